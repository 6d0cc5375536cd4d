"""The command line as a value: every command, its help, its arguments and options, for pages that describe them.

Read from the typer application itself, so that a page cannot differ from what runs. Writes no page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import EnumType
from typing import Any

from briefgen.cli.helping import argument, told


@dataclass(frozen=True, slots=True)
class Parameter:
    """One argument or option: how it is typed, what it means, what holds when it is left out (empty: nothing).

    `values` are the words it takes, where it takes only some; `required` is whether the command needs it.
    """

    typed: str
    help: str
    values: tuple[str, ...]
    default: str
    required: bool


@dataclass(frozen=True, slots=True)
class Command:
    """One command under its whole name (`fact add`), with the line that shows its use."""

    name: str
    help: str
    usage: str
    arguments: tuple[Parameter, ...]
    options: tuple[Parameter, ...]


def commands() -> tuple[Command, ...]:
    """Every command of `briefgen`, in the order in which they are declared; groups give way to their commands."""
    import typer.main

    from briefgen.cli.app import app

    return tuple(_commands(typer.main.get_command(app)))


def _commands(group: Any, *above: str) -> Iterator[Command]:
    for name, command in group.commands.items():
        if getattr(command, "hidden", False):
            continue
        if hasattr(command, "commands"):
            yield from _commands(command, *above, name)
        else:
            yield _command(command, " ".join((*above, name)))


def _command(command: Any, name: str) -> Command:
    known = [one for one in command.params if not getattr(one, "hidden", False) and one.name != "help"]
    arguments = tuple(_argument(one) for one in known if one.param_type_name == "argument")
    options = tuple(_option(one) for one in known if one.param_type_name == "option")
    usage = " ".join(["briefgen", name, *(one.typed for one in arguments)]) + (" [OPTIONS]" if options else "")
    return Command(name, told(command), usage, arguments, options)


def _argument(one: Any) -> Parameter:
    return Parameter(argument(one), told(one), (), "", bool(one.required))


def _option(one: Any) -> Parameter:
    values = _values(one)
    takes = "" if one.is_flag else " " + (one.metavar or ("WORD" if values else "TEXT"))
    typed = ", ".join(sorted(one.opts, key=len)) + takes
    return Parameter(typed, told(one), values, _default(one), bool(one.required))


def _values(one: Any) -> tuple[str, ...]:
    """The words an option takes: the members of its enumeration, if it has one."""
    # Releases of typer differ in what they keep; without it the words are left out, and the help stands.
    kind: Any = getattr(getattr(one, "type_descriptor", None), "annotation", None)
    members: list[Any] = list(kind) if isinstance(kind, EnumType) else []
    return tuple(str(member.value) for member in members)


def _default(one: Any) -> str:
    if one.is_flag or one.default is None or callable(one.default):
        return ""
    many = one.default if isinstance(one.default, (tuple, list)) else (one.default,)
    return ",".join(str(getattr(value, "value", value)) for value in many)
