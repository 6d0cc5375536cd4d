from __future__ import annotations

from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.library.model import Selector
from briefgen.write import citing
from tests.write.conftest import TERMS, source

WIRE = {"author": [{"literal": "Velmark Wire"}]}
BROK = {"author": [{"family": "Brok", "given": "Ana"}]}
BOTH = {"author": [{"family": "Brok", "given": "Ana"}, {"family": "Reel", "given": "Tomas"}]}
BOATS = {"title": "Fewer Boats, Fewer Fish", "title-short": "Fewer Boats"}
TRIBUNE = {"container-title": "The Arland Tribune"}

FORMS = [
    (
        {"type": "article-newspaper", **WIRE, **BOATS, **TRIBUNE},
        "Velmark Wire, “Fewer Boats, Fewer Fish,” *The Arland Tribune*, 4 March 2019",
        "Velmark Wire, “Fewer Boats” (n. 3)",
    ),
    (
        {"type": "article-magazine", **BOTH, **BOATS, **TRIBUNE},
        "Ana Brok and Tomas Reel, “Fewer Boats, Fewer Fish,” *The Arland Tribune*, 4 March 2019",
        "Brok and Reel, “Fewer Boats” (n. 3)",
    ),
    (
        {"type": "report", **BROK, "title": "The Count", "publisher": "Institute of Two Shores"},
        "Ana Brok, “The Count,” Institute of Two Shores, 4 March 2019",
        "Brok, “The Count” (n. 3)",
    ),
    (
        {"type": "webpage", "title": "The Count", "container-title": "Harbour Pages"},
        "“The Count,” *Harbour Pages*, 4 March 2019",
        "*Harbour Pages*, “The Count” (n. 3)",
    ),
    (
        {"type": "post-weblog", **BROK, "container-title": "Harbour Pages"},
        "Ana Brok, untitled text, *Harbour Pages*, 4 March 2019",
        "Brok (n. 3)",
    ),
    ({"type": "treaty", "title": "Rescue Pact"}, "“Rescue Pact,” 4 March 2019", "“Rescue Pact” (n. 3)"),
    ({"type": "speech"}, "untitled text, 4 March 2019", "untitled text (n. 3)"),
]


@pytest.mark.parametrize(("fields", "full", "short"), FORMS, ids=[str(fields["type"]) for fields, _, _ in FORMS])
def test_a_source_in_full_and_in_short(fields: dict[str, Any], full: str, short: str) -> None:
    """Author, title, outlet, date the first time; author or outlet, short title and first note later."""
    one = source(**fields)
    assert (citing.full(one, TERMS), citing.short(one, 3, TERMS)) == (full, short)


def test_a_publisher_that_is_the_author_is_named_once() -> None:
    """A ministry that publishes its own statement is not named twice in one note."""
    one = source(author=[{"literal": "Ministry of the Sea"}], title="Statement", publisher="Ministry of the Sea")
    assert citing.full(one, TERMS) == "Ministry of the Sea, “Statement,” 4 March 2019"


def test_a_literal_stands_for_the_full_form() -> None:
    """The house's own wording goes before ours, escaped like all data; the short form stays ours."""
    one = source(literal="Arland v. Velmark, 12 Sea Rep. 4 (*obiter*)", title="Arland v. Velmark")
    assert citing.full(one, TERMS) == r"Arland v. Velmark, 12 Sea Rep. 4 (\*obiter\*)"
    assert citing.short(one, 1, TERMS) == "“Arland v. Velmark” (n. 1)"


def test_a_source_that_has_only_a_literal_has_a_short_form_too() -> None:
    """No reference consists of a number alone."""
    assert citing.short(source(literal="Sea Rep. 4"), 2, TERMS) == "untitled text (n. 2)"


def test_an_inferred_date_says_so() -> None:
    """`issued-note` marks the date of the full form."""
    assert citing.full(source(**{"title": "A", "issued-note": "by its Friday"}), TERMS) == (
        "“A,” 4 March 2019 (date inferred)"
    )


def test_quotation_marks_inside_a_title_are_single() -> None:
    """As the outer ones are double."""
    assert citing.full(source(title='The "Count" of Cod'), TERMS).startswith("“The ‘Count’ of Cod,”")


