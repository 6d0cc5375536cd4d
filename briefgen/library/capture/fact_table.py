"""Facts from a CSV file: every row becomes a draft, or every mistake of every row is told at its line.

What `fact list --as csv` writes comes back as the same facts. Reads one file and writes none.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from briefgen.library import shape
from briefgen.library.anchors import propose, ranges, spans
from briefgen.library.capture import fact_rows
from briefgen.library.capture.facts import Draft
from briefgen.library.library import Library
from briefgen.library.model import Fact, Selector
from briefgen.library.written import is_id
from briefgen.library.yaml_reader import read
from briefgen.library.yaml_writer import Value, record
from briefgen.words import find
from briefgen.words.diagnostics import Diagnostic, Place

_COMPUTED = re.compile(r"(change|sum)\((.*)\)\Z")
#: Defaults stay out of what is written.
_USUAL = {"kind": "fact", "status": "done", "currency": "unstated"}
#: Stands for anchors that were not found, which is told, while the other fields are judged.
_ANY = "x"


def drafts(path: Path, library: Library) -> tuple[Draft, ...] | tuple[Diagnostic, ...]:
    """A draft for each row, or diagnostics alone.

    BG001, BG006, BG007, BG101 for the table; BG102 a cell that is missing, BG103 and BG104 a wrong value, BG105 an id
    used twice, BG201 an unknown source, BG301 and BG302 a passage not found once, BG008 a text not on this machine.
    """
    found = fact_rows.rows(path)
    if isinstance(found, Diagnostic):
        return (found,)
    reader = _Reader(path.as_posix(), library)
    made = tuple(reader.draft(row) for row in found)
    return tuple(reader.faults) or made


class _Reader:
    """Turns rows into drafts and collects what is wrong with them."""

    def __init__(self, name: str, library: Library) -> None:
        self.name, self.library, self.line = name, library, 1
        self.faults: list[Diagnostic] = []
        self._ids: dict[str, int] = {}
        self._pages: dict[str, find.Page] = {}

    def draft(self, row: fact_rows.Row) -> Draft:
        """The draft of a row, which holds if nothing was told."""
        self.line, cells = row.line, row.cells
        source, topic = cells.get("source", ""), cells.get("topic") or cells.get("source", "")
        if not source:
            self._tell("BG102", "`source` is missing", "every row names its source")
        elif source not in self.library.sources:
            self._tell("BG201", f"there is no source `{source}`", "add it first: `briefgen source add`")
        elif not is_id(topic):
            self._tell("BG103", f"`{topic}` is no name for a file of facts", "small letters, digits, single hyphens")
        fields = self._fields(cells) | self._passages(cells, source)
        self._judge(fields)
        self._claim_id(cells.get("id", ""))
        order = dict.fromkeys(("id", "claim", "at", *fields))
        return Draft(topic, source, {n: fields[n] for n in order if n in fields}, cells.get("theme") or None)

    def _tell(self, code: str, message: str, hint: str = "") -> None:
        self.faults.append(Diagnostic(code, "error", message, self._place(), hint))

    def _place(self) -> Place:
        return Place(self.name, line=self.line, column=1)

    def _fields(self, cells: Mapping[str, str]) -> dict[str, Value]:
        """The cells as fields, without passages."""
        found: dict[str, Value] = {}
        for name in fact_rows.TEXTS:
            if cells.get(name) and cells[name] != _USUAL.get(name):
                found[name] = cells[name]
        for name in fact_rows.LISTS:
            found |= {name: listed} if (listed := _parts(cells.get(name, ""))) else {}
        for name in fact_rows.PAIRS:
            pairs = [one.partition("=") for one in _parts(cells.get(name, ""))]
            if any(not (key.strip() and value.strip()) for key, _, value in pairs):
                self._tell("BG103", f"`{name}` takes pairs: `2016 = 40,000 tonnes; 2018 = 31,000 tonnes`")
            elif pairs:
                found[name] = {key.strip(): _computed(value.strip()) for key, _, value in pairs}
        return found

    def _passages(self, cells: Mapping[str, str], source: str) -> dict[str, Value]:
        """`at`, with anchors that lead to one place each; where there is none, made from a few words."""
        given = [one.strip() for one in cells.get("at", "").splitlines() if one.strip()]
        if source not in self.library.sources:
            return {"at": _ANY}
        if not given and cells.get("words"):
            return {"at": self._proposed(source, cells["words"])}
        selectors = [one for one in map(self._selector, given) if one]
        for one in selectors:
            self._find_once(one.source or source, one)
        written = [_long(one) for one in given] if len(selectors) == len(given) else [_ANY]
        return {"at": written[0] if len(written) == 1 else written} if written else {}

    def _proposed(self, source: str, words: str) -> str:
        try:
            found = [one for one in propose(self.library, source=source, words=words) if one.exact]
        except ValueError:
            found = []
        if len(found) == 1:
            return found[0].at
        hint = f"look with `briefgen fact add --source {source} WORDS`"
        self._tell("BG302" if found else "BG301", f"{len(found) or 'no'} passages hold `{words}`", hint)
        return _ANY

    def _selector(self, at: str) -> Selector | None:
        try:
            return Selector.model_validate(_long(at))
        except ValueError:
            self._tell("BG103", f"`{at}`: `[...]` stands once, with words before and after it")
            return None

    def _find_once(self, source: str, selector: Selector) -> None:
        known = self.library.sources.get(source)
        text = (self.library.texts or {}).get(known.text.sha256) if known else None
        if known is None or text is None:
            self._tell("BG008", f"the captured text of source `{source}` is not on this machine")
            return
        if source not in self._pages:
            self._pages[source] = find.Page.of(text)
        count = len(spans(self._pages[source], selector, within=ranges(self._pages[source], known)))
        if count != 1:
            what = f"stands {count} times in source `{source}`" if count else f"is not in source `{source}`"
            self._tell("BG302" if count else "BG301", f"`{selector.anchors}` {what}")

    def _judge(self, fields: Mapping[str, Value]) -> None:
        """What the model has to say of the fields, at the row's line."""
        back = read(record(fields or {"claim": "x"}, indent=0).encode(), self.name)
        node = back.root.children[0] if back.root and back.root.children else None
        if back.diagnostics or node is None:
            self._tell("BG001", back.diagnostics[0].message if back.diagnostics else "the row holds no fact")
            return
        _, faults = shape.validate(Fact, node, place=Place(self.name), about=())
        self.faults.extend(replace(one, place=self._place(), about=()) for one in faults)

    def _claim_id(self, key: str) -> None:
        used = self.library.uses(key)
        if key and (used or key in self._ids):
            where = "in the library" if used else f"in line {self._ids[key]}"
            self._tell("BG105", f"the id `{key}` is used already, {where}", "ids are unique in the library")
        self._ids.setdefault(key, self.line)


def _parts(cell: str) -> list[str]:
    return [one.strip() for one in cell.split(";") if one.strip()]


def _computed(value: str) -> Value:
    """`change(2016, 2018)` and `sum(a, b)` as fields, any other text as it is."""
    if found := _COMPUTED.match(value):
        return {found[1]: [one.strip() for one in found[2].split(",")]}
    return value


def _long(at: str) -> str | dict[str, str]:
    """Anchors in a line, or where they are written as JSON, their fields."""
    if at.startswith("{"):
        try:
            found = json.loads(at)
        except (ValueError, RecursionError):
            return at
        if isinstance(found, dict) and all(isinstance(one, str) for one in found.values()):
            return found
    return at
