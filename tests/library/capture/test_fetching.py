from __future__ import annotations

import gzip
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import trustme

from briefgen.library.capture import fetching
from briefgen.library.capture.fetching import Patience, fetched
from briefgen.library.capture.incoming import HTML, MARKDOWN, PDF, TEXT, Incoming
from briefgen.words.diagnostics import Diagnostic

PAGE = b"<!doctype html><title>Ice</title><p>Ice."
QUICK = Patience(step=0.5, whole=1.0, size=4096)


class Answers(BaseHTTPRequestHandler):
    """One answer for each path; anything else is not found."""

    def do_GET(self) -> None:
        """Answer."""
        path = self.path.partition("?")[0]
        port = self.server.server_address[1]
        if path == "/drip":
            self.head(200, {"Content-Type": "text/plain", "Content-Length": "100"})
            for _ in range(40):
                self.wfile.write(b"x")
                time.sleep(0.05)
        elif path == "/slow-head":
            for n in range(40):
                self.wfile.write(b"b" if n else b"HTTP/1.1 200 OK\r\nX-Ice: a")
                self.wfile.flush()
                time.sleep(0.05)
        elif path == "/cut":
            self.head(200, {"Content-Type": "text/plain", "Content-Length": "100"}, b"Ice")
        elif path == "/silent":
            time.sleep(1.2)
        elif path.startswith("/to/"):
            there = {"loop": "/to/loop", "scheme": "file:///etc/hostname", "gopher": "gopher://127.0.0.1/"}
            there |= {"page": "/page?from=here", "private": f"http://localhost:{port}/page"}
            self.head(302, {"Location": there[path[4:]], "Content-Length": "0"})
        elif path in ANSWERS:
            kind, body, more = ANSWERS[path]
            self.head(200, {"Content-Type": kind, "Content-Length": str(len(body)), **more}, body)
        else:
            self.head(404, {"Content-Length": "0"})

    def head(self, status: int, headers: dict[str, str], body: bytes = b"") -> None:
        """Send it."""
        self.send_response(status)
        for name, value in headers.items():
            if value:
                self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
        """Say nothing."""


ANSWERS: dict[str, tuple[str, bytes, dict[str, str]]] = {
    "/page": ("text/html; charset=ISO-8859-1", PAGE, {}),
    "/plain": ("text/plain; charset=utf-8", b"Ice.", {}),
    "/notes.md": ("text/markdown", b"# Ice", {}),
    "/report": ("application/octet-stream", b"%PDF-1.7 ...", {}),
    "/unsaid": ("", PAGE, {}),
    "/picture": ("image/png", b"\x89PNG", {}),
    "/large": ("text/plain", b"x" * 5000, {}),
    "/packed": ("text/html", gzip.compress(PAGE), {"Content-Encoding": "gzip"}),
    "/bomb": ("text/html", gzip.compress(b"x" * 5000), {"Content-Encoding": "gzip"}),
    "/strange": ("text/html", PAGE, {"Content-Encoding": "br"}),
}


