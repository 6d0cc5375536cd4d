"""What a text of ours states: numbers, months and weekdays, at their characters, and nothing that is no prose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.check.stated import stated, without_targets


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It met on Friday, 17 June 2016.", [("17", "17"), ("2016", "2016"), ("june", "June"), ("friday", "Friday")]),
        ("The G-8 met.", [("G8", "G-8")]),
        ("The G8 met.", [("G8", "G8")]),
        ("Twenty-four boats of one kind", [("24", "Twenty-four")]),
        ("A 90-minute talk", [("90", "90")]),
        ("It cost $2 million", [("2", "2"), ("million", "million")]),
        ("from −3.5% to 1,000", [("-3.5%", "−3.5%"), ("1000", "1,000")]),
        ("They may march on.", []),
    ],
)
def test_tokens_have_a_value_and_their_own_text(text: str, expected: list[tuple[str, str]]) -> None:
    """The value is for comparing, the text is as it was written."""
    assert [(token.value, token.text) for token in stated(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "See [the page](https://tribune.example/2019/7).",
        "See <https://tribune.example/2019/7>.",
        "It goes on [@talks-2018; @radar-2].",
        "It goes on [inferred from @talks-2018].",
    ],
)
def test_targets_and_citations_state_nothing(text: str) -> None:
    """The digits of an address or of a fact's id are no statement."""
    assert list(stated(text)) == []


def test_words_in_brackets_are_prose() -> None:
    """Only citations and link targets are left out: a bracket that is no citation may not hide a number."""
    assert [token.value for token in stated("It rose [by 40] (and 50) at [60](https://x.example).")] == [
        "40",
        "50",
        "60",
    ]


@given(st.text(alphabet="ab 12.,-–’“”[]()@<>:/\n", max_size=60))
def test_offsets_are_of_the_text_as_written(text: str) -> None:
    """Each token's characters are its text."""
    assert all(text[token.start : token.end] == token.text for token in stated(text))


@given(st.text(alphabet="ab 12.,-[]()@<>:/\n", max_size=60))
def test_blanking_moves_no_character(text: str) -> None:
    """What is left out is replaced by as many spaces, or by as many characters of which folding leaves nothing."""
    plain = without_targets(text)
    assert len(plain) == len(text)
    assert all(new in (old, " ", "\N{WORD JOINER}") for old, new in zip(text, plain, strict=True))
