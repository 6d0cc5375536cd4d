"""One page from the network, for `source add` alone. http and https; nothing else of briefgen opens a connection.

Every hop is vetted: its scheme, and the addresses its name leads to, which are connected to as they were vetted, so
that a name that changes its mind (DNS rebinding) leads nowhere else. No cookies, no credentials, no proxy, no cache.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import time
import zlib
from contextlib import suppress
from dataclasses import dataclass
from email.message import Message
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

from briefgen.library import archive as archives
from briefgen.library.capture.incoming import HTML, MARKDOWN, PDF, TEXT, Incoming, kind
from briefgen.library.capture.taken import fault
from briefgen.words.diagnostics import Diagnostic

_KINDS = {
    "text/html": HTML, "application/xhtml+xml": HTML, "application/pdf": PDF, "text/plain": TEXT,
    "text/markdown": MARKDOWN, "application/octet-stream": TEXT, "": TEXT,
}  # fmt: skip
_HOPS = 5
_MOVED = (301, 302, 303, 307, 308)
_BY_HAND = "save the page to a file and add that"
_INNER = {"64:ff9b::/96": 12, "2002::/16": 2}  # RFC 6052 and RFC 3056: an IPv4 address inside, and where it begins


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds that one step may take, that all may take, and the most bytes of a page."""

    step: float = 20.0
    whole: float = 60.0
    size: int = archives.LIMIT


class _Refused(Exception):
    """Why a page is not taken: a code, the end of a sentence, a hint. Never leaves this module."""

    def __init__(self, code: str, what: str, hint: str = "") -> None:
        super().__init__(what)
        self.code, self.what, self.hint = code, what, hint


def is_address(text: str) -> bool:
    """Whether something typed is an address and no file."""
    return "://" in text


def fetched(url: str, *, private: bool = False, patience: Patience | None = None) -> Incoming | Diagnostic:
    """The page at an address, after at most five redirects; its `url` is where it was found.

    `private` lets addresses of this machine and its network pass. BG905 for what may not be or could not be fetched,
    BG006 for a page that is too large.
    """
    patience = patience or Patience()
    until, here = time.monotonic() + patience.whole, url
    try:
        for _ in range(_HOPS + 1):
            answer = _asked(here, private=private, patience=patience, until=until)
            if isinstance(answer, Incoming):
                return answer
            here = _next(here, answer)
        raise _Refused("BG905", f"leads on more than {_HOPS} times")
    except _Refused as why:
        return fault(why.code, here, why.what, why.hint)
    except ssl.SSLCertVerificationError as error:
        return fault(
            "BG905", here, f"has no certificate that can be trusted: {error.verify_message.rstrip('.')}", _BY_HAND
        )
    except ssl.SSLError as error:
        return fault("BG905", here, f"could not be fetched: no encryption with it ({error.reason})", _BY_HAND)
    except TimeoutError:
        return fault("BG905", here, f"did not answer within {patience.step:g} seconds", "try again later")
    except (OSError, http.client.HTTPException) as error:
        why_not = getattr(error, "strerror", None) or str(error) or type(error).__name__
        return fault("BG905", here, f"could not be fetched: {why_not}", _BY_HAND)


def _next(here: str, location: str) -> str:
    there = urljoin(here, location)
    if urlsplit(here).scheme == "https" and urlsplit(there).scheme == "http":
        hint = f"if that is right, add the other address: {there}"
        raise _Refused("BG905", "leads on to an address without encryption", hint)
    return there


def _asked(url: str, *, private: bool, patience: Patience, until: float) -> Incoming | str:
    """The page, or where it is to be found instead."""
    parts = _parts(url)
    connection = _connection(parts, _vetted(parts, private=private), step=patience.step, until=until)
    # A server may send a letter now and then for ever; each step alone is then in time.
    hanging_up = threading.Timer(max(until - time.monotonic(), 0), _hang_up, (connection.sock,))
    hanging_up.daemon = True
    hanging_up.start()
    try:
        headers = {"User-Agent": "briefgen (capture of one page)", "Accept-Encoding": "identity", "Connection": "close"}
        connection.request("GET", urlunsplit(("", "", parts.path or "/", parts.query, "")), headers=headers)
        answer = connection.getresponse()
        if answer.status in _MOVED and answer.getheader("Location"):
            return str(answer.getheader("Location"))
        if answer.status != 200:
            raise _Refused("BG905", f"answered {answer.status} {answer.reason}".rstrip(), "is the address right?")
        return _page(url, answer, patience=patience, until=until)
    except (OSError, http.client.HTTPException):
        if time.monotonic() >= until:
            raise _too_slow(patience) from None
        raise
    finally:
        hanging_up.cancel()
        connection.close()


def _hang_up(stream: socket.socket) -> None:
    with suppress(OSError):
        stream.shutdown(socket.SHUT_RDWR)


