"""A number in a title that nothing below it cites.

Titles carry no citations, so what they state must be cited in their text: a section's title in the section, the
brief's title and question anywhere in the brief.

Bad:

    # extra.yaml
    title: The guards still answer
    sections:
      - area: cooperation
        title: The guards answered 221 calls
        text: |
          The guards went out on 212 calls [@rescue-calls].

Good:

    # extra.yaml
    title: The guards still answer
    sections:
      - area: cooperation
        title: The guards answered 212 calls
        text: |
          The guards went out on 212 calls [@rescue-calls].
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.case import Case, Scope
from briefgen.check.stated import counts_the_parties, stated
from briefgen.words.diagnostics import Diagnostic, Level, Place

CODE = "BG411"
LEVEL: Level = "error"
SCOPE: tuple[Scope, ...] = ("brief",)


def check(case: Case) -> Iterator[Diagnostic]:
    """Each number, month or weekday of a title that no fact below bears out."""
    for slug, brief in case.library.briefs.items():
        place = case.library.places[f"brief:{slug}"]
        day = case.as_of[slug]
        pieces = case.writings[slug]
        everything = {fact for piece in pieces for fact in piece.cited}
        titled: list[tuple[str, Place, set[str]]] = [(brief.title, place.at("title"), everything)]
        if brief.question:
            titled.append((brief.question, place.at("question"), everything))
        for number, section in enumerate(brief.sections):
            cited = {fact for piece in pieces if piece.section == number for fact in piece.cited}
            titled.append((section.title, place.at("sections", number, "title"), cited))
        for text, spot, facts in titled:
            known = _known(case, facts) | ({str(day.year)} if day else set())
            for token in stated(text, case.library.tongue(slug)):
                if token.value not in known and not counts_the_parties(token, text):
                    message = f"the {token.kind} `{token.text}` of the title is cited nowhere below it"
                    hint = "Cite a fact that says so below, or leave it out of the title."
                    at = spot.span(token.start, token.end)
                    yield Diagnostic(CODE, LEVEL, message, at, hint=hint, about=(f"brief:{slug}",))


def _known(case: Case, facts: set[str]) -> set[str]:
    bearings = [case.bearings[fact] for fact in facts if fact in case.bearings]
    return {value for b in bearings for value in (*b.numbers, *b.months, *b.weekdays)}
