"""Which note of a composed brief belongs to which place of it, for commands that speak of both.

The template may print citations of its own between those of the prose; prose keeps its order among the notes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from briefgen.check.case import Case
from briefgen.check.prose import shown
from briefgen.check.verify import Verified
from briefgen.write.manuscript import Note

Route = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Call:
    """A place that prints facts.

    `by`: a bracket group or the like, which has a note of its own; a picture, which has one only for a fact that
    was not cited before it; a figure in the margin, which has none and leans on the first there is.
    """

    facts: tuple[str, ...]
    inferred: bool = False
    by: Literal["group", "picture", "margin"] = "group"


def numbers(notes: Sequence[Note], calls: Iterable[Call]) -> tuple[int, ...]:
    """The note number of each place, given all of some facts in the order of the page; 0 for one that has no note."""
    found, at = [], 0
    for call in calls:
        if call.by == "group":
            wanted = (call.facts, call.inferred)
            number = next((n for n in range(at, len(notes)) if (notes[n].facts, notes[n].inferred) == wanted), None)
        else:
            number = next((n for n, note in enumerate(notes) if set(call.facts) <= set(note.facts)), None)
        found.append(0 if number is None else number + 1)
        if number is not None and call.by != "margin":
            at = max(at, number + 1)
    return tuple(found)


def of_brief(case: Case, verified: Verified, slug: str, notes: Sequence[Note]) -> dict[tuple[Route, int | str], int]:
    """The note of each place of a brief that prints facts; 0 where there is none.

    A place is a route with the offset of a bracket group in the prose there, or with a fact that is shown there.
    """
    spots: list[tuple[Route, int | str]] = []
    calls: list[Call] = []
    for section in (None, *range(len(case.library.briefs[slug].sections))):
        for piece in (piece for piece in case.writings[slug] if piece.section == section):
            for group in (group for block in piece.blocks for group in block.groups):
                spots.append((piece.place.route, group.start))
                calls.append(Call(group.facts, group.inferred))
        for route, facts in shown_places(case, slug, section):
            spots += [(route, fact) for fact in facts]
            calls += [Call((fact,), by=_by(route)) for fact in facts]
    return dict(zip(spots, numbers(notes, calls), strict=True))


def shown_places(case: Case, slug: str, section: int | None) -> Iterator[tuple[Route, tuple[str, ...]]]:
    """What a section shows beside its prose, place by place: its route, and its facts that are known on the day."""
    for what, key, route in shown(case.library.briefs[slug]):
        if route[1] != section:
            continue
        if what != "question":
            yield route, (key,)
        elif question := case.library.questions.get(key):
            yield route, tuple(fact for fact in question.accounts if not case.library.later(fact, case.as_of[slug]))


def _by(route: Route) -> Literal["group", "picture", "margin"]:
    if route[2] == "rail":
        return "margin"
    return "group" if route[-1] in ("accounts", "quotation") else "picture"
