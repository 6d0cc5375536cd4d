"""What earlier builds gave, kept in `OUT/.cache` by digest: each brief's renditions one by one, a whole run's outcome.

A record counts only if this user's builds made it (`build.trust`), for this brief, from the same inputs by the same
program, and if every file that it names still has the bytes that were written. Anything else is as if it were not
there: a corrupt, old, foreign or forged cache costs time, never truth. Plain JSON: reading it runs nothing. No times,
no absolute paths.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from briefgen.build import identity, output, trust
from briefgen.build.jobs import ON_REQUEST, TARGETS
from briefgen.build.output import CACHE
from briefgen.build.seen import Seen
from briefgen.words.diagnostics import Diagnostic, Place, Related

BRIEFS, RUN = f"{CACHE}/briefs", f"{CACHE}/run.json"
#: What reading a record raises that lacks a field, or holds another kind of value there than this version writes.
UNLIKE = (AttributeError, KeyError, TypeError, ValueError)


@dataclass(frozen=True, slots=True)
class Rendition:
    """A file of the output folder, by its name and the sha256 of its bytes, and what making it told."""

    name: str
    sha256: str
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """A brief's renditions by target, as they were written; printed pages (0 without PDF); what composing it told."""

    renditions: Mapping[str, Rendition] = field(default_factory=dict)
    pages: int = 0
    composed: tuple[Diagnostic, ...] = ()

    @property
    def files(self) -> Mapping[str, str]:
        """The digests of its files by name."""
        return {one.name: one.sha256 for one in self.renditions.values()}

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What making them told, each once."""
        return tuple(dict.fromkeys(told for one in self.renditions.values() for told in one.diagnostics))

    def only(self, targets: Iterable[str]) -> Kept:
        """Those of some targets that are there, in the order asked for."""
        found = {target: self.renditions[target] for target in targets if target in self.renditions}
        return replace(self, renditions=found, pages=self.pages if "pdf" in found else 0)

    def intact(self, out: Path, *, seen: Seen | None = None) -> Kept:
        """Those whose files are there with the bytes that were written. What `seen` knows is not read again."""
        return self.only(
            target for target, one in self.renditions.items() if intact(out, {one.name: one.sha256}, seen=seen)
        )


def place_of(slug: str) -> str:
    """Where a brief's record stands in the output folder."""
    return f"{BRIEFS}/{slug}.json"


def record(slug: str, key: str, basis: str, made: Kept) -> bytes:
    """The record of a brief that was laid out, to be written together with its files."""
    value = {"slug": slug, "key": key, "basis": basis, "pages": made.pages}
    renditions = {target: asdict(one) for target, one in made.renditions.items()}
    return sealed({**value, "renditions": renditions, "composed": [asdict(told) for told in made.composed]})


def kept(out: Path, slug: str, *, key: str | None = None, basis: str | None = None) -> Kept | None:
    """What earlier builds made of the same brief; whether its files are still so is not looked at.

    `key` is of its manuscript and all that it is laid out with, `basis` of all that the manuscript would be composed
    from: either is enough.
    """
    value = recalled(out / place_of(slug))
    try:
        if (
            value is None
            or value["slug"] != slug
            or not ((key and value["key"] == key) or (basis and value["basis"] == basis))
        ):
            return None
        found = {str(target): _rendition(one) for target, one in value["renditions"].items()}
        return Kept(found, int(value["pages"]), tuple(map(_diagnostic, value["composed"])))
    except UNLIKE:
        return None


def rekey(out: Path, slug: str, before: Kept, *, key: str, basis: str) -> None:
    """Note that a brief's renditions come from this basis too. Where that cannot be written, it costs time."""
    try:
        output.write_together(out, {}, beside={place_of(slug): record(slug, key, basis, before)})
    except OSError:
        return


def forgotten(out: Path, slugs: Iterable[str]) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The briefs with a record that are none of `slugs`, sorted: slug, and the files that were ever made of it.

    These stand in the manifest of the folder: a record knows what came of the brief as it was last, and no more. The
    record of another brief, copied there, names none.
    """
    known = set(slugs)
    folder = out / BRIEFS
    names = sorted(path.name.removesuffix(".json") for path in folder.glob("*.json")) if folder.is_dir() else []
    listed = output.written(out)
    for slug in names:
        if slug in known or not isinstance(value := recalled(out / place_of(slug)), dict) or "slug" not in value:
            continue
        made = [f"{slug}.{target}" for target in (*TARGETS, *ON_REQUEST)] if value["slug"] == slug else []
        yield slug, {name: listed[name] for name in made if name in listed}


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


def _rendition(raw: dict[str, Any]) -> Rendition:
    """A rendition out of a record. Raises what UNLIKE names."""
    return Rendition(str(raw["name"]), str(raw["sha256"]), tuple(map(_diagnostic, raw["diagnostics"])))


def _diagnostic(raw: dict[str, Any]) -> Diagnostic:
    related = tuple(Related(**{**one, "place": _place(one["place"])}) for one in raw["related"])
    return Diagnostic(**{**raw, "place": _place(raw["place"]), "related": related, "about": tuple(raw["about"])})


def _place(raw: dict[str, Any] | None) -> Place | None:
    return Place(**{**raw, "route": tuple(raw["route"])}) if raw else None
