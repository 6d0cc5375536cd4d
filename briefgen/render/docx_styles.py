"""How a Word brief looks: its styles, its page, its running foot, as the reference document that pandoc copies from.

pandoc's own reference document is taken as it comes with pandoc, and its styles are written over; no binary file is
kept. Knows Word's markup (ECMA-376 part 1, WordprocessingML), and nothing of what a brief says.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil
from xml.sax.saxutils import escape

from briefgen.write.manuscript import Style
from briefgen.write.svg import PAGE

#: The parts of a brief that have a style of their own, by its name.
OF_PARTS: Mapping[str, str] = {
    "masthead": "Masthead",
    "draft": "Draft Stamp",
    "basis": "Basis",
    "why": "Why",
    "evidence": "Evidence",
    "rail": "Rail",
    "figure": "Figure Block",
    "accounts": "Accounts",
    "register": "Register",
    "descriptors": "Descriptors",
    "colophon": "Colophon",
}
#: The classes of a dossier's page that have one.
OF_PAGES: Mapping[str, str] = {
    "masthead": "Masthead",
    "confidential": "Draft Stamp",
    "sentence": "Sentence",
    "below problem": "Problem",
    "below": "Below",
    "below flag": "Problem",
    "claim": "Claim",
    "passage": "Passage",
}
#: Faces that come with every Word; LibreOffice has faces of the same widths.
SERIF, SANS = "Cambria", "Calibri"
_SIZES = {"letter": (12240, 15840), "a4": (11906, 16838)}
#: Left and right, in twentieths of a point.
_MARGIN = 1304
_GREY, _HAIR, _TINT = "5f6368", "c9c4ba", "f5f2ec"
_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"


@dataclass(frozen=True, slots=True)
class Foot:
    """The running foot: what the document is called, and the words around the page and the number of pages."""

    named: tuple[str, ...]
    page: str = "Page"
    of: str = "of"


def reference(files: Mapping[str, bytes], style: Style, foot: Foot) -> dict[str, bytes]:
    """The files of pandoc's reference document, restyled: paper and colours are the house's."""
    changed = dict(files)
    changed["word/styles.xml"] = _restyled(files["word/styles.xml"].decode(), style).encode()
    changed["word/footer1.xml"] = _foot(foot).encode()
    related = f'<Relationship Type="{_RELATED}/footer" Id="rIdFoot" Target="footer1.xml" /></Relationships>'
    changed["word/_rels/document.xml.rels"] = _put(files, "word/_rels/document.xml.rels", "</Relationships>", related)
    listed = f'<Override PartName="/word/footer1.xml" ContentType="{_TYPE}" /></Types>'
    changed["[Content_Types].xml"] = _put(files, "[Content_Types].xml", "</Types>", listed)
    # One numbering for the whole document: pandoc's restarts in each section, of which there is one.
    paged = f'<w:sectPr><w:footerReference r:id="rIdFoot" w:type="default" />{_page(style.paper)}</w:sectPr>'
    document = files["word/document.xml"].decode()
    changed["word/document.xml"] = re.sub(r"<w:sectPr>.*?</w:sectPr>", paged, document, flags=re.DOTALL).encode()
    return changed


def _put(files: Mapping[str, bytes], name: str, old: str, new: str) -> bytes:
    return files[name].decode().replace(old, new).encode()


def text_width(paper: str) -> int:
    """How wide the text is, in twentieths of a point."""
    return _SIZES[paper][0] - 2 * _MARGIN


def dots(paper: str, *, zoom: int) -> int:
    """Dots to the inch at which a drawing as wide as the printed page is as wide as the text of a Word page."""
    return ceil(72 * zoom * PAGE / (text_width(paper) / 20))


def _page(paper: str) -> str:
    width, height = _SIZES[paper]
    sides = f'w:right="{_MARGIN}" w:left="{_MARGIN}"'
    margins = f'w:top="1247" w:bottom="1247" {sides} w:header="624" w:footer="624" w:gutter="0"'
    return f'<w:pgSz w:w="{width}" w:h="{height}" /><w:pgMar {margins} />'


def _foot(foot: Foot) -> str:
    named = " \u00b7 ".join(escape(part) for part in (*foot.named, foot.page) if part)
    words = [_words(f"{named}\u00a0"), _field("PAGE"), _words(f" {escape(foot.of)}\u00a0"), _field("NUMPAGES")]
    paragraph = f'<w:p><w:pPr><w:pStyle w:val="Footer" /></w:pPr>{"".join(words)}</w:p>'
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{head}<w:ftr xmlns:w="{_SPACE}">{paragraph}</w:ftr>'


def _words(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def _field(name: str) -> str:
    return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def _restyled(styles: str, style: Style) -> str:
    """The style sheet with our styles in place of, or beside, those that it has."""
    ink, accent = style.ink.removeprefix("#"), style.accent.removeprefix("#")
    styles = re.sub(r"<w:rPrDefault>.*?</w:rPrDefault>", _default(styles), styles, flags=re.DOTALL)
    ours = [*_text_styles(ink), *_part_styles(ink, accent), *_dossier_styles(ink, accent), _table(ink)]
    for one in ours:
        name = re.search(r'w:styleId="([^"]*)"', one)
        assert name, "every style of ours has an id"
        styles = re.sub(rf'<w:style [^>]*w:styleId="{name[1]}".*?</w:style>\s*', "", styles, flags=re.DOTALL)
    return styles.replace("</w:styles>", f"{''.join(ours)}</w:styles>")


def _default(styles: str) -> str:
    """What holds for every word; the language stays pandoc's, which sets it to the brief's."""
    language = re.search(r"<w:lang [^>]*/>", styles)
    return f"<w:rPrDefault><w:rPr>{_run(10.5)}{language[0] if language else ''}</w:rPr></w:rPrDefault>"


def _text_styles(ink: str) -> list[str]:
    """Running text, headings, notes: the styles that Word and pandoc know."""
    return [
        _style("Normal", "Normal", "", para=_spacing(0, 0), default=True),
        _style("BodyText", "Body Text", "Normal", para=_spacing(0, 6, line=264)),
        _style("FirstParagraph", "First Paragraph", "BodyText"),
        _style("Compact", "Compact", "BodyText", para=_spacing(0, 2)),
        _style("BlockText", "Block Text", "BodyText", para=f'{_spacing(4, 4)}<w:ind w:left="480" w:right="480" />'),
        _style("Title", "Title", "Normal", para=f"{_KEEP}{_spacing(6, 6)}", run=_run(22, ink, bold=True)),
        _style("Heading1", "heading 1", "Normal", para=_heading(0, 14), run=_run(15, ink, bold=True, font=SANS)),
        _style("Heading2", "heading 2", "Normal", para=_heading(1, 10), run=_run(12.5, ink, bold=True)),
        _style("FootnoteText", "footnote text", "Normal", para=_spacing(0, 2), run=_run(8.5)),
        _style("Footer", "footer", "Normal", run=_run(8, _GREY, font=SANS)),
    ]


def _part_styles(ink: str, accent: str) -> list[str]:
    """The parts of a brief."""
    line = f'<w:pBdr><w:bottom w:val="single" w:sz="8" w:space="2" w:color="{ink}" /></w:pBdr>'
    side = f'<w:pBdr><w:left w:val="single" w:sz="18" w:space="8" w:color="{ink}" /></w:pBdr>'
    return [
        _style("Masthead", "Masthead", "Normal", para=f"{line}{_spacing(0, 2)}", run=_run(9.5, ink, font=SANS)),
        _style("DraftStamp", "Draft Stamp", "Normal", para=_spacing(6, 6), run=_run(10, accent, font=SANS)),
        _style("KeyJudgement", "Key Judgement", "BodyText", para=_spacing(4, 2, line=264)),
        _style("Basis", "Basis", "KeyJudgement", para=_spacing(0, 0), run=_run(9, ink, font=SANS)),
        _style("Why", "Why", "KeyJudgement", para=_spacing(0, 6), run=_run(9.5, italic=True)),
        _style("Evidence", "Evidence", "BodyText", para=f"{side}{_spacing(6, 6)}", run=_run(9.5, font=SANS)),
        _style("Rail", "Rail", "BodyText", para=f"{_KEEP}{_spacing(0, 2)}", run=_run(9.5, accent, font=SANS)),
        _style("FigureBlock", "Figure Block", "BodyText", para=f"{_KEEP}{_spacing(2, 2)}", run=_run(9, font=SANS)),
        _style("Accounts", "Accounts", "BodyText", para=f"{_KEEP}{_spacing(2, 2)}", run=_run(9, font=SANS)),
        _style("Register", "Register", "BodyText", para=f"{_KEEP}{_spacing(1, 1)}", run=_run(8.5, font=SANS)),
        _style("Descriptors", "Descriptors", "BodyText", para=_spacing(2, 2), run=_run(8.5, _GREY, font=SANS)),
        _style("Colophon", "Colophon", "BodyText", run=_run(8.5, _GREY, font=SANS)),
    ]


def _dossier_styles(ink: str, accent: str) -> list[str]:
    """What an editor's dossier has and a brief has not."""
    tint = f'<w:shd w:val="clear" w:color="auto" w:fill="{_TINT}" />'
    inner = '<w:ind w:left="360" />'
    return [
        _style("Sentence", "Sentence", "Normal", para=f"{_KEEP}{_spacing(12, 3)}", run=_run(11, bold=True)),
        _style("Below", "Below", "Normal", para=_spacing(0, 2), run=_run(9, _GREY, font=SANS)),
        _style("Problem", "Problem", "Normal", para=_spacing(2, 4), run=_run(9.5, accent, font=SANS)),
        _style("Claim", "Claim", "Normal", para=_spacing(0, 1), run=_run(9, font=SANS)),
        _style("Passage", "Passage", "Normal", para=f"{tint}{_spacing(3, 3)}{inner}", run=_run(9.5)),
        _style("Heading3", "heading 3", "Normal", para=_heading(2, 12), run=_run(9.5, _GREY, bold=True, font=SANS)),
        _style("Heading4", "heading 4", "Normal", para=_heading(3, 6), run=_run(9.5, ink, bold=True, font=SANS)),
    ]


