"""`briefgen watch`: build on every save, HTML first, and say what changed and what was rebuilt."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from briefgen.cli import build, opened, options, printing
from briefgen.cli.build import targets_of, workers_for

if TYPE_CHECKING:
    from briefgen.build.live import Round
    from briefgen.build.outcome import Options
    from briefgen.build.run import Summary
    from briefgen.build.watching import Change

    Changes = tuple[Change, ...]

_HOW = {"new": "is new", "changed": "changed", "deleted": "is gone"}


def watch(
    slugs: options.Slugs = None,
    *,
    library: options.LibraryFolder = options.BRIEFS,
    out: options.OutFolder = options.OUT,
    to: options.Renditions = options.RENDITIONS,
    as_of: options.AsOf = None,
    jobs: options.Jobs = 0,
    quiet: options.Quiet = False,
) -> None:
    """Build, and build again whenever a file of the library is saved, until Ctrl-C. A brief's HTML comes first."""
    targets, day = targets_of(to), options.day(as_of, "--as-of")
    opened.outside(out, library)
    opened.there(library, slugs or ())
    from briefgen.build.outcome import Options

    asked = Options(library, out, opened.shown(library), tuple(dict.fromkeys(slugs or ())), targets, day)
    with workers_for(asked, jobs) as workers:
        from briefgen.build.live import rounds

        teller, archive = _Teller(asked, quiet=quiet), os.environ.get("BRIEFGEN_ARCHIVE")
        with opened.as_typed(library):
            for one in rounds(
                asked,
                executor=workers,
                archive=archive,
                early=teller.early,
                progress=teller.progress,
                began=teller.began,
            ):
                teller.round(one)


def counted(summary: Summary) -> str:
    """What became of the briefs, as `build` says it."""
    fresh = sum(built.fresh for built in summary.built)
    rest = len(summary.built) - fresh
    return build.counted(fresh, rest, removed=summary.removed, withheld=summary.withheld, unread=summary.unread)


def told(changes: Changes) -> str:
    """What changed, a line a file."""
    return "\n".join(f"{change.file} {_HOW[change.how]}" for change in changes)


class _Teller:
    """Prints rounds: the files of each brief as it is built on standard output, everything else on standard error."""

    def __init__(self, asked: Options, *, quiet: bool) -> None:
        self._asked, self._quiet = asked, quiet
        self._written: set[str] = set()
        self._first = 0.0
        self._started = time.monotonic()
        self._remark(f"Watching {asked.display}; Ctrl-C ends it.")

    def began(self, changes: Changes) -> None:
        """A round begins."""
        self._started, self._first = time.monotonic(), 0.0
        self._written.clear()
        self._remark(f"\n{told(changes)}")

    def early(self, slug: str) -> None:
        """The HTML of a brief is written; called from another thread."""
        self._first = self._first or time.monotonic() - self._started
        self._file(f"{slug}.html")

    def progress(self, stage: str, slug: str) -> None:
        """A brief has passed a stage; tells the rest of its files once they are written."""
        if stage == "built":
            for name in (f"{slug}.{target}" for target in self._asked.targets):
                if name not in self._written:
                    self._file(name)

    def round(self, one: Round) -> None:
        """A round has ended."""
        from briefgen.cli import verdict

        if one.summary is None:
            printing.remark(f"{one.trouble}; waiting for it to come back")
            return
        summary = one.summary
        printing.remark(verdict.told(summary.diagnostics, summary.atlas, display=self._asked.display, form="text"))
        after = f"HTML after {self._first:.1f} s, " if self._first else ""
        taken = time.monotonic() - self._started
        self._remark(f"{counted(summary)}; {verdict.count(summary.diagnostics)}; {after}all after {taken:.1f} s")

    def _file(self, name: str) -> None:
        self._written.add(name)
        printing.product((self._asked.out / name).as_posix())

    def _remark(self, text: str) -> None:
        if not self._quiet:
            printing.remark(text)
