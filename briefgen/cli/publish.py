"""`briefgen publish`: build a brief and record it as an edition in `editions/<slug>.yaml`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli import options, printing
from briefgen.cli.advice import at_library

if TYPE_CHECKING:
    from pathlib import Path

    from briefgen.check.verify import Outcome
    from briefgen.library.editions import Edition
    from briefgen.library.library import Library
    from briefgen.write.issue import Imprint
    from briefgen.write.manuscript import Manuscript

_LACKING = "BG903"
_To = Annotated[str, typer.Option("--to", metavar="LIST", help="Renditions to make; a PDF always.")]
#: What only a layout can tell, and a reader of the pages would see.
_OF_LAYOUT = ("BG414", "BG415")


def publish(
    slug: options.Slug,
    *,
    library: options.LibraryFolder = options.BRIEFS,
    out: options.OutFolder = options.OUT,
    on: options.On = None,
    to: _To = options.RENDITIONS,
    by: Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who publishes it.")] = None,
    draft: Annotated[bool, typer.Option("--draft", help="Publish it though it is not fully reviewed.")] = False,
    changes: Annotated[
        bool, typer.Option("--changes", help="Print what changed since an earlier edition on the last page.")
    ] = False,
) -> None:
    """Build a brief and record the edition: its number, its day, the digests of its record and its PDF."""
    day, by = options.recorded_day(on), options.name(by)
    from briefgen.build.publishing import edition, following, repeated
    from briefgen.cli import opened
    from briefgen.cli.build import targets_of
    from briefgen.write.issue import Imprint

    targets = targets_of(f"{to},pdf")
    opened.outside(out, library)
    manuscript, read = _composed(slug, library, out=out, draft=draft)
    if manuscript.draft and not draft:
        printing.remark(f"`{slug}` is a draft ({manuscript.draft}): have it reviewed, or give --draft")
        raise typer.Exit(1)
    earlier = _earlier(slug, library)
    number, statement = _changes(manuscript, earlier, read, wanted=changes)
    build = partial(_built, slug, library, out, targets=targets)
    last = repeated(manuscript, earlier, changes_since=number)
    if last and _again(last, build(imprint=Imprint(last.number, last.on, statement)), out):
        return
    imprint = Imprint(following(earlier), day, statement)
    place = _place(out, slug, imprint.number)
    files = build(imprint=imprint)
    new = edition(manuscript, _pdf(files).read_bytes(), imprint=imprint, by=by, changes_since=number)
    path = _recorded(slug, (*earlier, new), library)
    copy = _kept(_pdf(files), place)
    told = f", with the changes since edition {number}" if number else ""
    printing.product(f"{path.as_posix()}: edition {new.number} of {new.on}{told}\n{_listed(files)}")
    printing.product(f"{copy.as_posix()}: the same, to keep; no build writes over it")


def _pdf(files: tuple[Path, ...]) -> Path:
    return next(path for path in files if path.suffix == ".pdf")


def _listed(files: tuple[Path, ...]) -> str:
    """The renditions, the PDF first, for it is what is recorded."""
    return "\n".join(path.as_posix() for path in sorted(files, key=lambda path: path.suffix != ".pdf"))


def _again(last: Edition, files: tuple[Path, ...], out: Path) -> bool:
    """Whether the PDF among these is that of the last edition; then it is kept once more, and told."""
    from briefgen.build.publishing import is_of

    pdf = _pdf(files)
    if not is_of(last, pdf.read_bytes()):
        printing.remark(f"the brief says what edition {last.number} says, but its pages look otherwise")
        return False
    copy = _kept(pdf, _place(out, pdf.stem, last.number, pdf=pdf.read_bytes()))
    printing.product(f"{pdf.as_posix()} is edition {last.number}, of {last.on}: nothing changed since")
    printing.product(_listed((*(path for path in files if path != pdf), copy)))
    return True


def _place(out: Path, slug: str, number: int, *, pdf: bytes | None = None) -> Path:
    """Where the PDF of an edition is kept; ends the command where another file has that name."""
    from briefgen.build.copies import place, taken
    from briefgen.cli import opened

    path = place(out, slug, number)
    try:
        if not taken(path, pdf):
            return path
    except OSError as error:
        raise opened.unwritten(out, error) from None
    printing.remark(
        f"{path.as_posix()} is another file than edition {number} of now, and readers may hold it: "
        "nothing was recorded. Move it away, and publish again"
    )
    raise typer.Exit(1)


def _kept(pdf: Path, path: Path) -> Path:
    """A copy of the PDF of an edition, for good."""
    from briefgen.cli import opened
    from briefgen.library.files import write_whole

    try:
        if not path.exists():
            write_whole(path, pdf.read_bytes())
    except OSError as error:
        raise opened.unwritten(path, error) from None
    return path


def _recorded(slug: str, these: tuple[Edition, ...], library: Path) -> Path:
    """The file of a brief's editions, written anew."""
    from briefgen.cli import opened
    from briefgen.library.editions import FOLDER, written
    from briefgen.library.files import write_whole

    path = library / FOLDER / f"{slug}.yaml"
    try:
        write_whole(path, written(these))
    except OSError as error:
        raise opened.unwritten(path, error) from None
    return path


