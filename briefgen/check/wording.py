"""English words of ours, ready for the rules on wording: claims, and the sentence that a citation closes.

Which words are signs is the affair of `words.negation` and `words.hedges`; this knows only where ours stand.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.case import Case
from briefgen.check.prose import Writing
from briefgen.check.stated import without_targets
from briefgen.library.library import Filed
from briefgen.words.diagnostics import Place
from briefgen.words.fold import folded
from briefgen.words.prose import Unit
from briefgen.words.sentences import sentences

#: So many words at most has a passage that says no more than its claim.
SHORT = 40


def claim(case: Case, filed: Filed) -> tuple[str, Place] | None:
    """The folded English claim of a fact and its place; None where it has none."""
    written, place = filed.fact.claim, filed.place.at("claim")
    if isinstance(written, dict):
        return (folded(written["en"]), place.at("en")) if "en" in written else None
    return (folded(written), place) if case.library.house.language.startswith("en") else None


def claims(case: Case, unit: Unit) -> dict[str, str]:
    """The folded English claims of the facts that a unit cites, by fact; empty unless all have one."""
    found = {}
    for fact in unit.group.facts if unit.group else ():
        filed = case.library.facts.get(fact)
        spoken = claim(case, filed) if filed else None
        if spoken is None:
            return {}
        found[fact] = spoken[0]
    return found


def english(case: Case) -> Iterator[tuple[Writing, Unit]]:
    """The cited units of all English briefs."""
    for piece, unit in case.units():
        tongue = case.library.tongue(piece.brief)
        if unit.group is not None and tongue.startswith("en"):
            yield piece, unit


def reporting(case: Case) -> Iterator[tuple[Writing, Unit]]:
    """Those of them that have words, and say that their facts say so: what is inferred may differ from its grounds."""
    for piece, unit in english(case):
        if unit.text.strip() and unit.group and not unit.group.inferred:
            yield piece, unit


def closing(unit: Unit) -> str:
    """The last sentence of a unit, folded: the one that its citation closes. What stands before it may be ours."""
    text = without_targets(unit.text)
    start, end = (sentences(text) or ((0, len(text)),))[-1]
    return folded(text[start:end])


def quoted(signs: tuple[str, ...]) -> str:
    """Signs as a message shows them."""
    return ", ".join(f"`{sign}`" for sign in dict.fromkeys(signs))
