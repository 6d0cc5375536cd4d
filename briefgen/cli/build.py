"""`briefgen build`: briefs to Markdown, HTML, PDF and JSON, and to Word where asked."""

from __future__ import annotations

import os
import time
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli import opened, options, printing
from briefgen.cli.progress import progress

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from briefgen.build.outcome import Ending, Options
    from briefgen.build.run import Summary

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
    opened.outside(out, library)
    from briefgen.build import outcome

    asked = outcome.Options(library, out, opened.shown(library), wanted, targets, day)
    key = partial(outcome.key, asked, archive=os.environ.get("BRIEFGEN_ARCHIVE"), form=form.value)
    before = key() if outcome.remembers(out) else ""
    ending = outcome.last(out, key=before) if before else None
    if ending is None:
        ending = _built(asked, most, form=form, quiet=quiet, key=key, before=before)
    _end(ending, out, strict=strict, told=form is options.Format.text and not quiet, started=started)


def _built(
    asked: Options, most: int, *, form: options.Format, quiet: bool, key: Callable[[], str], before: str
) -> Ending:
    """Build what was asked for; remember how it ended if nothing that it depends on changed meanwhile."""
    from briefgen.build import outcome
    from briefgen.build.jobs import prepare
    from briefgen.build.output import fonts_of
    from briefgen.build.workers import Workers

    # workers first: they import the layout engine while this process loads and checks
    early = partial(prepare, fonts_of(asked.out)) if "pdf" in asked.targets else None
    with Workers(most, ready=min(most, len(asked.slugs) or 2), prepare=early) as workers:
        before = before or key()
        from briefgen.build.run import UnknownSlug, run
        from briefgen.library.load import NotALibrary

        try:
            with progress(quiet=quiet or form is not options.Format.text) as tell:
                summary = run(asked, executor=workers, progress=tell)
        except NotALibrary as error:
            raise opened.no_library(asked.library, error) from None
        except UnknownSlug as error:
            raise opened.unknown("brief", error.slug, error.known) from None
    ending = _ending(summary, asked, form=form.value)
    if key() == before:
        outcome.keep(asked.out, ending, key=before)
    return ending


def _ending(summary: Summary, asked: Options, *, form: str) -> Ending:
    from briefgen.build.outcome import Ending
    from briefgen.cli import verdict

    found = summary.diagnostics
    fresh = sum(built.fresh for built in summary.built)
    return Ending(
        told=verdict.told(found, summary.atlas, display=asked.display, form=form),
        counted=verdict.count(found),
        codes=tuple(sorted({d.code for d in found})),
        errors=any(d.level == "error" for d in found),
        warnings=any(d.level == "warning" for d in found),
        files=tuple(path.name for built in summary.built for path in built.files),
        built=fresh,
        unchanged=len(summary.built) - fresh,
        removed=len(summary.removed),
        withheld=summary.withheld,
        unread=summary.atlas is None,
    )


def _end(ending: Ending, out: Path, *, strict: bool, told: bool, started: float) -> None:
    printing.remark(ending.told)
    printing.product("\n".join((out / name).as_posix() for name in ending.files))
    if told:
        counts = ((ending.built, "built"), (ending.unchanged, "unchanged"), (ending.removed, "removed"))
        parts = [f"{count} {word}" for count, word in counts if count or word == "built"]
        if ending.unread:
            parts.append("every brief withheld, for the library cannot be read")
        elif ending.withheld:
            parts.append(f"{len(ending.withheld)} withheld ({', '.join(ending.withheld)})")
        printing.remark(f"{', '.join(parts)}; {ending.counted}; {time.monotonic() - started:.1f} s")
    raise typer.Exit(int(ending.errors or (strict and ending.warnings)))


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
