"""The remarks that our own commands put behind what they guessed, and that stand until a person has checked it.

`source add` and `fact add` write them as comments; whoever has compared the value with the text deletes the comment.
Judges no value: a remark that still stands is all it sees.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from briefgen.library.yaml_node import Node
from briefgen.words.diagnostics import Diagnostic, Place, Subject

#: How every such remark ends: `# guessed from the text: check`.
UNCHECKED = ": check"

CODE = "BG011"
_REMARK = re.compile(rf"(?<=\s)# (?P<why>.*{UNCHECKED})\s*\Z")
_FIELD = re.compile(r"\s*(?:- )*(?P<name>[\w-]+):(?:\s|\Z)")
_HINT = "Compare it with the text, mend it where it is wrong, then delete the remark behind it."


def remark(why: str) -> str:
    """The words behind `# ` that mark a guess."""
    return f"{why}{UNCHECKED}"


def guessed(lines: Sequence[str], field: str) -> bool:
    """Whether the remark still stands behind a field that begins its line."""
    return any(_REMARK.search(line) and (found := _FIELD.match(line)) and found["name"] == field for line in lines)


def unchecked(root: Node, lines: Sequence[str], file: str) -> Iterator[Diagnostic]:
    """BG011, a warning, at each remark of a source's or a facts file that nobody took out yet."""
    found = [(number, match) for number, line in enumerate(lines) if (match := _REMARK.search(line))]
    if not found or not file.startswith(("sources/", "facts/")):
        return
    texts = list(_texts(root))
    for number, match in found:
        if any(text.start <= (number, match.start()) < text.end for text in texts):
            continue
        field = _FIELD.match(lines[number])
        what = f"`{field['name']}`" if field else "this"
        why = match["why"].removesuffix(UNCHECKED)
        place = Place(file, line=number + 1, column=match.start() + 1, length=len(match[0].rstrip()))
        about = _subject(root, number, file)
        yield Diagnostic(CODE, "warning", f"{what} waits to be checked: {why}", place, _HINT, about=about)


def _texts(node: Node) -> Iterator[Node]:
    """Every text of a tree: what stands inside one is no comment."""
    waiting = [node]
    while waiting:
        one = waiting.pop()
        waiting.extend((*one.keys, *one.children))
        if one.kind == "text":
            yield one


def _subject(root: Node, line: int, file: str) -> tuple[Subject, ...]:
    """The source of the file, or the fact that the line belongs to: the last one that begins at or above it."""
    if file.startswith("sources/"):
        return (f"source:{PurePosixPath(file).stem}",)
    below = [found[1] for group in root.children if (found := group.child("facts"))]
    facts = [fact for listed in below for fact in listed.children if fact.start[0] <= line and fact.child("id")]
    named = facts[-1].child("id") if facts else None
    return (f"fact:{named[1].text}",) if named else ()
