from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.write.parts import CLOSE, OPEN, Part, marked, tree, without_marks

BODY = st.text(alphabet="ab #*\n", max_size=30)


def test_a_part_holds_its_name_attributes_and_body() -> None:
    """What was marked is read back."""
    part = tree(marked("section", "Text.", id="s1", confidence="low")).children[0]
    assert part == Part("section", {"id": "s1", "confidence": "low"}, ("Text.\n",))


def test_parts_nest_and_keep_their_order() -> None:
    """Text before, a part, text after, inside another part."""
    whole = tree(marked("outer", "before" + marked("inner", "within") + "after"))
    [outer] = whole.children
    assert isinstance(outer, Part)
    assert outer.children == ("before\n", Part("inner", {}, ("within\n",)), "after\n")


def test_markdown_without_marks_is_one_part_without_name() -> None:
    """Plain text needs no marks."""
    assert tree("Text.\n") == Part("", {}, ("Text.\n",))


def test_readers_see_no_marks_and_no_wide_gaps() -> None:
    """Marks go, and at most one blank line stays in their place."""
    assert without_marks("a" + marked("x", "b", n="1") + "c") == "a\n\nb\n\nc\n"


@pytest.mark.parametrize("text", [f"{OPEN}x{CLOSE}\n", f"{OPEN}/{CLOSE}\n", f"{marked('x', 'b')}{OPEN}y{CLOSE}"])
def test_a_mark_that_does_not_pair_is_refused(text: str) -> None:
    """Opened and not closed, or closed and not opened."""
    with pytest.raises(ValueError, match="part"):
        tree(text)


def test_an_attribute_with_a_space_is_refused() -> None:
    """A value that would break the mark does not pass for text."""
    with pytest.raises(ValueError, match="part"):
        tree(marked("x", "b", title="two words"))


@given(st.recursive(BODY, lambda inner: st.lists(inner, max_size=3).map(lambda some: marked("p", "\n".join(some)))))
def test_whatever_is_marked_pairs_and_can_be_unmarked(text: str) -> None:
    """Marks that `marked` makes always read back, and `without_marks` leaves none."""
    tree(text)
    assert OPEN not in without_marks(text)
    assert CLOSE not in without_marks(text)
