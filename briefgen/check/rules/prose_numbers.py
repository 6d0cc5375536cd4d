"""A number, month or weekday of a sentence that the facts it cites do not bear out.

Each such token between two citations must occur in a claim, a derived value, the date or the passage of a fact
that the next citation names. The number two may stand for the two parties, and a number may count the facts
cited.

Bad:

    # extra.yaml
    title: The guards still answer
    sections:
      - area: cooperation
        title: Rescue goes on
        text: |
          In 2018 the guards of both shores went out on 221 calls [@rescue-calls].

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
from briefgen.check.stated import Stated, counts_the_parties, stated
from briefgen.words import french
from briefgen.words.diagnostics import Diagnostic, Level

CODE = "BG401"
LEVEL: Level = "error"
SCOPE: tuple[Scope, ...] = ("brief",)


def check(case: Case) -> Iterator[Diagnostic]:
    """Each unborne token of each cited unit, at its characters."""
    for piece, unit in case.units():
        if unit.group is None or not all(fact in case.bearings for fact in unit.group.facts):
            continue
        tongue = case.library.tongue(piece.brief)
        for token in stated(unit.text, tongue):
            if not counts_the_parties(token, unit.text) and not _borne(case, unit.group.facts, token):
                place = piece.place.span(unit.start + token.start, unit.start + token.end)
                cited = ", ".join(f"@{fact}" for fact in unit.group.facts)
                message = f"the {token.kind} `{token.text}` is not in what is cited: {cited}"
                hint = "Correct the sentence, or cite the fact that says so."
                if tongue.startswith("fr") and (meant := french.as_french(token.text)):
                    hint = f"French writes `{meant}`; a comma is its decimal mark."
                yield Diagnostic(CODE, LEVEL, message, place, hint=hint, about=(f"brief:{piece.brief}",))


def _borne(case: Case, facts: tuple[str, ...], token: Stated) -> bool:
    if token.kind == "number" and token.text.isalpha() and token.value == str(len(facts)):
        return True
    field = {"number": "numbers", "month": "months", "weekday": "weekdays"}[token.kind]
    # Where French writes `45 %`, an English passage may have `45 percent`, whose number is plain.
    values = {token.value, token.value.removesuffix("%") if token.text[-1:].isdigit() else token.value}
    return any(values & getattr(case.bearings[fact], field) for fact in facts)
