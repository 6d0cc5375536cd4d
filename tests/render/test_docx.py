"""What pandoc is given for a Word document, and the styles that it copies from. The document: `tests/conformance`."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.render import docx, docx_styles, docx_tables
from briefgen.write.manuscript import Style
from tests.render.manuscripts import manuscript_of

JUDGED = """<<judgements>>
## Key judgements

<<judgement n=1 confidence=low>>
The catch fell.[^1]

<<basis>>
**Low confidence**\\
one report
<</>>
<</>>
<</>>

[^1]: Harbour office of Havner.
"""
STYLES = (
    '<w:styles><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-US" /></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title" /></w:style></w:styles>'
)


def test_the_title_is_no_heading() -> None:
    """The brief's title has the style of titles, so that the areas are headings of the first level."""
    text = docx.markdown(manuscript_of("<<head>>\n# Fewer boats\n\nThe catch fell.\n<</>>\n"))
    assert ':::: {custom-style="Title"}\n\nFewer boats\n\n::::' in text
    assert "# Fewer" not in text


def test_a_judgement_is_an_item_of_a_list() -> None:
    """A judgement keeps its number, its basis below it in a style of its own."""
    text = docx.markdown(manuscript_of(JUDGED))
    assert '1. :::: {custom-style="Key Judgement"}' in text
    assert '   :::: {custom-style="Basis"}' in text


def test_a_note_is_defined_once_below_the_text() -> None:
    """Notes stand behind the text as definitions, whatever lines they were written on."""
    text = docx.markdown(manuscript_of(JUDGED))
    assert text.count("[^1]") == 2
    assert text.endswith("\n[^1]: Harbour office of Havner.\n")


def test_amounts_and_dates_are_held_together() -> None:
    """In the text and in notes; a heading that ends in a number does not run on."""
    text = docx.markdown(manuscript_of("## Under 12\nboats sank on 13\nMay.[^1]\n\n[^1]: Kell, 4 June 2018.\n"))
    assert "## Under 12\nboats sank on 13\u00a0May." in text
    assert "[^1]: Kell, 4\u00a0June\u00a02018." in text


def test_a_link_to_a_note_becomes_its_words() -> None:
    """Word numbers its own notes, so nothing leads to an address of ours."""
    assert "(note 3)" in docx.markdown(manuscript_of("So it fell ([note 3](#fn3)).\n"))


def test_a_picture_is_a_file_beside_the_text() -> None:
    """The picture's alternative text stays with it."""
    assert "![Cod catch](catch.png)" in docx.markdown(manuscript_of("![Cod catch](picture:catch)\n"))


def test_colons_of_prose_open_no_block() -> None:
    """A line of prose that looks like a mark of pandoc's is prose."""
    text = docx.markdown(manuscript_of('Before.\n\n::: {custom-style="Title"}\nInside.\n'))
    assert re.search(r"^:::", text, re.MULTILINE) is None


@pytest.mark.parametrize(("paper", "size"), [("letter", 'w:w="12240" w:h="15840"'), ("a4", 'w:w="11906" w:h="16838"')])
def test_the_page_is_the_house_s(paper: str, size: str) -> None:
    """Paper is set as `library.yaml` has it, in twentieths of a point."""
    assert size in _restyled(Style(paper=paper))["word/document.xml"].decode()


def test_our_styles_stand_in_place_of_pandoc_s() -> None:
    """A style that the reference document has is written over, and its language kept."""
    styles = _restyled(Style(ink="#123456"))["word/styles.xml"].decode()
    assert styles.count('w:styleId="Title"') == 1
    assert '<w:color w:val="123456" />' in styles
    assert '<w:lang w:val="en-US" />' in styles


def test_every_styled_part_has_its_style() -> None:
    """No part asks for a style that nobody defined."""
    styles = _restyled(Style())["word/styles.xml"].decode()
    for name in (*docx_styles.OF_PARTS.values(), *docx_styles.OF_PAGES.values(), "Title", "Key Judgement"):
        assert f'<w:name w:val="{name}" />' in styles


def _restyled(style: Style) -> dict[str, bytes]:
    files = {
        "word/styles.xml": STYLES.encode(),
        "word/document.xml": b"<w:body><w:sectPr></w:sectPr></w:body>",
        "word/_rels/document.xml.rels": b"<Relationships></Relationships>",
        "[Content_Types].xml": b"<Types></Types>",
    }
    return docx_styles.reference(files, style, docx_styles.Foot(("Northern Sea Desk", "", "Fewer boats"), "Page", "of"))


def test_the_foot_names_house_and_title() -> None:
    """What is empty leaves no dot behind."""
    assert "Northern Sea Desk \u00b7 Fewer boats \u00b7 Page\u00a0<" in _restyled(Style())["word/footer1.xml"].decode()


def _table(*rows: Sequence[str]) -> str:
    cells = ("".join(f"<w:tc><w:tcPr /><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>" for cell in row) for row in rows)
    grid = "<w:tblGrid>" + '<w:gridCol w:w="1" />' * len(rows[0]) + "</w:tblGrid>"
    head = '<w:tblPr><w:tblW w:type="auto" w:w="0" /></w:tblPr>'
    return f"<w:tbl>{head}{grid}{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


@given(st.lists(st.lists(st.text("abc ", max_size=60), min_size=3, max_size=3), min_size=1, max_size=6))
def test_columns_share_the_width_of_the_text(rows: list[list[str]]) -> None:
    """They fill it, none is empty, and no words are lost."""
    made = docx_tables.fitted(f"<w:body>{_table(*rows)}</w:body>", width=9000)
    widths = [int(width) for width in re.findall(r'<w:gridCol w:w="(\d+)" />', made)]
    assert len(widths) == 3
    assert min(widths) > 0
    assert abs(sum(widths) - 9000) <= 3
    assert re.findall(r"<w:t>([^<]*)</w:t>", made) == [cell for row in rows for cell in row]


def test_a_digest_has_room_beside_long_cells() -> None:
    """Its column is wider than its sixteen letters' share of the text."""
    rows = ("Source", "Text"), ("A long name of a paper and its story", "5c3f6eadfb5cfcba")
    made = docx_tables.fitted(_table(*rows), width=9000)
    widths = [int(width) for width in re.findall(r'<w:gridCol w:w="(\d+)" />', made)]
    assert widths[1] > 9000 * 16 / (36 + 16)
