"""A brief with its translations, all that they rest on, and the key of that. Judges nothing itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from briefgen.check.portions import Portions
from briefgen.check.shelves import Shelves
from briefgen.library.briefs import Brief
from briefgen.library.library import Library
from briefgen.library.memo import digest


@dataclass(frozen=True, slots=True)
class Family:
    """A brief with its translations, and all that they rest on; `key` is None where something of it is not there."""

    slugs: tuple[str, ...]
    facts: tuple[str, ...]
    portion: Library
    key: str | None


class Families:
    """Every brief of a library, with its translations, in order; the facts were judged."""

    def __init__(self, parts: Portions, shelves: Shelves) -> None:
        self._parts, self._shelves = parts, shelves
        self._order = {key: number for number, key in enumerate(parts.library.questions)}

    def __iter__(self) -> Iterator[Family]:
        for slugs in _families(self._parts.library.briefs):
            yield self.family(slugs)

    def family(self, slugs: tuple[str, ...]) -> Family:
        """Some briefs and all that they rest on: what they print, its grounds, the questions it touches, the sources.

        The whole library where they name something that is not there, for hints tell what is.
        """
        library = self._parts.library
        briefs = {slug: library.briefs[slug] for slug in slugs}
        asked = {key for slug in slugs for key in (*self._parts.told[slug].tables, *briefs[slug].questions)}
        named = {fact for slug in slugs for fact in (*self._parts.told[slug].facts, *briefs[slug].facts)}
        tabled = [question for key in asked if (question := library.questions.get(key))]
        named.update(fact for question in tabled for fact in (*question.accounts, *question.about))
        questions = {*asked, *(key for fact in named for key in self._parts.asking.get(fact, ()))}
        for key in questions & library.questions.keys():
            named.update((*library.questions[key].accounts, *library.questions[key].about))
        named = library.grounded(named)
        facts = tuple(sorted(named & library.facts.keys()))
        sources = {name for slug in slugs for name in briefs[slug].sources}
        sources.update(name for fact in facts for name in self._shelves.searched[fact])
        sources.update(_drawn_on(library, sources, self._parts.reports))
        lacking = (named - library.facts.keys()) | (questions - library.questions.keys())
        lacking |= {name for slug in slugs for name in briefs[slug].sources if name not in library.sources}
        lacking |= {fact for fact in facts if not library.sources.keys() >= {*library.facts[fact].sources}}
        reviews = self._parts.reviews(facts, slugs)
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
            questions={key: library.questions[key] for key in sorted(questions, key=self._order.__getitem__)},
            briefs=briefs,
            reviews=reviews,
        )
        return Family(slugs, facts, portion, self._key(portion))

    def _key(self, portion: Library) -> str:
        parts = self._parts
        places = parts.library.places
        return digest(
            parts.common,
            [
                (slug, brief, parts.as_of or brief.as_of, places[f"brief:{slug}"])
                for slug, brief in portion.briefs.items()
            ],
            [self._shelves.keys[fact] for fact in portion.facts],
            [parts.digests[key] for key in portion.sources],
            [(question, places[f"question:{key}"]) for key, question in portion.questions.items()],
            portion.reviews,
        )


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
