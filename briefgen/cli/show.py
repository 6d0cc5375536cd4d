"""`briefgen show`: who says so? The claim and the passage of a fact, or of a brief's note."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli import options, printing
from briefgen.cli.printing import field

if TYPE_CHECKING:
    from pathlib import Path

    from briefgen.check.verify import Verified
    from briefgen.library.lock import Entry
    from briefgen.library.model import Source


def show(
    what: Annotated[str, typer.Argument(metavar="FACT|SLUG:N", help="A fact's id, or a brief and a note's number.")],
    *,
    library: options.LibraryFolder = options.BRIEFS,
) -> None:
    """Show the claim, the passage, the speaker and the source of a fact, or of each fact of note N of a brief."""
    from briefgen.check.verify import verify
    from briefgen.cli import opened

    read, known = opened.loaded(library)
    if read is None:
        opened.stop(known, library)
    verified = verify(read, known=known).verified
    slug, colon, number = what.rpartition(":")
    facts = _note(verified, slug, number, folder=library) if colon else (what,)
    for fact in facts:
        if fact not in read.facts:
            raise opened.unknown("fact", fact, tuple(sorted(read.facts)))
    printing.product("\n\n".join("\n".join(_lines(verified, fact)) for fact in facts))


def _note(verified: Verified, slug: str, number: str, *, folder: Path) -> tuple[str, ...]:
    from briefgen.cli import opened, verdict
    from briefgen.write.compose import compose
    from briefgen.write.templates import folder as template_folder

    library = verified.library
    if slug not in library.briefs:
        raise opened.unknown("brief", slug, tuple(sorted(library.briefs)))
    if verified.withheld[slug]:
        printing.remark(f"`{slug}` is withheld, so it has no notes: see `briefgen check`")
        raise typer.Exit(1)
    manuscript, found = compose(verified, slug, templates=template_folder(folder))
    if manuscript is None:
        verdict.tell_and_leave(found, library.atlas, display=opened.shown(folder))
        raise typer.Exit(1)
    for note in manuscript.notes:
        if str(note.number) == number:
            return note.facts
    raise typer.BadParameter(f"`{slug}` has notes 1 to {len(manuscript.notes)}, and no note {number}")


def _lines(verified: Verified, fact: str) -> Iterator[str]:
    library = verified.library
    filed = library.facts[fact]
    written = filed.fact
    yield fact
    yield field("claim", written.claim_in(library.house.language))
    if written.kind != "fact":
        yield field("kind", written.kind)
    yield field("says", written.says or "the source itself")
    if written.date or written.status != "done":
        yield field("date", f"{written.date or 'undated'} ({written.status})")
    if written.retracted:
        yield field("retracted", f"{written.retracted.on}: {written.retracted.reason}")
    if written.because:
        yield field("because", ", ".join(written.because))
    if written.unverified:
        yield field("unverified", written.unverified)
    entries = {(entry.source, entry.anchors): entry for entry in verified.entries.get(fact, ())}
    for selector in written.at:
        source = filed.source_of(selector)
        yield from _passage(verified, source, selector.anchors, entries.get((source, selector.anchors)))
    if written.note:
        yield field("note", written.note)
    if written.caution:
        yield field("caution", written.caution)


def _passage(verified: Verified, source: str, anchors: str, entry: Entry | None) -> Iterator[str]:
    library = verified.library
    yield field("source", _published(library.sources[source]) if source in library.sources else f"{source}: unknown")
    if entry is None:
        yield field("passage", f"not verified: {anchors}")
        return
    text = (library.texts or {}).get(entry.sha256)
    passage = " ".join(text[entry.start : entry.end].split()) if text else f"{anchors}   (no text on this machine)"
    yield field("passage", passage)
    place = f"paragraph {entry.paragraph}" if entry.paragraph else "a caption"
    yield field("place", f"{place}, {entry.words} words")
    if entry.numbers:
        yield field("numbers", ", ".join(entry.numbers))
    for twin in entry.reprints:
        yield field("also in", f"{twin.source}, {f'paragraph {twin.paragraph}' if twin.paragraph else 'a caption'}")


def _published(source: Source) -> str:
    by = source.container_title or source.publisher
    parts = [source.title, by, f"issued {source.issued}", source.URL]
    return f"{source.id}: {', '.join(part for part in parts if part)}"
