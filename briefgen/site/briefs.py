"""The pages of briefs: the same parts as every rendition, each note with its claims, the files, the editions.

From a stock to plain values for the templates `brief.html.j2` and `briefs.html.j2`. The parts' HTML is `render`'s.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefgen.build.changes import changes
from briefgen.build.outlines import outline
from briefgen.build.statement import statement
from briefgen.library.editions import Edition, Outline
from briefgen.render.markdown_html import Text
from briefgen.render.page import WORDS, body
from briefgen.site import words
from briefgen.site.naming import Link, Naming
from briefgen.site.stock import Stock, address
from briefgen.words.edtf import parse
from briefgen.write import terms
from briefgen.write.dates import spoken

#: The renditions that lie beside a page. A builder would make a page of what ends in `.md`.
BESIDE = (("pdf", "pdf"), ("docx", "docx"), ("md", "md.txt"))


def rows(stock: Stock, naming: Naming) -> tuple[dict[str, Any], ...]:
    """A line for each brief, in the language of the house where there is one; its translations beside it."""
    return tuple(
        {
            "href": f"{address(slug)}/",
            "title": naming.text(made.title),
            "question": naming.text(stock.library.briefs[slug].question or ""),
            "as_of": naming.day(made.as_of) if made.as_of else "",
            "draft": made.draft,
            "language": made.language,
            "others": _others(slug, stock),
            "notes": len(made.notes),
        }
        for slug, made in stock.manuscripts.items()
        if stock.library.briefs[slug].translates not in stock.manuscripts
    )


def view(slug: str, stock: Stock, naming: Naming) -> dict[str, Any]:
    """What the page of a brief shows."""
    made = stock.manuscripts[slug]
    composed = body(made, "screen", pictures={picture.name: f"{picture.name}.svg" for picture in made.pictures})
    facts = {note.number: note.facts for note in made.notes}
    own = words.of(made.language)
    return {
        "slug": slug,
        "language": made.language,
        "title": made.title,
        "body_html": composed.html,
        "words": {**WORDS, **made.terms, **own},
        "files": [(own[end], f"{slug}.{name}", end) for end, name in BESIDE if end in stock.files.get(slug, {})],
        "others": _others(slug, stock),
        "notes": [
            {
                "number": number,
                "html": html,
                "facts": [naming.fact(fact) for fact in facts[number]],
                "sources": _sources(facts[number], stock, naming),
                "witnesses": naming.witnesses(slug, facts[number]),
            }
            for number, html in composed.notes
        ],
        "editions": tuple(_editions(slug, stock, naming)),
    }


def _sources(facts: tuple[str, ...], stock: Stock, naming: Naming) -> list[Link]:
    """The sources of a note, each once, by their outlets."""
    names = dict.fromkeys(name for fact in facts for name in stock.library.facts[fact].sources)
    return [Link(naming.source(name).href, naming.outlet(name)) for name in names]


def files(slug: str, stock: Stock) -> dict[str, bytes]:
    """What lies beside the page of a brief, by name: its pictures and its other renditions."""
    made, built = stock.manuscripts[slug], stock.files.get(slug, {})
    pictures = {f"{picture.name}.svg": picture.svg for picture in made.pictures}
    return {**pictures, **{f"{slug}.{name}": built[end] for end, name in BESIDE if end in built}}


def _others(slug: str, stock: Stock) -> list[tuple[str, str, str]]:
    """The same brief in other languages: the language, its name, the address of the page."""
    kin = stock.languages(slug)
    return [(tongue, words.NAMES.get(tongue, tongue), f"{address(one)}/") for tongue, one in kin.items() if one != slug]


# ------------------------------------------------------------------------------------------------ editions


def _editions(slug: str, stock: Stock, naming: Naming) -> Iterator[dict[str, Any]]:
    """What was published and what changed since, the latest first; the brief as it stands is the last side."""
    editions, made = stock.editions.get(slug, ()), stock.manuscripts[slug]
    if not editions:
        return
    own = words.of(made.language)
    sides: list[tuple[Edition | None, Outline]] = [(edition, edition.outline) for edition in editions]
    sides.append((None, outline(made.record)))
    yield {"name": "", "draft": "", "changes_html": _changed(slug, sides[-2], sides[-1], stock, naming)}
    for number in range(len(editions) - 1, -1, -1):
        edition = editions[number]
        day = spoken(parse(edition.on.isoformat()), terms.of(made.language))
        before = _changed(slug, sides[number - 1], sides[number], stock, naming) if number else ""
        yield {"name": own["edition"].format(edition.number, day), "draft": edition.draft or "", "changes_html": before}


def _changed(
    slug: str,
    before: tuple[Edition | None, Outline],
    after: tuple[Edition | None, Outline],
    stock: Stock,
    naming: Naming,
) -> str:
    """What changed from one side to the next, as HTML; empty where nothing did."""
    cards = (filed.card for filed in stock.library.facts.values())
    reasons = {card.id: card.retracted for card in cards if card.retracted}
    found = changes(slug, before[1], after[1], reasons=reasons)
    if not found:
        return ""
    claims = {fact.id: fact.claim for side in (before[1], after[1]) for fact in side.facts}
    outlets = {key: naming.outlet(key) for key in stock.library.sources}
    since = f"edition {before[0].number}" if before[0] else ""
    spoken_in = {slug: stock.manuscripts[slug].language}
    told = statement(found, since=since, titles={}, names={**outlets, **claims}, languages=spoken_in)
    _, _, lines = told.partition("\n\n")
    return Text(call=lambda number: None).blocks(lines)
