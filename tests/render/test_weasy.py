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


def laid_out(manuscript: Manuscript, cache: Path) -> Sequence[Any]:
    """The laid-out pages of a manuscript."""
    folder = fonts.prepare(cache)
    import weasyprint

    from briefgen.render import weasy

    files = {f"{weasy.BASE}{f.file}": ("font/ttf", (folder / f.file).read_bytes()) for f in fonts.FACES}
    html = page.compose(manuscript, "print", pictures={}, faces=fonts.style_sheet(weasy.BASE)).html
    fetcher = weasy.Fetcher(files)
    return list(weasyprint.HTML(string=html, base_url=weasy.BASE, url_fetcher=fetcher).render().pages)


def told(pages: Sequence[Any], manuscript: Manuscript) -> list[str]:
    """What the audit says of a layout."""
    from briefgen.render import audit

    return [d.message for d in audit.audit(pages, [n.number for n in manuscript.notes], about=())]


@pytest.fixture(autouse=True)
def prepared(cache: Path) -> None:
    """Fonts cut, the engine imported and mended."""
    pdf.prepare(cache)


@pytest.fixture
def uncured(prepared: None) -> Iterator[None]:
    """WeasyPrint's own line layout for one test."""
    from weasyprint.layout import block

    from briefgen.render import weasy

    block._linebox_layout = weasy._stock_linebox_layout
    yield
    weasy.cure()


def dropping() -> Manuscript:
    """A text in which WeasyPrint 70 by itself loses note 8."""
    return manuscript_of((FIXTURES / "drops-a-note.md").read_text(encoding="utf-8"))


@pytest.mark.usefixtures("uncured")
def test_the_audit_names_a_note_that_the_engine_lost(cache: Path) -> None:
    """Without the cure the call prints, the note does not, and the audit says so."""
    assert told(laid_out(dropping(), cache), dropping()) == ["note 8 is lost in the printed layout"]


def test_the_cure_keeps_the_note(cache: Path) -> None:
    """With the cure the same text has all its notes."""
    assert told(laid_out(dropping(), cache), dropping()) == []


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(seed=st.integers(0, 10**6))
def test_no_note_is_lost_in_texts_at_random(cache: Path, seed: int) -> None:
    """Whatever the lengths of paragraphs and notes, each note stands once, in order, on its page or the next."""
    dice = random.Random(seed)
    paragraphs, notes = [], []
    for number in range(1, 41):
        paragraphs.append(" ".join(["cod"] * dice.randint(5, 90)) + f".[^{number}]")
        notes.append(f"[^{number}]: " + " ".join(["net"] * dice.randint(2, 70)))
    manuscript = manuscript_of("\n\n".join(paragraphs) + "\n\n" + "\n".join(notes) + "\n")
    assert told(laid_out(manuscript, cache), manuscript) == []


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
