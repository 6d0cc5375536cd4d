"""`briefgen serve` in a real browser: an edit arrives by itself, a mistake shows beside the last good page."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conformance.conftest import CHECKOUT, SHOTS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PATIENCE = 60_000


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """The small library, to be edited."""
    return Path(shutil.copytree(CHECKOUT / "tests" / "fixtures" / "small", tmp_path / "briefs"))


@pytest.fixture
def address(library: Path) -> Iterator[str]:
    """Where `serve` shows it; the server ends with the test."""
    served = subprocess.Popen(
        [sys.executable, "-m", "briefgen", "serve", "--port", "0"],
        cwd=library.parent, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
    )  # fmt: skip
    assert served.stdout is not None
    with served:
        yield served.stdout.readline().strip()
        served.send_signal(signal.SIGINT)
        assert served.wait(30) == 130


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The brief's page, up to date; whatever the console complains of fails the test."""
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    page, complaints = context.new_page(), list[str]()
    page.on("console", lambda line: complaints.append(line.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"{address}brief/fewer-boats")
    page.locator("#state", has_text="Up to date").wait_for(timeout=PATIENCE)
    page.frame_locator("#html").locator("h1").wait_for(timeout=PATIENCE)
    yield page
    assert complaints == []
    context.close()


def _edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def _shot(page: Page, name: str) -> None:
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SHOTS / f"live-{name}.png")


def test_a_save_arrives_by_itself(page: Page, library: Path) -> None:
    """The new words stand in the page, which is still scrolled to where one reads, and the PDF is another."""
    page.frame_locator("#html").locator("body").evaluate("window.scrollTo(0, 600)")
    before = page.locator("#pdf").get_attribute("src")
    assert before
    _edit(library / "fewer-boats.yaml", "title: Fewer boats, one sea", "title: Fewer boats and one sea")
    page.frame_locator("#html").locator("h1", has_text="Fewer boats and one sea").wait_for(timeout=PATIENCE)
    page.locator(f'#pdf:not([src="{before}"])').wait_for(timeout=PATIENCE)
    assert page.title() == "Fewer boats and one sea"
    assert page.frame_locator("#html").locator("body").evaluate("window.scrollY") == 600
    _shot(page, "brief")


def test_a_mistake_shows_beside_the_last_good_page(page: Page, library: Path) -> None:
    """At its line, with a hint; and it goes once it is mended."""
    _edit(library / "facts" / "sea.yaml", "a rescue pact of 1998", "a rescue pact of 1897")
    page.locator("#problems li.error").first.wait_for(timeout=PATIENCE)
    told = page.locator("#problems").inner_text()
    assert "briefs/facts/sea.yaml:6:" in told
    assert "a rescue pact of 1897" in told
    assert "last good page" in page.locator("#state").inner_text()
    assert page.frame_locator("#html").locator("h1").inner_text() == "Fewer boats, one sea"
    _shot(page, "mistake")
    _edit(library / "facts" / "sea.yaml", "a rescue pact of 1897", "a rescue pact of 1998")
    page.locator("#state", has_text="Up to date").wait_for(timeout=PATIENCE)
    assert page.locator("#problems li.error").count() == 0


def test_a_brief_that_is_new_appears_in_the_list(page: Page, address: str, library: Path) -> None:
    """Without a reload."""
    page.goto(address)
    shutil.copy(library / "fewer-boats.yaml", library / "nets.yaml")
    page.locator('#briefs a[href="/brief/nets"]').wait_for(timeout=PATIENCE)
    _shot(page, "list")


def test_axe_finds_no_fault_with_the_live_pages(page: Page, address: str, axe: str) -> None:
    """List and brief, with what was found open, on any screen; and nobody has to scroll sideways."""
    for width, scheme in product((1400, 768, 320), ("light", "dark")):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        for name, path in (("brief", "brief/fewer-boats"), ("list", "")):
            page.goto(address + path)
            page.locator("details").evaluate("e => e.open = true")
            _shot(page, f"{name}-{width}-{scheme}")
            assert _faults(page, axe) == [], (name, width, scheme)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (name, width)


def _faults(page: Page, axe: str) -> object:
    """What axe-core says of a page whose own policy lets no script in from outside, and axe least of all."""
    debugger = page.context.new_cdp_session(page)
    debugger.send("Runtime.evaluate", {"expression": axe})
    ask = "axe.run({iframes: false}).then(r => r.violations.map(v => v.id + ' ' + v.nodes[0].target))"
    told = debugger.send("Runtime.evaluate", {"expression": ask, "awaitPromise": True, "returnByValue": True})
    return told["result"].get("value")


def test_it_works_without_scripts(browser: Browser, page: Page) -> None:
    """The page, its frames and its links are there; what is missing is told: reload by hand."""
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(page.url)
    assert plain.frame_locator("#html").locator("h1").inner_text() == "Fewer boats, one sea"
    assert "Reload this page" in plain.locator("body").inner_text()
    plain.click("text=All briefs")
    assert plain.locator("#briefs a").count() == 1
    context.close()
