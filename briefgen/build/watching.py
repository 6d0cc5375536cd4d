"""What of a library changed since one last looked, and waiting until something does.

The only module that imports `watchfiles`, which wakes us; what changed is found by comparing digests, so that a save by
rename, a burst of saves, and a save that changes nothing look like what they are. Builds nothing.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from briefgen.build import identity
from briefgen.write.templates import folder as template_folder

#: Milliseconds without a further save after which a burst is over, the longest that a burst is gathered, and how often
#: we look whether a watched folder was exchanged or came into being.
_STILL, _BURST, _LOOK = 30, 1600, 1000

_RENDITIONS = (".md", ".html", ".pdf", ".json", ".docx")
Signature = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Change:
    """One file that is new, changed or gone, by its path as shown to people."""

    how: Literal["new", "changed", "deleted"]
    file: str


def folders(library: Path, *, display: str, archive: str | None) -> Iterator[tuple[str, Path]]:
    """What a build reads, for `Watched`: the library, the archive of the environment, templates, also those to come."""
    yield display, library
    if archive:
        yield archive, Path(archive)
    beside = library.resolve().parent / "templates"
    for place in dict.fromkeys((beside, *template_folder(library).folders)):
        yield "templates", place


@dataclass(frozen=True, slots=True)
class _File:
    shown: str
    signature: Signature
    digest: str


class Watched:
    """Folders, each with the name that people know it by, and their files as they were when last looked at.

    Left out are hidden files, what editors leave beside a file, and the renditions in `out`.
    """

    def __init__(self, places: Iterable[tuple[str, Path]], *, out: Path | None = None) -> None:
        self._folders = tuple(places)
        self._out = os.path.realpath(out) if out else ""
        self._seen: dict[str, _File] = {}
        self.changes()

    def changes(self) -> tuple[Change, ...]:
        """What is different from the last time this was asked, sorted by file."""
        before, now = self._seen, dict(self._files())
        self._seen = now
        told = [Change("deleted", before[path].shown) for path in before.keys() - now.keys()]
        told += [Change("new", now[path].shown) for path in now.keys() - before.keys()]
        both = before.keys() & now.keys()
        told += [Change("changed", now[path].shown) for path in both if now[path].digest != before[path].digest]
        return tuple(sorted(told, key=lambda change: change.file))

    def relevant(self, path: str) -> bool:
        """Whether a save of this file may matter: not hidden, no leaving of an editor, no rendition of ours."""
        folder, name = os.path.split(path)
        return not _passing(name) and not (name.endswith(_RENDITIONS) and os.path.realpath(folder) == self._out)

    def standing(self) -> dict[str, tuple[int, int]]:
        """The folders that are there, and which they are: one that was exchanged has another number."""
        return {str(folder): number for _, folder in self._folders if (number := _number(folder))}

    def _files(self) -> Iterator[tuple[str, _File]]:
        for shown, folder in self._folders:
            for place, below, names in os.walk(folder):
                below[:] = [name for name in below if not _passing(name)]
                for path in (f"{place}{os.sep}{name}" for name in names):
                    if self.relevant(path) and (signature := _signature(path)):
                        file = f"{shown}{path[len(str(folder)) :]}".replace(os.sep, "/").removeprefix("./")
                        yield path, self._known(path, file, signature)

    def _known(self, path: str, shown: str, signature: Signature) -> _File:
        before = self._seen.get(path)
        return before if before and before.signature == signature else _File(shown, signature, identity.file(path))


def bursts(watched: Watched, *, stopped: Callable[[], bool] = lambda: False) -> Iterator[None]:
    """Yields each time that files may have been saved, and once as soon as watching began; ends when `stopped`.

    What is saved while the caller works is gathered meanwhile. Raises KeyboardInterrupt.
    """
    import watchfiles

    while not stopped():
        standing, began = watched.standing(), False
        for saved in watchfiles.watch(
            *standing,
            watch_filter=lambda change, path: watched.relevant(path),
            debounce=_BURST,
            step=_STILL,
            rust_timeout=_LOOK,
            yield_on_timeout=True,
            ignore_permission_denied=True,
        ):
            if saved or not began:
                yield None
            began = True
            if stopped() or watched.standing() != standing:
                break


def _passing(name: str) -> bool:
    """A file or folder that comes and goes with an editor or a tool, or is hidden."""
    return name.startswith((".", "#")) or name.endswith(("~", ".swp", ".swx", ".tmp", ".part")) or name == "__pycache__"


def _signature(path: str) -> Signature | None:
    """What changes when a file is saved, as far as the system tells; None where there is no file."""
    try:
        told = os.stat(path)  # noqa: PTH116 - as texts: Path takes most of the time of a thousand files
    except OSError:
        return None
    return told.st_ino, told.st_size, told.st_mtime_ns, told.st_ctime_ns


def _number(folder: Path) -> tuple[int, int] | None:
    try:
        told = folder.stat()
    except OSError:
        return None
    return told.st_dev, told.st_ino
