"""The HTML in a real browser: for everyone, on any screen, on paper, and by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.conformance.conftest import SHOTS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SIZES = {"wide": (1280, 900), "tablet": (768, 1024), "narrow": (320, 640)}


@dataclass
class Visit:
    """A page that a browser shows, with what it asked for and complained of."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


Open = Callable[..., Visit]


@pytest.fixture
def visit(browser: Browser) -> Iterator[Open]:
    """Opens a file, in a profile of its own."""
    contexts = []

    def opened(file: Path, *, size: str = "wide", **options: Any) -> Visit:
        width, height = SIZES[size]
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        seen = Visit(context.new_page())
        seen.page.on("request", lambda request: seen.requests.append(request.url))
        seen.page.on("console", lambda line: seen.complaints.append(line.text))
        seen.page.on("pageerror", lambda error: seen.complaints.append(str(error)))
        seen.page.goto(file.as_uri())
        return seen

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def files(briefs: Mapping[str, Path]) -> Mapping[str, Path]:
    """The HTML of each brief, by name."""
    return {name: folder / f"{name}.html" for name, folder in briefs.items()}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_no_fault(files: Mapping[str, Path], visit: Open, axe: str, size: str, scheme: str) -> None:
    """No rule of axe-core is violated on any brief, whatever the screen and its colours."""
    faults = []
    for name, file in files.items():
        page = visit(file, size=size, color_scheme=scheme).page
        page.add_script_tag(content=axe)
        for fault in page.evaluate("async () => (await axe.run()).violations"):
            faults += [f"{name}: {fault['id']}: {node['target']} {node['failureSummary']}" for node in fault["nodes"]]
        SHOTS.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=SHOTS / f"{name}-{size}-{scheme}.png", full_page=True)
    assert faults == []


def test_a_page_keeps_to_itself(files: Mapping[str, Path], visit: Open) -> None:
    """It asks for nothing but itself and what it carries, and the console stays empty."""
    for name, file in files.items():
        seen = visit(file)
        seen.page.wait_for_load_state("networkidle")
        assert [url for url in seen.requests if url != file.as_uri() and not url.startswith("data:")] == [], name
        assert seen.complaints == [], name


@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_wider_than_the_screen(files: Mapping[str, Path], visit: Open, size: str) -> None:
    """Nobody has to scroll sideways to read, down to 320 pixels (WCAG 2.2, 1.4.10)."""
    wide = {
        name: visit(file, size=size).page.evaluate("document.documentElement.scrollWidth")
        for name, file in files.items()
    }
    assert {name: width for name, width in wide.items() if width > SIZES[size][0]} == {}


def test_every_picture_is_shown(files: Mapping[str, Path], visit: Open) -> None:
    """Each picture has decoded to a width and has a text in its place."""
    for name, file in files.items():
        pictures = visit(file).page.evaluate("[...document.images].map(i => [i.naturalWidth, i.alt.length])")
        assert all(width > 0 and letters > 10 for width, letters in pictures), name


def test_notes_work_without_scripts(files: Mapping[str, Path], visit: Open) -> None:
    """With JavaScript off a call leads to its note, and the note back to the call."""
    for name, file in files.items():
        page = visit(file, java_script_enabled=False).page
        page.click("#ref1")
        assert page.url.endswith("#fn1"), name
        assert page.locator("#fn1").bounding_box()["y"] < SIZES["wide"][1], name
        page.click("#fn1 .back")
        assert page.url.endswith("#ref1"), name


def test_the_skip_link_comes_first(files: Mapping[str, Path], visit: Open) -> None:
    """The first press of Tab shows a way past the furniture."""
    for name, file in files.items():
        page = visit(file).page
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.getAttribute('href')") == "#text", name
        assert page.locator(".skip").bounding_box()["x"] >= 0, name


def test_a_browser_prints_the_whole_brief(files: Mapping[str, Path], visit: Open) -> None:
    """On paper: black on white even from a dark screen, every note, no furniture of the screen."""
    for name, file in files.items():
        page = visit(file, color_scheme="dark").page
        notes = page.locator(".notes li").count()
        page.emulate_media(media="print", color_scheme="dark")
        page.set_viewport_size({"width": 720, "height": 960})
        page.screenshot(path=SHOTS / f"{name}-print.png", full_page=True)
        assert page.locator(".notes li:visible").count() == notes > 0, name
        assert page.locator(".skip:visible, .back:visible").count() == 0, name
        colours = page.evaluate(
            "['html', 'main p', '.notes li'].map(s => getComputedStyle(document.querySelector(s))).map(c => c.color)"
        )
        assert {sum(map(int, colour[4:-1].split(","))) < 200 for colour in colours} == {True}, (name, colours)
