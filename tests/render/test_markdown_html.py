"""Markdown to HTML: what prints, what is refused, and that nothing is dropped."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.render.markdown_html import Text, calls


def text() -> Text:
    """A reader that knows notes 1 to 9 and one picture."""
    return Text(call=lambda n: f"<sup>{n}</sup>" if n < 10 else None, pictures={"catch": "catch.svg"})


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("The catch fell.[^3]", '<p>The catch <span class="held">fell.<sup>3</sup></span></p>\n'),
        ("*Fell.*[^3]", "<p><em>Fell.</em><sup>3</sup></p>\n"),
        ("a <b>b</b>", "<p>a &lt;b&gt;b&lt;/b&gt;</p>\n"),
        ("[a](https://example.org)", '<p><a href="https://example.org">a</a></p>\n'),
        ("[a *b* c](#fn1)", '<p><a href="#fn1">a b c</a></p>\n'),
        ("# One sea", '<h1 id="one-sea" data-label="One sea">One sea</h1>\n'),
        ("![Cod](picture:catch)", '<p><span class="picture"><img src="catch.svg" alt="Cod"></span></p>\n'),
    ],
)
def test_prose_becomes_the_html_of_the_page(markdown: str, html: str) -> None:
    """Calls, links, headings and pictures have one fixed shape, and raw HTML prints as typed."""
    assert text().blocks(markdown) == html


def test_an_amount_that_two_lines_hold_is_kept_together() -> None:
    """Also before a call; in a narrow block it may break."""
    typed = "Each pays $2\nmillion for 31,000 tonnes.[^1]"
    held = 'Each pays $2\u00a0million for <span class="held">31,000\u00a0tonnes.<sup>1</sup></span>'
    assert text().blocks(typed) == f"<p>{held}</p>\n"
    assert "\u00a0" not in text().blocks(typed, narrow=True)


def test_a_loose_list_prints_without_paragraphs_in_its_items() -> None:
    """Items hold bare text, as PDF/UA-1 demands, and a second paragraph begins a new line."""
    html = text().blocks("- one\n\n  more\n\n- two\n")
    assert "<p>" not in html
    assert re.search(r"one\s*<br", html)


def test_each_header_cell_says_what_it_heads() -> None:
    """Header cells of a table carry a scope."""
    html = text().blocks("| a | b |\n|---|---|\n| 1 | 2[^1] |\n")
    assert html.count('<th scope="col">') == 2


def test_equal_headings_get_different_ids() -> None:
    """Ids of headings are unique over all pieces of one brief."""
    one = text()
    assert re.findall(r'id="([^"]+)"', one.blocks("# Cod") + one.blocks("## Cod")) == ["cod", "cod-2"]


@pytest.mark.parametrize(
    "scheme", ["smb://host/", "ms-msdt:/id", "view-source:x", "//host/x", "javascript:x", "file:///x"]
)
def test_a_link_of_another_scheme_is_told_and_only_its_words_print(scheme: str) -> None:
    """A refused link is BG417 and leaves its text without an address."""
    one = text()
    html = one.blocks(f"[the words]({scheme})")
    assert html == "<p>the words</p>\n"
    assert [d.code for d in one.diagnostics] == ["BG417"]


@pytest.mark.parametrize("markdown", ["> " * 30 + "deep", "- " * 30 + "deep", "*a _b " * 15 + "deep" + "_ *" * 15])
def test_text_nested_too_deep_is_told_and_still_there(markdown: str) -> None:
    """No depth of nesting drops words without a diagnostic."""
    one = text()
    html = one.blocks(markdown)
    assert "deep" in html
    assert [d.code for d in one.diagnostics] in (["BG414"], [])


def test_text_nested_deeper_than_the_reader_itself_goes_is_told() -> None:
    """Where the library gives up, the diagnostic is there."""
    one = text()
    one.blocks("> " * 300 + "deep")
    assert [d.code for d in one.diagnostics] == ["BG414"]


def test_an_unknown_picture_is_told_and_its_words_print() -> None:
    """A picture that nobody drew is BG414 and leaves its alternative text."""
    one = text()
    assert one.blocks("![a boat](picture:boat)") == "<p>a boat</p>\n"
    assert [d.code for d in one.diagnostics] == ["BG414"]


def test_a_call_that_has_no_note_prints_as_typed() -> None:
    """An unknown call is left for the caller to judge."""
    assert text().inline("x[^12]") == '<span class="held">x[^12]</span>'


def test_calls_are_read_in_order() -> None:
    """The numbers of the calls come back in the order of the text."""
    assert calls("a[^2] b[^1] c[^10]") == (2, 1, 10)


@given(st.text(alphabet="ab[]()*_`^12!|-\n> #<&'\"\\", max_size=120))
def test_no_prose_raises_or_yields_foreign_markup(markdown: str) -> None:
    """Any text gives HTML whose tags are ours."""
    html = text().blocks(markdown)
    tags = set(re.findall(r"</?([a-z0-9]+)", html))
    assert tags <= set("p em strong code pre a br hr h1 h2 h3 h4 h5 h6 ul ol li blockquote span sup img".split()) | set(
        "table thead tbody tr th td".split()
    )
