"""Dates in other forms than EDTF: which dates they can mean."""

from __future__ import annotations

import pytest

from briefgen.words.misdated import meant


@pytest.mark.parametrize(
    "text",
    [
        "25/07/2016",
        "07/25/2016",
        "25.07.2016",
        "25. 7. 2016",
        "25-7-2016",
        "2016/07/25",
        "2016.7.25",
        "2016-7-25",
        "25 July 2016",
        "25th July, 2016",
        "Monday, 25 July 2016",
        "July 25, 2016",
        "JUL. 25 2016",
        "25-Jul-2016",
        "25 juillet 2016",
        "lundi 25 juillet 2016",
    ],
)
def test_a_day_that_can_be_only_one_is_that_day(text: str) -> None:
    """In figures and in words, English and French."""
    assert meant(text) == ("2016-07-25",)


@pytest.mark.parametrize("text", ["July 2016", "Jul 2016", "07/2016", "7.2016", "2016/7"])
def test_a_month_stays_a_month(text: str) -> None:
    """No day is made up."""
    assert meant(text) == ("2016-07",)


def test_a_day_and_a_month_that_could_be_either_are_two_dates() -> None:
    """The day first, as most of the world writes; a date that is the same both ways is one."""
    assert meant("05/07/2016") == ("2016-07-05", "2016-05-07")
    assert meant("07/07/2016") == ("2016-07-07",)


@pytest.mark.parametrize("text", ["", "25/07/16", "31/06/2016", "13/13/2016", "2016", "soon", "1/2/3", "25 July"])
def test_nothing_is_guessed_of_anything_else(text: str) -> None:
    """A year of two digits, a day that does not exist, and what is no date."""
    assert meant(text) == ()
