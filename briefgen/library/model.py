"""The evidence as people write it: sources, facts, names, questions.

One frozen pydantic model for each written thing; field names are the contract's and CSL-JSON's. Shape
alone is judged here: what refers to nothing, or cannot be found, is the affair of `check`. Values derived
from these live elsewhere, as dataclasses.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from briefgen.library.csl import Type
from briefgen.library.written import GAP, GAP_CORRECTED, Area, Date, Id, Sha256, Text, Written, one_or_many

# ---------------------------------------------------------------------------------------------- sources


class Selector(Written):
    """A passage by its first and last words (W3C Web Annotation: a range of two text quotes).

    `end` absent: `start` is the whole quotation. Text inside both is inclusive.
    """

    start: Text
    end: Text | None = None
    prefix: str = ""
    suffix: str = ""
    source: Id | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_short_form(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        first, gap, last = (part.strip() for part in value.replace(GAP_CORRECTED, GAP).partition(GAP))
        if gap and GAP in last:
            raise ValueError(f"`{GAP}` stands once between first and last words; write two passages as a list")
        if gap and not (first and last):
            raise ValueError(f"`{GAP}` needs words before and after it")
        return {"start": first, "end": last} if gap else {"start": first}

    @property
    def anchors(self) -> str:
        """The selector in one line, as the lock keys it."""
        middle = f"{self.start} {GAP} {self.end}" if self.end else self.start
        before = f"({self.prefix}) " if self.prefix else ""
        return before + middle + (f" ({self.suffix})" if self.suffix else "")


class Person(Written):
    """A CSL-JSON name: `literal`, or `family` and `given`."""

    literal: Text | None = None
    family: Text | None = None
    given: Text | None = None

    @model_validator(mode="after")
    def _named(self) -> Person:
        if bool(self.literal) == bool(self.family):
            raise ValueError("a name is `literal: ...`, or `family: ...` with `given: ...`")
        return self


class Captured(Written):
    """The pin of a captured text: its digest, and where the article stands in it.

    `media_type` is that of what the text was taken from; `original` is its digest, where it is kept beside the text.
    """

    sha256: Sha256
    media_type: Text = "text/plain"
    original: Sha256 | None = None
    body: Selector
    captions: tuple[Selector, ...] = ()


class Standing(Written):
    """Whether a source still stands as published."""

    is_: Literal["current", "corrected", "retracted"] = Field(alias="is")
    on: Date | None = None
    notice: str = ""


class Source(Written):
    """One captured text and who published it, when, and what it repeats. CSL-JSON names."""

    id: Id
    type: Type
    title: Text | None = None
    title_short: Text | None = Field(default=None, alias="title-short")
    author: tuple[Person, ...] = ()
    container_title: Text | None = Field(default=None, alias="container-title")
    publisher: Text | None = None
    publisher_place: Text | None = Field(default=None, alias="publisher-place")
    volume: Text | None = None
    issue: Text | None = None
    page: Text | None = None
    issued: Date
    issued_note: Text | None = Field(default=None, alias="issued-note")
    URL: Annotated[str, Field(pattern=r"^https?://\S+$")] | None = None
    accessed: Date | None = None
    language: Text = "en"
    origin: Id | None = None
    draws_on: tuple[Id, ...] = Field(default=(), alias="draws-on")
    descriptor: Text | None = None
    status: Standing | None = None
    literal: Text | None = None
    note: Text | None = None
    text: Captured

    @property
    def report(self) -> str:
        """The report this text carries: sources of one origin are one witness."""
        return self.origin or self.id

    def stands_on(self, day: date | None) -> bool:
        """Whether a brief of that day may name the text as a carrier: published by then, and not retracted since."""
        retracted = self.status is not None and self.status.is_ == "retracted"
        return not retracted and (day is None or not self.issued.ends_after(day))


# ------------------------------------------------------------------------------------------------ facts


class Withdrawal(Written):
    """When and why a fact was withdrawn."""

    on: Date
    reason: Text


class Computed(Written):
    """A figure worked out from others: the change from one to the next, or their sum."""

    change: tuple[Text, Text] | None = None
    sum: tuple[Text, ...] | None = None

    @model_validator(mode="after")
    def _one(self) -> Computed:
        if (self.change is None) == (self.sum is None):
            raise ValueError("write `{change: [from, to]}` or `{sum: [a, b, ...]}`")
        return self


Status = Literal["done", "planned", "alleged", "denied"]


class Fact(Written):
    """One claim in our words and the passage that carries it."""

    id: Id
    claim: Text | dict[str, Text]
    at: Annotated[tuple[Selector, ...], BeforeValidator(one_or_many)] = ()
    kind: Literal["fact", "assessment", "recommendation"] = "fact"
    says: Text | None = None
    date: Date | None = None
    said: Date | None = None
    status: Status = "done"
    figures: dict[str, Text] = {}
    currency: Text = "unstated"
    derived: dict[str, Text | Computed] = {}
    because: Annotated[tuple[Id, ...], BeforeValidator(one_or_many)] = ()
    area: Area | None = None
    theme: Text | None = None
    actors: tuple[Text, ...] = ()
    label: Annotated[str, Field(min_length=1, max_length=40)] | None = None
    note: Text | None = None
    caution: Text | None = None
    replaces: Id | None = None
    retracted: Withdrawal | None = None
    unverified: Text | None = None

    @model_validator(mode="after")
    def _pinned_or_said_not_to_be(self) -> Fact:
        if bool(self.at) == bool(self.unverified):
            raise ValueError("a fact has `at` with its passage, or `unverified` with a reason")
        return self

    @property
    def claims(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The claim in each of its languages, with the language where it names one: its route below `claim`."""
        written = self.claim
        return ((written, ()),) if isinstance(written, str) else tuple((text, (to,)) for to, text in written.items())

    def claim_in(self, language: str) -> str:
        """The claim in a language; where it is not translated, in its first language."""
        if isinstance(self.claim, str):
            return self.claim
        return self.claim.get(language) or next(iter(self.claim.values()))


