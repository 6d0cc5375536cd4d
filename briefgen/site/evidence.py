"""The state of the evidence: how many independent reports, how old, what is not reviewed, not verified, left open.

Counted from the library each time, never typed. From a stock to plain values for the template `evidence.html.j2`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefgen.library.model import Question
from briefgen.site.naming import Naming
from briefgen.site.stock import Stock, address

_DIFFER = {
    "contrary": "The accounts are contrary.",
    "overlap": "The accounts overlap.",
    "silent": "One account is silent.",
}


def view(stock: Stock, naming: Naming) -> dict[str, Any]:
    """What the page shows."""
    single = [filed for filed in stock.facts if len(stock.reports(filed)) == 1]
    several = [filed for filed in stock.facts if len(stock.reports(filed)) > 1]
    carried = [stock.library.sources[name] for name in stock.resting]
    oldest = min(carried, key=lambda one: (one.issued, one.id), default=None)
    latest = max(carried, key=lambda one: (one.issued, one.id), default=None)
    return {
        "facts": len(stock.facts),
        "sources": len(stock.resting),
        "reports": len({source.report for source in carried}),
        "single": len(single),
        "several": [naming.fact(filed.id) for filed in several],
        "oldest": (naming.source(oldest.id), naming.date(oldest.issued)) if oldest else (),
        "latest": (naming.source(latest.id), naming.date(latest.issued)) if latest else (),
        "rows": tuple(_sources(stock, naming)),
        "briefs": tuple(_briefs(stock, naming)),
        "unverified": [naming.fact(one.id) for one in stock.facts if one.fact.unverified],
        "repeated": tuple(_repeated(stock, naming)),
        "questions": [_question(one, stock, naming) for one in stock.questions],
    }


def _sources(stock: Stock, naming: Naming) -> Iterator[dict[str, Any]]:
    """The sources that facts rest on, the oldest first: how many rest on each, and how many on it alone."""
    known = stock.library.sources
    for name in sorted(stock.resting, key=lambda key: (known[key].issued, key)):
        facts = [stock.library.facts[fact] for fact in stock.resting[name]]
        alone = sum(len(stock.reports(filed)) == 1 for filed in facts)
        yield {
            "link": naming.source(name),
            "value": name,
            "date": naming.date(known[name].issued),
            "facts": len(facts),
            "alone": alone,
        }


def _briefs(stock: Stock, naming: Naming) -> Iterator[dict[str, Any]]:
    """Each built brief: its day, and what of it no second reader has approved or somebody objects to."""
    for slug, made in stock.manuscripts.items():
        claims, paragraphs = stock.verified.unreviewed[slug]
        facts = {fact for note in made.notes for fact in note.facts}
        sources = {name for fact in facts for name in stock.library.facts[fact].sources}
        issued = [stock.library.sources[name].issued for name in sources]
        objections = [one for one in stock.case.standings.open if one.brief == slug or one.id in facts]
        yield {
            "href": f"{address(slug)}/",
            "title": naming.text(made.title),
            "language": made.language,
            "as_of": naming.day(made.as_of) if made.as_of else "",
            "facts": len(facts),
            "oldest": naming.date(min(issued)) if issued else "",
            "claims": claims,
            "paragraphs": paragraphs,
            "objections": len(objections),
        }


def _repeated(stock: Stock, naming: Naming) -> Iterator[dict[str, Any]]:
    """Sources that carry another's report, and so are no second witness."""
    for name, facts in sorted(stock.repeated.items()):
        yield {"link": naming.source(name), "facts": len(facts)}


def _question(one: Question, stock: Stock, naming: Naming) -> dict[str, Any]:
    told = [fact for fact in (*one.accounts, *one.about) if fact in stock.paged]
    return {
        "id": one.id,
        "text": naming.text(one.question or one.gap or ""),
        "differ": _DIFFER[one.differ] if one.differ else "",
        "facts": [(naming.fact(fact), naming.speaker(stock.library.facts[fact])) for fact in told],
        "silent": len({*one.accounts, *one.about} - set(told)),
    }
