"""Number tokens, months, weekdays and boundaries."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.words.fold import folded
from briefgen.words.tokens import bounded, months, numbers, occurs, weekdays


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("four of 1,000 at the G-8", ["4", "1000", "G8"]),
        ("MH17, the G20, CF-18", ["MH17", "G20", "CF18"]),
        ("-3.5% (-3) x-3 and \u22122", ["-3.5%", "-3", "3", "-2"]),
        ("$220 C$40 \u20ac1.5 -$7", ["220", "40", "1.5", "-7"]),
        ("a 90-minute, 1,000-strong, two-thirds, 40-year-old", ["90", "1000", "2", "40"]),
        ("the 100th, 53rdAnti, 2nd", ["100", "53", "2"]),
        ("the 20th-century, mid-2016, post-2014", ["20", "2016", "2014"]),
        ("1992-1994 and 1992\u20131994.", ["1992", "1994", "1992", "1994"]),
        ("68/262, 9/11, (1993/23), 07/27/2016, 11:21", ["68/262", "9/11", "1993/23", "07/27/2016", "11:21"]),
        ("in 2014's, in 2016.Then 1.5.", ["2014", "2016", "1.5"]),
        ("the 1990s", ["1990s"]),
        ("U.S. none, someone, weight, attend, oneself, one", []),
        ("Twenty-one and ninety-nine, sixty-four-year", ["21", "99", "64"]),
        ("the twenty-first century, the seventh", []),
        ("2 million, two hundred", ["2", "million", "2", "hundred"]),
        ("_four_ and **five**", ["4", "5"]),
        ("07 is 1.50 is 1,5", ["7", "1.5", "1,5"]),
        ("up .5 to 2-3%", ["0.5", "2", "3%"]),
    ],
)
def test_numbers(text: str, values: list[str]) -> None:
    """Each number token is found once and compared by its value."""
    assert [token.value for token in numbers(folded(text))] == values


@given(st.text(max_size=80))
def test_tokens_stand_where_they_say(text: str) -> None:
    """Any folded text yields tokens that equal the text at their offsets, in order and apart."""
    found = folded(text)
    for tokens in (numbers(found), months(found), weekdays(found)):
        assert all(found[token.start : token.end] == token.text for token in tokens)
        assert all(a.end <= b.start for a, b in pairwise(tokens))


@given(st.integers(0, 10**9), st.sampled_from(["{}", "{:,}", "${:,}", "({})", "{}-strong", "about {:,}.", "{:,}th"]))
def test_a_number_is_its_value_however_it_is_dressed(number: int, dress: str) -> None:
    """Separators, currency signs, brackets, endings and full stops do not change a value."""
    assert [token.value for token in numbers(dress.format(number))] == [str(number)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Jan. 26, Sept. 11, 26 Dec", ["january", "september", "december"]),
        ("JUNE and October", ["june", "october"]),
        ("17 May, May 2016, last May, in May, mid-May", ["may"] * 5),
        ("it may; May said; Ana May", []),
        ("in March they march on", ["march"]),
        ("Jan Brok and Augusta", []),
    ],
)
def test_months(text: str, names: list[str]) -> None:
    """Months are found by name and short form, and not where the word is another."""
    assert [token.value for token in months(text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("on Monday's, Fridays", ["monday", "friday"]),
        ("Tue, Jan. 3 and Sat 3", ["tuesday", "saturday"]),
        ("the Sun sat, a wed man, friday", []),
    ],
)
def test_weekdays(text: str, names: list[str]) -> None:
    """Weekdays are found by name, by short form only beside a date."""
    assert [token.value for token in weekdays(text)] == names


@pytest.mark.parametrize(
    ("words", "text", "there"),
    [
        ("5 percent", "rose 15 percent", False),
        ("5 percent", "rose 5 percent", True),
        ("3", "3.5", False),
        ("3", "fell -3 points", False),
        ("3.5", "-3.5%", False),
        ("1,000", "1,000-strong", True),
        ("220", "$220", True),
        ("9", "9/11", False),
        ("1992", "1992-1994", True),
        ("is", "isn't", False),
        ("does", "doesn't", False),
        ("Arland", "Arland's fleet", True),
        ("land", "Arland", False),
        ("2016", "in 2016.Then", True),
        ("hiver", "de l'hiver dur", True),
        ("OTAN", "L'OTAN veut", True),
        ("escalade", "le risque qu'escalade", True),
        ("land", "d'Arland", False),
        ("four", "fourteen", False),
        ("twenty", "twenty-one", False),
        ("", "anything", False),
        ("boats", "", False),
    ],
)
def test_occurs_on_token_boundaries(words: str, text: str, there: bool) -> None:
    """Words are there only where neither end cuts a word or a number."""
    assert occurs(words, text) is there


@given(st.text(max_size=60))
def test_the_whole_is_always_bounded(text: str) -> None:
    """The ends of a text cut nothing."""
    assert bounded(folded(text), 0, len(folded(text)))
