"""`briefgen build`: briefs to Markdown, HTML, PDF and JSON."""

from __future__ import annotations

import os
import time
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli import opened, options, printing
from briefgen.cli.progress import progress

if TYPE_CHECKING:
    from briefgen.build.run import Options, Summary

_TARGETS = ("md", "html", "pdf", "json", "docx")


def build(
    slugs: Annotated[list[str] | None, typer.Argument(metavar="SLUG", help="Briefs; all if none.")] = None,
    *,
    library: options.LibraryFolder = options.BRIEFS,
    out: options.OutFolder = options.OUT,
    to: Annotated[str, typer.Option("--to", metavar="LIST", help="Renditions to make.")] = "md,html,pdf,json",
    as_of: options.AsOf = None,
    jobs: Annotated[int, typer.Option("--jobs", metavar="N", min=0, help="Workers; 0: one a processor.")] = 0,
    strict: options.Strict = False,
    form: options.Diagnostics = options.Format.text,
    quiet: options.Quiet = False,
) -> None:
    """Check the library and write every brief that holds; a brief with an error keeps its earlier output."""
    started = time.monotonic()
    targets, day = _targets(to), options.day(as_of, "--as-of")
    wanted = tuple(dict.fromkeys(slugs or ()))
    most = jobs or _processors()
    if not library.is_dir():
        raise opened.no_library(library, FileNotFoundError(f"there is no library folder `{opened.shown(library)}`"))
    from briefgen.build.jobs import prepare
    from briefgen.build.output import fonts_of
    from briefgen.build.workers import Workers

    # workers first: they import the layout engine while this process loads and checks
    early = partial(prepare, fonts_of(out)) if "pdf" in targets else None
    with Workers(most, ready=min(most, len(wanted) or 2), prepare=early) as workers:
        from briefgen.build.run import Options, UnknownSlug, run
        from briefgen.library.load import NotALibrary

        asked = Options(library, out, opened.shown(library), wanted, targets, day)
        try:
            with progress(quiet=quiet or form is not options.Format.text) as tell:
                summary = run(asked, executor=workers, progress=tell)
        except NotALibrary as error:
            raise opened.no_library(library, error) from None
        except UnknownSlug as error:
            raise opened.unknown("brief", error.slug, error.known) from None
    _end(summary, asked, form=form, strict=strict, seconds=None if quiet else time.monotonic() - started)


def _end(summary: Summary, asked: Options, *, form: options.Format, strict: bool, seconds: float | None) -> None:
    from briefgen.cli import verdict

    printing.remark(verdict.told(summary.diagnostics, summary.atlas, display=asked.display, form=form.value))
    printing.product("\n".join(path.as_posix() for built in summary.built for path in built.files))
    if seconds is not None and form is options.Format.text:
        fresh = sum(built.fresh for built in summary.built)
        parts = [f"{fresh} built"]
        if fresh < len(summary.built):
            parts.append(f"{len(summary.built) - fresh} unchanged")
        if summary.removed:
            parts.append(f"{verdict.many(len(summary.removed), 'file')} of briefs that are gone removed")
        if summary.atlas is None:
            parts.append("every brief withheld, for the library cannot be read")
        elif summary.withheld:
            parts.append(f"{len(summary.withheld)} withheld ({', '.join(summary.withheld)})")
        printing.remark(f"{', '.join(parts)}; {verdict.count(summary.diagnostics)}; {seconds:.1f} s")
    raise typer.Exit(verdict.exit_code(summary.diagnostics, strict=strict))


def _targets(text: str) -> tuple[str, ...]:
    asked = {part.strip() for part in text.split(",") if part.strip()}
    unknown = sorted(asked.difference(_TARGETS))
    if unknown or not asked:
        what = f"`{unknown[0]}` is no rendition" if unknown else "no rendition is named"
        raise typer.BadParameter(f"{what}; there is: {', '.join(_TARGETS)}", param_hint="--to")
    return tuple(target for target in _TARGETS if target in asked)


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
