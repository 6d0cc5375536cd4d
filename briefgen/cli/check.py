"""`briefgen check`: every diagnostic of the library, no output."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from briefgen.cli import options, printing

if TYPE_CHECKING:
    from briefgen.library.library import Library


def check(
    *,
    library: options.LibraryFolder = options.BRIEFS,
    as_of: options.AsOf = None,
    strict: options.Strict = False,
    form: options.Diagnostics = options.Format.text,
    quiet: options.Quiet = False,
) -> None:
    """Read, verify and compose everything, and tell what is wrong: on standard output, sorted by place."""
    day = options.day(as_of, "--as-of")
    from briefgen.build.run import checked
    from briefgen.cli import opened, verdict

    read, known = opened.loaded(library)
    found, atlas = checked(read, known, folder=library, as_of=day) if read else (known, None)
    display = opened.shown(library)
    printing.product(verdict.told(found, atlas, display=display, form=form.value))
    if not quiet and form is options.Format.text:
        printing.remark(verdict.count(found) + (_size(read) if read else ""))
    raise typer.Exit(verdict.exit_code(found, strict=strict))


def _size(library: Library) -> str:
    from briefgen.cli import verdict

    sizes = ((library.facts, "fact"), (library.sources, "source"), (library.briefs, "brief"))
    counts = ", ".join(verdict.many(len(things), word) for things, word in sizes)
    where = "" if library.texts is not None else "; no archive here, passages compared with evidence.lock alone"
    return f" in {counts}{where}"
