"""`briefgen archive`: the captured texts of a library handed on as one file, and taken out of one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli import options, printing

if TYPE_CHECKING:
    from briefgen.library.library import Library
    from briefgen.library.packing import Packed

commands = typer.Typer(
    help="Hand the captured texts to a colleague or a build server.", no_args_is_help=True, rich_markup_mode=None
)


@commands.command("pack")
def pack(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file to write; by custom it ends in .zip.")],
    *,
    library: options.LibraryFolder = options.BRIEFS,
) -> None:
    """Write the texts that the sources pin, and their originals, into one file. It is not for publication."""
    from briefgen.cli import opened, verdict
    from briefgen.library import packing
    from briefgen.library.files import write_whole

    read = opened.readable(library)
    _free(file)
    data, done = packing.pack(_home(library, read), read.sources)
    verdict.tell_and_leave(done.diagnostics, read.atlas, display=opened.shown(library))
    try:
        write_whole(file, data)
    except OSError as error:
        raise opened.unwritten(file, error) from None
    printing.product(file.as_posix())
    printing.remark("\n".join(done.remarks))
    printing.remark(f"{_counted(done)}, {len(data):,} bytes. Other people's copyright: not for publication")


@commands.command("unpack")
def unpack(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What `archive pack` wrote.")],
    *,
    library: options.LibraryFolder = options.BRIEFS,
) -> None:
    """Put the texts of such a file that this library pins into its archive; nothing there is written over."""
    from briefgen.cli import opened, verdict
    from briefgen.library import packing

    read = opened.readable(library)
    home = _home(library, read)
    try:
        done = packing.unpack(file, home, read.sources)
    except OSError as error:
        raise opened.unwritten(home, error) from None
    verdict.tell_and_leave(done.diagnostics, read.atlas, display=opened.shown(library))
    printing.product(f"{home.as_posix()}: {_counted(done)}")
    printing.remark("\n".join(done.remarks))


def _free(file: Path) -> None:
    """A usage error where a file to be packed into is a folder, or is there and was not packed before."""
    from briefgen.library.packing import is_packed

    name = printing.harmless(file.as_posix())
    if file.is_dir():
        raise typer.BadParameter(f"`{name}` is a folder; name a file in it", param_hint="FILE")
    if (file.exists() or file.is_symlink()) and not is_packed(file):
        what = f"`{name}` is there already, and `archive pack` did not write it; name a file that is not there yet"
        raise typer.BadParameter(what, param_hint="FILE")


def _home(folder: Path, library: Library) -> Path:
    from briefgen.cli import opened, verdict
    from briefgen.library import archive

    home = archive.home(folder, library.house)
    if isinstance(home, Path):
        return home
    verdict.tell_and_leave((home,), library.atlas, display=opened.shown(folder))
    raise typer.Exit(1)


def _counted(done: Packed) -> str:
    from briefgen.cli.verdict import many

    return f"{many(done.texts, 'text')}, {many(done.originals, 'original')}"
