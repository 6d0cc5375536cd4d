"""`briefgen check`: every diagnostic of the library, no output."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli import options, printing

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from briefgen.library.library import Library
    from briefgen.library.memo import Memo
    from briefgen.words.diagnostics import Diagnostic


def check(
    *,
    library: options.LibraryFolder = options.BRIEFS,
    as_of: options.AsOf = None,
    strict: options.Strict = False,
    form: options.Diagnostics = options.Format.text,
    watch: Annotated[bool, typer.Option("--watch", help="Again on every save, until Ctrl-C.")] = False,
    quiet: options.Quiet = False,
) -> None:
    """Read, verify and compose everything, and tell what is wrong: on standard output, sorted by place."""
    day = options.day(as_of, "--as-of")
    if watch:
        _again_and_again(library, day, form=form, quiet=quiet)
    from briefgen.cli import opened, verdict

    found = _checked(library, day, opened.remembered(), form=form, quiet=quiet)

    raise typer.Exit(verdict.exit_code(found, strict=strict))


def _checked(
    library: Path, day: date | None, memo: Memo, *, form: options.Format, quiet: bool
) -> tuple[Diagnostic, ...]:
    from briefgen.build.run import checked
    from briefgen.cli import opened, verdict

    read = opened.reading(library, memo=memo)
    found, atlas = read.diagnostics, read.atlas
    if read.library:
        found, atlas = checked(read.library, found, folder=library, memo=memo, as_of=day)
        memo.settle()  # where a file is half typed, nothing is forgotten of the others
    printing.product(verdict.told(found, atlas, display=opened.shown(library), form=form.value))
    if not quiet and form is options.Format.text:
        printing.remark(verdict.count(found) + (_size(read.library) if read.library else ""))
    return found


def _again_and_again(library: Path, day: date | None, *, form: options.Format, quiet: bool) -> None:
    """Check now and on every save; ends by KeyboardInterrupt, or by the usage error that there is no library."""
    from briefgen.build.watching import Watched, bursts, folders
    from briefgen.cli.opened import remembered, shown
    from briefgen.cli.watch import told

    archive = os.environ.get("BRIEFGEN_ARCHIVE")
    watched = Watched(folders(library, display=shown(library), archive=archive))
    memo = remembered()
    _checked(library, day, memo, form=form, quiet=quiet)
    for _ in bursts(watched):
        if changes := watched.changes():
            if not quiet:
                printing.remark(f"\n{told(changes)}")
            try:
                _checked(library, day, memo, form=form, quiet=quiet)
            except typer.BadParameter as gone:
                printing.remark(f"{gone.message}; waiting for it to come back")


def _size(library: Library) -> str:
    from briefgen.cli import verdict

    sizes = ((library.facts, "fact"), (library.sources, "source"), (library.briefs, "brief"))
    counts = ", ".join(verdict.many(len(things), word) for things, word in sizes)
    where = "" if library.texts is not None else "; no archive here, passages compared with evidence.lock alone"
    return f" in {counts}{where}"
