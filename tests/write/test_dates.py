from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.words.edtf import parse
from briefgen.write.dates import spoken
from tests.write.conftest import TERMS


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2016-06-07", "7 June 2016"),
        ("2016-06", "June 2016"),
        ("2016", "2016"),
        ("2020-21", "spring 2020"),
        ("2020-24", "winter 2020"),
        ("201X", "the 2010s"),
        ("2016-XX", "2016"),
        ("2016-06~", "about June 2016"),
        ("2016?", "perhaps 2016"),
        ("2016%", "perhaps about 2016"),
        ("2019-03-08/2019-03-10", "8–10 March 2019"),
        ("2019-03-30/2019-04-02", "30 March – 2 April 2019"),
        ("2018-12-30/2019-01-02", "30 December 2018 – 2 January 2019"),
        ("2019-03/2019-05", "March – May 2019"),
        ("2018-11/2019-02", "November 2018 – February 2019"),
        ("2016/2018", "2016–2018"),
        ("2016~/2018", "about 2016 – 2018"),
        ("2016/2018-06", "2016 – June 2018"),
        ("2016/..", "from 2016"),
        ("../2016-06-07", "until 7 June 2016"),
        ("/2016", "until 2016"),
    ],
)
def test_dates_in_words(written: str, said: str) -> None:
    """A date says no more and no less than it means; windows are shortened where that is plain."""
    assert spoken(parse(written), TERMS) == said


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)), st.integers(1, 800))
def test_both_ends_of_a_window_can_be_read_off(first: date, days: int) -> None:
    """Day, month and year of the later end stand in full; the day of the earlier end comes first."""
    last = first + timedelta(days)
    said = spoken(parse(f"{first}/{last}"), TERMS)
    assert said.startswith(str(first.day))
    assert said.endswith(f"{last.day} {TERMS['months'].split()[last.month - 1]} {last.year}")
