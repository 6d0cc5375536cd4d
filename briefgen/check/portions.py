"""The part of a library that one fact is judged by, its key, and what the keys of larger parts are made of.

Whoever judges a part is handed its facts and sources and no others, so that the same part always gives the same: its
key is the digest of all that is in it, and of what is locked of it. Judges nothing itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from briefgen.check.evidence import quoted
from briefgen.check.prose import Writing, shown, writings
from briefgen.library.briefs import Brief
from briefgen.library.library import Library, Shelved
from briefgen.library.memo import Memo, digest
from briefgen.library.reviews import ApprovedBlock, Objection, Reviews


@dataclass(frozen=True)
class Told:
    """What a brief says of a library: the facts it cites or shows, questions it tabulates, words it quotes, by fact.

    `unsigned` are the words in brackets that would cite a fact if they had an `@`.
    """

    facts: tuple[str, ...]
    tables: tuple[str, ...]
    quotes: Mapping[str, frozenset[str]]
    unsigned: tuple[str, ...]


class Portions:
    """The parts of one library, on one day (None: each brief's own). What is asked twice is digested once."""

    def __init__(self, library: Library, *, as_of: date | None, memo: Memo) -> None:
        self.library, self.as_of = library, as_of
        self._pieces: dict[str, tuple[Writing, ...]] = {}
        self.told = {
            slug: memo.of("prose", digest(slug, brief, library.tongue(slug)), partial(self._told, slug, brief))
            for slug, brief in library.briefs.items()
        }
        self.common = digest(library.house, library.sound, library.names)
        self.reports: dict[str, list[str]] = {}
        for key, source in library.sources.items():
            self.reports.setdefault(source.report, []).append(key)
        held = library.texts or {}
        self.digests = {
            key: digest(source, library.places[f"source:{key}"], source.text.sha256 in held)
            for key, source in library.sources.items()
        }
        self._reviewed = _by_subject(library.reviews)
        self.asking: dict[str, list[str]] = {}
        for key, question in library.questions.items():
            for fact in dict.fromkeys((*question.accounts, *question.about)):
                self.asking.setdefault(fact, []).append(key)
        self.quotes: dict[str, frozenset[str]] = {}
        for told in self.told.values():
            for fact, words in told.quotes.items():
                self.quotes[fact] = self.quotes.get(fact, frozenset()) | words
        self._of_facts: dict[str, tuple[str, ...]] = {}

    def of_facts(self, *facts: str) -> Library:
        """Some facts, with the sources that are searched for them and what a reader said of them."""
        library = self.library
        return library.portion(
            facts={fact: library.facts[fact] for fact in facts},
            sources={key: library.sources[key] for key in sorted({k for fact in facts for k in self.searched(fact)})},
            questions={},
            briefs={},
            reviews=self.reviews(facts, ()),
        )

    def key_of_fact(self, fact: str) -> str:
        """The key of `of_facts` for one, of the fact's locked passages, and of the words that prose takes from it."""
        filed = self.library.facts[fact]
        return digest(
            self.common,
            filed.values,
            [self.library.lock.get((fact, filed.source_of(one), one.anchors)) for one in filed.fact.at],
            [self.digests[key] for key in self.searched(fact)],
            self.quotes.get(fact, frozenset()),
            self._reviewed.get(fact),
        )

    def shelves(self) -> Iterator[tuple[tuple[str, ...], str | None]]:
        """The facts file by file, each file's with a key; None for those that were not read out of a file as they are.

        The key is of the file's bytes and of all else that goes into `key_of_fact`, made without looking at values.
        """
        facts = self.library.facts
        files = facts.files if isinstance(facts, Shelved) else {}
        found: dict[str, list[str]] = {}
        for fact, filed in facts.items():
            found.setdefault(filed.place.file, []).append(fact)
        for file, held in found.items():
            yield tuple(held), self._key_of_shelf(file, files[file], held) if file in files else None

    def _key_of_shelf(self, file: str, data: str, facts: Sequence[str]) -> str:
        sources = dict.fromkeys(source for fact in facts for source in self.library.facts[fact].sources)
        said = [
            (f, self.quotes.get(f), self._reviewed.get(f)) for f in facts if f in self.quotes or f in self._reviewed
        ]
        return digest(self.common, file, data, facts, [self._key_of_source(one) for one in sources], said)

    def _key_of_source(self, source: str) -> list[object]:
        """What is locked of a source, and every source that is searched for its facts."""
        locked, known = self.library.lock.parts.get(source), self.library.sources.get(source)
        searched = (*(self.reports[known.report] if known else ()), *(locked.twins if locked else ()))
        return [source, locked, [(key, self.digests.get(key)) for key in searched]]

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
        quotes = {fact: words for fact, words in quoted(self.library, {slug: pieces}).items() if words}
        unsigned = dict.fromkeys(word for piece in pieces for one in piece.unsigned for word in one.facts)
        return Told(tuple(facts), tuple(tables), quotes, tuple(unsigned))

    def searched(self, fact: str) -> tuple[str, ...]:
        """The sources in which a fact's passages and their reprints are looked for, and those of locked reprints."""
        if fact not in self._of_facts:
            self._of_facts[fact] = self._looked_in(fact)
        return self._of_facts[fact]

    def _looked_in(self, fact: str) -> tuple[str, ...]:
        filed, sources, found = self.library.facts[fact], self.library.sources, set[str]()
        for selector in filed.fact.at:
            name = filed.source_of(selector)
            if name in sources:
                found.update(self.reports[sources[name].report])
            locked = self.library.lock.get((fact, name, selector.anchors))
            found.update(twin.source for twin in (locked.reprints if locked else ()) if twin.source in sources)
        return tuple(sorted(found))

    def reviews(self, facts: Iterable[str], slugs: Iterable[str]) -> Reviews:
        """What a reader said of some facts and some briefs."""
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
