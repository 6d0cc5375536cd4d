"""Reported speech is recognised by its quotations and verbs."""

from __future__ import annotations

import pytest

from briefgen.words.speech import goes_on, reports_speech


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("Brok said the boats were late", True),
        ("the ministry has denied it", True),
        ("According to Velmark, they sailed", True),
        ("she claims that it rained", True),
        ('a "very old quarrel" returned', True),
        ("a 'very old quarrel' returned", True),
        ('the "old" harbour reopened', False),
        ("two claims were filed in the States", False),
        ("the boats sailed in June", False),
    ],
)
def test_reported_speech(text: str, reported: bool) -> None:
    """Three quoted words or a verb of saying report speech; nouns and scare quotes do not."""
    assert reports_speech(text) is reported


@pytest.mark.parametrize(
    ("behind", "speaks"),
    [
        (" said that", True),
        (" has also said", False),
        (" also warned", True),
        ("'s envoy said", False),
        (" sailed", False),
    ],
)
def test_a_name_is_a_speakers_where_a_verb_of_saying_follows(behind: str, speaks: bool) -> None:
    """Directly, or behind one small word."""
    assert goes_on(behind) is speaks
