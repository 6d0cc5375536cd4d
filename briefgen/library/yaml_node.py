"""One YAML value with its place in the file: what the strict reader makes, and where its characters stand.

Scalars stay text: types come from the model. Lines and columns are counted from 0 here, as libyaml does;
people see them from 1, through `library.atlas`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from briefgen.words.diagnostics import Step

Mark = tuple[int, int]
Plain = None | str | list["Plain"] | dict[str, "Plain"]

#: What counts as one character of a quoted scalar: an escape, a doubled quotation mark, or itself.
_DOUBLE = re.compile(r"\\x..|\\u.{4}|\\U.{8}|\\(?:\r\n|.)|.", re.DOTALL)
_SINGLE = re.compile(r"''|.", re.DOTALL)
_PLAIN = re.compile(r".", re.DOTALL)
_BLANK_ESCAPES = frozenset(
    ["\\ ", "\\t", "\\n", "\\r", "\\\n", "\\\r\n", "\\\r", "\\N", "\\_", "\\L", "\\P", "\\v", "\\f"]
)


class Node(NamedTuple):
    """A text, a list or a map. `keys` and `children` run in step; a list has no keys.

    `style` is "" for plain text, else its quotation mark or `|` or `>`. `absent`: written as nothing,
    `null` or `~`. A named tuple, because a large file has a million of them, and a frozen dataclass takes longer to
    make than libyaml takes to read one.
    """

    kind: Literal["text", "list", "map"]
    start: Mark
    end: Mark
    text: str = ""
    style: str = ""
    absent: bool = False
    keys: tuple[Node, ...] = ()
    children: tuple[Node, ...] = ()

    def child(self, step: Step) -> tuple[Node | None, Node] | None:
        """The key (None in a list) and value one step down, or None where there is no such step."""
        if self.kind == "list" and isinstance(step, int) and 0 <= step < len(self.children):
            return None, self.children[step]
        if self.kind == "map":
            for key, value in zip(self.keys, self.children, strict=True):
                if key.text == str(step):
                    return key, value
        return None

    def follow(self, route: Sequence[Step]) -> tuple[tuple[Step, ...], Node | None, Node]:
        """The steps of the route that are in the YAML, and the last key and node they lead to.

        Steps that are no YAML keys (pydantic's union tags) are passed over.
        """
        taken: list[Step] = []
        key: Node | None = None
        node = self
        for step in route:
            if (found := node.child(step)) is not None:
                key, node = found
                taken.append(step)
        return tuple(taken), key, node

    def plain(self) -> Plain:
        """Maps, lists and texts without marks; an absent value of a map is left out, of a list None."""
        if self.kind == "text":
            return None if self.absent else self.text
        if self.kind == "list":
            return [child.plain() for child in self.children]
        pairs = zip(self.keys, self.children, strict=True)
        return {key.text: value.plain() for key, value in pairs if not value.absent}

    def locate(self, offset: int, lines: Sequence[str]) -> Mark:
        """Line and column of a character of this text, given the file's lines.

        Folding and indentation change white space alone, so the n-th character that is not blank in the
        value is the n-th in the file, each escape counted as one.
        """
        blank = self.text[offset : offset + 1].isspace() or offset >= len(self.text)
        ahead = sum(not char.isspace() for char in self.text[: offset + (not blank)])
        first = self.start
        if self.style in ("|", ">"):
            first = (self.start[0] + 1, 0)
        elif self.style:
            first = (self.start[0], self.start[1] + 1)
        if ahead == 0:
            return first
        unit = {'"': _DOUBLE, "'": _SINGLE}.get(self.style, _PLAIN)
        for number in range(first[0], min(self.end[0] + 1, len(lines))):
            line = lines[number]
            for found in unit.finditer(line, first[1] if number == first[0] else 0):
                escaped_blank = self.style == '"' and (found[0] in _BLANK_ESCAPES or found[0] == "\\")
                if not found[0].isspace() and not escaped_blank:
                    ahead -= 1
                    if ahead == 0:
                        return number, found.end() if blank else found.start()
        return self.start
