"""What rests on a source or a fact: other facts, questions, and every place of a brief that prints them.

Asked before something is withdrawn, or after. It judges nothing; what a withdrawal makes an error is told by
the rules (BG206 for what is printed, BG204 for grounds), and the places listed here are the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from briefgen.check.case import Case
from briefgen.check.prose import Writing, shown
from briefgen.library.library import Filed
from briefgen.library.model import Source
from briefgen.words.diagnostics import Place
from briefgen.words.prose import Block, Group, only_citation

How = Literal["itself", "passage", "ground", "reprint", "successor", "predecessor"]
_OPENING = 10


@dataclass(frozen=True, slots=True)
class Resting:
    """A fact that rests on what is looked at, and what would be left to carry it.

    `how`: it is the thing itself; its passage stands there; it is an assessment or a recommendation with that
    ground (`through` names the ground); the source only carries its passage a second time; or it took the place of
    the fact, or gave it up (`replaces`, from `through`). `left` names the independent reports that carry it besides,
    the other grounds, or, for what does not rest on it, its own sources. `weaker` names texts that carry it and are
    no independent witness: they print the same report, or draw on it.
    """

    fact: str
    how: How
    through: str = ""
    left: tuple[str, ...] = ()
    weaker: tuple[str, ...] = ()

    @property
    def rests(self) -> bool:
        """Whether it falls with what is looked at; a second print, and what came before or after a fact, does not."""
        return self.how in ("itself", "passage", "ground")

    @property
    def bare(self) -> bool:
        """Whether nothing would be left to carry it."""
        return not self.left

    @property
    def printed_from_it(self) -> bool:
        """Whether a brief that cites the fact prints what is looked at: the places of rule BG206."""
        return self.how in ("itself", "passage")


@dataclass(frozen=True, slots=True)
class Spot:
    """One place of a brief that prints facts which rest on what is looked at.

    `part` is the section's title, "Bottom line" or "Key judgement N". `cited` and `inferred` are the whole
    bracket group, for finding its note; `opening` the first words of the sentence.
    """

    brief: str
    part: str
    kind: str
    facts: tuple[str, ...]
    opening: str
    place: Place
    cited: tuple[str, ...]
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Impact:
    """All that rests on one source or fact: facts by id, questions by id, places in the order of the page."""

    facts: tuple[Resting, ...]
    questions: tuple[str, ...]
    spots: tuple[Spot, ...]


def of_source(case: Case, source: str) -> Impact:
    """What rests on a source, by passage, as ground of a judgement, or as a reprint."""
    found: dict[str, Resting] = {}
    for filed in case.filed():
        sources = filed.sources
        twins = {twin.source for entry in case.entries(filed.id) for twin in entry.reprints}
        if source in sources:
            found[filed.id] = _without(case, filed.id, source, {*sources, *twins} - {source})
        elif source in twins:
            found[filed.id] = Resting(filed.id, "reprint", left=sources)
    return _impact(case, found)


def of_fact(case: Case, fact: str) -> Impact:
    """What rests on a fact: itself, what names it as ground, where they are printed; and its line of `replaces`."""
    return _impact(case, {fact: Resting(fact, "itself"), **_line(case.library.facts, fact)})


def _line(facts: Mapping[str, Filed], fact: str) -> dict[str, Resting]:
    """The facts that a fact took the place of, and those that took its own, as far back and forth as they go."""
    found: dict[str, Resting] = {}
    through = fact
    while (older := facts[through].fact.replaces) and older in facts and older not in {fact, *found}:
        found[older] = Resting(older, "predecessor", through, facts[older].sources)
        through = older
    waiting = [fact]
    while waiting:
        through = waiting.pop(0)
        newer = (key for key, filed in facts.items() if filed.fact.replaces == through)
        for key in (key for key in newer if key not in {fact, *found}):
            found[key] = Resting(key, "successor", through, facts[key].sources)
            waiting.append(key)
    return found


def _without(case: Case, fact: str, source: str, others: set[str]) -> Resting:
    """What still carries a fact once a source has fallen: independent reports, and texts that are no witness."""
    known = case.library.sources
    fallen = known.get(source)
    report = fallen.report if fallen else source
    standing = [known[name] for name in sorted(others) if name in known]
    weaker = tuple(one.id for one in standing if one.report == report or _draws_on(one, {source, report}))
    left = tuple(dict.fromkeys(one.report for one in standing if one.id not in weaker))
    return Resting(fact, "passage", left=left, weaker=weaker)


def _draws_on(source: Source, names: set[str]) -> bool:
    return bool(names & set(source.draws_on))


def _impact(case: Case, found: dict[str, Resting]) -> Impact:
    _add_judgements(case.library.facts, found)
    touched = {fact for fact, resting in found.items() if resting.rests}
    questions = tuple(k for k, q in sorted(case.library.questions.items()) if touched & {*q.accounts, *q.about})
    spots = tuple(spot for slug in sorted(case.writings) for spot in _spots(case, slug, found))
    return Impact(tuple(found[fact] for fact in sorted(found)), questions, spots)


def _add_judgements(facts: Mapping[str, Filed], found: dict[str, Resting]) -> None:
    """Add what rests on the found facts as its grounds, and what rests on that."""
    waiting = sorted(fact for fact, resting in found.items() if resting.rests)
    while waiting:
        ground = waiting.pop(0)
        for key, filed in facts.items():
            if ground in filed.fact.because and (key not in found or not found[key].rests):
                found[key] = Resting(key, "ground", through=ground)
                waiting.append(key)
    fallen = {fact for fact, resting in found.items() if resting.rests}
    for key, resting in found.items():
        if resting.how == "ground":
            left = tuple(one for one in facts[key].fact.because if one not in fallen)
            found[key] = Resting(key, "ground", resting.through, left)


# ------------------------------------------------------------------------------------------ places in briefs


def _spots(case: Case, slug: str, found: Mapping[str, Resting]) -> Iterator[Spot]:
    """The places of one brief, in the order of its page: what a section shows comes after its prose."""
    pieces = case.writings[slug]
    for piece in (piece for piece in pieces if piece.section is None):
        yield from _cited(case, piece, found)
    for number, _ in enumerate(case.library.briefs[slug].sections):
        for piece in (piece for piece in pieces if piece.section == number):
            yield from _cited(case, piece, found)
        yield from _shown(case, slug, number, found)


def _cited(case: Case, piece: Writing, found: Mapping[str, Resting]) -> Iterator[Spot]:
    for block in piece.blocks:
        for group in block.groups:
            facts = tuple(fact for fact in group.facts if fact in found)
            if facts:
                yield Spot(
                    piece.brief,
                    _part(case, piece),
                    _kind(piece, block),
                    facts,
                    _sentence(case, block, group),
                    piece.place.span(group.start, group.end),
                    group.facts,
                    group.inferred,
                )


def _shown(case: Case, slug: str, number: int, found: Mapping[str, Resting]) -> Iterator[Spot]:
    library, place = case.library, case.library.places[f"brief:{slug}"]
    title = library.briefs[slug].sections[number].title
    for what, key, route in shown(library.briefs[slug]):
        if route[1] != number:
            continue
        question = library.questions.get(key) if what == "question" else None
        for fact in question.accounts if question else (key,):
            # An account that is later than the brief's day is in no table.
            if fact in found and not (question and case.too_late(slug, fact)):
                kind = "table" if question else _picture(route)
                yield Spot(slug, title, kind, (fact,), _opening(_claim(case, fact)), place.at(*route), (fact,))


def _picture(route: tuple[str | int, ...]) -> str:
    if route[2] == "rail":
        return "margin figure"
    return "quotation" if route[4] == "quotation" else "picture"


def _part(case: Case, piece: Writing) -> str:
    if piece.section is not None:
        return case.library.briefs[piece.brief].sections[piece.section].title
    return "Bottom line" if piece.role == "bottom line" else f"Key judgement {int(piece.place.route[1]) + 1}"


def _kind(piece: Writing, block: Block) -> str:
    return (
        {"item": "list item", "cell": "table cell"}.get(block.kind, "paragraph") if piece.role == "text" else piece.role
    )


def _sentence(case: Case, block: Block, group: Group) -> str:
    """The first words of the sentence before a bracket group; of the claim where the group stands alone."""
    alone = only_citation(block)
    unit = next((unit for unit in block.units if unit.group == group), None)
    return _opening(_claim(case, alone) if alone else unit.text if unit else "")


def _claim(case: Case, fact: str) -> str:
    filed = case.library.facts.get(fact)
    return filed.fact.claim_in(case.library.house.language) if filed else ""


def _opening(text: str) -> str:
    words = text.split()
    return " ".join(words[:_OPENING]) + (" ..." if len(words) > _OPENING else "")
