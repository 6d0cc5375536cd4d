"""What earlier builds gave, kept in `OUT/.cache` by digest: each brief's renditions, and a whole run's outcome.

A record counts only if this user's builds made it (`build.trust`), for this brief, from the same inputs by the same
program, and if every file that it names still has the bytes that were written. Anything else is as if it were not
there: a corrupt, old, foreign or forged cache costs time, never truth. Plain JSON: reading it runs nothing. No times,
no absolute paths.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from briefgen.build import identity, output, trust
from briefgen.build.output import CACHE
from briefgen.build.seen import Seen
from briefgen.words.diagnostics import Diagnostic, Place, Related

BRIEFS, RUN = f"{CACHE}/briefs", f"{CACHE}/run.json"
#: What reading a record raises that lacks a field, or holds another kind of value there than this version writes.
UNLIKE = (AttributeError, KeyError, TypeError, ValueError)


@dataclass(frozen=True, slots=True)
class Kept:
    """A brief's renditions as they stand in the output folder: names and digests, printed pages, diagnostics.

    `composed` are the diagnostics of composing it, the others those of its layout.
    """

    files: Mapping[str, str]
    pages: int
    diagnostics: tuple[Diagnostic, ...]
    composed: tuple[Diagnostic, ...] = ()


def place_of(slug: str) -> str:
    """Where a brief's record stands in the output folder."""
    return f"{BRIEFS}/{slug}.json"


def record(
    slug: str,
    key: str,
    basis: str,
    *,
    files: Mapping[str, str],
    pages: int,
    diagnostics: Iterable[Diagnostic],
    composed: Iterable[Diagnostic],
) -> bytes:
    """The record of a brief that was laid out, to be written together with its `files`: names and digests."""
    told, before = ([asdict(diagnostic) for diagnostic in found] for found in (diagnostics, composed))
    value = {"slug": slug, "key": key, "basis": basis, "files": list(files.items()), "pages": pages}
    return sealed({**value, "diagnostics": told, "composed": before})


def kept(
    out: Path, slug: str, *, key: str | None = None, basis: str | None = None, seen: Seen | None = None
) -> Kept | None:
    """What an earlier build made of the same brief, if all of it is still there.

    `key` is of its manuscript and all that it is laid out with, `basis` of all that the manuscript would be composed
    from: either is enough. What `seen` knows is not read again.
    """
    value = recalled(out / place_of(slug))
    try:
        if (
            value is None
            or value["slug"] != slug
            or not ((key and value["key"] == key) or (basis and value["basis"] == basis))
        ):
            return None
        told, before = (tuple(map(_diagnostic, value[name])) for name in ("diagnostics", "composed"))
        held = Kept(_files(value), int(value["pages"]), told, before)
    except UNLIKE:
        return None
    return held if intact(out, held.files, seen=seen) else None


def rekey(out: Path, slug: str, before: Kept, *, key: str, basis: str, composed: Iterable[Diagnostic]) -> None:
    """Note that a brief's renditions come from this basis too. Where that cannot be written, it costs time."""
    again = record(
        slug, key, basis, files=before.files, pages=before.pages, diagnostics=before.diagnostics, composed=composed
    )
    try:
        output.write_together(out, {}, beside={place_of(slug): again})
    except OSError:
        return


def forgotten(out: Path, slugs: Iterable[str]) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The briefs with a record that are none of `slugs`, sorted: slug, and the files that were made of it.

    The record of another brief, copied there, names none.
    """
    known = set(slugs)
    folder = out / BRIEFS
    names = sorted(path.name.removesuffix(".json") for path in folder.glob("*.json")) if folder.is_dir() else []
    for slug in names:
        if slug in known or not (value := recalled(out / place_of(slug))):
            continue
        try:
            files = _files(value) if value["slug"] == slug else {}
        except UNLIKE:
            continue
        yield slug, files


def forget(out: Path, slugs: Iterable[str]) -> None:
    """Drop the records of some briefs: something changed while they were laid out, so that nobody knows from what."""
    for slug in slugs:
        (out / place_of(slug)).unlink(missing_ok=True)


def intact(out: Path, files: Mapping[str, str], *, seen: Seen | None = None) -> bool:
    """Whether each of these files of the output folder is there with the bytes of its digest."""
    return all(identity.file(f"{out}/{name}", seen=seen) == digest for name, digest in files.items())


def sealed(value: object) -> bytes:
    """A value as a record: its JSON, marked as this user's."""
    return trust.marked(json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode("ascii") + b"\n")


def recalled(path: Path) -> Any | None:
    """The value of a record; None where there is none, or it is not one that this user's builds made.

    Another version may have made it with other fields: who reads them expects `UNLIKE`.
    """
    try:
        body = trust.unmarked(path.read_bytes())
        return None if body is None else json.loads(body)
    except (OSError, ValueError):
        return None


def _files(value: Any) -> Mapping[str, str]:
    """The names and digests of a record. Raises what UNLIKE names."""
    return {str(name): str(digest) for name, digest in value["files"]}


def _diagnostic(raw: dict[str, Any]) -> Diagnostic:
    related = tuple(Related(**{**one, "place": _place(one["place"])}) for one in raw["related"])
    return Diagnostic(**{**raw, "place": _place(raw["place"]), "related": related, "about": tuple(raw["about"])})


def _place(raw: dict[str, Any] | None) -> Place | None:
    return Place(**{**raw, "route": tuple(raw["route"])}) if raw else None
