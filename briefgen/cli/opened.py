"""The library that a command was pointed at, loaded, or the usage error that there is none."""

from __future__ import annotations

import errno
import re
import shlex
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

from briefgen.cli import options, printing
from briefgen.cli.advice import at_library

if TYPE_CHECKING:
    from briefgen.library.library import Library
    from briefgen.library.load import Reading
    from briefgen.library.memo import Memo
    from briefgen.words.diagnostics import Diagnostic

_MOST = 64 << 20
#: How much of a name must be alike to suggest another: a letter or two amiss, not `BG905` for `BG999`.
_NEAR = 0.7


def remembered(out: Path = options.OUT) -> Memo:
    """What builds into an output folder found out, or else those into the usual one; empty where there was none.

    For who looks, and keeps nothing there. What it holds is what would be found anew, whatever library is asked about.
    """
    from briefgen.build.keeping import PLACE, opened

    return opened(out if (out / PLACE).is_file() else options.OUT)


def reading(folder: Path, *, memo: Memo | None = None) -> Reading:
    """Read a library folder, with its lines even where no library comes of it. No folder is a usage error (exit 2).

    Files that `memo` knows are not read again; without one, those that the builds into the usual folder read.
    """
    from briefgen.library.load import NotALibrary
    from briefgen.library.load import reading as read

    try:
        return read(folder, display=shown(folder), memo=memo or remembered())
    except NotALibrary as error:
        raise no_library(folder, error) from None


def loaded(folder: Path, *, memo: Memo | None = None) -> tuple[Library, tuple[Diagnostic, ...]]:
    """Load a library folder, with what was found; ends the command with exit 1 where a file of it cannot be read.

    That a named archive is not there (BG012) is told at once: who looks something up would not be told otherwise.
    """
    from briefgen.cli import verdict
    from briefgen.library.archive import ASTRAY

    read = reading(folder, memo=memo)
    astray = [d for d in read.diagnostics if d.code == ASTRAY]
    if astray:
        printing.remark(verdict.told(astray, read.atlas, display=shown(folder), form="text"))
    return (read.library, read.diagnostics) if read.library else stop(read)


def readable(folder: Path, *, empty: bool = False, memo: Memo | None = None) -> Library:
    """Load a library to look something up in it; ends the command with exit 1 where nothing could be read.

    Errors elsewhere in the library are counted in a line, and do not stop a look-up. `empty`: that the
    library has no sources yet is no error, for the command adds one.
    """
    from briefgen.library.load import EMPTY

    library, found = loaded(folder, memo=memo)
    count_errors(tuple(d for d in found if not (empty and d.message == EMPTY)), folder)
    return library


def count_errors(found: tuple[Diagnostic, ...], folder: Path) -> None:
    """Tell in a line how many errors there are in a library that is looked up in all the same."""
    from briefgen.cli import verdict

    if any(d.level == "error" for d in found):
        printing.remark(at_library(f"{verdict.count(found)} in {shown(folder)}: see `briefgen check`", shown(folder)))


def there(folder: Path, slugs: Sequence[str]) -> None:
    """A usage error where there is no library folder, or no file of a brief named: at a glance, before work begins."""
    from briefgen.library import glimpse

    if not folder.is_dir():
        raise no_library(folder, FileNotFoundError(f"there is no library folder `{shown(folder)}`"))
    if glimpse.is_above(folder):
        raise no_library(folder, FileNotFoundError(f"`{shown(folder)}` is no library"))
    known = glimpse.briefs(folder)
    for slug in slugs:
        if slug not in known:
            raise unknown("brief", slug, known)


def no_library(folder: Path, error: Exception) -> typer.BadParameter:
    """The usage error for a folder that is no library, with those that lie in it, or beside where it would be."""
    from briefgen.library import glimpse

    what = str(error) or f"no library at {folder}"
    advice = "name its folder with --library DIR, or make a library with `briefgen new DIR`"
    if Path("library.yaml").is_file():
        advice = "you are inside a library: type `cd ..` first, or give `--library .`"
    elif near := glimpse.libraries(folder if folder.is_dir() else folder.parent):
        advice = f"there is one here: give {' or '.join(f'`--library {shlex.quote(shown(one))}`' for one in near[:3])}"
    return typer.BadParameter(printing.harmless(f"{what}; {advice}"), param_hint="--library")


@contextmanager
def as_typed(folder: Path) -> Iterator[None]:
    """Turn what a build finds wrong with what was typed, no library there or no such brief, into a usage error."""
    from briefgen.build.run import UnknownSlug
    from briefgen.library.load import NotALibrary

    try:
        yield
    except NotALibrary as error:
        raise no_library(folder, error) from None
    except UnknownSlug as error:
        raise unknown("brief", error.slug, error.known) from None


