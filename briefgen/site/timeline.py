"""The timeline of all dated facts: a strip of years with a mark for each, and the same facts as a list by year.

The marks are links for who points; the list below has every fact, so that nobody needs the picture.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from briefgen.library.library import Filed
from briefgen.site.facts import AREAS, marks
from briefgen.site.naming import Naming
from briefgen.site.stock import Stock
from briefgen.words.edtf import Edtf
from briefgen.write import years

_WIDTH, _LEFT = 1000.0, 96.0
#: The height of a mark's row, and the room between bands.
_ROW, _BETWEEN = 11.0, 14.0
_STRIP = 22.0
_SMALLEST, _APART = 8.0, 2.0
#: The bands from top to bottom; what is neither cooperation nor discontent stands below the strip.
_BANDS = (("cooperation", AREAS["cooperation"]), ("discontent", AREAS["discontent"]), ("other", "Other"))


@dataclass(frozen=True, slots=True)
class Mark:
    """One fact in the picture: where it stands, whether its day is known, what it leads to and says."""

    fact: str
    left: float
    top: float
    width: float
    exact: bool
    title: str


@dataclass(frozen=True, slots=True)
class Band:
    """One row of marks, stacked: its key and name, the height at which its name stands, and its marks."""

    key: str
    name: str
    middle: float
    marks: tuple[Mark, ...]


def view(stock: Stock, naming: Naming) -> dict[str, Any]:
    """What the page shows: the picture's numbers, the years with their facts, how many facts have no date."""
    dated = [(filed, filed.fact.date) for filed in stock.facts if filed.fact.date]
    dated.sort(key=lambda one: (one[1], one[0].id))
    return {
        "picture": _picture(dated, naming) if dated else None,
        "years": [
            {"year": year, "facts": [_row(filed, stock, naming) for filed, _ in those]}
            for year, those in groupby(dated, key=lambda one: _year(one[1]))
        ],
        "undated": len(stock.facts) - len(dated),
    }


def _year(when: Edtf) -> str:
    """The year under which a fact is listed: that of its first known day."""
    known = when.earliest or when.latest
    assert known is not None, "a date is open on one side at most"
    return str(known.year) if when.earliest else f"until {known.year}"


def _row(filed: Filed, stock: Stock, naming: Naming) -> dict[str, Any]:
    return {
        "id": filed.id,
        "claim": naming.claim(filed.id),
        "when": naming.date(filed.fact.date),
        "who": naming.speaker(filed),
        "band": _band(filed),
        "marks": tuple(marks(filed, stock)),
    }


def _band(filed: Filed) -> str:
    area = filed.fact.area
    return area if area in ("cooperation", "discontent") else "other"


def _picture(dated: Sequence[tuple[Filed, Edtf]], naming: Naming) -> dict[str, Any]:
    days = [day for _, when in dated for day in (when.earliest, when.latest) if day]
    spans = {filed.id: (when.earliest or min(days), when.latest or max(days)) for filed, when in dated}
    scale = years.scale(spans.values(), left=_LEFT, right=_WIDTH)
    bands, top, strip = [], 4.0, 0.0
    for key, name in _BANDS:
        those = [(filed, when) for filed, when in dated if _band(filed) == key]
        placed, height = _stacked(those, spans, scale, naming, top=top) if those else ((), 0.0)
        if placed:
            bands.append(Band(key, name, top + height / 2, placed))
            top += height + _BETWEEN
        if key == "cooperation":
            strip = top
            top += _STRIP + _BETWEEN
    return {
        "width": _WIDTH,
        "height": round(top, 1),
        "strip": strip,
        "strip_height": _STRIP,
        "bands": bands,
        "years": [(year, round(left, 1)) for year, left, _ in scale.labels()],
        "stretches": [(round(s.left, 1), round(s.right - s.left, 1)) for s in scale.stretches],
        "left_out": [f"{first} to {last}" for first, last in scale.left_out],
    }


def _stacked(
    those: Sequence[tuple[Filed, Edtf]],
    spans: dict[str, tuple[date, date]],
    scale: years.Scale,
    naming: Naming,
    *,
    top: float,
) -> tuple[tuple[Mark, ...], float]:
    """Marks in as few rows as they need, none over another; and the height of the rows."""
    ends: list[float] = []
    found = []
    for filed, when in those:
        start, end = spans[filed.id]
        left, right = scale.x(start), scale.x(end, end=True)
        exact = when.precision == "day" and not when.qualifier
        width = _SMALLEST if exact else max(right - left, _SMALLEST)
        left = min(left, _WIDTH - width)
        row = next((at for at, until in enumerate(ends) if until <= left), len(ends))
        ends[row : row + 1] = [left + width + _APART]
        title = f"{naming.date(when)}: {naming.claim(filed.id)}"
        found.append(Mark(filed.id, round(left, 1), round(top + row * _ROW, 1), round(width, 1), exact, title))
    return tuple(found), len(ends) * _ROW
