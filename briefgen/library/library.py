"""A loaded library: everything people wrote, and the texts that this machine holds.

A frozen value. It knows where each thing was written (`places`, `atlas`), and judges nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from briefgen.library.atlas import Atlas
from briefgen.library.briefs import Brief, House
from briefgen.library.lock import Locked
from briefgen.library.model import Fact, Name, Question, Selector, Source
from briefgen.library.reviews import Reviews
from briefgen.words import tokens
from briefgen.words.diagnostics import Place
from briefgen.words.fold import folded


@dataclass(frozen=True)
class Card:
    """What a fact refers to: as much of it as is asked of every fact in every run.

    `sources` are those of its passages, each once; `names` whom it quotes and who acts; `retracted` is the reason.
    """

    id: str
    kind: str
    sources: tuple[str, ...]
    names: tuple[str, ...]
    because: tuple[str, ...]
    replaces: str | None
    retracted: str | None

    @classmethod
    def of(cls, fact: Fact, source: str) -> Card:
        """That of a fact which is filed under a source."""
        sources = dict.fromkeys(selector.source or source for selector in fact.at)
        names = (*((fact.says,) if fact.says else ()), *fact.actors)
        withdrawn = fact.retracted.reason if fact.retracted else None
        return cls(fact.id, fact.kind, tuple(sources), names, fact.because, fact.replaces, withdrawn)


@dataclass(frozen=True, slots=True, eq=False)
class Filed:
    """A fact where it is filed: with the source and theme of its group, and its place.

    Its card is at hand; the fact itself is fetched by its id when somebody asks for it.
    """

    card: Card
    source: str
    theme: str | None
    place: Place
    fetch: Callable[[str], Fact]

    @classmethod
    def of(cls, fact: Fact, source: str, theme: str | None, place: Place) -> Filed:
        """That of a fact which is at hand."""
        return cls(Card.of(fact, source), source, theme, place, {fact.id: fact}.__getitem__)

    def changed(self, **fields: Any) -> Filed:
        """The same with other values of some fields of its fact, which are not validated."""
        return Filed.of(self.fact.model_copy(update=fields), self.source, self.theme, self.place)

    @property
    def fact(self) -> Fact:
        """The fact."""
        return self.fetch(self.card.id)

    @property
    def id(self) -> str:
        """The fact's id."""
        return self.card.id

    def source_of(self, selector: Selector) -> str:
        """The source a selector speaks of: its own, or the group's."""
        return selector.source or self.source

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources of its passages, each once, in their order."""
        return self.card.sources

    @property
    def heading(self) -> str | None:
        """The theme it stands under: its own, else its group's."""
        return self.fact.theme or self.theme

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Filed) and self.values == other.values

    __hash__ = None  # type: ignore[assignment]

    @property
    def values(self) -> tuple[Fact, str, str | None, Place]:
        """All that there is of it."""
        return (self.fact, self.source, self.theme, self.place)


class Shelved(dict[str, Filed]):
    """Facts as they were read; `files` has the sha256 of each file's bytes. A copy that was edited is a mere dict."""

    def __init__(self, facts: Iterable[tuple[str, Filed]], files: Mapping[str, str]) -> None:
        super().__init__(facts)
        self.files = files


def in_place(facts: Mapping[str, Filed], others: Iterable[Filed]) -> dict[str, Filed]:
    """Facts with others in the place of those of the same ids; the bytes of their files no longer stand for them."""
    changed = {filed.id: filed for filed in others}
    files = facts.files if isinstance(facts, Shelved) else {}
    touched = {filed.place.file for filed in changed.values()}
    kept = {file: data for file, data in files.items() if file not in touched}
    return Shelved({**facts, **changed}.items(), kept)


@dataclass(frozen=True)
class Library:
    """Everything of one library folder.

    `texts` maps the sha256 of captured texts to their characters; None where there is no archive, so that
    passages are judged by the lock. `places` maps "source:ID", "fact:ID", "question:ID", "name:NAME" and
    "brief:SLUG" (with language suffix where there is one) to where each is written. `sound` is False where
    library.yaml has an error: `house` is then what could be read of it.
    """

    house: House
    sources: Mapping[str, Source]
    facts: Mapping[str, Filed]
    names: tuple[Name, ...]
    questions: Mapping[str, Question]
    briefs: Mapping[str, Brief]
    lock: Locked
    texts: Mapping[str, str] | None
    atlas: Atlas
    places: Mapping[str, Place] = field(default_factory=dict)
    reviews: Reviews = field(default_factory=Reviews)
    sound: bool = True

    def named(self, spelling: str) -> Name | None:
        """The name that has this spelling, or None."""
        return self._spelt.get(spelling)

    def tongue(self, slug: str) -> str:
        """The language of a brief: its own, that of its file's name (`<slug>.<lang>.yaml`), else the house's."""
        return self.briefs[slug].language or slug.partition(".")[2] or self.house.language

    def grounded(self, facts: Iterable[str]) -> set[str]:
        """Some facts with their grounds, the grounds of those, and so on; ids that are not there among them."""
        found, waiting = set(facts), list(facts)
        while waiting:
            filed = self.facts.get(waiting.pop())
            further = {*filed.card.because} - found if filed else set()
            found |= further
            waiting.extend(further)
        return found

    def later(self, fact: str, day: date | None) -> bool:
        """Whether a fact is unknown on a day: not there, or with a source issued after it. None bounds nothing."""
        filed = self.facts.get(fact)
        if filed is None or day is None:
            return filed is None
        return any(self.sources[name].issued.ends_after(day) for name in filed.sources if name in self.sources)

    def open_on(self, question: Question, day: date | None) -> tuple[str, ...]:
        """The facts of a question that are known on a day, if it was open then; else none.

        A gap that speaks of a later fact was not known, nor were accounts that only one fact gives on that day.
        """
        known = tuple(fact for fact in (*question.accounts, *question.about) if not self.later(fact, day))
        accounts = [fact for fact in known if fact in question.accounts]
        return known if (len(known) == len(question.about) if question.gap else len(accounts) > 1) else ()

    def names_in(self, text: str) -> tuple[str, ...]:
        """The names that a folded text has in any of their spellings, in the order of names.yaml."""
        held = (name.name for name in self.names for one in name.every if tokens.occurs(folded(one).strip(), text))
        return tuple(dict.fromkeys(held))

    def uses(self, key: str) -> bool:
        """Whether a source, a fact or a question has this id, be it sound or not."""
        return any(f"{kind}:{key}" in self.places for kind in ("source", "fact", "question"))

    @cached_property
    def _spelt(self) -> dict[str, Name]:
        return {spelling: name for name in reversed(self.names) for spelling in name.every}

    def portion(
        self,
        *,
        facts: Mapping[str, Filed],
        sources: Mapping[str, Source],
        questions: Mapping[str, Question],
        briefs: Mapping[str, Brief],
        reviews: Reviews,
    ) -> Library:
        """The same house, names and places with only these facts, sources, questions, briefs and reviews."""
        part = replace(self, facts=facts, sources=sources, questions=questions, briefs=briefs, reviews=reviews)
        vars(part)["_spelt"] = self._spelt  # the names are the same: a table for all portions
        return part

    def without_texts(self) -> Library:
        """The same library as a machine without the archive sees it."""
        return replace(self, texts=None)
