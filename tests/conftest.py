"""What every test may ask for: where the captured texts are, if this machine has them."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

# Started in the background, a run ignores interrupts, and what it starts would ignore them too.
signal.signal(signal.SIGINT, signal.default_int_handler)
# A run must not fail for a slow machine, nor in CI for the luck of the draw.
hypothesis.settings.register_profile("house", deadline=None, derandomize="CI" in os.environ)
hypothesis.settings.load_profile("house")

CHECKOUT = Path(__file__).resolve().parent.parent
LEFT_OUT = "needs the captured texts, and none were found"


def _found() -> Path | None:
    """The folder of captured texts: `$BRIEFGEN_ARCHIVE`, else `shared/sources` beside the checkout."""
    named = os.environ.get("BRIEFGEN_ARCHIVE")
    folder = Path(named).resolve() if named else CHECKOUT.parent / "shared" / "sources"
    return folder if folder.is_dir() else None


ARCHIVE = _found()


@pytest.fixture(scope="session", autouse=True)
def _no_archive_by_surprise(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the variables from test libraries, which ship with their own texts, and the user's secret from tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        patch.delenv("BRIEFGEN_CACHE_KEY", raising=False)
        patch.delenv("BRIEFGEN_ARCHIVE", raising=False)
        yield


@pytest.fixture(scope="session")
def archive() -> Path:
    """The folder of captured texts; a test that asks for it is left out where there is none."""
    if ARCHIVE is None:
        pytest.skip(LEFT_OUT)
    return ARCHIVE


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out what is marked `needs_archive` where there is no archive."""
    if ARCHIVE is None:
        for item in items:
            if item.get_closest_marker("needs_archive"):
                item.add_marker(pytest.mark.skip(reason=LEFT_OUT))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many tests were left out for want of the captured texts."""
    skipped = terminalreporter.stats.get("skipped", [])
    missing = sum(isinstance(report.longrepr, tuple) and LEFT_OUT in report.longrepr[2] for report in skipped)
    if missing:
        terminalreporter.write_line(
            f"{missing} tests were left out for want of the captured texts: set BRIEFGEN_ARCHIVE to their folder."
        )
