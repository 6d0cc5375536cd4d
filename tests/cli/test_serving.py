"""The server of `serve`, over real sockets: what it gives, and everything that it does not."""

from __future__ import annotations

import http.client
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefgen.build.run import Built, Summary
from briefgen.cli.board import Stand
from briefgen.cli.serving import Server
from briefgen.library.atlas import Atlas
from briefgen.words.diagnostics import Diagnostic, Place

PAGE = b"<html><head><title>Boats &amp; nets</title></head><body>A page</body></html>"
Ask = Callable[..., http.client.HTTPResponse]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """An output folder with one brief, its cache, a file that is no rendition, and one that is nobody's."""
    folder = tmp_path / "out"
    (folder / ".cache").mkdir(parents=True)
    (folder / ".cache" / "run.json").write_text("{}")
    (folder / "boats.html").write_bytes(PAGE)
    (folder / "boats.pdf").write_bytes(b"%PDF-1.7 pages")
    (folder / "boats.txt").write_text("private")
    (folder / "diary.md").write_text("private")
    (tmp_path / "boats.md").write_text("private")
    return folder


@pytest.fixture
def stand(out: Path) -> Stand:
    """A stand whose one brief was built, with a warning."""
    stand, warning = Stand(), Diagnostic("BG502", "warning", "a <b>word</b>", Place("boats.yaml"), hint="Read it.")
    atlas = Atlas(display="briefs")
    stand.ended(Summary((Built("boats", (out / "boats.html",), 1),), (), (warning,), atlas), "briefs")
    return stand


@pytest.fixture
def server(stand: Stand, out: Path) -> Iterator[Server]:
    """The server, listening on a free port."""
    with Server(0, stand, out) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server
        stand.close()
        server.shutdown()
        thread.join(10)


@pytest.fixture
def ask(server: Server) -> Iterator[Ask]:
    """Sends one request as it is written, without tidying its path, and gives the answer."""
    connections = []

    def asked(path: str, *, method: str = "GET", host: str = "") -> http.client.HTTPResponse:
        connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
        connections.append(connection)
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        connection.putheader("Host", host or f"127.0.0.1:{server.server_port}")
        connection.endheaders()
        return connection.getresponse()

    yield asked
    for connection in connections:
        connection.close()


def test_it_listens_on_this_machine_alone(server: Server) -> None:
    """The socket is bound to the loopback address, not to every network."""
    assert server.server_address[0] == "127.0.0.1"


def test_the_list_names_every_brief_by_its_title(ask: Ask) -> None:
    """With a link to its page, and what was found."""
    text = ask("/").read().decode()
    assert '<a href="/brief/boats">Boats &amp; nets</a>' in text
    assert "1 warning" in text


def test_the_page_of_a_brief_shows_html_and_pdf(ask: Ask) -> None:
    """Each in a frame, with the diagnostic, its place and its hint; words from the library are no markup."""
    text = ask("/brief/boats").read().decode()
    assert text.count("<iframe") == 2
    assert all(words in text for words in ("briefs/boats.yaml:1:1", "Read it.", "a &lt;b&gt;word&lt;/b&gt;"))


@pytest.mark.parametrize(
    ("path", "kind", "body"),
    [
        ("/out/boats.html", "text/html; charset=utf-8", PAGE),
        ("/out/boats.html?a1", "text/html; charset=utf-8", PAGE),
        ("/out/boats.pdf", "application/pdf", b"%PDF-1.7 pages"),
    ],
)
def test_renditions_come_as_they_are(ask: Ask, path: str, kind: str, body: bytes) -> None:
    """The very bytes, under their type."""
    answer = ask(path)
    assert (answer.status, answer.headers["Content-Type"], answer.read()) == (200, kind, body)


