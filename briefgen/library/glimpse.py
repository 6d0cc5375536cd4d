"""The ids of a library, seen at a glance: for completion in a shell, which must be quick and must not fail.

Lines are looked at, nothing is parsed or judged: a library that is broken, or half written, has ids all the same.
What does not look like an id is left out, so that nothing else can reach a shell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from briefgen.library.files import read_inside

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
#: `- id: x`, `id: x` under it, and `- {id: x, ...`
_GIVEN = re.compile(rf"^\s*(?:-\s+)?\{{?\s*id:\s*[\"']?({_ID.pattern})(?![^\s\"',}}])", re.MULTILINE)
_NO_BRIEFS = frozenset(["library", "names", "questions", "reviews"])
_LIMIT = 1 << 20


def libraries(folder: Path) -> tuple[Path, ...]:
    """The folders right below this one that are libraries, sorted."""
    try:
        return tuple(sorted(path.parent for path in folder.glob("*/library.yaml")))
    except OSError:
        return ()


def is_above(folder: Path) -> bool:
    """Whether a folder has nothing of a library in it but a library's folder."""
    begun = any((folder / name).exists() for name in ("library.yaml", "sources", "facts"))
    return not begun and libraries(folder) != ()


def briefs(folder: Path) -> tuple[str, ...]:
    """The slugs of the briefs, translations among them (`slug.fr`), sorted."""
    found = (name for name in _stems(folder) if name not in _NO_BRIEFS)
    return tuple(name for name in found if all(_ID.fullmatch(part) for part in name.split(".")))


def sources(folder: Path) -> tuple[str, ...]:
    """The ids of the sources, sorted."""
    return tuple(name for name in _stems(folder / "sources") if _ID.fullmatch(name))


def facts(folder: Path) -> tuple[str, ...]:
    """The ids of the facts, sorted."""
    return tuple(sorted({found for text in _texts(folder) for found in _GIVEN.findall(text)}))


def _texts(folder: Path) -> Iterator[str]:
    for name in _stems(folder / "facts"):
        data = read_inside(folder, f"facts/{name}.yaml", limit=_LIMIT)
        if isinstance(data, bytes):
            yield data.decode("utf-8", errors="replace")


def _stems(folder: Path) -> list[str]:
    try:
        return sorted(path.stem for path in folder.iterdir() if path.suffix == ".yaml")
    except OSError:
        return []
