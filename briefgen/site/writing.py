"""Puts a tree of files where the builder reads it: the whole new tree in place of the whole old one.

Only a folder that this module made, or one that is empty, is ever replaced.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

#: The sign by which a folder is known as one of ours.
SIGN = ".made-by-briefgen-site"


class NotOurs(Exception):
    """The folder holds something that `briefgen site` did not write."""


def replace_tree(folder: Path, files: Mapping[str, bytes]) -> None:
    """Make a folder hold these files, by path, and nothing else. Raises NotOurs, and OSError with the folder as it was.

    The new tree is whole before the old one goes.
    """
    if not replaceable(folder):
        raise NotOurs(folder.as_posix())
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{folder.name}.", dir=folder.parent) as beside:
        fresh, old = Path(beside) / "new", Path(beside) / "old"
        for path, data in {**files, SIGN: b""}.items():
            target = fresh / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        if folder.exists():
            folder.rename(old)
        try:
            fresh.rename(folder)
        except OSError:
            if old.exists():
                old.rename(folder)
            raise


def replaceable(folder: Path) -> bool:
    """Whether `replace_tree` may put a tree here: there is nothing, an empty folder, or one that this module made."""
    if folder.is_symlink():
        return False
    empty = not folder.exists() or (folder.is_dir() and not any(folder.iterdir()))
    return empty or (folder / SIGN).is_file()


def remove_tree(folder: Path) -> bool:
    """Take away a folder that this module made; gives whether there was one."""
    if folder.is_symlink() or not (folder / SIGN).is_file():
        return False
    shutil.rmtree(folder)
    return True
