"""What an outcome depends on besides what was written: this program, its engines, templates, captured texts.

Everything is known by the sha256 of its bytes, which `build.seen` may know without reading them again. Imports the
standard library alone, so that a build with nothing to do does not wait for the stages.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import platform
import stat
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from briefgen.build.seen import Seen

_PACKAGE = Path(__file__).resolve().parents[1]
#: The system libraries that draw, under the names of their files on Linux, macOS and Windows, and what tells versions.
_ENGINES = (
    ("Pango", ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"), "pango_version_string"),
    ("HarfBuzz", ("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll"), "hb_version_string"),
    (
        "HarfBuzz's subsetter",
        ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib", "libharfbuzz-subset-0.dll"),
        "hb_version_string",
    ),
)


def digest(*parts: object) -> str:
    """The sha256 of some values by their `repr`; values are texts, numbers, bytes, tuples and frozen dataclasses."""
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()


def program() -> str:
    """What renders: the source of this program, every installed package's version, the system's engines."""
    told = [version for _, version in engines()]
    return digest(_own(), sorted(_installed()), sys.version, platform.platform(), told)


def code() -> str:
    """The digest of this program's own source, wherever it is installed."""
    return digest(_own())


def engines() -> tuple[tuple[str, str], ...]:
    """The system libraries that draw, each with the version that it tells; `none` where it is not there."""
    return tuple((name, _version(files, function)) for name, files, function in _ENGINES)


def _own() -> tuple[tuple[str, str], ...]:
    files = _below(os.fspath(_PACKAGE), "", set(), None, without="__pycache__")
    return tuple(file for file in files if file[0].endswith(".py"))


def trees(folders: Iterable[Path], *, seen: Seen | None = None) -> str:
    """The digest of everything in some folders, in their order."""
    return digest([tuple(tree(folder, seen=seen)) for folder in folders])


def tree(folder: Path, *, seen: Seen | None = None) -> Iterator[tuple[str, str]]:
    """All below a folder, sorted: the name of each there, and the sha256 of a file's bytes.

    A link counts with where it leads, for by that is decided whether it is followed; a linked folder with what is in it
    too, once. A folder counts also where nothing is in it; its name ends in a slash. What cannot be read, or is not
    there, has a digest of its own, and so has what is no regular file. What `seen` knows is not read.
    """
    root = os.fspath(folder)
    if os.path.islink(root):  # noqa: PTH114 - Path takes most of the time
        yield "", os.readlink(root)  # noqa: PTH115 - as above
    yield from _below(root, "", set(), seen)


def _below(root: str, place: str, entered: set[str], seen: Seen | None, without: str = "") -> Iterator[tuple[str, str]]:
    try:
        with os.scandir(f"{root}{os.sep}{place}") as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError:
        yield place, "unread"
        return
    for entry in entries:
        name, linked = f"{place}{entry.name}", entry.is_symlink()
        if not _is_folder(entry):
            yield name, _file(entry.path, linked=linked, seen=seen)
        elif entry.name != without:
            yield f"{name}{os.sep}", os.readlink(entry.path) if linked else ""  # noqa: PTH115 - as above
            if not linked or _fresh(entry.path, entered):
                yield from _below(root, f"{name}{os.sep}", entered, seen, without)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads in a ring
        return False


def _fresh(folder: str, entered: set[str]) -> bool:
    """Whether a link to a folder is to be followed: not where one has led before, for links may run in a ring."""
    target = os.path.realpath(folder)
    if target in entered:
        return False
    entered.add(target)
    return True


def file(path: str | Path, *, seen: Seen | None = None) -> str:
    """The sha256 of a file's bytes, and where it leads if it is a link; `unread` where it cannot be."""
    return _file(os.fspath(path), linked=os.path.islink(path), seen=seen)  # noqa: PTH114 - Path takes most of the time


def _file(path: str, *, linked: bool, seen: Seen | None) -> str:
    link = os.readlink(path) if linked else ""  # noqa: PTH115 - as above
    try:
        state = os.stat(path)  # noqa: PTH116 - as above
        if not stat.S_ISREG(state.st_mode):  # a pipe would be waited for, a device may have no end
            return f"{link}unread"
        if seen and (known := seen.digest(state)):
            return link + known
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        try:
            state, hashed = os.fstat(handle), hashlib.sha256()
            while data := os.read(handle, 1 << 20):
                hashed.update(data)
        finally:
            os.close(handle)
    except OSError:
        return f"{link}unread"
    if seen:
        seen.note(state, hashed.hexdigest())
    return link + hashed.hexdigest()


def _installed() -> Iterator[str]:
    """Name and version of every installed package, as the names of their folders say, which is quick."""
    for place in sys.path:
        try:
            yield from (name for name in os.listdir(place or ".") if name.endswith(".dist-info"))  # noqa: PTH208
        except OSError:
            continue


def _version(names: tuple[str, ...], function: str) -> str:
    for name in names:
        try:
            told = getattr(ctypes.CDLL(name), function)
        except (OSError, AttributeError):
            continue
        told.restype = ctypes.c_char_p
        return bytes(told()).decode("ascii", "replace")
    return "none"
