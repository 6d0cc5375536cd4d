"""A citation that is not written as one.

`[@fact]` or `[@one; @two]` says that the sources say so; `[inferred from @one; @two]` that we conclude it from them.
Anything near to that form would print as text, so it is refused, and so is the id of a fact in brackets without its
`@`. What stands before such a citation is judged once it is mended. A citation inside quotation marks, or a mark that
is never closed, is refused too: nobody could tell what is quoted, and no passage would be asked for it. For brackets
that are meant to print, type a backslash before each.

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
from briefgen.check.citing import mistyped, unquotable
from briefgen.words.diagnostics import Diagnostic, Level

CODE = "BG418"
LEVEL: Level = "error"
SCOPE: tuple[Scope, ...] = ("brief",)


def check(case: Case) -> Iterator[Diagnostic]:
    """Each malformed citation."""
    for slug, pieces in case.writings.items():
        about = (f"brief:{slug}",)
        for piece in pieces:
            for fault in mistyped(piece, case.library.places):
                place = piece.place.span(fault.start, fault.end)
                hint = "Write [@fact], [@one; @two] or [inferred from @one; @two]."
                yield Diagnostic(CODE, LEVEL, fault.why, place, hint=hint, about=about)
            for fault in unquotable(piece, case.library.tongue(slug)):
                place = piece.place.span(fault.start, fault.end)
                hint = 'Close the quotation where it ends, and cite behind it: ... said "these words" [@fact].'
                yield Diagnostic(CODE, LEVEL, fault.why, place, hint=hint, about=about)
