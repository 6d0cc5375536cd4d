"""The small invented library as a value: loaded, locked, and changed in memory."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from briefgen.build.locking import renewed
from briefgen.check.verify import verify
from briefgen.library.briefs import Brief
from briefgen.library.library import Library
from briefgen.library.load import load
from briefgen.library.lock import sealed
from briefgen.library.model import Fact
from briefgen.words.diagnostics import Diagnostic

SMALL = Path(__file__).parents[1] / "fixtures" / "small"
DAY = date(2020, 1, 2)


def locked(library: Library, known: Iterable[Diagnostic] = ()) -> Library:
    """The library with a lock of everything that is found in it now."""
    entries, _ = renewed(library, known)
    return replace(library, lock=sealed(entries, on=DAY))


def opened(folder: Path) -> Library:
    """A library that loads without a complaint."""
    library, diagnostics = load(folder, display="briefs")
    assert not diagnostics, [d.message for d in diagnostics]
    assert library is not None
    return library


def codes(library: Library, **options: Any) -> list[str]:
    """The codes of all that checking finds, in their order."""
    return [diagnostic.code for diagnostic in verify(library, **options).diagnostics]


def with_fact(library: Library, fact: str, **changes: Any) -> Library:
    """The library with some fields of one fact written anew."""
    filed = library.facts[fact]
    written = {**filed.fact.model_dump(exclude_unset=True, by_alias=True), **changes}
    new = Fact.model_validate({key: value for key, value in written.items() if value is not None})
    return replace(library, facts={**library.facts, fact: replace(filed, fact=new)})


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
