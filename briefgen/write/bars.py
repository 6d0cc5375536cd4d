"""Bars as SVG: horizontal, from zero, one for each figure. From rows to bytes; it knows no facts.

Never a line between two points, never an axis that starts elsewhere than at zero.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from briefgen.write import lettering, svg

_SIZE, _LEADING, _ROW, _THICK = 8.4, 10.6, 17.0, 10.0
_NAMES, _GAP = 150.0, 6.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One figure: what it is called, the words of its passage, its value, and the number of its note."""

    name: str
    words: str
    value: Decimal
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Extent:
    """Where a bar begins and ends, from left to right, in points."""

    left: float
    right: float


def extents(bars: Sequence[Bar]) -> tuple[Extent, ...]:
    """Where the bars stand: all start at the one zero, and their lengths are to each other as their values are."""
    left, right = _name_width(bars) + _GAP, svg.COLUMN - max(_value_width(bar) for bar in bars) - _GAP
    low, high = min(0.0, *(float(b.value) for b in bars)), max(0.0, *(float(b.value) for b in bars))
    unit = (right - left) / (high - low) if high > low else 0.0
    zero = left - low * unit
    ends = [zero + float(bar.value) * unit for bar in bars]
    return tuple(Extent(min(zero, end), max(zero, end)) for end in ends)


def drawn(bars: Sequence[Bar], *, colour: str, ink: str, title: str, description: str) -> svg.Drawn:
    """The SVG, and where its bars are. There is a bar."""
    sheet = svg.Drawing()
    where = extents(bars)
    zero = _zero(bars, where)
    y = 2.0
    for bar, extent in zip(bars, where, strict=True):
        lines = _names(bar)
        height = max(_ROW, len(lines) * _LEADING + 4)
        middle = y + height / 2
        base = middle - (len(lines) - 1) * _LEADING / 2 + 2.8
        for at, line in enumerate(lines):
            x = _name_width(bars) - lettering.width(line, _SIZE)
            sheet.text(line, x, base + at * _LEADING, size=_SIZE)
        sheet.box(extent.left, middle - _THICK / 2, extent.right - extent.left, _THICK, colour=colour)
        end = sheet.text(bar.words, extent.right + _GAP - 1, middle + 2.8, size=_SIZE, colour=ink, bold=True)
        sheet.spot(bar.number, f"{bar.name}, {bar.words}", (0, y, svg.COLUMN, height))
        if bar.number:
            sheet.text(str(bar.number), end + 1, middle + 2.8, size=_SIZE, colour=ink, bold=True, raised=True)
        y += height
    sheet.line([(zero, 0), (zero, y + 2)], colour=ink, width=0.8)
    sheet.text("0", zero - 2, y + 10, size=7.4, colour=svg.GREY)
    return sheet.written(svg.COLUMN, y + 13, title=title, description=description)


def _zero(bars: Sequence[Bar], where: Sequence[Extent]) -> float:
    bar, extent = bars[0], where[0]
    return extent.right if bar.value < 0 else extent.left


def _names(bar: Bar) -> tuple[str, ...]:
    return lettering.wrapped(bar.name, _SIZE, limit=_NAMES)


def _name_width(bars: Sequence[Bar]) -> float:
    return max(lettering.width(line, _SIZE) for bar in bars for line in _names(bar))


def _value_width(bar: Bar) -> float:
    number = str(bar.number) if bar.number else ""
    words = lettering.width(bar.words, _SIZE, weight=lettering.BOLD)
    return words + 1 + lettering.width(number, _SIZE, weight=lettering.BOLD, raised=True)
