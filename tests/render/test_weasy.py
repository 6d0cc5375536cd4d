"""The cures of WeasyPrint's layout, and the audit that does not believe them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefgen.render import fonts, page, pdf
from briefgen.write.manuscript import Manuscript
from tests.render.manuscripts import FIXTURES, manuscript_of


def laid_out(manuscript: Manuscript, *templates: Path) -> Sequence[Any]:
    """The laid-out pages of a manuscript; folders of `templates` come before the house's own."""
    import weasyprint

    from briefgen.render import weasy

    files = fonts.files(weasy.BASE)
    faces = fonts.style_sheet(weasy.BASE)
    pictures = {p.name: f"{weasy.BASE}{p.name}.svg" for p in manuscript.pictures}
    files |= {pictures[p.name]: ("image/svg+xml", p.svg) for p in manuscript.pictures}
    html = page.compose(manuscript, "print", pictures=pictures, faces=faces, templates=templates).html
    fetcher = weasy.Fetcher(files)
    return list(weasyprint.HTML(string=html, base_url=weasy.BASE, url_fetcher=fetcher).render().pages)


def told(pages: Sequence[Any], manuscript: Manuscript) -> list[str]:
    """What the audit says of a layout."""
    from briefgen.render import audit

    return [d.message for d in audit.audit(pages, [n.number for n in manuscript.notes], about=())]


@pytest.fixture(autouse=True)
def prepared() -> None:
    """Fonts cut, the engine imported and mended."""
    pdf.prepare()


@pytest.fixture
def uncured(prepared: None) -> Iterator[None]:
    """WeasyPrint's own layout of lines for one test."""
    from weasyprint.layout import block, inline

    from briefgen.render import weasy

    block._linebox_layout = weasy._stock_linebox_layout
    inline.split_first_line = weasy._stock_split_first_line
    yield
    weasy.cure()


def dropping() -> Manuscript:
    """A text in which WeasyPrint 70 by itself loses note 20, on the page of `fixtures/plain`."""
    return manuscript_of((FIXTURES / "drops-a-note.md").read_text(encoding="utf-8"))


@pytest.mark.usefixtures("uncured")
def test_the_audit_names_a_note_that_the_engine_lost() -> None:
    """Without the cure the call prints, the note does not, and the audit says so."""
    pages = laid_out(dropping(), FIXTURES / "plain")
    assert told(pages, dropping()) == ["note 20 is lost in the printed layout"]


def test_the_cure_keeps_the_note() -> None:
    """With the cure the same text has all its notes."""
    assert told(laid_out(dropping(), FIXTURES / "plain"), dropping()) == []


def late() -> set[int]:
    """The notes on a later page than their call, in short texts that end a page in different places."""
    from briefgen.render.audit import late_notes

    found: set[int] = set()
    for lines in range(39, 46):
        above = "Cod.\n\n" * lines
        text = f"{above}Nets.[^1]\n\n{'Cod cod net net. ' * 30}\n\n[^1]: {'net ' * 20}\n"
        found.update(late_notes(laid_out(manuscript_of(text), FIXTURES / "plain")))
    return found


@pytest.mark.usefixtures("uncured")
def test_the_engine_sends_a_note_away_for_one_more_line() -> None:
    """Without the cure a paragraph at the foot of a page can push the note of the one above to the next page."""
    assert late() == {1}


def test_the_cure_moves_the_paragraph_instead() -> None:
    """With the cure the note stays with its call in each of the same texts."""
    assert late() == set()


@pytest.mark.parametrize("before", ["", "## ", "- ", "> "], ids=["text", "heading", "list", "quotation"])
def test_a_word_without_end_is_broken(before: str) -> None:
    """Wherever it stands, its letters go on in the next line."""
    from briefgen.render.audit import overfull

    manuscript = manuscript_of(f"# Cod\n\n{before}Net {'w' * 2000} net.[^1]\n\n[^1]: {'w' * 300}\n")
    assert overfull(laid_out(manuscript), about=()) == ()


def test_a_word_that_no_table_can_hold_is_told() -> None:
    """With its first letters, and the page."""
    from briefgen.render.audit import overfull

    table = f"| Who | What |\n| --- | --- |\n| Kell | {'cod' * 100} |\n"
    [found] = overfull(laid_out(manuscript_of(f"# Cod\n\n{table}")), about=("brief:x",))
    assert (found.code, found.level, found.about) == ("BG414", "error", ("brief:x",))
    assert f"page 1, whose longest word is `{'cod' * 10}...`" in found.message


