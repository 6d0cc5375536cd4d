"""The small invented library as a value: loaded, locked, and changed in memory."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from briefgen.build.locking import renewed
from briefgen.check.approval import approved, subjects
from briefgen.check.verify import open_case, verify
from briefgen.library.briefs import Brief
from briefgen.library.library import Filed, Library
from briefgen.library.load import load
from briefgen.library.lock import Locked, sealed
from briefgen.library.model import Fact
from briefgen.library.reviews import Reviews
from briefgen.words.diagnostics import Diagnostic

SMALL = Path(__file__).parents[1] / "fixtures" / "small"
DAY = date(2020, 1, 2)
#: What these tables are about: references, evidence, prose and measure. Seals and wording have tests of their own.
ABOUT = frozenset([f"BG{n}" for n in (*range(201, 209), *range(301, 319), *range(401, 420), *range(511, 515))])


def locked(library: Library, known: Iterable[Diagnostic] = ()) -> Library:
    """The library with a lock of everything that is found in it now."""
    entries, _ = renewed(library, known)
    return replace(library, lock=Locked.of(sealed(entries, on=DAY).entries))


def opened(folder: Path) -> Library:
    """A library that loads without a complaint."""
    library, diagnostics = load(folder, display="briefs")
    assert not diagnostics, [d.message for d in diagnostics]
    assert library is not None
    return library


def codes(library: Library, **options: Any) -> list[str]:
    """The codes, of those that the tables are about, of what checking finds, in their order."""
    return [d.code for d in verify(library, **options).diagnostics if d.code in ABOUT]


def with_fact(library: Library, fact: str, **changes: Any) -> Library:
    """The library with some fields of one fact written anew."""
    filed = library.facts[fact]
    written = {**filed.fact.model_dump(exclude_unset=True, by_alias=True), **changes}
    new = Fact.model_validate({key: value for key, value in written.items() if value is not None})
    return replace(library, facts={**library.facts, fact: Filed.of(new, filed.source, filed.theme, filed.place)})


def with_fields(library: Library, source: str, **changes: Any) -> Library:
    """The library with some fields of one source set, as the model has them."""
    changed = library.sources[source].model_copy(update=changes)
    return replace(library, sources={**library.sources, source: changed})


def with_brief(library: Library, text: str, **fields: Any) -> Library:
    """The library with the brief `extra`, of one section with this text beside fields of the brief."""
    section = {"area": "cooperation", "title": "What is known", "text": text, **fields.pop("section", {})}
    brief = Brief.model_validate({"title": "Extra", "sections": [section], **fields})
    places = {**library.places, "brief:extra": replace(library.places["brief:fewer-boats"], file="extra.yaml")}
    return replace(library, briefs={**library.briefs, "extra": brief}, places=places)


def prose(library: Library, text: str, **fields: Any) -> list[str]:
    """The codes that a brief of this text gives, all passages locked."""
    extra = with_brief(library, text, **fields)
    return codes(locked(replace(extra, briefs={"extra": extra.briefs["extra"]})))


def with_reviews(library: Library, reviews: Reviews) -> Library:
    """The library with these reviews."""
    return replace(library, reviews=reviews)


def reviewed(library: Library, *, every: int = 1) -> Library:
    """The library with everything, or each `every`th thing, approved as it stands, where its passages are known."""
    case = open_case(library)
    known = [key for key, one in subjects(case).items() if one.state != "unsettled"]
    return with_reviews(library, approved(case, known[::every], by="Jo Ferris", on=DAY))
