"""The captured texts of this machine: found by the sha256 of their bytes, whatever they are called.

Reads only; other people's copyright never leaves it. A text that is not pinned, an original in HTML or
PDF beside it, or a link out of the archive is passed over.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from briefgen.library.briefs import House
from briefgen.library.model import Source
from briefgen.library.yaml_reader import decode
from briefgen.words.diagnostics import Diagnostic, Place

VARIABLE = "BRIEFGEN_ARCHIVE"
ASTRAY = "BG012"
LIMIT = 16 << 20
#: The folder of the archive that keeps what texts were extracted from. Nothing is searched there.
ORIGINALS = "originals"
#: So many characters of its digest name a text that `source add` took in.
_NAMED = 16


@dataclass(frozen=True, slots=True)
class _Found:
    """One file of the archive: its name, and its bytes (None where it is larger than the limit, or why not read)."""

    name: str
    data: bytes | None
    unread: str = ""


def digest(data: bytes) -> str:
    """The sha256 of bytes, as a pin writes it."""
    return hashlib.sha256(data).hexdigest()


def home(folder: Path, house: House) -> Path | Diagnostic:
    """Where the archive is, or would be made: $BRIEFGEN_ARCHIVE, else what library.yaml names, else `archive/`.

    BG005 where library.yaml names a folder outside the library.
    """
    if named := os.environ.get(VARIABLE):
        return Path(named)
    path = folder / (house.archive or "archive")
    if path.resolve().is_relative_to(folder.resolve()):
        return path
    hint = f"an archive elsewhere is named by the environment variable {VARIABLE}"
    place = Place("library.yaml", ("archive",))
    return Diagnostic("BG005", "error", "the archive lies outside the library", place, hint)


def astray() -> Diagnostic | None:
    """BG012, a warning, where $BRIEFGEN_ARCHIVE names a folder that is not there; None where it is not set."""
    named = os.environ.get(VARIABLE)
    if not named or is_there(Path(named)):
        return None
    what = "is a file" if Path(named).exists() else "is not there"
    message = f"the environment variable {VARIABLE} names the folder `{named}`, which {what}"
    hint = "Correct it, or unset it: without it, `archive` in the library is looked at."
    return Diagnostic(ASTRAY, "warning", message, hint=hint)


def read(
    archive: Path, sources: Mapping[str, Source], *, places: Mapping[str, Place]
) -> tuple[dict[str, str], list[Diagnostic]]:
    """The characters of every pinned text, by sha256, and a diagnostic for each source whose text is not to be had.

    Newlines stay as they are: offsets count characters of the decoded text. BG008 where the archive lacks
    the text, BG001 where it is no UTF-8 text.
    """
    wanted = {source.text.sha256 for source in sources.values()}
    found = list(_files(archive))
    named = [(digest(file.data) if file.data is not None else "", file) for file in found]
    held = {name: file for name, file in named if name}
    strangers = [file for name, file in named if name not in wanted]
    texts: dict[str, str] = {}
    faults: dict[str, tuple[str, str]] = {}
    for pin in sorted(wanted & held.keys()):
        text = decode(held[pin].data or b"")
        if isinstance(text, str):
            texts[pin] = text
        else:
            faults[pin] = (text.message, f"{text.hint}; then pin it again")
    diagnostics: list[Diagnostic] = []
    for key, source in sources.items():
        pin, place = source.text.sha256, places[f"source:{key}"].at("text", "sha256")
        if pin in faults:
            message, hint = faults[pin]
            message = f"the captured text `{held[pin].name}`: {message}"
            diagnostics.append(Diagnostic("BG001", "error", message, place, hint, about=(f"source:{key}",)))
        elif pin not in held:
            lacks, hint = _missing(key, pin, strangers)
            message = f"the captured text of source `{key}` {lacks}"
            diagnostics.append(Diagnostic("BG008", "error", message, place, hint, about=(f"source:{key}",)))
    return texts, diagnostics


def is_there(archive: Path) -> bool:
    """Whether there is such a folder. One that may not be looked at is there, and is told as unreadable."""
    try:
        return archive.is_dir()
    except PermissionError:
        return True


def _files(archive: Path) -> Iterator[_Found]:
    root = archive.resolve()
    refused: list[OSError] = []
    for folder, below, names in os.walk(root, onerror=refused.append):
        below[:] = sorted(name for name in below if Path(folder, name) != root / ORIGINALS)
        found = (_file(Path(folder) / name, root) for name in sorted(names) if not name.startswith("."))
        yield from (file for file in found if file)
    for error in refused:
        name = Path(error.filename or root).relative_to(root).as_posix()
        yield _Found("the archive" if name == "." else f"{name}/", None, _why(error))


def _file(path: Path, root: Path) -> _Found | None:
    name = path.relative_to(root).as_posix()
    try:
        # folders that are links are not entered
        if not path.is_file() or (path.is_symlink() and not path.resolve().is_relative_to(root)):
            return None
        with path.open("rb") as stream:
            data = stream.read(LIMIT + 1)
    except OSError as error:
        return _Found(name, None, _why(error))
    return _Found(name, data if len(data) <= LIMIT else None)


def _why(error: OSError) -> str:
    return (error.strerror or "the system refused").lower()


def _missing(key: str, pin: str, strangers: list[_Found]) -> tuple[str, str]:
    """What became of a text, and what to do: told by a file that no source pins, and that is named as it would be."""
    names = (pin[:_NAMED], key)
    named = next((file for name in names for file in strangers if Path(file.name).name.startswith(name)), None)
    file = named or next((file for file in strangers if file.unread), None)
    if file is None:
        return "is not in the archive", "put the text into the archive again, under any name"
    if file.unread:
        return "was not found, for the archive cannot be read in full", f"`{file.name}` cannot be read: {file.unread}"
    if file.data is None:
        return "is not in the archive", f"`{file.name}` is there, but larger than {LIMIT >> 20} MiB"
    hint = "put the file back as it was captured"
    hint += f"; only where the change is right, write `sha256: {digest(file.data)}`, and check every passage again"
    return f"was changed since it was pinned: `{file.name}` has another digest", hint
