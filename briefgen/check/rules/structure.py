"""Something in prose that a brief has a field for, or must not hold.

Titles stand in `title`, pictures and tables of accounts in `show`, notes are made from citations. Headings, raw
HTML, images, typed footnotes and blocks of code inside a text are refused. A line that is four columns further in
than its paragraph, or a fence of back quotes, makes a block of code: a citation in it would print as typed.

Bad:

    # extra.yaml
    title: The guards still answer
    sections:
      - area: cooperation
        title: Rescue goes on
        text: |
          ## The pact

          It has held since 1998 [@rescue-pact].

Good:

    # extra.yaml
    title: The guards still answer
    sections:
      - area: cooperation
        title: Rescue goes on
        text: |
          The pact has held since 1998 [@rescue-pact].
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.case import Case, Scope
from briefgen.words import prose
from briefgen.words.diagnostics import Diagnostic, Level

CODE = "BG407"
LEVEL: Level = "error"
SCOPE: tuple[Scope, ...] = ("brief",)
_FIELDS = "Titles go into `title`, pictures into `show`, notes come from citations `[@fact]`."
_CODE = "Write it as a paragraph: no fence, and no further in than the lines around it."


def check(case: Case) -> Iterator[Diagnostic]:
    """Each such thing, at its characters."""
    for slug, pieces in case.writings.items():
        for piece in pieces:
            for fault in prose.structure_faults(piece.text):
                place = piece.place.span(fault.start, fault.end)
                hint = _CODE if fault.what == "code block" else _FIELDS
                yield Diagnostic(CODE, LEVEL, fault.why, place, hint=hint, about=(f"brief:{slug}",))
