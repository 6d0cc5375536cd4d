"""Where things stand: places (file and YAML route) turned into lines and columns for people.

Made once by the loader, never changed. It judges nothing and opens no file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from briefgen.library.yaml_events import Limits
from briefgen.library.yaml_node import Node
from briefgen.library.yaml_reader import Document, lines_of, read
from briefgen.words.diagnostics import Place

_FIRST = re.compile(r"- |[A-Za-z_]\w*: ")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as people see it: the path to show, line and column from 1, and how many characters."""

    path: str
    line: int
    column: int
    length: int


@dataclass(frozen=True)
class Leaf:
    """One file: its path as shown to people, its lines, and what reads its YAML, once somebody looks for a place."""

    path: str
    lines: tuple[str, ...]
    reader: Callable[[], Node | None] = field(default=lambda: None, compare=False)

    @classmethod
    def of(cls, path: str, document: Document) -> Leaf:
        """That of a file which was read."""
        return cls(path, document.lines, lambda: document.root)

    @cached_property
    def root(self) -> Node | None:
        """Its YAML; None where it could not be read."""
        return self.reader()


class Leaves(Mapping[str, Leaf]):
    """The leaves of a folder by name. Bytes are kept, and looked into when somebody asks: few files are asked for."""

    def __init__(self) -> None:
        self._ready: dict[str, Leaf] = {}
        self._waiting: dict[str, tuple[str, bytes, Limits]] = {}

    def take(self, file: str, *, path: str, data: bytes, limits: Limits) -> None:
        """Take a file in."""
        self._waiting[file] = (path, data, limits)

    def __getitem__(self, file: str) -> Leaf:
        if file in self._waiting:
            path, data, limits = self._waiting.pop(file)
            lines = lines_of(data, limits=limits)
            self._ready[file] = Leaf(path, lines, lambda: read(data, file, limits=limits).root)
        return self._ready[file]

    def __iter__(self) -> Iterator[str]:
        return iter([*self._ready, *self._waiting])

    def __len__(self) -> int:
        return len(self._ready) + len(self._waiting)


@dataclass(frozen=True, slots=True)
class Atlas:
    """Every file that was read, by its name relative to the library folder; `beside` are files that are no YAML."""

    leaves: Mapping[str, Leaf] = field(default_factory=dict)
    display: str = ""
    beside: Mapping[str, Leaf] = field(default_factory=dict)

    def plus(self, file: str, *, path: str, text: str) -> Atlas:
        """Give an atlas with one more file that is no YAML, such as a template."""
        return replace(self, beside={**self.beside, file: Leaf(path, tuple(text.splitlines()))})

    def spot(self, place: Place) -> Spot:
        """Line and column of a place; the file's first line where nothing better is known."""
        leaf = self._leaf(place.file)
        path = leaf.path if leaf else shown(self.display, place.file)
        if place.line is not None:
            return Spot(path, place.line, place.column or 1, place.length)
        if leaf and place == Place(place.file) and (opening := _opening(leaf.lines)):
            return Spot(path, *opening, 1)
        if leaf is None or leaf.root is None:
            return Spot(path, 1, 1, 0)
        line, column, length = _span(place, leaf.root, leaf.lines)
        return Spot(path, line + 1, column + 1, length)

    def line(self, path: str, number: int) -> str:
        """A line (from 1) of a file, by the path shown to people or its name; empty where there is none."""
        leaf = self._leaf(path) or next((leaf for leaf in self.leaves.values() if leaf.path == path), None)
        return leaf.lines[number - 1] if leaf and 0 < number <= len(leaf.lines) else ""

    def _leaf(self, file: str) -> Leaf | None:
        return self.beside.get(file) or self.leaves.get(file)


def _opening(lines: tuple[str, ...]) -> tuple[int, int] | None:
    """Line and column, from 1, where the first entry or key of a file stands, if that is plain without reading it."""
    for number, line in enumerate(lines, start=1):
        said = line.lstrip(" ")
        if said and not said.startswith(("#", "---")):
            return (number, len(line) - len(said) + 1) if _FIRST.match(said) else None
    return None


def _span(place: Place, root: Node, lines: tuple[str, ...]) -> tuple[int, int, int]:
    _, key, node = root.follow(place.route)
    if place.on == "key" and key is None and node.keys:
        key = node.keys[0]
    if place.on == "key" and key is not None:
        return *key.start, key.end[1] - key.start[1]
    if place.offset is not None and node.kind == "text":
        line, column = node.locate(place.offset, lines)
        return line, column, min(place.length, max(len(lines[line]) - column, 1))
    if node.kind == "text" and node.start[0] == node.end[0]:
        return *node.start, max(node.end[1] - node.start[1], 1)
    return *node.start, 1


def shown(display: str, file: str) -> str:
    """The path of a library file as people see it; templates are not in the library."""
    outside = display in ("", ".") or file.startswith("templates/")
    return file if outside else f"{display.rstrip('/')}/{file}"
