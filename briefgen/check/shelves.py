"""Facts judged, each by its portion, and those of a source beside one another.

What came of a fact is kept under the key of its portion. What is asked of the facts of a file together is kept too, as
a *shelf*, under a key that takes the file's bytes for its facts: where nothing of a file changed, nothing of it is
digested, and nothing is unpacked until somebody asks for a fact.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from briefgen.check import evidence
from briefgen.check.bearings import bearing
from briefgen.check.case import Bearing, Case, Verdict
from briefgen.check.each import Each
from briefgen.check.portions import Portions
from briefgen.check.resting import beside_reviews
from briefgen.check.rules import of, told
from briefgen.check.texts import Sheets
from briefgen.library.memo import Memo, digest
from briefgen.library.reviews import Reviews
from briefgen.words.diagnostics import Diagnostic


@dataclass(frozen=True)
class Judged:
    """What came of judging one fact."""

    verdicts: tuple[Verdict, ...]
    bearing: Bearing
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True)
class Shelf:
    """What is asked of the facts of one file.

    `keys` are those under which each is kept, `searched` the sources looked into for it. `unlocked` are the verdicts
    that are not as the lock has them, `twins` the sources in which a passage was found again, `astray` the facts that
    speak of a source which is not there.
    """

    keys: Mapping[str, str]
    searched: Mapping[str, tuple[str, ...]]
    diagnostics: tuple[Diagnostic, ...]
    unlocked: tuple[Verdict, ...]
    twins: frozenset[str]
    astray: frozenset[str]


class Shelves:
    """Every fact of a library, judged. What a `Shelf` says of one file, `keys`, `astray` and the others say of all."""

    def __init__(self, parts: Portions, ready: Sheets, memo: Memo) -> None:
        self._parts, self._memo = parts, memo
        self._judge = evidence.Judge(parts.library, ready)
        shelves = [self._shelf(facts, key) for facts, key in parts.shelves()]
        self.keys = {fact: key for shelf in shelves for fact, key in shelf.keys.items()}
        self.searched = {fact: sources for shelf in shelves for fact, sources in shelf.searched.items()}
        self.diagnostics = tuple(diagnostic for shelf in shelves for diagnostic in shelf.diagnostics)
        self.unlocked = tuple(verdict for shelf in shelves for verdict in shelf.unlocked)
        self.twins = frozenset(twin for shelf in shelves for twin in shelf.twins)
        self.astray = frozenset(fact for shelf in shelves for fact in shelf.astray)
        self.verdicts = Each(parts.library.facts, lambda fact: self._judged(fact, self.keys[fact]).verdicts)
        self.bearings = Each(parts.library.facts, lambda fact: self._judged(fact, self.keys[fact]).bearing)

    def groups(self) -> Iterator[Diagnostic]:
        """What the facts that are filed under one source give beside one another, source by source."""
        found: dict[str, list[str]] = {}
        for fact, filed in self._parts.library.facts.items():
            found.setdefault(filed.source, []).append(fact)
        for facts in found.values():
            key = digest([self.keys[fact] for fact in facts])
            yield from self._memo.of("group", key, partial(self._beside, tuple(facts)))

    def _shelf(self, facts: Iterable[str], key: str | None) -> Shelf:
        known: Shelf | None = self._memo.get("shelf", key) if key else None
        if known and self._memo.hold("fact", known.keys.values()):
            return known
        library, keys = self._parts.library, {fact: self._parts.key_of_fact(fact) for fact in facts}
        judged = [self._judged(*pair) for pair in keys.items()]
        verdicts = [verdict for one in judged for verdict in one.verdicts]
        made = Shelf(
            keys,
            {fact: self._parts.searched(fact) for fact in keys},
            tuple(diagnostic for one in judged for diagnostic in one.diagnostics),
            tuple(one for one in verdicts if one.entry is None or one.entry != one.locked),
            frozenset(twin.source for one in verdicts if one.entry for twin in one.entry.reprints),
            frozenset(fact for fact in keys if not library.sources.keys() >= {*library.facts[fact].sources}),
        )
        return self._memo.put("shelf", key, made) if key else made

    def _judged(self, fact: str, key: str) -> Judged:
        return self._memo.of("fact", key, partial(self._made, fact))

    def _made(self, fact: str) -> Judged:
        """A fact judged by its portion."""
        parts = self._parts
        filed, part = parts.library.facts[fact], parts.of_facts(fact)
        own = evidence.taken(filed, part.house.language)
        verdicts = self._judge.verdicts(filed, own | parts.quotes.get(fact, frozenset()))
        borne = bearing(filed, verdicts)
        case = Case(part, {}, {fact: verdicts}, {fact: borne}, {}, {}, asked=(fact,))
        return Judged(verdicts, borne, told(of("fact"), beside_reviews(case) if part.reviews != Reviews() else case))

    def _beside(self, facts: tuple[str, ...]) -> tuple[Diagnostic, ...]:
        verdicts = {fact: self.verdicts[fact] for fact in facts}
        bearings = {fact: self.bearings[fact] for fact in facts}
        return told(of("group"), Case(self._parts.of_facts(*facts), {}, verdicts, bearings, {}, {}))
