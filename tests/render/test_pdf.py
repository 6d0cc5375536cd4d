"""The PDF rendition, from manuscript to bytes."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace

import pypdf
import pytest

from briefgen.render import pdf
from briefgen.write.manuscript import Manuscript, Picture, Spot, Style
from tests.render.manuscripts import FIXTURES, manuscript_of

Read = Callable[[str], Manuscript]
ROOT = FIXTURES.parents[2]


@pytest.fixture(scope="module")
def full() -> pdf.Rendered:
    """The whole brief, laid out once for this module."""
    return pdf.render(manuscript_of((FIXTURES / "full.md").read_text(encoding="utf-8")))


def test_a_whole_brief_has_every_note_at_the_foot_of_a_page(full: pdf.Rendered) -> None:
    """No diagnostic, and the notes of the pages add up."""
    assert full.diagnostics == ()
    assert sum(full.notes) == 25
    assert len(full.notes) == full.pages == len(pypdf.PdfReader(io.BytesIO(full.pdf)).pages)


@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_the_pdf_is_accessible_and_archivable(full: pdf.Rendered, profile: str) -> None:
    """It passes PDF/UA-1 and PDF/A-3a, which it claims."""
    validation = pytest.importorskip("page")
    failures = validation.validate_pdf_bytes(full.pdf, profile=profile).failures
    assert [(f.rule_id, f.message) for f in failures] == []


def test_a_mark_of_a_picture_is_a_named_link_where_it_stands(read: Read) -> None:
    """The link lies over its part of the picture, says what stands there, and the standards hold."""
    validation = pytest.importorskip("page")
    whole = read("full")
    spot = Spot(2, "Cod, 2016", 25, 50, 50, 25)
    printed = pdf.render(replace(whole, pictures=(replace(whole.pictures[0], spots=(spot,)),)))
    assert printed.diagnostics == ()
    pages = pypdf.PdfReader(io.BytesIO(printed.pdf)).pages
    links = [annotation.get_object() for page in pages for annotation in page.get("/Annots", ())]
    [link] = [one for one in links if one["/Contents"] == "Cod, 2016 (note 2)"]
    assert link["/Dest"] == "fn2"
    left, top, right, bottom = (float(edge) for edge in link["/Rect"])
    # The picture is 510 by 70; the spot is half as wide and a quarter as high.
    assert (right - left) / abs(top - bottom) == pytest.approx(2 * 510 / 70, rel=0.01)
    for profile in ("ua1", "3a"):
        assert validation.validate_pdf_bytes(printed.pdf, profile=profile).failures == []


def test_every_note_is_tagged_as_one(full: pdf.Rendered) -> None:
    """The structure tree holds 25 `Note` elements with different ids."""
    reader = pypdf.PdfReader(io.BytesIO(full.pdf))
    whole = reader.trailer["/Root"]["/StructTreeRoot"]["/K"][0].get_object()
    areas = [k.get_object() for k in whole["/K"] if k.get_object()["/S"] == "/NonStruct"]
    notes = [k.get_object() for area in areas for k in area["/K"]]
    assert {note["/S"] for note in notes} == {"/Note"}
    assert len({note["/ID"] for note in notes}) == 25


def test_the_record_is_attached(full: pdf.Rendered) -> None:
    """The JSON rendition travels inside the PDF."""
    attached = pypdf.PdfReader(io.BytesIO(full.pdf)).attachments
    assert list(attached) == ["fewer-boats.json"]
    assert b"catch-fell" in attached["fewer-boats.json"][0]


def test_the_outline_holds_headings_without_calls(full: pdf.Rendered) -> None:
    """Bookmarks are the headings' words."""
    outline = pypdf.PdfReader(io.BytesIO(full.pdf)).outline
    flat: list[str] = []
    rest = list(outline)
    while rest:
        item = rest.pop(0)
        if isinstance(item, list):
            rest = item + rest
        else:
            flat.append(str(item.title))
    assert "Areas of cooperation" in flat
    assert "The harbour talks outlived the quarrel" in flat


@pytest.mark.parametrize(("paper", "size"), [("letter", (612, 792)), ("a4", (595, 842))])
def test_the_paper_is_the_houses(read: Read, paper: str, size: tuple[int, int]) -> None:
    """Letter and A4, in points."""
    rendered = pdf.render(replace(read("small"), style=Style(paper=paper)))
    box = pypdf.PdfReader(io.BytesIO(rendered.pdf)).pages[0].mediabox
    assert (round(float(box.width)), round(float(box.height))) == size


def test_two_processes_write_the_same_bytes() -> None:
    """Hash seed, time zone, folder and process leave no trace."""
    program = (
        "import hashlib; from briefgen.render import pdf; from tests.render.manuscripts import *\n"
        "m = manuscript_of((FIXTURES / 'small.md').read_text(encoding='utf-8'))\n"
        "print(hashlib.sha256(pdf.render(m).pdf).hexdigest())"
    )
    digests = set()
    for seed, zone in (("0", "UTC"), ("7", "Asia/Tokyo")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-c", program]
        digests.add(subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout)
    assert len(digests) == 1
    assert digests != {hashlib.sha256(b"").hexdigest() + "\n"}


def test_a_character_that_no_face_has_is_named(read: Read) -> None:
    """BG412 with the character and its number; no PDF comes out."""
    rendered = pdf.render(manuscript_of("The word 漢 here.\n"))
    assert [(d.code, d.message) for d in rendered.diagnostics] == [("BG412", "no font has the character `漢` (U+6F22)")]
    assert rendered.pdf == b""


def test_all_characters_that_no_face_has_are_one_diagnostic(read: Read) -> None:
    """However many they are."""
    [told] = pdf.render(manuscript_of("The words 漢 and 😀 here.\n")).diagnostics
    assert told.message == "no font has the characters `漢` (U+6F22), `😀` (U+1F600)"


def test_a_picture_that_asks_for_a_file_is_refused(read: Read) -> None:
    """Whatever a picture points at outside the brief is not fetched, and the brief is withheld."""
    svg = (
        b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">'
        b'<image xlink:href="file:///etc/hostname" width="9" height="9"/></svg>'
    )
    rendered = pdf.render(replace(read("full"), pictures=(Picture("catch", svg, "x"),)))
    assert {d.code for d in rendered.diagnostics} == {"BG414"}
    assert any("file:///etc/hostname" in d.message for d in rendered.diagnostics)
    assert rendered.pdf == b""


def test_the_engine_is_not_imported_with_the_module() -> None:
    """A parent process may import `pdf` without WeasyPrint."""
    program = "import sys, briefgen.render.pdf, briefgen.render.html; print('weasyprint' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout == "False\n"
