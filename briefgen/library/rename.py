"""Every reference to a fact under a new id: the edited text of each file of a library that names it.

Ids are replaced where the strict reader says they stand, and nothing else of a file changes: comments, layout and
line ends stay. Writes nothing; whether the outcome still holds is for the caller to check.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from briefgen.library.files import read_inside
from briefgen.library.library import Library
from briefgen.library.lock import Lock, Locked
from briefgen.library.yaml_events import USUAL
from briefgen.library.yaml_node import Mark, Node
from briefgen.library.yaml_reader import decode, read
from briefgen.library.yaml_writer import write_lock
from briefgen.words import prose
from briefgen.words.diagnostics import Diagnostic

_BREAK = re.compile(r"\r\n|\r|\n")
_BOM = b"\xef\xbb\xbf"
#: Fields of facts, questions and things shown that hold fact ids: one text, or a list of them.
_FIELDS = ("id", "because", "replaces", "accounts", "about", "quotation", "bars", "contacts", "ruptures")


@dataclass(frozen=True, slots=True)
class Refused:
    """Why an id cannot be replaced, in a sentence, and where."""

    why: str
    file: str
    line: int


def edited(folder: Path, library: Library, *, old: str, new: str) -> dict[str, bytes] | Refused:
    """The new bytes of each facts file, question file and brief that names the fact `old`, by file name."""
    found: dict[str, bytes] = {}
    for file in sorted({place.file for place in library.places.values()}):
        data = read_inside(folder, file, limit=USUAL.size)
        text = None if isinstance(data, Diagnostic) else decode(data)
        if isinstance(data, Diagnostic) or not isinstance(text, str):
            return Refused("the file cannot be read", file, 1)
        spots = list(_spots(data, file, old))
        changed = _replaced(text, spots, old=old, new=new)
        if isinstance(changed, int):
            return Refused(f"`{old}` is written with escapes or over two lines here; write it plainly", file, changed)
        if spots:
            found[file] = (_BOM if data.startswith(_BOM) else b"") + changed.encode()
    return found


def lock_text(lock: Locked, *, old: str, new: str) -> str:
    """The text of the lock with the entries of `old` filed under `new`."""
    moved = (e.model_copy(update={"fact": new}) if e.fact == old else e for e in lock.entries)
    return write_lock(Lock(entries=tuple(sorted(moved, key=lambda entry: entry.key))))


def mentions(texts: Mapping[str, bytes], old: str) -> tuple[tuple[str, int], ...]:
    """File and line, from 1, of each place where the id still stands, in a comment or a remark."""
    word = re.compile(rf"(?<![\w-]){re.escape(old)}(?![\w-])")
    lines = ((file, n, line) for file, data in texts.items() for n, line in enumerate(data.decode().splitlines(), 1))
    return tuple((file, number) for file, number, line in lines if word.search(line))


def _spots(data: bytes, file: str, old: str) -> Iterator[Mark]:
    """Line and column, from 0, of every reference to a fact in one file."""
    document = read(data, file)
    if document.root is None:
        return
    found = _of_list(document.root, old) if document.root.kind == "list" else _of_brief(document.root, old)
    for node, offset in found:
        yield node.locate(offset, document.lines)


def _of_list(root: Node, old: str) -> Iterator[tuple[Node, int]]:
    """References in a file of facts (groups of them) or of questions."""
    for entry in root.children:
        below = entry.child("facts")
        if below is None:
            # A question's own id is no fact's.
            yield from _of_fields(entry, _FIELDS[1:], old)
        for fact in below[1].children if below else ():
            yield from _of_fields(fact, _FIELDS, old)


def _of_brief(root: Node, old: str) -> Iterator[tuple[Node, int]]:
    yield from _of_prose(root, "bottom_line", old)
    for judgement in _list(root, "key_judgements"):
        yield from _of_prose(judgement, "text", old)
    for section in _list(root, "sections"):
        yield from _of_prose(section, "text", old)
        rail = section.child("rail")
        yield from ((key, 0) for key in (rail[1].keys if rail else ()) if key.text == old)
        for show in _list(section, "show"):
            # `accounts` names a question here.
            yield from _of_fields(show, ("quotation", "bars"), old)
            if line := show.child("timeline"):
                yield from _of_fields(line[1], ("contacts", "ruptures"), old)


def _list(node: Node, key: str) -> tuple[Node, ...]:
    found = node.child(key)
    return found[1].children if found else ()


def _of_fields(node: Node, fields: tuple[str, ...], old: str) -> Iterator[tuple[Node, int]]:
    for field in fields:
        if found := node.child(field):
            value = found[1]
            yield from ((one, 0) for one in (value.children if value.kind == "list" else (value,)) if one.text == old)


def _of_prose(node: Node, field: str, old: str) -> Iterator[tuple[Node, int]]:
    """References in the bracket groups of a text."""
    text = (node.child(field) or (None, Node("text", (0, 0), (0, 0))))[1]
    cited = re.compile(rf"@{re.escape(old)}(?![a-z0-9-])")
    for group in (group for block in prose.blocks(text.text) for group in block.groups):
        for match in cited.finditer(text.text, group.start, group.end):
            yield text, match.start() + 1


def _replaced(text: str, spots: list[Mark], *, old: str, new: str) -> str | int:
    """The text with `old` replaced at the spots, or the line, from 1, where it does not stand as such."""
    starts = [0, *(match.end() for match in _BREAK.finditer(text))]
    for line, column in sorted(set(spots), reverse=True):
        at = starts[line] + column
        if text[at : at + len(old)] != old:
            return line + 1
        text = text[:at] + new + text[at + len(old) :]
    return text
