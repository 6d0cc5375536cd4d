"""Whether two texts share a word of content."""

from __future__ import annotations

from briefgen.words.kinship import stems


def test_words_count_by_their_beginning() -> None:
    """Inflections of one word are one stem; words that every sentence has are none."""
    assert stems("the boats recommend it") & stems("a recommendation") == {"recom"}
    assert not stems("they said that it was so")


def test_initials_stand_for_a_name() -> None:
    """An abbreviation and the name it shortens share a stem."""
    assert stems("the World Trade Organization") & stems("the WTO") == {"wto"}


def test_numbers_count() -> None:
    """A number is a word of content."""
    assert stems("212 calls") & stems("212 rescues") == {"212"}
