"""The strict YAML reader: bytes to a `Node` tree and diagnostics, never an exception.

A subset on purpose: one UTF-8 document of maps, lists and texts; no aliases, tags or directives; keys once
each; limits on everything. Types come from the model, not from YAML. The tree is built by `yaml_events`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.library.yaml_events import FORBIDDEN, USUAL, Builder, Limits
from briefgen.library.yaml_node import Mark, Node
from briefgen.library.yaml_traps import Complaint
from briefgen.words.diagnostics import Diagnostic, Place

_BREAK = re.compile(r"\r\n|\r|\n")
_ROUNDS = 50


@dataclass(frozen=True, slots=True)
class Document:
    """One file read. `root` is None where the file is empty or cannot be read."""

    root: Node | None
    lines: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]


def read(data: bytes, file: str, *, limits: Limits = USUAL) -> Document:
    """Read one file.

    `file` is its name in diagnostics: BG001 no readable text, BG002 not YAML or outside the subset, BG003
    a key twice, BG004 one of the three traps, BG006 a limit. All concern the whole library.
    """
    if len(data) > limits.size:
        return _refused(file, "BG006", f"the file is larger than {limits.size >> 10} KiB", "split it")
    text = decode(data)
    if isinstance(text, Complaint):
        return _refused(file, text.code, text.message, text.hint, line=text.mark[0] + 1)
    lines = tuple(_BREAK.split(text))
    complaints = [
        Complaint("BG001", f"a character that cannot be seen or kept: U+{ord(text[at]):04X}", "take it out", mark)
        for at, mark in _forbidden(text)
    ]
    root = _parsed(FORBIDDEN.sub("?", text), lines, complaints, limits)
    marks = sorted(set(complaints), key=lambda complaint: (complaint.mark, complaint.code))
    return Document(root, lines, tuple(_diagnostic(complaint, file) for complaint in marks))


def lines_of(data: bytes, *, limits: Limits = USUAL) -> tuple[str, ...]:
    """The lines of one file, as `read` gives them, without reading it; none where it is no text or too large."""
    text = decode(data) if len(data) <= limits.size else None
    return tuple(_BREAK.split(text)) if isinstance(text, str) else ()


def decode(data: bytes) -> str | Complaint:
    """The characters of UTF-8 bytes without a byte order mark, or why they are no text."""
    save = "save it as UTF-8 text"
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return Complaint("BG001", "the file is UTF-16, not UTF-8", save, (0, 0))
    if b"\x00" in data:
        return Complaint(
            "BG001", "the file is binary, or not UTF-8", save, (data[: data.index(b"\x00")].count(b"\n"), 0)
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n")
        if error.end >= len(data) and "unexpected end" in error.reason:
            return Complaint("BG001", "the file breaks off in the middle of a character", "save it again", (line, 0))
        return Complaint("BG001", "the file is not UTF-8", save, (line, 0))


def _refused(file: str, code: str, message: str, hint: str, *, line: int = 1) -> Document:
    return Document(None, (), (Diagnostic(code, "error", message, Place(file, line=line, column=1), hint),))


def _diagnostic(complaint: Complaint, file: str) -> Diagnostic:
    line, column = complaint.mark
    place = Place(file, line=line + 1, column=column + 1, length=1)
    return Diagnostic(complaint.code, "error", complaint.message, place, complaint.hint)


def _forbidden(text: str) -> Iterator[tuple[int, Mark]]:
    for count, found in enumerate(FORBIDDEN.finditer(text)):
        if count == 20:
            return
        before = _BREAK.split(text[: found.start()])
        yield found.start(), (len(before) - 1, len(before[-1]))


def _parsed(text: str, lines: tuple[str, ...], complaints: list[Complaint], limits: Limits) -> Node | None:
    """The tree, or None. A trap is reported, its value blanked out, and the rest read, to tell all in one run.

    So is a character that only looks like a space, and is taken for one.
    """
    current = list(lines)
    for _ in range(_ROUNDS):
        builder = Builder(lines=current, limits=limits)
        root = builder.run(text)
        complaints.extend(builder.complaints)
        stop = builder.stopped
        if stop and stop.odd:
            line, column = stop.mark
            current[line] = current[line][:column] + stop.mended + current[line][column + len(stop.odd) :]
        elif stop and stop.value and not builder.flow:
            line, column = stop.value
            current[line] = current[line][:column] + "x" * max(len(current[line]) - column, 1)
        else:
            return None if stop or current != list(lines) else root
        text = "\n".join(current)
    return None
