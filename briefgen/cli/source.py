"""`briefgen source`: the captured texts of a library, one command to add one, one to list them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli import options, printing

if TYPE_CHECKING:
    from briefgen.library.library import Library

commands = typer.Typer(help="Capture a text, or list the sources.", no_args_is_help=True, rich_markup_mode=None)

_COLUMNS = ("id", "issued", "type", "origin", "status", "facts", "title")


@commands.command("add")
def add(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A text or Markdown file.")],
    *,
    library: options.LibraryFolder = options.BRIEFS,
    key: Annotated[str | None, typer.Option("--id", metavar="ID", help="Its id; else from the name.")] = None,
    on: options.On = None,
) -> None:
    """Take a text into the archive and write its source record, with what was guessed marked to be mended."""
    day = options.recorded_day(on)
    from briefgen.cli import opened, verdict
    from briefgen.library.capture import add_source

    read = opened.readable(library, empty=True)
    if key is not None:
        opened.free_id(key, read, "--id")
    try:
        taken = add_source(file, library=read, folder=library, on=day, key=key)
    except OSError as error:
        raise opened.unwritten(library, error) from None
    verdict.tell_and_leave(taken.diagnostics, read.atlas, display=opened.shown(library))
    printing.product("\n".join(path.as_posix() for path in taken.written))
    printing.remark("\n".join(taken.remarks))


@commands.command("list")
def listing(
    *,
    library: options.LibraryFolder = options.BRIEFS,
    unused: Annotated[bool, typer.Option("--unused", help="Only sources without a fact.")] = False,
    form: options.ListedAs = options.As.table,
) -> None:
    """List the sources: when issued, what report they carry, how many facts rest on them."""
    from briefgen.cli import opened
    from briefgen.cli.tables import listed

    read = opened.readable(library)
    rows = [row for row in _rows(read) if not unused or row[5] == "0"]
    printing.product(listed(_COLUMNS, rows, form.value))


def _rows(library: Library) -> list[tuple[str, ...]]:
    resting: dict[str, int] = {}
    for filed in library.facts.values():
        for source in {filed.source, *(filed.source_of(selector) for selector in filed.fact.at)}:
            resting[source] = resting.get(source, 0) + 1
    return [
        (
            source.id,
            str(source.issued),
            source.type,
            source.origin or "",
            source.status.is_ if source.status else "current",
            str(resting.get(source.id, 0)),
            source.title or "",
        )
        for _, source in sorted(library.sources.items())
    ]
