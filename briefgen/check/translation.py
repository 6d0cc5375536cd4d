"""A translation beside its original: their texts in pairs, and digests of what was translated. It judges nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.check import seals
from briefgen.check.case import Case
from briefgen.library.briefs import Brief
from briefgen.library.written import SHORT
from briefgen.words.diagnostics import Place
from briefgen.words.prose import Group


@dataclass(frozen=True, slots=True)
class Pair:
    """A title, reason or block of a translation, and the one it translates; its groups and theirs."""

    text: str
    original: str
    place: Place
    groups: tuple[Group, ...] = ()
    original_groups: tuple[Group, ...] = ()


def translations(case: Case) -> Iterator[tuple[str, Brief, str, Brief]]:
    """Each translation whose original is there: slug and brief, slug and brief of the original."""
    briefs = case.library.briefs
    for slug, brief in briefs.items():
        other = briefs.get(brief.translates or "")
        if brief.translates and other and not other.translates:
            yield slug, brief, brief.translates, other


def apart(lacking: str, more: str) -> str:
    """What a translation lacks, and has beyond its original, as a message says it; one of the two may be empty."""
    return " and ".join([*([f"it lacks {lacking}"] if lacking else []), *([f"it has {more}"] if more else [])])


def figures(case: Case, slug: str) -> Iterator[Pair]:
    """Each figure that a translation words anew, beside the fact's own words for it."""
    place = case.library.places[f"brief:{slug}"]
    for name, rendered in case.library.briefs[slug].facts.items():
        filed = case.library.facts.get(name)
        for key, words in rendered.figures.items():
            if filed and key in filed.fact.figures:
                yield Pair(words, filed.fact.figures[key], place.at("facts", name, "figures", key))


def pairs(case: Case, slug: str, other: str) -> Iterator[Pair]:
    """The texts of a translation beside those of its original, as far as both have them."""
    brief, original = case.library.briefs[slug], case.library.briefs[other]
    place = case.library.places[f"brief:{slug}"]
    yield Pair(brief.title, original.title, place.at("title"))
    if brief.question and original.question:
        yield Pair(brief.question, original.question, place.at("question"))
    for at, (mine, its) in enumerate(zip(brief.key_judgements, original.key_judgements, strict=False)):
        yield Pair(mine.why, its.why, place.at("key_judgements", at, "why"))
    for at, (section, another) in enumerate(zip(brief.sections, original.sections, strict=False)):
        yield Pair(section.title, another.title, place.at("sections", at, "title"))
    others = {piece.place.route: piece for piece in case.writings[other]}
    for piece in case.writings[slug]:
        its_blocks = others[piece.place.route].blocks if piece.place.route in others else ()
        for block, its_block in zip(piece.blocks, its_blocks, strict=False):
            spot = piece.place.span(block.start, block.end)
            yield Pair(block.text, its_block.text, spot, block.groups, its_block.groups)


def digests(case: Case, slug: str) -> dict[str, tuple[str, Place]]:
    """What each text of a brief is known by: a short digest and its place, by `title`, `bottom`, `j1`, `t1`, `p1`."""
    brief, place = case.library.briefs[slug], case.library.places[f"brief:{slug}"]
    blocks = seals.blocks(slug, brief, place, pieces=case.writings[slug], seals={})
    return {block.id.rpartition(":")[2]: (seals.digest(block.text)[:SHORT], block.place) for block in blocks}
