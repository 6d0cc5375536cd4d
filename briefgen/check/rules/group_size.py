"""A citation that answers for too much.

From one citation to the next there are at most two sentences, and a citation names at most three facts: a
reader must be able to tell which fact bears out which words.

Bad:

    # extra.yaml
    title: The guards still answer
    sections:
      - area: cooperation
        title: Rescue goes on
        text: |
          The pact stands. The guards answer calls together. They train off Cape Lund
          [@rescue-pact; @rescue-calls; @exercise-lund].

Good:

    # extra.yaml
    title: The guards still answer
    sections:
      - area: cooperation
        title: Rescue goes on
        text: |
          The pact stands, and the guards answer calls together [@rescue-pact; @rescue-calls].
          They train off Cape Lund [@exercise-lund].
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.case import Case, Scope
from briefgen.words.diagnostics import Diagnostic, Level

CODE = "BG404"
LEVEL: Level = "error"
SCOPE: tuple[Scope, ...] = ("brief",)
SENTENCES, FACTS = 2, 3


def check(case: Case) -> Iterator[Diagnostic]:
    """Each unit with too many sentences, each group with too many facts."""
    for piece, unit in case.units():
        if unit.group is None:
            continue
        group, about = unit.group, (f"brief:{piece.brief}",)
        if len(group.facts) > FACTS:
            message = f"this citation names {len(group.facts)} facts; at most {FACTS}"
            hint = "Split the sentence, each half with its own citation."
            place = piece.place.span(group.start, group.end)
            yield Diagnostic(CODE, LEVEL, message, place, hint=hint, about=about)
        if unit.sentences > SENTENCES:
            message = f"{unit.sentences} sentences share one citation; at most {SENTENCES}"
            hint = "Cite where each statement ends."
            place = piece.place.span(unit.start, unit.end)
            yield Diagnostic(CODE, LEVEL, message, place, hint=hint, about=about)
