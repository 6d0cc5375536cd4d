"""Invented reports and the facts that stand in them, drawn in the shapes of `shape`. Writes nothing."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from invented import shape
from invented.shape import dice
from invented.templates import ASKED, DESCRIPTOR, GAP, NOTES, TELLINGS, Pair, Told

PARTIES = ("Arland", "Velmark")
_PORTS = "Brélac Saint-Émile Ostby Kellhaven Nordvik Trois-Îles Мурава Заречье Lund Havner Côte-Noire Вешки".split()
#: Some thousand words that mean nothing: with fewer, texts would share runs of words by chance, which real ones do not.
WORDS = [
    first + second + third
    for first in "ba cor del fen gru hal lim mor nes pol".split()
    for second in "ad bel cin dor ev fil gor hun il jur".split()
    for third in "a en ish or um ath el ing ost y ber dan fol gar het mur nal pod rin tes".split()
]
_ARLAND = "Carré Orsay Brassard Lefèvre Dubé Côté Gagné Paré Élie Noël Fréchette Bélanger Hébert".split()
_VELMARK = "Ветров Горин Щукин Озеров Ёлкин Зорин Мурин Лесной Яшин Дубов".split()
_GIVEN = ("Hélène Maëlle Étienne Zoé Rémi Thérèse Noé".split(), "Олег Юрий Семён Пётр Игорь".split())
_MONTHS = (
    "January February March April May June July August September October November December".split(),
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
)
#: Kinds of which a source may give the ground, and whose clauses need no word that shows a status.
PLAIN_KINDS = ("event", "relative", "said", "apart", "plain", "amount", "change")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of names.yaml: name, how texts write it, side and role."""

    name: str
    short: str
    side: str
    role: str


PEOPLE = tuple(
    Person(f"{_GIVEN[at][number % len(_GIVEN[at])]} {family}", family, PARTIES[at], f"envoy of {PARTIES[at]}")
    for at, families in enumerate((_ARLAND, _VELMARK))
    for number, family in enumerate(families)
)
BODIES = tuple(f"{word.capitalize()} Council" for word in WORDS[7::109])


@dataclass(frozen=True, slots=True, eq=False)
class Fact:
    """One fact: how it is told, the words in the holes, and what else was drawn for it."""

    number: int
    report: int
    kind: str
    told: Told
    holes: dict[str, str]
    tail: str
    says: str
    actors: tuple[str, ...]
    date: str
    said: str
    area: str
    note: Pair | None
    caution: bool
    short: bool
    labelled: bool
    because: tuple[int, ...]

    @property
    def id(self) -> str:
        """Its id in the library."""
        return f"fact-{self.number:05d}"

    def fill(self, text: str) -> str:
        """A template with the words of this fact."""
        return text.format(**self.holes)

    def both(self, pair: Pair) -> Pair:
        """The same of a template in either language."""
        return self.fill(pair[0]), self.fill(pair[1])

    @property
    def passage(self) -> str:
        """The sentence of the text that carries it, without its stop."""
        return self.fill(self.told.passage) + self.tail

    @property
    def claim(self) -> str:
        """Its claim, whole or without its last clause."""
        whole = self.fill(self.told.claim)
        return f"{whole.partition(', ')[0]}." if self.short else whole

    @property
    def figures(self) -> dict[str, Pair]:
        """Its figures by year."""
        return {self.fill(key): (self.fill(one), self.fill(other)) for key, one, other in self.told.figures}


@dataclass(frozen=True, slots=True)
class Question:
    """Accounts that differ, or a gap: the facts that it touches, and its words."""

    id: str
    facts: tuple[int, ...]
    words: Pair
    accounts: bool


