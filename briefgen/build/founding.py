"""A library to start from: the invented one of `briefgen/demo`, copied whole into a folder, or not at all.

Copies bytes; what is in them is no affair of this module. Nothing that is there is written over.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from briefgen.library.files import write_whole

BRIEFS = "briefs"
_DEMO = Path(__file__).resolve().parent.parent / "demo"
#: A file of this name would act on the package's own repository, so it is packed under another.
_PACKED, _IGNORED = "gitignore", ".gitignore"


def found(folder: Path) -> Path:
    """Make the library `folder/briefs`, and `folder/.gitignore` where there is none; returns the library.

    Raises FileExistsError where `folder/briefs` is there in any form, and OSError; either way everything is as
    it was before.
    """
    library = folder / BRIEFS
    if os.path.lexists(library):
        raise FileExistsError(library.as_posix())
    above = _missing(folder)
    ignored = folder / _IGNORED
    keep = os.path.lexists(ignored)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=f".{BRIEFS}.") as waiting:
            made = Path(waiting) / BRIEFS
            _copy(_DEMO / BRIEFS, made)
            if not keep:
                write_whole(ignored, (_DEMO / _PACKED).read_bytes())
            made.rename(library)
    except BaseException:
        if not keep:
            ignored.unlink(missing_ok=True)
        if above is not None:
            shutil.rmtree(above, ignore_errors=True)
        raise
    return library


def _missing(folder: Path) -> Path | None:
    """The highest folder on the way that is not there yet."""
    return next((path for path in reversed((folder, *folder.parents)) if not path.exists()), None)


def _copy(packed: Path, to: Path) -> None:
    for path in sorted(packed.rglob("*")):
        if path.is_file():
            target = to / path.relative_to(packed)
            write_whole(target.with_name(_IGNORED) if target.name == _PACKED else target, path.read_bytes())