def test_markup_in_a_title_is_printed_as_typed() -> None:
    """Titles are data."""
    assert citing.full(source(title="*Stars* [1]"), TERMS).startswith(r"“\*Stars\* \[1\],”")


def test_commas_stay_outside_where_the_language_sets_them_so() -> None:
    """The form of the comma is the language's."""
    outside = {**TERMS, "comma inside": "no"}
    assert citing.full(source(title="A"), outside) == "“A”, 4 March 2019"


def test_a_reprint_is_named_by_outlet_and_day() -> None:
    """Or by its id, where it has no outlet."""
    assert citing.carrier(source(**TRIBUNE), TERMS) == "*The Arland Tribune*, 4 March 2019"
    assert citing.carrier(source(), TERMS) == "one, 4 March 2019"


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({**TRIBUNE, **BROK}, "The Arland Tribune"),
        ({"publisher": "Two Shores", **BROK}, "Two Shores"),
        (BOTH, "Brok / Reel"),
        ({"title": "Statement"}, "Statement"),
        ({}, "one"),
    ],
)
def test_a_source_by_one_name(fields: dict[str, Any], name: str) -> None:
    """Outlet, else publisher, else authors, else title, else id."""
    assert citing.plain(source(**fields), TERMS) == name


def test_no_link_without_an_address() -> None:
    """URLs are never invented."""
    assert citing.passage_link(source(), Selector(start="a")) is None


def test_a_fragment_encodes_what_parts_its_fields() -> None:
    """Dash, comma, ampersand and space of the words (WICG text fragments); an older fragment goes."""
    link = citing.passage_link(
        source(URL="https://sea.example/a#top"), Selector(start="so-called fish, chips", end="ice & boats")
    )
    assert link == "https://sea.example/a#:~:text=so%2Dcalled%20fish%2C%20chips,ice%20%26%20boats"


@given(st.text(min_size=1, max_size=20).filter(lambda words: words.isprintable()), st.none() | st.just("the end"))
def test_a_fragment_gives_its_words_back(start: str, end: str | None) -> None:
    """Split at the comma and decoded, it is the anchors; nothing in it can end a Markdown link."""
    link = citing.passage_link(source(URL="https://sea.example/a"), Selector(start=start, end=end))
    assert link is not None
    fields = link.partition("#:~:text=")[2].split(",")
    assert [unquote(field) for field in fields] == [start, *([end] if end else [])]
    assert not set(link) & set(" <>\n-")


def test_a_pdf_has_no_text_fragment() -> None:
    """Viewers ignore it."""
    text = {"sha256": "0" * 64, "body": "all", "media_type": "application/pdf"}
    assert citing.passage_link(source(URL="https://sea.example/a.pdf", text=text), Selector(start="a b")) == (
        "https://sea.example/a.pdf"
    )


def test_a_passage_of_a_pdf_is_linked_to_its_page() -> None:
    """Viewers open there, whatever fragment the address had."""
    text = {"sha256": "0" * 64, "body": "all", "media_type": "application/pdf"}
    there = source(URL="https://sea.example/a.pdf#top", text=text)
    assert citing.passage_link(there, Selector(start="a b"), 3) == "https://sea.example/a.pdf#page=3"


def test_anchors_are_quoted_with_an_ellipsis_between() -> None:
    """First and last words; marks inside are single."""
    assert citing.quoted_anchors(Selector(start='The "count"', end="of cod"), TERMS) == "“The ‘count’ … of cod”"


def test_a_long_quotation_is_shown_by_its_ends() -> None:
    """Four words, an ellipsis, three words."""
    words = "The boats of Havner lay on the slip all winter"
    assert citing.quoted_anchors(Selector(start=words), TERMS) == "“The boats of Havner … slip all winter”"


@pytest.mark.parametrize(("words", "is_money"), [("$2 million", True), ("€5", True), ("212 calls", False)])
def test_money_is_told_by_its_sign(words: str, is_money: bool) -> None:
    """Any currency sign counts."""
    assert citing.money(words) is is_money