def _changes(
    manuscript: Manuscript, earlier: tuple[Edition, ...], read: Library, *, wanted: bool
) -> tuple[int | None, str]:
    """Since which edition changes are told, and the statement; a remark where they are wanted and there are none."""
    from briefgen.build.publishing import since, told_already

    if not (wanted or told_already(manuscript, earlier)):
        return None, ""
    found = since(manuscript, earlier, read)
    if found is None:
        why = "no earlier edition says anything else" if earlier else "there is no earlier edition"
        printing.remark(f"no changes are printed: {why}")
    return found or (None, "")


def _composed(slug: str, folder: Path, *, out: Path, draft: bool) -> tuple[Manuscript, Library]:
    """The brief as it will print, and the library it is of; ends the command where it is withheld, or is not locked."""
    from briefgen.check.verify import verify
    from briefgen.cli import opened, verdict
    from briefgen.write.compose import compose
    from briefgen.write.templates import folder as template_folder

    memo = opened.remembered(out)
    read, known = opened.loaded(folder, memo=memo)
    if slug not in read.briefs and f"brief:{slug}" not in read.places:
        raise opened.unknown("brief", slug, tuple(sorted(read.briefs)))
    outcome = verify(read, known=known, memo=memo)
    found = outcome.diagnostics
    if not outcome.verified.withheld.get(slug, True):
        manuscript, found = compose(outcome.verified, slug, templates=template_folder(folder))
        if manuscript and not any(d.level == "error" for d in found):
            _warned(slug, outcome, draft=draft or bool(manuscript.draft))
            return manuscript, read
    printing.remark(f"`{slug}` is withheld, so nothing was published")
    verdict.tell_and_leave(found, read.atlas, display=opened.shown(folder))
    raise typer.Exit(1)


def _warned(slug: str, outcome: Outcome, *, draft: bool) -> None:
    """Tell how many warnings a brief is published with; ends the command where any of it is not locked, or a guess."""
    from briefgen.check.rules import not_in_lock
    from briefgen.cli.verdict import many
    from briefgen.library import guesses

    family, display = outcome.verified.portions[slug], outcome.verified.library.atlas.display
    used = {f"brief:{slug}", *(f"fact:{fact}" for fact in family.facts)}
    used |= {f"source:{source}" for source in family.portion.sources}
    codes = [d.code for d in outcome.diagnostics if d.level == "warning" and used & set(d.about)]
    unready = {
        not_in_lock.CODE: "prints passages that are not locked ({}): first run `briefgen lock`",
        guesses.CODE: "rests on what was guessed and nobody has checked ({}): `briefgen check` tells where",
    }
    if not draft and (code := next((code for code in unready if code in codes), "")):
        printing.remark(at_library(f"`{slug}` {unready[code].format(code)}", display))
        raise typer.Exit(1)
    if codes:
        warnings, which = many(len(codes), "open warning"), ", ".join(sorted(set(codes)))
        printing.remark(at_library(f"`{slug}` has {warnings} ({which}): `briefgen check` tells them", display))


def _earlier(slug: str, library: Path) -> tuple[Edition, ...]:
    from briefgen.cli import opened
    from briefgen.library.editions import editions
    from briefgen.words.diagnostics import Diagnostic

    held = editions(library, slug)
    if isinstance(held, Diagnostic):
        opened.unreadable(library, held)
    return held


def _built(slug: str, library: Path, out: Path, *, targets: tuple[str, ...], imprint: Imprint) -> tuple[Path, ...]:
    """The files of the brief, a PDF among them, built now; ends the command where it is not.

    What its pages give cause to warn of is told: no other command lays out a page with an `imprint`.
    """
    from briefgen.build.run import Options, run
    from briefgen.cli import opened, verdict
    from briefgen.cli.build import workers_for

    display = opened.shown(library)
    asked = Options(library, out, display, (slug,), targets, imprints=((slug, imprint),))
    with workers_for(asked, 1) as workers:
        summary = run(asked, executor=workers)
    verdict.tell_and_leave([d for d in summary.diagnostics if d.code == _LACKING], summary.atlas, display=display)
    for built in summary.built:
        if built.slug == slug:
            pages = [d for d in summary.diagnostics if d.code.startswith(_OF_LAYOUT) and f"brief:{slug}" in d.about]
            if pages:
                printing.remark(verdict.told(pages, summary.atlas, display=display, form="text"))
            return built.files
    verdict.tell_and_leave(summary.diagnostics, summary.atlas, display=display)
    raise typer.Exit(1)