@pytest.mark.parametrize(
    "path",
    [
        "/out/",
        "/out/diary.md",
        "/out/boats.txt",
        "/out/boats.json",
        "/out/.cache/run.json",
        "/out/../boats.md",
        "/out/%2e%2e/boats.md",
        "/out/..%2fboats.md",
        "/out//etc/passwd",
        "/out/boats.html/",
        "/out/boats.html%00",
        "/brief/../../etc/passwd",
        "/brief/nets",
        "/live.html.j2",
        "/out",
        "/favicon.ico",
        "//127.0.0.1/out/diary.md",
    ],
)
def test_nothing_else_is_there(ask: Ask, path: str) -> None:
    """No listing, no way up, no cache, no file that is no rendition of a known brief."""
    answer = ask(path)
    assert answer.status == 404
    assert b"private" not in answer.read()


def test_a_link_out_of_the_folder_is_not_followed(ask: Ask, out: Path) -> None:
    """Not even under the name of a rendition."""
    (out / "boats.md").symlink_to(out / "diary.md")
    assert ask("/out/boats.md").status == 404


@pytest.mark.parametrize("host", ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "[::1]:{port}"])
def test_another_host_is_refused(ask: Ask, server: Server, host: str) -> None:
    """A name that somebody points at this machine does not make it answer."""
    assert ask("/", host=host.format(port=server.server_port)).status == 421


def test_localhost_is_this_machine(ask: Ask, server: Server) -> None:
    """In whatever case it is typed."""
    assert ask("/", host=f"LocalHost:{server.server_port}").status == 200


def test_a_request_without_a_host_is_refused(server: Server) -> None:
    """As of old, when there was one server an address."""
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=10) as line:
        line.sendall(b"GET / HTTP/1.0\r\n\r\n")
        assert b" 421 " in line.makefile("rb").readline()


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_nothing_can_be_written(ask: Ask, method: str) -> None:
    """Only GET and HEAD are answered."""
    answer = ask("/", method=method)
    assert (answer.status, answer.headers["Allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize("path", ["/", "/out/boats.pdf", "/live.js", "/nothing", "/events"])
def test_head_gives_the_head_alone(ask: Ask, path: str) -> None:
    """The same status as GET would give, and no body."""
    answer = ask(path, method="HEAD")
    assert (answer.status, answer.read()) == (404 if path == "/nothing" else 200, b"")


@pytest.mark.parametrize("path", ["/", "/brief/boats", "/out/boats.html", "/live.css", "/live.js", "/nothing"])
def test_every_answer_keeps_the_outside_out(ask: Ask, path: str) -> None:
    """No loads from elsewhere, no guessed types, no frame or embedding by other sites, nothing kept."""
    headers = ask(path).headers
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "http" not in policy
    assert "frame-ancestors 'none'" in policy or "frame-ancestors 'self'" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Cache-Control"] == "no-store"


def test_a_waiting_page_is_told_of_every_change(ask: Ask, stand: Stand) -> None:
    """The first event says what is up, each further one that something is new, and the end ends them."""
    events = ask("/events")
    assert events.headers["Content-Type"].startswith("text/event-stream")
    first = events.fp.readline()
    events.fp.readline()
    stand.drawn("boats")
    second = events.fp.readline()
    assert first.startswith(b"data: ")
    assert second.startswith(b"data: ")
    assert first != second
    stand.close()
    assert events.fp.read().strip() == b""


def test_a_withheld_brief_shows_its_last_good_page(ask: Ask, stand: Stand, out: Path) -> None:
    """With the error, open; and a brief that never had a page says so."""
    error = Diagnostic("BG301", "error", "passage not found", Place("facts/sea.yaml", line=14, column=15))
    stand.ended(Summary((), ("boats", "nets"), (error,), Atlas(display="briefs")), "briefs")
    text = ask("/brief/boats").read().decode()
    assert "what you see is the last good page" in text
    assert "<details open>" in text
    assert "briefs/facts/sea.yaml:14:15" in text
    assert text.count("<iframe") == 2
    assert "There is no page of this brief yet" in ask("/brief/nets").read().decode()


def test_a_library_that_went_away_is_told(ask: Ask, stand: Stand) -> None:
    """The pages stay, and say why nothing new comes."""
    stand.stopped("there is no library folder `briefs`")
    assert "There is no library folder" in ask("/brief/boats").read().decode()
