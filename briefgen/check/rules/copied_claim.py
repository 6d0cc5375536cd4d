"""A claim that is copied from its passage.

A claim says in our own words what the passage says: who writes it has understood it, and it stands alone. Twelve words
in a row of the passage are copied, or eight where they are nearly all of the claim. Names, titles and numbers are not
counted, and what stands in quotation marks is quoted.

Bad:

    # facts/extra.yaml
    - from: ministry-2018-11
      facts:
        - id: pact-untouched
          claim: The quarrel over fish need not reach the rescue pact.
          at: the quarrel over fish need not reach the rescue pact

Good:

    # facts/extra.yaml
    - from: ministry-2018-11
      facts:
        - id: pact-untouched
          claim: The pact on rescue is not in danger from the dispute about cod.
          at: the quarrel over fish need not reach the rescue pact
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.case import Case, Scope, digest
from briefgen.words import copying
from briefgen.words.diagnostics import Diagnostic, Level
from briefgen.words.fold import fold

CODE = "BG327"
LEVEL: Level = "warning"
SCOPE: tuple[Scope, ...] = ("fact",)


def check(case: Case) -> Iterator[Diagnostic]:
    """Each claim, in each of its languages, that has such a run."""
    for filed in case.filed():
        known = {one for entry in case.entries(filed.id) for one in entry.copied}
        for text, route in filed.fact.claims if known else ():
            plain = fold(text)
            runs = copying.runs(plain.text, *(route or (case.library.house.language,)))
            run = next((run for run in runs if digest(run.words) in known), None)
            if run:
                place = filed.place.at("claim", *route).span(*plain.original(run.start, run.end))
                message = f"{len(run.words.split())} words in a row from the passage: {run.words}"
                hint = "Say it in your own words, or put what is quoted in quotation marks."
                yield Diagnostic(CODE, LEVEL, message, place, hint=hint, about=(f"fact:{filed.id}",))
