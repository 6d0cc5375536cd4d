"""The list of facts and its filters: what the script of the page looks at, and what the reader chooses from.

From a stock to plain values for the template `facts.html.j2`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from briefgen.library.library import Filed
from briefgen.site.facts import AREAS, marks
from briefgen.site.naming import Naming
from briefgen.site.stock import Stock

UNDATED = "undated"
#: The filters, in the order of the form: the name in the address, and what the reader sees.
FACETS = (
    ("area", "Area"), ("theme", "Theme"), ("actor", "Actor"), ("speaker", "Speaker"), ("source", "Source"),
    ("year", "Year"), ("question", "Open question"), ("reports", "Reports"),
)  # fmt: skip
#: A window of more years than this is filed under its first and its last.
_LONG = 40


@dataclass(frozen=True, slots=True)
class Row:
    """A fact in a list: its id and claim, what to know of it, what to see at once, what the filters look at as JSON."""

    id: str
    claim: str
    about: tuple[str, ...]
    marks: tuple[str, ...]
    tags: str


def rows(stock: Stock, naming: Naming) -> tuple[tuple[Row, ...], list[dict[str, Any]]]:
    """The facts with a page, theme by theme as the library files them; and the filters with their choices, counted."""
    asked = _asked(stock)
    tagged = {filed.id: _tags(filed, stock, naming, asked.get(filed.id, ())) for filed in stock.facts}
    listed = [
        Row(
            filed.id,
            naming.claim(filed.id),
            tuple(_about(filed, naming)),
            tuple(marks(filed, stock)),
            _json(tagged[filed.id]),
        )
        for filed in sorted(stock.facts, key=_order)
    ]
    return tuple(listed), [_facet(key, name, tagged.values(), stock, naming) for key, name in FACETS]


def _order(filed: Filed) -> tuple[str, str, str]:
    date = filed.fact.date
    return (filed.heading or "\uffff", str(date.earliest) if date else "9999", filed.id)


def _json(tags: Mapping[str, list[str]]) -> str:
    return json.dumps(tags, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _asked(stock: Stock) -> dict[str, list[str]]:
    """By fact, the questions that touch it."""
    found: dict[str, list[str]] = {}
    for question in stock.questions:
        for fact in (*question.accounts, *question.about):
            found.setdefault(fact, []).append(question.id)
    return found


def _tags(filed: Filed, stock: Stock, naming: Naming, asked: Sequence[str]) -> dict[str, list[str]]:
    fact = filed.fact
    tags: dict[str, list[str]] = {
        "area": [fact.area] if fact.area else [],
        "theme": [theme] if (theme := filed.heading) else [],
        "actor": [naming.name(actor) for actor in fact.actors],
        "speaker": [naming.name(fact.says)] if fact.says else [],
        "source": list(filed.sources),
        "year": years(filed),
        "question": list(asked),
        "reports": [str(len(stock.reports(filed)))],
    }
    return {key: list(dict.fromkeys(values)) for key, values in tags.items() if values}


def years(filed: Filed) -> list[str]:
    """The years a fact speaks of; of an open or very long window its known ends."""
    date = filed.fact.date
    if date is None:
        return [UNDATED]
    ends = [day.year for day in (date.earliest, date.latest) if day]
    whole = range(ends[0], ends[-1] + 1) if ends[-1] - ends[0] <= _LONG else ends
    return [str(year) for year in whole]


def _facet(
    key: str, name: str, tagged: Iterable[Mapping[str, list[str]]], stock: Stock, naming: Naming
) -> dict[str, Any]:
    counts: dict[str, int] = {}
    for value in (value for tags in tagged for value in tags.get(key, ())):
        counts[value] = counts.get(value, 0) + 1
    called = {value: _called(key, value, stock, naming) for value in counts}
    ordered = sorted(counts, key=lambda value: (value == UNDATED, called[value].casefold(), value))
    if key == "area":
        ordered = [area for area in AREAS if area in counts]
    choices = [{"value": value, "text": called[value], "count": counts[value]} for value in ordered]
    return {"key": key, "name": name, "choices": choices}


def _called(key: str, value: str, stock: Stock, naming: Naming) -> str:
    match key:
        case "area":
            return AREAS[value]
        case "source":
            return naming.source(value).text
        case "question":
            question = stock.library.questions[value]
            return naming.text(question.question or question.gap or value)
        case "reports":
            return naming.reports(int(value)).capitalize()
        case "theme":
            return value[:1].upper() + value[1:]
    return "Undated" if value == UNDATED else value


def _about(filed: Filed, naming: Naming) -> Iterator[str]:
    """What a list says of a fact below its claim."""
    if theme := filed.heading:
        yield theme[:1].upper() + theme[1:]
    yield naming.date(filed.fact.date) or "undated"
    speaker, outlet = naming.speaker(filed), naming.outlet(filed.source)
    yield outlet if speaker == outlet else f"{speaker}, in {outlet}"
