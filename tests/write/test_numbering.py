"""Which note belongs to which bracket group."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefgen.write.manuscript import Note
from briefgen.write.numbering import Call, numbers

GROUPS = st.lists(st.tuples(st.lists(st.sampled_from("abc"), min_size=1, max_size=2).map(tuple), st.booleans()))


def note(number: int, *facts: str, inferred: bool = False) -> Note:
    """A note on some facts."""
    return Note(number, "", facts, inferred)


def test_groups_are_found_among_the_notes_of_the_template() -> None:
    """Notes that the template printed by itself are passed over."""
    notes = [note(1, "a"), note(2, "x"), note(3, "b", "c")]
    assert numbers(notes, [Call(("a",)), Call(("b", "c"))]) == (1, 3)


def test_the_same_group_twice_has_two_notes() -> None:
    """In the order of the page."""
    assert numbers([note(1, "a"), note(2, "a")], [Call(("a",))] * 2) == (1, 2)


def test_an_inference_is_another_note() -> None:
    """`[inferred from @a]` is not `[@a]`."""
    assert numbers([note(1, "a"), note(2, "a", inferred=True)], [Call(("a",), inferred=True)]) == (2,)


def test_a_group_without_a_note_has_none_and_costs_no_other() -> None:
    """0, and the next is still found."""
    assert numbers([note(1, "a")], [Call(("z",)), Call(("a",))]) == (0, 1)


def test_a_picture_before_the_first_citation_has_a_note_of_its_own() -> None:
    """The sentence after it has the next."""
    assert numbers([note(1, "a"), note(2, "a")], [Call(("a",), by="picture"), Call(("a",))]) == (1, 2)


def test_a_picture_after_a_citation_leans_on_it() -> None:
    """And takes no note from the sentence behind it."""
    calls = [Call(("a", "b")), Call(("a",), by="picture"), Call(("a",))]
    assert numbers([note(1, "a", "b"), note(2, "a")], calls) == (1, 1, 2)


def test_a_figure_in_the_margin_takes_no_note() -> None:
    """Not even from a sentence that cites its fact for the first time further down."""
    calls = [Call(("b",), by="margin"), Call(("a",)), Call(("b",))]
    assert numbers([note(1, "a"), note(2, "b")], calls) == (2, 1, 2)


@given(groups=GROUPS)
def test_all_groups_of_a_brief_have_their_own_numbers(groups: list[tuple[tuple[str, ...], bool]]) -> None:
    """Where the notes are made of the groups, the numbers are 1, 2, 3."""
    notes = [Note(n, "", facts, inferred) for n, (facts, inferred) in enumerate(groups, start=1)]
    assert numbers(notes, [Call(*group) for group in groups]) == tuple(range(1, len(groups) + 1))
