"""What a claim says that its passage lacks, and the words around the passage have: the passage was cut too short.

For hints alone: evidence is the passage, and what stands beside it decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from briefgen.check.case import Beside, Sheet
from briefgen.check.stated import stated
from briefgen.library.library import Filed
from briefgen.library.lock import Entry
from briefgen.library.model import Source
from briefgen.words import relative, tokens
from briefgen.words.edtf import Edtf
from briefgen.words.find import Candidate
from briefgen.words.mentions import RELATIVE

Side = Literal["before", "after"]
#: How many words of the text a hint shows before and after a number.
_AROUND = 2


def beside(sheet: Sheet, span: Candidate, filed: Filed, *, entry: Entry, source: Source) -> tuple[Beside, ...]:
    """Each token of the claim that is in none of the passage's, as its paragraph has it; nearest first."""
    has = {*entry.numbers, *entry.months, *entry.weekdays}
    lacking = {
        (token.kind, token.value)
        for text, tongue in filed.fact.claims
        for token in stated(text, *tongue)
        if token.value not in has
    }
    if not lacking or entry.paragraph == 0:
        return ()
    start, end = sheet.around(span.start, span.end)
    ahead, behind = sheet.page.folded(start, span.start), sheet.page.folded(span.end, end)
    planned = filed.fact.status == "planned"
    near = (*reversed(tuple(_said(ahead, "before"))), *_said(behind, "after"))
    issued = source.issued
    meant = (*_meant(ahead, "before", issued, planned=planned), *_meant(behind, "after", issued, planned=planned))
    return tuple(one for one in (*near, *meant) if (one.kind, one.value) in lacking)


def _said(text: str, side: Side) -> Iterator[Beside]:
    for token in stated(text):
        before, after = text[: token.start].split(" "), text[token.end :].split(" ")
        words = " ".join(before[-_AROUND - 1 :]) + token.text + " ".join(after[: _AROUND + 1])
        yield Beside(token.kind, token.value, words.strip(" ,.;:"), side)


def _meant(text: str, side: Side, issued: Edtf, *, planned: bool) -> Iterator[Beside]:
    """What relative words stand for: the day, month, year and weekday of the date they mean."""
    for match in RELATIVE.finditer(text):
        when = relative.resolve(match.group(), issued, planned=planned)
        day = when.earliest if when else None
        if when is None or day is None:
            continue
        yield Beside("number", str(day.year), match.group(), side, meant=True)
        if when.precision in ("day", "month"):
            yield Beside("month", tokens.MONTHS[day.month - 1], match.group(), side, meant=True)
        if when.precision == "day":
            yield Beside("number", str(day.day), match.group(), side, meant=True)
            yield Beside("weekday", tokens.WEEKDAYS[day.weekday()], match.group(), side, meant=True)
