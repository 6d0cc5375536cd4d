from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from briefgen.library import files
from briefgen.library.capture.incoming import HTML, TEXT, Incoming, from_file
from briefgen.library.capture.sources import add_source
from briefgen.library.capture.taken import Taken
from briefgen.library.library import Library
from briefgen.library.load import load
from briefgen.words.find import Page
from tests.library.capture import documents

DAY = date(2020, 5, 4)
PAGE = Path(__file__).parents[2] / "fixtures" / "capture" / "page.html"
TEXT_OF = "# Ice at Cape Lund\n\nHavner, 2 May 2020. The ice road opened late.\n\nIt carried 40 cars a day.\n"


def loaded(folder: Path) -> Library:
    """The library of a folder, clean but for what our own commands marked to be checked."""
    library, diagnostics = load(folder, display="lib")
    assert {d.code for d in diagnostics} <= {"BG011"}
    assert library is not None
    return library


def added(small: Path, file: Path, **more: object) -> Taken:
    """What comes of adding a file."""
    incoming = from_file(file)
    if not isinstance(incoming, Incoming):
        return Taken(diagnostics=(incoming,))
    return add_source(incoming, library=loaded(small), folder=small, on=DAY, **more)  # type: ignore[arg-type]


def written(folder: Path, name: str, data: bytes | str) -> Path:
    """A file to add."""
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def test_a_captured_text_becomes_a_source(small: Path, tmp_path: Path) -> None:
    """The bytes go into the archive and the record loads, with what was guessed marked so."""
    taken = added(small, written(tmp_path, "Ice Road.md", TEXT_OF))
    assert taken.diagnostics == ()
    library = loaded(small)
    source = library.sources["ice-road"]
    assert (source.title, str(source.issued), source.text.media_type) == (
        "Ice at Cape Lund",
        "2020-05-02",
        "text/markdown",
    )
    assert "guessed" in (source.issued_note or "")
    assert (library.texts or {})[source.text.sha256] == TEXT_OF
    marked = [line for line in (small / "sources/ice-road.yaml").read_text().splitlines() if "# guessed" in line]
    assert [line.split(":")[0].strip() for line in marked] == ["type", "title", "issued", "body"]


def test_a_page_becomes_a_source_with_its_original_beside_it(small: Path) -> None:
    """The text is pinned, the page kept; the heading is left out of the body."""
    taken = added(small, PAGE, key="ice-road")
    assert taken.diagnostics == ()
    library = loaded(small)
    source = library.sources["ice-road"]
    text = (library.texts or {})[source.text.sha256]
    assert (source.type, source.container_title, source.URL, str(source.issued)) == (
        "webpage",
        "The Lund Courier",
        "https://courier.example/ice-road",
        "2020-01-09",
    )
    assert source.issued_note is None
    assert source.text.body.start.startswith("CAPE LUND")
    assert "CAPE LUND – The ice road" in text
    [original] = (small / "archive" / "originals").iterdir()
    assert original.read_bytes() == PAGE.read_bytes()
    assert original.suffix == ".html"


def test_a_pdf_becomes_a_source_whose_passages_have_pages(small: Path, tmp_path: Path) -> None:
    """The page is told from the text alone."""
    added(small, written(tmp_path, "radar.pdf", documents.REPORT))
    library = loaded(small)
    source = library.sources["radar"]
    text = (library.texts or {})[source.text.sha256]
    page = Page.of(text)
    assert source.text.media_type == "application/pdf"
    assert [page.leaf(text.index(words)) for words in ("212 radar", "The exchange")] == [1, 2]


def test_a_text_without_a_date_is_no_later_than_its_capture(small: Path, tmp_path: Path) -> None:
    """No date is invented: the day of capture is the only bound."""
    added(small, written(tmp_path, "note.txt", "The ice road opened late this year, and nobody in Havner minded.\n"))
    assert str(loaded(small).sources["note"].issued) == "../2020-05-04"


def test_what_is_known_is_not_guessed(small: Path) -> None:
    """Fields from references stand in the record as they are, without a mark."""
    known = {"type": "article-newspaper", "title": "Late ice", "issued": "2020-01", "author": [{"literal": "Courier"}]}
    added(small, PAGE, known=known)
    source = loaded(small).sources["page"]
    assert (source.type, source.title, str(source.issued)) == ("article-newspaper", "Late ice", "2020-01")
    record = (small / "sources/page.yaml").read_text()
    assert all(
        "#" not in line for line in record.splitlines() if line.startswith(("type", "title:", "issued", "author"))
    )


def test_a_fetched_page_has_its_address_and_day(small: Path) -> None:
    """Both are known; its id is the last part of the address, or where that says nothing its title."""
    for url, key in (
        ("https://courier.example/sea/ice-road.html?x=1", "ice-road"),
        ("https://c.example/7", "ice-road-opens-late"),
    ):
        incoming = Incoming(url, PAGE.read_bytes().replace(b"40 cars", url.encode()), HTML, url=url)
        taken = add_source(incoming, library=loaded(small), folder=small, on=DAY)
        assert taken.ids == (key,)
        source = loaded(small).sources[key]
        assert (source.URL, str(source.accessed)) == (url, "2020-05-04")


