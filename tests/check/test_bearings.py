"""What prose that cites a fact may say: the numbers, months, weekdays and words of claim, date and passage."""

from __future__ import annotations

from typing import Any

import pytest

from briefgen.check.bearings import bearing
from briefgen.check.case import Bearing
from briefgen.check.verify import open_case
from briefgen.library.library import Library
from tests.check.desks import with_fact


def of(library: Library, fact: str, **changes: Any) -> Bearing:
    """The bearing of a fact with some fields changed."""
    return open_case(with_fact(library, fact, **changes)).bearings[fact]


def test_numbers_come_from_claim_and_passage(small: Library) -> None:
    """A sentence may use a number that the passage has and the claim leaves out, and the other way round."""
    assert of(small, "storm-blamed", claim="The storm broke boats.").numbers >= {"2017", "14", "52"}
    assert "18" in of(small, "rescue-pact", claim="It is 18 years old.").numbers


def test_a_derived_value_is_borne(small: Library) -> None:
    """What `derived` states may be said even where the claim's words differ."""
    assert "2018" in of(small, "catch-fell", claim="The catch fell.").numbers


@pytest.mark.parametrize(
    ("date", "numbers", "months", "weekdays"),
    [
        ("2019-03-07", {"2019", "7"}, {"march"}, {"thursday"}),
        ("2016-06", {"2016"}, {"june"}, set()),
        ("2016/2018", {"2016", "2018"}, set(), set()),
        ("2016-06-17/..", {"2016", "17"}, {"june"}, {"friday"}),
        ("2020-21", {"2020"}, set(), set()),
        ("201X", set(), set(), set()),
        ("2016-06-17~", {"2016", "17"}, {"june"}, {"friday"}),
    ],
)
def test_a_date_bears_what_it_names(
    small: Library, *, date: str, numbers: set[str], months: set[str], weekdays: set[str]
) -> None:
    """Year, day, month and weekday of a date, or of either end of an interval; nothing that it leaves open."""
    filed = with_fact(small, "boats-laid-up", claim="Boats were laid up.", date=date).facts["boats-laid-up"]
    held = bearing(filed, ())
    assert (set(held.numbers), set(held.months), set(held.weekdays)) == (numbers, months, weekdays)


def test_words_are_held_by_the_claim_or_word_for_word_by_the_passage(small: Library) -> None:
    """Quoted words count as held in the house's typography, and never where a letter differs."""
    held = open_case(small).bearings["cut-denied"]
    assert held.holds("a count of fish and nothing else")
    assert held.holds("pressed  for the cut")
    assert not held.holds("a count of cod and nothing else")


def test_a_fact_without_passage_bears_its_own_claim_and_date(small: Library) -> None:
    """An unverified fact lends prose what it states itself."""
    held = of(small, "harbours-closed", at=None, unverified="told at the talks")
    assert {"2018", "35"} <= held.numbers
    assert held.taken == frozenset()