@dataclass(frozen=True, slots=True)
class Report:
    """A report and its facts by theme; `papers` are the sources that carry it, `year` is when it came out."""

    number: int
    themes: tuple[tuple[Fact, ...], ...]
    year: int
    papers: tuple[str, ...]
    descriptor: Pair
    questions: tuple[Question, ...]

    @property
    def id(self) -> str:
        """The report's name, by which its papers and its file of facts are called."""
        return f"wire-{self.number:04d}"

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All its facts, in order."""
        return tuple(itertools.chain.from_iterable(self.themes))


def reports(facts: int, many: int) -> tuple[Report, ...]:
    """So many facts in about so many reports."""
    roll = dice("reports", facts, many)
    sizes = shape.parted(facts, many, iter(lambda: roll.choice(shape.REPORTS), None))
    firsts = itertools.accumulate(sizes, initial=0)
    return tuple(_report(at, range(first, first + size)) for at, (first, size) in enumerate(zip(firsts, sizes)))  # noqa: B905 - one more end than sizes


def _report(number: int, numbers: range) -> Report:
    roll = dice("report", number)
    words = iter(roll.sample(WORDS, 4 * len(numbers) + 1))
    year = roll.randrange(2009, 2020)
    themes, rest = [], list(numbers)
    while rest:
        cast = roll.sample(PEOPLE, 2), roll.sample((*PARTIES, *roll.sample(BODIES, 2)), 2)
        size = roll.choice(shape.THEMES)
        part, rest = rest[:size], rest[size:]
        drawn = [(at, _kind(at), list(itertools.islice(words, 4))) for at in part]
        grounds = [at for at, kind, _ in drawn if kind in PLAIN_KINDS]
        facts = (_fact(at, kind, named, cast=cast, year=year, grounds=grounds) for at, kind, named in drawn)
        themes.append(tuple(replace(fact, report=number) for fact in facts))
    papers = tuple(f"wire-{number:04d}-{letter}" for letter in ("a", "b")[: 2 if number % shape.REPRINTED == 0 else 1])
    descriptor = (DESCRIPTOR[0].format(t=(word := next(words))), DESCRIPTOR[1].format(t=word))
    asked = _questions([fact for theme in themes for fact in theme], roll)
    return Report(number, tuple(themes), year, papers, descriptor, tuple(asked))


@cache
def _deck(number: int) -> tuple[str, ...]:
    """The kinds of 98 facts, in an order of their own."""
    kinds = [kind for kind, many in shape.KINDS.items() for _ in range(many)]
    dice("kinds", number).shuffle(kinds)
    return tuple(kinds)


def _kind(number: int) -> str:
    size = sum(shape.KINDS.values())
    kind, roll = _deck(number // size)[number % size], dice("kind", number)
    other = {"event": ("relative", shape.RELATIVE), "said": ("apart", shape.APART)}.get(kind)
    return other[0] if other and roll.random() < other[1] else kind


def _fact(
    number: int, kind: str, words: list[str], *, cast: tuple[list[Person], list[str]], year: int, grounds: list[int]
) -> Fact:
    roll = dice("fact", number)
    because = tuple(at for at in grounds if at != number)[:2]
    if kind in ("assessment", "recommendation") and not because:
        kind = "plain"  # a source that gives no ground judges nothing
    told = roll.choice(TELLINGS[kind])
    speaker, actor, event = roll.choice(cast[0]), roll.choice(cast[1]), year - roll.randrange(1, 7)
    month, day = roll.randrange(12), roll.randrange(1, 29)
    amounts = roll.sample(range(1001, 99_999), 2)
    holes = {
        **dict(zip("tuvw", words, strict=True)), "p": roll.choice(_PORTS), "S": speaker.name, "s": speaker.short,
        "A": actor, "d": f"{day} {_MONTHS[0][month]} {event}", "D": f"{day} {_MONTHS[1][month]} {event}",
        "Y": str(year - 1 if kind == "relative" else event - 21), "Z": str(event - 20),
        "n": f"{amounts[0]:,} tonnes", "m": f"{amounts[1]:,} tonnes",
        "N": f"{amounts[0]:,} tonnes".replace(",", "\u202f"), "M": f"{amounts[1]:,} tonnes".replace(",", "\u202f"),
    }  # fmt: skip
    dates = {"event": f"{event}-{month + 1:02d}-{day:02d}", "change": "{Y}/{Z}", "amount": "{Y}", "relative": "{Y}"}
    spoken = kind in ("said", "apart", "alleged", "denied", "assessment", "recommendation")
    tells = "{S}" in told.claim
    longer = max(roll.choice(shape.PASSAGES) - len(told.passage.split()), 0)
    return Fact(
        number, 0, kind, told, holes, _tail(longer, roll, apart=bool(told.apart)), speaker.name if spoken else "",
        (*([speaker.name] if tells else []), actor), dates.get(kind, "").format(**holes),
        f"{year}-03" if spoken and roll.random() < shape.SAID else "",
        roll.choice(("cooperation", "discontent", "background")),
        roll.choice(NOTES) if roll.random() < shape.NOTED else None, roll.random() < shape.CAUTIONED,
        roll.random() < shape.SHORT,
        bool(told.label[0]) and (bool(told.figures) or roll.random() < shape.LABELLED), because,
    )  # fmt: skip


def _tail(words: int, roll: random.Random, *, apart: bool) -> str:
    """More words for a passage, to about its length; none behind the speaker that closes one."""
    joined = itertools.cycle((" beside the", " of the", " and the"))
    return "" if apart else "".join(f"{next(joined)} {roll.choice(WORDS)}" for _ in range(words // 3))


def _questions(facts: list[Fact], roll: random.Random) -> Iterator[Question]:
    """What a report leaves open: gaps, and pairs of neighbours that tell it differently."""
    last = len(facts) - 1
    for at, fact in enumerate(facts):
        if fact.number % shape.ACCOUNTS == 0 and at < last:
            asked = fact.both(ASKED)
            yield Question(f"pair-{fact.number}", (fact.number, facts[at + 1].number), asked, accounts=True)
        if fact.number % shape.GAPS == 1:
            about = tuple(one.number for one in facts[at : at + roll.choice(shape.ABOUT)])
            yield Question(f"gap-{fact.number}", about, fact.both(GAP), accounts=False)


def paired(these: Iterable[Report]) -> dict[int, Question]:
    """The question of each fact whose report has another account beside it."""
    return {at: asked for one in these for asked in one.questions if asked.accounts for at in asked.facts}
