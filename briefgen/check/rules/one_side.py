"""One account of a question without the others.

Where questions.yaml records that accounts differ, a section that cites one of them cites the others too, or the
brief shows the question (`show: [{accounts: ID}]`). What page one cites, some section below answers. Accounts
in sources later than the brief's `as_of` are not owed.

Bad:

    # extra.yaml
    title: Fewer fish
    sections:
      - area: discontent
        title: Velmark lands less cod
        text: |
          Ana Brok blames a storm [@storm-blamed].

Good:

    # extra.yaml
    title: Fewer fish
    sections:
      - area: discontent
        title: Velmark lands less cod
        text: |
          Ana Brok blames a storm [@storm-blamed]. The skippers blame a quota [@quota-blamed].
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.case import Case, Scope
from briefgen.check.prose import shown
from briefgen.words.diagnostics import Diagnostic, Level

CODE = "BG406"
LEVEL: Level = "error"
SCOPE: tuple[Scope, ...] = ("brief",)


def check(case: Case) -> Iterator[Diagnostic]:
    """Each section that tells one side, and page one where no section tells the others."""
    asking: dict[str, list[str]] = {}
    for key, question in case.library.questions.items():
        for account in question.accounts:
            asking.setdefault(account, []).append(key)
    for slug, pieces in case.writings.items():
        brief, place = case.library.briefs[slug], case.library.places[f"brief:{slug}"]
        tables = {key for kind, key, _ in shown(brief) if kind == "question"}
        for section in dict.fromkeys(piece.section for piece in pieces):
            told_here = {fact for piece in pieces if piece.section == section for fact in piece.cited}
            # Page one sums up: it owes no more than what the sections below it tell.
            cited = {fact for piece in pieces for fact in piece.cited} if section is None else told_here
            for key in sorted({key for fact in told_here for key in asking.get(fact, ())} - tables):
                accounts = case.library.questions[key].accounts
                owed = [a for a in accounts if a not in cited and not case.too_late(slug, a)]
                told = [a for a in accounts if a in told_here]
                if not owed:
                    continue
                spot = place if section is None else place.at("sections", section, "text")
                message = f"one side of `{key}`: cites {_list(told)} but not {_list(owed)}"
                hint = f"Cite the other side in this section, or show both: `show: [{{accounts: {key}}}]`."
                yield Diagnostic(CODE, LEVEL, message, spot, hint=hint, about=(f"brief:{slug}",))


def _list(facts: list[str]) -> str:
    return ", ".join(f"@{fact}" for fact in facts)
