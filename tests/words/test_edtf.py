"""EDTF dates: our subset against an independent reader."""

from __future__ import annotations

import contextlib
from datetime import date

import edtf as oracle
import pytest
from edtf.parser import EDTFParseException
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.words import edtf

DATES = st.one_of(
    st.integers(1, 9999).map(lambda year: f"{year:04}"),
    st.tuples(st.integers(1, 9998), st.integers(1, 12)).map(lambda one: f"{one[0]:04}-{one[1]:02}"),
    st.dates(date(1, 1, 1), date(9999, 12, 31)).map(date.isoformat),
    st.integers(100, 998).map(lambda decade: f"{decade}X"),
    st.integers(10, 98).map(lambda century: f"{century}XX"),
)


def _day(moment: object) -> tuple[int, int, int]:
    return tuple(moment[:3])  # type: ignore[index]


@given(DATES)
@settings(max_examples=60, deadline=None)
def test_spans_are_those_of_the_oracle(text: str) -> None:
    """First and last day of a date are what the edtf package says."""
    ours, theirs = edtf.parse(text), oracle.parse_edtf(text)
    assert ours.earliest
    assert ours.latest
    assert ours.earliest.timetuple()[:3] == _day(theirs.lower_strict())
    assert ours.latest.timetuple()[:3] == _day(theirs.upper_strict())


@given(DATES, DATES)
@settings(max_examples=40, deadline=None)
def test_intervals_run_from_first_to_last_day(one: str, other: str) -> None:
    """An interval spans both its dates; one that ends before it starts is refused."""
    a, b = edtf.parse(one), edtf.parse(other)
    assert a.earliest
    assert b.latest
    if a.earliest > b.latest:
        with pytest.raises(ValueError, match="ends before it starts"):
            edtf.parse(f"{one}/{other}")
    else:
        whole = edtf.parse(f"{one}/{other}")
        assert (whole.earliest, whole.latest) == (a.earliest, b.latest)


@pytest.mark.parametrize("text", ["2016-06-31", "2016-13", "2016-00", "16", "2016-6", "June 2016", "", "2016-"])
def test_what_is_no_date_is_refused_by_both(text: str) -> None:
    """Days that do not exist and other spellings are refused, as the oracle does."""
    with pytest.raises(ValueError, match=r"\S+ \S+"):
        edtf.parse(text)
    with pytest.raises((EDTFParseException, ValueError)):
        oracle.parse_edtf(text, fail_silently=False).lower_strict()


@pytest.mark.parametrize(
    "text",
    [
        "0000",
        "201X-06",
        "2015-02-29",
        "2016-XX-03",
        "2016-21-03",
        "../..",
        "/",
        "2016/2015",
        "1/2/3",
        "9999-24",
        "2016-06-17\n",
    ],
)
def test_what_lies_outside_the_subset_is_refused_in_a_sentence(text: str) -> None:
    """Each refusal names the text and says why."""
    with pytest.raises(ValueError, match="`"):
        edtf.parse(text)


@given(st.text(st.sampled_from("0123456789X-/.?~% "), max_size=22))
def test_any_text_is_a_date_or_a_value_error(text: str) -> None:
    """Nothing else is ever raised."""
    with contextlib.suppress(ValueError):
        edtf.parse(text)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2015-23", date(2015, 9, 1), date(2015, 11, 30)),
        ("2015-24", date(2015, 12, 1), date(2016, 2, 29)),
        ("2004-XX", date(2004, 1, 1), date(2004, 12, 31)),
        ("2016-02~", date(2016, 2, 1), date(2016, 2, 29)),
        ("2016/..", date(2016, 1, 1), None),
        ("/2016", None, date(2016, 12, 31)),
    ],
)
def test_seasons_and_open_ends(text: str, earliest: date | None, latest: date | None) -> None:
    """Seasons are meteorological, a qualifier changes no day, an open side is None."""
    found = edtf.parse(text)
    assert (found.earliest, found.latest) == (earliest, latest)


def test_an_open_end_is_later_than_everything() -> None:
    """`ends_after` compares the later end; equality is not after."""
    day = date(2016, 12, 31)
    assert [edtf.parse(text).ends_after(day) for text in ("2016", "2016/..", "2016/2017")] == [False, True, True]


def test_within_needs_every_day() -> None:
    """A month lies in its year, an open interval in no closed one."""
    year = edtf.parse("2016")
    assert [edtf.parse(text).within(year) for text in ("2016-06", "2016/..", "2015/2016")] == [True, False, False]


def test_a_date_in_another_form_is_answered_with_this_one() -> None:
    """What to write stands in the refusal, or both dates where day and month could be either."""
    with pytest.raises(ValueError, match=r"`25/07/2016` is not how a date is written here: write 2016-07-25$"):
        edtf.parse("25/07/2016")
    with pytest.raises(ValueError, match="is it 2016-07-05 or 2016-05-07"):
        edtf.parse("05/07/2016")


def test_what_is_like_no_date_is_told_how_dates_are_written() -> None:
    """Slashes do not make an interval of it."""
    with pytest.raises(ValueError, match=r"`1/2/3` is not an EDTF date: write 2016, 2016-06, 2016-06-17"):
        edtf.parse("1/2/3")
