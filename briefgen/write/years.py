"""A scale of years with its empty stretches: which are drawn, which are broken out, and where a day stands.

Pure arithmetic over dates; nothing here draws.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

#: More empty years than this in a row may be broken out; the longest of them are, at most so many.
EMPTY, BREAKS = 4, 3
_BREAK_WIDTH, _NARROWEST = 20.0, 24.0
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_LABEL, _WITH_MONTHS = 20.0, 72.0


@dataclass(frozen=True, slots=True)
class Stretch:
    """Years drawn without a break: first and last, and from where to where."""

    first: int
    last: int
    left: float
    right: float

    @property
    def year(self) -> float:
        """The width of one year."""
        return (self.right - self.left) / (self.last - self.first + 1)


@dataclass(frozen=True, slots=True)
class Scale:
    """Stretches from left to right."""

    stretches: tuple[Stretch, ...]

    @property
    def left_out(self) -> tuple[tuple[int, int], ...]:
        """The years, first and last, of each break."""
        return tuple((a.last + 1, b.first - 1) for a, b in pairwise(self.stretches))

    def x(self, day: date, *, end: bool = False) -> float:
        """Where a day begins, or with `end` where it ends. The day lies in a stretch."""
        stretch = next(s for s in self.stretches if s.first <= day.year <= s.last)
        days = 366 if calendar.isleap(day.year) else 365
        passed = day.year - stretch.first + (day.timetuple().tm_yday - (0 if end else 1)) / days
        return stretch.left + passed * stretch.year

    def months(self) -> tuple[float, ...]:
        """Where months begin, if years are wide enough to show them."""
        wide = [stretch for stretch in self.stretches if stretch.year >= _WITH_MONTHS]
        years = [year for stretch in wide for year in range(stretch.first, stretch.last + 1)]
        return tuple(self.x(date(year, month, 1)) for year in years for month in range(2, 13))

    def labels(self) -> tuple[tuple[int, float, float], ...]:
        """The years to write, each with the two ends of its room: every year, or every so many if they are narrow."""
        shown = []
        for stretch in self.stretches:
            step = next((step for step in _STEPS if step * stretch.year >= _LABEL), _STEPS[-1])
            rest = (y for y in range(stretch.first + 1, stretch.last + 1) if y % step == 0)
            # The first year of a stretch is always written, so the next round one may have to make way for it.
            years = [stretch.first, *(y for y in rest if (y - stretch.first) * stretch.year >= _LABEL)]
            for year, following in zip(years, [*years[1:], stretch.last + 1], strict=True):
                left = stretch.left + (year - stretch.first) * stretch.year
                right = stretch.left + (following - stretch.first) * stretch.year
                if right - left >= _LABEL:
                    shown.append((year, left, left + stretch.year if step == 1 else right))
        return tuple(shown)


def scale(spans: Iterable[tuple[date, date]], *, left: float, right: float) -> Scale:
    """A scale of whole years that holds all spans, its longest empty runs broken out. There is a span."""
    runs = _runs(spans)
    free = right - left - _BREAK_WIDTH * (len(runs) - 1)
    widths = _widths([last - first + 1 for first, last in runs], free)
    stretches, at = [], left
    for (first, last), width in zip(runs, widths, strict=True):
        stretches.append(Stretch(first, last, at, at + width))
        at += width + _BREAK_WIDTH
    return Scale(tuple(stretches))


def _runs(spans: Iterable[tuple[date, date]]) -> list[tuple[int, int]]:
    """Runs of years, first and last, that hold all spans, with only short gaps inside them."""
    joined: list[tuple[int, int]] = []
    for first, last in sorted((start.year, end.year) for start, end in spans):
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        else:
            joined.append((first, last))
    gaps = [(later[0] - earlier[1] - 1, at) for at, (earlier, later) in enumerate(pairwise(joined))]
    broken = {at for size, at in sorted(gaps, key=lambda gap: (-gap[0], gap[1]))[:BREAKS] if size > EMPTY}
    runs = [joined[0]]
    for at, run in enumerate(joined[1:]):
        if at in broken:
            runs.append(run)
        else:
            runs[-1] = (runs[-1][0], run[1])
    return runs


def _widths(years: Sequence[int], free: float) -> list[float]:
    """The same width for every year, but that no stretch is too narrow for its first year to be written in it."""
    narrow: set[int] = set()
    while True:
        wide = sum(count for at, count in enumerate(years) if at not in narrow)
        unit = (free - _NARROWEST * len(narrow)) / wide if wide else 0.0
        more = {at for at, count in enumerate(years) if at not in narrow and count * unit < _NARROWEST}
        if not more:
            return [_NARROWEST if at in narrow else count * unit for at, count in enumerate(years)]
        narrow |= more