def shortest_line(pages: Sequence[Any]) -> float:
    """The narrowest line of a paragraph that is not its last, as a share of the paragraph's width."""
    shares = [1.0]
    for paragraph in (box for p in pages for box in p._page_box.descendants() if box.element_tag == "p"):
        lines = [child for child in paragraph.children if type(child).__name__ == "LineBox"]
        shares += [line.width / paragraph.width for line in lines[:-1]]
    return min(shares)


#: What stands before and after the words: a link after a space that may break, and after those that may not.
LINKS = (
    ("", "[note 1](#text)"),
    ("", "(note\N{NO-BREAK SPACE}[1](#text))"),
    ("", "(note\N{NARROW NO-BREAK SPACE}[1](#text))"),
    ("[cod](#text) recommended ", "[note 1](#text)"),
)


def with_links(before: str, link: str) -> Manuscript:
    """Paragraphs that grow in small steps, each with a link about the end of its first line, and one before."""
    starts = ("a", "an", "as", "at", "he", "so", "to", "of")
    words = "cod net " * (8 if before else 10)
    lines = (f"{before}{start} {words}{'i' * n} {link}" for start in starts for n in range(1, 25))
    return manuscript_of(".\n\n".join(lines) + ".\n")


@pytest.mark.usefixtures("uncured")
@pytest.mark.parametrize(("before", "link"), LINKS)
def test_the_engine_breaks_a_line_after_its_first_words(before: str, link: str) -> None:
    """Without the cure a space before a link that hangs over the edge leaves a line of a word or two."""
    assert shortest_line(laid_out(with_links(before, link))) < 0.3


@pytest.mark.parametrize(("before", "link"), LINKS)
def test_the_cure_fills_the_line(before: str, link: str) -> None:
    """With the cure the same text has no such line."""
    assert shortest_line(laid_out(with_links(before, link))) > 0.75


@pytest.mark.parametrize("lines", range(34, 46, 2))
def test_a_note_does_not_rise_into_the_rail(lines: int) -> None:
    """Wherever a section begins, a long note in its text stays below the head and figure beside it."""
    above = "".join("Cod cod cod cod.\n\n" for _ in range(lines))
    rail = "<<rail>>\n**31,000 tonnes of cod**\n\nVelmark in 2018, down from 40,000 tonnes two years before\n<</>>\n"
    text = f"{'Net net net. ' * 18}[^1] {'Net net net. ' * 12}[^2] Cod.\n"
    section = f"<<section id=s1>>\n### The harbour talks outlived the quarrel of two fleets\n\n{rail}\n{text}<</>>\n"
    note = " ".join(["net"] * 120)
    manuscript = manuscript_of(f"# Cod\n\n{above}{section}\n[^1]: {note}\n[^2]: {note}\n")
    assert told(laid_out(manuscript), manuscript) == []


def page_of(pages: Sequence[Any], *, element: str) -> int:
    """The number of the page on which an element is printed first."""
    tags = [{box.element_tag for box in page._page_box.descendants()} for page in pages]
    return next(number for number, found in enumerate(tags, start=1) if element in found)


def test_a_figure_beside_the_text_never_parts_from_its_title() -> None:
    """Wherever the page ends, they stand on one page, and so does a line of the section's text."""
    rail = "<<rail>>\n**31,000**\n\nVelmark in 2018\n<</>>\n"
    text = f"{'Net net *net*. ' * 18}\n\n{'Net net net. ' * 18}\n"
    section = f"<<section id=s1>>\n### Boats\n\n{rail}\n{text}<</>>\n"
    stand = []
    for lines in range(46, 50):
        pages = laid_out(manuscript_of("# Cod\n\n" + "Cod.\n\n" * lines + section))
        stand.append({page_of(pages, element=tag) for tag in ("h3", "strong", "em")})
    assert stand[0] == {1}
    assert stand[-1] == {2}
    assert [pages for pages in stand if len(pages) > 1] == []