def unwritten(path: Path, error: OSError) -> typer.Exit:
    """The end of a command that could not write a file, or below a folder: where, why and what to do; exit 1."""
    place = _named_by(error, path)
    folder = place if place.is_dir() else place.parent
    where = "this folder" if folder == Path() else f"`{shown(folder)}`"
    todo = {
        errno.EACCES: f"see that you may write in {where}",
        errno.EPERM: f"see that you may write in {where}",
        errno.EROFS: "work on a copy, for this disk can only be read",
        errno.ENOSPC: "free some space",
        errno.EDQUOT: "free some space",
        errno.EEXIST: f"move `{shown(place)}` away",
        errno.EISDIR: f"move `{shown(place)}` away",
        errno.ENOTDIR: f"move `{shown(place)}` away",
    }.get(error.errno or 0, f"look what is amiss with {where}")
    why = (error.strerror or str(error)).lower()
    what = f"{shown(place)}: not written ({why}); what was there is untouched"
    printing.remark(printing.harmless(f"{what}. First {todo}, then type the command again"))
    return typer.Exit(1)


def _named_by(error: OSError, path: Path) -> Path:
    """The file or folder that an error is about, as far as it says; else `path`.

    What is written lies under a hidden name until it is whole: that says nothing to anybody, its folder does.
    """
    name = error.filename2 or error.filename
    if not isinstance(name, str) or not name:
        return path
    found = Path(name)
    if found.is_absolute() and not path.is_absolute() and found.is_relative_to(Path.cwd()):
        found = found.relative_to(Path.cwd())
    known = len(path.parent.parts) if found.is_relative_to(path.parent) else len(found.parts) - 1
    hidden = next((at for at in range(known, len(found.parts)) if found.parts[at].startswith(".")), None)
    folder = Path(*found.parts[:hidden])
    return path if hidden is not None and folder == path.parent else folder


def shown(folder: Path) -> str:
    """How messages name the library folder: as it was typed, with `/`."""
    return folder.as_posix()


def unknown(what: str, name: str, known: tuple[str, ...]) -> typer.BadParameter:
    """The usage error for a name that the library does not have, with the nearest it has."""
    from difflib import get_close_matches

    begin = tuple(one for one in known if name and one.startswith(name))
    near = list(begin) if len(begin) == 1 else [] if begin else get_close_matches(name, known, n=1, cutoff=_NEAR)
    known = begin or known
    listed = ", ".join(known[:12]) + (", ..." if len(known) > 12 else "")
    advice = f"did you mean `{near[0]}`?" if near else f"there is: {listed}" if known else "the library has none"
    return typer.BadParameter(printing.harmless(f"there is no {what} `{name}`; {advice}"))


def an_id(name: str, option: str) -> None:
    """A usage error where a text is no id."""
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
        what = printing.harmless(f"`{name}` is no id: small letters, digits and single hyphens")
        raise typer.BadParameter(what, param_hint=option)


def free_id(key: str, library: Library, option: str) -> None:
    """A usage error where a text is no id, or the library has it already."""
    an_id(key, option)
    if library.uses(key):
        raise typer.BadParameter(f"the id `{key}` is used already{_where(key, library)}", param_hint=option)


def _where(key: str, library: Library) -> str:
    """Where an id stands, as people see it."""
    kinds = (f"{kind}:{key}" for kind in ("fact", "source", "question"))
    place = next((library.places[one] for one in kinds if one in library.places), None)
    if place is None:
        return ""
    spot = library.atlas.spot(place.at("id"))
    return printing.harmless(f", at {spot.path}:{spot.line}")


def outside(out: Path, library: Path) -> None:
    """A usage error where the output would go among what people write: into the library, or a folder of its own."""
    here = out.resolve()
    if here == library.resolve():
        what = f"`{out.as_posix()}` is the library itself, where nothing belongs but what people write"
        raise typer.BadParameter(printing.harmless(f"{what}; name another folder"), param_hint="--out")
    for name in ("sources", "facts", "archive", "editions"):
        if here.is_relative_to((library / name).resolve()):
            what = f"`{out.as_posix()}` lies in `{shown(library)}/{name}`, which holds what the library is made of"
            raise typer.BadParameter(printing.harmless(f"{what}; name another folder"), param_hint="--out")


def unreadable(folder: Path, why: Diagnostic) -> NoReturn:
    """Tell why a file beside the library's own cannot be read, with its line, and end the command with exit 1."""
    from briefgen.cli import verdict
    from briefgen.library.atlas import Atlas
    from briefgen.library.atlas import shown as named
    from briefgen.library.files import read_inside

    display, file = shown(folder), why.place.file if why.place else ""
    data = read_inside(folder, file, limit=_MOST)
    text = data.decode("utf-8", errors="replace") if isinstance(data, bytes) else ""
    atlas = Atlas(display=display).plus(file, path=named(display, file), text=text)
    verdict.tell_and_leave([why], atlas, display=display)
    raise typer.Exit(1)


def stop(read: Reading) -> NoReturn:
    """Tell why a library could not be read at all, and end the command with exit 1."""
    from briefgen.cli import verdict

    verdict.tell_and_leave(read.diagnostics, read.atlas, display=read.atlas.display)
    raise typer.Exit(1)
