"""The server behind `briefgen serve`: to this machine alone, reading alone, the renditions of known briefs alone.

A page that a browser has open elsewhere must not read a draft through it: only requests addressed to this machine by
name are answered (DNS rebinding), and no other site may frame or embed what comes. Knows no rules and builds nothing.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import TCPServer
from urllib.parse import unquote, urlsplit

from briefgen.cli import live_page
from briefgen.cli.board import Board, Stand

HOST = "127.0.0.1"
#: Seconds between two signs of life to a page that waits, and after which a silent connection is closed.
_ALIVE, _SILENT = 15.0, 60
_TEXT = "text/plain; charset=utf-8"
_TYPES = {
    "html": "text/html; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "json": "application/json",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_OURS = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; frame-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_BRIEF = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; object-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)
_ALWAYS = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cache-Control", "no-store"),
)


class Server(ThreadingHTTPServer):
    """Listens on a port of 127.0.0.1 (0: any that is free). Raises OSError where it is taken."""

    daemon_threads = True
    # elsewhere this would let two programs listen on one port
    allow_reuse_address = os.name == "posix"

    def __init__(self, port: int, stand: Stand, out: Path) -> None:
        super().__init__((HOST, port), partial(_Answer, stand, out))
        self.names = {f"{name}:{self.server_port}" for name in (HOST, "localhost")}
        if self.server_port == 80:
            self.names |= {HOST, "localhost"}

    def server_bind(self) -> None:
        """Bind, without asking the network for this machine's name, which can take seconds and is of no use here."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, self.server_address[1]

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes away in the middle is no event."""


class _Answer(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    server_version, sys_version = "briefgen", ""
    timeout = _SILENT
    server: Server

    def __init__(self, stand: Stand, out: Path, *connection: object) -> None:
        self._stand, self._out = stand, out
        super().__init__(*connection)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer a GET, or a HEAD without its body."""
        if self.headers.get("Host", "").lower() not in self.server.names:
            self._refused(HTTPStatus.MISDIRECTED_REQUEST, "This server answers to 127.0.0.1 and localhost alone.")
            return
        path = unquote(urlsplit(self.path).path, errors="replace")
        board = self._stand.now
        version = self._stand.version(board)
        if path == "/":
            self._sent(live_page.index(board, self._out, version=version), _TYPES["html"])
        elif path.startswith("/brief/"):
            slug = path.removeprefix("/brief/")
            if board.state(slug) is None and not (board.busy and not board.briefs):
                self._refused(HTTPStatus.NOT_FOUND, "There is no such brief.")
            else:
                self._sent(live_page.one(board, slug, self._out, version=version), _TYPES["html"])
        elif path == "/live.css":
            self._sent(live_page.style(), "text/css; charset=utf-8")
        elif path == "/live.js":
            self._sent(live_page.script(), "text/javascript; charset=utf-8")
        elif path == "/events":
            self._events()
        elif path.startswith("/out/"):
            self._rendition(path.removeprefix("/out/"))
        else:
            self._refused(HTTPStatus.NOT_FOUND, "There is nothing here.")

    do_HEAD = do_GET

    def _refuse_method(self) -> None:
        self.close_connection = True  # what else was sent is not read
        self._refused(HTTPStatus.METHOD_NOT_ALLOWED, "This server is for reading.", ("Allow", "GET, HEAD"))

    do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = do_TRACE = do_CONNECT = _refuse_method

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name in the standard library
        """Say nothing: what matters is on the page."""

    def _rendition(self, name: str) -> None:
        """A file of the output folder that is a rendition of a brief, and a plain file; anything else is not there."""
        slug, _, ending = name.rpartition(".")
        data = None
        if ending in _TYPES and self._stand.now.state(slug) is not None:
            data = _plain_file(self._out / name)
        if data is None:
            self._refused(HTTPStatus.NOT_FOUND, "There is no such rendition.")
        else:
            self._sent(data, _TYPES[ending], policy=_BRIEF)

    def _events(self) -> None:
        """The version of the board, now and whenever it changes, until the browser goes or the server ends."""
        self.close_connection = True
        self._head(HTTPStatus.OK, "text/event-stream; charset=utf-8", _OURS, ("Connection", "close"))
        if self.command == "HEAD":
            return
        board: Board | None = self._stand.now
        told = -1
        with suppress(OSError):
            while board is not None:
                new = board.number != told
                self.wfile.write(f"data: {self._stand.version(board)}\n\n".encode() if new else b": alive\n\n")
                self.wfile.flush()
                told = board.number
                board = self._stand.wait(board, _ALIVE)

    def _sent(self, body: str | bytes, kind: str, *, policy: str = _OURS) -> None:
        data = body.encode() if isinstance(body, str) else body
        self._head(HTTPStatus.OK, kind, policy, ("Content-Length", str(len(data))))
        self._body(data)

    def _refused(self, status: HTTPStatus, words: str, *more: tuple[str, str]) -> None:
        data = f"{words}\n".encode()
        self._head(status, _TEXT, _OURS, ("Content-Length", str(len(data))), *more)
        self._body(data)

    def _head(self, status: HTTPStatus, kind: str, policy: str, *more: tuple[str, str]) -> None:
        self.send_response(status)
        for name, value in (("Content-Type", kind), ("Content-Security-Policy", policy), *_ALWAYS, *more):
            self.send_header(name, value)
        self.end_headers()

    def _body(self, data: bytes) -> None:
        if self.command != "HEAD":
            with suppress(OSError):
                self.wfile.write(data)


def _plain_file(path: Path) -> bytes | None:
    """The bytes of a regular file that is no link; None for anything else."""
    try:
        if path.is_symlink():
            return None
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError):
        return None
    with os.fdopen(handle, "rb") as file:
        return file.read() if stat.S_ISREG(os.fstat(file.fileno()).st_mode) else None
