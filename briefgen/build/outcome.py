"""What a build is asked for, what it gave, and whether the same was asked before with nothing changed since.

Imports nothing of the stages: where nothing changed, nothing is read but bytes, and nothing is parsed or checked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.build import identity, memory, output
from briefgen.build.seen import Seen
from briefgen.write.templates import folder as template_folder

if TYPE_CHECKING:
    from briefgen.write.issue import Imprint

#: Diagnostics that tell of the machine rather than of the library: another run may go well.
_PASSING = ("BG414", "BG9")


@dataclass(frozen=True, slots=True)
class Options:
    """What to build, from where, to where. No slugs: every brief. `display` is how messages name the library.

    `imprints` are what editions say of themselves, by slug; only `publish` has any.
    """

    library: Path
    out: Path
    display: str = "briefs"
    slugs: tuple[str, ...] = ()
    targets: tuple[str, ...] = ("md", "html", "pdf", "json")
    as_of: date | None = None
    imprints: tuple[tuple[str, Imprint], ...] = ()


@dataclass(frozen=True, slots=True)
class Ending:
    """How a build ended, in what is told of it.

    `told` are the diagnostics as they were printed, `counted` their numbers in words, `codes` their codes, each once;
    `errors` and `warnings` whether there were any. `files` are the names of all renditions that are now right,
    `removed` those of briefs that are gone.
    """

    told: str
    counted: str
    codes: tuple[str, ...]
    errors: bool
    warnings: bool
    files: tuple[str, ...]
    built: int
    unchanged: int = 0
    removed: tuple[str, ...] = ()
    withheld: tuple[str, ...] = ()
    unread: bool = False


def key(options: Options, *, archive: str | None, form: str, seen: Seen | None = None) -> str:
    """The digest of everything that a build's outcome depends on.

    `archive` is the archive's folder where it lies outside the library, `form` how diagnostics are told. What `seen`
    knows is not read again.
    """
    folders = (options.library, *template_folder(options.library).folders, *([Path(archive)] if archive else []))
    told = (options.display, archive is None, form)
    asked = (options.slugs, options.targets, str(options.as_of), options.imprints, *told)
    return identity.digest(identity.program(), identity.trees(folders, seen=seen), asked)


def remembers(out: Path) -> bool:
    """Whether an output folder has a record of an earlier run at all."""
    return (out / memory.RUN).is_file()


def last(out: Path, *, key: str, seen: Seen | None = None) -> Ending | None:
    """How the last run into a folder ended, if it had the same key and every file it made is as it made it."""
    value = memory.recalled(out / memory.RUN)
    try:
        if value is None or value["key"] != key or not memory.intact(out, value["digests"], seen=seen):
            return None
        ending = value["ending"]
        listed = {name: tuple(ending[name]) for name in ("codes", "files", "withheld", "removed")}
        ended = Ending(**{**ending, **listed})
        return replace(ended, built=0, unchanged=ended.built + ended.unchanged, removed=())
    except memory.UNLIKE:
        return None


def keep(out: Path, ending: Ending, *, key: str, digests: Mapping[str, str]) -> None:
    """Remember how a run ended, unless it says more about the machine than about the library. A full disk is no matter.

    Call it only if `key` is the same after the run as before it. `digests` are of its files as they were written, which
    may be changed or gone by now.
    """
    passing = any(code.startswith(_PASSING) for code in ending.codes)
    if passing or ending.unread or not ending.files or (ending.withheld and not ending.errors):
        return
    record = memory.sealed({"key": key, "digests": dict(digests), "ending": asdict(ending)})
    try:
        output.write_together(out, {}, beside={memory.RUN: record})
    except OSError:
        return
