"""Our faces are registered once for all documents of a process, and no document leaves a trace on another."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from briefgen.render import pdf
from briefgen.write.manuscript import Manuscript, Picture, Style
from tests.render.manuscripts import FIXTURES, manuscript_of

FULL = manuscript_of((FIXTURES / "full.md").read_text(encoding="utf-8"))
TEMPLATES = Path(__file__).parents[2] / "templates"
#: A picture that brings a face along, under a name that a sheet may ask for too.
_BRANDED = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10" width="40pt" height="10pt"><style>'
    b"@font-face { font-family: Brand; src: url(http://assets.invalid/sans.ttf) }"
    b'</style><text y="9">Cod</text></svg>'
)


@pytest.fixture
def fresh(monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[Any]]:
    """Makes this process one that laid out nothing yet; gives the list of what it registers from then on."""
    pdf.prepare()
    from briefgen.render import registered

    made: list[Any] = []
    stock = registered._registered

    def counted() -> Any:
        made.append(stock())
        return made[-1]

    def start() -> list[Any]:
        registered._KNOWN.clear()
        made.clear()
        return made

    monkeypatch.setattr(registered, "_registered", counted)
    return start


def house(folder: Path, *, sheet: str = "", body: str = "") -> tuple[Path, ...]:
    """The templates of a house: more at the end of the sheet, other attributes of the page's main part."""
    folder.mkdir(parents=True)
    (folder / "print.css").write_text((TEMPLATES / "print.css").read_text(encoding="utf-8") + sheet, encoding="utf-8")
    page = (TEMPLATES / "page.html.j2").read_text(encoding="utf-8")
    (folder / "page.html.j2").write_text(page.replace('<main id="text"', f'<main id="text" {body}'), encoding="utf-8")
    return (folder,)


def printed(manuscript: Manuscript, templates: tuple[Path, ...] = ()) -> bytes:
    """The PDF, or what was told in its place."""
    done = pdf.render(manuscript, templates=templates)
    errors = [d for d in done.diagnostics if d.level == "error"]
    return done.pdf or repr([(d.code, d.message) for d in errors]).encode()


def test_the_faces_are_registered_once(fresh: Callable[[], list[Any]]) -> None:
    """Whatever the colours of the house."""
    made = fresh()
    for ink in ("#14304f", "#005500"):
        assert printed(replace(FULL, style=Style(ink=ink))).startswith(b"%PDF")
    assert len(made) == 1


def test_a_page_is_as_the_engine_would_make_it(fresh: Callable[[], list[Any]], monkeypatch: pytest.MonkeyPatch) -> None:
    """Not a byte of it tells that the faces were there."""
    fresh()
    printed(FULL)
    shared = printed(FULL)
    monkeypatch.setattr("briefgen.render.registered.configuration", lambda html: None)
    assert printed(FULL) == shared


def test_no_page_leaves_a_trace_on_another(tmp_path: Path, fresh: Callable[[], list[Any]]) -> None:
    """In either order, and alone: heights of lines, faces in pictures and in sheets, and what is denied."""
    heights = (
        "main > p { line-height: calc(50% + 10pt) }",
        "main > p { line-height: calc(50% + 40pt) }",
    )
    branded = replace(FULL, pictures=(Picture("catch", _BRANDED, "Cod"),))
    by_picture = "@font-face { font-family: P; src: url(http://assets.invalid/catch.svg) }"
    pages = [
        (FULL, house(tmp_path / "a", sheet=heights[0])),
        (FULL, house(tmp_path / "b", sheet=heights[1])),
        (branded, ()),
        (FULL, house(tmp_path / "c", sheet="main > p { font-family: Brand, serif }")),
        (
            FULL,
            house(
                tmp_path / "d", sheet="@font-face { font-family: Brand; src: url(sans.ttf) } p { font-family: Brand }"
            ),
        ),
        (FULL, house(tmp_path / "e", sheet=by_picture)),
        (manuscript_of("# Fewer boats\n"), (tmp_path / "e",)),
        (replace(manuscript_of("# Fewer boats\n"), pictures=()), (tmp_path / "e",)),
    ]
    alone = []
    for manuscript, templates in pages:
        fresh()
        alone.append(printed(manuscript, templates))
    fresh()
    onwards = [printed(manuscript, templates) for manuscript, templates in pages]
    back = [printed(manuscript, templates) for manuscript, templates in reversed(pages)]
    assert len(set(alone)) > 5
    assert onwards == alone
    assert back == alone[::-1]


def test_the_last_word_is_where_it_was(tmp_path: Path, fresh: Callable[[], list[Any]]) -> None:
    """An attribute that insists wins over a sheet that does."""
    fresh()
    insists = house(tmp_path / "a", sheet="main { color: blue !important }", body='style="color: red !important"')
    alone = house(tmp_path / "b", body='style="color: red"')
    assert printed(FULL, insists) == printed(FULL, alone)


def test_faces_that_were_cleared_away_are_registered_again(fresh: Callable[[], list[Any]]) -> None:
    """Somebody empties the temporary folder while a worker lives."""
    made = fresh()
    before = printed(FULL)
    shutil.rmtree(made[0]._folder)
    assert printed(FULL) == before
    assert len(made) == 2


def test_faces_that_cannot_be_registered_are_not_kept(
    fresh: Callable[[], list[Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What failed for one page may go well for the next."""
    made = fresh()
    from briefgen.render import registered

    with monkeypatch.context() as broken:
        broken.setattr(registered._Faces, "whole", False)
        printed(FULL)
        printed(FULL)
    assert len(made) == 2
    assert registered._KNOWN == []