def test_the_register_is_not_alone_on_the_last_page() -> None:
    """Where it does not fit below the open questions, they come along."""
    end = "<<questions>>\n## Open\n\nWhy?\n<</>>\n<<register>>\n## Register\n\n| *a* |\n| --- |\n| b |\n<</>>\n"
    stand = []
    for lines in range(39, 48):
        pages = laid_out(manuscript_of("# Cod\n\n" + "Cod.\n\n" * lines + end))
        stand.append({page_of(pages, element=tag) for tag in ("h2", "em")})
    assert stand[0] == {1}
    assert stand[-1] == {2}
    assert [pages for pages in stand if len(pages) > 1] == []


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(seed=st.integers(0, 10**6))
def test_no_note_is_lost_in_texts_at_random(seed: int) -> None:
    """Whatever the lengths of paragraphs and notes, each note stands once, in order, on its page or the next."""
    dice = random.Random(seed)
    paragraphs, notes = [], []
    for number in range(1, 41):
        paragraphs.append(" ".join(["cod"] * dice.randint(5, 90)) + f".[^{number}]")
        notes.append(f"[^{number}]: " + " ".join(["net"] * dice.randint(2, 70)))
    manuscript = manuscript_of("\n\n".join(paragraphs) + "\n\n" + "\n".join(notes) + "\n")
    assert told(laid_out(manuscript), manuscript) == []


@pytest.mark.parametrize(("differing", "untold"), [(40, 160), (1, 160), (160, 50), (160, 0), (0, 160)])
def test_open_questions_fill_the_page_and_no_more(differing: int, untold: int) -> None:
    """Two columns or one, the last line of words ends near the right edge and none beyond it."""
    listed = [f"<<{name}>>\n- {'why ' * n}\n<</>>\n" for name, n in (("differing", differing), ("untold", untold)) if n]
    manuscript = manuscript_of(f"# Cod\n\n<<questions>>\n## Open\n\n{''.join(listed)}<</>>\n")
    [sheet] = laid_out(manuscript)
    room = sheet._page_box
    ends = [b.position_x + b.width for b in room.descendants() if type(b).__name__ == "TextBox" and "why" in b.text]
    assert room.width - 20 < max(ends) - room.content_box_x() <= room.width


@pytest.mark.parametrize(
    "rows",
    [
        "| x | y |\n| --- | --- |\n| a | b |",
        "| Who | What | When |\n| --- | --- | --- |\n" + "| Kell | net net | 2018 |\n" * 3,
    ],
)
def test_a_table_in_the_text_stands_in_the_column(rows: str) -> None:
    """Beside the rail and no wider than the text, its rules included."""
    from briefgen.render.audit import overfull

    pages = laid_out(manuscript_of(f"# Cod\n\n<<section id=s1>>\n### Boats\n\nCod.\n\n{rows}\n\nNet.\n<</>>\n"))
    room = pages[0]._page_box
    tables = [box for box in room.descendants() if type(box).__name__ == "TableBox"]
    ends = [box.border_box_x() + box.border_width() for box in tables]
    assert max(ends) == pytest.approx(room.content_box_x() + room.width, abs=1)
    assert overfull(pages, about=()) == ()


def noted() -> Manuscript:
    """Twelve paragraphs with a note each, some of several lines, with emphasis."""
    paragraphs = "\n\n".join(f"{'Cod cod. ' * 30}[^{number}]" for number in range(1, 13))
    notes = "\n".join(f"[^{number}]: {'net *cod* net ' * (number * 3)}" for number in range(1, 13))
    return manuscript_of(f"{paragraphs}\n\n{notes}\n")


def set_at(pages: Sequence[Any]) -> list[tuple[str, float, float]]:
    """Each piece of text that stands on a page, and where."""
    boxes = (box for page in pages for box in page._page_box.descendants() if type(box).__name__ == "TextBox")
    return [(box.text, round(box.position_x, 6), round(box.position_y, 6)) for box in boxes]


#: What a house may add to its sheet, by what it is about.
HOUSES = {
    "plain": "",
    "a float in notes": ".fn em { float: right }",
    "a positioned word in notes": ".fn em { position: absolute; right: 0 }",
    "page numbers in notes": ".fn::after { content: ' p. ' counter(page) ' of ' counter(pages) }",
    "a wider first page": "@page :first { margin: 24mm 40mm 21mm 60mm }",
    "right to left": "html { direction: rtl } .fn { max-width: 90mm }",
    "a grid": "main > p { display: grid }",
}


