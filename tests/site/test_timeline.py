"""The timeline: every dated fact a mark, no mark over another, and a list with all of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.library.library import Library
from briefgen.site import timeline
from briefgen.site.naming import Naming
from briefgen.site.stock import Stock
from tests.check.desks import SMALL, locked, opened, with_fact
from tests.site.shelves import shelf

DAYS = st.dates().map(str)
WINDOWS = st.one_of(
    DAYS.filter(lambda day: day > "1000"),
    st.integers(1000, 2100).map(str),
    st.integers(1000, 2000).map(lambda year: f"{year}/{year + 50}"),
    st.integers(1000, 2000).map(lambda year: f"../{year}"),
)
PLAIN = ("rescue-pact", "talks-2018", "harbours-closed", "storm-blamed", "quota-blamed", "exercise-lund", "cut-denied")


@cache
def small() -> Library:
    """The small library, read when the first test asks: which archive counts is set up by then."""
    return locked(opened(SMALL))


def dated(whens: Sequence[str]) -> Stock:
    """The small library, some facts moved to other dates."""
    library = small()
    for fact, when in zip(PLAIN, whens, strict=False):
        library = with_fact(library, fact, date=when)
    return shelf(library, everything=True)


@given(st.lists(WINDOWS, min_size=len(PLAIN), max_size=len(PLAIN)))
@settings(max_examples=15)
def test_no_mark_lies_over_another(whens: list[str]) -> None:
    """Whatever the dates, marks keep inside the picture and apart from each other."""
    stock = dated(whens)
    picture = timeline.view(stock, Naming(stock))["picture"]
    for band in picture["bands"]:
        boxes = sorted((mark.top, mark.left, mark.left + mark.width) for mark in band.marks)
        assert all(left >= 0 and right <= picture["width"] + 0.1 for _, left, right in boxes)
        for (row, _, right), (other, left, _) in pairwise(boxes):
            assert row != other or right <= left


def test_picture_and_list_have_the_same_facts(stock: Stock, naming: Naming) -> None:
    """Each dated fact is a mark and an entry; the others are counted."""
    shown = timeline.view(stock, naming)
    marked = [mark.fact for band in shown["picture"]["bands"] for mark in band.marks]
    listed = [fact["id"] for year in shown["years"] for fact in year["facts"]]
    assert sorted(marked) == sorted(listed)
    assert len(listed) + shown["undated"] == len(stock.facts)
    assert shown["years"][0]["year"] == "1998"


def test_a_day_is_a_dot_and_a_year_is_not(stock: Stock, naming: Naming) -> None:
    """Only a day that is known for certain is drawn as one."""
    shown = timeline.view(stock, naming)
    exact = {mark.fact: mark.exact for band in shown["picture"]["bands"] for mark in band.marks}
    assert exact["exercise-lund"]
    assert not exact["rescue-calls"]
