"""French text, counted: tokens with the values of English ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.words import french, tokens
from briefgen.words.fold import folded


def values(text: str) -> list[str]:
    """The values of the numbers of a text."""
    return [token.value for token in french.numbers(folded(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1,5 million de tonnes", ["1.5", "million"]),
        ("40\u00a0000 tonnes", ["40000"]),
        ("40\u202f000 tonnes", ["40000"]),
        ("116 millions de dollars", ["116", "million"]),
        ("trois milliards", ["3", "billion"]),
        ("255\u00a0M$", ["255", "million"]),
        ("une hausse de 45\u00a0%", ["45%"]),
        ("de 45 pour cent, puis de cent tonnes", ["45", "hundred"]),
        ("le 1er mars et le 2e rang", ["1", "2"]),
        ("vingt-deux navires, soixante et onze marins", ["22", "71"]),
        ("quatre-vingt-dix minutes", ["90"]),
        ("un accord, une mer", []),
        ("les 14 navires sur 52", ["14", "52"]),
        ("en 2016, 2017 et 2018", ["2016", "2017", "2018"]),
    ],
)
def test_numbers_have_the_values_of_english_ones(text: str, found: list[str]) -> None:
    """Decimal comma, grouping spaces, number words, scales; articles are no numbers."""
    assert values(text) == found


@given(st.integers(0, 10**9))
def test_grouped_digits_are_one_number(number: int) -> None:
    """However the thousands are parted, French and English state the same."""
    spaced = f"{number:,}".replace(",", "\u00a0")
    assert values(f"soit {spaced} en tout") == [token.value for token in tokens.numbers(f"or {number:,} in all")]


def test_every_token_stands_where_it_says() -> None:
    """Offsets lead back to the text, whatever was read otherwise."""
    text = folded("le 18 décembre 2000, 1,5 million et 40\u00a0000 tonnes, lundi")
    every = (*french.numbers(text), *french.months(text), *french.weekdays(text))
    assert all(text[token.start : token.end] == token.text for token in every)
    assert [token.value for token in every] == [
        "18", "2000", "1.5", "million", "40000", "december", "monday",
    ]  # fmt: skip
