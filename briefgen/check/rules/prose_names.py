"""A name in a sentence that stands in nothing it cites.

A person, body or party of names.yaml that a cited sentence names stands in the claim, the passage, the tags or the
source of a fact that it cites; a party also stands there by anyone on its side. A name that is exchanged for
another is the change that a reader notices last.

Bad:

    # extra.yaml
    title: The catch fell
    sections:
      - area: discontent
        title: A storm is blamed
        text: |
          Tomas Reel blames a storm [@storm-blamed]. The skippers blame a quota [@quota-blamed].

Good:

    # extra.yaml
    title: The catch fell
    sections:
      - area: discontent
        title: A storm is blamed
        text: |
          Ana Brok blames a storm [@storm-blamed]. The skippers blame a quota [@quota-blamed].
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.case import Case
from briefgen.check.naming import Naming, behind, claimed
from briefgen.check.stated import without_targets
from briefgen.words.diagnostics import Diagnostic, Level

CODE = "BG420"
LEVEL: Level = "warning"


def check(case: Case) -> Iterator[Diagnostic]:
    """Each such name of each cited unit, at its characters."""
    naming = Naming.of(case.library)
    known: dict[str, set[str]] = {}
    for piece, unit in case.units():
        if unit.group is None or not all(fact in case.library.facts for fact in unit.group.facts):
            continue
        for fact in unit.group.facts:
            if fact not in known:
                filed = case.library.facts[fact]
                known[fact] = naming.with_sides(behind(case, filed, naming) | claimed(filed, naming))
        borne = {name for fact in unit.group.facts for name in known[fact]}
        for name, words, start, end in naming.found(without_targets(unit.text)):
            if name not in borne:
                place = piece.place.span(unit.start + start, unit.start + end)
                cited = ", ".join(f"@{fact}" for fact in unit.group.facts)
                message = f"`{words}` is named in nothing that is cited: {cited}"
                hint = "Correct the name, or cite the fact that speaks of it."
                yield Diagnostic(CODE, LEVEL, message, place, hint=hint, about=(f"brief:{piece.brief}",))
