"""From a library folder to whole files: load, verify, compose, lay out, write.

What was laid out before from the same manuscript, templates and program is not laid out again. One brief's
failure stops no other, and leaves its earlier output as it was. Results keep the order of the briefs, whatever
the number of workers. Prints nothing; the clock is not read.
"""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Literal

from briefgen.build import identity, memory, output
from briefgen.build.jobs import Done, Job, lay_out, unavailable
from briefgen.build.outcome import Options as Options
from briefgen.build.places import placed
from briefgen.build.workers import WorkerEnded
from briefgen.check.prose import writings
from briefgen.check.rules.limits import lightest
from briefgen.check.verify import Verified, verify
from briefgen.library.atlas import Atlas
from briefgen.library.library import Library
from briefgen.library.load import load
from briefgen.words.diagnostics import Diagnostic, in_order
from briefgen.write.compose import compose
from briefgen.write.templates import TemplateFolder, Unreadable
from briefgen.write.templates import folder as template_folder

Stage = Literal["checked", "composed", "unchanged", "built", "withheld"]
Progress = Callable[[Stage, str], None]


class UnknownSlug(Exception):
    """A brief was asked for that the library does not have. `known` are those it has."""

    def __init__(self, slug: str, known: tuple[str, ...]) -> None:
        super().__init__(slug)
        self.slug, self.known = slug, known


@dataclass(frozen=True, slots=True)
class Built:
    """One brief's files as they now are on disk, its printed pages (0 without PDF), and whether they are new."""

    slug: str
    files: tuple[Path, ...]
    pages: int
    fresh: bool = True


