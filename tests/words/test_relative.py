"""Relative words of the news, resolved on every day a source may be of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.words import edtf
from briefgen.words.relative import agrees, resolve, stated

WEDNESDAY = edtf.parse("2019-03-06")


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("today", "2019-03-06"),
        ("Yesterday", "2019-03-05"),
        ("tomorrow", "2019-03-07"),
        ("Monday", "2019-03-04"),
        ("on Wednesday", "2019-03-06"),
        ("last Wednesday", "2019-02-27"),
        ("next Wednesday", "2019-03-13"),
        ("Friday's", "2019-03-01"),
        ("this week", "2019-03-04/2019-03-10"),
        ("last week", "2019-02-25/2019-03-03"),
        ("earlier this month", "2019-03"),
        ("last month", "2019-02"),
        ("last year\u2019s", "2018"),
        ("next year", "2020"),
        ("last fall", "2018-23"),
        ("last winter", "2018-24"),
        ("this spring", "2019-21"),
        ("last spring", "2018-21"),
        ("next winter", "2019-24"),
        ("two years ago", "2017"),
        ("25 years ago", "1994"),
        ("a year ago", "2018"),
        ("three months ago", "2018-12"),
        ("two weeks ago", "2019-02-18/2019-02-24"),
        ("ten days ago", "2019-02-24"),
        ("in June", "2018-06"),
        ("Feb. 12", "2019-02-12"),
        ("in June 2016", "2016-06"),
    ],
)
def test_words_mean_days(words: str, meant: str) -> None:
    """Each phrase gives the span that an English newspaper of a Wednesday in March means."""
    assert str(resolve(words, WEDNESDAY)) == meant


@pytest.mark.parametrize(
    "words", ["about two years ago", "recently", "last", "", "years ago", "in 9999 years", "9999 years ago"]
)
def test_what_is_vague_resolves_to_nothing(words: str) -> None:
    """Approximate words and words outside the tables are never guessed."""
    assert resolve(words, WEDNESDAY) is None


def test_what_is_planned_lies_ahead() -> None:
    """A bare weekday or date of a plan is the next one."""
    found = [str(resolve(words, WEDNESDAY, planned=True)) for words in ("Monday", "Wednesday", "June 3")]
    assert found == ["2019-03-11", "2019-03-06", "2019-06-03"]


def test_in_winter_last_fall_has_just_ended() -> None:
    """The autumn before the current season is meant, in January and in the autumn itself."""
    found = [str(resolve("last fall", edtf.parse(day))) for day in ("2019-01-10", "2019-10-10")]
    assert found == ["2018-23", "2018-23"]


def test_every_day_of_a_window_must_agree() -> None:
    """A window over New Year leaves `last year` unknown, one within a year does not."""
    assert resolve("last year", edtf.parse("2018-12-30/2019-01-02")) is None
    assert str(resolve("last year", edtf.parse("2019-03-04/2019-03-10"))) == "2018"
    assert resolve("Monday", edtf.parse("2019-03-08/2019-03-12")) is None
    assert resolve("last year", edtf.parse("2019/..")) is None


@pytest.mark.parametrize(
    ("key", "date"),
    [
        ("2016", "2016"),
        ("June 2016", "2016-06"),
        ("17 June 2016", "2016-06-17"),
        ("June 17, 2016", "2016-06-17"),
        ("Friday, 17 June 2016", "2016-06-17"),
        ("autumn 2015", "2015-23"),
        ("fall 2015", "2015-23"),
        ("the week of 17 June 2016", "2016-06-13/2016-06-19"),
        ("2016-06", "2016-06"),
        ("June 31, 2016", "None"),
        ("Monday, 17 June 2016", "None"),
        ("the harbour", "None"),
    ],
)
def test_stated_dates(key: str, date: str) -> None:
    """A claim's date is read in the ways people write it, and refused where it does not exist."""
    assert str(stated(key)) == date


def test_a_claim_may_say_less_precisely_but_not_otherwise() -> None:
    """The resolved span lies within the stated one, or they disagree."""
    assert agrees("2018", "last fall", WEDNESDAY)
    assert not agrees("2019", "last fall", WEDNESDAY)
    assert not agrees("June 2018", "last year", WEDNESDAY)


@given(
    st.text(max_size=30) | st.sampled_from(["last year", "Monday", "next winter", "June 3", "5 weeks ago"]), st.dates()
)
def test_any_words_on_any_day_resolve_or_do_not(words: str, day: object) -> None:
    """Nothing is raised, at the ends of the calendar either."""
    found = resolve(words, edtf.parse(str(day)))
    assert found is None or found == edtf.parse(str(found))