def _table(ink: str) -> str:
    rules = f'<w:top w:val="single" w:sz="8" w:color="{ink}" /><w:bottom w:val="single" w:sz="8" w:color="{ink}" />'
    rules += f'<w:insideH w:val="single" w:sz="4" w:color="{_HAIR}" />'
    cells = '<w:tblCellMar><w:left w:w="80" w:type="dxa" /><w:right w:w="80" w:type="dxa" /></w:tblCellMar>'
    head = f'<w:tblStylePr w:type="firstRow"><w:rPr><w:b /><w:color w:val="{ink}" /></w:rPr></w:tblStylePr>'
    properties = f"<w:tblPr><w:tblBorders>{rules}</w:tblBorders>{cells}</w:tblPr>"
    opening = '<w:style w:type="table" w:customStyle="1" w:styleId="Table"><w:name w:val="Table" /><w:qFormat />'
    return f"{opening}<w:rPr>{_run(9, font=SANS)}</w:rPr>{properties}{head}</w:style>"


_KEEP = "<w:keepNext /><w:keepLines />"


def _heading(level: int, before: float) -> str:
    return f'{_KEEP}{_spacing(before, 4)}<w:outlineLvl w:val="{level}" />'


def _spacing(before: float, after: float, *, line: int = 240) -> str:
    """Space above and below in points; `line` in 240ths of a line."""
    space = f'w:before="{round(before * 20)}" w:after="{round(after * 20)}"'
    return f'<w:spacing {space} w:line="{line}" w:lineRule="auto" />'


