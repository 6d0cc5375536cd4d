"""What stands beside what was approved: sealed, broken, without a seal; and the objections not yet answered.

Compares alone. What a seal covers is the affair of `check.seals`, writing approvals down that of `check.approval`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from briefgen.check.prose import Writing
from briefgen.check.seals import Block, FactSeal, blocks, fact_seal, short
from briefgen.library.library import Library
from briefgen.library.lock import Entry
from briefgen.library.reviews import ApprovedBlock, ApprovedFact, Objection
from briefgen.words.changes import marked
from briefgen.words.diagnostics import Place

#: `unsettled`: its passage or source, or that of a fact it cites, is not known; other rules tell that.
State = Literal["sealed", "broken", "missing", "unsettled"]


@dataclass(frozen=True, slots=True)
class FactStanding:
    """A fact beside its approval."""

    now: FactSeal
    state: State
    place: Place
    approved: ApprovedFact | None = None

    @property
    def changed(self) -> tuple[str, ...]:
        """The fields that differ from what was approved, sorted."""
        then = self.approved.fields if self.approved else {}
        return tuple(sorted(n for n in {*then, *self.now.fields} if then.get(n) != self.now.fields.get(n)))

    @property
    def words(self) -> tuple[str, ...]:
        """What changed in the claim since it was approved, word by word, and what of its sources, as lines."""
        if self.approved is None:
            return ()
        return (*marked(self.approved.claim, self.now.claim), *(_of_sources(self) if "sources" in self.changed else ()))


@dataclass(frozen=True, slots=True)
class BlockStanding:
    """A block beside the approval that it pairs with."""

    now: Block
    state: State
    approved: ApprovedBlock | None = None

    @property
    def changed(self) -> tuple[str, ...]:
        """The facts, cited at the approval and now, whose seals differ, sorted."""
        then = self.approved.facts if self.approved else {}
        return tuple(sorted(fact for fact, seal in self.now.facts.items() if seal and then.get(fact, seal) != seal))

    @property
    def words(self) -> tuple[str, ...]:
        """What changed in the text since it was approved, word by word, as lines."""
        return tuple(marked(self.approved.text, self.now.text)) if self.approved else ()


def _of_sources(standing: FactStanding) -> Iterator[str]:
    """What of a fact's sources changed, in a line: what was added is known for sure, else what it may be."""
    sources = standing.now.sources
    then = standing.approved.fields.get("sources") if standing.approved else None
    if then is None:  # approved before fields were kept
        return
    for name, fields in sources.items():
        if short({key: value for key, value in sources.items() if key != name}) == then:
            yield f"the source `{name}` was added"
            return
        for added in fields:
            less = {key: value for key, value in fields.items() if key != added}
            if short({**sources, name: less}) == then:
                yield f"`{added}` was added to the source `{name}`"
                return
    named = " or ".join(f"`{name}`" for name in sources)
    other = len(sources) > 1 or not {"at", "passages"}.isdisjoint(standing.changed)
    what = f"{'another source, or ' if other else ''}`issued`, `origin` or `status` of {named}"
    yield f"{what}: compare sources/ with what stood there then"


@dataclass(frozen=True, slots=True)
class Open:
    """An objection not yet answered: the id its subject has now, None where the words are gone, and its brief."""

    objection: Objection
    id: str | None
    brief: str | None
    place: Place


@dataclass(frozen=True)
class Standings:
    """How far a library is reviewed.

    `facts` are those that a brief prints, or that a reader approved or objected to. `blocks`, and the facts
    `printed`, are by brief.
    """

    facts: Mapping[str, FactStanding] = field(default_factory=dict)
    blocks: Mapping[str, tuple[BlockStanding, ...]] = field(default_factory=dict)
    printed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    open: tuple[Open, ...] = ()

    def unreviewed(self, slug: str) -> tuple[int, int]:
        """How many printed claims, and how many blocks, of a brief have no seal that holds."""
        claims = sum(self.facts[fact].state != "sealed" for fact in self.printed[slug])
        return claims, sum(block.state != "sealed" for block in self.blocks[slug])


def standings(
    library: Library,
    *,
    entries: Mapping[str, Sequence[Entry]],
    writings: Mapping[str, tuple[Writing, ...]],
    printed: Mapping[str, tuple[str, ...]],
) -> Standings:
    """Everything beside its approval. `entries` are the passages known of each fact, `printed` the facts by brief."""
    reviews = library.reviews
    named = {*(one.fact for one in reviews.facts), *(objection.of for objection in reviews.objections)}
    needed = sorted({*named, *(fact for facts in printed.values() for fact in facts)} & library.facts.keys())
    seals = {fact: fact_seal(library, library.facts[fact], entries.get(fact, ())) for fact in needed}
    facts = {fact: FactStanding(seals[fact], "missing", library.facts[fact].place) for fact in needed}
    unread = {
        slug: tuple(
            BlockStanding(block, "missing")
            for block in blocks(slug, brief, library.places[f"brief:{slug}"], pieces=writings[slug], seals=seals)
        )
        for slug, brief in library.briefs.items()
    }
    return beside(Standings(facts, unread, printed), library)