@contextmanager
def serving(secrets: ssl.SSLContext | None = None) -> Iterator[int]:
    """A server on this machine, which speaks https where it has a certificate; its port."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    server.daemon_threads = True
    if secrets:
        server.socket = secrets.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="module")
def here() -> Iterator[str]:
    """A server on this machine, as an address."""
    with serving() as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    """Who signs the certificates of these tests; nobody trusts it unasked."""
    return trustme.CA()


@pytest.fixture(scope="module")
def encrypted(authority: trustme.CA) -> Iterator[int]:
    """The port of a server whose certificate is for `localhost` alone."""
    secrets = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(secrets)
    with serving(secrets) as port:
        yield port


@pytest.fixture
def trusted(authority: trustme.CA, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The machine trusts that authority."""
    authority.cert_pem.write_to_path(tmp_path / "authority.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))


def _only_for(host: str, answer: list[object]) -> Callable[..., object]:
    """A resolver that answers so for one host, and as ever for others."""
    real = socket.getaddrinfo
    return lambda name, *more, **by_name: answer if name == host else real(name, *more, **by_name)


def told(url: str, *, private: bool = True) -> Diagnostic:
    """Why an address is not fetched."""
    found = fetched(url, private=private, patience=QUICK)
    assert isinstance(found, Diagnostic), found
    return found


@pytest.mark.parametrize(
    ("path", "kind", "charset"),
    [
        ("/page", HTML, "iso-8859-1"),
        ("/plain", TEXT, "utf-8"),
        ("/notes.md", MARKDOWN, None),
        ("/report", PDF, None),
        ("/unsaid", HTML, None),
        ("/packed", HTML, None),
    ],
)
def test_a_page_comes_with_its_kind_and_charset(here: str, path: str, kind: str, charset: str | None) -> None:
    """As the server says, or as it begins where the server says nothing useful."""
    found = fetched(here + path, private=True, patience=QUICK)
    assert isinstance(found, Incoming)
    assert (found.media_type, found.charset) == (kind, charset)
    assert found.data == (PAGE if path == "/packed" else ANSWERS[path][1])


def test_the_address_is_where_the_page_was_found(here: str) -> None:
    """After redirects, and without the fragment."""
    found = fetched(f"{here}/to/page#top", private=True, patience=QUICK)
    assert isinstance(found, Incoming)
    assert found.url == f"{here}/page?from=here"


@pytest.mark.parametrize(
    ("path", "code", "said"),
    [
        ("/none", "BG905", "404"),
        ("/picture", "BG905", "image/png"),
        ("/large", "BG006", "4096 bytes"),
        ("/bomb", "BG006", "4096 bytes"),
        ("/strange", "BG905", "br"),
        ("/cut", "BG905", "broke off"),
        ("/drip", "BG905", "1 seconds"),
        ("/slow-head", "BG905", "1 seconds"),
        ("/silent", "BG905", "0.5 seconds"),
        ("/to/loop", "BG905", "5 times"),
        ("/to/scheme", "BG905", "http:// or https://"),
        ("/to/gopher", "BG905", "http:// or https://"),
    ],
)
def test_what_is_not_taken_is_told(here: str, path: str, code: str, said: str) -> None:
    """In a sentence, and in good time."""
    found = told(here + path)
    assert found.code == code
    assert said in found.message


def test_this_machine_is_not_asked_unless_that_is_wished(here: str) -> None:
    """The server is never reached."""
    found = told(f"{here}/page", private=False)
    assert "this machine" in found.message
    assert "--allow-private" in found.hint


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.0.0.1", "192.168.1.1", "172.16.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "ff02::1",
        "::", "255.255.255.255",
    ],
)  # fmt: skip
def test_addresses_that_are_not_public_are_refused(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever name leads there, in either family, and inside one another."""
    resolved = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.215.14", 80)), (0, 0, 0, "", (address, 80))]
    monkeypatch.setattr(fetching.socket, "getaddrinfo", lambda *_, **__: resolved)
    monkeypatch.setattr(fetching.socket, "create_connection", lambda *_, **__: pytest.fail("it was connected to"))
    assert "this machine" in told("http://harbour.example/", private=False).message


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "64:ff9b::5db8:d70e"])
def test_public_addresses_are_connected_to_as_they_were_vetted(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not by name again, which may lead elsewhere a moment later."""
    asked: list[object] = []

    def connect(where: object, **_: object) -> None:
        asked.append(where)
        raise TimeoutError

    monkeypatch.setattr(fetching.socket, "getaddrinfo", lambda *_, **__: [(0, 0, 0, "", (address, 80))])
    monkeypatch.setattr(fetching.socket, "create_connection", connect)
    told("http://harbour.example/", private=False)
    assert asked == [(address, 80)]


def test_a_redirect_is_vetted_like_the_first_address(here: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A public page cannot lead a reader's machine to itself."""
    monkeypatch.setattr(fetching, "_public", lambda address: not address.startswith(("::1", "127.0.0.1")) or not seen())
    hops: list[int] = []

    def seen() -> bool:
        hops.append(1)
        return len(hops) > 1

    assert "this machine" in told(f"{here}/to/private", private=False).message


@pytest.mark.parametrize(
    "url",
    [
        "ftp://harbour.example/a", "http://", "http:///a", "http://user:word@harbour.example/", "http://harbour.example:x/",
        "http://[::1/", "http://harbour.example/a b", "http://harbour.example/\nHost: x",
    ],
)  # fmt: skip
def test_what_is_no_plain_address_is_refused(url: str) -> None:
    """Before anything is asked of the network."""
    assert told(url).code == "BG905"


@pytest.mark.parametrize(
    "url", ["http://[::1]/", "https://[::1]:8080/a", "http://127.1/", "http://2130706433/", "http://LOCALHOST/"]
)
def test_this_machine_is_known_under_all_its_names(url: str) -> None:
    """However its address is written."""
    assert "this machine" in told(url, private=False).message


@pytest.mark.usefixtures("trusted")
def test_a_page_comes_encrypted(encrypted: int) -> None:
    """Over https, from a host whose certificate the machine trusts."""
    found = fetched(f"https://localhost:{encrypted}/page", private=True, patience=QUICK)
    assert isinstance(found, Incoming), found
    assert (found.data, found.url) == (PAGE, f"https://localhost:{encrypted}/page")


def test_an_authority_that_is_not_trusted_is_told(encrypted: int) -> None:
    """With what can be done instead."""
    found = told(f"https://localhost:{encrypted}/page")
    assert found.code == "BG905"
    assert "no certificate that can be trusted" in found.message
    assert "save the page" in found.hint


@pytest.mark.usefixtures("trusted")
def test_a_certificate_of_another_host_is_told(encrypted: int) -> None:
    """Whatever name the server goes by, the one that was typed counts."""
    assert "not valid for '127.0.0.1'" in told(f"https://127.0.0.1:{encrypted}/page").message


def test_https_of_a_server_that_does_not_speak_it_is_no_matter_of_certificates(here: str) -> None:
    """The message names what failed."""
    found = told(here.replace("http:", "https:") + "/page")
    assert "no encryption with it" in found.message
    assert "certificate" not in found.message


@pytest.mark.usefixtures("trusted")
def test_encryption_is_not_given_up_on_the_way(encrypted: int) -> None:
    """From https a page does not lead to http; the message has the other address."""
    found = told(f"https://localhost:{encrypted}/to/private")
    assert "without encryption" in found.message
    assert f"http://localhost:{encrypted}/page" in found.hint


def test_a_second_address_is_tried_where_the_first_is_deaf(here: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A host has several, and not all lead to it from everywhere."""
    port = int(here.rpartition(":")[2])
    deaf, hearing = (
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in ("127.0.0.2", "127.0.0.1")
    )
    monkeypatch.setattr(socket, "getaddrinfo", _only_for("harbour.example", [deaf, hearing]))
    found = fetched(f"http://harbour.example:{port}/page", private=True, patience=QUICK)
    assert isinstance(found, Incoming), found
    monkeypatch.setattr(socket, "getaddrinfo", _only_for("harbour.example", [deaf]))
    assert "could not be fetched" in told(f"http://harbour.example:{port}/page").message
