"""What all pages are made from: the verified library, the built briefs, and where each fact is used.

What no built brief prints has no page, unless everything is asked for. It makes no HTML and writes no file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from briefgen.check.case import Case
from briefgen.check.verify import Verified
from briefgen.library.editions import Edition
from briefgen.library.library import Filed, Library
from briefgen.library.model import Question
from briefgen.write import numbering
from briefgen.write.manuscript import Manuscript


@dataclass(frozen=True, slots=True)
class Use:
    """One place of a brief that prints a fact: the part's name, and the number of the note."""

    slug: str
    part: str
    note: int


@dataclass(frozen=True)
class Stock:
    """A checked library with its built briefs.

    `manuscripts` are the built briefs by slug, `files` their renditions by slug and ending (`pdf`), `editions` what
    was published of any brief. `everything` lets facts and sources in that no built brief prints.
    """

    case: Case
    verified: Verified
    manuscripts: Mapping[str, Manuscript]
    files: Mapping[str, Mapping[str, bytes]]
    editions: Mapping[str, tuple[Edition, ...]]
    everything: bool = False

    @property
    def library(self) -> Library:
        """The library."""
        return self.verified.library

    @cached_property
    def printed(self) -> frozenset[str]:
        """The facts that a built brief prints."""
        return frozenset(fact for made in self.manuscripts.values() for note in made.notes for fact in note.facts)

    @cached_property
    def facts(self) -> tuple[Filed, ...]:
        """The facts that have a page, by id. What has an error never has."""
        known = self.library.facts
        sound = (key for key in known if f"fact:{key}" not in self.verified.blamed)
        return tuple(known[key] for key in sorted(sound if self.everything else self.printed))

    @cached_property
    def paged(self) -> frozenset[str]:
        """The ids of the facts that have a page."""
        return frozenset(filed.id for filed in self.facts)

    @cached_property
    def resting(self) -> Mapping[str, tuple[str, ...]]:
        """By source, the facts with a page whose passages stand in it."""
        found: dict[str, list[str]] = {}
        for filed in self.facts:
            for source in filed.sources:
                found.setdefault(source, []).append(filed.id)
        return {source: tuple(facts) for source, facts in found.items()}

    @cached_property
    def repeated(self) -> Mapping[str, tuple[str, ...]]:
        """By source, the facts with a page that it carries a second time."""
        found: dict[str, list[str]] = {}
        for filed in self.facts:
            for source in dict.fromkeys(t.source for e in self.verified.entries[filed.id] for t in e.reprints):
                if self.library.sources[source].stands_on(None):
                    found.setdefault(source, []).append(filed.id)
        return {source: tuple(facts) for source, facts in found.items()}

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """The sources that have a page, the latest first."""
        named = {*self.resting, *self.repeated, *(self.library.sources if self.everything else ())}
        known = self.library.sources
        return tuple(sorted(named, key=lambda key: (known[key].issued, key), reverse=True))

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """The open questions that touch a fact with a page; where accounts differ first, then gaps."""
        asked = sorted(self.library.questions.values(), key=lambda one: (one.gap is not None, one.id))
        return tuple(one for one in asked if self.paged & {*one.accounts, *one.about})

    @cached_property
    def asking(self) -> Mapping[str, tuple[Question, ...]]:
        """By fact, the open questions that touch it, in their order."""
        found: dict[str, list[Question]] = {}
        for one in self.questions:
            for fact in dict.fromkeys((*one.accounts, *one.about)):
                found.setdefault(fact, []).append(one)
        return {fact: tuple(asked) for fact, asked in found.items()}

    @cached_property
    def successors(self) -> Mapping[str, tuple[str, ...]]:
        """By fact, the facts with a page that took its place."""
        found: dict[str, list[str]] = {}
        for filed in self.facts:
            if filed.card.replaces:
                found.setdefault(filed.card.replaces, []).append(filed.id)
        return {fact: tuple(others) for fact, others in found.items()}

    @cached_property
    def published(self) -> Mapping[str, tuple[tuple[str, Edition, str], ...]]:
        """By fact, the editions that printed it: the brief, the edition, and the claim as it read."""
        found: dict[str, list[tuple[str, Edition, str]]] = {}
        for slug, editions in sorted(self.editions.items()):
            for edition in editions:
                for fact in edition.outline.facts:
                    found.setdefault(fact.id, []).append((slug, edition, fact.claim))
        return {fact: tuple(printed) for fact, printed in found.items()}

    def reports(self, filed: Filed) -> tuple[str, ...]:
        """The independent reports that carry a fact: sources of one origin are one."""
        return tuple(dict.fromkeys(self.library.sources[name].report for name in filed.sources))

    @cached_property
    def uses(self) -> Mapping[str, tuple[Use, ...]]:
        """By fact, where the built briefs print it, each place once; a translation counts where it stands alone."""
        found: dict[str, list[Use]] = {}
        for slug in self.manuscripts:
            if self.library.briefs[slug].translates not in self.manuscripts:
                for fact, use in self._uses(slug):
                    found.setdefault(fact, []).append(use)
        return {fact: tuple(dict.fromkeys(uses)) for fact, uses in found.items()}

    def _uses(self, slug: str) -> Iterator[tuple[str, Use]]:
        notes = self.manuscripts[slug].notes
        for (route, what), number in numbering.of_brief(self.case, self.verified, slug, notes).items():
            if number:
                facts = (what,) if isinstance(what, str) else notes[number - 1].facts
                yield from ((fact, Use(slug, self._part(slug, route), number)) for fact in facts)

    def _part(self, slug: str, route: numbering.Route) -> str:
        if route[0] == "sections":
            return self.library.briefs[slug].sections[int(route[1])].title
        return f"key judgement {int(route[1]) + 1}" if route[0] == "key_judgements" else "bottom line"

    def languages(self, slug: str) -> dict[str, str]:
        """The built briefs that are this brief in some language, itself among them: language to slug, sorted."""
        original = self.library.briefs[slug].translates or slug
        kin = (one for one in self.manuscripts if original in (one, self.library.briefs[one].translates))
        return {self.manuscripts[one].language: one for one in sorted(kin)}


def address(slug: str) -> str:
    """The folder of a brief's page: `briefs/<slug>`, of a translation `briefs/<slug>/<lang>`."""
    return f"briefs/{slug.replace('.', '/', 1)}"
