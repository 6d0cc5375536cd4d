"""`briefgen source`: the captured texts of a library, one command to add some, one to list them."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli import options, printing
from briefgen.cli.advice import at_library

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from briefgen.library.capture.incoming import Incoming
    from briefgen.library.capture.references import Reference
    from briefgen.library.library import Library
    from briefgen.library.yaml_writer import Value

commands = typer.Typer(help="Capture a text, or list the sources.", no_args_is_help=True, rich_markup_mode=None)

_COLUMNS = ("id", "issued", "type", "origin", "status", "facts", "title")


class As(StrEnum):
    """How the list of sources is told: as any list, or as references."""

    table = "table"
    json = "json"
    csv = "csv"
    markdown = "markdown"
    csl_json = "csl-json"
    bibtex = "bibtex"


_ListedAs = Annotated[
    As, typer.Option("--as", metavar="WORD", help="A table, json, csv, markdown, csl-json or bibtex.")
]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What `source add` was asked for, beside the texts."""

    folder: Path
    key: str | None
    meta: Path | None
    references: tuple[Reference, ...]
    entry: str | None
    private: bool
    day: date


@commands.command("add")
def add(
    texts: Annotated[list[str], typer.Argument(metavar="FILE|URL...", help="HTML, PDF, text or Markdown.")],
    *,
    library: options.LibraryFolder = options.BRIEFS,
    key: Annotated[str | None, typer.Option("--id", metavar="ID", help="Its id; else from the name.")] = None,
    meta: Annotated[Path | None, typer.Option("--meta", metavar="REFS", help="References: CSL-JSON or BibTeX.")] = None,
    entry: Annotated[str | None, typer.Option("--entry", metavar="KEY", help="Which of them it is.")] = None,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Fetch from this machine and its network, too.")
    ] = False,
    on: options.On = None,
) -> None:
    """Take texts into the archive and write their records, with what was guessed marked to be checked."""
    day = options.recorded_day(on)
    if len(texts) > 1 and (key is not None or entry is not None):
        raise typer.BadParameter("it names one text; add the others by themselves", param_hint="--id, --entry")
    if entry is not None and meta is None:
        raise typer.BadParameter("takes --meta with the file of references", param_hint="--entry")
    asked = _Asked(library, key, meta, _references(meta, library), entry, allow_private, day)
    failed = [text for text in texts if not _added(text, asked)]
    if failed and len(texts) > 1:
        printing.remark(f"{len(texts) - len(failed)} of {len(texts)} were added; not: {', '.join(failed)}")
    if failed:
        raise typer.Exit(1)


def _references(meta: Path | None, folder: Path) -> tuple[Reference, ...]:
    from briefgen.cli import opened, verdict
    from briefgen.library.capture import references

    found = references.read(meta) if meta else ()
    if isinstance(found, tuple):
        return found
    verdict.tell_and_leave((found,), None, display=opened.shown(folder))
    return ()


def _added(text: str, asked: _Asked) -> bool:
    """Whether one text was taken in; what stands in the way is told."""
    from briefgen.cli import opened, verdict
    from briefgen.library.capture.sources import add_source
    from briefgen.library.schema import refresh

    read = opened.readable(asked.folder, empty=True)
    if asked.key is not None:
        opened.free_id(asked.key, read, "--id")
    incoming = _incoming(text, asked)
    known = None if incoming is None else _known(incoming, asked)
    if incoming is None or known is None:
        return False
    fields, remarks = known
    try:
        taken = add_source(incoming, library=read, folder=asked.folder, on=asked.day, key=asked.key, known=fields)
    except OSError as error:
        raise opened.unwritten(asked.folder, error) from None
    if taken.diagnostics:
        printing.remark(verdict.told(taken.diagnostics, read.atlas, display=opened.shown(asked.folder), form="text"))
        return False
    printing.product("\n".join(path.as_posix() for path in taken.written))
    shown = opened.shown(asked.folder)
    printing.remark("\n".join((*remarks, *(at_library(remark, shown) for remark in taken.remarks))))
    with suppress(OSError):  # they serve editors alone
        refresh(asked.folder, opened.reading(asked.folder).library or read)
    return True


def _incoming(text: str, asked: _Asked) -> Incoming | None:
    """The bytes of a file, or of an address: nothing else of briefgen looks beyond this machine."""
    from briefgen.cli import opened, verdict
    from briefgen.library.capture import fetching, incoming

    remote = fetching.is_address(text)
    found = fetching.fetched(text, private=asked.private) if remote else incoming.from_file(Path(text))
    if isinstance(found, incoming.Incoming):
        return found
    printing.remark(verdict.told((found,), None, display=opened.shown(asked.folder), form="text"))
    return None


def _known(incoming: Incoming, asked: _Asked) -> tuple[Mapping[str, Value], tuple[str, ...]] | None:
    """What the references say of a text, with a remark; None, and told, where it is not clear which of them it is."""
    from briefgen.library.capture.references import chosen

    if asked.meta is None:
        return {}, ()
    found = chosen(asked.references, asked.entry, stem=incoming.stem, url=incoming.url)
    if isinstance(found, str):
        printing.remark(f"`{incoming.name}`: `{asked.meta.as_posix()}` {found}")
        return None
    remark = f"`{found.key}` of {asked.meta.as_posix()}: {', '.join(found.fields)}"
    return found.fields, (remark + (f"; left out: {', '.join(found.left_out)}" if found.left_out else ""),)


@commands.command("list")
def listing(
    *,
    library: options.LibraryFolder = options.BRIEFS,
    unused: Annotated[bool, typer.Option("--unused", help="Only sources without a fact.")] = False,
    form: _ListedAs = As.table,
) -> None:
    """List the sources: when issued, what report they carry, how many facts rest on them. Or as references."""
    from briefgen.cli import opened
    from briefgen.cli.tables import listed

    read = opened.readable(library)
    rows = [row for row in _rows(read) if not unused or row[5] == "0"]
    if form in (As.csl_json, As.bibtex):
        printing.product(_as_references(read, [row[0] for row in rows], form))
    else:
        printing.product(listed(_COLUMNS, rows, form.value))


def _as_references(library: Library, keys: list[str], form: As) -> str:
    from briefgen.cli import verdict
    from briefgen.library.capture import references

    sources = [library.sources[key] for key in keys]
    made = references.csl_json(sources) if form == As.csl_json else references.bibtex(sources)
    if isinstance(made, str):
        return made
    verdict.tell_and_leave((made,), None, display="")
    return ""


def _rows(library: Library) -> list[tuple[str, ...]]:
    resting: dict[str, int] = {}
    for filed in library.facts.values():
        for source in {filed.source, *filed.sources}:
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
