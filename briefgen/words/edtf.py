"""Dates as EDTF (ISO 8601-2:2019, levels 0 and 1) writes them, as spans of days.

The subset: a year, month, season (21 to 24) or day; unspecified digits at the end (`201X`, `2004-XX`);
one qualifier (`?`, `~`, `%`) at the end of a date; intervals, open on either side. Not: times of day,
years beyond four digits, sets. https://www.loc.gov/standards/datetime/
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import total_ordering
from typing import Literal

Precision = Literal["day", "month", "season", "year", "decade", "interval"]

_DATE = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?([?~%])?\Z")
_FORMS = "write 2016, 2016-06, 2016-06-17 or START/END"
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}


@total_ordering
@dataclass(frozen=True)
class Edtf:
    """A date or interval: its text as written and the first and last day it can mean.

    `earliest` or `latest` is None where the interval is open on that side (unknown or without end).
    """

    text: str
    earliest: date | None
    latest: date | None
    precision: Precision
    qualifier: str = ""

    def __str__(self) -> str:
        return self.text

    def __lt__(self, other: Edtf) -> bool:
        return self._order() < other._order()

    def _order(self) -> tuple[date, date, str]:
        return (self.earliest or date.min, self.latest or date.max, self.text)

    def ends_after(self, day: date) -> bool:
        """Whether the later end lies after `day`; an open end is later than everything."""
        return self.latest is None or self.latest > day

    def within(self, other: Edtf) -> bool:
        """Whether every day of this date is a day of `other`."""
        begins = other.earliest is None or (self.earliest is not None and self.earliest >= other.earliest)
        ends = other.latest is None or (self.latest is not None and self.latest <= other.latest)
        return begins and ends


def parse(text: str) -> Edtf:
    """Read one EDTF date or interval.

    Raises ValueError, in a sentence for the writer, where the text is no date of the subset or names a
    day that does not exist (`2016-06-31`). A date in another form (`25/07/2016`) is answered with this one.
    """
    try:
        return _parsed(text)
    except ValueError:
        # Imported here: a library whose dates are dates does not pay for it.
        from briefgen.words.misdated import meant

        if dates := meant(text):
            known = f"write {dates[0]}" if len(dates) == 1 else f"is it {' or '.join(dates)}? Write one of the two"
            raise ValueError(f"`{text}` is not how a date is written here: {known}") from None
        raise


def _parsed(text: str) -> Edtf:
    if "/" not in text:
        return _single(text)
    parts = text.split("/")
    if len(parts) != 2:
        raise ValueError(f"`{text}` is not an EDTF date: {_FORMS} with one slash")
    start, end = (None if part in ("", "..") else _single(part) for part in parts)
    if start is None and end is None:
        raise ValueError(f"`{text}` is open on both sides and says nothing")
    earliest = start.earliest if start else None
    latest = end.latest if end else None
    if earliest and latest and earliest > latest:
        raise ValueError(f"`{text}` ends before it starts")
    return Edtf(text, earliest, latest, "interval")


def _single(text: str) -> Edtf:
    match = _DATE.match(text)
    if match is None:
        raise ValueError(f"`{text}` is not an EDTF date: {_FORMS}")
    year, month, day, qualifier = match.groups()
    if "X" in year:
        if month:
            raise ValueError(f"`{text}`: a year with unknown digits takes no month")
        first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
        return Edtf(text, date(max(first, 1), 1, 1), date(last, 12, 31), "decade", qualifier or "")
    earliest, latest, precision = _span(text, int(year), month, day)
    return Edtf(text, earliest, latest, precision, qualifier or "")


def _span(text: str, year: int, month: str | None, day: str | None) -> tuple[date, date, Precision]:
    if year == 0:
        raise ValueError(f"`{text}`: years are 0001 to 9999")
    if month in (None, "XX"):
        if day not in (None, "XX"):
            raise ValueError(f"`{text}` names a day but no month")
        return date(year, 1, 1), date(year, 12, 31), "year"
    number = int(month or 0)
    if number in _SEASONS:
        if day:
            raise ValueError(f"`{text}`: a season takes no day")
        return _season(text, year, number)
    if not 1 <= number <= 12:
        raise ValueError(f"`{text}`: there is no month {month}")
    last = calendar.monthrange(year, number)[1]
    if day in (None, "XX"):
        return date(year, number, 1), date(year, number, last), "month"
    if not 1 <= int(day or 0) <= last:
        raise ValueError(f"`{text}`: {calendar.month_name[number]} {year} has {last} days")
    exact = date(year, number, int(day or 0))
    return exact, exact, "day"


def _season(text: str, year: int, number: int) -> tuple[date, date, Precision]:
    first, last = _SEASONS[number]
    closing = year + 1 if last < first else year
    if closing > 9999:
        raise ValueError(f"`{text}`: years are 0001 to 9999")
    return date(year, first, 1), date(closing, last, calendar.monthrange(closing, last)[1]), "season"
