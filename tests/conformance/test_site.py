"""The site in a real browser, built by both builders: for everyone, on any screen, by mouse, keys and touch."""

from __future__ import annotations

import functools
import http.server
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.conformance.conftest import CHECKOUT, SHOTS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SIZES = {"wide": (1280, 900), "narrow": (320, 640)}
#: One page of every kind, by the name of its picture.
KINDS = {
    "home": "", "briefs": "briefs/", "brief": "briefs/canada-russia-2018/", "translation": "briefs/ottawa-2000/fr/",
    "facts": "facts/", "fact": "facts/abm-keep/", "sources": "sources/", "source": "sources/globe-2016-06/",
    "timeline": "timeline/", "evidence": "evidence/", "document": "docs/glossary/",
    "reference": "docs/reference/fields/", "rules": "docs/reference/rules/bg3/",
    "lesson": "docs/first-hour/",
}  # fmt: skip
BRIEF, FACTS = KINDS["brief"], KINDS["facts"]
BUILDERS = ("mkdocs", "zensical")


def _run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """A tool of this environment, in a folder, with an empty home."""
    (folder / "home").mkdir(exist_ok=True)
    surroundings = {**os.environ, "HOME": str(folder / "home"), "PYTHONPATH": str(CHECKOUT), "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "briefgen"] if words[0] == "briefgen" else [str(Path(sys.prefix, "bin", words[0]))]
    return subprocess.run(
        [*command, *words[1:]], cwd=folder, capture_output=True, text=True, check=False, env=surroundings
    )


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves a folder and says nothing."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name that the base gives it
        """Keep still."""


@pytest.fixture(scope="session")
def projects(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """A copy of library, documents and settings for each builder, built from the same pages."""
    first = tmp_path_factory.mktemp("mkdocs")
    for name in ("briefs", "docs"):
        shutil.copytree(CHECKOUT / name, first / name)
    shutil.copy(CHECKOUT / "mkdocs.yml", first)
    done = _run(first, "briefgen", "site")
    assert done.returncode == 0, done.stderr
    second = tmp_path_factory.mktemp("zensical")
    shutil.copytree(first / "build" / "briefgen-site", second / "build" / "briefgen-site")
    shutil.copy(CHECKOUT / "mkdocs.yml", second)
    for folder, name in ((first, "mkdocs"), (second, "zensical")):
        done = _run(folder, name, "build", "--strict")
        assert done.returncode == 0, done.stdout + done.stderr
    return {"mkdocs": first, "zensical": second}


@pytest.fixture(scope="session")
def addresses(projects: Mapping[str, Path]) -> Iterator[Mapping[str, str]]:
    """Where each builder's site is served on this machine."""
    servers = {}
    for name, folder in projects.items():
        handler = functools.partial(_Quiet, directory=str(folder / "site"))
        servers[name] = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=servers[name].serve_forever, daemon=True).start()
    yield {name: f"http://127.0.0.1:{server.server_port}/" for name, server in servers.items()}
    for server in servers.values():
        server.shutdown()
        server.server_close()


@dataclass
class Visit:
    """A page that a browser shows, with what it asked for and complained of."""

    page: Page
    home: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


Open = Callable[..., Visit]


@pytest.fixture
def visit(browser: Browser, addresses: Mapping[str, str]) -> Iterator[Open]:
    """Opens a page of a site, in a profile of its own, and waits until its scripts have run."""
    contexts = []

    def opened(path: str, *, builder: str = "mkdocs", size: str = "wide", **options: Any) -> Visit:
        width, height = SIZES[size]
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        seen = Visit(context.new_page(), addresses[builder])
        seen.page.on("request", lambda request: seen.requests.append(request.url))
        seen.page.on("console", lambda line: seen.complaints.append(line.text))
        seen.page.on("pageerror", lambda error: seen.complaints.append(str(error)))
        seen.page.goto(seen.home + path if "://" not in path else path)
        seen.page.wait_for_load_state("networkidle")
        return seen

    yield opened
    for context in contexts:
        context.close()


# ------------------------------------------------------------------------------------------- for everyone


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_no_fault(visit: Open, axe: str, size: str, scheme: str) -> None:
    """No rule of axe-core is violated on any kind of page, whatever the screen and its colours; pictures are taken."""
    faults = []
    SHOTS.mkdir(parents=True, exist_ok=True)
    for name, path in KINDS.items():
        page = visit(path, size=size, color_scheme=scheme, reduced_motion="reduce").page
        page.screenshot(path=SHOTS / f"site-{name}-{size}-{scheme}.png", full_page=True)
        page.add_script_tag(content=axe)
        for fault in page.evaluate("async () => (await axe.run()).violations"):
            faults += [f"{name}: {fault['id']}: {node['target']} {node['failureSummary']}" for node in fault["nodes"]]
    assert faults == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault_of_the_other_builder(visit: Open, axe: str, scheme: str) -> None:
    """The pages that have most in them hold with zensical too."""
    faults = []
    for name in ("home", "brief", "facts", "timeline", "document"):
        page = visit(KINDS[name], builder="zensical", color_scheme=scheme).page
        page.screenshot(path=SHOTS / f"site-zensical-{name}-{scheme}.png", full_page=True)
        page.add_script_tag(content=axe)
        faults += [f"{name}: {one['id']}" for one in page.evaluate("async () => (await axe.run()).violations")]
    assert faults == []


@pytest.mark.parametrize("builder", BUILDERS)
def test_a_page_keeps_to_itself(visit: Open, builder: str) -> None:
    """No kind of page asks anybody else for anything, and the console stays empty."""
    for name, path in KINDS.items():
        seen = visit(path, builder=builder)
        outside = [url for url in seen.requests if not url.startswith((seen.home, "data:", "blob:"))]
        assert (outside, seen.complaints) == ([], []), name


@pytest.mark.parametrize("builder", BUILDERS)
@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_wider_than_the_screen(visit: Open, size: str, builder: str) -> None:
    """Nobody has to scroll sideways to read, down to 320 pixels (WCAG 2.2, 1.4.10)."""
    wide = {
        name: visit(path, builder=builder, size=size).page.evaluate("document.documentElement.scrollWidth")
        for name, path in KINDS.items()
    }
    assert {name: width for name, width in wide.items() if width > SIZES[size][0]} == {}


def test_the_type_is_that_of_the_page(visit: Open) -> None:
    """Text is set in the packaged faces, which have arrived."""
    page = visit(BRIEF).page
    loaded = page.evaluate("[...document.fonts].filter(f => f.status === 'loaded').map(f => f.family)")
    assert {"Source Serif 4", "Source Serif 4 Display", "Source Sans 3"} <= {name.strip('"') for name in loaded}


def test_dark_follows_the_system_and_can_be_chosen(visit: Open) -> None:
    """A dark system gives a dark page; the switch in the header turns it, and another page remembers."""
    seen = visit(BRIEF, color_scheme="dark")
    brightness = "getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3).map(Number)"
    assert sum(seen.page.evaluate(brightness)) < 150
    seen.page.locator("label.md-header__button[for^=__palette]:visible").click()
    assert sum(seen.page.evaluate(brightness)) > 700
    seen.page.goto(seen.home + FACTS)
    assert sum(seen.page.evaluate(brightness)) > 700


def test_nothing_moves_for_who_asked_for_stillness(visit: Open) -> None:
    """With reduced motion no element has a transition or an animation."""
    page = visit(BRIEF, reduced_motion="reduce").page
    moving = "[...document.querySelectorAll('*')].filter(e => getComputedStyle(e).transitionDuration.split(', ')"
    assert page.evaluate(f"{moving}.some(d => parseFloat(d) > 0)).length") == 0


def test_paper_has_the_brief_alone(visit: Open) -> None:
    """Printed, even from a dark screen: black on white, every note, no furniture."""
    page = visit(BRIEF, color_scheme="dark").page
    notes = page.locator(".notes li").count()
    page.emulate_media(media="print", color_scheme="dark")
    page.screenshot(path=SHOTS / "site-brief-print.png", full_page=True)
    assert page.locator(".notes li:visible").count() == notes > 0
    assert page.locator(".md-header:visible, .md-tabs:visible, .md-footer:visible, .beside-brief:visible").count() == 0
    ink = page.evaluate("getComputedStyle(document.querySelector('.text p')).color.match(/\\d+/g).map(Number)")
    assert sum(ink[:3]) < 200


# --------------------------------------------------------------------------------------------------- notes


@pytest.mark.parametrize("builder", BUILDERS)
def test_a_note_opens_for_the_mouse(visit: Open, builder: str) -> None:
    """Pointing at a call shows its card with a link to the fact; the card can be entered; leaving closes it."""
    page = visit(BRIEF, builder=builder).page
    page.hover("#ref5")
    card = page.locator(".card")
    card.wait_for()
    page.screenshot(path=SHOTS / f"site-card-{builder}.png")
    shown, listed = card.locator(".held-note").inner_text(), page.locator("#fn5").inner_text()
    assert shown.split()[:8] == listed.split()[:8]
    assert "report" in card.locator(".rests").inner_text()
    assert card.locator("a[href*='facts/']").count() > 0
    card.hover()
    page.wait_for_timeout(500)
    assert card.is_visible()
    page.mouse.move(5, 500)
    card.wait_for(state="detached")


def test_a_note_opens_for_keys(visit: Open) -> None:
    """Focus shows the card, Tab goes into it, Escape closes it and gives the focus back to the call."""
    page = visit(BRIEF).page
    page.locator("#ref4").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") != "ref4"
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.id") == "ref4"
    page.locator(".card").wait_for()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('.card').contains(document.activeElement)")
    page.keyboard.press("Escape")
    assert page.locator(".card").count() == 0
    assert page.evaluate("document.activeElement.id") == "ref4"


def test_a_note_opens_for_a_finger(visit: Open) -> None:
    """The first tap shows the card and leaves the call in sight, a tap beside it closes it, and nothing jumps away."""
    page = visit(BRIEF, size="narrow", has_touch=True, is_mobile=True).page
    call = page.locator("#ref3")
    call.scroll_into_view_if_needed()
    call.tap()
    card = page.locator(".card")
    card.wait_for()
    page.screenshot(path=SHOTS / "site-card-narrow.png")
    assert "#" not in page.url
    assert call.bounding_box()["y"] < card.bounding_box()["y"]
    page.touchscreen.tap(160, 60)
    assert card.count() == 0
    call.tap()
    card.locator("button").tap()
    assert card.count() == 0


def test_marks_of_a_picture_open_their_notes(visit: Open) -> None:
    """A mark of the timeline shows the card of its note."""
    page = visit(BRIEF).page
    mark = page.locator(".picture a.spot").first
    mark.hover()
    page.locator(".card").wait_for()
    assert page.locator(".card .named").inner_text().startswith(f"Note {mark.get_attribute('href')[3:]}")


def test_notes_work_without_scripts(visit: Open) -> None:
    """With JavaScript off a call leads to its note in the list, and the note back to the call."""
    page = visit(BRIEF, java_script_enabled=False).page
    page.click("#ref1")
    assert page.url.endswith("#fn1")
    page.click("#fn1 .back")
    assert page.url.endswith("#ref1")


# ------------------------------------------------------------------------------------------------- filters


def _shown(page: Page) -> int:
    return page.locator("[data-list] > li:visible").count()


@pytest.mark.parametrize("builder", BUILDERS)
def test_filters_narrow_the_list_and_the_address_keeps_them(visit: Open, builder: str) -> None:
    """Each choice leaves as many facts as it says, two leave what fits both; the address alone brings them back."""
    seen = visit(FACTS, builder=builder)
    page = seen.page
    whole = _shown(page)
    for select in page.locator("form[data-filters] select").all():
        name = select.get_attribute("name")
        value = select.locator("option").nth(1)
        count = int(re.search(r"\((\d+)\)$", value.inner_text())[1])
        select.select_option(value.get_attribute("value"))
        assert _shown(page) == count, name
        assert f"{name}=" in page.url
        select.select_option("")
    assert _shown(page) == whole
    assert "?" not in page.url
    page.select_option("[name=area]", "discontent")
    page.fill("[name=words]", "crimea")
    both = _shown(page)
    assert 0 < both < whole
    assert f"{both} of {whole} facts" in page.locator("[data-count]").inner_text()
    page.screenshot(path=SHOTS / f"site-filtered-{builder}.png")
    copied = page.url
    page.reload()
    assert _shown(page) == both
    page.click("[data-filters] button[type=reset]")
    page.wait_for_function("!location.search")
    assert _shown(page) == whole
    page.goto(copied)
    assert _shown(page) == both


def test_filters_work_by_keys_alone(visit: Open) -> None:
    """From the field of words, Tab leads to the choices; an arrow chooses."""
    page = visit(FACTS).page
    whole = _shown(page)
    page.focus("[name=words]")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "area"
    page.keyboard.press("ArrowDown")
    assert 0 < _shown(page) < whole
    page.focus("[name=words]")
    page.keyboard.type("no such words")
    assert _shown(page) == 0
    assert page.locator("[data-none]").is_visible()


def test_an_address_with_an_unknown_choice_shows_everything(visit: Open) -> None:
    """A filter that has gone since, or a forged one, is no choice and does no harm."""
    seen = visit(f"{FACTS}?source=gone&area=%3Cimg%20src%3Dx%3E&nothing=1")
    assert _shown(seen.page) == seen.page.locator("[data-list] > li").count() > 0
    assert seen.complaints == []


def test_without_scripts_the_list_is_whole(visit: Open) -> None:
    """With JavaScript off there is no form, and every fact."""
    page = visit(FACTS, java_script_enabled=False).page
    assert page.locator("form[data-filters]:visible").count() == 0
    assert _shown(page) == page.locator("[data-list] > li").count() > 50


def test_filters_work_in_a_file(visit: Open, projects: Mapping[str, Path]) -> None:
    """Opened as a file, without a server, the list can be filtered too."""
    page = visit((projects["mkdocs"] / "site" / "facts" / "index.html").as_uri()).page
    whole = _shown(page)
    page.select_option("[name=area]", "cooperation")
    assert 0 < _shown(page) < whole


# -------------------------------------------------------------------------------------------------- search


@pytest.mark.parametrize("builder", BUILDERS)
def test_search_finds_a_fact(visit: Open, builder: str) -> None:
    """Words of a claim lead to the page of that fact."""
    page = visit("", builder=builder).page
    if builder == "mkdocs":
        page.locator(".md-search__input").click()
        page.keyboard.type("Skripal")
        result = page.locator(".md-search-result__link[href*='facts/']").first
    else:
        page.locator(".md-search__button:visible").click()
        page.keyboard.type("Skripal")
        result = page.locator("a[href*='facts/'][href*='skripal']").first
    result.wait_for()
    page.screenshot(path=SHOTS / f"site-search-{builder}.png")
    result.click()
    page.wait_for_url("**/facts/*skripal*/**")


# --------------------------------------------------------------------------------------------------- built


@pytest.mark.parametrize("builder", BUILDERS)
def test_no_link_is_dead(projects: Mapping[str, Path], builder: str) -> None:
    """Every address within the built site leads to a file of it."""
    site = projects[builder] / "site"
    dead = set()
    for page in site.rglob("*.html"):
        if page.name == "404.html":  # its addresses start at the root of a server
            continue
        for link in re.findall(r'\b(?:href|src)="?([^">\s]+)', page.read_text(encoding="utf-8")):
            target = re.split(r"[?#]", link.replace("&amp;", "&"))[0]
            if not target or re.match(r"[a-z]+:", target):
                continue
            file = (page.parent / target).resolve()
            if not (file.is_file() or (file / "index.html").is_file()):
                dead.add(f"{page.relative_to(site)}: {link}")
    assert sorted(dead) == []


def test_both_builders_make_the_same_pages(projects: Mapping[str, Path]) -> None:
    """Each page, file and face that one of them writes, the other writes too."""
    theirs = ("assets/javascripts", "assets/stylesheets", "assets/images", "search", "sitemap")
    made = {
        name: {
            file.relative_to(folder / "site").as_posix()
            for file in (folder / "site").rglob("*")
            if file.is_file() and not file.relative_to(folder / "site").as_posix().startswith(theirs)
        }
        for name, folder in projects.items()
    }
    assert made["mkdocs"] == made["zensical"]
    assert "briefs/canada-russia-2018/canada-russia-2018.docx" in made["mkdocs"]


def test_without_pages_the_builder_names_the_command(tmp_path: Path) -> None:
    """`mkdocs build` before `briefgen site` fails, and its message names what is missing."""
    shutil.copy(CHECKOUT / "mkdocs.yml", tmp_path)
    done = _run(tmp_path, "mkdocs", "build")
    assert done.returncode != 0
    assert "briefgen-site' isn't an existing directory" in done.stdout + done.stderr
