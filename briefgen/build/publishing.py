"""A new edition of a brief: its number, what of it is recorded, what it tells of changes. Builds and writes nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from briefgen.build.changes import changes
from briefgen.build.outlines import outline
from briefgen.build.statement import statement
from briefgen.library.editions import Edition
from briefgen.library.library import Library
from briefgen.write import citing, terms
from briefgen.write.issue import Imprint
from briefgen.write.manuscript import Manuscript


def edition(
    manuscript: Manuscript, pdf: bytes, *, imprint: Imprint, by: str | None = None, changes_since: int | None = None
) -> Edition:
    """What is recorded of a brief as it was composed, and printed with this imprint."""
    return Edition(
        number=imprint.number,
        on=imprint.on,
        by=by,
        draft=manuscript.draft or None,
        changes_since=changes_since,
        record=_digest(manuscript),
        pdf=_sha256(pdf),
        outline=outline(manuscript.record),
    )


def following(earlier: Sequence[Edition]) -> int:
    """The number of the next edition."""
    return max((one.number for one in earlier), default=0) + 1


def repeated(manuscript: Manuscript, earlier: Sequence[Edition], *, changes_since: int | None) -> Edition | None:
    """The last edition, if it says what the brief says now and tells of the same changes; only its look may differ."""
    last = earlier[-1] if earlier else None
    now = (_digest(manuscript), manuscript.draft or None, changes_since)
    return last if last and (last.record, last.draft, last.changes_since) == now else None


def is_of(one: Edition, pdf: bytes) -> bool:
    """Whether this is the PDF of an edition, to the byte."""
    return one.pdf == _sha256(pdf)


def told_already(manuscript: Manuscript, earlier: Sequence[Edition]) -> bool:
    """Whether the last edition was of this very brief and told what changed, so that it is not whole without it."""
    return bool(earlier and earlier[-1].changes_since and earlier[-1].record == _digest(manuscript))


def since(manuscript: Manuscript, earlier: Sequence[Edition], library: Library) -> tuple[int, str] | None:
    """The number of the latest edition that says something else than a brief now, and the statement of changes since.

    None where no edition does. A new id for the same fact is nothing that a reader could see.
    """
    slug, now = manuscript.slug, outline(manuscript.record)
    filed = library.facts.values()
    reasons = {one.fact.id: one.fact.retracted.reason for one in filed if one.fact.retracted}
    for before in reversed(earlier):
        found = changes(slug, before.outline, now, reasons=reasons)
        if all(change.kind == "fact renamed" for change in found):
            continue
        words = terms.of(manuscript.language)
        outlets = {key: citing.plain(source, words) for key, source in library.sources.items()}
        claims = {fact.id: fact.claim for side in (before.outline, now) for fact in side.facts}
        languages = {slug: manuscript.language}
        told = statement(found, since=before.number, titles={}, names={**outlets, **claims}, languages=languages)
        return before.number, told
    return None


def _digest(manuscript: Manuscript) -> str:
    return _sha256(manuscript.record.encode())


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
