"""Something in prose that a brief has a field for, or must not hold.

Titles stand in `title`, pictures and tables of accounts in `show`, notes are made from citations. Headings, raw
HTML, images and typed footnotes inside a text are refused.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.case import Case
from briefgen.words import prose
from briefgen.words.diagnostics import Diagnostic, Level

CODE = "BG407"
LEVEL: Level = "error"


def check(case: Case) -> Iterator[Diagnostic]:
    """Each such thing, at its characters."""
    for slug, pieces in case.writings.items():
        for piece in pieces:
            for fault in prose.structure_faults(piece.text):
                place = piece.place.span(fault.start, fault.end)
                hint = "Titles go into `title`, pictures into `show`, notes come from citations `[@fact]`."
                yield Diagnostic(CODE, LEVEL, fault.why, place, hint=hint, about=(f"brief:{slug}",))
