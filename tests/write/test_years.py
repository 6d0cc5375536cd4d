"""The scale of years: where days stand, what is broken out."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.write.years import Scale, scale

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
SPANS = st.lists(
    st.tuples(DAYS, st.integers(0, 900)).map(lambda s: (s[0], s[0] + timedelta(days=s[1]))), min_size=1, max_size=25
)


def _scale(*years: int) -> Scale:
    return scale([(date(year, 1, 1), date(year, 12, 31)) for year in years], left=0, right=500)


def test_a_long_run_of_empty_years_is_broken_out() -> None:
    """Five empty years in a row are left out, and said to be."""
    assert _scale(1998, 2004).left_out == ((1999, 2003),)


def test_a_short_run_of_empty_years_is_kept() -> None:
    """Four empty years are drawn, and drawn empty."""
    made = _scale(1998, 2003)
    assert not made.left_out
    assert [year for year, _, _ in made.labels()] == [1998, 1999, 2000, 2001, 2002, 2003]


def test_no_more_than_three_runs_are_broken_out_and_those_are_the_longest() -> None:
    """A scale in many pieces could not be read."""
    assert _scale(1900, 1910, 1930, 1960, 1970, 2000).left_out == ((1911, 1929), (1931, 1959), (1971, 1999))


@pytest.mark.parametrize(("day", "x"), [(date(2018, 1, 1), 0.0), (date(2019, 1, 1), 250.0)])
def test_a_year_begins_where_the_one_before_ends(day: date, x: float) -> None:
    """Two years of a scale are equally wide."""
    assert _scale(2018, 2019).x(day) == x


@given(SPANS)
def test_later_days_stand_further_to_the_right(spans: list[tuple[date, date]]) -> None:
    """The scale keeps the order of days, breaks or none, and stays within its bounds."""
    made = scale(spans, left=0, right=500)
    ordered = sorted(day for span in spans for day in span)
    places = [made.x(day) for day in ordered]
    assert places == sorted(places)
    assert places[0] >= 0
    assert places[-1] <= 500.01


@given(SPANS)
def test_every_stretch_says_its_first_year(spans: list[tuple[date, date]]) -> None:
    """No part of a broken scale is without a year."""
    made = scale(spans, left=0, right=500)
    written = {year for year, _, _ in made.labels()}
    assert all(any(s.first <= year <= s.last for year in written) for s in made.stretches)
