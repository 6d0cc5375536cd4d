"""The PDF of each edition, kept in the output folder under a name of its own: what readers hold.

No build knows of these files, and `clean` leaves them: they cannot be made again once the brief has changed. Not a
record of editions; that is `library.editions`.
"""

from __future__ import annotations

import re
from pathlib import Path

_NAME = re.compile(r"[a-z0-9-]+(?:\.[a-z]{2})?\.edition-[0-9]+\.pdf\Z")


def place(out: Path, slug: str, number: int) -> Path:
    """Where the PDF of an edition is kept."""
    return out / f"{slug}.edition-{number}.pdf"


def taken(path: Path, pdf: bytes | None = None) -> bool:
    """Whether something else than this PDF has its place; with no PDF, anything at all. Raises OSError."""
    if path.is_symlink() or (path.exists() and not path.is_file()):
        return True
    return path.exists() and path.read_bytes() != pdf


def kept(out: Path) -> tuple[str, ...]:
    """The names of what is kept in a folder, sorted."""
    return tuple(sorted(path.name for path in out.glob("*.pdf") if _NAME.match(path.name)))
