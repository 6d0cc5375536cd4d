"""What comes back from the layouts: written whole, with its record, or told why not. One failure stops no other."""

from __future__ import annotations

import errno
import hashlib
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from briefgen.build import memory, output
from briefgen.build.jobs import Done
from briefgen.build.places import placed
from briefgen.build.starting import Pending
from briefgen.build.workers import WorkerEnded
from briefgen.check.prose import writings
from briefgen.check.rules.limits import lightest
from briefgen.check.verify import Verified
from briefgen.words.diagnostics import Diagnostic

Stage = Literal["checked", "composed", "unchanged", "built", "withheld"]
Progress = Callable[[Stage, str], None]


@dataclass(frozen=True, slots=True)
class Built:
    """One brief's files on disk, its printed pages (0 without PDF), whether they are new, their sha256 by name."""

    slug: str
    files: tuple[Path, ...]
    pages: int
    fresh: bool = True
    digests: Mapping[str, str] = field(default_factory=dict)


def collected(
    waiting: list[Pending], out: Path, verified: Verified, *, progress: Progress
) -> tuple[tuple[Built, ...], list[Diagnostic]]:
    """Every brief written as its layout comes, in order, and what laying out and writing told.

    An exception out of a rendition is raised once the others are written.
    """
    built: list[Built] = []
    found: list[Diagnostic] = []
    bugs: list[BaseException] = []
    for pending in waiting:
        slug = pending.slug
        done, bug = _answer(slug, pending.answer)
        bugs += [bug] if bug else []
        every = _with(pending, done)
        # of a call that gave nothing at all, as of one that was ended, nothing else is told in an empty folder either
        asked = every.only(pending.targets) if done.files or not pending.fresh else memory.Kept()
        found += [*placed(done.diagnostics, slug, verified.library), *_too_long(pending, asked.pages, verified)]
        if bug or any(d.level == "error" for d in done.diagnostics):
            continue
        try:
            if pending.fresh:
                _write(pending, done, every, out)
        except OSError as error:
            found.append(_unwritten(slug, out, error))
            continue
        digests = memory.files(slug, asked.renditions)
        paths = tuple(out / name for name in digests)
        built.append(Built(slug, paths, asked.pages, fresh=pending.fresh, digests=digests))
        if pending.fresh:
            progress("built", slug)
    if bugs:
        raise bugs[0]
    return tuple(built), found


def _with(pending: Pending, done: Done) -> memory.Kept:
    """A brief's renditions from before, with what was made now in the place of those that were lacking."""
    before = {target: one for target, one in pending.before.renditions.items() if target not in pending.lacking}
    made = {target: hashlib.sha256(data).hexdigest() for target, data in done.files.items()}
    pages = done.pages if "pdf" in pending.lacking else pending.before.pages
    return replace(pending.before, renditions={**before, **made}, pages=pages)


def _write(pending: Pending, done: Done, every: memory.Kept, out: Path) -> None:
    slug = pending.slug
    # what a layout that holds might tell is in no record, so that it has to be laid out again to tell it again
    key, basis = ("", "") if done.diagnostics else (pending.key, pending.basis)
    record = memory.record(slug, key, basis, every)
    files = {f"{slug}.{target}": data for target, data in done.files.items()}
    output.write_together(out, files, beside={memory.place_of(slug): record})


def _answer(slug: str, future: Future[Done] | None) -> tuple[Done, Exception | None]:
    if future is None:
        return Done({}), None
    try:
        return future.result(), None
    except WorkerEnded as ended:
        message = f"`{slug}` could not be laid out: {ended}"
        hint = "Look for a very long note, a deep list or a huge picture; the other briefs were built."
        return Done({}, diagnostics=(Diagnostic("BG414", "error", message, hint=hint, about=(f"brief:{slug}",)),)), None
    except Exception as bug:  # noqa: BLE001 - raised again once the other briefs are written
        return Done({}), bug


def _too_long(pending: Pending, pages: int, verified: Verified) -> Iterator[Diagnostic]:
    slug, library = pending.slug, verified.library
    most = library.briefs[slug].limits.pages or library.house.limits.pages
    if most and pages > most:
        place = library.places[f"brief:{slug}"]
        light = lightest(writings(slug, library.briefs[slug], place))
        counted = "The statement of changes counts too: leave out `--changes`. " if pending.stated else ""
        yield Diagnostic(
            "BG415",
            "warning",
            f"`{slug}` prints on {pages} pages, {pages - most} over its limit of {most}",
            place,
            hint=f"{counted}Cut prose first where it rests on least: {light}. Or raise `limits: {{pages: ...}}`.",
            about=(f"brief:{slug}",),
        )


def _unwritten(slug: str, out: Path, error: OSError) -> Diagnostic:
    full = error.errno in (errno.ENOSPC, errno.EDQUOT)
    why = "the disk is full" if full else (error.strerror or "the system refused").lower()
    hint = "Free some space and build again." if full else "Look at the folder's permissions, or give another `--out`."
    message = f"`{slug}` was not written to {out}: {why}; what was there before is untouched"
    return Diagnostic("BG902", "error", message, hint=hint, about=(f"brief:{slug}",))
