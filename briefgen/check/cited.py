"""What notes and registers print of a source's own record, in one short digest for the lock to hold.

A seal covers what a source is worth as evidence (origin, dates, status); this covers the name it goes by. Its date
is sealed and its text pinned, so neither is in here. Compares nothing, prints nothing.
"""

from __future__ import annotations

from briefgen.check.seals import digest
from briefgen.library.model import Source
from briefgen.library.written import SHORT

#: By what a note names a source; `literal` stands for all of it.
FIELDS = (
    "type", "title", "title-short", "author", "container-title", "publisher", "publisher-place", "volume", "issue",
    "page", "literal",
)  # fmt: skip


def cited(source: Source) -> str:
    """A short digest of what a note names a source by. Fields that are absent stay out of it."""
    dumped = source.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return digest({field: dumped[field] for field in FIELDS if field in dumped})[:SHORT]
