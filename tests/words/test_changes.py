"""Changes word by word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefgen.words.changes import changes, marked

TEXT = st.lists(st.sampled_from(["fish", "fell", "in", "2018"]), max_size=8).map(" ".join)


def test_words_replaced_stand_side_by_side() -> None:
    """What went and what came in its place."""
    assert changes("The catch fell in 2016.", "The catch rose in 2018.") == (("fell", "rose"), ("2016.", "2018."))


def test_white_space_is_no_change() -> None:
    """Lines may be broken anew."""
    assert changes("The catch\nfell.", "The  catch fell.") == ()


def test_lines_tell_what_went_and_what_came() -> None:
    """A word put in has no line of what went."""
    assert list(marked("It fell.", "It never rose.")) == ["- fell.", "+ never rose."]
    assert list(marked("It fell.", "It also fell.")) == ["+ also"]


@given(TEXT, TEXT)
def test_only_equal_texts_have_no_changes(old: str, new: str) -> None:
    """Nothing is passed over, nothing made up."""
    assert (changes(old, new) == ()) == (old.split() == new.split())
