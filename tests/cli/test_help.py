"""Every command explains itself on one screen."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Typed

COMMANDS = (
    (),
    ("build",),
    ("check",),
    ("show",),
    ("lock",),
    ("source",),
    ("source", "add"),
    ("source", "list"),
    ("fact",),
    ("fact", "add"),
    ("fact", "list"),
    ("fact", "rename"),
    ("impact",),
    ("diff",),
    ("publish",),
    ("schema",),
    ("explain",),
    ("clean",),
)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda words: " ".join(words) or "briefgen")
def test_help_fits_a_screen(typed: Typed, command: tuple[str, ...]) -> None:
    """Help is there, in at most 30 lines of at most 100 characters."""
    done = typed(*command, "--help")
    lines = done.out.splitlines()
    assert done.code == 0
    assert lines[0].startswith("Usage: briefgen")
    assert len(lines) <= 30
    assert max(map(len, lines)) <= 100


def test_the_list_of_commands_is_whole(typed: Typed) -> None:
    """Each command has its line, and no line is cut off."""
    out = typed("--help").out
    for name in {words[0] for words in COMMANDS if words}:
        assert f"\n  {name} " in out
    assert "..." not in out.split("Commands:")[1]


def test_the_version_is_told(typed: Typed) -> None:
    """`--version` prints name and version."""
    from briefgen import __version__

    assert typed("--version").out == f"briefgen {__version__}\n"
