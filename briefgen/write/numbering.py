"""Which note of a composed brief belongs to which place of it, for commands that speak of both.

The template may print citations of its own between those of the prose; prose keeps its order among the notes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from briefgen.write.manuscript import Note


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
