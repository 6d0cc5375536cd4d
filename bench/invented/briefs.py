"""Invented briefs over invented facts: which facts each tells and shows. Their sentences are the affair of `prose`."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from invented import shape
from invented.facts import Fact, Question
from invented.prose import Desk, Section
from invented.templates import HEADLINE, QUESTION, Pair

#: Facts of one report that are told one after the other, as a writer takes them.
_HANDFUL = 6


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief in both languages, and all the facts that it prints."""

    title: Pair
    question: Pair
    bottom: Pair
    judgements: tuple[tuple[Pair, str, Pair], ...]
    sections: tuple[Section, ...]
    printed: tuple[Fact, ...]


def brief(
    number: int, home: Sequence[Fact], *, again: Sequence[Fact], asked: Mapping[int, Question],
    known: Mapping[int, Fact],
) -> Brief:  # fmt: skip
    """A brief on the facts of its home, and on some that the brief before cites. `asked` is of `facts.paired`."""
    roll = shape.dice("brief", number)
    areas = roll.choice(shape.AREAS)
    changes = [fact for fact in home if fact.kind == "change"][: roll.random() < shape.BARRED]
    order = [*changes, *again, *_dealt(home, roll)]
    fresh, table = _units(order, asked, known=known, tabled=number % shape.TABLED == 1)
    desk = Desk(roll, fresh[::-1], asked)
    sections = [desk.section(area, long=len(areas) > 3) for area in areas]
    sections, shown = _pictured(sections, desk, changes, home=home)
    if table:
        shown += [known[at] for at in table.facts]
        sections = [_tabled(one, table) for one in sections]
    judgements = tuple(desk.judgement() for _ in range(shape.JUDGEMENTS[len(areas) > 3]))
    printed = tuple(dict.fromkeys((*desk.told, *shown)))
    title, question = desk.worded(HEADLINE), desk.worded(QUESTION)
    return Brief(title, question, desk.bottom(), judgements, tuple(sections), printed)


def _pictured(
    sections: list[Section], desk: Desk, changes: list[Fact], *, home: Sequence[Fact]
) -> tuple[list[Section], list[Fact]]:
    """The sections with bars of what changed, or a timeline, or neither, and with a rail; and the facts pictured."""
    shown: list[Fact] = []
    if changes or desk.roll.random() < shape.TIMED:
        shown, show = (changes, f"bars: {changes[0].id}") if changes else _timeline([*desk.told, *home])
        sections[0] = replace(sections[0], show=(show,) if show else ())
    railed = next((at for at, one in enumerate(sections) if _amount(one)), None)
    if railed is not None:
        sections[railed] = replace(sections[railed], rail=_amount(sections[railed]))
    return sections, shown


def _dealt(home: Sequence[Fact], roll: random.Random) -> Iterable[Fact]:
    """The facts in another order, by handfuls of one report, as a writer takes them."""
    shuffled = sorted(roll.sample(home, len(home)), key=lambda fact: fact.report)
    reports = (list(facts) for _, facts in itertools.groupby(shuffled, key=lambda fact: fact.report))
    handfuls = [facts[at : at + _HANDFUL] for facts in reports for at in range(0, len(facts), _HANDFUL)]
    roll.shuffle(handfuls)
    return itertools.chain.from_iterable(handfuls)


def _units(
    order: Iterable[Fact], asked: Mapping[int, Question], *, known: Mapping[int, Fact], tabled: bool
) -> tuple[list[tuple[Fact, ...]], Question | None]:
    """The facts as they are to be told, each once, accounts of one question together; the question of a table."""
    units, table, seen = list[tuple[Fact, ...]](), None, set[int]()
    for fact in order:
        question = asked.get(fact.number)
        if fact.number in seen:
            continue
        both = question.facts if question else (fact.number,)
        if question and tabled and table is None:
            units.append((fact,))
            table = question
        else:
            units.append(tuple(known[at] for at in both))
        seen.update(both)
    return units, table


def _timeline(facts: Iterable[Fact]) -> tuple[list[Fact], str]:
    """A timeline of facts that have a day and a label, three a lane at most; none of a single one."""
    lanes = {side: list(itertools.islice(_on(side, facts), 3)) for side in ("contacts", "ruptures")}
    shown = list(itertools.chain.from_iterable(lanes.values()))
    ids = {side: ", ".join(fact.id for fact in lane) for side, lane in lanes.items()}
    written = ", ".join(f"{side}: [{ids[side]}]" for side in lanes if ids[side])
    return (shown, f"timeline: {{{written}}}") if len(shown) > 1 else ([], "")


def _on(side: str, facts: Iterable[Fact]) -> Iterable[Fact]:
    return (fact for fact in dict.fromkeys(facts) if fact.told.side == side and fact.labelled)


def _tabled(section: Section, table: Question) -> Section:
    tells = any(fact.number in table.facts for fact in section.facts)
    return replace(section, show=(*section.show, f"accounts: {table.id}")) if tells else section


def _amount(section: Section) -> str:
    """A figure for the rail of a section, as a brief writes it; empty where it tells none."""
    fact = next((fact for fact in section.facts if fact.kind == "amount"), None)
    return f"{{{fact.id}: {next(iter(fact.figures))}}}" if fact else ""
