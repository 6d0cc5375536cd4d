"""A key judgement that cites nothing.

A judgement is ours, its grounds are not: its text cites the facts from which it follows, as `[inferred from @id]`, and
the brief prints them in its note. Without them `confidence` and `why` speak of nothing that can be looked up.

Bad:

    # extra.yaml
    title: The pact holds
    key_judgements:
      - text: The rescue pact will probably last.
        confidence: low
        why: A party says so.
    sections:
      - area: cooperation
        title: Rescue goes on
        text: |
          Both sides hold to the pact of 1998 [@rescue-pact].

Good:

    # extra.yaml
    title: The pact holds
    key_judgements:
      - text: The rescue pact will probably last [inferred from @rescue-pact].
        confidence: low
        why: A party says so.
    sections:
      - area: cooperation
        title: Rescue goes on
        text: |
          Both sides hold to the pact of 1998 [@rescue-pact].
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.case import Case, Scope
from briefgen.words.diagnostics import Diagnostic, Level

CODE = "BG424"
LEVEL: Level = "warning"
SCOPE: tuple[Scope, ...] = ("brief",)


def check(case: Case) -> Iterator[Diagnostic]:
    """Each judgement without a citation."""
    for slug, pieces in case.writings.items():
        for piece in (piece for piece in pieces if piece.role == "judgement" and not piece.cited):
            message = "the judgement cites no fact"
            hint = "Add the facts from which it follows: [inferred from @one; @two]."
            yield Diagnostic(CODE, LEVEL, message, piece.place, hint=hint, about=(f"brief:{slug}",))
