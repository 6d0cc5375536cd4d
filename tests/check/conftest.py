"""The small invented library in this room's tests: as a value, and as a folder to be spoilt."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.library.library import Library
from tests.check.desks import SMALL, locked, opened


@pytest.fixture(scope="session")
def small() -> Library:
    """The small library with its texts and a lock of them: nothing is wrong with it."""
    return locked(opened(SMALL))


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the small library's folder, to be spoilt."""
    return Path(shutil.copytree(SMALL, tmp_path / "briefs"))


@pytest.fixture
def rewrite(copy: Path) -> Callable[[str, str, str], None]:
    """Replace words that stand once in a file of the copy."""

    def change(file: str, old: str, new: str) -> None:
        text = (copy / file).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"`{old}` stands {text.count(old)} times in {file}"
        (copy / file).write_text(text.replace(old, new), encoding="utf-8")

    return change
