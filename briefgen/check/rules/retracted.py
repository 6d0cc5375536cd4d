"""A retracted fact, or a fact of a retracted source, in a brief.

What was withdrawn never prints, in a table of accounts neither. The library keeps it, with the day and the reason,
so that others can see what became of it. A source that was corrected is a warning: the passage may be the part that
changed.

Bad:

    # facts/extra.yaml
    - from: tribune-2019-03
      facts:
        - id: calls-at-sea
          claim: The coast guards of both countries answered 212 calls in 2018.
          at: Their coast guards answered 212 calls together in 2018
          retracted: {on: 2019-05-02, reason: The guards counted some calls twice.}

    # extra.yaml
    title: The guards still answer
    sections:
      - area: cooperation
        title: Rescue goes on
        text: |
          The guards went out on 212 calls [@calls-at-sea].

Good:

    # facts/extra.yaml
    - from: tribune-2019-03
      facts:
        - id: calls-at-sea
          claim: The coast guards of both countries answered 212 calls in 2018.
          at: Their coast guards answered 212 calls together in 2018
          retracted: {on: 2019-05-02, reason: The guards counted some calls twice.}

    # extra.yaml
    title: The guards still answer
    sections:
      - area: cooperation
        title: Rescue goes on
        text: |
          The guards still train together [@exercise-lund].
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.case import Case, Scope
from briefgen.words.diagnostics import Diagnostic, Level

CODE = "BG206"
LEVEL: Level = "error"
SCOPE: tuple[Scope, ...] = ("brief",)


def check(case: Case) -> Iterator[Diagnostic]:
    """Each citation or display of what no longer stands."""
    printed = ((slug, *cited) for slug in case.writings for cited in (*case.printed(slug), *case.accounts(slug)))
    for slug, fact, place in printed:
        filed = case.library.facts.get(fact)
        if filed is None:
            continue
        about = (f"brief:{slug}",)
        if filed.fact.retracted:
            message = f"fact `{fact}` was retracted on {filed.fact.retracted.on}: {filed.fact.retracted.reason}"
            yield Diagnostic(CODE, LEVEL, message, place, hint="Cite another fact, or drop the sentence.", about=about)
        for name in filed.sources:
            source = case.library.sources.get(name)
            if source is None or source.status is None or source.status.is_ == "current":
                continue
            level: Level = "error" if source.status.is_ == "retracted" else "warning"
            message = f"fact `{fact}` rests on source `{name}`, which was {source.status.is_}"
            hint = source.status.notice or "Cite what still stands, or drop the sentence."
            yield Diagnostic(CODE, level, message, place, hint=hint, about=about)
