"""Finding passages: every candidate, exact, on token boundaries."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefgen.words.find import Page, find, paragraphs
from briefgen.words.fold import folded
from briefgen.words.tokens import numbers

TEXT = (
    "Menu 1\n\nThe fleet of Arland sailed in 2016.\nIt came back in 2017.\n\u00a0\n"
    "The fleet of \u201cVelmark\u201d stayed \u2014 it rose 15 percent in 2017.\n\nFooter in 2017."
)
PAGE = Page.of(TEXT)
BODY = (TEXT.index("The fleet"), TEXT.index("\n\nFooter"))


def test_paragraphs_are_numbered_inside_the_range() -> None:
    """Counting begins with the range, and a line of no-break spaces is blank."""
    found = paragraphs(TEXT, *BODY)
    assert [(one.number, TEXT[one.start : one.end].split()[-1]) for one in found] == [(1, "2017."), (2, "2017.")]


@given(st.text(st.sampled_from("ab \n\r\t\u00a0\u2028"), max_size=40))
def test_paragraphs_hold_all_that_is_visible(text: str) -> None:
    """No visible character stands outside a paragraph, and none begins or ends with white space."""
    found = paragraphs(text)
    assert "".join("".join(text[one.start : one.end].split()) for one in found) == "".join(text.split())
    assert all(text[one.start : one.end] == text[one.start : one.end].strip() for one in found)


def test_a_passage_runs_to_the_nearest_last_words() -> None:
    """The nearest last words that follow the first close the passage."""
    (found,) = find(PAGE, start="The fleet of Arland", end="2017", within=(BODY,))
    assert found.folded == "The fleet of Arland sailed in 2016. It came back in 2017"
    assert (found.paragraph, found.last_paragraph, found.words) == (1, 1, 12)


def test_offsets_are_of_the_captured_text() -> None:
    """The captured text between the offsets folds to the passage."""
    (found,) = find(PAGE, start='fleet of "Velmark" stayed - it')
    assert TEXT[found.start : found.end] == "fleet of \u201cVelmark\u201d stayed \u2014 it"


def test_repeated_first_words_are_two_candidates() -> None:
    """Each occurrence of the first words is a candidate of its own."""
    assert len(find(PAGE, start="The fleet", end="2017")) == 2


def test_prefix_and_suffix_settle_which() -> None:
    """Words right before or right after choose among candidates, whatever the white space."""
    assert [one.paragraph for one in find(PAGE, start="2017", prefix="percent in", within=(BODY,))] == [2]
    assert [one.paragraph for one in find(PAGE, start="The fleet of", suffix="Arland", within=(BODY,))] == [1]


def test_what_lies_outside_the_ranges_does_not_count() -> None:
    """Page furniture holds no evidence."""
    assert find(PAGE, start="Menu", within=(BODY,)) == ()
    assert find(PAGE, start="it rose", end="Footer", within=(BODY,)) == ()


def test_a_part_of_a_number_is_not_found() -> None:
    """`5 percent` does not stand in `15 percent`."""
    assert find(PAGE, start="5 percent") == ()


def test_a_passage_over_two_paragraphs_says_so() -> None:
    """Both the first and the last paragraph are told."""
    (found,) = find(PAGE, start="It came", end="stayed", within=(BODY,))
    assert (found.paragraph, found.last_paragraph) == (1, 2)


def test_last_words_follow_the_first() -> None:
    """Last words that overlap the first are not taken."""
    assert find(Page.of("a b c"), start="a b", end="b c") == ()


def test_blank_words_are_nowhere() -> None:
    """Blank first or last words find nothing."""
    assert find(PAGE, start=" ") == () == find(PAGE, start="The", end=" ")


@given(st.text(st.sampled_from("123.,-%$ab \n"), min_size=1, max_size=40), st.data())
def test_finding_never_cuts_a_number(text: str, data: st.DataObject) -> None:
    """Whatever piece of a text is sought, each candidate's ends lie outside the text's number tokens."""
    low = data.draw(st.integers(0, len(text)))
    piece = text[low : data.draw(st.integers(low, len(text)))]
    whole = Page.of(text)
    for one in find(whole, start=piece):
        low = len(folded(text[: one.start]))
        ends = (low, low + len(one.folded))
        assert not any(token.start < end < token.end for token in numbers(whole.fold.text) for end in ends)


def test_lines_and_columns_count_from_one() -> None:
    """Line and column of an offset, whatever ends the lines."""
    assert [Page.of("a\r\nb\rc\nd").line(at) for at in (0, 3, 5, 7)] == [(1, 1), (2, 1), (3, 1), (4, 1)]