@dataclass(frozen=True, slots=True)
class _Pending:
    """A composed brief: the key of all that it is made of, and its files from before or those to come."""

    slug: str
    key: str
    answer: Future[Done] | memory.Kept


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build gave: briefs built and withheld, in order of slug, and every diagnostic, sorted.

    `removed` are the files of briefs that the library no longer has.
    """

    built: tuple[Built, ...]
    withheld: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]
    atlas: Atlas | None
    removed: tuple[str, ...] = ()


def run(options: Options, *, executor: Executor, progress: Progress = lambda stage, slug: None) -> Summary:
    """Build the briefs asked for; `progress` is called as each passes a stage, from this thread.

    Raises `library.load.NotALibrary` and `UnknownSlug`. Everything a user or the surroundings did is in the
    diagnostics. An exception out of a rendition is raised once the other briefs are written.
    """
    library, known = load(options.library, display=options.display)
    if library is None:
        return Summary((), options.slugs, in_order(list(known)), None)
    slugs = chosen(library, known, options.slugs)
    outcome = verify(library, known=known, as_of=options.as_of)
    progress("checked", "")
    lacking = dict(unavailable(options.targets))
    found = [*outcome.diagnostics, *lacking.values()]
    options = replace(options, targets=tuple(target for target in options.targets if target not in lacking))
    templates = template_folder(options.library)
    made_with = _made_with(templates)
    waiting: list[_Pending] = []
    for slug in slugs:
        job, more = _composed(outcome.verified, slug, options=options, templates=templates)
        found += more
        if job:
            key = identity.digest(made_with, job.targets, job.manuscript)
            before = memory.kept(options.out, slug, key=key)
            waiting.append(_Pending(slug, key, before or executor.submit(lay_out, job)))
            progress("unchanged" if before else "composed", slug)
    built, late = _collected(waiting, options.out, outcome.verified, progress)
    if made_with != _made_with(templates):
        memory.forget(options.out, [one.slug for one in built if one.fresh])
    # an error that concerns everything withholds everything: an emptied library is a mistake, not a wish
    astray = any(d.level == "error" and not d.about for d in known)
    removed = () if options.slugs or astray else _removed(options.out, slugs)
    withheld = tuple(slug for slug in slugs if slug not in {one.slug for one in built})
    for slug in withheld:
        progress("withheld", slug)
    found += late
    return Summary(built, withheld, in_order(found), _with_templates(library.atlas, found, templates), removed)


def checked(
    library: Library, known: Iterable[Diagnostic], *, folder: Path, as_of: date | None = None
) -> tuple[tuple[Diagnostic, ...], Atlas]:
    """Every diagnostic there is without laying out: of loading (`known`), checking and composing, sorted."""
    outcome = verify(library, known=known, as_of=as_of)
    templates = template_folder(folder)
    found = list(outcome.diagnostics)
    for slug in outcome.verified.printable:
        found += compose(outcome.verified, slug, templates=templates)[1]
    return in_order(found), _with_templates(library.atlas, found, templates)


def _with_templates(atlas: Atlas, found: Iterable[Diagnostic], templates: TemplateFolder) -> Atlas:
    """The atlas with the templates that diagnostics point into, so that their lines can be shown."""
    for file in sorted({d.place.file for d in found if d.place and d.place.file.startswith("templates/")}):
        try:
            text = templates.read(file.removeprefix("templates/"))
        except Unreadable:
            continue
        if text is not None:
            beside = PurePosixPath(atlas.display).parent / file
            atlas = atlas.plus(file, path=beside.as_posix(), text=text)
    return atlas


def chosen(library: Library, known: Iterable[Diagnostic], slugs: tuple[str, ...]) -> tuple[str, ...]:
    """The briefs asked for, with their translations, sorted; all where none is named.

    A brief that could not be read counts as one of the library's. Raises UnknownSlug.
    """
    unread = {subject.removeprefix("brief:") for d in known for subject in d.about if subject.startswith("brief:")}
    every = tuple(sorted({*library.briefs, *unread}))
    for slug in slugs:
        if slug not in every:
            raise UnknownSlug(slug, every)
    return tuple(one for one in every if not slugs or one in slugs or one.rpartition(".")[0] in slugs)


def _composed(
    verified: Verified, slug: str, *, options: Options, templates: TemplateFolder
) -> tuple[Job | None, tuple[Diagnostic, ...]]:
    if verified.withheld.get(slug, True) or not options.targets:
        return None, ()
    manuscript, found = compose(verified, slug, templates=templates)
    if manuscript is None or any(d.level == "error" for d in found):
        return None, tuple(found)
    return Job(manuscript, options.targets, output.fonts_of(options.out), templates.folders), tuple(found)


def _collected(
    waiting: list[_Pending], out: Path, verified: Verified, progress: Progress
) -> tuple[tuple[Built, ...], list[Diagnostic]]:
    built: list[Built] = []
    found: list[Diagnostic] = []
    bugs: list[BaseException] = []
    for pending in waiting:
        slug, before = pending.slug, pending.answer
        if isinstance(before, memory.Kept):
            found += [*before.diagnostics, *_too_long(slug, before.pages, verified)]
            built.append(Built(slug, tuple(out / name for name in before.files), before.pages, fresh=False))
            continue
        done, bug = _answer(slug, before)
        bugs += [bug] if bug else []
        found += [*placed(done.diagnostics, slug, verified.library), *_too_long(slug, done.pages, verified)]
        if bug or any(d.level == "error" for d in done.diagnostics):
            continue
        try:
            built.append(Built(slug, _written(pending, done, out), done.pages))
        except OSError as error:
            found.append(_unwritten(slug, out, error))
            continue
        progress("built", slug)
    if bugs:
        raise bugs[0]
    return tuple(built), found


def _written(pending: _Pending, done: Done, out: Path) -> tuple[Path, ...]:
    files = {f"{pending.slug}.{target}": data for target, data in done.files.items()}
    record = memory.record(pending.key, files, pages=done.pages, diagnostics=done.diagnostics)
    return output.write_together(out, files, beside={memory.place_of(pending.slug): record})


def _made_with(templates: TemplateFolder) -> str:
    """What every rendition is made with: this program and its engines, and the templates."""
    return identity.digest(identity.program(), identity.trees(templates.folders))


def _removed(out: Path, slugs: Iterable[str]) -> tuple[str, ...]:
    """Take away the files of briefs that the library no longer has, but for those that somebody changed."""
    gone: list[str] = []
    for slug, files in memory.forgotten(out, slugs):
        try:
            gone += output.remove(out, files, beside=memory.place_of(slug))
        except OSError:  # what stays is found, and tried again, the next time
            continue
    return tuple(gone)


def _answer(slug: str, future: Future[Done]) -> tuple[Done, Exception | None]:
    try:
        return future.result(), None
    except WorkerEnded as ended:
        message = f"`{slug}` could not be laid out: {ended}"
        hint = "Look for a very long note, a deep list or a huge picture; the other briefs were built."
        return Done({}, diagnostics=(Diagnostic("BG414", "error", message, hint=hint, about=(f"brief:{slug}",)),)), None
    except Exception as bug:  # noqa: BLE001 - raised again once the other briefs are written
        return Done({}), bug


def _too_long(slug: str, pages: int, verified: Verified) -> Iterator[Diagnostic]:
    library = verified.library
    most = library.briefs[slug].limits.pages or library.house.limits.pages
    if most and pages > most:
        place = library.places[f"brief:{slug}"]
        light = lightest(writings(slug, library.briefs[slug], place))
        yield Diagnostic(
            "BG415",
            "warning",
            f"`{slug}` prints on {pages} pages, {pages - most} over its limit of {most}",
            place,
            hint=f"Cut prose first where it rests on least: {light}. Or raise `limits: {{pages: ...}}`.",
            about=(f"brief:{slug}",),
        )


def _unwritten(slug: str, out: Path, error: OSError) -> Diagnostic:
    full = error.errno in (errno.ENOSPC, errno.EDQUOT)
    why = "the disk is full" if full else (error.strerror or "the system refused").lower()
    hint = "Free some space and build again." if full else "Look at the folder's permissions, or give another `--out`."
    message = f"`{slug}` was not written to {out}: {why}; what was there before is untouched"
    return Diagnostic("BG902", "error", message, hint=hint, about=(f"brief:{slug}",))
