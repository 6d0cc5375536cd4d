"""The part of a library that one fact, or one brief, is judged by, and the key of that part.

Whoever judges a part is handed nothing but the part, so that the same part always gives the same: its key is the
digest of all that is in it. Judges nothing itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from briefgen.check.evidence import quoted
from briefgen.check.prose import Writing, shown, writings
from briefgen.library.briefs import Brief
from briefgen.library.library import Library
from briefgen.library.memo import Memo, digest
from briefgen.library.reviews import ApprovedBlock, Objection, Reviews


@dataclass(frozen=True)
class Told:
    """What a brief says of a library: the facts it cites or shows, questions it tabulates, words it quotes, by fact."""

    facts: tuple[str, ...]
    tables: tuple[str, ...]
    quotes: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Family:
    """A brief with its translations, and all that they rest on; `key` is None where something of it is not there."""

    slugs: tuple[str, ...]
    facts: tuple[str, ...]
    portion: Library
    key: str | None


class Portions:
    """The parts of one library, on one day (None: each brief's own). What is asked twice is digested once."""

    def __init__(self, library: Library, *, as_of: date | None, memo: Memo) -> None:
        self.library, self.as_of = library, as_of
        self._pieces: dict[str, tuple[Writing, ...]] = {}
        self.told = {
            slug: memo.of("prose", digest(slug, brief), partial(self._told, slug, brief))
            for slug, brief in library.briefs.items()
        }
        self._common = digest(library.house, library.sound, library.names)
        self._reports: dict[str, list[str]] = {}
        for key, source in library.sources.items():
            self._reports.setdefault(source.report, []).append(key)
        held = library.texts or {}
        self._sources = {
            key: digest(source, library.places[f"source:{key}"], source.text.sha256 in held)
            for key, source in library.sources.items()
        }
        self._locked = library.lock.by_key()
        self._reviewed = _by_subject(library.reviews)
        self._asking: dict[str, list[str]] = {}
        for key, question in library.questions.items():
            for fact in dict.fromkeys((*question.accounts, *question.about)):
                self._asking.setdefault(fact, []).append(key)
        self.quotes: dict[str, frozenset[str]] = {}
        for told in self.told.values():
            for fact, words in told.quotes.items():
                self.quotes[fact] = self.quotes.get(fact, frozenset()) | words
        self._keys: dict[str, str] = {}
        self._of_facts: dict[str, tuple[str, ...]] = {}

    def of_facts(self, *facts: str) -> Library:
        """Some facts, with the sources that are searched for them and what a reader said of them."""
        library = self.library
        return library.portion(
            facts={fact: library.facts[fact] for fact in facts},
            sources={key: library.sources[key] for key in sorted({k for fact in facts for k in self._searched(fact)})},
            questions={},
            briefs={},
            reviews=self._reviews(facts, ()),
        )

    def groups(self) -> Iterator[tuple[tuple[str, ...], str]]:
        """The facts that are filed under one source, source by source, each with the key of `of_facts`."""
        found: dict[str, list[str]] = {}
        for fact, filed in self.library.facts.items():
            found.setdefault(filed.source, []).append(fact)
        for facts in found.values():
            yield tuple(facts), digest([self.key_of_fact(fact) for fact in facts])

    def key_of_fact(self, fact: str) -> str:
        """The key of `of_facts` for one, of the fact's locked passages, and of the words that prose takes from it."""
        if fact not in self._keys:
            filed = self.library.facts[fact]
            self._keys[fact] = digest(
                self._common,
                filed,
                [self._locked.get((fact, filed.source_of(one), one.anchors)) for one in filed.fact.at],
                [self._sources[key] for key in self._searched(fact)],
                self.quotes.get(fact, frozenset()),
                self._reviewed.get(fact),
            )
        return self._keys[fact]

    def families(self) -> Iterator[Family]:
        """Every brief, with its translations, in order."""
        for slugs in _families(self.library.briefs):
            yield self.family(slugs)

    def family(self, slugs: tuple[str, ...]) -> Family:
        """Some briefs and all that they rest on: what they print, its grounds, the questions it touches, the sources.

        The whole library where they name something that is not there, for hints tell what is.
        """
        library = self.library
        briefs = {slug: library.briefs[slug] for slug in slugs}
        asked = {key for slug in slugs for key in (*self.told[slug].tables, *briefs[slug].questions)}
        named = {fact for slug in slugs for fact in (*self.told[slug].facts, *briefs[slug].facts)}
        tabled = [question for key in asked if (question := library.questions.get(key))]
        named.update(fact for question in tabled for fact in (*question.accounts, *question.about))
        questions = {*asked, *(key for fact in named for key in self._asking.get(fact, ()))}
        for key in questions & library.questions.keys():
            named.update((*library.questions[key].accounts, *library.questions[key].about))
        named = library.grounded(named)
        facts = tuple(sorted(named & library.facts.keys()))
        sources = {name for slug in slugs for name in briefs[slug].sources}
        sources.update(name for fact in facts for name in self._searched(fact))
        sources.update(_drawn_on(library, sources, self._reports))
        lacking = (named - library.facts.keys()) | (questions - library.questions.keys())
        lacking |= {name for slug in slugs for name in briefs[slug].sources if name not in library.sources}
        lacking |= {fact for fact in facts if not library.sources.keys() >= {*library.facts[fact].sources}}
        reviews = self._reviews(facts, slugs)
        if lacking:
            whole = library.portion(
                facts=library.facts,
                sources=library.sources,
                questions=library.questions,
                briefs=briefs,
                reviews=reviews,
            )
            return Family(slugs, tuple(library.facts), whole, None)
        portion = library.portion(
            facts={fact: library.facts[fact] for fact in facts},
            sources={key: library.sources[key] for key in sorted(sources)},
            questions={key: question for key, question in library.questions.items() if key in questions},
            briefs=briefs,
            reviews=reviews,
        )
        return Family(slugs, facts, portion, self._key(portion))

    def pieces(self, slug: str) -> tuple[Writing, ...]:
        """A brief's prose, taken apart when it is first asked for."""
        if slug not in self._pieces:
            self._pieces[slug] = writings(slug, self.library.briefs[slug], self.library.places[f"brief:{slug}"])
        return self._pieces[slug]

    def _told(self, slug: str, brief: Brief) -> Told:
        pieces, seen = self.pieces(slug), tuple(shown(brief))
        cited = [fact for piece in pieces for fact in piece.cited]
        facts = dict.fromkeys((*cited, *(key for kind, key, _ in seen if kind == "fact")))
        tables = dict.fromkeys(key for kind, key, _ in seen if kind == "question")
        return Told(tuple(facts), tuple(tables), {fact: words for fact, words in quoted(pieces).items() if words})

    def _key(self, portion: Library) -> str:
        places = self.library.places
        return digest(
            self._common,
            [
                (slug, brief, self.as_of or brief.as_of, places[f"brief:{slug}"])
                for slug, brief in portion.briefs.items()
            ],
            [self.key_of_fact(fact) for fact in portion.facts],
            [self._sources[key] for key in portion.sources],
            [(question, places[f"question:{key}"]) for key, question in portion.questions.items()],
            portion.reviews,
        )

    def _searched(self, fact: str) -> tuple[str, ...]:
        """The sources in which a fact's passages and their reprints are looked for, and those of locked reprints."""
        if fact not in self._of_facts:
            self._of_facts[fact] = self._looked_in(fact)
        return self._of_facts[fact]

    def _looked_in(self, fact: str) -> tuple[str, ...]:
        filed, sources, found = self.library.facts[fact], self.library.sources, set[str]()
        for selector in filed.fact.at:
            name = filed.source_of(selector)
            if name in sources:
                found.update(self._reports[sources[name].report])
            locked = self._locked.get((fact, name, selector.anchors))
            found.update(twin.source for twin in (locked.reprints if locked else ()) if twin.source in sources)
        return tuple(sorted(found))

    def _reviews(self, facts: Iterable[str], slugs: Iterable[str]) -> Reviews:
        parts = [part for key in (*facts, *slugs) if (part := self._reviewed.get(key))]
        return Reviews.model_construct(
            facts=tuple(one for part in parts for one in part.facts),
            blocks=tuple(one for part in parts for one in part.blocks),
            objections=tuple(one for part in parts for one in part.objections),
        )


def _by_subject(reviews: Reviews) -> dict[str, Reviews]:
    """What was approved of, and objected to in, each fact and each brief."""
    facts = {one.fact: (one,) for one in reviews.facts}
    blocks: dict[str, list[ApprovedBlock]] = {}
    for block in reviews.blocks:
        blocks.setdefault(block.brief, []).append(block)
    objections: dict[str, list[Objection]] = {}
    for objection in reviews.objections:
        slug, colon, _ = objection.of.rpartition(":")
        objections.setdefault(slug if colon else objection.of, []).append(objection)
    return {
        key: Reviews.model_construct(
            facts=facts.get(key, ()), blocks=tuple(blocks.get(key, ())), objections=tuple(objections.get(key, ()))
        )
        for key in dict.fromkeys((*facts, *blocks, *objections))
    }


def _families(briefs: Mapping[str, Brief]) -> list[tuple[str, ...]]:
    """The briefs, those together that translate one another or whose files say so, sorted."""
    head: dict[str, str] = {}

    def first(slug: str) -> str:
        while head.setdefault(slug, slug) != slug:
            slug = head[slug]
        return slug

    for slug, brief in briefs.items():
        for other in (slug.partition(".")[0], brief.translates or slug):
            one, two = sorted((first(slug), first(other)))
            head[two] = one
    found: dict[str, list[str]] = {}
    for slug in sorted(briefs):
        found.setdefault(first(slug), []).append(slug)
    return [tuple(slugs) for slugs in found.values()]


def _drawn_on(library: Library, sources: Iterable[str], reports: Mapping[str, list[str]]) -> set[str]:
    """The sources that some draw on, by their own names or their reports', and whatever carries the same reports."""
    names = {name for key in sources if (source := library.sources.get(key)) for name in source.draws_on}
    names |= {library.sources[name].report for name in names if name in library.sources}
    return {key for name in names for key in (*reports.get(name, ()), name) if key in library.sources}
