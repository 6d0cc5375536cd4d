"""What the rules look at: the library, a verdict for each passage, what each fact bears out, the prose.

Rules see passages only through lock entries, never through text, so that a library checks alike with the
archive and without it. The one thing that needs texts and has no entry, the bodies that undeclared reprints
share, stands in `sheets`, which is empty where there is no archive.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from briefgen.check.citing import judged, mistyped
from briefgen.check.prose import Writing, shown
from briefgen.check.standing import Standings
from briefgen.check.stated import Kind
from briefgen.library.library import Filed, Library
from briefgen.library.lock import Entry
from briefgen.library.model import Selector
from briefgen.words import tokens
from briefgen.words.diagnostics import Place, Related
from briefgen.words.find import Page, paragraphs
from briefgen.words.fold import folded
from briefgen.words.prose import Unit
from briefgen.words.quotations import readings

State = Literal["found", "not-found", "ambiguous", "unchecked"]
#: How much of a library a rule looks at, so that what did not change need not be judged again: one fact with its
#: passages and sources; the facts filed under one source; one brief, its translations and all that they rest on; or
#: all facts, sources and questions, but no prose, and of passages only those that are not as the lock has them. It is
#: handed those and no others; lock, texts and places come whole, to be looked up by them.
Scope = Literal["fact", "group", "brief", "library"]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A captured text made ready for finding: its page, and the ranges that may carry evidence."""

    page: Page
    body: tuple[int, int]
    captions: tuple[tuple[int, int], ...]

    @property
    def ranges(self) -> tuple[tuple[int, int], ...]:
        """Body and captions, as offsets in the captured text."""
        return (self.body, *self.captions)

    def around(self, start: int, end: int) -> tuple[int, int]:
        """The paragraph around a passage, or the paragraphs it touches, as offsets in the captured text."""
        low, high = next((r for r in self.ranges if r[0] <= start < r[1]), self.body)
        near = [p for p in paragraphs(self.page.text, low, high) if p.end > start and p.start < end]
        return near[0].start, near[-1].end


@dataclass(frozen=True)
class Beside:
    """What a claim says and its passage lacks, found in the same paragraph: the token, the words there, the side.

    `meant` is True where the words are relative (`last Friday`) and mean it on the source's day. For a hint alone.
    """

    kind: Kind
    value: str
    words: str
    side: Literal["before", "after"]
    meant: bool = False


@dataclass(frozen=True)
class Verdict:
    """What became of one selector of one fact.

    `entry` is fresh from the text where the archive is there, else the lock's. `related` points into the
    source; `paragraphs` is how many the passage touches; `outside` tells words that stand in page furniture; `beside`
    what the claim takes from the words around the passage.
    """

    fact: str
    source: str
    selector: Selector
    place: Place
    state: State
    entry: Entry | None = None
    locked: Entry | None = None
    related: tuple[Related, ...] = ()
    hint: str = ""
    paragraphs: int = 1
    outside: bool = False
    beside: tuple[Beside, ...] = ()


@dataclass(frozen=True)
class Bearing:
    """What prose that cites a fact may say: values of number tokens, months, weekdays, and words taken."""

    numbers: frozenset[str]
    months: frozenset[str]
    weekdays: frozenset[str]
    taken: frozenset[str]
    claim: str

    def holds(self, words: str) -> bool:
        """Whether the words stand in the claim or, word for word, in a passage of the fact."""
        plain = readings(folded(words))
        return any(tokens.occurs(one, self.claim) or digest(one) in self.taken for one in plain)


@dataclass(frozen=True)
class Lost:
    """A body or caption that could not be marked in its captured text: `count` is how often it was found."""

    source: str
    what: str
    place: Place
    count: int
    related: tuple[Related, ...] = ()


@dataclass(frozen=True)
class Case:
    """Everything the rules judge, made by `verify`. Mappings are by id or slug.

    `asked` are the facts that rules on facts go through, None for all; `alike` the pairs of sources whose bodies share
    words, and how much; `twins` the sources in which a passage of another was found again.
    """

    library: Library
    sheets: Mapping[str, Sheet]
    verdicts: Mapping[str, tuple[Verdict, ...]]
    bearings: Mapping[str, Bearing]
    writings: Mapping[str, tuple[Writing, ...]]
    as_of: Mapping[str, date | None]
    lost: tuple[Lost, ...] = ()
    standings: Standings = field(default_factory=Standings)
    alike: tuple[tuple[str, str, float], ...] = ()
    twins: frozenset[str] = frozenset()
    asked: tuple[str, ...] | None = None

    def filed(self) -> Iterator[Filed]:
        """The facts to be judged."""
        facts = self.library.facts
        return iter(facts.values()) if self.asked is None else (facts[fact] for fact in self.asked if fact in facts)

    def each_verdict(self) -> Iterator[Verdict]:
        """The verdicts of the facts to be judged, fact by fact."""
        asked = self.verdicts if self.asked is None else self.asked
        return (verdict for fact in asked for verdict in self.verdicts.get(fact, ()))

    def units(self) -> Iterator[tuple[Writing, Unit]]:
        """All units of all briefs, each with the writing it stands in, but for words before a mistyped citation."""
        for piece in (piece for pieces in self.writings.values() for piece in pieces):
            faults = mistyped(piece, self.library.places)
            yield from ((piece, judged(unit, faults)) for unit in piece.units)

    def printed(self, slug: str) -> Iterator[tuple[str, Place]]:
        """Each place where a brief cites or shows a fact: the fact's id and the place."""
        for piece in self.writings[slug]:
            for group in (group for block in piece.blocks for group in block.groups):
                for fact in group.facts:
                    yield fact, piece.place.span(group.start, group.end)
        for kind, key, route in shown(self.library.briefs[slug]):
            if kind == "fact":
                yield key, self.library.places[f"brief:{slug}"].at(*route)

    def accounts(self, slug: str) -> Iterator[tuple[str, Place]]:
        """Each account that a table of a brief prints, the fact's id and the place: those known on the brief's day."""
        for kind, key, route in shown(self.library.briefs[slug]):
            question = self.library.questions.get(key) if kind == "question" else None
            for fact in question.accounts if question else ():
                if not self.too_late(slug, fact):
                    yield fact, self.library.places[f"brief:{slug}"].at(*route)

    def too_late(self, slug: str, fact: str) -> bool:
        """Whether a source of the fact is later than the day the brief stands on."""
        return fact in self.library.facts and self.library.later(fact, self.as_of.get(slug))

    def entries(self, fact: str) -> tuple[Entry, ...]:
        """What is known of a fact's passages; empty where none was found."""
        return tuple(verdict.entry for verdict in self.verdicts.get(fact, ()) if verdict.entry)

    def settled(self, fact: str) -> bool:
        """Whether every passage of the fact is known, so that a rule may speak of what they lack."""
        verdicts = self.verdicts.get(fact, ())
        return bool(verdicts) and all(verdict.entry for verdict in verdicts)


def digest(plain: str) -> str:
    """The sha256, in hexadecimal, of folded words."""
    return hashlib.sha256(plain.encode()).hexdigest()
