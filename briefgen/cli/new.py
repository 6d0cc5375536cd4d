"""`briefgen new`: a small library to start from."""

from __future__ import annotations

import os
import shlex
from pathlib import Path
from typing import Annotated

import typer

from briefgen.cli import printing


def new(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where to make it; `briefs` is added.")],
) -> None:
    """Make DIR/briefs: a small library about two invented countries that checks clean and builds at once."""
    from briefgen.build.founding import BRIEFS, found
    from briefgen.cli import opened

    shown = opened.shown(folder / BRIEFS)
    if folder.exists() and not folder.is_dir():
        what = printing.harmless(f"`{opened.shown(folder)}` is a file; name a folder, or one that is not there yet")
        raise typer.BadParameter(what, param_hint="DIR")
    if inside := next((one for one in (folder, *folder.resolve().parents) if (one / "library.yaml").is_file()), None):
        what = f"`{opened.shown(inside)}` is a library, and none is made inside one; go out of it first: `cd ..`"
        raise typer.BadParameter(printing.harmless(what), param_hint="DIR")
    try:
        library = found(folder)
    except FileExistsError:
        what = printing.harmless(f"`{shown}` is there already, and nothing is written over; name another folder")
        raise typer.BadParameter(what, param_hint="DIR") from None
    except OSError as error:
        raise opened.unwritten(folder, error) from None
    printing.product(opened.shown(library))
    printing.remark(_next(folder))


def _next(folder: Path) -> str:
    """What to type first."""
    from briefgen.library.archive import VARIABLE

    lines = ["A small library about Arland and Velmark, two invented countries. Next:", ""]
    if folder.resolve() != Path.cwd():
        lines.append(f"  cd {shlex.quote(folder.as_posix())}")
    lines += [
        "  briefgen check    tells what is wrong: so far, that nobody has reviewed the brief",
        "  briefgen build    writes build/fewer-boats.pdf and .html, stamped Draft until it is reviewed",
    ]
    if os.environ.get(VARIABLE):
        lines += ["", f"{VARIABLE} is set and names other texts: unset it before you work on this library."]
    return "\n".join(lines)
