"""Shared words are counted without regard to case and marks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefgen.words.shingles import containment, longest_shared_run, shingles

STORY = "The boats of Arland came home late, and the harbour of Velmark stayed shut."


def test_a_reprint_inside_a_longer_page_is_contained() -> None:
    """Containment is the share of the smaller text."""
    assert containment(shingles(STORY), shingles("News of the day. " + STORY.upper() + " More below.")) == 1.0


def test_texts_shorter_than_a_shingle_share_nothing() -> None:
    """Where one side has no shingle there is nothing to share."""
    assert containment(shingles("too short"), shingles(STORY)) == 0.0


def test_the_longest_run_is_told_with_its_length() -> None:
    """The run is given in small letters, without marks."""
    assert longest_shared_run(STORY, "Late, and the Harbour in Arland") == (4, "late and the harbour")


@given(st.text(max_size=80), st.text(max_size=80))
def test_containment_is_a_share_either_way(one: str, other: str) -> None:
    """It lies between 0 and 1 and is the same from both sides."""
    a, b = shingles(one, 2), shingles(other, 2)
    assert 0.0 <= containment(a, b) == containment(b, a) <= 1.0
