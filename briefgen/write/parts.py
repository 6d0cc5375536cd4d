"""The parts of a manuscript: marked regions of its Markdown that a page may set apart.

A mark is a line of its own in private-use characters, which no data and no prose can hold (the strict
reader refuses them). Readers of Markdown never see marks: `without_marks` takes them out. A page makes a
box of each part. Nothing here knows which names there are; the templates do.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

OPEN, CLOSE = "\ue000", "\ue001"
_MARK = re.compile(rf"^(?:{OPEN}([a-z-]+)((?: [a-z]+=[^\s{CLOSE}]*)*){CLOSE}|{OPEN}/{CLOSE})$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Part:
    """A region: its name, its attributes, and what it holds in order: Markdown or further parts."""

    name: str
    attributes: Mapping[str, str]
    children: tuple[Part | str, ...]


def marked(name: str, body: str, **attributes: str) -> str:
    """The Markdown of a part: its body between an opening and a closing mark."""
    listed = "".join(f" {key}={value}" for key, value in attributes.items())
    return f"\n\n{OPEN}{name}{listed}{CLOSE}\n\n{body.strip(chr(10))}\n\n{OPEN}/{CLOSE}\n\n"


def without_marks(markdown: str) -> str:
    """The Markdown for readers: no marks, no more than one blank line in a row."""
    return re.sub(r"\n{3,}", "\n\n", _MARK.sub("", markdown)).strip("\n") + "\n"


def tree(markdown: str) -> Part:
    """The whole Markdown as a part without name. Raises ValueError for a mark that does not pair."""
    stack: list[tuple[str, dict[str, str], list[Part | str]]] = [("", {}, [])]
    position = 0
    for match in _MARK.finditer(markdown):
        _keep(stack[-1][2], markdown[position : match.start()])
        position = match.end()
        if match.group(1):
            pairs = (pair.partition("=") for pair in match.group(2).split())
            stack.append((match.group(1), {key: value for key, _, value in pairs}, []))
        elif len(stack) > 1:
            name, attributes, children = stack.pop()
            stack[-1][2].append(Part(name, attributes, tuple(children)))
        else:
            raise ValueError("a part is closed that was not opened")
    if len(stack) > 1:
        raise ValueError(f"part `{stack[-1][0]}` is not closed")
    _keep(stack[0][2], markdown[position:])
    return Part("", {}, tuple(stack[0][2]))


def _keep(children: list[Part | str], text: str) -> None:
    if text.strip():
        children.append(text.strip("\n") + "\n")
