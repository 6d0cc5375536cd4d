"""`briefgen dossier`: one file for an editor without a terminal, every sentence above what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli import options, printing

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from briefgen.check.verify import Verified
    from briefgen.words.diagnostics import Diagnostic
    from briefgen.write.dossier import Dossier
    from briefgen.write.manuscript import Note

_TARGETS = ("html", "docx")


def dossier(
    slug: options.Slug,
    *,
    library: options.LibraryFolder = options.BRIEFS,
    out: options.OutFolder = options.OUT,
    to: Annotated[str, typer.Option("--to", metavar="LIST", help="html, docx or both.")] = "html",
    as_of: options.AsOf = None,
) -> None:
    """Write each sentence of a brief with its claims, passages, speakers, seals and problems. Not for publication."""
    targets, day = _targets(to), options.day(as_of, "--as-of")
    from briefgen.build.output import write_together
    from briefgen.cli import opened

    opened.outside(out, library)
    made = taken_apart(slug, library, day=day, out=out)
    files = _files(made, library, targets=targets)
    try:
        written = write_together(out, files)
    except OSError as error:
        raise opened.unwritten(out, error) from None
    printing.product("\n".join(path.as_posix() for path in written))
    if not made.archive:
        printing.remark("no captured texts on this machine: passages are named by their first and last words")
    if made.withheld:
        printing.remark(f"`{slug}` is withheld: the dossier says why")


def taken_apart(slug: str, folder: Path, *, day: date | None = None, out: Path = options.OUT) -> Dossier:
    """The dossier of a brief, with the notes of its manuscript where it prints; a usage error for an unknown brief.

    What builds into the folder `out` found out is not found out again.
    """
    from briefgen.check.verify import looked_into
    from briefgen.cli import opened, verdict
    from briefgen.write.taking_apart import dossier

    memo = opened.remembered(out)
    read, known = opened.loaded(folder, memo=memo)
    if slug not in read.briefs:
        if f"brief:{slug}" in read.places:
            verdict.tell_and_leave(known, read.atlas, display=opened.shown(folder))
        raise opened.unknown("brief", slug, tuple(sorted(read.briefs)))
    case, outcome = looked_into(read, known=known, as_of=day, memo=memo)
    notes, also = _notes(outcome.verified, slug, folder)
    return dossier(case, outcome.verified, slug, notes=notes, found=(*outcome.diagnostics, *also))


def _notes(verified: Verified, slug: str, folder: Path) -> tuple[tuple[Note, ...], tuple[Diagnostic, ...]]:
    """The notes of the printed brief, none where it is withheld; and what composing told."""
    from briefgen.write.compose import compose
    from briefgen.write.templates import folder as template_folder

    if verified.withheld[slug]:
        return (), ()
    manuscript, found = compose(verified, slug, templates=template_folder(folder))
    return manuscript.notes if manuscript else (), found


def _files(made: Dossier, folder: Path, *, targets: tuple[str, ...]) -> dict[str, bytes]:
    """The files by name; ends the command where Word documents are asked for and cannot be made here."""
    from briefgen.build.jobs import unavailable
    from briefgen.cli import opened, verdict
    from briefgen.render import dossier
    from briefgen.write.engine import TemplateProblem
    from briefgen.write.templates import folder as template_folder

    verdict.tell_and_leave([one for _, one in unavailable(targets)], None, display=opened.shown(folder))
    try:
        html = dossier.render(made, templates=template_folder(folder).folders)
    except TemplateProblem as problem:
        verdict.tell_and_leave([problem.told((f"brief:{made.slug}",))], None, display=opened.shown(folder))
        raise
    files = {"html": html.encode()} if "html" in targets else {}
    if "docx" in targets:
        from briefgen.render import docx

        files["docx"] = docx.of_page(html, style=made.style, named=(made.house, f"Dossier: {made.title}"))
    return {f"{made.slug}.dossier.{ending}": data for ending, data in files.items()}


def _targets(text: str) -> tuple[str, ...]:
    asked = {part.strip() for part in text.split(",") if part.strip()}
    if not asked or asked.difference(_TARGETS):
        raise typer.BadParameter(f"a dossier is made as {' or '.join(_TARGETS)}", param_hint="--to")
    return tuple(target for target in _TARGETS if target in asked)
