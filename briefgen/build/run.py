"""From a library folder to whole files: load, verify, compose, lay out, write.

What was read, judged or laid out before from the same is not read, judged or laid out again. One brief's
failure stops no other, and leaves its earlier output as it was. Results keep the order of the briefs, whatever
the number of workers. Prints nothing; the clock is not read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path, PurePosixPath

from briefgen.build import identity, keeping, memory, output
from briefgen.build.finishing import Built as Built
from briefgen.build.finishing import Progress as Progress
from briefgen.build.finishing import collected
from briefgen.build.jobs import unavailable
from briefgen.build.outcome import Options as Options
from briefgen.build.seen import Seen
from briefgen.build.starting import TOLD, Pending, start
from briefgen.build.starting import told as told_by
from briefgen.check.verify import verify
from briefgen.library.atlas import Atlas
from briefgen.library.library import Library
from briefgen.library.load import reading
from briefgen.library.memo import Memo
from briefgen.words.diagnostics import Diagnostic, in_order
from briefgen.write.templates import TemplateFolder, Unreadable
from briefgen.write.templates import folder as template_folder


class UnknownSlug(Exception):
    """A brief was asked for that the library does not have. `known` are those it has."""

    def __init__(self, slug: str, known: tuple[str, ...]) -> None:
        super().__init__(slug)
        self.slug, self.known = slug, known


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build gave: briefs built and withheld, in order of slug, and every diagnostic, sorted.

    `removed` are the files of briefs that the library no longer has. `unread`: a file of it cannot be read, so that
    nothing was built; the atlas has the lines all the same.
    """

    built: tuple[Built, ...]
    withheld: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]
    atlas: Atlas
    removed: tuple[str, ...] = ()
    unread: bool = False


def run(
    options: Options,
    *,
    executor: Executor,
    progress: Progress = lambda stage, slug: None,
    memo: Memo | None = None,
    seen: Seen | None = None,
) -> Summary:
    """Build the briefs asked for; `progress` is called as each passes a stage, from this thread.

    `memo` is what earlier runs of this process found out, and is filled further: for who builds again and again, and
    calls `memo.settle()` after each. Without one, what is kept in the output folder is used, and kept there again.
    What `seen` knows of files in the output folder is not read again.
    Raises `library.load.NotALibrary` and `UnknownSlug`. Everything a user or the surroundings did is in the
    diagnostics. An exception out of a rendition is raised once the other briefs are written.
    """
    own = memo is None
    memo = keeping.opened(options.out) if memo is None else memo
    read = reading(options.library, display=options.display, memo=memo)
    library, known = read.library, read.diagnostics
    if library is None:
        return Summary((), options.slugs, known, read.atlas, unread=True)
    slugs = chosen(library, known, options.slugs)
    outcome = verify(library, known=known, as_of=options.as_of, memo=memo)
    progress("checked", "")
    lacking = dict(unavailable(options.targets))
    options = replace(options, targets=tuple(target for target in options.targets if target not in lacking))
    templates = template_folder(options.library)
    made_with = _made_with(templates)
    begin = partial(
        start, options=options, templates=templates, made_with=made_with, executor=executor, memo=memo, seen=seen
    )
    waiting, told = _begun(slugs, partial(begin, outcome.verified), progress)
    _forget_if_changed(made_with, templates, memo)
    if own:
        keeping.keep(options.out, memo)  # while workers lay out
    with _made_throughout(made_with, templates, waiting, options.out):
        built, late = collected(waiting, options.out, outcome.verified, progress=progress)
    if own:
        keeping.write(options.out, memo)  # where there was no folder yet, and a build that gives nothing leaves none
    # an error that concerns everything withholds everything: an emptied library is a mistake, not a wish
    astray = any(d.level == "error" and not d.about for d in known)
    removed = () if options.slugs or astray else _removed(options.out, slugs)
    withheld = tuple(slug for slug in slugs if slug not in {one.slug for one in built})
    for slug in withheld:
        progress("withheld", slug)
    found = [*outcome.diagnostics, *lacking.values(), *told, *late]
    return Summary(built, withheld, in_order(found), _with_templates(library.atlas, found, templates), removed)


def _begun(
    slugs: Iterable[str], begin: Callable[[str], tuple[Pending | None, Iterable[Diagnostic]]], progress: Progress
) -> tuple[list[Pending], list[Diagnostic]]:
    """Each brief that prints, composed and queued or found as it was, and what composing told."""
    waiting, found = list[Pending](), list[Diagnostic]()
    for slug in slugs:
        pending, told = begin(slug)
        found += told
        if pending:
            waiting.append(pending)
            progress("composed" if pending.fresh else "unchanged", slug)
    return waiting, found


def checked(
    library: Library, known: Iterable[Diagnostic], *, folder: Path, memo: Memo, as_of: date | None = None
) -> tuple[tuple[Diagnostic, ...], Atlas]:
    """Every diagnostic there is without laying out: of loading (`known`), checking and composing, sorted.

    What `memo` holds is not found out again.
    """
    outcome = verify(library, known=known, as_of=as_of, memo=memo)
    templates = template_folder(folder)
    made_with = _made_with(templates)
    found = list(outcome.diagnostics)
    for slug in outcome.verified.printable:
        found += told_by(outcome.verified, slug, templates=templates, made_with=made_with, memo=memo)
    _forget_if_changed(made_with, templates, memo)
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


def _made_with(templates: TemplateFolder) -> str:
    """What every rendition is made with: this program and its engines, and the templates."""
    return identity.digest(identity.program(), identity.trees(templates.folders))


def _forget_if_changed(made_with: str, templates: TemplateFolder, memo: Memo) -> None:
    """Where a template changed while briefs were composed, what that told is not remembered of it as it was before."""
    if made_with != _made_with(templates):
        memo.drop(TOLD)


@contextmanager
def _made_throughout(made_with: str, templates: TemplateFolder, waiting: list[Pending], out: Path) -> Iterator[None]:
    """While briefs are laid out and written; what was made while a template changed is not remembered.

    Nor is it after an interrupt or a bug, which leave what was written until then.
    """
    try:
        yield
    finally:
        if made_with != _made_with(templates):
            memory.forget(out, [pending.slug for pending in waiting if pending.fresh])


def _removed(out: Path, slugs: Iterable[str]) -> tuple[str, ...]:
    """Take away the files of briefs that the library no longer has, but for those that somebody changed."""
    gone: list[str] = []
    for slug, files in memory.forgotten(out, slugs):
        try:
            gone += output.remove(out, files, beside=memory.place_of(slug))
        except OSError:  # what stays is found, and tried again, the next time
            continue
    return tuple(gone)
