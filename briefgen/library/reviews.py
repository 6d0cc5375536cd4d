"""What a second reader approved or objected to: the records of `reviews.yaml`, read and written.

Records alone. What a seal is made of, and whether it still holds, is the affair of `check.seals`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pydantic import model_validator

from briefgen.library.written import Day, Id, Sha256, Short, Text, Written
from briefgen.library.yaml_writer import record

NAME = "reviews.yaml"
Role = Literal["title", "bottom line", "judgement", "paragraph"]


class ApprovedFact(Written):
    """A fact as it was approved: its seal, the claim, and a short digest of each field, passage and source."""

    fact: Id
    seal: Sha256
    by: Text
    on: Day
    claim: Text
    fields: dict[str, Short] = {}


class ApprovedBlock(Written):
    """A title, bottom line, judgement or paragraph of a brief as it was approved, and its facts' seals, shortened."""

    brief: Text
    role: Role
    seal: Sha256
    by: Text
    on: Day
    text: Text
    facts: dict[str, Short] = {}


class Answer(Written):
    """Why an objection was not followed, or how it was met."""

    why: Text
    by: Text
    on: Day


class Objection(Written):
    """What a reader objects to: a fact's id or a block's, as it was called then, and its seal and text then."""

    of: Text
    why: Text
    by: Text
    on: Day
    text: Text
    seal: Sha256 | None = None
    answered: Answer | None = None


class Reviews(Written):
    """The whole file: facts by id, blocks by brief in the order of its page, objections by what they speak of."""

    version: int = 1
    facts: tuple[ApprovedFact, ...] = ()
    blocks: tuple[ApprovedBlock, ...] = ()
    objections: tuple[Objection, ...] = ()

    @model_validator(mode="after")
    def _each_fact_once(self) -> Reviews:
        seen: set[str] = set()
        for approved in self.facts:
            if approved.fact in seen:
                raise ValueError(f"the fact `{approved.fact}` is approved twice; keep the later of the two")
            seen.add(approved.fact)
        return self

    def with_fact(self, fact: ApprovedFact) -> Reviews:
        """With this fact approved, in place of what was approved of it before."""
        others = [approved for approved in self.facts if approved.fact != fact.fact]
        return self.model_copy(update={"facts": tuple(sorted([*others, fact], key=lambda one: one.fact))})

    def without_fact(self, fact: str) -> Reviews:
        """Without the approval of a fact."""
        return self.model_copy(update={"facts": tuple(one for one in self.facts if one.fact != fact)})

    def with_blocks(self, slug: str, blocks: Sequence[ApprovedBlock]) -> Reviews:
        """With these approved blocks of a brief, in place of those it had."""
        others = [block for block in self.blocks if block.brief != slug]
        return self.model_copy(update={"blocks": tuple(sorted([*others, *blocks], key=lambda block: block.brief))})

    def with_objections(self, objections: Sequence[Objection]) -> Reviews:
        """With these objections, in place of all."""
        return self.model_copy(update={"objections": tuple(sorted(objections, key=lambda one: one.of))})


def write_reviews(reviews: Reviews) -> str:
    """The text of `reviews.yaml`: one block a record, one line a value, so that a diff reads as what changed."""
    text = (
        f"# Written by `briefgen review`: what a second reader approved, and objections.\nversion: {reviews.version}\n"
    )
    for name in ("facts", "blocks", "objections"):
        if records := getattr(reviews, name):
            lines = (record(one.model_dump(mode="json", exclude_defaults=True), indent=2) for one in records)
            text += f"{name}:\n{''.join(lines)}"
    return text
