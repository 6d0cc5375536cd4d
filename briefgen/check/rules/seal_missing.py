"""What a brief prints and no second reader has approved.

Matching a passage is half of trust; that the sentence says no more than the passage, a person judges. Until every
claim and paragraph has a seal, the brief is stamped Draft, and under `--strict` it does not pass.

In the example the brief was reviewed as the good one, and then a paragraph was added.

Bad:

    # extra.yaml
    title: The guards still answer
    sections:
      - area: cooperation
        title: The guards went out together
        text: |
          The guards went out on 212 calls in one year [@rescue-calls].

          The pact is old [@rescue-pact].

Good:

    # extra.yaml
    title: The guards still answer
    sections:
      - area: cooperation
        title: The guards went out together
        text: |
          The guards went out on 212 calls in one year [@rescue-calls].
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.case import Case, Scope
from briefgen.words.diagnostics import Diagnostic, Level

CODE = "BG502"
LEVEL: Level = "warning"
SCOPE: tuple[Scope, ...] = ("brief",)


def check(case: Case) -> Iterator[Diagnostic]:
    """Each brief of which something has no seal, with how much: one finding a brief, however much it is."""
    standings = case.standings
    for slug in case.library.briefs:
        claims = sum(standings.facts[fact].state == "missing" for fact in standings.printed[slug])
        paragraphs = sum(block.state == "missing" for block in standings.blocks[slug])
        if claims or paragraphs:
            message = f"{_many(claims, 'claim')} and {_many(paragraphs, 'paragraph')} of `{slug}` are unreviewed"
            hint = f"A second reader reads them beside their sources: briefgen review {slug}"
            place = case.library.places[f"brief:{slug}"]
            yield Diagnostic(CODE, LEVEL, message, place, hint=hint, about=(f"brief:{slug}",))


def _many(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
