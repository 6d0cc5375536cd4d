"""`briefgen impact`: everything that rests on a source or a fact, and the correction notice for readers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli import completing, options, printing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from briefgen.check.impact import Impact, Resting, Spot
    from briefgen.library.editions import Edition
    from briefgen.library.library import Library
    from briefgen.library.memo import Memo
    from briefgen.words.diagnostics import Diagnostic
    from briefgen.write.numbering import Call

_COLUMNS = ("kind", "where", "part", "note", "through", "left", "text")


@dataclass(frozen=True, slots=True)
class _Found:
    """What was found: the impact, the note number of each spot (0: none), the editions that printed any of it."""

    library: Library
    impact: Impact
    notes: tuple[int, ...]
    editions: tuple[tuple[str, Edition, tuple[str, ...]], ...]


def impact(
    what: Annotated[
        str,
        typer.Argument(
            metavar="SOURCE|FACT", help="A source's or a fact's id.", autocompletion=completing.sources_and_facts
        ),
    ],
    *,
    library: options.LibraryFolder = options.BRIEFS,
    notice: Annotated[bool, typer.Option("--notice", help="Draft the correction for readers, in Markdown.")] = False,
    form: options.ListedAs = options.As.table,
) -> None:
    """List every fact, question, paragraph and picture that rests on a source or a fact, and what would be left."""
    from briefgen.cli import opened, verdict
    from briefgen.cli.tables import listed

    memo = opened.remembered()
    read, known = opened.loaded(library, memo=memo)
    opened.count_errors(known, library)
    if what not in read.sources and what not in read.facts:
        raise opened.unknown("source or fact", what, tuple(sorted([*read.sources, *read.facts])))
    found = _found(read, what, known, folder=library, memo=memo)
    if notice:
        printing.product(_notice(found, what))
        return
    printing.product(listed(_COLUMNS, list(_rows(found)), form.value))
    bare = sum(one.bare and one.rests and one.how != "itself" for one in found.impact.facts)
    printing.remark(f"{verdict.many(bare, 'claim')} would have no witness left")


def _found(library: Library, what: str, known: tuple[Diagnostic, ...], *, folder: Path, memo: Memo) -> _Found:
    from briefgen.check.impact import of_fact, of_source
    from briefgen.check.verify import looked_into
    from briefgen.library.editions import published

    case, _ = looked_into(library, known=known, memo=memo)
    found = of_source(case, what) if what in library.sources else of_fact(case, what)
    # An edition that printed what a fact took the place of printed an earlier wording of it.
    resting = {one.fact for one in found.facts if one.how != "reprint"}
    held, faults = published(folder)
    for fault in faults:
        printing.remark(fault.message)
    printed = [
        (slug, edition, tuple(fact.id for fact in edition.outline.facts if fact.id in resting))
        for slug, editions in held.items()
        for edition in editions
    ]
    editions = tuple(one for one in printed if one[2])
    return _Found(library, found, _notes(library, found.spots, known, folder=folder, memo=memo), editions)


# ------------------------------------------------------------------------------------------------ note numbers


def _notes(
    library: Library, spots: tuple[Spot, ...], known: tuple[Diagnostic, ...], *, folder: Path, memo: Memo
) -> tuple[int, ...]:
    """The note of each spot; 0 where it has none, or the brief cannot be composed."""
    from briefgen.check.verify import verify
    from briefgen.write.compose import compose
    from briefgen.write.numbering import numbers
    from briefgen.write.templates import folder as template_folder

    verified = verify(_as_it_stood(library), known=known, memo=memo).verified
    numbered: dict[int, int] = {}
    for slug in dict.fromkeys(spot.brief for spot in spots):
        if verified.withheld[slug]:
            continue
        manuscript, _ = compose(verified, slug, templates=template_folder(folder))
        own = [at for at, spot in enumerate(spots) if spot.brief == slug]
        calls = [_call(spots[at]) for at in own]
        numbered.update(zip(own, numbers(manuscript.notes if manuscript else (), calls), strict=True))
    return tuple(numbered.get(at, 0) for at in range(len(spots)))


def _call(spot: Spot) -> Call:
    from briefgen.write.numbering import Call

    match spot.kind:
        case "picture":
            return Call(spot.facts, by="picture")
        case "margin figure":
            return Call(spot.facts, by="margin")
    return Call(spot.cited, spot.inferred)


def _as_it_stood(library: Library) -> Library:
    """The library before anything was withdrawn, so that a brief that is now withheld has its printed numbers."""
    from briefgen.library.library import in_place

    sources = {key: source.model_copy(update={"status": None}) for key, source in library.sources.items()}
    withdrawn = (filed for filed in library.facts.values() if filed.card.retracted is not None)
    return replace(
        library, sources=sources, facts=in_place(library.facts, (one.changed(retracted=None) for one in withdrawn))
    )


# ------------------------------------------------------------------------------------------------------- rows


def _rows(found: _Found) -> Iterator[tuple[str, ...]]:
    language = found.library.house.language
    for one in found.impact.facts:
        claim = found.library.facts[one.fact].fact.claim_in(language)
        yield ("fact", one.fact, "", "", _through(one), _left(one), claim)
    for key in found.impact.questions:
        question = found.library.questions[key]
        yield ("question", key, "", "", "", "", question.question or question.gap or "")
    for spot, note in zip(found.impact.spots, found.notes, strict=True):
        number = str(note) if note else ""
        yield (spot.kind, spot.brief, spot.part, number, ", ".join(spot.facts), "", spot.opening)
    for slug, edition, facts in found.editions:
        yield ("edition", f"{slug}@{edition.number}", str(edition.on), "", ", ".join(facts), "", edition.outline.title)


def _through(one: Resting) -> str:
    match one.how:
        case "ground":
            return f"ground {one.through}"
        case "successor":
            return f"replaces {one.through}"
        case "predecessor":
            return f"replaced by {one.through}"
    return one.how


def _left(one: Resting) -> str:
    if one.how == "itself":
        return ""
    left = ", ".join(one.left) or "nothing"
    return f"{left}; not independent: {', '.join(one.weaker)}" if one.weaker else left


# ------------------------------------------------------------------------------------------------- the notice


def _notice(found: _Found, what: str) -> str:
    """The correction notice, or the end of the command where nothing was withdrawn."""
    from briefgen.write.notice import Affected, notice

    source, filed = found.library.sources.get(what), found.library.facts.get(what)
    withdrawn = filed.fact.retracted if filed else None
    if (source is None or source.status is None or source.status.is_ == "current") and withdrawn is None:
        field = "`status: {is: retracted, on: DAY, notice: ...}`" if source else "`retracted: {on: DAY, reason: ...}`"
        printing.remark(f"`{what}` stands as it was published: a notice takes {field} in its record")
        raise typer.Exit(1)
    resting = {one.fact: one for one in found.impact.facts}
    affected = [
        Affected(spot.brief, spot.part, note, spot.opening, held, tuple(f for f in spot.cited if f not in resting))
        for spot, note in zip(found.impact.spots, found.notes, strict=True)
        if (held := tuple(resting[fact] for fact in spot.facts if resting[fact].rests))
    ]
    printed = [one for one in found.editions if any(resting[fact].rests for fact in one[2])]
    editions: Mapping[str, list[tuple[int, str]]] = {
        slug: [(one.number, one.on.isoformat()) for key, one, _ in printed if key == slug] for slug, _, _ in printed
    }
    return notice(found.library, what, affected, editions=editions)
