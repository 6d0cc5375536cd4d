"""Every command explains itself on one screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.cli.helping import MENU
from tests.cli.conftest import Typed
from tests.commands import commands

#: Each command by its words; before it the groups that it is in, and `briefgen` alone.
COMMANDS = sorted({tuple(name.split()[:depth]) for name, _ in commands() for depth in range(3)})


@pytest.mark.parametrize("command", COMMANDS, ids=lambda words: " ".join(words) or "briefgen")
def test_help_fits_a_screen(typed: Typed, command: tuple[str, ...]) -> None:
    """Help is there, on a terminal of 24 lines of 80 characters."""
    done = typed(*command, "--help")
    lines = done.out.splitlines()
    assert done.code == 0
    assert lines[0].startswith("Usage: briefgen")
    assert len(lines) <= 24
    assert max(map(len, lines)) <= 80


@pytest.mark.parametrize("command", [(), ("build",), ("fact",), ("fact", "add")], ids=" ".join)
def test_help_has_a_short_name(typed: Typed, command: tuple[str, ...]) -> None:
    """`-h` is `--help`, of every command."""
    done = typed(*command, "-h")
    assert (done.code, done.out) == (0, typed(*command, "--help").out)


def test_each_command_has_one_line_in_the_menu(typed: Typed) -> None:
    """Under its word, and none is told that is not there."""
    listed = [name for _, rows in MENU for names, _ in rows for name in names.split(", ")]
    assert len(listed) == len(set(listed))
    assert set(listed) == {words[0] for words in COMMANDS if words}
    assert all(name in typed("--help").out for name in listed)


def test_help_tells_what_stands_where_an_option_is_not_given(typed: Typed) -> None:
    """In the words one would type, and without the names of types."""
    out = typed("build", "--help").out
    assert "The library folder (briefs if not given)." in out
    assert "text, json, github, sarif" in out
    assert "<" not in out


def test_briefgen_alone_shows_the_menu(typed: Typed) -> None:
    """As a complaint that no command was named: on standard error, exit 2."""
    done = typed()
    assert (done.code, done.out) == (2, "")
    assert done.err == typed("--help").out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("bild",), "Error: No such command 'bild'. Did you mean 'build'?"),
        (("init",), "Error: No such command 'init'. Did you mean 'new'?"),
        (("version",), "Error: No such command 'version'. Did you mean '--version'?"),
        (("fact", "lst"), "Error: No such command 'lst'. Did you mean 'list'?"),
        (("build", "--format", "yaml"), "'yaml' is not one of 'text', 'json', 'github', 'sarif'."),
        (("build", "--out"), "Error: Option '--out' requires an argument."),
        (("show",), "Error: Missing argument 'FACT|SLUG:N'."),
        (("check", "--library", "nowhere"), "name its folder with --library DIR, or make a library with `briefgen new"),
    ],
)  # fmt: skip
def test_a_mistake_of_usage_is_told_with_the_next_step(typed: Typed, words: tuple[str, ...], told: str) -> None:
    """What is wrong, how the command is typed, and where to read on; exit 2, nothing on standard output."""
    done = typed(*words)
    assert (done.code, done.out) == (2, "")
    assert told in done.err.splitlines()[0]


def test_a_mistake_of_usage_shows_how_the_command_is_typed(typed: Typed) -> None:
    """In one line, with the page that tells more."""
    assert typed("show").err.splitlines()[1:] == [
        "Usage: briefgen show FACT|SLUG:N [options]",
        "briefgen show --help tells more.",
    ]


def test_a_hint_names_the_library_that_was_named(typed: Typed, briefs: Path) -> None:
    """So that the command it gives can be typed as it stands; the library of the house needs no naming."""
    assert "hint: Run `briefgen lock`." in typed("check").out
    briefs.rename(briefs.with_name("my desk"))
    out = typed("check", "--library", "my desk").out
    assert "hint: Run `briefgen lock --library 'my desk'`." in out
    assert "briefgen review fewer-boats --library 'my desk'" in out


def test_the_version_is_told(typed: Typed) -> None:
    """`--version` prints name and version."""
    from briefgen import __version__

    assert typed("--version").out == f"briefgen {__version__}\n"
