"""Citations that were meant and are none: malformed ones, and ids of facts in brackets without their `@`.

Until one is mended nobody knows what the words before it rest on, so that no rule judges them. Where a citation stands
inside quotation marks, or a mark is never closed, nobody knows what is quoted: that is told as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from briefgen.check.prose import Writing
from briefgen.check.stated import UNCLOSED, left_open, without_targets
from briefgen.words import prose
from briefgen.words.diagnostics import Place
from briefgen.words.fold import fold
from briefgen.words.prose import Block, Malformed, Unit
from briefgen.words.quotations import doubly

_INSIDE = "a citation stands inside quotation marks: put it behind the closing one"


def mistyped(piece: Writing, places: Mapping[str, Place]) -> tuple[Malformed, ...]:
    """Each of them in a piece of prose, in order; `places` tells which facts there are."""
    bare = (one for one in piece.unsigned if any(f"fact:{fact}" in places for fact in one.facts))
    found = [*piece.malformed, *(Malformed(one.start, one.end, one.text, _why(one)) for one in bare)]
    return tuple(sorted(found, key=lambda fault: fault.start))


def _why(bare: prose.Unsigned) -> str:
    return f"this prints as text and cites nothing: write {bare.meant}"


def unquotable(piece: Writing, language: str) -> Iterator[Malformed]:
    """Each citation inside double quotation marks, and each such mark that nothing closes in its paragraph."""
    for block in piece.blocks:
        joined = _joined(block)
        plain = fold(without_targets(joined))
        spans = [plain.original(start, end) for start, end in doubly(plain.text, language)]
        for group in block.groups:
            at = group.start - block.start
            if any(start < at < end for start, end in spans):
                yield Malformed(group.start, group.end, piece.text[group.start : group.end], _INSIDE)
        for start, end in left_open(joined, language):
            yield Malformed(block.start + start, block.start + end, block.text[start:end], UNCLOSED)


def _joined(block: Block) -> str:
    """The text of a block without its citations, character for character, and without the space before each."""
    text = block.text
    for group in block.groups:
        start, end = len(text[: group.start - block.start].rstrip()), group.end - block.start
        text = text[:start] + "\N{WORD JOINER}" * (end - start) + text[end:]
    return text


def judged(unit: Unit, faults: tuple[Malformed, ...]) -> Unit:
    """The unit without what stands before such a citation, or in it."""
    ends = [fault.end for fault in faults if unit.start <= fault.start < unit.end]
    if not ends:
        return unit
    rest = unit.text[max(ends) - unit.start :]
    words = rest.lstrip(prose.EDGES)
    return replace(unit, text=words, start=unit.end - len(words), sentences=len(prose.sentences(words)))
