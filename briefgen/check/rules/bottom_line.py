"""A bottom line of more than 60 words.

The bottom line is the answer, at the head of page one. What does not fit into 60 words belongs below.

Bad:

    # extra.yaml
    title: The guards still answer
    bottom_line: >-
      Arland and Velmark can still settle rescue at sea, because the quarrel over fish has not reached it. They
      train off the same cape, they keep an officer at the line by day and by night, and no minister on either
      shore wants to end it. On the catch they differ, and they will go on differing until somebody counts the cod.
    sections:
      - area: cooperation
        title: Rescue goes on
        text: |
          Both sides hold to the pact of 1998 [@rescue-pact].

Good:

    # extra.yaml
    title: The guards still answer
    bottom_line: >-
      Arland and Velmark can still settle rescue at sea, because the quarrel over fish has not reached it. On the
      catch they will go on differing until somebody counts the cod.
    sections:
      - area: cooperation
        title: Rescue goes on
        text: |
          Both sides hold to the pact of 1998 [@rescue-pact].
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.case import Case, Scope
from briefgen.check.stated import without_targets
from briefgen.words.diagnostics import Diagnostic, Level

CODE = "BG511"
LEVEL: Level = "error"
SCOPE: tuple[Scope, ...] = ("brief",)
MOST = 60


def check(case: Case) -> Iterator[Diagnostic]:
    """Each bottom line over the measure."""
    for slug, pieces in case.writings.items():
        for piece in (piece for piece in pieces if piece.role == "bottom line"):
            count = len(without_targets(piece.text).split())
            if count > MOST:
                message = f"the bottom line has {count} words, {count - MOST} more than {MOST}"
                hint = "Keep the answer; what supports it stands in the sections."
                yield Diagnostic(CODE, LEVEL, message, piece.place, hint=hint, about=(f"brief:{slug}",))
