"""A date that nothing bears out.

A `date` or `said`, or either end of it, stands in what the fact itself has (its passages, its claim, what it derives,
its figures), or falls into the days when its source came out. A passage seldom says its own day: so another fact of
the same source may lend one, if that one is so founded, and if the fact derives no year of its own. No more is
typed than is known: a day is a claim like any other.

Bad:

    # facts/extra.yaml
    - from: tribune-2019-03
      facts:
        - id: boats-broken
          claim: A storm broke 14 of the 52 boats of Havner.
          at: the storm of January 2017, which broke 14 of the 52 boats
          date: 2016-01

Good:

    # facts/extra.yaml
    - from: tribune-2019-03
      facts:
        - id: boats-broken
          claim: A storm broke 14 of the 52 boats of Havner.
          at: the storm of January 2017, which broke 14 of the 52 boats
          date: 2017-01
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import timedelta

from briefgen.check.case import Case, Scope
from briefgen.library.library import Filed
from briefgen.words import tokens
from briefgen.words.diagnostics import Diagnostic, Level
from briefgen.words.edtf import Edtf, parse
from briefgen.words.fold import folded

CODE = "BG326"
LEVEL: Level = "warning"
SCOPE: tuple[Scope, ...] = ("group",)
_YEAR = re.compile(r"(?:1\d|20)\d\d")
#: ("year" or "month" or "day", its number as text)
Parts = frozenset[tuple[str, str]]


def check(case: Case) -> Iterator[Diagnostic]:
    """Each end of each date that neither the fact, nor its source's days, nor a neighbour bears out."""
    dated = [filed for filed in case.filed() if case.settled(filed.id) and _bounded(case, filed)]
    unfounded = {filed.id: [end for end in _ends(filed) if not _founded(case, filed, end[1])] for filed in dated}
    lent: dict[str, list[tuple[str, Edtf]]] = {}
    for filed in dated if any(unfounded.values()) else ():
        founded = (when for _, when in _ends(filed) if not any(when == lacking for _, lacking in unfounded[filed.id]))
        lent.setdefault(filed.source, []).extend((filed.id, when) for when in founded)
    for filed in dated:
        others = [when for fact, when in lent.get(filed.source, ()) if fact != filed.id]
        for field, when in unfounded[filed.id]:
            if not _lent(filed, when, others):
                message = f"nothing of this fact or its source says {when}, its `{field}`"
                hint = "Correct it, list the passage that says so, or leave out what is not known."
                yield Diagnostic(CODE, LEVEL, message, filed.place.at(field), hint=hint, about=(f"fact:{filed.id}",))


def _bounded(case: Case, filed: Filed) -> bool:
    """Whether a fact has a date, and each of its sources came out between two known days."""
    sources = [case.library.sources.get(name) for name in filed.sources]
    known = all(source and source.issued.earliest and source.issued.latest for source in sources)
    return bool(filed.fact.date or filed.fact.said) and known


def _ends(filed: Filed) -> Iterator[tuple[str, Edtf]]:
    """The dates of a fact, an interval as its two ends, with the field each stands in."""
    for field, when in (("date", filed.fact.date), ("said", filed.fact.said)):
        for end in when.text.split("/") if when else ():
            if end not in ("", "..") and (read := parse(end)).earliest and read.precision != "decade":
                yield field, read


def _founded(case: Case, filed: Filed, when: Edtf) -> bool:
    """Whether year, month and day stand in the fact, or in its sources' days; a plan's own year is no source's."""
    own = _own(case, filed)
    planned = filed.fact.status == "planned" and any(_is_year(part) for part in own)
    return _parts(when) <= (own if planned else own | _issued(case, filed))


def _lent(filed: Filed, when: Edtf, others: Iterable[Edtf]) -> bool:
    derived = [token.value for said in filed.fact.derived for token in tokens.numbers(folded(said))]
    if any(_YEAR.fullmatch(value) for value in derived):
        return False
    return any(other.within(when) for other in others)


def _parts(when: Edtf) -> Parts:
    day = when.earliest
    if day is None:
        return frozenset()
    parts = [("year", str(day.year)), ("month", tokens.MONTHS[day.month - 1]), ("day", str(day.day))]
    return frozenset(parts[: {"month": 2, "day": 3}.get(when.precision, 1)])


def _own(case: Case, filed: Filed) -> Parts:
    """Every number and month of a fact's claim, derived values, figures and passages, as what it may be."""
    fact, entries = filed.fact, case.entries(filed.id)
    claims = (text for text, _ in fact.claims)
    texts = [folded(text) for text in (*claims, *fact.derived, *fact.figures)]
    numbers = {token.value for text in texts for token in tokens.numbers(text)}
    numbers.update(value for entry in entries for value in entry.numbers)
    months = {token.value for text in texts for token in tokens.months(text)}
    months.update(value for entry in entries for value in entry.months)
    return frozenset({("month", name) for name in months} | {(part, n) for n in numbers for part in ("year", "day")})


def _issued(case: Case, filed: Filed) -> Parts:
    """Years, months and days of every day on which a source of the fact may have come out."""
    parts: set[tuple[str, str]] = set()
    for name in filed.sources:
        source = case.library.sources.get(name)
        first, last = (source.issued.earliest, source.issued.latest) if source else (None, None)
        if first and last:
            parts.update(("year", str(year)) for year in range(first.year, last.year + 1))
            span = range(min((last - first).days, 366) + 1)
            days = (first + timedelta(step) for step in span)
            for day in days:
                parts |= {("month", tokens.MONTHS[day.month - 1]), ("day", str(day.day))}
    return frozenset(parts)


def _is_year(part: tuple[str, str]) -> bool:
    return part[0] == "year" and _YEAR.fullmatch(part[1]) is not None
