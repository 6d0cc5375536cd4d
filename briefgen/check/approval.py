"""Approving, objecting, answering: from the reviews as they are to the reviews as they will be.

Pure: it takes a case and gives records, or says in a sentence why not. Reading the reader's keys, and writing the
file, are the affair of the command line.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from briefgen.check.case import Case
from briefgen.check.standing import BlockStanding, FactStanding
from briefgen.library import guesses
from briefgen.library.reviews import Answer, ApprovedBlock, ApprovedFact, Objection, Reviews
from briefgen.words.diagnostics import Diagnostic, Place

Subject = FactStanding | BlockStanding


def subjects(case: Case) -> dict[str, Subject]:
    """All that can be reviewed, by the id that `briefgen review` gives it: facts, then blocks brief by brief."""
    blocks = (block for slug in sorted(case.standings.blocks) for block in case.standings.blocks[slug])
    return {**case.standings.facts, **{block.now.id: block for block in blocks}}


def waiting(case: Case, slug: str) -> Iterator[str]:
    """The ids of what a brief has for its reader: facts in the order of print, then blocks in that of the page."""
    objected = {one.id for one in case.standings.open}
    for fact in case.standings.printed[slug]:
        if case.standings.facts[fact].state != "sealed" or fact in objected:
            yield fact
    for block in case.standings.blocks[slug]:
        if block.state != "sealed" or block.now.id in objected:
            yield block.now.id


def unprinted(case: Case) -> Iterator[str]:
    """Facts that no brief prints and that still need a reader: approved once and changed since, or objected to."""
    printed = {fact for facts in case.standings.printed.values() for fact in facts}
    objected = {one.id for one in case.standings.open}
    for fact, standing in case.standings.facts.items():
        if fact not in printed and (standing.state == "broken" or fact in objected):
            yield fact


def refusal(case: Case, key: str) -> str | None:
    """Why something may not be approved as it stands; None where it may.

    Nobody approves what cannot be seen: a fact whose text is not on this machine, or whose passage is not known.
    """
    subject = subjects(case)[key]
    if subject.state == "unsettled":
        return "its passage, or that of a fact it cites, is not known: see `briefgen check`"
    for one in case.standings.open:
        if one.id == key and (isinstance(subject, BlockStanding) or one.objection.seal == subject.now.seal):
            return f"{one.objection.by} objects to it: change it, or answer with --answer {key}"
    facts = (key,) if isinstance(subject, FactStanding) else tuple(subject.now.facts)
    unseen = [fact for fact in facts if case.standings.facts[fact].state != "sealed" and not _seen(case, fact)]
    if unseen:
        return f"the passage of {', '.join(unseen)} cannot be shown: its captured text is not on this machine"
    return None


def erroneous(case: Case, found: Iterable[Diagnostic]) -> dict[str, str]:
    """Why claims and blocks that have an error may not be approved, by id: what `check` reports comes before a reader.

    Errors about reviewing itself (BG5) are none: a broken seal is mended by reading again. Nor is what a command met
    with on the way (BG9).
    """
    errors = [d for d in found if d.level == "error" and not d.code.startswith(("BG5", "BG9"))]
    told = _by_subject(case, errors)
    return {
        key: f"`briefgen check` reports an error of it: {of[0].code} {of[0].message}" for key, of in told.items() if of
    }


def doubts(case: Case, found: Iterable[Diagnostic]) -> dict[str, tuple[str, ...]]:
    """What `check` warns of in claims and blocks, by id, for their reader to weigh; of a fact's sources, the guesses.

    That something has no approval yet (BG50) is what the reader is there for.
    """
    warnings = [d for d in found if d.level == "warning" and not d.code.startswith("BG50")]
    told = {key: [f"{d.code} {d.message}" for d in of] for key, of in _by_subject(case, warnings).items()}
    guessed = [(d, subject) for d in warnings if d.code == guesses.CODE for subject in d.about]
    for fact in case.standings.facts if guessed else ():
        named = {f"source:{source}" for source in case.library.facts[fact].sources}
        of_sources = ((d, subject) for d, subject in guessed if subject in named)
        told[fact] += (f"{d.code} {subject.replace(':', ' ')}: {d.message}" for d, subject in of_sources)
    return {key: tuple(dict.fromkeys(lines)) for key, lines in told.items()}


def _by_subject(case: Case, found: Iterable[Diagnostic]) -> dict[str, list[Diagnostic]]:
    """What is told of each fact, and in the words of each block, by id."""
    every = tuple(found)
    told = {
        key: [d for d in every if d.place and _within(d.place, subject.now.place)]
        for key, subject in subjects(case).items()
        if isinstance(subject, BlockStanding)
    }
    told |= {fact: [] for fact in case.standings.facts}
    for one in every:
        for kind, _, name in (subject.partition(":") for subject in one.about):
            if kind == "fact" and name in case.standings.facts:
                told[name].append(one)
    return told


def _within(place: Place, block: Place) -> bool:
    """Whether a place lies in a block's words."""
    if (place.file, place.route) != (block.file, block.route):
        return False
    if place.offset is None or block.offset is None:
        return True
    return block.offset <= place.offset < block.offset + max(block.length, 1)


def approved(case: Case, keys: Collection[str], *, by: str, on: date) -> Reviews:
    """The reviews with these things approved as they stand. None of them may have a `refusal`."""
    reviews = case.library.reviews
    for key in keys:
        if now := case.standings.facts.get(key):
            one = ApprovedFact(
                fact=key, seal=now.now.seal or "", by=by, on=on, claim=now.now.claim, fields=now.now.fields
            )
            reviews = reviews.with_fact(one)
    for slug, blocks in case.standings.blocks.items():
        if not {block.now.id for block in blocks}.isdisjoint(keys):
            kept = (
                _approved_block(slug, block, by, on=on) if block.now.id in keys else block.approved for block in blocks
            )
            reviews = reviews.with_blocks(slug, [block for block in kept if block])
    return reviews


def _approved_block(slug: str, block: BlockStanding, by: str, *, on: date) -> ApprovedBlock:
    now = block.now
    return ApprovedBlock(
        brief=slug, role=now.role, seal=now.seal or "", by=by, on=on, text=now.text, facts=dict(now.facts)
    )


def objected(case: Case, key: str, *, why: str, by: str, on: date) -> Reviews:
    """The reviews with an objection. What was sealed loses its seal; a broken seal stays to be told."""
    reviews, subject = case.library.reviews, subjects(case)[key]
    objection = Objection(of=key, why=why, by=by, on=on, seal=subject.now.seal, text=_text(subject))
    if subject.state == "sealed" and isinstance(subject, FactStanding):
        reviews = reviews.without_fact(key)
    elif subject.state == "sealed":
        slug = key.rpartition(":")[0]
        others = [block.approved for block in case.standings.blocks[slug] if block.now.id != key]
        reviews = reviews.with_blocks(slug, [block for block in others if block])
    return reviews.with_objections([*reviews.objections, objection])


def answered(case: Case, key: str, *, why: str, by: str, on: date) -> Reviews:
    """The reviews with every open objection to something answered."""
    met = [one.objection for one in case.standings.open if key == (one.id or one.objection.of)]
    answer = Answer(why=why, by=by, on=on)
    reviews = case.library.reviews
    return reviews.with_objections(
        [one.model_copy(update={"answered": answer}) if one in met else one for one in reviews.objections]
    )


def _text(subject: Subject) -> str:
    return subject.now.claim if isinstance(subject, FactStanding) else subject.now.text


def _seen(case: Case, fact: str) -> bool:
    return all(name in case.sheets for name in case.library.facts[fact].sources)
