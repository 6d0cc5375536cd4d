"""The options that commands share, once: their names, their help, and how their values are read."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from briefgen.cli import completing
from briefgen.words import edtf


class Format(StrEnum):
    """How diagnostics are told."""

    text = "text"
    json = "json"
    github = "github"
    sarif = "sarif"


class As(StrEnum):
    """How a list is told."""

    table = "table"
    json = "json"
    csv = "csv"
    markdown = "markdown"


def _out_folder(text: str | Path) -> Path:
    """The folder of `--out`. An empty text and a file are usage errors (exit 2)."""
    folder = Path(text)
    if not str(text):
        raise typer.BadParameter("an empty name is no folder")
    if folder.exists() and not folder.is_dir():
        raise typer.BadParameter(f"`{folder.as_posix()}` is a file; name a folder")
    return folder


def number(least: int, most: int | None = None) -> Callable[[object], int]:
    """What reads a whole number in these bounds; anything else is a usage error (exit 2) that tells them."""

    def whole(typed: object) -> int:
        text = str(typed)
        found = int(text) if re.fullmatch(r"-?[0-9]{1,9}", text) else least - 1
        if found < least or (most is not None and found > most):
            bounds = f"of {least} or more" if most is None else f"from {least} to {most}"
            raise typer.BadParameter(f"`{text}` is not a whole number {bounds}")
        return found

    return whole


Slug = Annotated[str, typer.Argument(metavar="SLUG", help="The brief.", autocompletion=completing.briefs)]
Slugs = Annotated[
    list[str] | None, typer.Argument(metavar="SLUG", help="Briefs; all if none.", autocompletion=completing.briefs)
]
LibraryFolder = Annotated[Path, typer.Option("--library", metavar="DIR", help="The library folder.")]
OutFolder = Annotated[
    Path, typer.Option("--out", metavar="DIR", help="Where the briefs are written.", parser=_out_folder)
]
Renditions = Annotated[str, typer.Option("--to", metavar="LIST", help="Renditions to make.")]
Jobs = Annotated[int, typer.Option("--jobs", metavar="N", parser=number(0), help="Workers; 0: one a processor.")]
AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="The day to judge by: what cites later is withheld.")
]
On = Annotated[str | None, typer.Option("--on", metavar="DATE", help="The day to record; today if not given.")]
Strict = Annotated[bool, typer.Option("--strict", help="Warnings fail too.")]
Diagnostics = Annotated[
    Format, typer.Option("--format", metavar="WORD", help="Diagnostics as text, json, github, sarif.")
]
Quiet = Annotated[bool, typer.Option("--quiet", help="Print no progress.")]
ListedAs = Annotated[As, typer.Option("--as", metavar="WORD", help="A table, json, csv or markdown.")]

BRIEFS, OUT = Path("briefs"), Path("build")
RENDITIONS = "md,html,pdf,json"


def day(text: str | None, option: str) -> date | None:
    """An option's day, or None where it was not given. A text that is no day is a usage error (exit 2)."""
    if text is None:
        return None
    try:
        parsed = edtf.parse(text)
    except ValueError as error:
        from briefgen.words.misdated import meant

        days = [one for one in meant(text) if len(one) == len("2019-12-31")]
        if days:
            raise typer.BadParameter(str(error), param_hint=option) from None
        why = str(error).partition(": write ")[0]
        raise typer.BadParameter(f"{why}; write one day, like 2019-12-31", param_hint=option) from None
    if parsed.precision != "day" or parsed.qualifier or parsed.earliest is None:
        like = parsed.latest or "2019-12-31"
        raise typer.BadParameter(f"`{text}` is not one day: write one day, like {like}", param_hint=option)
    return parsed.earliest


def name(text: str | None) -> str | None:
    """The name of `--by`, or None where it was not given. One that is empty or not one line is a usage error (exit 2).

    What is recorded must be read back: control characters and the like are in no name, and no slip of the keys is one.
    """
    if text is None:
        return None
    said = text.strip()
    if not said or not said.replace("\u00a0", " ").isprintable():
        raise typer.BadParameter("a name is one line of visible characters", param_hint="--by")
    if sum(letter.isalpha() for letter in said) < 2 or "?" in said:
        raise typer.BadParameter("a name has two letters at least, and no question mark", param_hint="--by")
    return said


def recorded_day(text: str | None) -> date:
    """The day of `--on`, else today: the only place of the command line that reads the clock.

    A day that has not come is a usage error (exit 2): nothing was read or published on it.
    """
    today = date.today()  # noqa: DTZ011 - the day where the user sits
    asked = day(text, "--on") or today
    if asked > today:
        raise typer.BadParameter(f"{asked} has not come yet; today is {today}", param_hint="--on")
    return asked