def beside(found: Standings, library: Library) -> Standings:
    """The same things beside what the library's reviews hold now: for a reader whose every key is such a step."""
    approved = {one.fact: one for one in library.reviews.facts}
    of_brief: dict[str, list[ApprovedBlock]] = {}
    for one in library.reviews.blocks:
        of_brief.setdefault(one.brief, []).append(one)
    facts = {fact: _beside(one.now, approved.get(fact), one.place) for fact, one in found.facts.items()}
    paired = {
        slug: _paired(tuple(one.now for one in there), of_brief.get(slug, ())) for slug, there in found.blocks.items()
    }
    again = Standings(facts, paired, found.printed)
    return replace(again, open=tuple(_unanswered(again, library)))


def _beside(now: FactSeal, approved: ApprovedFact | None, place: Place) -> FactStanding:
    state: State = "missing"
    if now.seal is None:
        state = "unsettled"
    elif approved:
        state = "sealed" if approved.seal == now.seal else "broken"
    return FactStanding(now, state, place, approved)


def _paired(now: Sequence[Block], approved: Sequence[ApprovedBlock]) -> tuple[BlockStanding, ...]:
    """Blocks beside approvals, each role by itself: equal seals first, then by order between paired neighbours."""
    found: dict[str, BlockStanding] = {}
    for role in dict.fromkeys(block.role for block in now):
        mine = [block for block in now if block.role == role]
        theirs = [one for one in approved if one.role == role]
        equal = dict(_equal(mine, theirs))
        waiting = _by_gap(theirs, {at: at for at in equal.values()})
        standing_in = _by_gap(mine, equal)
        partners = {at: theirs[other] for at, other in equal.items()}
        for gap, members in standing_in.items():
            partners.update((a, theirs[b]) for a, b in zip(members, waiting.get(gap, ()), strict=False))
        for at, block in enumerate(mine):
            found[block.id] = _block_beside(block, partners.get(at), sealed=at in equal)
    return tuple(found[block.id] for block in now)


def _equal(mine: Sequence[Block], theirs: Sequence[ApprovedBlock]) -> Iterator[tuple[int, int]]:
    """Positions with the same seal; what stands twice pairs in order."""
    free: dict[str, list[int]] = {}
    for at, one in enumerate(theirs):
        free.setdefault(one.seal, []).append(at)
    for at, block in enumerate(mine):
        if block.seal and free.get(block.seal):
            yield at, free[block.seal].pop(0)


def _by_gap(members: Sequence[object], paired: Mapping[int, int]) -> dict[int, list[int]]:
    """The unpaired positions by what they follow: the partner of the nearest paired one before them, -1 at the top."""
    gaps: dict[int, list[int]] = {}
    after = -1
    for at in range(len(members)):
        if at in paired:
            after = paired[at]
        else:
            gaps.setdefault(after, []).append(at)
    return gaps


def _block_beside(now: Block, approved: ApprovedBlock | None, *, sealed: bool) -> BlockStanding:
    standing = BlockStanding(now, "sealed" if sealed else "broken" if approved else "missing", approved)
    if now.seal is None and (approved is None or approved.text == now.text):
        return replace(standing, state="unsettled")
    return standing


def _unanswered(found: Standings, library: Library) -> Iterator[Open]:
    """Objections whose words still stand, or were changed and are not all approved since."""
    for objection in library.reviews.objections:
        slug, colon, _ = objection.of.rpartition(":")
        if objection.answered:
            continue
        if not colon and (fact := found.facts.get(objection.of)):
            if fact.now.seal == objection.seal or fact.state != "sealed":
                yield Open(objection, objection.of, None, fact.place.at("claim"))
        elif slug in library.briefs:
            yield from _unanswered_in(found.blocks[slug], objection, slug, library.places[f"brief:{slug}"])


def _unanswered_in(
    blocks_now: Iterable[BlockStanding], objection: Objection, slug: str, place: Place
) -> Iterator[Open]:
    """An objection to a block: words that are gone are answered when all that stands in the brief is sealed."""
    standings_now = tuple(blocks_now)
    same = next((one.now for one in standings_now if one.now.text == objection.text), None)
    if same:
        yield Open(objection, same.id, slug, same.place)
    elif any(one.state != "sealed" for one in standings_now):
        yield Open(objection, None, slug, place)
