"""A citation that is not written as one.

`[@fact]` or `[@one; @two]` says that the sources say so; `[inferred from @one; @two]` that we conclude it from
them. Anything near to that form would print as text, so it is refused, and so is the id of a fact in brackets without
its `@`. What stands before such a citation is judged once it is mended. For brackets that are meant to print, type a
backslash before each.

Bad:

    # extra.yaml
    title: The guards still answer
    sections:
      - area: cooperation
        title: Rescue goes on
        text: |
          The two guards work together [@rescue-calls, @exercise-lund].

Good:

    # extra.yaml
    title: The guards still answer
    sections:
      - area: cooperation
        title: Rescue goes on
        text: |
          The two guards work together [@rescue-calls; @exercise-lund].
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.case import Case, Scope
from briefgen.check.citing import mistyped
from briefgen.words.diagnostics import Diagnostic, Level

CODE = "BG418"
LEVEL: Level = "error"
SCOPE: tuple[Scope, ...] = ("brief",)


def check(case: Case) -> Iterator[Diagnostic]:
    """Each malformed citation."""
    for slug, pieces in case.writings.items():
        for piece in pieces:
            for fault in mistyped(piece, case.library.places):
                place = piece.place.span(fault.start, fault.end)
                hint = "Write [@fact], [@one; @two] or [inferred from @one; @two]."
                yield Diagnostic(CODE, LEVEL, fault.why, place, hint=hint, about=(f"brief:{slug}",))
