"""What was published: the editions of a brief, in `editions/<slug>.yaml`, written by `briefgen publish`.

An edition holds an outline of what it printed, so that a later change statement needs no version control. No
build reads these files; they are records for people and for `diff` and `impact`.
"""

from __future__ import annotations

from pathlib import Path

from pydantic import Field

from briefgen.library.files import read_inside
from briefgen.library.shape import validate
from briefgen.library.written import Area, Date, Day, Id, Sha256, Text, Written
from briefgen.library.yaml_events import Limits
from briefgen.library.yaml_reader import read
from briefgen.library.yaml_writer import Value, record
from briefgen.words.diagnostics import Diagnostic, Place

FOLDER = "editions"
_LIMITS = Limits(size=64 << 20, nodes=5_000_000)


class PrintedFact(Written):
    """One fact as a brief printed it. `sources` are texts, `witnesses` counts the reports they carry."""

    id: Id
    claim: Text
    figures: dict[str, Text] = {}
    date: Date | None = None
    says: Text | None = None
    status: Text = "done"
    sources: tuple[Id, ...] = ()
    also: tuple[Id, ...] = ()
    witnesses: int = 0
    replaces: Id | None = None


class PrintedParagraph(Written):
    """One paragraph as a brief printed it: where, how it opens, the digest of its text, the facts it cites.

    `text` is the whole of it without its citations; records from before it was kept have none.
    """

    part: Text
    area: Area | None = None
    opening: Text
    sha256: Sha256
    facts: tuple[Id, ...] = ()
    text: Text | None = None


class Outline(Written):
    """What a brief says, in short: enough to tell what changed since."""

    title: Text
    as_of: Day | None = None
    facts: tuple[PrintedFact, ...] = ()
    paragraphs: tuple[PrintedParagraph, ...] = ()


class Edition(Written):
    """One published edition: its number and day, who published it, the digests of record and PDF, its outline.

    `draft` is the stamp it carried, where it was published as a draft; `changes_since` the edition since which it
    told its readers what changed, where it did.
    """

    number: int
    on: Day
    by: Text | None = None
    draft: Text | None = None
    changes_since: int | None = Field(default=None, alias="changes-since")
    record: Sha256
    pdf: Sha256
    outline: Outline


class Editions(Written):
    """The whole file, oldest edition first."""

    editions: tuple[Edition, ...] = ()


def editions(folder: Path, slug: str) -> tuple[Edition, ...] | Diagnostic:
    """The editions of a brief, none where none was published; BG010 where the file cannot be read."""
    file = f"{FOLDER}/{slug}.yaml"
    if not (folder / file).exists():
        return ()
    data = read_inside(folder, file, limit=_LIMITS.size)
    if isinstance(data, Diagnostic):
        return _unreadable(file, data)
    found = read(data, file, limits=_LIMITS)
    if found.diagnostics or found.root is None:
        return _unreadable(file, *found.diagnostics)
    held, faults = validate(Editions, found.root, place=Place(file), about=())
    return held.editions if held else _unreadable(file, *faults)


def published(folder: Path) -> tuple[dict[str, tuple[Edition, ...]], tuple[Diagnostic, ...]]:
    """The editions of every brief that has any, by slug, and a diagnostic for each file that cannot be read."""
    slugs = sorted(path.stem for path in (folder / FOLDER).glob("*.yaml") if not path.name.startswith("."))
    found = {slug: editions(folder, slug) for slug in slugs}
    held = {slug: one for slug, one in found.items() if not isinstance(one, Diagnostic)}
    return held, tuple(one for one in found.values() if isinstance(one, Diagnostic))


def written(these: tuple[Edition, ...]) -> str:
    """The text of an editions file."""
    head = "# Written by `briefgen publish`; do not edit.\neditions:\n"
    return head + "".join(record(_fields(edition), indent=2) for edition in these)


def _fields(edition: Edition) -> dict[str, Value]:
    return edition.model_dump(mode="json", by_alias=True, exclude_defaults=True)


def _unreadable(file: str, *faults: Diagnostic) -> Diagnostic:
    why = faults[0].message if faults else "it is empty"
    place = (faults[0].place if faults else None) or Place(file, line=1)
    hint = "take it from version control; it is written by `briefgen publish` alone"
    return Diagnostic("BG010", "error", f"the editions cannot be read: {why}", place, hint)
