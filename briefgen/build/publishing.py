"""A new edition of a brief: its number, and what of it is recorded. Builds nothing and writes nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date

from briefgen.build.outlines import outline
from briefgen.library.editions import Edition
from briefgen.write.manuscript import Manuscript


def edition(
    manuscript: Manuscript, pdf: bytes, *, earlier: Sequence[Edition], on: date, by: str | None = None
) -> Edition:
    """The edition that follows the `earlier` ones, for a brief as it was composed and printed."""
    return Edition(
        number=max((one.number for one in earlier), default=0) + 1,
        on=on,
        by=by,
        draft=manuscript.draft or None,
        record=hashlib.sha256(manuscript.record.encode()).hexdigest(),
        pdf=hashlib.sha256(pdf).hexdigest(),
        outline=outline(manuscript.record),
    )


def same(one: Edition, other: Edition) -> bool:
    """Whether two editions printed the same: record and PDF."""
    return (one.record, one.pdf, one.draft) == (other.record, other.pdf, other.draft)
