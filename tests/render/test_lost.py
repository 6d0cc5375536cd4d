"""The documents that need our cures: what WeasyPrint 70 does to their notes, and what ours makes of it.

They come from `bench/notes.py`, by the seed in the name, cut down as far as the fault stays. `lost/print.css` is the
house's of the day on which they were cut: where a note is lost depends on each measure of the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefgen.render import pdf
from tests.render.manuscripts import manuscript_of
from tests.render.test_weasy import laid_out, told

LOST = Path(__file__).parent / "lost"
FAULTS = {"lost": "is lost", "overlapping": "runs into the text"}
CASES = sorted(path.stem for path in LOST.glob("*.md"))


@pytest.fixture(autouse=True)
def _prepared() -> None:
    pdf.prepare()


@pytest.fixture
def _uncured(_prepared: None) -> Iterator[None]:
    """WeasyPrint's own layout for one test."""
    from weasyprint.layout import LayoutContext, block, inline

    from briefgen.render import weasy

    block._linebox_layout = weasy._stock_linebox_layout
    inline.split_first_line = weasy._stock_split_first_line
    LayoutContext._update_footnote_area = weasy._stock_update_footnote_area
    yield
    weasy.cure()


@pytest.mark.usefixtures("_uncured")
@pytest.mark.parametrize("case", CASES)
def test_the_engine_alone_misplaces_a_note(case: str) -> None:
    """Without the cures the fault that the name of the document tells is there: once it is not, the cure may go."""
    manuscript = manuscript_of((LOST / f"{case}.md").read_text(encoding="utf-8"))
    assert any(FAULTS[case.split("-")[0]] in line for line in told(laid_out(manuscript, LOST), manuscript))


@pytest.mark.parametrize("case", CASES)
def test_with_the_cures_every_note_is_in_place(case: str) -> None:
    """The same document, cured, gives the audit nothing to tell."""
    manuscript = manuscript_of((LOST / f"{case}.md").read_text(encoding="utf-8"))
    assert told(laid_out(manuscript, LOST), manuscript) == []
