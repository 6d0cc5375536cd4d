"""Prose as blocks, units and groups; faults told, nothing raised."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.words.prose import blocks, faults, links, only_citation, sentences, structure_faults

PIECES = st.lists(
    st.sampled_from(
        ["[@a]", "[@a; @b]", "[inferred from @a]", "[@", "@a", "[@a, @b]", "`", "```\n", "\n", "\n\n", "- ", "12. ",
         "| a | b |\n", "|--|--|\n", "> ", "# ", "===", "---\n", "<b>", "![i](x)", "[^1]", "](", "\\",
         "Fish. ", "U.S. ", "2016", '"', "(", ")", "\r\n", "\u00a0"]
    ),
    max_size=25,
).map("".join)  # fmt: skip


def _units(text: str) -> list[tuple[str, tuple[str, ...] | None]]:
    return [(unit.text, unit.group.facts if unit.group else None) for block in blocks(text) for unit in block.units]


def test_a_unit_runs_from_group_to_group() -> None:
    """Words belong to the group that follows them in their block; the rest rests on nothing."""
    assert _units("Cod fell [@a]. Boats left [inferred from @b; @c], and so on.") == [
        ("Cod fell", ("a",)),
        ("Boats left", ("b", "c")),
        ("and so on.", None),
    ]


def test_a_group_may_follow_the_closing_mark() -> None:
    """`[@a]` after the full stop belongs to the sentence before it."""
    assert _units("Cod fell. [@a] Boats left. [@b]") == [("Cod fell.", ("a",)), ("Boats left.", ("b",))]


def test_inference_is_marked() -> None:
    """`inferred from` says that the conclusion is ours."""
    assert [group.inferred for group in blocks("x [@a] y [inferred from @b]")[0].groups] == [False, True]


def test_blocks_are_paragraphs_items_and_cells() -> None:
    """Lists give their items, tables their cells, the rest are paragraphs."""
    text = "One\ntwo\n\n- three\n  four\n1. five\n2. six\n\n| a | b |\n|---|---|\n| c | d |\nend"
    assert [(block.kind, block.text) for block in blocks(text)] == [
        ("paragraph", "One\ntwo"),
        ("item", "three\n  four"),
        ("item", "five"),
        ("item", "six"),
        *(("cell", cell) for cell in "abcd"),
        ("paragraph", "end"),
    ]


@pytest.mark.parametrize("text", ["It fell to\n31. Then it rose", "2016. It was late"])
def test_a_number_that_begins_no_list_stays_in_the_text(text: str) -> None:
    """A line that opens with a number and a stop loses no number."""
    assert [block.text for block in blocks(text)] == [text]


def test_a_group_in_code_cites_nothing() -> None:
    """What prints as code is no citation, and its words are judged as text."""
    assert _units("see `5 [@a]` here") == [("see `5 [@a]` here", None)]
    assert _units("```\n5 [@a]\n```") == [("```\n5 [@a]\n```", None)]


def test_sentences_of_a_unit_are_counted() -> None:
    """A unit knows how many sentences it holds."""
    assert [unit.sentences for unit in blocks("One. Two. Three [@a] and four [@b]")[0].units] == [3, 1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr. Brok met J. R. Vane on Jan. 26. Then he left.", ["Mr. Brok met J. R. Vane on Jan. 26.", "Then he left."]),
        ("The U.S. Navy sailed.", ["The U.S. Navy sailed."]),
        ("It left the U.S. The rest stayed.", ["It left the U.S.", "The rest stayed."]),
        ("It rose 3.5 points. 40 boats left.", ["It rose 3.5 points.", "40 boats left."]),
        ('"We sail." Nobody did.', ['"We sail."', "Nobody did."]),
        ('"No!" she said.', ['"No!" she said.']),
        ("It fell. [@a] It rose [@b]. No. 5 won.", ["It fell. [@a]", "It rose [@b].", "No. 5 won."]),
        ("Why? Because\u2026 Well.", ["Why?", "Because\u2026", "Well."]),
        (" \n", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    """Abbreviations, initials, dates and decimals end no sentence; quotes and groups close with theirs."""
    assert [text[start:end] for start, end in sentences(text)] == expected


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("x [@] y", "[@]"),
        ("x [@a, @b] y", "[@a, @b]"),
        ("x [see @a] y", "[see @a]"),
        ("x @a y", "@a"),
        ("x [@A] y", "[@A]"),
        ("x [@a; b] y", "[@a; b]"),
        ("x [@a](http://a.example) y", "[@a]"),
        ("x [@a y", "@a"),
    ],
)
def test_malformed_groups_are_told(text: str, wrong: str) -> None:
    """What was meant as a citation is reported where it stands."""
    assert [(fault.text, text[fault.start : fault.end]) for fault in faults(text)] == [(wrong, wrong)]


@pytest.mark.parametrize(
    "text",
    ["x [@a; @b-2].", "`@a`", "me@example.org", "[x](http://a.example/@b)", "\\@a", "[inferred\nfrom @a]", "[a note]"],
)
def test_what_is_well_formed_or_no_citation_is_no_fault(text: str) -> None:
    """Groups, code, addresses, links and escapes pass."""
    assert faults(text) == ()


@pytest.mark.parametrize(
    ("text", "what", "where"),
    [
        ("a\n\n## Head\n", "heading", "## Head"),
        ("Head\n====\n", "heading", "Head\n===="),
        ("Head\n---\n", "heading", "Head\n---"),
        ("a <b>c", "raw HTML", "<b>"),
        ("a <!-- c -->", "raw HTML", "<!--"),
        ("a ![map](m.png)", "image", "![map]"),
        ("a [^1]", "typed footnote", "[^1]"),
        ("```\nx\n```\n", "code block", "```"),
        ("a\n\n- ~~~\n  x\n", "code block", "- ~~~"),
        ("a\n\n    b", "code block", "    b"),
        ("- a\n\n      b", "code block", "      b"),
        ("> a\n>\n>     b", "code block", "    b"),
        ("-     a", "code block", "-     a"),
    ],
)
def test_structure_that_prose_may_not_hold(text: str, what: str, where: str) -> None:
    """Headings, HTML, images and footnotes are named and placed."""
    assert [(fault.what, text[fault.start : fault.end]) for fault in structure_faults(text)] == [(what, where)]


@pytest.mark.parametrize(
    "text",
    [
        "a\n\n---\n\nb",
        "a < b > c",
        "<https://a.example>",
        "`<b>`",
        "#5 boats",
        "| a | b |\n|---|---|\n| c | d |",
        "a\n    b",
        "- a\n\n    b",
        "- a\n    - b\n\n      c",
        "1. a\n\n   b",
        "see ``` here",
    ],
)
def test_plain_prose_has_no_forbidden_structure(text: str) -> None:
    """Rules, comparisons, autolinks, code and tables are no faults."""
    assert structure_faults(text) == ()


def test_links_give_their_targets() -> None:
    """Targets of inline links, autolinks and definitions, where they stand."""
    text = "[a](http://a.example 't') <mailto:x@a.example> `[c](http://no.example)`\n\n[d]: ftp://a.example"
    found = links(text)
    assert [target for target, _, _ in found] == ["http://a.example", "mailto:x@a.example", "ftp://a.example"]
    assert all(text[start:end] == target for target, start, end in found)


@pytest.mark.parametrize(
    ("text", "fact"),
    [("[@a]", "a"), ("- [@a]\n", "a"), ("[@a; @b]", None), ("[inferred from @a]", None), ("x [@a]", None)],
)
def test_a_block_that_is_only_a_citation(text: str, fact: str | None) -> None:
    """A paragraph or item that is one fact's mark prints that fact."""
    assert only_citation(blocks(text)[0]) == fact


@given(st.text(max_size=200) | PIECES)
def test_any_text_has_blocks(text: str) -> None:
    """Nothing is raised, and blocks and units stand where they say, in order."""
    faults(text), structure_faults(text), links(text), sentences(text)
    position = 0
    for block in blocks(text):
        assert position <= block.start < block.end
        assert text[block.start : block.end] == block.text
        position = block.end
        for unit in block.units:
            assert block.start <= unit.start <= unit.end <= block.end
            assert text[unit.start : unit.end] == unit.text


@given(PIECES)
def test_no_digit_of_the_text_escapes_its_units(text: str) -> None:
    """Every year in the text stands in some unit, whatever surrounds it."""
    inside = sum(unit.text.count("2016") for block in blocks(text) for unit in block.units)
    assert inside == text.count("2016")