def house(folder: Path, name: str) -> Path:
    """A folder of templates with such a sheet."""
    sheet = (FIXTURES / "plain" / "print.css").read_text(encoding="utf-8")
    (folder / "print.css").write_text(f"{sheet}\n{HOUSES[name]}\n", encoding="utf-8")
    return folder


def layouts_of_notes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Filled with the id of a note each time the engine lays it out."""
    from briefgen.render import weasy

    stock = weasy._stock_block_level_layout
    seen: list[str] = []

    def counted(context: Any, box: Any, *rest: Any, **more: Any) -> Any:
        if box.element is not None and box.element.get("class") == "fn":
            seen.append(box.element.get("id"))
        return stock(context, box, *rest, **more)

    monkeypatch.setattr(weasy, "_stock_block_level_layout", counted)
    return seen


def test_a_note_is_laid_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """For its height, and not again where it is set."""
    seen = layouts_of_notes(monkeypatch)
    laid_out(noted())
    assert sorted(seen) == sorted(f"fn{number}" for number in range(1, 13))


def test_a_note_with_a_float_is_laid_out_where_it_is_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The page has to know of the float at its own place."""
    seen = layouts_of_notes(monkeypatch)
    laid_out(noted(), house(tmp_path, "a float in notes"))
    assert {seen.count(f"fn{number}") for number in range(1, 13)} == {2}


@pytest.mark.parametrize("name", HOUSES)
def test_notes_stand_where_the_engine_would_set_them(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    """Laid out once or twice: the same words at the same place."""
    from weasyprint.layout import block

    from briefgen.render import weasy

    once = set_at(laid_out(noted(), house(tmp_path, name)))
    monkeypatch.setattr(block, "block_level_layout", weasy._stock_block_level_layout)
    assert once == set_at(laid_out(noted(), tmp_path))


def test_a_note_from_beside_a_rail_longer_than_the_page_is_as_wide_as_the_next(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Its lines are those of the page on which it is set."""
    from weasyprint.layout import block

    from briefgen.render import weasy

    rail = "\n\n".join(f"**{number},000**\n\ncod cod cod" for number in range(30))
    text = "\n\n".join(f"{'Net ' * 40}.[^{number}]" for number in range(1, 12))
    notes = "\n".join(f"[^{number}]: {'net cod ' * (number * 3)}" for number in range(1, 12))
    section = f"<<section id=s1>>\n### Boats\n\n<<rail>>\n{rail}\n<</>>\n\n{text}\n<</>>\n"
    manuscript = manuscript_of(f"# Cod\n\n{section}\n{notes}\n")
    once = set_at(laid_out(manuscript))
    monkeypatch.setattr(block, "block_level_layout", weasy._stock_block_level_layout)
    assert once == set_at(laid_out(manuscript))


def test_the_audit_tells_each_way_a_note_can_go_wrong() -> None:
    """Lost, doubled, out of order, before its call: each is named with its note."""
    from briefgen.render.audit import _counted, _placed, _Seen

    seen = _Seen(calls=[(1, 1), (2, 2), (3, 2), (4, 2)], notes=[(2, 1), (1, 1), (3, 2), (3, 2)])
    assert list(_counted(seen, [1, 2, 3, 4])) == [(3, "stands 2 times"), (4, "is lost"), (1, "stands out of order")]
    assert list(_placed(seen)) == [(2, "stands on page 1 and is called on page 2")]


def test_another_version_of_the_engine_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message names both versions."""
    from briefgen.render import weasy

    monkeypatch.setattr("weasyprint.__version__", "71.0")
    with pytest.raises(RuntimeError, match=r"70\.0 and found 71\.0"):
        weasy.cure()


def test_a_stream_is_packed_once_and_anew_when_it_has_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The writer asks twice; what was packed first must not stand for what was added since."""
    import pydyf

    from briefgen.render import weasy

    packed: list[int] = []

    def counted(stream: Any) -> bytes:
        packed.append(len(stream.stream))
        return bytes(stock(stream))

    stock = weasy._stock_stream_data
    monkeypatch.setattr(weasy, "_stock_stream_data", counted)
    stream = pydyf.Stream([b"cod"])
    assert stream.data == stream.data
    assert packed == [1]
    stream.stream.append(b"hake")
    assert b"hake" in stream.data
    stream.extra["Type"] = "/Fish"
    assert b"/Fish" in stream.data
    assert packed == [1, 2, 2]
