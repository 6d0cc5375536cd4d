"""What a seal covers: what breaks it, and what does not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from briefgen.check.seals import Block
from briefgen.check.standing import Standings
from briefgen.check.verify import open_case
from briefgen.library.library import Library
from briefgen.library.lock import Locked
from briefgen.library.model import Standing
from briefgen.words import edtf
from tests.check.desks import with_brief, with_fact, with_fields


def standings(library: Library) -> Standings:
    """How the library stands."""
    return open_case(library).standings


def fact(library: Library, key: str = "catch-fell") -> str | None:
    """The seal of a fact."""
    return standings(library).facts[key].now.seal


def block(library: Library, key: str) -> Block:
    """A block of a brief as it stands."""
    return next(one.now for one in standings(library).blocks[key.split(":")[0]] if one.now.id == key)


@pytest.mark.parametrize(
    "changes",
    [
        {"claim": "Velmark's cod catch fell from 40,000 tonnes in 2016 to 31,000 tonnes in the year 2018."},
        {"date": "2018"},
        {"status": "alleged"},
        {"says": None},
        {"caution": "Landings, not catch."},
        {"label": "Cod"},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_a_field_of_a_fact_changes_its_seal(small: Library, changes: dict[str, Any]) -> None:
    """All that is typed of a fact is sealed, what only reviewers see included."""
    assert fact(with_fact(small, "catch-fell", **changes)) != fact(small)


@pytest.mark.parametrize(
    "changes",
    [
        {"origin": "other-wire"},
        {"issued": edtf.parse("2019-03-11")},
        {"status": Standing.model_validate({"is": "corrected", "on": "2020-01-15"})},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_origin_date_and_status_of_its_source_change_the_seal(small: Library, changes: dict[str, Any]) -> None:
    """A reader approved a fact as told by that report, on that day, uncorrected."""
    assert fact(with_fields(small, "tribune-2019-03", **changes)) != fact(small)


def test_other_fields_of_its_source_leave_the_seal(small: Library) -> None:
    """A source's title or descriptor is not what a fact says."""
    assert fact(with_fields(small, "tribune-2019-03", descriptor="A daily.", title="Fish")) == fact(small)


def test_a_source_that_cannot_be_read_breaks_no_seal(small: Library) -> None:
    """What is told of the source is enough: its facts wait, and nobody is sent to read them again."""
    sources = {key: source for key, source in small.sources.items() if key != "tribune-2019-03"}
    assert fact(replace(small, sources=sources)) is None


def test_another_passage_changes_the_seal(small: Library) -> None:
    """A lock that holds other words for the same anchors gives another seal."""
    entries = tuple(
        entry.model_copy(update={"passage": "0" * 64}) if entry.fact == "catch-fell" else entry
        for entry in small.lock.entries
    )
    changed = replace(small.without_texts(), lock=Locked.of(entries))
    assert fact(changed) != fact(small)


def test_seals_do_not_depend_on_the_archive(small: Library) -> None:
    """With the texts and without them, everything has the seal it had."""
    assert standings(small) == standings(small.without_texts())


def test_a_fact_without_a_known_passage_has_no_seal(small: Library) -> None:
    """Nobody can approve what was not found."""
    assert fact(with_fact(small, "catch-fell", at="words that stand nowhere")) is None


def test_a_paragraph_that_cites_such_a_fact_has_no_seal(small: Library) -> None:
    """It rests on what was not found."""
    assert block(with_fact(small, "catch-fell", at="words that stand nowhere"), "fewer-boats:p3").seal is None


def test_a_changed_fact_changes_the_seal_of_paragraphs_that_cite_it(small: Library) -> None:
    """A paragraph was approved as resting on what its facts said then."""
    changed = with_fact(small, "rescue-pact", claim="Arland and Velmark keep to a rescue pact of 1998.")
    assert block(changed, "fewer-boats:p1").seal != block(small, "fewer-boats:p1").seal


def test_a_changed_fact_leaves_other_paragraphs(small: Library) -> None:
    """What does not rest on it keeps its seal."""
    changed = with_fact(small, "rescue-pact", claim="Arland and Velmark keep to a rescue pact of 1998.")
    assert block(changed, "fewer-boats:p2").seal == block(small, "fewer-boats:p2").seal


def test_lines_may_be_broken_anew(small: Library) -> None:
    """White space is no part of what a reader approved."""
    one = with_brief(small, "The guards went out on 212 calls [@rescue-calls].")
    two = with_brief(small, "The guards went out\non 212   calls [@rescue-calls].")
    assert block(one, "extra:p1").seal == block(two, "extra:p1").seal


def test_every_block_of_a_brief_has_its_id(small: Library) -> None:
    """Title, question, bottom line, judgements, section titles and paragraphs, in the order of the page."""
    found = [one.now.id.split(":")[1] for one in standings(small).blocks["fewer-boats"]]
    assert found == "title question bottom j1 j2 t1 p1 p2 t2 p3 p4 p5 t3 p6 p7".split()


def test_a_judgement_is_sealed_with_its_confidence(small: Library) -> None:
    """How sure we are is part of what we say."""
    seals = {
        block(with_brief(small, "Plain.", key_judgements=[{"text": "It holds.", "confidence": sure, "why": "So."}]),
              "extra:j1").seal
        for sure in ("low", "high")
    }  # fmt: skip
    assert len(seals) == 2


def test_a_section_title_is_sealed_with_its_area(small: Library) -> None:
    """To file a finding under cooperation or discontent is to claim something."""
    seals = {
        block(with_brief(small, "Plain.", section={"area": area}), "extra:t1").seal
        for area in ("cooperation", "discontent")
    }
    assert len(seals) == 2
