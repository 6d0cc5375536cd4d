"""`briefgen diff`: the change statement between two revisions, or two editions, or either and the library now."""

from __future__ import annotations

import re
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli import options, printing

if TYPE_CHECKING:
    from briefgen.build.changes import Change
    from briefgen.build.sides import Side
    from briefgen.library.editions import Edition
    from briefgen.library.library import Library

_EDITION = re.compile(r"([a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z]{2})?)@([0-9]+)\Z")
_COLUMNS = ("brief", "change", "what", "before", "after")


def diff(
    before: Annotated[str, typer.Argument(metavar="REV1|SLUG@N", help="A git revision, or an edition.")],
    after: Annotated[
        str | None, typer.Argument(metavar="REV2|SLUG@N", help="The later one; the library now if not given.")
    ] = None,
    *,
    library: options.LibraryFolder = options.BRIEFS,
    form: options.ListedAs = options.As.table,
) -> None:
    """Tell what changed in what the briefs print: facts, values, dates, speakers, witnesses, paragraphs."""
    from briefgen.build.changes import changes
    from briefgen.cli.tables import listed

    old, new = _side(before, library), _side(after, library)
    slugs = _slugs(old, new, typed=[word for word in (before, after) if word and _EDITION.match(word)])
    found = [
        change
        for slug in slugs
        for change in changes(slug, old.outlines.get(slug), new.outlines.get(slug), reasons=new.reasons)
    ]
    if form is options.As.markdown:
        printing.product(_stated(found, old, new, since=before, folder=library))
    else:
        printing.product(listed(_COLUMNS, [(c.brief, c.kind, c.what, c.before, c.after) for c in found], form.value))
    if not found:
        printing.remark("nothing has changed")


def _slugs(old: Side, new: Side, *, typed: list[str]) -> list[str]:
    """The briefs to compare: the one whose editions are named, else all."""
    named = {word.partition("@")[0] for word in typed}
    if len(named) > 1:
        raise typer.BadParameter(f"editions of two briefs cannot be compared: {', '.join(sorted(named))}")
    return sorted(named or {*old.outlines, *new.outlines})


def _stated(found: list[Change], old: Side, new: Side, *, since: str, folder: Path) -> str:
    from briefgen.build.statement import statement
    from briefgen.cli import opened
    from briefgen.write import citing, terms

    read = opened.reading(folder).library
    languages = {slug: _tongue(read, slug) for slug in {change.brief for change in found} or old.outlines}
    words = terms.of(next(iter(languages.values())) if len(set(languages.values())) == 1 else "en")
    outlets = {key: citing.plain(source, words) for key, source in (read.sources if read else {}).items()}
    edition = _EDITION.match(since)
    titles = {slug: one.title for side in (old, new) for slug, one in side.outlines.items()}
    claims = {fact.id: fact.claim for side in (old, new) for one in side.outlines.values() for fact in one.facts}
    earlier = int(edition[2]) if edition else since
    return statement(found, since=earlier, titles=titles, names={**outlets, **claims}, languages=languages)


def _tongue(read: Library | None, slug: str) -> str:
    """The language of a brief; that of its file's name where it is gone."""
    if read and slug in read.briefs:
        return read.tongue(slug)
    return slug.partition(".")[2] or (read.house.language if read else "en")


def _side(word: str | None, library: Path) -> Side:
    """What was named: an edition, a revision, or with None the library as it is now."""
    from briefgen.build.sides import Side

    named = _EDITION.match(word or "")
    if named and (library / "editions" / f"{named[1]}.yaml").exists():
        return Side({named[1]: _edition(library, named[1], number=int(named[2])).outline})
    if named and (library / f"{named[1]}.yaml").exists():
        from briefgen.cli.advice import at_library
        from briefgen.cli.opened import shown

        what = f"`{named[1]}` has no editions yet; `briefgen publish {named[1]}` records one"
        raise typer.BadParameter(printing.harmless(at_library(what, shown(library))))
    return _read(library, revision=word)


def _edition(library: Path, slug: str, *, number: int) -> Edition:
    from briefgen.cli import opened
    from briefgen.library.editions import editions
    from briefgen.words.diagnostics import Diagnostic

    held = editions(library, slug)
    if isinstance(held, Diagnostic):
        opened.unreadable(library, held)
    for edition in held:
        if edition.number == number:
            return edition
    raise typer.BadParameter(f"`{slug}` has editions 1 to {len(held)}, and no edition {number}")


def _read(library: Path, *, revision: str | None) -> Side:
    from briefgen.build.revisions import NoRevision, taken_out
    from briefgen.build.sides import archive_of, side
    from briefgen.cli import opened
    from briefgen.library.load import NotALibrary, reading
    from briefgen.write.templates import folder as template_folder

    memo = opened.remembered()
    read = opened.reading(library, memo=memo).library
    archive = archive_of(library, read) if read else None
    with ExitStack() as stack:
        folder = library
        if revision is not None:
            below = Path(stack.enter_context(TemporaryDirectory(prefix="briefgen-")))
            try:
                folder = taken_out(library, revision, to=below / "briefs")
            except NoRevision as error:
                raise typer.BadParameter(printing.harmless(str(error))) from None
        shown = f"{revision}:{opened.shown(library)}" if revision else opened.shown(library)
        try:
            found = side(folder, display=shown, templates=template_folder(library), archive=archive, memo=memo)
        except NotALibrary as error:
            raise opened.no_library(library, error) from None
        if isinstance(found, tuple):
            opened.stop(reading(folder, display=shown))
    if found.withheld:
        printing.remark(f"{shown}: compared as written, for there are errors in: {', '.join(found.withheld)}")
    return found
