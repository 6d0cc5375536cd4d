"""What each fact bears out: the numbers, months, weekdays and words that prose citing it may hold."""

from __future__ import annotations

import calendar
from collections.abc import Iterable

from briefgen.check.case import Bearing, Verdict
from briefgen.library.library import Filed
from briefgen.words import tokens
from briefgen.words.edtf import Edtf, parse
from briefgen.words.fold import folded


def bearing(filed: Filed, verdicts: Iterable[Verdict]) -> Bearing:
    """The contract's measure of prose: a cited fact's claim, derived values, dates (`date`, `said`) or passage."""
    fact = filed.fact
    claims = [text for text, _ in fact.claims]
    own = folded(" ".join((*claims, *fact.derived)))
    entries = [verdict.entry for verdict in verdicts if verdict.entry]
    numbers, months, weekdays = (on | told for on, told in zip(_named(fact.date), _named(fact.said), strict=True))
    numbers.update(token.value for token in tokens.numbers(own))
    months.update(token.value for token in tokens.months(own))
    weekdays.update(token.value for token in tokens.weekdays(own))
    for entry in entries:
        numbers.update(entry.numbers)
        months.update(entry.months)
        weekdays.update(entry.weekdays)
    taken = frozenset(taken for entry in entries for taken in entry.taken)
    return Bearing(frozenset(numbers), frozenset(months), frozenset(weekdays), taken, folded(" ".join(claims)))


def _named(date: Edtf | None) -> tuple[set[str], set[str], set[str]]:
    """The year, day, month and weekday that a date names, on either end of an interval."""
    numbers: set[str] = set()
    months: set[str] = set()
    weekdays: set[str] = set()
    for part in date.text.split("/") if date else ():
        if part in ("", ".."):
            continue
        end = parse(part)
        if end.earliest is None or end.precision == "decade":
            continue
        numbers.add(str(end.earliest.year))
        if end.precision in ("month", "day"):
            months.add(calendar.month_name[end.earliest.month].lower())
        if end.precision == "day":
            numbers.add(str(end.earliest.day))
            weekdays.add(calendar.day_name[end.earliest.weekday()].lower())
    return numbers, months, weekdays
