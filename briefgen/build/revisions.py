"""A library as it stood at a git revision: taken out into a folder of its own with `git archive`.

Local and read-only: no network, no checkout, nothing of the repository changes. Whoever is outside git, or names
no revision, gets a sentence.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import tarfile
from pathlib import Path, PurePosixPath


class NoRevision(Exception):
    """The revision cannot be had; the message says why in a sentence for the user."""


def taken_out(library: Path, revision: str, *, to: Path) -> Path:
    """Write the library folder as of a revision below `to`; returns that folder.

    Raises NoRevision where there is no git, no repository, no such revision, or no library in it.
    """
    program = shutil.which("git")
    if program is None:
        raise NoRevision("git is not installed, so there are no revisions to compare")
    folder = library.resolve()
    if _asked(program, folder, "rev-parse", "--show-prefix") is None:
        raise NoRevision(
            f"`{library.as_posix()}` is not in a git repository, so it has no revisions; compare editions: SLUG@1"
        )
    commit = _asked(program, folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if commit is None:
        raise NoRevision(f"there is no revision `{revision}`")
    data = _asked(program, folder, "archive", "--format=tar", commit.decode().strip(), ".")
    if data is None:
        raise NoRevision(f"revision `{revision}` has no library in `{library.as_posix()}`")
    to.mkdir(parents=True, exist_ok=True)
    with tarfile.open(fileobj=io.BytesIO(data)) as bundle:
        _unpack(bundle, to)
    return to


def _unpack(bundle: tarfile.TarFile, to: Path) -> None:
    """Write the plain files of a bundle below a folder. Links are left out, as reading a library refuses them."""
    # tarfile's own filter came with Python 3.11.4, which is younger than Debian 12's
    for member in bundle.getmembers():
        place = PurePosixPath(member.name)
        held = bundle.extractfile(member) if member.isfile() else None
        if held is not None and not place.is_absolute() and ".." not in place.parts:
            (to / place).parent.mkdir(parents=True, exist_ok=True)
            (to / place).write_bytes(held.read())


def _asked(program: str, folder: Path, *words: str) -> bytes | None:
    """What git answers inside a folder, None where it refuses."""
    command = [program, "-C", str(folder), *words]
    done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - git alone, and no shell
    return done.stdout if done.returncode == 0 else None
