"""Fixtures of the room: manuscripts by name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefgen.write.manuscript import Manuscript
from tests.render.manuscripts import FIXTURES, manuscript_of


@pytest.fixture
def read() -> Callable[[str], Manuscript]:
    """Reads a fixture by its name."""
    return lambda name: manuscript_of((FIXTURES / f"{name}.md").read_text(encoding="utf-8"))