def _run(size: float, colour: str = "", *, bold: bool = False, italic: bool = False, font: str = SERIF) -> str:
    """Properties of characters, in the order in which the schema wants them; the size in points."""
    face = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}" />'
    weight = ("<w:b /><w:bCs />" if bold else "") + ("<w:i /><w:iCs />" if italic else "")
    tint = f'<w:color w:val="{colour}" />' if colour else ""
    return f'{face}{weight}{tint}<w:sz w:val="{round(size * 2)}" /><w:szCs w:val="{round(size * 2)}" />'


def _style(key: str, name: str, based: str, *, para: str = "", run: str = "", default: bool = False) -> str:
    own = ' w:customStyle="1"' if key in _OWN else ""
    first = ' w:default="1"' if default else ""
    parent = f'<w:basedOn w:val="{based}" />' if based else ""
    opening = f'<w:style w:type="paragraph"{first}{own} w:styleId="{key}"><w:name w:val="{name}" />'
    return f"{opening}{parent}<w:qFormat /><w:pPr>{para}</w:pPr><w:rPr>{run}</w:rPr></w:style>"


_OWN = frozenset(
    [name.replace(" ", "") for name in OF_PARTS.values()]
    + ["KeyJudgement", "FirstParagraph", "Compact"]
    + [name.replace(" ", "") for name in OF_PAGES.values()]
)
