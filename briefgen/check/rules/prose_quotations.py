"""A quotation in a sentence that the facts it cites do not hold.

Words between quotation marks must stand, as they are, in the claim or the passage of a fact that the next
citation names.

Bad:

    # extra.yaml
    title: What Arland wanted
    sections:
      - area: discontent
        title: Arland wanted a count
        text: |
          Arland denies it: it wanted "a count of boats" [@cut-denied].

Good:

    # extra.yaml
    title: What Arland wanted
    sections:
      - area: discontent
        title: Arland wanted a count
        text: |
          Arland denies it: it wanted "a count of fish" [@cut-denied].
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.case import Case
from briefgen.check.stated import without_targets
from briefgen.words import tokens
from briefgen.words.diagnostics import Diagnostic, Level
from briefgen.words.fold import fold

CODE = "BG402"
LEVEL: Level = "error"


def check(case: Case) -> Iterator[Diagnostic]:
    """Each such quotation of each cited unit."""
    for piece, unit in case.units():
        if unit.group is None or not all(fact in case.bearings for fact in unit.group.facts):
            continue
        plain = fold(without_targets(unit.text))
        for quote in tokens.quotations(plain.text):
            if any(case.bearings[fact].holds(quote.value) for fact in unit.group.facts):
                continue
            start, end = plain.original(quote.start, quote.end)
            place = piece.place.span(unit.start + start, unit.start + end)
            message = f"these words are quoted from no passage cited here: {quote.text}"
            hint = "Quote word for word what the cited passage says, or drop the quotation marks."
            yield Diagnostic(CODE, LEVEL, message, place, hint=hint, about=(f"brief:{piece.brief}",))
