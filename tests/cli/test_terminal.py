"""What a person sees on a terminal: colour there alone, and none where NO_COLOR asks for none (https://no-color.org)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.conftest import Typed, change
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


@pytest.mark.parametrize("width", [80, 40])
@pytest.mark.parametrize("words", [("impact", "catch-fell"), ("source", "list"), ("fact", "list")], ids=" ".join)
def test_a_list_is_told_whole_at_any_width(typed: Typed, desk: Path, words: tuple[str, ...], width: int) -> None:
    """Every word of every cell is there, and no line is longer than the terminal is wide."""
    cells = [cell for row in typed(*words, "--as", "markdown").out.splitlines()[2:] for cell in row.split("|")]
    told = on_a_terminal("-m", "briefgen", *words, folder=desk, width=width).decode()
    assert max(map(len, told.splitlines())) <= width
    shown = " ".join(told.split())
    assert cells
    assert all(" ".join(cell.split()) in shown for cell in cells)


def test_differences_are_told_whole(typed: Typed, desk: Path) -> None:
    """The words after a change, which stand in the last column, are there too."""
    done = typed("publish", "fewer-boats", "--draft", "--by", "Nora Lind", "--to", "json")
    assert done.code == 0, done.err
    change(desk / "briefs" / "facts" / "sea.yaml", "answered 212 calls together in 2018.\n", "answered 212 calls.\n")
    told = on_a_terminal("-m", "briefgen", "diff", "fewer-boats@1", folder=desk).decode()
    assert "answered 212 calls." in " ".join(told.split())


def test_a_wide_terminal_has_columns_side_by_side(desk: Path) -> None:
    """Cells are wrapped below their heading as long as there is room for some words in each."""
    told = on_a_terminal("-m", "briefgen", "fact", "list", folder=desk, width=110).decode()
    first = told.splitlines()[0]
    assert first.split() == ["id", "source", "theme", "area", "status", "date", "claim"]
    second = told.splitlines()[2]
    assert len(second) - len(second.lstrip()) == first.index("claim")


def test_an_empty_list_fits_too(desk: Path) -> None:
    """Its head alone, on as many lines as it takes."""
    told = on_a_terminal("-m", "briefgen", "fact", "list", "--area", "nowhere", folder=desk, width=20).decode()
    assert told.split() == ["id", "source", "theme", "area", "status", "date", "claim"]
