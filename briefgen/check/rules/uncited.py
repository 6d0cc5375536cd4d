"""A number, month, weekday or quotation that no citation follows.

What can be wrong needs a source. In each paragraph, list item or table cell, every such token is followed by a
citation `[@fact]` in the same block.

Bad:

    # extra.yaml
    title: The guards still answer
    sections:
      - area: cooperation
        title: Rescue goes on
        text: |
          In 2018 the guards of both shores went out on 212 calls.

Good:

    # extra.yaml
    title: The guards still answer
    sections:
      - area: cooperation
        title: Rescue goes on
        text: |
          In 2018 the guards of both shores went out on 212 calls [@rescue-calls].
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.case import Case, Scope
from briefgen.check.stated import counts_the_parties, quoted, stated
from briefgen.words import prose
from briefgen.words.diagnostics import Diagnostic, Level

CODE = "BG403"
LEVEL: Level = "error"
SCOPE: tuple[Scope, ...] = ("brief",)


def check(case: Case) -> Iterator[Diagnostic]:
    """Each such token of each unit without a group."""
    for piece, unit in case.units():
        if unit.group is not None:
            continue
        for what, text, start, end in _tokens(unit, case.library.tongue(piece.brief)):
            message = f"the {what} `{text}` has no citation after it"
            hint = "Add `[@fact]` behind what it bears out, in the same paragraph or list item."
            place = piece.place.span(start, end)
            yield Diagnostic(CODE, LEVEL, message, place, hint=hint, about=(f"brief:{piece.brief}",))


def _tokens(unit: prose.Unit, tongue: str) -> Iterator[tuple[str, str, int, int]]:
    for token in stated(unit.text, tongue):
        if not counts_the_parties(token, unit.text):
            yield token.kind, token.text, unit.start + token.start, unit.start + token.end
    for _, start, end in quoted(unit.text, tongue):
        yield "quotation", unit.text[start:end], unit.start + start, unit.start + end
