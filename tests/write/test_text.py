from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from briefgen.write.text import curly, data, escaped, listed
from tests.write.conftest import TERMS

_MARKDOWN = MarkdownIt("commonmark", {"html": False, "linkify": False, "typographer": False}).enable("table")
_SIGNS = "#*_-+=`~[]()<>!&;|\\:.)1290 \t\n\"'{}@^$%/aé"
#: No control, surrogate or private characters: the strict reader lets none of them into a library.
_LETTERS = st.characters(exclude_categories=("Cc", "Cs", "Co"))
DATA = st.one_of(st.text(alphabet=_SIGNS, max_size=12), st.text(alphabet=_LETTERS, max_size=12)).filter(str.strip)

#: Where a template may print data: the Markdown around it, the block it must stay in, and what stands before it there.
PLACES = {
    "paragraph": ("{}\n", ["paragraph"], ""),
    "second line": ("before\n{}\n", ["paragraph"], "before\n"),
    "item": ("- {}\n", ["bullet_list", "list_item", "paragraph"], ""),
    "heading": ("# {}\n", ["heading"], ""),
    "bold": ("**x{}x**\n", ["paragraph"], ""),
}


def printed(markdown: str) -> tuple[list[str], str]:
    """The blocks that open in a rendition, in order, and the text in them."""
    tokens = _MARKDOWN.parse(markdown)
    inline = [child for token in tokens for child in token.children or []]
    assert {child.type for child in inline} <= {"text", "softbreak", "strong_open", "strong_close"}
    text = "".join("\n" if child.type == "softbreak" else child.content for child in inline)
    return [token.type.removesuffix("_open") for token in tokens if token.nesting == 1], text


def one_line(text: str) -> str:
    """The text with each run of breaking white space as one space."""
    return re.sub("[^\\S\u00a0\u202f]+", " ", text).strip()


@pytest.mark.parametrize("place", PLACES)
@given(text=DATA)
@example(text="## Two").via("a heading inside a paragraph")
@example(text="---").via("a rule, or the underline of a heading")
@example(text="===").via("the underline of a heading")
@example(text="C #").via("the closing marks of a heading")
@example(text="1. March").via("a list")
@example(text="a &amp; b &#65;").via("entities")
def test_data_print_as_they_are(place: str, text: str) -> None:
    """Nothing in data is markup, wherever a template prints them; white space that may break is one space."""
    around, blocks, before = PLACES[place]
    said = one_line(text)
    wanted = f"x{said}x" if place == "bold" else before + said
    assert printed(around.format(escaped(text))) == (blocks, wanted)


@given(text=DATA)
@example(text="a | b \\| c")
def test_data_stay_in_their_table_cell(text: str) -> None:
    """A table keeps its two cells, whatever the first holds."""
    tokens = _MARKDOWN.parse(f"| a | b |\n| --- | --- |\n| {escaped(text)} | y |\n")
    cells = [token.children or [] for token in tokens if token.type == "inline"]
    assert ["".join(child.content for child in cell) for cell in cells] == ["a", "b", one_line(text), "y"]


@given(text=DATA)
def test_data_hold_no_call(text: str) -> None:
    """Data that look like a call to a note are none."""
    assert "[^1]" not in escaped(f"{text}[^1]")


def test_a_minus_before_a_number_stays_plain() -> None:
    """What needs no escape is left readable in Markdown."""
    assert escaped("-3.5% in 2016, up 1.5.") == "-3.5% in 2016, up 1.5."


@pytest.mark.parametrize(
    ("typed", "set_in_type"),
    [
        ('He said "no".', "He said “no”."),
        ("Arland's boats, the boats' crews", "Arland’s boats, the boats’ crews"),
        ("the '90s", "the ’90s"),
        ("'No,' he said", "‘No,’ he said"),
        ("\"'No,' he said,\" she wrote", "“‘No,’ he said,” she wrote"),
        ('("so called")', "(“so called”)"),
        ('the *Star*"', "the *Star*”"),
        ('"the *Star*", he said', "“the *Star*”, he said"),
        ('*"Stop"*', "*“Stop”*"),
        ('a line\n"opens" here', "a line\n“opens” here"),
        ("and so on...", "and so on…"),
        ("“already” set", "“already” set"),
    ],
)
def test_straight_marks_are_set_as_english_sets_them(typed: str, set_in_type: str) -> None:
    """Quotation marks open and close, apostrophes close, three points are one ellipsis."""
    assert curly(typed, TERMS) == set_in_type


@given(st.text(alphabet="ab \"'.,(*\n", max_size=40))
def test_no_straight_mark_is_left(text: str) -> None:
    """Every quotation mark is set, and nothing but marks and points changes."""
    done = curly(text, TERMS)
    assert not set(done) & set("\"'")
    assert [c for c in done if c.isalnum()] == [c for c in text if c.isalnum()]


def test_data_are_set_in_type_and_escaped() -> None:
    """Both at once."""
    assert data('the "*Star*"', TERMS) == "the “\\*Star\\*”"


@pytest.mark.parametrize(
    ("items", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_lists_in_words(items: list[str], said: str) -> None:
    """Commas between all but the last two."""
    assert listed(items, TERMS) == said
