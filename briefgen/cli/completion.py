"""`briefgen completion`: the few lines that a shell needs to complete briefs, facts, sources and codes."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from briefgen.cli.completing import VARIABLE, ready


class Shell(StrEnum):
    """The shells that are known."""

    bash = "bash"
    zsh = "zsh"
    fish = "fish"


def completion(
    ctx: typer.Context,
    shell: Annotated[Shell, typer.Argument(metavar="SHELL", help="Your shell: bash, zsh or fish.")],
) -> None:
    """Print what makes a shell complete commands, options, briefs, facts, sources and codes.

    bash: put eval "$(briefgen completion bash)" into ~/.bashrc. zsh: the same, with zsh, into ~/.zshrc, after
    compinit. fish: briefgen completion fish > ~/.config/fish/completions/briefgen.fish
    """
    from typer.completion import shell_complete

    ready()
    shell_complete(ctx.find_root().command, {}, "briefgen", VARIABLE, f"source_{shell.value}")
