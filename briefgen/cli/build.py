"""`briefgen build`: briefs to Markdown, HTML, PDF and JSON, and to Word where asked."""

from __future__ import annotations

import os
import time
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli import opened, options, printing
from briefgen.cli.progress import progress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import Executor
    from contextlib import AbstractContextManager
    from pathlib import Path

    from briefgen.build.outcome import Ending, Options
    from briefgen.build.run import Summary
    from briefgen.build.seen import Seen

    Connect = Callable[[], AbstractContextManager[Executor]]

#: Every rendition that there is, in the order in which they are made.
TARGETS = ("md", "html", "pdf", "json", "docx")


def build(
    slugs: options.Slugs = None,
    *,
    library: options.LibraryFolder = options.BRIEFS,
    out: options.OutFolder = options.OUT,
    to: options.Renditions = options.RENDITIONS,
    as_of: options.AsOf = None,
    jobs: options.Jobs = 0,
    strict: options.Strict = False,
    form: options.Diagnostics = options.Format.text,
    executor: Annotated[
        str, typer.Option("--executor", metavar="URI", help="Lay out elsewhere: dask://HOST:PORT.")
    ] = "",
    quiet: options.Quiet = False,
) -> None:
    """Check the library and write every brief that holds; a brief with an error keeps its earlier output."""
    started = time.monotonic()
    targets, day = targets_of(to), options.day(as_of, "--as-of")
    wanted = tuple(dict.fromkeys(slugs or ()))
    cluster = _cluster(executor) if executor else None
    opened.there(library, ())
    opened.outside(out, library)
    from briefgen.build import outcome, seen

    asked = outcome.Options(library, out, opened.shown(library), wanted, targets, day)
    noted = seen.opened(out)
    key = partial(outcome.key, asked, archive=os.environ.get("BRIEFGEN_ARCHIVE"), form=form.value, seen=noted)
    before = key() if outcome.remembers(out) else ""
    ending = outcome.last(out, key=before, seen=noted) if before else None
    if ending is None:
        ending = _built(asked, cluster or jobs, form=form, quiet=quiet, key=key, before=before, noted=noted)
    noted.keep(out)
    _end(ending, out, strict=strict, told=form is options.Format.text and not quiet, started=started)


def _built(
    asked: Options,
    engine: int | Connect,
    *,
    form: options.Format,
    quiet: bool,
    key: Callable[[], str],
    before: str,
    noted: Seen,
) -> Ending:
    """Build what was asked for; remember how it ended if nothing that it depends on changed meanwhile."""
    from briefgen.build import outcome

    # workers first: they import the layout engine while this process loads and checks
    with workers_for(asked, engine) if isinstance(engine, int) else engine() as workers:
        before = before or key()
        from briefgen.build.run import run

        with opened.as_typed(asked.library), progress(quiet=quiet or form is not options.Format.text) as tell:
            summary = run(asked, executor=workers, progress=tell, seen=noted)
    ending = _ending(summary, asked, form=form.value)
    if key() == before:
        digests = {name: digest for one in summary.built for name, digest in one.digests.items()}
        outcome.keep(asked.out, ending, key=before, digests=digests)
    return ending


def workers_for(asked: Options, jobs: int) -> Executor:
    """Worker processes for these briefs, importing what they need from now on; 0: as many as the machine bears."""
    from briefgen.build import capacity
    from briefgen.build.jobs import prepare, rehearsals
    from briefgen.build.outcome import remembers
    from briefgen.build.workers import Workers

    early, idle = (prepare, rehearsals()) if "pdf" in asked.targets else (None, ())
    most = jobs or capacity.workers()
    # where all was built before, most will be as it was: more are started when there is work for them
    first = 1 if remembers(asked.out) else min(most, len(asked.slugs) or 2)
    return Workers(most, ready=first, prepare=early, rehearsals=idle)


def _cluster(uri: str) -> Connect:
    """What connects to the cluster of a URI. Another URI is a usage error (exit 2)."""
    from briefgen.build import executors

    try:
        executors.address(uri)
    except ValueError as error:
        raise typer.BadParameter(printing.harmless(str(error)), param_hint="--executor") from None

    @contextmanager
    def connected() -> Iterator[Executor]:
        try:
            with executors.cluster(uri) as found:
                yield found
        except executors.Unusable as why:
            from briefgen.cli import verdict

            printing.remark(verdict.told([why.diagnostic], None, display=uri, form="text"))
            raise typer.Exit(1) from None

    return connected


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
        removed=summary.removed,
        withheld=summary.withheld,
        unread=summary.unread,
    )


def _end(ending: Ending, out: Path, *, strict: bool, told: bool, started: float) -> None:
    printing.remark(ending.told)
    folder = out.as_posix()
    printing.product("\n".join(_named(ending.files, folder)))
    if told:
        for slug in ending.withheld:
            if kept := _earlier(slug, out):
                files, what = ", ".join(_named(kept, folder)), "is" if len(kept) == 1 else "are"
                printing.remark(f"`{slug}` is withheld: {files} {what} still from an earlier build")
        if ending.removed:
            printing.remark(f"removed, for their briefs are gone: {', '.join(_named(ending.removed, folder))}")
        became = counted(
            ending.built, ending.unchanged, removed=ending.removed, withheld=ending.withheld, unread=ending.unread
        )
        printing.remark(f"{became}; {ending.counted}; {time.monotonic() - started:.1f} s")
    raise typer.Exit(int(ending.errors or (strict and ending.warnings)))


def counted(
    built: int, unchanged: int, *, removed: Sequence[str], withheld: Sequence[str], unread: bool = False
) -> str:
    """`1 built, 3 unchanged`: what became of the briefs; `unread` is whether the library cannot be read."""
    counts = ((unchanged, "unchanged"), (len(removed), "removed"))
    parts = [f"{built} built", *(f"{count} {word}" for count, word in counts if count)]
    if unread:
        parts.append("every brief withheld, for the library cannot be read")
    elif withheld:
        parts.append(f"{len(withheld)} withheld ({', '.join(withheld)})")
    return ", ".join(parts)


def _named(files: Iterable[str], folder: str) -> tuple[str, ...]:
    """Files of the output folder as they are typed."""
    return tuple(name if folder == "." else f"{folder.rstrip('/')}/{name}" for name in files)


def _earlier(slug: str, out: Path) -> tuple[str, ...]:
    """The files of a brief that an earlier build left: none of them is of what stands in the library now."""
    return tuple(name for target in TARGETS if (out / (name := f"{slug}.{target}")).is_file())


def targets_of(text: str) -> tuple[str, ...]:
    """The renditions that `--to` names, in the order in which they are made. Another word is a usage error (exit 2)."""
    asked = {part.strip() for part in text.split(",") if part.strip()}
    unknown = sorted(asked.difference(TARGETS))
    if unknown or not asked:
        what = f"`{unknown[0]}` is no rendition" if unknown else "no rendition is named"
        raise typer.BadParameter(f"{what}; there is: {', '.join(TARGETS)}", param_hint="--to")
    return tuple(target for target in TARGETS if target in asked)
