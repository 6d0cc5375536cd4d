"""A brief taken apart for its editor: each sentence, the claims it rests on, their passages, and what is wrong.

Made of a case and not of a manuscript, so that a withheld brief has a dossier too. Holds words of captured texts
and is never published. Values, in English; `write.taking_apart` fills them, `render.dossier` makes a page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefgen.check.case import Case
from briefgen.words.diagnostics import Diagnostic
from briefgen.write import citing
from briefgen.write.claims import TERMS, Claim, Seal, about_source
from briefgen.write.manuscript import Style


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words of the brief up to a bracket group, and what they rest on; `text` is inline Markdown.

    `number` counts through the brief, `note` is that of the printed brief (0: none is known). `ours`: no source is
    cited. `weigh` are words in it that claim something, `unknown` cited ids that are no fact's. `problems` are
    indexes into the dossier's.
    """

    number: int
    text: str
    note: int = 0
    inferred: bool = False
    ours: bool = False
    weigh: tuple[str, ...] = ()
    witnesses: str = ""
    claims: tuple[Claim, ...] = ()
    unknown: tuple[str, ...] = ()
    problems: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A title, judgement, paragraph, table or picture. `id` is what `briefgen review` calls it, else empty."""

    id: str
    name: str
    sentences: tuple[Sentence, ...]
    seal: Seal | None = None
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the brief under one heading, and the area it stands in; `problems` no single sentence has."""

    title: str
    area: str
    blocks: tuple[Block, ...]
    problems: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """A source that the brief rests on: its citation as inline Markdown, what to know of it, its printed facts."""

    id: str
    cited: str
    about: tuple[tuple[str, str], ...]
    facts: tuple[str, ...]


@dataclass(frozen=True)
class Dossier:
    """The whole.

    `problems` are the diagnostics that touch the brief, in order, each with its place in words; `lost` the
    objections to words that have changed since; `archive` tells whether captured texts were at hand.
    """

    slug: str
    title: str
    language: str
    house: str
    as_of: str
    withheld: bool
    archive: bool
    problems: tuple[tuple[Diagnostic, str], ...]
    lost: tuple[str, ...]
    parts: tuple[Part, ...]
    sources: tuple[Held, ...]
    style: Style

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences in the order of the page."""
        return tuple(one for part in self.parts for block in part.blocks for one in block.sentences)

    def first(self, problem: int) -> int:
        """The number of the first sentence that a problem touches; 0 for none."""
        return next((one.number for one in self.sentences if problem in one.problems), 0)

    def home(self, claim: str) -> int:
        """The number of the first sentence that cites a claim, where it is shown in full; 0 for none."""
        return next((one.number for one in self.sentences if any(held.id == claim for held in one.claims)), 0)

    def noted(self, note: int) -> tuple[Sentence, ...]:
        """The sentences of a note of the printed brief."""
        return tuple(one for one in self.sentences if one.note == note)

    @property
    def tally(self) -> tuple[tuple[str, int], ...]:
        """What an editor wants to know first: how many of what, in words."""
        claims = {claim.id: claim for one in self.sentences for claim in one.claims}
        seals = [block.seal for part in self.parts for block in part.blocks if block.seal]
        return (
            ("sentences and shown facts", len(self.sentences)),
            ("of them our own, without a source", sum(one.ours for one in self.sentences)),
            ("claims", len(claims)),
            ("of them on one report", sum(claim.witnesses.startswith("one report") for claim in claims.values())),
            ("claims not approved as they stand", sum(one.seal.state != "sealed" for one in claims.values())),
            ("titles and paragraphs not approved as they stand", sum(seal.state != "sealed" for seal in seals)),
            (
                "open objections",
                len(self.lost) + sum(len(one.objections) for one in (*seals, *(c.seal for c in claims.values()))),
            ),
            ("claims with a caution", sum("caution" in dict(claim.details) for claim in claims.values())),
        )


def held(case: Case, printed: Sequence[str]) -> Iterator[Held]:
    """The sources of the printed facts, in the order of print, then the texts that only carry them again."""
    library = case.library
    carried: dict[str, list[str]] = {}
    for fact in printed:
        for name in library.facts[fact].sources:
            carried.setdefault(name, []).append(fact)
    for fact in printed:
        for twin in (twin for entry in case.entries(fact) for twin in entry.reprints):
            carried.setdefault(twin.source, [])
    for name, facts in carried.items():
        source = library.sources.get(name)
        if source is None:
            yield Held(name, f"unknown source {name}", (), tuple(facts))
            continue
        report = (("report", source.report),) if source.report != name else ()
        about = (("kind", TERMS.get(f"type {source.type}", source.type)), *report, *about_source(case, source))
        yield Held(name, citing.full(source, TERMS), about, tuple(facts))
