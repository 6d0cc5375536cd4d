"""`briefgen doctor`: what is missing on this machine, and how to get it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from briefgen.cli import options, printing

if TYPE_CHECKING:
    from pathlib import Path

    from briefgen.build.surroundings import Finding

_COLUMNS = ("what", "state", "found", "remedy")


def doctor(
    ctx: typer.Context,
    *,
    library: options.LibraryFolder = options.BRIEFS,
    out: options.OutFolder = options.OUT,
    form: options.ListedAs = options.As.table,
) -> None:
    """Look at this machine and this library: what is there, what is missing, and how to get it.

    `missing` stops everybody and ends with exit 1; `absent` is needed only for what its line names.
    """
    from briefgen.build.surroundings import machine
    from briefgen.cli import opened, tables

    # before there is a library the doctor is asked without a name; who gives a name means a folder
    source = ctx.get_parameter_source("library")
    if source is not None and source.name == "COMMANDLINE":
        opened.there(library, ())

    found = [*machine(out), *_library(library)]
    if form is options.As.table:
        printing.product("\n".join(_told(found)))
    else:
        rows = [(one.what, one.state, one.found, one.remedy) for one in found]
        printing.product(tables.listed(_COLUMNS, rows, form.value))
    raise typer.Exit(int(any(one.state == "missing" for one in found)))


def _told(found: Sequence[Finding]) -> list[str]:
    width = max(len(one.what) for one in found)
    lines = []
    for one in found:
        lines.append(f"{one.state:<8} {one.what:<{width}}  {' '.join(one.found.split())}")
        if one.remedy:
            lines.append(f"{'':<8} {'':<{width}}  -> {one.remedy}")
    return lines


def _library(folder: Path) -> list[Finding]:
    """The library, and which of its captured texts are on this machine."""
    from briefgen.build.surroundings import Finding
    from briefgen.cli import opened, verdict
    from briefgen.cli.advice import at_library

    shown = opened.shown(folder)
    if not folder.is_dir():
        remedy = "name its folder with --library DIR, or make a library with `briefgen new DIR`"
        return [Finding("library", "absent", f"there is no folder {shown} here", remedy)]
    library = opened.reading(folder).library
    if library is None:
        return [Finding("library", "missing", f"{shown} cannot be read", at_library("briefgen check", shown))]
    sizes = ((library.briefs, "brief"), (library.facts, "fact"), (library.sources, "source"))
    counts = ", ".join(verdict.many(len(things), word) for things, word in sizes)
    lacking = [key for key, one in library.sources.items() if one.text.sha256 not in (library.texts or {})]
    return [
        Finding("library", "ok", f"{shown}: {counts}"),
        _texts(library.texts is not None, len(library.sources), lacking),
    ]


def _texts(archive: bool, sources: int, lacking: Sequence[str]) -> Finding:
    from briefgen.build.surroundings import Finding
    from briefgen.library import archive as captured

    if not archive and (astray := captured.astray()):
        return Finding("archive", "absent", astray.message, astray.hint)
    if not archive:
        remedy = "ask the library's keeper for the texts, and set BRIEFGEN_ARCHIVE to their folder"
        return Finding("archive", "absent", "no captured texts here; passages are compared with evidence.lock", remedy)
    if lacking:
        what = f"{sources - len(lacking)} of {sources} texts are here; not: {', '.join(lacking)}"
        return Finding("archive", "missing", what, "put the missing texts into the archive, under any name")
    return Finding("archive", "ok", f"all {sources} texts are here")
