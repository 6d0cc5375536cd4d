"""`briefgen publish`: build a brief and record it as an edition in `editions/<slug>.yaml`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli import options, printing

if TYPE_CHECKING:
    from pathlib import Path

    from briefgen.library.editions import Edition
    from briefgen.write.manuscript import Manuscript

_TARGETS = ("md", "html", "pdf", "json")


def publish(
    slug: Annotated[str, typer.Argument(metavar="SLUG", help="The brief.")],
    *,
    library: options.LibraryFolder = options.BRIEFS,
    out: options.OutFolder = options.OUT,
    on: options.On = None,
    by: Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who publishes it.")] = None,
    draft: Annotated[bool, typer.Option("--draft", help="Publish it though it is not fully reviewed.")] = False,
) -> None:
    """Build a brief and record the edition: its number, its day, the digests of its record and its PDF."""
    day, by = options.recorded_day(on), options.name(by)
    from briefgen.build.publishing import edition, same
    from briefgen.cli import opened
    from briefgen.library.editions import FOLDER, written
    from briefgen.library.files import write_whole

    opened.outside(out, library)
    manuscript = _composed(slug, library)
    if manuscript.draft and not draft:
        printing.remark(f"`{slug}` is a draft ({manuscript.draft}): have it reviewed, or give --draft")
        raise typer.Exit(1)
    earlier = _earlier(slug, library)
    pdf = _built(slug, library, out)
    new = edition(manuscript, pdf.read_bytes(), earlier=earlier, on=day, by=by)
    if earlier and same(earlier[-1], new):
        last = earlier[-1]
        printing.product(f"{pdf.as_posix()} is edition {last.number}, of {last.on}: nothing changed since")
        return
    path = library / FOLDER / f"{slug}.yaml"
    try:
        write_whole(path, written((*earlier, new)))
    except OSError as error:
        raise opened.unwritten(library, error) from None
    printing.product(f"{path.as_posix()}: edition {new.number} of {new.on}\n{pdf.as_posix()}")


def _composed(slug: str, folder: Path) -> Manuscript:
    """The brief as it will print; ends the command where it is withheld."""
    from briefgen.check.verify import verify
    from briefgen.cli import opened, verdict
    from briefgen.write.compose import compose
    from briefgen.write.templates import folder as template_folder

    read, known = opened.loaded(folder)
    if read is None:
        opened.stop(known, folder)
    if slug not in read.briefs and f"brief:{slug}" not in read.places:
        raise opened.unknown("brief", slug, tuple(sorted(read.briefs)))
    outcome = verify(read, known=known)
    found = outcome.diagnostics
    if not outcome.verified.withheld.get(slug, True):
        manuscript, found = compose(outcome.verified, slug, templates=template_folder(folder))
        if manuscript and not any(d.level == "error" for d in found):
            return manuscript
    printing.remark(f"`{slug}` is withheld, so nothing was published")
    verdict.tell_and_leave(found, read.atlas, display=opened.shown(folder))
    raise typer.Exit(1)


def _earlier(slug: str, library: Path) -> tuple[Edition, ...]:
    from briefgen.cli import opened, verdict
    from briefgen.library.editions import editions
    from briefgen.words.diagnostics import Diagnostic

    held = editions(library, slug)
    if isinstance(held, Diagnostic):
        verdict.tell_and_leave([held], None, display=opened.shown(library))
        raise typer.Exit(1)
    return held


def _built(slug: str, library: Path, out: Path) -> Path:
    """The PDF of the brief, built now with its other renditions; ends the command where it is not."""
    from briefgen.build.jobs import prepare
    from briefgen.build.output import fonts_of
    from briefgen.build.run import Options, run
    from briefgen.build.workers import Workers
    from briefgen.cli import opened, verdict

    display = opened.shown(library)
    with Workers(1, ready=1, prepare=partial(prepare, fonts_of(out))) as workers:
        summary = run(Options(library, out, display, (slug,), _TARGETS), executor=workers)
    for built in summary.built:
        if built.slug == slug:
            return next(path for path in built.files if path.suffix == ".pdf")
    verdict.tell_and_leave(summary.diagnostics, summary.atlas, display=display)
    raise typer.Exit(1)
