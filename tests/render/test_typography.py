"""Curly quotation marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.render.typography import curled


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("'Yes,' she said", "\u2018Yes,\u2019 she said"),
        ('He said "no" twice', "He said \u201cno\u201d twice"),
        ("the owners' letter, Velmark's own", "the owners\u2019 letter, Velmark\u2019s own"),
        ("\"'No,' he wrote\"", "\u201c\u2018No,\u2019 he wrote\u201d"),
        ("in the '90s", "in the \u201990s"),
        ("already \u201cset\u201d", "already \u201cset\u201d"),
    ],
)
def test_marks_curl_the_way_they_stand(typed: str, set_: str) -> None:
    """Marks open before a word and close after it; an apostrophe closes."""
    assert curled(typed) == set_


@given(st.text())
def test_nothing_but_marks_changes(text: str) -> None:
    """Flattened back, the text is the same, and as long."""
    flat = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"'})
    assert curled(text).translate(flat) == text.translate(flat)
