"""A cited fact that has nothing to do with its sentence.

A sentence and each fact that it cites share at least one word: a number, a name other than a party's, or a word
of content. Where they share none, the citation names another fact than was meant. What is inferred may use words
of its own. The rule looks at English only.

Bad:

    # extra.yaml
    title: The guards still answer
    sections:
      - area: cooperation
        title: Rescue goes on
        text: |
          Both sides hold to the rescue pact [@boats-laid-up].

Good:

    # extra.yaml
    title: The guards still answer
    sections:
      - area: cooperation
        title: Rescue goes on
        text: |
          Both sides hold to the rescue pact [@rescue-pact].
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check import wording
from briefgen.check.case import Case
from briefgen.check.stated import without_targets
from briefgen.words.diagnostics import Diagnostic, Level
from briefgen.words.fold import folded
from briefgen.words.kinship import stems

CODE = "BG421"
LEVEL: Level = "warning"


def check(case: Case) -> Iterator[Diagnostic]:
    """Each cited fact of a unit that shares no word with it."""
    parties = stems(" ".join(case.library.house.parties))
    for piece, unit in wording.english(case):
        if not unit.text.strip() or unit.group is None or unit.group.inferred:
            continue
        ours = stems(folded(without_targets(unit.text))) - parties
        for fact, claim in wording.claims(case, unit).items():
            if ours and ours.isdisjoint(stems(claim)):
                message = f"the sentence shares no word with `{fact}`, which it cites"
                hint = "Cite the fact that was meant; what follows from it is cited as [inferred from @id]."
                place = piece.place.span(unit.start, unit.end)
                yield Diagnostic(CODE, LEVEL, message, place, hint=hint, about=(f"brief:{piece.brief}",))
