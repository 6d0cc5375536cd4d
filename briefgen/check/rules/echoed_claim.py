"""A sentence that repeats a claim it cites.

A brief is composed, not assembled: eight words in a row of a claim are the claim pasted in. A paragraph that is
only `[@fact]` prints the claim by intent and is not meant.

Bad:

    # extra.yaml
    title: The guards still answer
    sections:
      - area: cooperation
        title: Rescue goes on
        text: |
          The coast guards of Arland and Velmark answered 212 calls together in 2018 [@rescue-calls].

Good:

    # extra.yaml
    title: The guards still answer
    sections:
      - area: cooperation
        title: Rescue goes on
        text: |
          In 2018 the guards of both shores went out on 212 calls [@rescue-calls].
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.case import Case, Scope
from briefgen.words import shingles
from briefgen.words.diagnostics import Diagnostic, Level

CODE = "BG513"
LEVEL: Level = "warning"
SCOPE: tuple[Scope, ...] = ("brief",)
RUN = 8


def check(case: Case) -> Iterator[Diagnostic]:
    """Each cited unit that shares a run of words with a claim it cites."""
    for piece, unit in case.units():
        if unit.group is None:
            continue
        for fact in unit.group.facts:
            filed = case.library.facts.get(fact)
            length, run = shingles.longest_shared_run(unit.text, filed.fact.claim_in("en")) if filed else (0, "")
            if length >= RUN:
                message = f"{length} words in a row from the claim of `{fact}`: {run}"
                place = piece.place.span(unit.start, unit.end)
                hint = "Say it in the words of the argument."
                yield Diagnostic(CODE, LEVEL, message, place, hint=hint, about=(f"brief:{piece.brief}",))
