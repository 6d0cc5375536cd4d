"""Captured texts made ready for finding: where body and captions stand, and which bodies share words.

Finds no passage of a fact: that is the affair of `check.evidence`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from briefgen.check import hints
from briefgen.check.case import Lost, Sheet
from briefgen.check.evidence import candidates
from briefgen.library.library import Library
from briefgen.library.memo import Memo, digest
from briefgen.library.model import Source
from briefgen.words import find, shingles
from briefgen.words.diagnostics import Place

#: The share of the smaller body from which two sources are worth telling of.
ALIKE = 0.1


@dataclass(frozen=True)
class Marked:
    """Where body and captions stand in a captured text, None where one is not found once: that is in `lost`."""

    ranges: tuple[tuple[int, int], ...] | None
    lost: tuple[Lost, ...] = ()


def marked(source: Source, page: find.Page, place: Place) -> Marked:
    """The body and captions of a source, in its captured text; `place` is the source's."""
    ranges: list[tuple[int, int]] = []
    lost: list[Lost] = []
    for what, selector in (("body", source.text.body), *(("captions", c) for c in source.text.captions)):
        spans = candidates(page, selector, ((0, len(page.text)),))
        if len(spans) == 1:
            ranges.append((spans[0].start, spans[0].end))
        else:
            near = hints.nearest(page, selector, source.id) if not spans else ()
            lost.append(Lost(source.id, what, place.at("text", what), len(spans), near))
    return Marked(None if lost else tuple(ranges), tuple(lost))


class Sheets(Mapping[str, Sheet]):
    """Each source whose text is on this machine, made ready when it is asked for.

    A few are kept: a thousand folded texts need not be in memory. Where body and captions stand is remembered; `lost`
    are those that are not found once.
    """

    def __init__(self, library: Library, memo: Memo) -> None:
        self._texts, self._sources = library.texts or {}, library.sources
        held = {key: source for key, source in library.sources.items() if source.text.sha256 in self._texts}
        self._page = lru_cache(8)(self._folded)
        marks = {key: self._marked(source, library.places[f"source:{key}"], memo) for key, source in held.items()}
        self._ranges = {key: found.ranges for key, found in marks.items() if found.ranges is not None}
        self.lost = tuple(lost for found in marks.values() for lost in found.lost)
        bodies = {key: ranges[0] for key, ranges in sorted(self._ranges.items())}
        key = digest([(name, self._sources[name].text.sha256, body) for name, body in bodies.items()])
        #: The pairs of sources whose bodies share words.
        self.alike = memo.of("alike", key, lambda: self._compared(tuple(bodies)))

    def __getitem__(self, key: str) -> Sheet:
        ranges = self._ranges[key]
        return Sheet(self._page(self._sources[key].text.sha256), ranges[0], ranges[1:])

    def __iter__(self) -> Iterator[str]:
        return iter(self._ranges)

    def __len__(self) -> int:
        return len(self._ranges)

    def _marked(self, source: Source, place: Place, memo: Memo) -> Marked:
        key = digest(source.id, source.text, place)
        return memo.of("text", key, lambda: marked(source, self._page(source.text.sha256), place))

    def _compared(self, names: Iterable[str]) -> tuple[tuple[str, str, float], ...]:
        return tuple(shingles.alike({name: self._body(name) for name in names}, at_least=ALIKE))

    def _body(self, key: str) -> str:
        start, end = self._ranges[key][0]
        return self._texts[self._sources[key].text.sha256][start:end]

    def _folded(self, pin: str) -> find.Page:
        return find.Page.of(self._texts[pin])
