"""`briefgen site`: the briefs and what is behind them as pages, for mkdocs or zensical to build."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli import opened, options, printing
from briefgen.cli.build import TARGETS
from briefgen.cli.progress import progress

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefgen.build.run import Summary
    from briefgen.library.memo import Memo
    from briefgen.site.stock import Stock

#: The folder in OUT, which `mkdocs.yml` names: a builder that does not find it says this name.
FOLDER = "briefgen-site"
SETTINGS = "mkdocs.yml"


def site(
    *,
    library: options.LibraryFolder = options.BRIEFS,
    out: options.OutFolder = options.OUT,
    into: Annotated[
        Path | None, typer.Option("--into", metavar="DIR", help=f"Where the pages go; OUT/{FOLDER} if not given.")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Facts and sources too that no brief prints.")] = False,
    quiet: options.Quiet = False,
) -> None:
    """Build what changed, then write a page for each brief, fact and source, for a site builder to build."""
    from briefgen.build.keeping import keep
    from briefgen.build.keeping import opened as opened_memo
    from briefgen.cli.verdict import many
    from briefgen.site.writing import NotOurs, replace_tree, replaceable

    folder = into or out / FOLDER
    for place in (out, folder):
        opened.outside(place, library)
    opened.there(library, ())
    if not replaceable(folder):  # told before the work, and not after it
        raise _taken(folder)
    memo = opened_memo(out)
    built = _built(library, out, memo, quiet=quiet)
    keep(out, memo)
    stock = _stock(library, built, memo, everything=everything)
    files = _files(stock, library, out)
    try:
        replace_tree(folder, files)
    except NotOurs:
        raise _taken(folder) from None
    except OSError as error:
        raise opened.unwritten(folder, error) from None
    printing.product(folder.as_posix())
    if not quiet:
        counted = (("brief", stock.manuscripts), ("fact", stock.facts), ("source", stock.sources))
        told = ", ".join(many(len(those), word) for word, those in counted)
        printing.remark(f"{told}; {_next(folder)}")


def _next(folder: Path) -> str:
    if Path(SETTINGS).is_file():
        return "build the site with `mkdocs build --strict`"
    return (
        f"mkdocs makes a site of these pages by a file {SETTINGS}, and there is none here: copy that of briefgen's "
        f"source, and write `docs_dir: {opened.shown(folder)}` and your own `site_name` into it"
    )


def _taken(folder: Path) -> typer.BadParameter:
    what = f"`{opened.shown(folder)}` holds other files; name an empty folder, or one that does not exist"
    return typer.BadParameter(printing.harmless(what), param_hint="--into")


def _built(library: Path, out: Path, memo: Memo, *, quiet: bool) -> Mapping[str, Mapping[str, bytes]]:
    """Every rendition of every brief by slug and ending; ends the command where one is withheld."""
    from briefgen.build import capacity
    from briefgen.build.jobs import prepare, unavailable
    from briefgen.build.memory import BRIEFS
    from briefgen.build.run import Options, run
    from briefgen.build.workers import Workers

    lacking = dict(unavailable(TARGETS))
    targets = tuple(target for target in TARGETS if target not in lacking)
    asked = Options(library, out, opened.shown(library), targets=targets)
    # where briefs were laid out before, there may be nothing to do
    most = capacity.workers()
    ready = 0 if (out / BRIEFS).is_dir() else most
    workers = Workers(most, ready=ready, prepare=prepare)
    with workers, progress(quiet=quiet) as tell, opened.as_typed(library):
        summary = run(asked, executor=workers, progress=tell, memo=memo)
    _stop_if_withheld(summary, display=opened.shown(library))
    return {one.slug: {path.suffix[1:]: path.read_bytes() for path in one.files} for one in summary.built}


def _stop_if_withheld(summary: Summary, *, display: str) -> None:
    from briefgen.cli import verdict

    if not summary.unread and not summary.withheld:
        return
    held = ", ".join(f"`{slug}`" for slug in summary.withheld) or "every brief"
    printing.remark(f"no page was written, for {held} is withheld: its page would be missing")
    verdict.tell_and_leave(summary.diagnostics, summary.atlas, display=display)
    raise typer.Exit(1)


def _stock(folder: Path, built: Mapping[str, Mapping[str, bytes]], memo: Memo, *, everything: bool) -> Stock:
    """What the pages are made from: the library checked, each built brief composed."""
    from briefgen.check.verify import looked_into
    from briefgen.cli import verdict
    from briefgen.library.editions import published
    from briefgen.site.stock import Stock
    from briefgen.write.compose import compose
    from briefgen.write.templates import folder as template_folder

    read, known = opened.loaded(folder, memo=memo)
    case, outcome = looked_into(read, known=known, memo=memo)
    verified = outcome.verified
    templates = template_folder(folder)
    made = {}
    for slug in sorted(built):
        manuscript, found = (
            (None, ()) if verified.withheld.get(slug, True) else compose(verified, slug, templates=templates)
        )
        if manuscript is None:
            printing.remark(f"no page was written: the library changed while `{slug}` was built; try again")
            verdict.tell_and_leave(found, read.atlas, display=opened.shown(folder))
            raise typer.Exit(1)
        made[slug] = manuscript
    editions, faults = published(folder)
    for fault in faults:
        printing.remark(fault.message)
    return Stock(case, verified, made, built, editions, everything)


def _files(stock: Stock, folder: Path, out: Path) -> Mapping[str, bytes]:
    """Every file of the site; ends the command where a template does not hold."""
    from briefgen.cli import verdict
    from briefgen.site.tree import tree
    from briefgen.write.engine import TemplateProblem
    from briefgen.write.templates import folder as template_folder

    documents = folder.resolve().parent / "docs"
    try:
        return tree(
            stock,
            templates=template_folder(folder).folders,
            documents=documents if documents.is_dir() else None,
        )
    except TemplateProblem as problem:
        verdict.tell_and_leave([problem.told(())], stock.library.atlas, display=opened.shown(folder))
        raise typer.Exit(1) from None
    except OSError as error:
        raise opened.unwritten(out, error) from None
