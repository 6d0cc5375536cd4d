"""A brief over its limit of words or recommendations.

Limits stand in `library.yaml`, or in the brief for itself alone. `words` counts all prose of the brief without
its citations, `recommendations` the list items of its recommendations (a section without a list counts as one).
The message names the paragraphs that weigh least: those with the fewest facts for their words.

Bad:

    # extra.yaml
    title: What to do
    limits: {recommendations: 2}
    sections:
      - area: recommendation
        title: Count before you quarrel
        text: |
          - Count the cod.
          - Open the harbours.
          - Keep the pact.

Good:

    # extra.yaml
    title: What to do
    limits: {recommendations: 2}
    sections:
      - area: recommendation
        title: Count before you quarrel
        text: |
          - Count the cod.
          - Keep the pact.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from briefgen.check.case import Case, Scope
from briefgen.check.prose import Writing
from briefgen.check.stated import without_targets
from briefgen.library.briefs import Limits
from briefgen.words.diagnostics import Diagnostic, Level
from briefgen.words.prose import Block

CODE = "BG514"
LEVEL: Level = "warning"
SCOPE: tuple[Scope, ...] = ("brief",)


def check(case: Case) -> Iterator[Diagnostic]:
    """Each brief with too many words or recommendations."""
    for slug, brief in case.library.briefs.items():
        place, about = case.library.places[f"brief:{slug}"], (f"brief:{slug}",)
        words = sum(_words(block) for piece in case.writings[slug] for block in piece.blocks)
        most = _limit(brief.limits, case.library.house.limits, "words")
        if most and words > most:
            hint = f"The paragraphs with the fewest facts for their words: {lightest(case.writings[slug])}."
            yield Diagnostic(CODE, LEVEL, f"{words} words, {words - most} over {most}", place, hint=hint, about=about)
        advice = sum(
            _items(piece)
            for piece in case.writings[slug]
            if piece.section is not None and brief.sections[piece.section].area == "recommendation"
        )
        most = _limit(brief.limits, case.library.house.limits, "recommendations")
        if most and advice > most:
            message = f"{advice} recommendations, {advice - most} over {most}"
            yield Diagnostic(CODE, LEVEL, message, place, hint="Keep those with the firmest grounds.", about=about)


def _limit(own: Limits, house: Limits, name: str) -> int | None:
    limit: int | None = getattr(own, name) or getattr(house, name)
    return limit


def _words(block: Block) -> int:
    return len(without_targets(block.text).split())


def _items(piece: Writing) -> int:
    return sum(1 for block in piece.blocks if block.kind == "item") or 1


def lightest(pieces: tuple[Writing, ...]) -> str:
    """The opening words of the two paragraphs that weigh least: the fewest facts for their words."""
    blocks = [block for piece in pieces if piece.role == "text" for block in piece.blocks]
    weighed = sorted(blocks, key=lambda b: Fraction(len({f for g in b.groups for f in g.facts}), _words(b) or 1))
    openings = (" ".join(without_targets(block.text).split()[:5]) for block in weighed[:2])
    return ", ".join(f'"{opening} ..."' for opening in openings)
