"""The pages of the real library's briefs: how many, how full, how they end. Measured on the laid-out boxes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from briefgen.check.verify import Verified, verify
from briefgen.library.load import load
from briefgen.render import pdf
from briefgen.write import templates
from briefgen.write.compose import compose
from briefgen.write.manuscript import Manuscript
from tests.render.manuscripts import FIXTURES
from tests.render.test_weasy import laid_out, told

pytestmark = pytest.mark.needs_archive
LIBRARY = FIXTURES.parents[2] / "briefs"
LIMITS = {"canada-russia-2018": 4, "re-engagement-2016": 2, "ottawa-2000": 2}
PAPERS = ("letter", "a4")
FULL = 0.6


@pytest.fixture(scope="module")
def verified(archive: Path) -> Verified:
    """The real library, checked."""
    library, found = load(LIBRARY, display="briefs", archive=archive)
    assert library is not None
    return verify(library, known=found).verified


@pytest.fixture(scope="module", params=[(slug, paper) for slug in sorted(LIMITS) for paper in PAPERS], ids="-".join)
def brief(request: pytest.FixtureRequest, verified: Verified) -> tuple[Manuscript, Sequence[Any]]:
    """One brief on one paper: the manuscript and its pages."""
    slug, paper = request.param
    manuscript, _ = compose(verified, slug, templates=templates.folder(LIBRARY))
    assert manuscript is not None
    manuscript = replace(manuscript, style=replace(manuscript.style, paper=paper))
    pdf.prepare()
    return manuscript, laid_out(manuscript)


def lines_of(page: Any) -> Iterator[tuple[str | None, float]]:
    """Each line of a page above its notes: the element it stands in, and its lower edge."""
    for box in page._page_box.children[0].descendants():
        if type(box).__name__ == "LineBox" and box.children:
            yield box.element_tag.partition("::")[0], box.position_y + box.height


def fullness(page: Any) -> float:
    """The share of the page's height that text, pictures and notes take."""
    box = page._page_box
    notes = [child for child in box.children if type(child).__name__ == "FootnoteAreaBox"]
    end = box.content_box_y() + box.height
    free = min([note.position_y for note in notes] + [end]) - max(bottom for _, bottom in lines_of(page))
    return 1 - float(free / box.height)


def test_a_brief_keeps_to_its_pages(brief: tuple[Manuscript, Sequence[Any]]) -> None:
    """Four pages for the large brief, two for the others."""
    manuscript, pages = brief
    assert len(pages) <= LIMITS[manuscript.slug]


def test_every_page_but_the_last_is_well_filled(brief: tuple[Manuscript, Sequence[Any]]) -> None:
    """No page before the last leaves more than two fifths of itself empty."""
    _, pages = brief
    assert [n for n, page in enumerate(pages[:-1], start=1) if fullness(page) < FULL] == []


def test_no_heading_ends_a_page(brief: tuple[Manuscript, Sequence[Any]]) -> None:
    """The lowest line of a page stands in no heading."""
    _, pages = brief
    lowest = [max(lines_of(page), key=lambda line: line[1])[0] for page in pages]
    assert [n for n, tag in enumerate(lowest, start=1) if tag in ("h1", "h2", "h3")] == []


def test_every_note_stands_where_the_reader_looks_for_it(brief: tuple[Manuscript, Sequence[Any]]) -> None:
    """The audit finds nothing."""
    manuscript, pages = brief
    assert told(pages, manuscript) == []


def test_every_note_stands_on_the_page_of_its_call(brief: tuple[Manuscript, Sequence[Any]]) -> None:
    """No reader of the real briefs has to turn the page for a note."""
    from briefgen.render import audit

    _, pages = brief
    assert audit.late_notes(pages) == ()


def test_no_line_is_cut_short(brief: tuple[Manuscript, Sequence[Any]]) -> None:
    """No line of the text but the last of its paragraph leaves a quarter of itself empty."""
    _, pages = brief
    short = []
    for paragraph in (box for page in pages for box in page._page_box.descendants() if box.element_tag == "p"):
        lines = [child for child in paragraph.children if type(child).__name__ == "LineBox"]
        # The rail and the basis are too narrow to be even.
        wide = paragraph.width > 300
        short += [line for line in lines[:-1] if wide and line.width < 0.75 * paragraph.width]
    assert short == []


def test_no_number_of_a_note_is_parted(brief: tuple[Manuscript, Sequence[Any]]) -> None:
    """Where the text names a note, "26" stands in one line: in two it reads as another note."""
    _, pages = brief
    boxes = [box for page in pages for box in page._page_box.descendants() if type(box).__name__ == "TextBox"]
    named = Counter(
        id(box.element) for box in boxes if box.element_tag == "a" and str(box.element.get("href")).startswith("#fn")
    )
    assert named
    assert set(named.values()) == {1}