def test_a_reprint_is_recognised(small: Path, tmp_path: Path) -> None:
    """A text that repeats a source gets its origin, and the facts it carries are named."""
    text = (small / "archive/ministry-2018-11.txt").read_text("utf-8").replace("Contact: press office, room 7", "")
    taken = added(small, written(tmp_path, "reprint.txt", text))
    assert loaded(small).sources["reprint"].origin == "ministry-2018-11"
    assert any("harbours-closed" in remark for remark in taken.remarks)


def test_facts_with_the_same_figure_day_or_actor_are_named(small: Path, tmp_path: Path) -> None:
    """The closest first, each with what it shares."""
    text = "In March 2019 Ana Brok went through the 40,000 tonnes of 2016 once more, and found the quota at fault.\n"
    taken = added(small, written(tmp_path, "more.txt", text))
    touched = [remark for remark in taken.remarks if remark.startswith("touches")]
    assert touched[:2] == ["touches `boats-on-slip`: March 2019", "touches `catch-fell`: 40,000 tonnes"]
    assert "touches `storm-blamed`: Ana Brok" in touched
    assert not any("talks-2018" in remark for remark in touched)


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("binary.txt", b"\x89PNG\x00", "BG001"),
        ("utf16.txt", "ice".encode("utf-16"), "BG001"),
        ("empty.txt", b" \n", "BG007"),
        ("huge.txt", b"x" * ((16 << 20) + 1), "BG006"),
        ("catch-fell.txt", b"Ice.\n", "BG105"),
        ("....txt", b"Ice.\n", "BG106"),
        ("refs.json", b"[]", "BG103"),
        ("broken.pdf", b"%PDF-1.4", "BG001"),
    ],
)
def test_what_is_no_text_is_not_taken(small: Path, tmp_path: Path, name: str, data: bytes, code: str) -> None:
    """A file that is no text, or whose id is taken or impossible, leaves the library as it was."""
    before = sorted(small.rglob("*"))
    taken = added(small, written(tmp_path, name, data))
    assert ([d.code for d in taken.diagnostics], taken.written) == ([code], ())
    assert sorted(small.rglob("*")) == before


def test_a_text_is_taken_once(small: Path) -> None:
    """A text that is pinned already is not captured a second time."""
    taken = added(small, small / "archive/ministry-2018-11.txt", key="other")
    assert [d.code for d in taken.diagnostics] == ["BG105"]


def test_fields_that_fit_no_source_are_told(small: Path) -> None:
    """Nothing is written."""
    taken = added(small, PAGE, known={"issued": "2020-13"})
    assert [d.code for d in taken.diagnostics] == ["BG104"]
    assert not (small / "sources/page.yaml").exists()


@pytest.mark.parametrize("failing", [1, 2, 3, 4])
def test_an_interrupted_add_leaves_nothing_half(small: Path, monkeypatch: pytest.MonkeyPatch, failing: int) -> None:
    """Whichever rename is interrupted, all files are there or none."""
    before = {path: path.read_bytes() for path in small.rglob("*") if path.is_file()}
    real, count = Path.replace, []

    def replace(path: Path, target: os.PathLike[str]) -> Path:
        if path.name.endswith(".part"):
            count.append(1)
            if len(count) == failing:
                raise KeyboardInterrupt
        return real(path, target)

    monkeypatch.setattr(files.Path, "replace", replace)
    incoming, library = Incoming("ice", "Spät öffnet das Eis.\n".encode("latin-1"), TEXT, "iso-8859-1"), loaded(small)
    if failing <= 3:
        with pytest.raises(KeyboardInterrupt):
            add_source(incoming, library=library, folder=small, on=DAY)
        assert {path: path.read_bytes() for path in small.rglob("*") if path.is_file()} == before
    else:
        assert len(add_source(incoming, library=library, folder=small, on=DAY).written) == 3


def test_a_body_whose_ends_repeat_is_found_once_all_the_same(small: Path, tmp_path: Path) -> None:
    """Running heads at both ends are left to the editor."""
    head = "Sea and Shore\n\n"
    text = head + "Cod was counted at Havner.\n\n" + head + "Nobody counted it at Cape Lund.\n\n" + head
    added(small, written(tmp_path, "heads.txt", text))
    body = loaded(small).sources["heads"].text.body
    assert (body.start, body.end) == ("Cod was", "Cape Lund.")


def test_plain_text_from_an_old_server_is_kept_as_text(small: Path) -> None:
    """It is pinned as UTF-8, and the bytes that came are kept beside it."""
    incoming = Incoming(
        "https://c.example/ice",
        "Die Eisstraße öffnet spät.\n".encode("latin-1"),
        TEXT,
        "iso-8859-1",
        "https://c.example/ice",
    )
    assert add_source(incoming, library=loaded(small), folder=small, on=DAY).diagnostics == ()
    library = loaded(small)
    assert (library.texts or {})[library.sources["ice"].text.sha256] == "Die Eisstraße öffnet spät.\n"
    assert len(list((small / "archive" / "originals").iterdir())) == 1
