"""Fixtures of the room: manuscripts by name, and one cache of fonts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.write.manuscript import Manuscript
from tests.render.manuscripts import FIXTURES, manuscript_of


@pytest.fixture
def read() -> Callable[[str], Manuscript]:
    """Reads a fixture by its name."""
    return lambda name: manuscript_of((FIXTURES / f"{name}.md").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for cut fonts, one for the whole run."""
    return tmp_path_factory.mktemp("cache")