class FactGroup(Written):
    """Facts that stand in one source under one theme."""

    from_: Id = Field(alias="from")
    theme: Text | None = None
    facts: Annotated[tuple[Fact, ...], Field(min_length=1)]


# -------------------------------------------------------------------------------------- names, questions


class Name(Written):
    """One spelling a house. A key of two letters is the spelling in that language."""

    name: Text
    also: tuple[Text, ...] = ()
    side: Text = "none"
    role: Text | None = None
    spellings: dict[str, Text] = {}

    @model_validator(mode="before")
    @classmethod
    def _languages(cls, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        tongues = {key: text for key, text in value.items() if re.fullmatch(r"[a-z]{2}", str(key))}
        rest = {key: text for key, text in value.items() if key not in tongues}
        return {**rest, "spellings": tongues} if tongues else rest

    @property
    def every(self) -> tuple[str, ...]:
        """The name and its other spellings."""
        return (self.name, *self.also, *self.spellings.values())


class Question(Written):
    """What the sources leave open: accounts that differ, or a gap."""

    id: Id
    question: Text | None = None
    accounts: tuple[Id, ...] = ()
    differ: Literal["contrary", "overlap", "silent"] | None = None
    about: tuple[Id, ...] = ()
    gap: Text | None = None

    @model_validator(mode="after")
    def _accounts_or_gap(self) -> Question:
        if self.gap is None and (self.question is None or len(self.accounts) < 2 or self.differ is None):
            raise ValueError(
                "a question has `question`, two or more `accounts` and `differ`; a gap has `about` and `gap`"
            )
        if self.gap is not None and (self.accounts or not self.about):
            raise ValueError("a gap has `about` and `gap`, and no `accounts`")
        return self
