"""`briefgen show`: who says so? All that an editor weighs a fact by, or every fact of a brief's note."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli import advice, completing, options, printing
from briefgen.cli.printing import below, field

if TYPE_CHECKING:
    from pathlib import Path

    from briefgen.check.case import Case
    from briefgen.library.library import Filed, Library
    from briefgen.library.model import Source
    from briefgen.write.claims import Claim, Passage, Seal
    from briefgen.write.dossier import Dossier


_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def show(
    what: Annotated[
        str,
        typer.Argument(
            metavar="FACT|SLUG:N",
            help="A fact's id, a brief and a note's number, or a number or words to look for.",
            autocompletion=completing.facts,
        ),
    ],
    *,
    library: options.LibraryFolder = options.BRIEFS,
) -> None:
    """Show who says it: a fact's claim, passage, source, witnesses and seal; those of note N; facts that hold WORDS."""
    from briefgen.check.verify import looked_into
    from briefgen.cli import opened
    from briefgen.write.claims import claim

    memo = opened.remembered()
    read, known = opened.loaded(library, memo=memo)
    slug, colon, number = what.rpartition(":")
    if colon and (slug in read.briefs or re.fullmatch(r"[a-z0-9.-]+", slug)):
        printing.product("\n\n".join(_note(slug, number, read, folder=library)))
        return
    case, outcome = looked_into(read, known=known, memo=memo)
    shown = claim(case, outcome.verified, what)
    if shown is None:
        printing.product("\n".join(_holding(case, what)))
        return
    printing.product("\n".join(_claim(shown, read, told=set())))


def _holding(case: Case, what: str) -> Iterator[str]:
    """The facts whose claim or passage holds some numbers or words, each with its claim; a usage error for none.

    A word that could be an id, and is none, is told as that.
    """
    from briefgen.cli import opened
    from briefgen.words import tokens
    from briefgen.words.fold import folded

    words = folded(what).strip()
    sought = {token.value for token in tokens.numbers(words)}
    alone = "".join(token.text for token in tokens.numbers(words)) == words
    found = [
        filed
        for filed in case.library.facts.values()
        if (alone and sought and sought <= case.bearings[filed.id].numbers)
        or (not alone and _mentions(case, filed, words.lower()))
    ]
    if not words or (_ID.fullmatch(words) and (not found or "-" in words)):
        raise opened.unknown("fact", what, tuple(sorted(case.library.facts)))
    if not found:
        raise typer.BadParameter(printing.harmless(f"no claim and no passage of a fact holds `{what}`; try less of it"))
    for filed in found:
        yield filed.id
        yield field("claim", filed.fact.claim_in(case.library.house.language))


def _mentions(case: Case, filed: Filed, words: str) -> bool:
    """Whether a claim, in any language, or a passage holds words, in small letters."""
    from briefgen.words import tokens
    from briefgen.words.fold import folded

    claim = filed.fact.claim
    texts = [*(claim.values() if isinstance(claim, dict) else (claim,))]
    for verdict in case.verdicts[filed.id]:
        if verdict.entry and (sheet := case.sheets.get(verdict.source)):
            texts.append(sheet.page.text[verdict.entry.start : verdict.entry.end])
    return any(tokens.occurs(words, folded(text).lower()) for text in texts)


def _note(slug: str, number: str, library: Library, *, folder: Path) -> Iterator[str]:
    """The sentence of a note, then its claims; the end of the command where there is no such note."""
    from briefgen.cli import opened
    from briefgen.cli.dossier import taken_apart

    if slug not in library.briefs:
        raise opened.unknown("brief", slug, tuple(sorted(library.briefs)))
    made = taken_apart(slug, folder)
    if made.withheld:
        todo = f"`{slug}` is withheld, so it has no notes: see `briefgen check`, or `briefgen dossier {slug}`"
        printing.remark(advice.at_library(todo, opened.shown(folder)))
        raise typer.Exit(1)
    found = made.noted(int(number)) if number.isdecimal() else ()
    if not found:
        last = max((one.note for one in made.sentences), default=0)
        raise typer.BadParameter(f"`{slug}` has notes 1 to {last}, and no note {printing.harmless(number)}")
    yield "\n".join(_sentence(made, int(number)))
    claims = {claim.id: claim for one in found for claim in one.claims}
    told: set[str] = set()
    for claim in claims.values():
        yield "\n".join(_claim(claim, library, told=told))


def _sentence(made: Dossier, number: int) -> Iterator[str]:
    yield f"{made.slug}, note {number}"
    for part in made.parts:
        for block in part.blocks:
            for one in (one for one in block.sentences if one.note == number):
                yield field("text", re.sub(r"\\(?=[^\w\s])", "", one.text) or "the same words as the note before")
                yield field("stands in", f"{part.title}, {block.name}{f' ({block.id})' if block.id else ''}")
                yield field("rests on", f"{one.witnesses}{'; our inference' if one.inferred else ''}")
                if one.weigh:
                    yield field("weigh", ", ".join(one.weigh))
                if block.seal:
                    yield from _seal(block.seal)


def _claim(claim: Claim, library: Library, *, told: set[str]) -> Iterator[str]:
    """A claim with its passages; what is to know of a source stands where it is not `told` yet."""
    yield claim.id
    yield field("claim", claim.claim)
    yield from (field(name, text) for name, text in claim.details)
    for passage in claim.passages:
        yield from _passage(passage, library)
        if passage.source not in told:
            told.add(passage.source)
            yield from (field(name, text) for name, text in passage.about)
    yield field("witnesses", claim.witnesses)
    yield from _seal(claim.seal)


def _passage(passage: Passage, library: Library) -> Iterator[str]:
    source = library.sources.get(passage.source)
    yield field("source", _published(source) if source else f"{passage.source}: unknown")
    if passage.state == "found":
        words = "".join(f">>{text}<<" if marked else text for text, marked in passage.context)
        yield field("passage", words)
    else:
        why = "no text on this machine" if passage.state == "locked" else "not verified"
        yield field("passage", f"{'; '.join(anchors for anchors, _ in passage.context)}   ({why})")
    if passage.place:
        yield field("place", passage.place)
    if passage.numbers:
        yield field("numbers", ", ".join(passage.numbers))
    for twin, carrier in passage.reprints:
        yield field("also in", f"{twin}: {carrier}")


def _seal(seal: Seal) -> Iterator[str]:
    yield field("reader", seal.said)
    yield from map(below, seal.changes)
    yield from (field("objection", words) for words in seal.objections)
    yield from (field("answered", words) for words in seal.answers)


def _published(source: Source) -> str:
    by = source.container_title or source.publisher
    parts = [source.title, by, f"issued {source.issued}", source.URL]
    return f"{source.id}: {', '.join(part for part in parts if part)}"
