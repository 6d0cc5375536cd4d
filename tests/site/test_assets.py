"""Style, script and type: of the house's colours, from this machine alone."""

from __future__ import annotations

import re

import pytest

from briefgen.library.briefs import Colours
from briefgen.render import fonts
from briefgen.site.assets import FACES, SCRIPT, STYLE, assets
from tests.site.shelves import TEMPLATES


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    """The assets of a house with colours of its own."""
    colours = Colours(ink="#102030", accent="#a01020")
    return assets(colours, templates=TEMPLATES.folders)


def test_nothing_is_fetched_from_elsewhere(made: dict[str, bytes]) -> None:
    """Style and script name no address but those of the faces, and each face is there."""
    style, script = made[STYLE].decode(), made[SCRIPT].decode()
    asked = set(re.findall(r"url\(\"?([^)\"]+)", style))
    assert {f"assets/{name}" for name in asked} == {path for path in made if path.startswith(FACES)}
    assert not re.search(r"https?:|@import|fetch\(|XMLHttpRequest|import\(", style + script)


def test_colours_are_those_of_the_house(made: dict[str, bytes]) -> None:
    """Ink and accent of `library.yaml` are in the style sheet."""
    assert "--house-ink: #102030; --house-accent: #a01020" in made[STYLE].decode()


def test_faces_are_whole_fonts_for_the_web(made: dict[str, bytes]) -> None:
    """Each face is a WOFF."""
    faces = {path: data for path, data in made.items() if path.startswith(FACES)}
    assert len(faces) == 7
    assert {data[:4] for data in faces.values()} == {b"wOFF"}


def test_faces_are_the_same_each_time(made: dict[str, bytes]) -> None:
    """Cut and packed anew, every byte is the same."""
    fonts.cut.cache_clear()
    assert assets(Colours(ink="#102030", accent="#a01020"), templates=TEMPLATES.folders) == made


def test_sizes_of_the_screen_are_kept(made: dict[str, bytes]) -> None:
    """The builder's rem is larger than the screen's: lengths shrink by as much, media queries do not."""
    screen, style = (TEMPLATES.read("screen.css") or ""), made[STYLE].decode()
    assert "grid-template-columns: 13rem 1fr" in screen
    assert "grid-template-columns: 10.4rem 1fr" in style
    assert "@media (min-width: 46rem)" in style
