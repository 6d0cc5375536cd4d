"""One side of a comparison: the outlines of every brief of a library, as it would print or as it is written.

A revision of last year may break a rule of today, and is compared all the same: what cannot be composed is
outlined from what it cites and shows. Nothing of it reaches a page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from briefgen.build.outlines import outline
from briefgen.check.prose import shown, writings
from briefgen.check.verify import Verified, verify
from briefgen.library import archive as captured
from briefgen.library.editions import Outline
from briefgen.library.library import Library
from briefgen.library.load import load
from briefgen.library.memo import Memo
from briefgen.words.diagnostics import Diagnostic
from briefgen.write.compose import compose
from briefgen.write.manuscript import Note
from briefgen.write.record import record
from briefgen.write.templates import TemplateFolder


@dataclass(frozen=True, slots=True)
class Side:
    """The outlines of briefs by slug; which of them could not be composed; why facts were retracted, by id."""

    outlines: Mapping[str, Outline]
    withheld: tuple[str, ...] = ()
    reasons: Mapping[str, str] | None = None


def side(
    folder: Path, *, display: str, templates: TemplateFolder, archive: Path | None = None, memo: Memo | None = None
) -> Side | tuple[Diagnostic, ...]:
    """The briefs of a library folder, or the diagnostics of one that cannot be read.

    `archive` is where texts are, for a folder that has none of its own; what `memo` holds is not found out again.
    Raises NotALibrary.
    """
    library, known = load(folder, display=display, archive=archive, memo=memo)
    if library is None:
        return known
    verified = verify(library, known=known, memo=memo).verified
    found: dict[str, Outline] = {}
    withheld = []
    for slug in sorted(library.briefs):
        manuscript = None if verified.withheld[slug] else compose(verified, slug, templates=templates)[0]
        withheld += [] if manuscript else [slug]
        found[slug] = outline(manuscript.record if manuscript else _as_written(verified, slug))
    gone = {key: why for key, filed in library.facts.items() if (why := filed.card.retracted)}
    return Side(found, tuple(withheld), gone)


def archive_of(folder: Path, library: Library) -> Path | None:
    """The archive that a library folder uses, for a second library of the same texts."""
    home = captured.home(folder, library.house)
    return None if isinstance(home, Diagnostic) else home


def _as_written(verified: Verified, slug: str) -> str:
    """The record of a brief that is withheld, from what it cites and shows of the library."""
    library = verified.library
    brief = library.briefs[slug]
    groups = [
        group.facts
        for piece in writings(slug, brief, library.places[f"brief:{slug}"])
        for block in piece.blocks
        for group in block.groups
    ]
    for what, key, _ in shown(brief):
        question = library.questions.get(key) if what == "question" else None
        groups.append(question.accounts if question else (key,) if what == "fact" else ())
    notes = (Note(n, "", tuple(fact for fact in facts if _whole(library, fact))) for n, facts in enumerate(groups, 1))
    return record(verified, slug, tuple(notes))


def _whole(library: Library, fact: str) -> bool:
    filed = library.facts.get(fact)
    return filed is not None and library.sources.keys() >= {*filed.sources}
