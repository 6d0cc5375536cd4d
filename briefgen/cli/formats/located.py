"""A diagnostic with its line and column found: what every format starts from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from briefgen.cli.advice import at_library
from briefgen.library.atlas import Atlas, shown
from briefgen.words.diagnostics import Diagnostic, Place, Related


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a file, counted from 1; `file` is relative to the library, `text` the line that stands there.

    Line 0: the file as a whole.
    """

    path: str
    file: str
    line: int = 0
    column: int = 0
    length: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True)
class Located:
    """A diagnostic, where it stands, and where its related notes stand (None: in no file of the library)."""

    diagnostic: Diagnostic
    where: Where
    related: tuple[tuple[Related, Where | None], ...] = ()


def located(diagnostics: Iterable[Diagnostic], atlas: Atlas | None, *, display: str) -> tuple[Located, ...]:
    """Find each diagnostic's place, and sort by it; one without a place stands at the library, shown as `display`."""
    found = (
        Located(
            replace(diagnostic, hint=at_library(diagnostic.hint, display)),
            _where(diagnostic.place, atlas, display) if diagnostic.place else Where(display, ""),
            tuple((r, _where(r.place, atlas, display) if r.place else None) for r in diagnostic.related),
        )
        for diagnostic in diagnostics
    )
    return tuple(sorted(found, key=lambda one: (one.where.path, one.where.line, one.where.column)))


def _where(place: Place, atlas: Atlas | None, display: str) -> Where:
    if atlas is None:
        path = shown(display, place.file) if place.file else display
        return Where(path, place.file, place.line or 0, place.column or 0, place.length)
    spot = atlas.spot(place)
    return Where(spot.path, place.file, spot.line, spot.column, spot.length, atlas.line(place.file, spot.line))
