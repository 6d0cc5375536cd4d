"""The pages of sources: what each is, what rests on it, and what it repeats or takes from others.

From a stock to plain values for the templates `source.html.j2` and `sources.html.j2`. No text of a source is in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefgen.library.model import Source
from briefgen.site.naming import Link, Naming
from briefgen.site.stock import Stock

_STANDING = {
    "current": "Stands as it was published.",
    "corrected": "Corrected",
    "retracted": "Withdrawn by its publisher",
}


def rows(stock: Stock, naming: Naming) -> tuple[dict[str, Any], ...]:
    """A line for each source with a page, the latest first."""
    return tuple(
        {
            "link": naming.source(key),
            "date": naming.date(stock.library.sources[key].issued),
            "kind": _kind(stock.library.sources[key], naming),
            "facts": len(stock.resting.get(key, ())),
            "kin": tuple(_kin(key, stock, naming)),
            "standing": _standing(stock.library.sources[key], naming),
        }
        for key in stock.sources
    )


def view(key: str, stock: Stock, naming: Naming) -> dict[str, Any]:
    """What the page of a source shows."""
    source = stock.library.sources[key]
    return {
        "id": key,
        "title": naming.source(key).text,
        "cited_html": naming.cited_html(key),
        "descriptor": naming.text(source.descriptor or ""),
        "url": source.URL or "",
        "standing": _standing(source, naming) or _STANDING["current"],
        "flawed": bool(_standing(source, naming)),
        "details": tuple(_details(source, naming)),
        "kin": tuple(_kin(key, stock, naming)),
        "facts": [naming.fact(fact) for fact in stock.resting.get(key, ())],
        "repeated": [naming.fact(fact) for fact in stock.repeated.get(key, ())],
        "digest": source.text.sha256,
    }


def _kind(source: Source, naming: Naming) -> str:
    return naming.terms.get(f"type {source.type}", source.type)


def _standing(source: Source, naming: Naming) -> str:
    """What became of a source since it was published; nothing where it stands."""
    status = source.status
    if status is None or status.is_ == "current":
        return ""
    on = f" on {naming.date(status.on)}" if status.on else ""
    notice = f" The notice reads: \u201c{naming.text(status.notice)}\u201d" if status.notice else ""
    return f"{_STANDING[status.is_]}{on}.{notice}"


def _details(source: Source, naming: Naming) -> Iterator[tuple[str, str]]:
    yield "Kind", _kind(source, naming)
    yield "Published", naming.date(source.issued)
    if source.issued_note:
        yield "How its date is known", naming.text(source.issued_note)
    if source.accessed:
        yield "Captured", naming.date(source.accessed)
    if source.language != naming.language:
        yield "Language", source.language
    if source.note:
        yield "Note", naming.text(source.note)


def _kin(key: str, stock: Stock, naming: Naming) -> Iterator[tuple[str, tuple[Link, ...]]]:
    """How a source stands to others: the same report, what it draws on, what draws on it."""
    known = stock.library.sources
    source = known[key]
    same = [one for one in stock.sources if one != key and known[one].report == source.report]
    if same:
        yield "Carries the same report as", tuple(naming.source(one) for one in same)
    if source.draws_on:
        yield "Draws on", tuple(link for name in source.draws_on for link in _named(name, stock, naming))
    on = [one for one in stock.sources if {key, source.report} & set(known[one].draws_on)]
    if on:
        yield "Drawn on by", tuple(naming.source(one) for one in on)


def _named(name: str, stock: Stock, naming: Naming) -> tuple[Link, ...]:
    """What a source draws on: a source, the sources that carry a report of that name, or a report nobody captured."""
    known = stock.library.sources
    carriers = [name] if name in known else [key for key, one in known.items() if one.report == name]
    return tuple(map(naming.source, carriers)) or (Link("", f"{name} (not captured)"),)
