"""Citations that were meant and are none: malformed ones, and ids of facts in brackets without their `@`.

Until one is mended nobody knows what the words before it rest on, so that no rule judges them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from briefgen.check.prose import Writing
from briefgen.words import prose
from briefgen.words.diagnostics import Place
from briefgen.words.prose import Malformed, Unit


def mistyped(piece: Writing, places: Mapping[str, Place]) -> tuple[Malformed, ...]:
    """Each of them in a piece of prose, in order; `places` tells which facts there are."""
    bare = (one for one in piece.unsigned if any(f"fact:{fact}" in places for fact in one.facts))
    found = [*piece.malformed, *(Malformed(one.start, one.end, one.text, _why(one)) for one in bare)]
    return tuple(sorted(found, key=lambda fault: fault.start))


def _why(bare: prose.Unsigned) -> str:
    return f"this prints as text and cites nothing: write {bare.meant}"


def judged(unit: Unit, faults: tuple[Malformed, ...]) -> Unit:
    """The unit without what stands before such a citation, or in it."""
    ends = [fault.end for fault in faults if unit.start <= fault.start < unit.end]
    if not ends:
        return unit
    rest = unit.text[max(ends) - unit.start :]
    words = rest.lstrip(prose.EDGES)
    return replace(unit, text=words, start=unit.end - len(words), sentences=len(prose.sentences(words)))
