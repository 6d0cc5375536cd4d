"""A date that the claim contradicts.

A claim that names a month and a year (`25 July 2016`, `July 2016`) speaks of the day that `date` or `said` gives.
Other dates may stand beside it, but one of those it names lies within the fact's own.

Bad:

    # facts/extra.yaml
    - from: ministry-2018-11
      facts:
        - id: ministers-sat
          claim: Ministers of both countries met at Two Shores on 12 November 2018.
          at: The ministers of Arland [...] 12 November 2018
          date: 2018-11-14

Good:

    # facts/extra.yaml
    - from: ministry-2018-11
      facts:
        - id: ministers-sat
          claim: Ministers of both countries met at Two Shores on 12 November 2018.
          at: The ministers of Arland [...] 12 November 2018
          date: 2018-11-12
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from briefgen.check.case import Case, Scope
from briefgen.words import tokens
from briefgen.words.diagnostics import Diagnostic, Level
from briefgen.words.edtf import Edtf, parse
from briefgen.words.fold import folded

CODE = "BG323"
LEVEL: Level = "warning"
SCOPE: tuple[Scope, ...] = ("fact",)
_DATED = re.compile(
    rf"(?:(?<![\w.])(?P<day>\d{{1,2}}) )?\b(?P<month>{'|'.join(tokens.MONTHS)})"
    r"(?: (?P<after>\d{1,2}),)? (?P<year>\d{4})\b",
    re.IGNORECASE,
)


def check(case: Case) -> Iterator[Diagnostic]:
    """Each fact none of whose dates meets a date that its claim names in full."""
    for filed in case.filed():
        fact = filed.fact
        own = [when for when in (fact.date, fact.said) if when]
        named = [when for text, _ in fact.claims for when in _named(folded(text))]
        if own and named and not any(_meet(one, other) for one in own for other in named):
            field = "date" if fact.date else "said"
            message = f"the claim names {named[0]}, and the fact's `{field}` is {own[0]}"
            hint = "Correct the date or the claim; leave out a `date` that the passage does not give."
            yield Diagnostic(CODE, LEVEL, message, filed.place.at(field), hint=hint, about=(f"fact:{filed.id}",))


def _named(plain: str) -> Iterator[Edtf]:
    for match in _DATED.finditer(plain):
        month = tokens.MONTHS.index(match["month"].lower()) + 1
        day = match["day"] or match["after"]
        try:
            yield parse(f"{match['year']}-{month:02}" + (f"-{int(day):02}" if day else ""))
        except ValueError:
            continue


def _meet(one: Edtf, other: Edtf) -> bool:
    first = max(one.earliest or date.min, other.earliest or date.min)
    return first <= min(one.latest or date.max, other.latest or date.max)
