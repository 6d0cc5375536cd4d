"""What a new text has to do with the library: which sources it repeats, which facts it carries or touches.

Measures and names; that a text repeats another makes it one witness with it, all else is for the editor to judge.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.library.anchors import ranges, spans
from briefgen.library.library import Filed, Library
from briefgen.words import find, shingles, tokens
from briefgen.words.edtf import Edtf
from briefgen.words.fold import folded

_SAME_REPORT = 0.5
_SHARED = 0.1
_MOST = 12


@dataclass(frozen=True, slots=True)
class Relations:
    """The origin of a text that repeats a source, None where it repeats none; remarks; the facts it carries again."""

    origin: str | None
    remarks: tuple[str, ...]
    carried: tuple[str, ...]


def relations(page: find.Page, body: find.Range, library: Library) -> Relations:
    """What the body of a new text shares with the bodies of the library's sources, and with its facts."""
    origin, remarks = None, []
    mine = shingles.shingles(page.folded(*body))
    for key, source in sorted(library.sources.items()):
        text = (library.texts or {}).get(source.text.sha256)
        if text is None:
            continue
        other = find.Page.of(text)
        where = ranges(other, source)
        share = shingles.containment(mine, shingles.shingles(other.folded(*where[0]) if where else text))
        if share >= _SAME_REPORT:
            origin = origin or source.report
            remarks.append(f"repeats source `{key}` ({share:.0%}): counted as one witness with it, as `origin` says")
        elif share >= _SHARED:
            remarks.append(f"shares {share:.0%} with source `{key}`: does it draw on it? then write `draws-on`")
    carried = sorted(_carried(page, library))
    if carried:
        remarks.append(f"carries the passages of: {', '.join(carried)}")
    touched = _touched(page, library, leave=frozenset(carried))
    return Relations(origin, (*remarks, *touched), tuple(carried))


def _carried(page: find.Page, library: Library) -> Iterator[str]:
    for key, filed in library.facts.items():
        if filed.fact.at and all(len(spans(page, selector)) == 1 for selector in filed.fact.at):
            yield key


def _touched(page: find.Page, library: Library, *, leave: frozenset[str]) -> list[str]:
    """One remark for each fact that shares a figure, a day or month, or an actor with the text; the closest first."""
    text = page.fold.text
    names = set(library.names_in(text))
    shared = []
    for key, filed in sorted(library.facts.items()):
        common = [] if key in leave else list(_common(filed, names, text, library))
        if common:
            shared.append((-len(common), key, common))
    told = [f"touches `{key}`: {', '.join(common)}" for _, key, common in sorted(shared)[:_MOST]]
    more = len(shared) - len(told)
    return [*told, f"and {more} other facts"] if more else told


def _common(filed: Filed, names: set[str], text: str, library: Library) -> Iterator[str]:
    fact = filed.fact
    yield from (words for words in fact.figures.values() if tokens.occurs(folded(words).strip(), text))
    if fact.date and (written := next((form for form in _forms(fact.date) if tokens.occurs(form, text)), None)):
        yield written
    spelt = [library.named(one) for one in (fact.says, *fact.actors) if one]
    yield from dict.fromkeys(name.name for name in spelt if name and name.name in names)


def _forms(date: Edtf) -> Iterator[str]:
    """How English texts write a day or a month; a year alone is too common to tell anything."""
    first = date.earliest
    if first is None or date.precision not in ("day", "month"):
        return
    month = tokens.MONTHS[first.month - 1].capitalize()
    if date.precision == "month":
        yield f"{month} {first.year}"
    else:
        yield from (f"{first.day} {month} {first.year}", f"{month} {first.day}, {first.year}", first.isoformat())
