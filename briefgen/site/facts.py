"""The pages of facts: one for each, with its passages, where it is used and its history.

From a stock to plain values for the template `fact.html.j2`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefgen.library.library import Filed
from briefgen.library.model import Computed
from briefgen.site.naming import Link, Naming
from briefgen.site.stock import Stock, Use, address

AREAS = {
    "cooperation": "Cooperation",
    "discontent": "Discontent",
    "recommendation": "Recommendation",
    "background": "Background",
}


def marks(filed: Filed, stock: Stock) -> Iterator[str]:
    """What a reader should see at once: a claim that is no plain fact, not verified, withdrawn, or not printed."""
    fact = filed.fact
    yield from (fact.status,) if fact.status != "done" else ()
    yield from (fact.kind,) if fact.kind != "fact" else ()
    yield from ("not verified",) if fact.unverified else ()
    yield from ("withdrawn",) if fact.retracted else ()
    yield from ("in no published brief",) if filed.id not in stock.printed else ()


def view(filed: Filed, stock: Stock, naming: Naming) -> dict[str, Any]:
    """What the page of a fact shows."""
    fact = filed.fact
    others = {} if isinstance(fact.claim, str) else fact.claim
    return {
        "id": fact.id,
        "claim": naming.claim(fact.id),
        "translations": [(tongue, text) for tongue, text in others.items() if tongue != naming.language[:2]],
        "marks": tuple(marks(filed, stock)),
        "details": tuple(_details(filed, naming)),
        "figures": tuple(fact.figures.items()),
        "grounds": [naming.fact(ground) for ground in fact.because if ground in stock.library.facts],
        "note": naming.text(fact.note or ""),
        "unverified": naming.text(fact.unverified or ""),
        "withdrawn": (naming.date(fact.retracted.on), naming.text(fact.retracted.reason)) if fact.retracted else (),
        "witnesses": naming.reports(len(stock.reports(filed))),
        "passages": tuple(_passages(filed, stock, naming)),
        "uses": [_use(use, stock, naming) for use in stock.uses.get(fact.id, ())],
        "questions": [
            {"id": one.id, "text": naming.text(one.question or one.gap or "")} for one in stock.asking.get(fact.id, ())
        ],
        "history": tuple(_history(filed, stock, naming)),
    }


def _details(filed: Filed, naming: Naming) -> Iterator[tuple[str, str]]:
    """Names and values, in the order in which a reader asks."""
    fact = filed.fact
    role = naming.role(fact.says) if fact.says else "in its own voice"
    yield "Who says so", f"{naming.speaker(filed)}, {role}" if role else naming.speaker(filed)
    yield "When it was so", naming.date(fact.date) or "not dated"
    if fact.said:
        yield "When it was said", naming.date(fact.said)
    if fact.area:
        yield "Area", AREAS[fact.area]
    if theme := filed.heading:
        yield "Theme", theme[:1].upper() + theme[1:]
    if fact.actors:
        yield "Actors", ", ".join(naming.name(actor) for actor in fact.actors)
    read = [f"{ours} (\u201c{words}\u201d)" for ours, words in fact.derived.items() if not isinstance(words, Computed)]
    if read:
        yield "Read from the passage", "; ".join(read)
    worked = [ours for ours, how in fact.derived.items() if isinstance(how, Computed)]
    if worked:
        yield "Worked out from the figures", "; ".join(worked)


def _passages(filed: Filed, stock: Stock, naming: Naming) -> Iterator[dict[str, Any]]:
    entries = {entry.key: entry for entry in stock.verified.entries[filed.id]}
    for selector in filed.fact.at:
        source = filed.source_of(selector)
        entry = entries.get((filed.id, source, selector.anchors))
        twins = [twin for twin in entry.reprints if twin.source in stock.repeated] if entry else []
        yield {
            "source": naming.source(source),
            "date": naming.date(stock.library.sources[source].issued),
            "place": naming.paragraph(entry.paragraph) if entry else "not verified",
            "words_html": naming.words_html(source, selector),
            "digest": entry.passage[:16] if entry else "",
            "also": [(naming.source(twin.source), naming.paragraph(twin.paragraph)) for twin in twins],
        }


def _use(use: Use, stock: Stock, naming: Naming) -> dict[str, Any]:
    link = Link(f"{address(use.slug)}/#ref{use.note}", naming.text(stock.manuscripts[use.slug].title))
    return {"link": link, "part": naming.text(use.part), "note": use.note}


def _history(filed: Filed, stock: Stock, naming: Naming) -> Iterator[dict[str, Any]]:
    """What happened to a fact: recorded, read, replaced, printed in editions."""
    recorded = [entry.recorded for entry in stock.verified.entries[filed.id] if entry.recorded]
    if recorded:
        yield {"text": f"Its passage was found and recorded on {naming.day(min(recorded))}."}
    standing = stock.case.standings.facts.get(filed.id)
    if standing and standing.state == "sealed" and standing.approved:
        yield {"text": f"Approved by {standing.approved.by} on {naming.day(standing.approved.on)}."}
    elif standing:
        yield {"text": "Nobody has approved it as it stands."}
    if filed.fact.replaces:
        yield {"text": "It replaces", "link": _named(filed.fact.replaces, stock, naming)}
    for other in stock.successors.get(filed.id, ()):
        yield {"text": "It was replaced by", "link": naming.fact(other)}
    for slug, edition, claim in stock.published.get(filed.id, ()):
        title = naming.text(stock.manuscripts[slug].title) if slug in stock.manuscripts else slug
        then = "" if claim == naming.claim(filed.id) else f" It read: \u201c{claim}\u201d"
        yield {"text": f"Printed in edition {edition.number} of {title}, {naming.day(edition.on)}.{then}"}


def _named(fact: str, stock: Stock, naming: Naming) -> Link:
    """A fact that may be gone from the library."""
    return naming.fact(fact) if fact in stock.library.facts else Link("", fact)
