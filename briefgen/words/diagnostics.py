"""What went wrong, as a value: a code, a level, one message, one place, and what to do.

A place is symbolic (file and YAML route); lines and columns are found late, by `library.atlas`.
Nothing here formats or prints.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Level = Literal["error", "warning", "info"]
Step = str | int
#: What a diagnostic speaks of: "fact:ID", "source:ID", "question:ID", "brief:SLUG", "library".
Subject = str
LIBRARY: Subject = "library"


@dataclass(frozen=True)
class Place:
    """Where in the written library.

    `file` is relative to the library folder, in POSIX form (a template's starts with `templates/`).
    `route` leads through the YAML maps and lists; `offset` and `length` count characters of the scalar
    there, as the model sees it. Where `line` is set (from 1, as is `column`), it stands for the route.
    """

    file: str
    route: tuple[Step, ...] = ()
    on: Literal["key", "value"] = "value"
    offset: int | None = None
    length: int = 0
    line: int | None = None
    column: int | None = None

    def at(self, *steps: Step) -> Place:
        """The place further down the route."""
        return Place(self.file, self.route + steps, self.on, line=self.line, column=self.column)

    def key(self, *steps: Step) -> Place:
        """The key, rather than the value, further down the route."""
        return replace(self.at(*steps), on="key")

    def span(self, start: int, end: int) -> Place:
        """Characters `start` to `end` (exclusive) of the scalar here."""
        return replace(self, offset=start, length=max(end - start, 0))


@dataclass(frozen=True)
class Related:
    """A second place that explains the first: a line of a captured text, or of another file."""

    message: str
    place: Place | None = None
    source: str = ""
    line: int = 0
    excerpt: str = ""


@dataclass(frozen=True)
class Diagnostic:
    """One finding. `message` is terse and in plain words; `hint` says what to do next.

    `about` names what is affected: a brief that is one of them, or uses one, is withheld by an error.
    Empty means the whole library.
    """

    code: str
    level: Level
    message: str
    place: Place | None = None
    hint: str = ""
    related: tuple[Related, ...] = ()
    about: tuple[Subject, ...] = ()

    def sort_key(self) -> tuple[object, ...]:
        """Order for people: file, then route, then code; independent of the order of discovery."""
        place = self.place or Place("")
        steps = tuple((isinstance(s, str), str(s).zfill(6)) for s in place.route)
        return (place.file, place.line or 0, steps, place.offset or 0, self.code, self.message)


def in_order(diagnostics: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    """All diagnostics once each, sorted for people."""
    return tuple(sorted(set(diagnostics), key=Diagnostic.sort_key))
