"""Dates in words: an EDTF value as a reader of the language writes it."""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.words.edtf import Edtf, parse

_SEASON = {3: 0, 6: 1, 9: 2, 12: 3}


def spoken(date: Edtf, terms: Mapping[str, str]) -> str:
    """`2016-06-17` as "17 June 2016", windows as "17\u201322 June 2016"; approximate and uncertain dates say so."""
    if date.precision != "interval":
        return _qualified(date, _single(date, terms), terms)
    first, _, last = date.text.partition("/")
    if first in ("", ".."):
        return f"{terms['until']} {spoken(parse(last), terms)}"
    if last in ("", ".."):
        return f"{terms['from']} {spoken(parse(first), terms)}"
    return _window(parse(first), parse(last), terms)


def _single(date: Edtf, terms: Mapping[str, str]) -> str:
    day = date.earliest
    assert day is not None, "only an interval is open"
    month = terms["months"].split()[day.month - 1]
    if date.precision == "day":
        return f"{_day(day.day, terms)} {month} {day.year}"
    if date.precision == "month":
        return f"{month} {day.year}"
    if date.precision == "season":
        return f"{terms['seasons'].split()[_SEASON[day.month]]} {day.year}"
    if date.precision == "decade":
        return terms["the decade"].format(day.year)
    return str(day.year)


def _day(day: int, terms: Mapping[str, str]) -> str:
    return terms["first day"] if day == 1 else str(day)


def _qualified(date: Edtf, said: str, terms: Mapping[str, str]) -> str:
    words = {"": (), "~": ("about",), "?": ("perhaps",), "%": ("perhaps", "about")}[date.qualifier]
    return " ".join((*(terms[word] for word in words), said))


def _window(first: Edtf, last: Edtf, terms: Mapping[str, str]) -> str:
    start, end = spoken(first, terms), spoken(last, terms)
    alike = first.precision == last.precision and not first.qualifier and not last.qualifier
    if not (alike and first.earliest and last.earliest) or first.precision in ("season", "decade"):
        return f"{start} \u2013 {end}"
    same_year = first.earliest.year == last.earliest.year
    if first.precision == "year":
        return f"{start}\u2013{end}"
    if not same_year:
        return f"{start} \u2013 {end}"
    if first.precision == "day" and first.earliest.month == last.earliest.month:
        return f"{_day(first.earliest.day, terms)}\u2013{end}"
    return f"{start.rsplit(' ', 1)[0]} \u2013 {end}"
