"""What a person sees on a terminal: colour there alone, and none where NO_COLOR asks for none (https://no-color.org)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.conftest import Typed
from tests.cli.terminals import on_a_terminal

COLOUR = re.compile(rb"\x1b\[[0-9;]*[1-9][0-9;]*m")


@pytest.fixture
def desk(typed: Typed, briefs: Path) -> Path:
    """A working folder with a locked library."""
    assert typed("lock", "--on", "2020-01-15").code == 0
    return briefs.parent


def _built(folder: Path, **environment: str) -> bytes:
    """What `briefgen build` writes to a terminal."""
    return on_a_terminal("-m", "briefgen", "build", "--to", "md", folder=folder, **environment)


def test_progress_is_coloured_built(desk: Path) -> None:
    """The one place with colour."""
    assert COLOUR.search(_built(desk))


@pytest.mark.parametrize("surroundings", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_nobody_who_asks_for_none_gets_colour(desk: Path, surroundings: dict[str, str]) -> None:
    """NO_COLOR is heeded, and a terminal that knows no escape sequences gets none."""
    told = _built(desk, **surroundings)
    assert b"fewer-boats.md" in told
    assert not COLOUR.search(told)


@pytest.mark.parametrize("words", [("show", "catch-fell"), ("show", "fewer-boats:3"), ("review", "--list")])
@pytest.mark.parametrize("width", [60, 80])
def test_passages_are_broken_to_the_terminal(desk: Path, words: tuple[str, ...], width: int) -> None:
    """No line is longer than the terminal is wide, and each is filled."""
    told = on_a_terminal("-m", "briefgen", *words, folder=desk, width=width).decode()
    lines = [len(line.rstrip("\r")) for line in told.split("\n")]
    assert width - 15 < max(lines) <= width


def test_what_is_piped_has_the_width_of_a_page(desk: Path, typed: Typed) -> None:
    """Whatever the terminal's: a file or a program gets the same everywhere."""
    assert 100 < max(map(len, typed("show", "catch-fell").out.splitlines())) <= 109
