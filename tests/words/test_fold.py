"""Folding keeps what is said and finds the way back."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.words.fold import fold, folded

MIXED = st.text(
    st.sampled_from(
        "ab1 .%-\n\t\u00a0\u2009\u3000\u200b\u00ad\ufeff\u2026\u2019\u201c\u2013"
        "\u00e9\u0301\u0327e\u212b\u0344\u1100\u1161\u11a8\uac00\u0958"
    )
    | st.characters(codec="utf-8"),
    max_size=60,
)


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("\u2018a\u2019 \u201aa\u2032", "'a' 'a'"),
        ("\u201ca\u201d \u201ea\u2033 \u00aba\u00bb", '"a" "a" "a"'),
        ("a\u2010b\u2011c\u2012d\u2013e\u2014f\u2015g\u2212h", "a-b-c-d-e-f-g-h"),
        ("and so\u2026", "and so..."),
        ("co\u00adop\u200be\u200cra\u200dte\u2060\ufeff", "cooperate"),
        ("a \u00a0\n\t\u2009b", "a b"),
        ("a \u200b b", "a b"),
        ("e\u0301", "\u00e9"),
        ("e\u200b\u0301", "\u00e9"),
        ("-3.5% of 1,000 Units", "-3.5% of 1,000 Units"),
    ],
)
def test_folds_typography_alone(written: str, same: str) -> None:
    """Quotes, dashes, ellipses, hidden characters, white space and composition fold; all else stays."""
    assert fold(written).text == same


@given(MIXED)
def test_both_ways_of_folding_agree(text: str) -> None:
    """The quick fold gives the text of the fold with offsets."""
    assert folded(text) == fold(text).text


@given(MIXED)
def test_folding_twice_changes_nothing(text: str) -> None:
    """A folded text is its own fold."""
    assert folded(folded(text)) == folded(text)


@given(st.text(st.characters(codec="utf-8", exclude_characters="\u2018\u2019"), max_size=40))
def test_composition_is_that_of_unicode(text: str) -> None:
    """Where nothing but composition folds, the result is NFC of the whole."""
    letters = "".join(character for character in text if folded(character) == unicodedata.normalize("NFC", character))
    single = " ".join(letters.split())
    assert fold(single).text == unicodedata.normalize("NFC", single)


@given(MIXED)
def test_a_range_leads_back_to_what_folds_to_it(text: str) -> None:
    """The original of each folded character folds to a text that holds the character."""
    found = fold(text)
    for at, character in enumerate(found.text):
        start, end = found.original(at, at + 1)
        assert character in folded(text[start:end])


@given(MIXED)
def test_offsets_never_run_backwards(text: str) -> None:
    """Originals of successive characters begin in order and stay inside the text."""
    found = fold(text)
    spans = [found.original(at, at + 1) for at in range(len(found.text))]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert [start for start, _ in spans] == sorted(start for start, _ in spans)


def test_hidden_characters_inside_belong_to_a_range_and_at_its_edge_do_not() -> None:
    """A dropped character counts only between two that stay."""
    assert fold("\ufeffa\u00adb\u200b").original(0, 2) == (1, 4)


def test_an_empty_range_is_a_point() -> None:
    """An empty range leads back to one offset, at the end too."""
    found = fold("a\u2026b")
    assert (found.original(4, 4), found.original(5, 5)) == ((2, 2), (3, 3))
