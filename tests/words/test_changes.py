"""Changes word by word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefgen.words.changes import around, changes, marked

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


def test_what_differs_is_shown_among_its_neighbours() -> None:
    """Four words on either side, in both texts; what is alike beyond is left out."""
    old = "Since the storm the crews of both sides answered on 212 calls for help out at sea, as they said."
    assert around(old, old.replace("on 212 calls", "212 times")) == (
        "... of both sides answered on 212 calls for help out at ...",
        "... of both sides answered 212 times for help out at ...",
    )


def test_places_far_apart_are_shown_apart() -> None:
    """Near ones are shown as one."""
    old = "a b c d e f g h i j k l m n"
    assert around(old, "A b c d e f g h i j k l m N", reach=1) == ("a b ... m n", "A b ... m N")
    assert around(old, "A b C d e f g h i j k l m n", reach=1) == ("a b c d ...", "A b C d ...")


def test_of_many_places_and_long_ones_some_is_shown() -> None:
    """A whole page is not repeated."""
    old = " ".join(f"w{n}" for n in range(200))
    many = " ".join(f"x{n}" if n % 20 == 0 else f"w{n}" for n in range(200))
    assert [word for word in around(old, many, reach=1)[1].split() if word.startswith("x")] == ["x0", "x20", "x40"]
    new = " ".join(f"y{n}" for n in range(200))
    before, after = around(old, new)
    assert (before.split()[0], before.split()[-1], len(before.split())) == ("w0", "w199", 41)
    assert len(after.split()) == 41


@given(TEXT, TEXT)
def test_texts_that_differ_are_shown_to_differ(old: str, new: str) -> None:
    """And equal ones show nothing; short ones lose no word that differs."""
    before, after = around(old, new)
    if old == new:
        assert (before, after) == ("", "")
    else:
        assert changes(before, after) == changes(old, new)


@given(TEXT, TEXT)
def test_only_equal_texts_have_no_changes(old: str, new: str) -> None:
    """Nothing is passed over, nothing made up."""
    assert (changes(old, new) == ()) == (old.split() == new.split())
