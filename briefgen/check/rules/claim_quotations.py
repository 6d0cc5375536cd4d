"""A quotation in a claim that is not in its passage, word for word.

What a claim puts between quotation marks, double or single, must stand in the passage as it is. A quotation may be
shortened by choosing fewer words, never by changing them. A double mark that nothing closes is told too: what it opens
would be held against nothing.

Bad:

    # facts/extra.yaml
    - from: tribune-2019-03
      facts:
        - id: count-asked
          claim: Tomas Reel says that Arland asked for "a count of boats".
          at:
            - We asked for a count of fish
            - its envoy Tomas Reel said
          says: Tomas Reel

Good:

    # facts/extra.yaml
    - from: tribune-2019-03
      facts:
        - id: count-asked
          claim: Tomas Reel says that Arland asked for "a count of fish".
          at:
            - We asked for a count of fish
            - its envoy Tomas Reel said
          says: Tomas Reel
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.case import Case, Scope, digest
from briefgen.check.stated import UNCLOSED, left_open
from briefgen.words.diagnostics import Diagnostic, Level
from briefgen.words.fold import fold
from briefgen.words.quotations import quotations, readings

CODE = "BG308"
LEVEL: Level = "error"
SCOPE: tuple[Scope, ...] = ("fact",)


def check(case: Case) -> Iterator[Diagnostic]:
    """Each quotation that no passage of its fact holds, and each double mark that nothing closes."""
    for filed in case.filed():
        if not case.settled(filed.id):
            continue
        taken = case.bearings[filed.id].taken
        for text, route in filed.fact.claims:
            plain, tongue = fold(text), route or (case.library.house.language,)
            for start, end in left_open(text, *tongue):
                place = filed.place.at("claim", *route).span(start, end)
                hint = "Close it where the words of the passage end."
                yield Diagnostic(CODE, LEVEL, UNCLOSED, place, hint=hint, about=(f"fact:{filed.id}",))
            for quote in quotations(plain.text, *tongue):
                if not any(digest(words) in taken for words in readings(quote.value)):
                    place = filed.place.at("claim", *route).span(*plain.original(quote.start, quote.end))
                    hint = "Quote the passage word for word, or say it in our own words without quotation marks."
                    message = f"the claim quotes words that are not in the passage: {quote.text}"
                    yield Diagnostic(CODE, LEVEL, message, place, hint=hint, about=(f"fact:{filed.id}",))