def _parts(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise _Refused("BG905", "is no address that can be read") from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise _Refused("BG905", "is no address that is fetched: it begins with http:// or https://")
    if parts.username or parts.password is not None:
        raise _Refused("BG905", "holds a name or password, which would end up in the record", "save the page to a file")
    if not url.isascii() or any(character <= " " for character in url):
        raise _Refused(
            "BG905", "holds characters that an address writes with %", "copy it from the browser's address bar"
        )
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return parts._replace(netloc=f"{host}:{port or (443 if parts.scheme == 'https' else 80)}")


def _vetted(parts: SplitResult, *, private: bool) -> tuple[str, ...]:
    """The addresses of the host, in the order to be tried, if none of them is this machine or its network."""
    try:
        found = socket.getaddrinfo(parts.hostname, parts.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise _Refused("BG905", f"has a host that is not known: `{parts.hostname}`", "is the address right?") from None
    addresses = [str(one[4][0]) for one in found]
    if not private and not all(_public(address) for address in addresses):
        hint = "if you trust it, add `--allow-private`"
        raise _Refused("BG905", "leads to this machine or its own network, and not to the public one", hint)
    return tuple(dict.fromkeys(addresses))


def _public(address: str) -> bool:
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        for network, at in _INNER.items():
            if ip in ipaddress.ip_network(network):
                return _public(str(ipaddress.IPv4Address(ip.packed[at : at + 4])))
        if ip.ipv4_mapped:
            return _public(str(ip.ipv4_mapped))
    return ip.is_global and not ip.is_multicast


def _connection(
    parts: SplitResult, addresses: tuple[str, ...], *, step: float, until: float
) -> http.client.HTTPConnection:
    """A connection to the first vetted address that answers, which speaks to the host by its name."""
    host, port = parts.hostname or "", parts.port or 0
    stream = _stream(addresses, port, step=step, until=until)
    if parts.scheme == "https":
        try:
            stream = ssl.create_default_context().wrap_socket(stream, server_hostname=host)
        except BaseException:
            stream.close()
            raise
    default = 443 if parts.scheme == "https" else 80
    connection = http.client.HTTPConnection(host, port)
    connection.default_port = default  # so that the name is sent without a port where it is the usual one
    connection.sock = stream
    return connection


def _stream(addresses: tuple[str, ...], port: int, *, step: float, until: float) -> socket.socket:
    """To the first that answers: many a network hands out addresses of IPv6, and leads to none of them."""
    *others, last = addresses
    for address in others:
        with suppress(OSError):
            return socket.create_connection((address, port), timeout=step)
        if time.monotonic() >= until:
            raise TimeoutError
    return socket.create_connection((last, port), timeout=step)


def _page(url: str, answer: http.client.HTTPResponse, *, patience: Patience, until: float) -> Incoming:
    said = Message()
    said["content-type"] = answer.getheader("Content-Type") or ""
    declared = said.get_content_type() if answer.getheader("Content-Type") else ""
    if declared not in _KINDS:
        raise _Refused("BG905", f"is `{declared}`: only HTML, text, Markdown and PDF are taken")
    data = _decoded(_whole(answer, patience=patience, until=until), answer, size=patience.size)
    found = kind(data, named=_KINDS[declared])
    charset = said.get_content_charset() if found != PDF else None
    return Incoming(url, data, found, charset, url.split("#")[0])


def _whole(answer: http.client.HTTPResponse, *, patience: Patience, until: float) -> bytes:
    parts, size = [], 0
    while piece := answer.read1(1 << 16):
        parts.append(piece)
        size += len(piece)
        if size > patience.size:
            raise _too_large(patience.size)
    if time.monotonic() >= until:
        raise _too_slow(patience)
    if answer.length:
        raise _Refused("BG905", "broke off before it was whole", "try again")
    return b"".join(parts)


def _decoded(data: bytes, answer: http.client.HTTPResponse, *, size: int) -> bytes:
    """The bytes without the compression that some servers use unasked, and no more of them than allowed."""
    coding = (answer.getheader("Content-Encoding") or "identity").lower()
    if coding == "identity":
        return data
    if coding not in ("gzip", "x-gzip", "deflate"):
        raise _Refused(
            "BG905", f"is compressed as `{coding}`, though it was not asked to be", "save the page to a file"
        )
    try:
        inflater = zlib.decompressobj(47)  # gzip or zlib, whichever it is
        plain = inflater.decompress(data, size + 1)
    except zlib.error:
        raise _Refused("BG905", "is compressed in a way that cannot be read", "save the page to a file") from None
    if len(plain) > size:
        raise _too_large(size)
    return plain


def _too_slow(patience: Patience) -> _Refused:
    return _Refused("BG905", f"took longer than {patience.whole:g} seconds to come", "try again later")


def _too_large(size: int) -> _Refused:
    return _Refused("BG006", f"is larger than {size >> 20} MiB" if size >> 20 else f"is larger than {size} bytes")
