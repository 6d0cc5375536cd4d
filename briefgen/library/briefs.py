"""House settings and briefs as they are written: `library.yaml` and `<slug>.yaml`.

Shape alone; whether a brief cites what exists, and says what it bears, is the affair of `check`.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from briefgen.library.written import Area, Day, Id, Short, Text, Written, one_or_many


class Colours(Written):
    """House colours, as #rrggbb."""

    ink: Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")] = "#14304f"
    accent: Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")] = "#8c2318"


class Limits(Written):
    """How much a brief may hold: pages, words of prose, recommendations, words of one note."""

    pages: Annotated[int, Field(gt=0)] | None = None
    words: Annotated[int, Field(gt=0)] | None = None
    recommendations: Annotated[int, Field(gt=0)] | None = None
    note: Annotated[int, Field(gt=0)] | None = None


class House(Written):
    """`library.yaml`: what holds for every brief of the library."""

    title: Text
    publisher: Text | None = None
    series: Text | None = None
    parties: tuple[Text, ...] = ()
    language: Text = "en"
    paper: Literal["letter", "a4"] = "letter"
    colours: Colours = Colours()
    limits: Limits = Limits()
    archive: Text | None = None


class Judgement(Written):
    """A key judgement: what we conclude, how sure we are, and on what basis.

    `confidence` is None in a translation alone, until it takes that of its original.
    """

    text: Text
    confidence: Literal["high", "moderate", "low"] | None = None
    why: Text


class Timeline(Written):
    """Facts on a line of years: contacts above it, ruptures below."""

    contacts: tuple[Id, ...] = ()
    ruptures: tuple[Id, ...] = ()


class Show(Written):
    """One thing to show beside the prose: accounts of a question, a quotation, a timeline, bars."""

    accounts: Id | None = None
    quotation: Id | None = None
    timeline: Timeline | None = None
    bars: Annotated[tuple[Id, ...], BeforeValidator(one_or_many)] | None = None

    @model_validator(mode="after")
    def _one(self) -> Show:
        if len(self.model_fields_set) != 1:
            raise ValueError("each entry of `show` has one of `accounts`, `quotation`, `timeline`, `bars`")
        return self


class Section(Written):
    """One finding: its area, its title, its prose, and what stands beside it."""

    area: Area
    title: Text
    text: Text
    rail: dict[str, Text] = {}
    show: tuple[Show, ...] = ()


class Rendered(Written):
    """What a translation prints of a fact in place of the fact's own label, note and figures."""

    label: Annotated[str, Field(min_length=1, max_length=40)] | None = None
    note: Text | None = None
    figures: dict[str, Text] = {}


class Brief(Written):
    """One brief, or with `translates` one brief in another language.

    `number` is its place in the house's series. A translation takes `number`, `as_of`, `limits`, `rail`, `show` and the
    `confidence` of judgements from its original where it does not write them. `facts`, `questions` and `sources` (their
    descriptors) give in its language what it prints of them; `of` tells which text of the original each of its texts
    translates, by short digests.
    """

    title: Text
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]
    number: Annotated[str, Field(min_length=1, max_length=20)] | None = None
    question: Text | None = None
    as_of: Day | None = None
    bottom_line: Text | None = None
    key_judgements: tuple[Judgement, ...] = ()
    limits: Limits = Limits()
    language: Text | None = None
    translates: Id | None = None
    facts: dict[Id, Rendered] = {}
    questions: dict[Id, Text] = {}
    sources: dict[Id, Text] = {}
    of: dict[Text, Short] = {}
