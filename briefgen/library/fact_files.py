"""`facts/` from the desk: parsed once; then the cards of its facts, and a file's facts when somebody asks for one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from briefgen.library.desk import Desk
from briefgen.library.groups import Group, groups
from briefgen.library.library import Card, Filed, Shelved
from briefgen.library.model import Fact
from briefgen.words.diagnostics import Place

Fetch = Callable[[str], Fact]


@dataclass(frozen=True)
class Outline:
    """A group of a facts file, with the card of each fact in place of the fact; None for one that is wrong."""

    source: str | None
    theme: str | None
    cards: tuple[tuple[str, Card | None], ...]

    @classmethod
    def of(cls, group: Group) -> Outline:
        """That of a group."""
        source = group.source or ""
        cards = ((key, Card.of(fact, source) if fact else None) for key, fact in group.facts)
        return cls(group.source, group.theme, tuple(cards))


def filed(desk: Desk) -> Shelved:
    """The facts of a library, file by file; the diagnostics are noted, BG105 for an id that is taken."""
    found = tuple(pair for file in desk.names("facts") for pair in _of_file(desk, file))
    return Shelved(found, {file: desk.digests[file] for file in desk.names("facts") if file in desk.digests})


def _of_file(desk: Desk, file: str) -> Iterator[tuple[str, Filed]]:
    outlines, fetch = _opened(desk, file)
    for number, outline in enumerate(outlines):
        yield from _of_group(desk, outline, fetch, place=Place(file, (number,)))


def _of_group(desk: Desk, outline: Outline, fetch: Fetch, *, place: Place) -> Iterator[tuple[str, Filed]]:
    for number, (key, card) in enumerate(outline.cards):
        here, subject = place.at("facts", number), f"fact:{key}"
        if key and not desk.claim_id(key, "id", place=here, subject=subject):
            continue
        if key:
            desk.places[subject] = here
        if card and outline.source:
            yield card.id, Filed(card, outline.source, outline.theme, here, fetch)


def _opened(desk: Desk, file: str) -> tuple[tuple[Outline, ...], Fetch]:
    """The outlines of a file, and what fetches its facts: those that were read now, else those that were put away."""
    now: list[tuple[Group, ...]] = []

    def read() -> tuple[Outline, ...]:
        now.append(groups(desk, file))
        return tuple(map(Outline.of, now[-1]))

    before = len(desk.diagnostics)
    outlines = desk.typed(file, read, kind="facts")
    data, clean = desk.digests.get(file, ""), len(desk.diagnostics) == before
    if not now and not desk.memo.hold("filed", [data]):
        read()
    if now:
        held = _by_id(now[-1])
        return outlines, (desk.memo.put("filed", data, held) if clean else held).__getitem__

    @cache
    def kept() -> dict[str, Fact]:
        # where they cannot be unpacked, out of the bytes that were read: the file may be another by now
        return desk.memo.of("filed", data, lambda: _by_id(groups(desk, file)))

    return outlines, lambda key: kept()[key]


def _by_id(found: tuple[Group, ...]) -> dict[str, Fact]:
    """The facts of a file; of two with the same id the first, which is the one that is filed."""
    held: dict[str, Fact] = {}
    for group in found:
        for _, fact in group.facts:
            if fact:
                held.setdefault(fact.id, fact)
    return held
