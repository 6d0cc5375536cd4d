"""Files, whole or not at all: reading inside one folder, and replacing a file in one step.

Knows nothing of what is in them.
"""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Mapping
from pathlib import Path

from briefgen.words.diagnostics import Diagnostic, Place


def read_inside(folder: Path, file: str, *, limit: int) -> bytes | Diagnostic:
    """The bytes of a regular file of a folder, at most `limit` + 1 of them, or what is wrong.

    BG005 where the path leaves the folder (a symlink out), BG001 where it is no readable regular file.
    """
    path = folder / file
    place = Place(file, line=1, column=1)
    try:
        if _leads_elsewhere(path, folder, steps=file.count("/")):
            hint = "put the file itself into the library in place of the link"
            return Diagnostic("BG005", "error", "this path leads out of the library", place, hint)
        if not stat.S_ISREG(path.stat().st_mode):
            return Diagnostic("BG001", "error", "this is no regular file", place)
        with path.open("rb") as stream:
            return stream.read(limit + 1)
    except (OSError, RuntimeError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else "a link that leads nowhere"
        return Diagnostic("BG001", "error", f"the file cannot be read: {why}", place)


def _leads_elsewhere(path: Path, folder: Path, *, steps: int) -> bool:
    """Whether a path, as many steps below a folder, leaves it. Raises OSError where it leads nowhere."""
    # a path without links stays where it is: to resolve each would take longer than to read the file
    below = os.name == "posix" and path.is_relative_to(folder) and ".." not in path.parts
    if below and not any(one.is_symlink() for one in (path, *path.parents[:steps])):
        return False
    return not path.resolve(strict=True).is_relative_to(folder.resolve())


def write_whole(path: Path, content: str | bytes) -> None:
    """Replace a file in one step: it holds the old content or the new, never a part. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    data = content.encode("utf-8") if isinstance(content, str) else content
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        # mkstemp makes the file private; what it replaces decides, else what a plain open would give.
        Path(name).chmod(stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o666 & ~_umask())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def write_together(files: Mapping[Path, bytes]) -> None:
    """Replace several files, all or none: each is whole on disk before the first takes its name. Raises OSError."""
    parts: dict[Path, Path] = {}
    before: dict[Path, bytes | None] = {}
    try:
        for path, data in files.items():
            part = path.with_name(f".{path.name}.{os.getpid()}.part")
            parts[part] = path
            write_whole(part, data)
        for part, path in parts.items():
            before[path] = path.read_bytes() if path.exists() else None
            part.replace(path)
    except BaseException:
        for part in parts:
            part.unlink(missing_ok=True)
        for path, old in before.items():
            if old is None:
                path.unlink(missing_ok=True)
            else:
                write_whole(path, old)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
