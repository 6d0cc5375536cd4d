"""A brief with its translations, all that they rest on, and the key of that. Judges nothing itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial

from briefgen.check.portions import Portions
from briefgen.check.shelves import Shelves
from briefgen.library.briefs import Brief
from briefgen.library.library import Library
from briefgen.library.memo import digest


@dataclass(frozen=True)
class Family:
    """A brief with its translations, and all that they rest on; `key` is None where something of it is not there."""

    slugs: tuple[str, ...]
    facts: tuple[str, ...]
    key: str | None
    made: Callable[[], Library]

    @cached_property
    def portion(self) -> Library:
        """All that they rest on, as a library; made when it is first asked for."""
        return self.made()


class Families:
    """Every brief of a library, with its translations, in order; the facts were judged."""

    def __init__(self, parts: Portions, shelves: Shelves) -> None:
        self._parts, self._shelves = parts, shelves
        library = parts.library
        self._order = {key: number for number, key in enumerate(library.questions)}
        self._briefs = {
            slug: digest(slug, brief, parts.as_of or brief.as_of, library.places[f"brief:{slug}"])
            for slug, brief in library.briefs.items()
        }
        self._questions = {
            key: digest(question, library.places[f"question:{key}"]) for key, question in library.questions.items()
        }

    def __iter__(self) -> Iterator[Family]:
        for slugs in _families(self._parts.library.briefs):
            yield self._family(slugs)

    def _family(self, slugs: tuple[str, ...]) -> Family:
        """Some briefs and all that they rest on; the whole library where they name something that is not there.

        For hints tell what is.
        """
        parts, library = self._parts, self._parts.library
        named, questions = self._named(slugs)
        facts = tuple(sorted(fact for fact in named if fact in library.facts))
        own = {name for slug in slugs for name in library.briefs[slug].sources}
        there = len(facts) == len(named) and all(key in library.questions for key in questions)
        if not there or any(name not in library.sources for name in own) or self._shelves.astray & named:
            every = (tuple(library.facts), tuple(library.sources), tuple(library.questions))
            return Family(slugs, every[0], None, partial(self._portion, slugs, facts, *every))
        own.update(name for fact in facts for name in self._shelves.searched[fact])
        own.update(_drawn_on(library, own, parts.reports))
        sources, asked = tuple(sorted(own)), tuple(sorted(questions, key=self._order.__getitem__))
        key = digest(
            parts.common,
            [self._briefs[slug] for slug in slugs],
            [self._shelves.keys[fact] for fact in facts],
            [parts.digests[name] for name in sources],
            [self._questions[name] for name in asked],
            parts.reviews(facts, slugs),
            [word for slug in slugs for word in parts.told[slug].unsigned if f"fact:{word}" in library.places],
        )
        return Family(slugs, facts, key, partial(self._portion, slugs, facts, facts, sources, asked))

    def _named(self, slugs: tuple[str, ...]) -> tuple[set[str], set[str]]:
        """The facts that some briefs print or that their questions touch, with all grounds; and those questions."""
        parts, library = self._parts, self._parts.library
        asked = {key for slug in slugs for key in (*parts.told[slug].tables, *library.briefs[slug].questions)}
        named = {fact for slug in slugs for fact in (*parts.told[slug].facts, *library.briefs[slug].facts)}
        named.update(fact for key in asked for fact in _touched(library, key))
        questions = {*asked, *(key for fact in named for key in parts.asking.get(fact, ()))}
        named.update(fact for key in questions for fact in _touched(library, key))
        return library.grounded(named), questions

    def _portion(
        self,
        slugs: tuple[str, ...],
        reviewed: tuple[str, ...],
        facts: tuple[str, ...],
        sources: tuple[str, ...],
        questions: tuple[str, ...],
    ) -> Library:
        library = self._parts.library
        return library.portion(
            facts={fact: library.facts[fact] for fact in facts},
            sources={name: library.sources[name] for name in sources},
            questions={key: library.questions[key] for key in questions},
            briefs={slug: library.briefs[slug] for slug in slugs},
            reviews=self._parts.reviews(reviewed, slugs),
        )


def _touched(library: Library, key: str) -> tuple[str, ...]:
    """The facts that a question is about, and its accounts."""
    question = library.questions.get(key)
    return (*question.accounts, *question.about) if question else ()


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
