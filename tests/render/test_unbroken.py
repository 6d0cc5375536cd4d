"""Which spaces of a text no line may break at."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.render.unbroken import unbroken


@pytest.mark.parametrize(
    "held",
    [
        "$2 million",
        "two million",
        "31,000 tonnes",
        "40\u00a0000 tonnes",
        "212 calls",
        "3.5 percent",
        "45 per cent",
        "13 May",
        "13 May 2019",
        "May 13, 2019",
        "June 2018",
        "1er janvier 2019",
        "212 appels",
        "45 pour cent",
        "2,5 milliards",
        "n. 3",
        "paras. 12",
    ],
)
def test_an_amount_or_a_date_stays_on_one_line(held: str) -> None:
    """Nothing in it can break, and the words around it stay apart."""
    whole = held.replace(" ", "\u00a0")
    assert unbroken(f"So {held}, they say") == f"So {whole}, they say"
    assert unbroken(held.replace(" ", "\n  ")) == whole


@pytest.mark.parametrize(
    "text",
    [
        "In 2018 boats sank",
        "14 of them",
        "from 60 to what it was",
        "31,000 in 2018",
        "the 2016/2018 catch",
        "a 90-minute talk",
        "14 sur dix",
        "two boats",
        "one may 12",
    ],
)
def test_what_is_no_amount_may_break(text: str) -> None:
    """A year before a noun, a number before a small word, a number word without a scale."""
    assert unbroken(text) == text


@given(st.text(alphabet="12 0,.$\nMay\u00a0milonterd -|#*[^]", max_size=60))
def test_no_word_is_changed(text: str) -> None:
    """Only white space differs, and no new one appears."""
    assert unbroken(text).split() == text.split()
    assert len(unbroken(text)) <= len(text)
