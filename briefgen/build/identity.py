"""What an outcome depends on besides what was written: this program, its engines, templates, captured texts.

Everything is known by the sha256 of its bytes, never by its time. Imports the standard library alone, so that a
build with nothing to do does not wait for the stages.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import platform
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]
#: The system libraries that draw, under the names of their files on Linux, macOS and Windows, and what tells versions.
_ENGINES = (
    (("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"), "pango_version_string"),
    (("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll"), "hb_version_string"),
    (("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib", "libharfbuzz-subset-0.dll"), "hb_version_string"),
)


def digest(*parts: object) -> str:
    """The sha256 of some values by their `repr`; values are texts, numbers, bytes, tuples and frozen dataclasses."""
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()


def program() -> str:
    """What renders: the source of this program, every installed package's version, the system's engines."""
    own = tuple(file for file in tree(_PACKAGE) if file[0].endswith(".py"))
    return digest(own, sorted(_installed()), sys.version, platform.platform(), [_version(*one) for one in _ENGINES])


def trees(folders: Iterable[Path]) -> str:
    """The digest of everything in some folders, in their order. A folder that is not there counts as empty."""
    return digest([tuple(tree(folder)) for folder in folders])


def tree(folder: Path) -> Iterator[tuple[str, str]]:
    """Each file below a folder, sorted: its name there and the sha256 of its bytes. Compiled Python is left out.

    A link to a file counts with where it leads, a linked folder with what is in it, once. What cannot be read has a
    digest of its own.
    """
    root, entered = os.fspath(folder), set[str]()
    for place, below, names in os.walk(root, followlinks=True):
        below[:] = [name for name in sorted(below) if name != "__pycache__" and _fresh(f"{place}/{name}", entered)]
        for name in sorted(names):
            # as texts: Path takes most of the time of a thousand files
            path = f"{place}{os.sep}{name}"
            yield path[len(root) :].lstrip(os.sep), file(path)


def _fresh(folder: str, entered: set[str]) -> bool:
    """Whether a folder is to be entered: a link is, unless one has led there before, for links may run in a ring."""
    if not os.path.islink(folder):  # noqa: PTH114 - as below
        return True
    target = os.path.realpath(folder)
    if target in entered:
        return False
    entered.add(target)
    return True


def file(path: str | Path) -> str:
    """The sha256 of a file's bytes, and where it leads if it is a link; `unread` where it cannot be read."""
    link = os.readlink(path) if os.path.islink(path) else ""  # noqa: PTH114, PTH115 - as above
    hashed = hashlib.sha256()
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        try:
            while data := os.read(handle, 1 << 20):
                hashed.update(data)
        finally:
            os.close(handle)
    except OSError:
        return f"{link}unread"
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
        return str(told())
    return "none"
