"""A fact that the first page cites and the brief never tells.

The bottom line and the key judgements sum up what follows. What they rest on is told in a section, cited or shown
there, so that a reader who doubts the answer finds the evidence. Where it is not, the sections lack something, or
another fact was meant.

Bad:

    # extra.yaml
    title: The pact holds
    bottom_line: Rescue at sea goes on [inferred from @rescue-pact; @exercise-lund].
    sections:
      - area: cooperation
        title: Rescue goes on
        text: |
          Both sides hold to the pact of 1998 [@rescue-pact].

Good:

    # extra.yaml
    title: The pact holds
    bottom_line: Rescue at sea goes on [inferred from @rescue-pact].
    sections:
      - area: cooperation
        title: Rescue goes on
        text: |
          Both sides hold to the pact of 1998 [@rescue-pact].
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.case import Case, Scope
from briefgen.check.citing import mistyped
from briefgen.check.prose import shown
from briefgen.words.diagnostics import Diagnostic, Level

CODE = "BG425"
LEVEL: Level = "warning"
SCOPE: tuple[Scope, ...] = ("brief",)


def check(case: Case) -> Iterator[Diagnostic]:
    """Each such fact, at each citation; a translation cites what its original cites, and is not asked.

    Nor is a brief with a citation that is mistyped: it may be the one that is missed.
    """
    for slug, pieces in case.writings.items():
        if case.library.briefs[slug].translates or _mistyped(case, slug):
            continue
        told = {fact for piece in pieces if piece.role == "text" for fact in piece.cited} | _shown(case, slug)
        for piece in (piece for piece in pieces if piece.role != "text"):
            for group in (group for block in piece.blocks for group in block.groups):
                for fact in (fact for fact in group.facts if fact in case.library.facts and fact not in told):
                    message = f"`{fact}` is cited on page one, and no section tells of it"
                    hint = "Tell it in a section, or cite the fact that was meant."
                    place = piece.place.span(group.start, group.end)
                    yield Diagnostic(CODE, LEVEL, message, place, hint=hint, about=(f"brief:{slug}",))


def _mistyped(case: Case, slug: str) -> bool:
    """Whether a citation of the brief is malformed, or names no fact."""
    places, pieces = case.library.places, case.writings[slug]
    strange = any(f"fact:{fact}" not in places for piece in pieces for fact in piece.cited)
    return strange or any(mistyped(piece, places) for piece in pieces)


def _shown(case: Case, slug: str) -> set[str]:
    """The facts of a brief's pictures, quotations and tables of accounts."""
    facts: set[str] = set()
    for kind, key, _ in shown(case.library.briefs[slug]):
        question = case.library.questions.get(key) if kind == "question" else None
        facts.update(question.accounts if question else (key,))
    return facts
