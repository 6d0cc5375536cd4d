"""A style sheet is parsed once for the pages that have it, and no page leaves a trace on another."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.render import pdf
from briefgen.write.manuscript import Manuscript, Style
from tests.render.manuscripts import FIXTURES, manuscript_of

FULL = (FIXTURES / "full.md").read_text(encoding="utf-8")
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the cut fonts are."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def parsed(cache: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sheets that are parsed apart from their page, in a process that has parsed none."""
    pdf.prepare(cache)
    import weasyprint

    from briefgen.render import styles

    stock, sheets = weasyprint.CSS, list[str]()

    def counted(**options: object) -> object:
        sheets.append(str(options["string"]))
        return stock(**options)

    monkeypatch.setattr(styles, "_kept", None)
    monkeypatch.setattr(styles.weasyprint, "CSS", counted)
    return sheets


def printed(manuscript: Manuscript, cache: Path, *templates: Path) -> bytes:
    """The PDF; a diagnostic fails the test."""
    done = pdf.render(manuscript, fonts=cache, templates=templates)
    assert [d for d in done.diagnostics if d.level == "error"] == []
    return done.pdf


def house(folder: Path, head: str) -> Path:
    """A template of a house whose page has something more in its head."""
    folder.mkdir()
    page = (ROOT / "templates" / "page.html.j2").read_text(encoding="utf-8")
    (folder / "page.html.j2").write_text(page.replace("</head>", f"{head}</head>"), encoding="utf-8")
    return folder


def test_a_sheet_is_parsed_once(cache: Path, parsed: list[str]) -> None:
    """Two briefs of a house have the same sheet; another colour makes another."""
    one, other = manuscript_of(FULL), manuscript_of("# Another\n")
    printed(one, cache)
    printed(other, cache)
    assert len(parsed) == 1
    printed(manuscript_of(FULL, style=Style(ink="#005500")), cache)
    assert len(parsed) == 2


def test_a_page_is_the_same_bytes_with_a_sheet_that_was_parsed_before(cache: Path, parsed: list[str]) -> None:
    """What is kept between two pages shows in neither."""
    first = printed(manuscript_of(FULL), cache)
    printed(manuscript_of("# Another\n"), cache)
    assert printed(manuscript_of(FULL), cache) == first
    assert len(parsed) == 1


def test_a_sheet_apart_prints_as_one_in_the_page_does(
    cache: Path, tmp_path: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rules of the page hold as they held: what takes them out changes no byte."""
    apart = printed(manuscript_of(FULL), cache)
    assert len(parsed) == 1
    monkeypatch.setattr("briefgen.render.styles.apart", lambda html, fetcher, sound: (html, {}))
    assert printed(manuscript_of(FULL), cache) == apart


@pytest.mark.parametrize(
    "head",
    [
        "<style>.fn { color: #111111 }</style>",
        "<STYLE>.fn { color: #111111 }</STYLE>",
        '<style media="print">.fn { color: #111111 }</style>',
    ],
)
def test_a_page_with_sheets_of_its_own_keeps_them_together(
    head: str, cache: Path, tmp_path: Path, parsed: list[str]
) -> None:
    """Which of two sheets has the last word depends on their order, so they stay in the page."""
    printed(manuscript_of(FULL), cache, house(tmp_path / "templates", head))
    assert parsed == []


@pytest.mark.parametrize(
    "rule", ["@counter-style x { system: cyclic; symbols: a }", "@c\\ounter-style x { symbols: a }"]
)
def test_what_belongs_to_the_document_is_parsed_with_it(
    rule: str, cache: Path, tmp_path: Path, parsed: list[str]
) -> None:
    """Counters and colour profiles go to the document that is laid out."""
    folder = tmp_path / "templates"
    folder.mkdir()
    sheet = (ROOT / "templates" / "print.css").read_text(encoding="utf-8")
    (folder / "print.css").write_text(f"{sheet}\n{rule}\n", encoding="utf-8")
    printed(manuscript_of(FULL), cache, folder)
    assert parsed == []


def test_what_a_sheet_is_denied_is_told_of_every_brief(cache: Path, tmp_path: Path) -> None:
    """A sheet that asks for a file which is no part of the brief withholds the second page as it did the first."""
    folder = tmp_path / "templates"
    folder.mkdir()
    sheet = (ROOT / "templates" / "print.css").read_text(encoding="utf-8")
    (folder / "print.css").write_text(f"{sheet}@font-face {{ font-family: X; src: url(other.ttf) }}", encoding="utf-8")
    for _ in range(2):
        done = pdf.render(manuscript_of(FULL), fonts=cache, templates=(folder,))
        told = [(d.code, "other.ttf" in d.message) for d in done.diagnostics if d.level == "error"]
        assert (done.pdf, told) == (b"", [("BG414", True)])
