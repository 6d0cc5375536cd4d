"""A name in a sentence that stands in nothing it cites.

A person, body or party of names.yaml that a cited sentence names stands in the claim, the passage, the tags or the
title of a source of a fact that it cites; a party also stands there by anyone on its side. Who wrote or published a
source is named as its teller alone: `by the Tribune's account`, `the agency reported`. A name that is exchanged for
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

import re
from collections.abc import Iterator

from briefgen.check.case import Case, Scope
from briefgen.check.naming import Naming, behind, claimed, publishers
from briefgen.check.stated import without_targets
from briefgen.words.diagnostics import Diagnostic, Level
from briefgen.words.fold import folded

CODE = "BG420"
LEVEL: Level = "warning"
SCOPE: tuple[Scope, ...] = ("brief",)
#: What stands before or behind the name of somebody who only tells.
_BEFORE = re.compile(r"\b(?:by|to|in|with|for|selon|d'après|par|dans|pour)\s+(?:the |l'|la |le )?\Z", re.IGNORECASE)
_BEHIND = re.compile(
    r"'s\b| (?:alone|only|rapport\w*|écri\w*|relat\w*|report\w*|said|says|wrote|writes|told|tells?|judge[sd]?"
    r"|describe[sd]?|call(?:s|ed)(?! (?:for|on|off) )|added|adds|notes|noted)\b"
)


def check(case: Case) -> Iterator[Diagnostic]:
    """Each such name of each cited unit, at its characters."""
    naming = Naming.of(case.library)
    known: dict[str, set[str]] = {}
    tellers: dict[str, set[str]] = {}
    for piece, unit in case.units():
        if unit.group is None or not all(fact in case.library.facts for fact in unit.group.facts):
            continue
        for fact in unit.group.facts:
            if fact not in known:
                filed = case.library.facts[fact]
                known[fact] = naming.with_sides(behind(case, filed, naming) | claimed(filed, naming))
                tellers[fact] = publishers(case, filed, naming)
        borne = {name for fact in unit.group.facts for name in known[fact]}
        telling = {name for fact in unit.group.facts for name in tellers[fact]}
        text = without_targets(unit.text)
        for name, words, start, end in naming.found(text):
            if name not in borne and not (name in telling and _tells(folded(text[:start]), folded(text[end:]))):
                place = piece.place.span(unit.start + start, unit.start + end)
                cited = ", ".join(f"@{fact}" for fact in unit.group.facts)
                message = f"`{words}` is named in nothing that is cited: {cited}"
                hint = "Correct the name, or cite the fact that speaks of it."
                yield Diagnostic(CODE, LEVEL, message, place, hint=hint, about=(f"brief:{piece.brief}",))


def _tells(before: str, behind: str) -> bool:
    """Whether a name between these words is that of a teller."""
    return bool(_BEFORE.search(before) or _BEHIND.match(behind))
