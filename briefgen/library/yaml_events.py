"""From libyaml's events to one `Node` tree, with what is outside the subset noted on the way.

Iterative, because constructing from deep nesting crashes libyaml's own composer. Decoding, and going on
after a trap, are the affair of `yaml_reader`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any, Literal

import yaml

from briefgen.library.yaml_node import Mark, Node
from briefgen.library.yaml_traps import ODD, Complaint, cut_off, explain, slip, stuck_to

#: Control, bidi and private-use characters, and the line breaks that only YAML knows.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ue000-\uf8ff\ufeff\ufffe\uffff]"
)
_ABSENT = frozenset(["", "~", "null", "Null", "NULL"])


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one file may hold: bytes, levels of nesting, values, characters of one value."""

    size: int = 1 << 20
    depth: int = 24
    nodes: int = 50_000
    scalar: int = 64_000


USUAL = Limits()


@dataclass
class _Open:
    """A map or list whose end has not come yet."""

    kind: Literal["list", "map"]
    start: Mark
    keys: list[Node] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)
    seen: dict[str, Mark] = field(default_factory=dict)

    @property
    def awaits_key(self) -> bool:
        return self.kind == "map" and len(self.keys) == len(self.children)

    def closed(self, end: Mark) -> Node:
        keys, children = self._distinct()
        return Node(self.kind, self.start, end, keys=keys, children=children)

    def _distinct(self) -> tuple[tuple[Node, ...], tuple[Node, ...]]:
        first: dict[str, tuple[Node, Node]] = {}
        if self.kind == "list":
            return (), tuple(self.children)
        for key, child in zip(self.keys, self.children, strict=False):
            first.setdefault(key.text, (key, child))
        return tuple(key for key, _ in first.values()), tuple(child for _, child in first.values())


class Builder:
    """Turns the events of one text into nodes."""

    def __init__(self, *, lines: list[str], limits: Limits) -> None:
        self.lines = lines
        self.limits = limits
        self.complaints: list[Complaint] = []
        self.stopped: Complaint | None = None
        self.flow = 0
        self._open: list[_Open] = []
        self._root: Node | None = None
        self._count = 0
        self._documents = 0
        self._last: tuple[str, Mark, Mark] | None = None
        self._odd = False

    def run(self, text: str) -> Node | None:
        """The root, or None where the text is empty or `stopped` says why it ends early."""
        self._odd = ODD.search(text) is not None
        try:
            for event in yaml.parse(text, Loader=yaml.CBaseLoader):
                self._event(event)
                if self.stopped:
                    return None
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            if error.context == "while scanning a simple key":  # where it begins, not where its `:` was missed
                mark = error.context_mark
            place = (mark.line, mark.column) if mark else (0, 0)
            self._stop(explain(error.problem or "", place, lines=self.lines, last=self._last))
        except yaml.YAMLError:
            self._stop(Complaint("BG002", "not YAML", "", (0, 0)))
        return self._root

    def _stop(self, complaint: Complaint) -> None:
        self.stopped = complaint
        self.complaints.append(complaint)

    def _tell(self, code: str, message: str, mark: Mark, hint: str = "") -> None:
        self.complaints.append(Complaint(code, message, hint, mark))

    def _event(self, event: yaml.Event) -> None:
        start, end = _mark(event.start_mark), _mark(event.end_mark)
        match event:
            case yaml.ScalarEvent():
                self._scalar(event, start, end)
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._start(event, start)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self.flow = max(self.flow - 1, 0)
                self._add(self._open.pop().closed(end))
            case yaml.DocumentStartEvent():
                self._document(event, start)
            case yaml.AliasEvent():
                self._tell(
                    "BG002", "`*name` repeats a value from elsewhere: not allowed here", start, "write the value out"
                )
                self._add(Node("text", start, end, style="*"))

    def _document(self, event: yaml.DocumentStartEvent, start: Mark) -> None:
        self._documents += 1
        if event.version or event.tags:
            self._tell("BG002", "a `%` directive is not allowed", start, "take the line out")
        if self._documents > 1:
            self._stop(
                Complaint("BG002", "a second document begins here", "keep one document a file; take `---` out", start)
            )

    def _scalar(self, event: yaml.ScalarEvent, start: Mark, end: Mark) -> None:
        style = event.style or ""
        self._last = (style, start, end)
        self._anchored(event, start)
        if len(event.value) > self.limits.scalar:
            self._tell("BG006", f"a value is longer than {self.limits.scalar} characters", start, "split it")
        if style and (hidden := FORBIDDEN.search(event.value)):
            self._tell("BG001", f"an escape stands for a character that cannot be kept: U+{ord(hidden[0]):04X}", start)
        if self._odd and not style:
            slips = (slip(number, lines=self.lines) for number in range(start[0], end[0] + 1))
            if slipped := next(filter(None, slips), None):
                self._stop(slipped)
        if not style and (cut := cut_off(start, end, lines=self.lines)):
            self.complaints.append(cut)
        if style in ("'", '"') and (stuck := stuck_to(end, lines=self.lines)):
            self.complaints.append(replace(stuck, value=start))
        absent = not style and event.value in _ABSENT
        self._add(Node("text", start, end, text=event.value, style=style, absent=absent))

    def _start(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent, start: Mark) -> None:
        self._anchored(event, start)
        top = self._open[-1] if self._open else None
        if top and top.awaits_key:
            hint = "put a value that opens with a bracket in quotation marks"
            self._stop(Complaint("BG002", "a key must be plain text", hint, start))
        if len(self._open) >= self.limits.depth:
            self._stop(Complaint("BG006", f"nested deeper than {self.limits.depth} levels", "", start))
        # Whether brackets are open decides if the rest of a line may be blanked out.
        self.flow += bool(event.flow_style) or self.flow > 0
        self._open.append(_Open("map" if isinstance(event, yaml.MappingStartEvent) else "list", start))
        self._counted(start)

    def _anchored(
        self, event: yaml.ScalarEvent | yaml.MappingStartEvent | yaml.SequenceStartEvent, start: Mark
    ) -> None:
        if event.anchor:
            self._tell(
                "BG002",
                "`&name` marks a value for repetition: not allowed here",
                start,
                "put the value in quotation marks",
            )
        if event.tag:
            self._tell(
                "BG002",
                "`!` at the start of a value is a YAML tag: not allowed here",
                start,
                "put the value in quotation marks",
            )

    def _counted(self, start: Mark) -> None:
        self._count += 1
        if self._count == self.limits.nodes:
            self._stop(Complaint("BG006", f"more than {self.limits.nodes} values in one file", "split it", start))

    def _add(self, node: Node) -> None:
        self._counted(node.start)
        if not self._open:
            self._root = node
            return
        top = self._open[-1]
        if not top.awaits_key:
            top.children.append(node)
            return
        if node.text in top.seen:
            line = top.seen[node.text][0] + 1
            self._tell(
                "BG003", f"the key `{node.text}` stands twice; first on line {line}", node.start, "keep one of them"
            )
        top.seen.setdefault(node.text, node.start)
        top.keys.append(node)


def _mark(mark: Any) -> Mark:
    return (mark.line, mark.column) if mark else (0, 0)
