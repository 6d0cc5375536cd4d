"""`briefgen lock`: verify every passage against the archive and write `evidence.lock`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from briefgen.cli import options, printing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefgen.library.lock import Entry, Key

NAME = "evidence.lock"


def lock(*, library: options.LibraryFolder = options.BRIEFS, on: options.On = None) -> None:
    """Find every passage in the archive and record it; writes all or nothing, never what was not checked."""
    day = options.recorded_day(on)
    from briefgen.build.locking import renewed
    from briefgen.cli import opened, verdict
    from briefgen.library.files import write_whole
    from briefgen.library.lock import sealed
    from briefgen.library.yaml_writer import write_lock

    display = opened.shown(library)
    memo = opened.remembered()
    read, found = opened.loaded(library, memo=memo)
    if read.texts is None:
        printing.remark(f"{display}: there is no archive on this machine, so nothing was checked and nothing written")
        raise typer.Exit(1)
    entries, problems = renewed(read, found, memo=memo)
    if any(d.level == "error" for d in problems):
        printing.remark(verdict.told(problems, read.atlas, display=display, form="text"))
        printing.remark(f"nothing was locked, {display}/{NAME} is as it was: {verdict.count(problems)}")
        raise typer.Exit(1)
    new = sealed(entries, on=day)
    before, after = ({entry.key: entry for entry in one.entries} for one in (read.lock, new))
    if before != after or not (library / NAME).is_file():
        try:
            write_whole(library / NAME, write_lock(new))
        except OSError as error:
            raise opened.unwritten(library / NAME, error) from None
    printing.product(f"{display}/{NAME}: {_difference(before, after)}")


def _difference(before: Mapping[Key, Entry], after: Mapping[Key, Entry]) -> str:
    from briefgen.cli.verdict import many

    added = len(after.keys() - before.keys())
    gone = len(before.keys() - after.keys())
    changed = sum(before[key] != after[key] for key in before.keys() & after.keys())
    return f"{many(len(after), 'passage')}, {added} new, {changed} changed, {gone} gone"
