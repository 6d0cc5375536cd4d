"""Where in the library a character stands that a rendition could not print. Renditions know no files; this does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefgen.check.prose import shown, writings
from briefgen.library.library import Library
from briefgen.words.diagnostics import Diagnostic, Place, Step

_NO_FONT = "BG412"
_POINT = re.compile(r"\(U\+([0-9A-F]{4,6})\)")


def placed(found: Iterable[Diagnostic], slug: str, library: Library) -> tuple[Diagnostic, ...]:
    """The diagnostics of a brief's layout, those of missing characters at the first of them; else at its file."""
    return tuple(replace(d, place=_first(d.message, slug, library)) if d.code == _NO_FONT else d for d in found)


def _first(message: str, slug: str, library: Library) -> Place:
    sought = re.compile("|".join(re.escape(chr(int(point, 16))) for point in _POINT.findall(message)) or r"(?!)")
    for place, written in _written(slug, library):
        for route, text in _texts(written):
            if match := sought.search(text):
                return place.at(*route).span(*match.span())
    return library.places[f"brief:{slug}"]


def _written(slug: str, library: Library) -> Iterator[tuple[Place, object]]:
    """The brief, the facts that it cites or shows, and their sources."""
    brief, place = library.briefs[slug], library.places[f"brief:{slug}"]
    yield place, brief.model_dump(mode="json", by_alias=True)
    cited = [fact for piece in writings(slug, brief, place) for fact in piece.cited]
    cited += [name for kind, name, _ in shown(brief) if kind == "fact"]
    facts = [library.facts[name] for name in dict.fromkeys(cited) if name in library.facts]
    yield from ((filed.place, filed.fact.model_dump(mode="json", by_alias=True)) for filed in facts)
    for name in dict.fromkeys(name for filed in facts for name in filed.sources):
        if name in library.sources:
            yield library.places[f"source:{name}"], library.sources[name].model_dump(mode="json", by_alias=True)


def _texts(value: object, route: tuple[Step, ...] = ()) -> Iterator[tuple[tuple[Step, ...], str]]:
    """Every text in a tree of maps and lists, and the way to it."""
    if isinstance(value, str):
        yield route, value
    elif isinstance(value, dict):
        for key, below in value.items():
            yield from _texts(below, (*route, key))
    elif isinstance(value, list):
        for number, below in enumerate(value):
            yield from _texts(below, (*route, number))
