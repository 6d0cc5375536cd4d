"""Every command of briefgen, under its whole name, as typer has them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import typer.main

from briefgen.cli.app import app


def commands() -> Iterator[tuple[str, Any]]:
    """Names such as `fact add`, sorted, each with its command; groups give way to their commands."""
    return _commands(typer.main.get_command(app))


def _commands(group: Any, *above: str) -> Iterator[tuple[str, Any]]:
    for name, command in sorted(group.commands.items()):
        if hasattr(command, "commands"):
            yield from _commands(command, *above, name)
        else:
            yield " ".join((*above, name)), command
