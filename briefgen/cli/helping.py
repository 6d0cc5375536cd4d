"""How `--help` looks: what a command takes in the words of its users, and the menu of all commands on one screen.

Lays out what commands declare; the only words of its own are the menu's.
"""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

#: The menu: a word for what one is about, and the commands for it, each with a line of at most 51 characters.
MENU: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "start",
        (
            ("new", "Make a small library to start from."),
            ("doctor", "What is missing on this machine, and how to get it."),
        ),
    ),
    (
        "write",
        (
            ("source", "Capture a text with its record; list the sources."),
            ("fact", "Pin a passage as a fact; list facts, rename one."),
            ("archive", "Hand the captured texts to a colleague or a server."),
            ("schema", "JSON Schemas of the library's files, for editors."),
        ),
    ),
    (
        "check",
        (
            ("check", "Tell everything that is wrong; write nothing."),
            ("explain", "What a diagnostic's code means, and what to do."),
            ("lock", "Verify every passage and record it."),
            ("review", "Read claims beside passages; approve or object."),
        ),
    ),
    (
        "print",
        (
            ("build", "Write briefs: Markdown, HTML, PDF, JSON, Word."),
            ("watch, serve", "Rebuild on every save; with a page in the browser."),
            ("site", "All briefs as a website."),
            ("dossier", "Every sentence above its passages, for an editor."),
        ),
    ),
    (
        "tend",
        (
            ("show", "Who says so? A fact's passage, or a note's."),
            ("impact", "What rests on a source or a fact."),
            ("diff", "What changed between revisions or editions."),
            ("publish", "Build a brief and record an edition."),
            ("clean, completion", "Remove what builds wrote; complete in your shell."),
        ),
    ),
)


#: What other programs call our commands, for who types that here.
ELSEWHERE = {
    "init": "new",
    "create": "new",
    "make": "build",
    "render": "build",
    "validate": "check",
    "lint": "check",
    "verify": "check",
    "preview": "serve",
    "version": "--version",
    "help": "--help",
}


class Page(TyperCommand):
    """The help of one command."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """What follows the command's name: arguments, in brackets where they may be left out, then options."""
        return [*(argument(one) for one in self.params if one.param_type_name == "argument"), "[options]"]

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Arguments, then options, with what stands where nothing is given."""
        with formatter.indentation():
            formatter.write_paragraph()
            formatter.write_dl([_row(one) for one in self.get_params(ctx) if not getattr(one, "hidden", False)])


class Menu(TyperGroup):
    """The help of a group of commands: of briefgen itself under the words of the menu, of others in a plain list."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """Only what one needs."""
        return ["COMMAND", "[options]"]

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that was typed; one of another program's name is a usage error that names ours."""
        ours = ELSEWHERE.get(args[0]) if args and ctx.parent is None else None
        if ours and args[0] not in self.commands:
            ctx.fail(f"No such command '{args[0]}'. Did you mean '{ours}'?")
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """The commands, and where to read on."""
        formatter.write_paragraph()
        if ctx.parent is None:
            formatter.write("\n".join(_menu(self)) + "\n")
        else:
            with formatter.indentation():
                formatter.write_dl([(name, told(command)) for name, command in self.commands.items()])
        formatter.write(f"{ctx.command_path} COMMAND --help tells more.\n")


def _menu(group: TyperGroup) -> list[str]:
    left = dict.fromkeys(group.commands)
    lines = []
    for word, rows in MENU:
        first = True
        for names, line in rows:
            known = [name for name in names.split(", ") if name in left]
            if known:
                lines.append(f"  {word if first else '':<7} {names:<18} {line}")
                first = False
            for name in known:
                del left[name]
    return lines + [f"  {'':<7} {name:<18} {told(group.commands[name])}" for name in left]


def told(command: Any) -> str:
    """The help of a command or a parameter, on one line."""
    return " ".join((command.help or "").split())


def argument(parameter: Any) -> str:
    """An argument as it is typed: in brackets where it may be left out."""
    name = str(parameter.metavar or parameter.name.upper()).strip("[]").removesuffix("...")
    name += "..." if parameter.nargs != 1 else ""
    return name if parameter.required else f"[{name}]"


def _row(parameter: Any) -> tuple[str, str]:
    if parameter.param_type_name == "argument":
        return argument(parameter).strip("[]"), parameter.help or ""
    name = ", ".join(parameter.opts)
    if not parameter.is_flag:
        name += f" {parameter.metavar or 'TEXT'}"
    help_text = "Show this page." if "--help" in parameter.opts else (parameter.help or "")
    given = _default(parameter)
    return name, f"{help_text.rstrip('.')} ({given} if not given)." if given else help_text


def _default(parameter: Any) -> str:
    """What stands where an option is not given, as one would type it; empty where there is nothing to say."""
    value = parameter.default
    if parameter.is_flag or not value or callable(value) or not parameter.show_default:
        return ""
    if isinstance(value, Enum):
        return str(value.value)
    return value.as_posix() if isinstance(value, Path) else str(value)


def dress(app: typer.Typer) -> None:
    """Give every command of an application, and of the groups in it, this help."""
    for command in app.registered_commands:
        command.cls = Page
    for group in app.registered_groups:
        group.cls = Menu
        if group.typer_instance is not None:
            dress(group.typer_instance)
