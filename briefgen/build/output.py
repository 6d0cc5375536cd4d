"""Whole files or none: what a build writes, what it remembers of it, and how that is taken away again.

All files of one brief are complete on disk before the first takes its name. The manifest in `OUT/.cache`
lists what was written, by name and digest, so that `clean` removes nothing else; builds do not go by it. Knows nothing
of briefs.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

CACHE = ".cache"
_MANIFEST = "manifest.json"
_PART = ".part"
#: What the cache holds; a folder of that name with anything else in it is not ours.
_OURS = frozenset([_MANIFEST, "briefs", "memo", "run.json", "seen"])


def write_together(
    folder: Path, files: Mapping[str, bytes], *, beside: Mapping[str, bytes] | None = None
) -> tuple[Path, ...]:
    """Write files into a folder, all or none, and note them in its manifest; returns their paths in order.

    `beside` are files of the cache that are written with them and noted nowhere.
    Raises OSError (a full disk, no permission, a folder in the way), the earlier files untouched.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name in (*files, *(beside or {})):
        if (folder / name).is_dir():
            raise IsADirectoryError(21, "a folder has the name of a file to be written", str(folder / name))
    noted = {f"{CACHE}/{_MANIFEST}": _manifest_with(folder, files)} if files else {}
    everything = {**files, **noted, **(beside or {})}
    for name in (*noted, *(beside or {})):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
    parts: dict[Path, Path] = {}
    try:
        for name, data in everything.items():
            target = folder / name
            part = target.with_name(f".{target.name}.{os.getpid()}{_PART}")
            parts[part] = target
            _write_through(part, data)
        for part, target in parts.items():
            part.replace(target)
    except BaseException:
        for part in parts:
            part.unlink(missing_ok=True)
        raise
    _keep_names(folder)
    return tuple(folder / name for name in files)


def remove(folder: Path, files: Mapping[str, str], *, beside: str) -> tuple[str, ...]:
    """Take away files that nobody changed since they were written, by name and digest, and their record `beside`.

    Gives the names of those that were removed. Raises OSError.
    """
    gone = []
    for name, digest in files.items():
        path = folder / name
        ours = name == path.name and not path.is_symlink() and path.is_file()
        if ours and hashlib.sha256(path.read_bytes()).hexdigest() == digest:
            path.unlink()
            gone.append(name)
    (folder / beside).unlink(missing_ok=True)
    return tuple(gone)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What `clean` removed, and what it left because somebody changed it since; names in order."""

    removed: tuple[str, ...]
    left: tuple[str, ...]


def clean(folder: Path) -> Cleaned:
    """Remove what builds wrote into a folder, their cache, and the folder itself once it is empty."""
    removed, left = [], []
    for name, digest in sorted(_manifest(folder).items()):
        path = folder / name
        if path.is_symlink() or not path.is_file():
            continue
        if hashlib.sha256(path.read_bytes()).hexdigest() == digest:
            path.unlink()
            removed.append(name)
        else:
            left.append(name)
    for part in folder.glob(f".*{_PART}"):
        part.unlink()
    cache = folder / CACHE
    if cache.is_dir() and not cache.is_symlink() and {path.name for path in cache.iterdir()} <= _OURS:
        shutil.rmtree(cache)
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
    return Cleaned(tuple(removed), tuple(left))


def _write_through(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _keep_names(folder: Path) -> None:
    """Make the new names last through a power cut, where the system lets a folder be synced."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        return
    finally:
        os.close(handle)


def _manifest(folder: Path) -> dict[str, str]:
    """The files that builds wrote into a folder, by name and digest; empty where its manifest is lost or damaged."""
    try:
        listed = json.loads((folder / CACHE / _MANIFEST).read_bytes())["files"]
        return {name: str(digest) for name, digest in listed.items() if name == Path(name).name}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _manifest_with(folder: Path, files: Mapping[str, bytes]) -> bytes:
    digests = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    listed = {"version": 1, "files": {**_manifest(folder), **digests}}
    return json.dumps(listed, indent=1, sort_keys=True).encode() + b"\n"
