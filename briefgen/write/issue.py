"""What a masthead says of series, number and edition. It knows no page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from briefgen.library.briefs import Brief, House
from briefgen.words.edtf import parse
from briefgen.write.dates import spoken


@dataclass(frozen=True, slots=True)
class Imprint:
    """What only the pages of an edition say: its number, its day, and the statement of changes, as Markdown, if any."""

    number: int
    on: date
    changes: str = ""


def edition(imprint: Imprint | None, terms: Mapping[str, str]) -> str:
    """The edition, "Edition 2 \u00b7 22 November 2026", on one line; empty where the page is of none."""
    if imprint is None:
        return ""
    day = spoken(parse(imprint.on.isoformat()), terms)
    return terms["imprint"].format(imprint.number, day).replace(" ", "\u00a0")


def issue(house: House, brief: Brief, terms: Mapping[str, str]) -> str:
    """The series and the number in it, "Two Shores Papers · No. 4"; empty where the library says neither."""
    if not (house.series or brief.number):
        return ""
    numbered = terms["issue number"].format(brief.number) if brief.number else ""
    return " \u00b7 ".join(part for part in (house.series or terms["policy brief"], numbered) if part)
