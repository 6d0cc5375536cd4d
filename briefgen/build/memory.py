"""What earlier builds gave, kept in `OUT/.cache` by digest: each brief's renditions one by one, a whole run's outcome.

A record counts only if this user's builds made it (`build.trust`), for this brief, from the same inputs by the same
program, and of the files that it names only those count that still have the bytes that were written. Anything else is
as if it were not there: a corrupt, old, foreign or forged cache costs time, never truth. Plain JSON: reading it runs
nothing. No times, no absolute paths.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
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
    """A brief's renditions, each the sha256 of its file by target; printed pages (0 without PDF); what composing told.

    `earlier` are files that were made of it before, from something else, and not again: they only go when it goes.
    """

    renditions: Mapping[str, str] = field(default_factory=dict)
    pages: int = 0
    composed: tuple[Diagnostic, ...] = ()
    earlier: Mapping[str, str] = field(default_factory=dict)

    def only(self, targets: Iterable[str]) -> Kept:
        """Those of some targets that are there, in the order asked for."""
        found = {target: self.renditions[target] for target in targets if target in self.renditions}
        return replace(self, renditions=found, pages=self.pages if "pdf" in found else 0)


def place_of(slug: str) -> str:
    """Where a brief's record stands in the output folder."""
    return f"{BRIEFS}/{slug}.json"


def files(slug: str, renditions: Mapping[str, str]) -> dict[str, str]:
    """The digests of a brief's renditions by the names of their files."""
    return {f"{slug}.{target}": digest for target, digest in renditions.items()}


def record(slug: str, key: str, basis: str, made: Kept) -> bytes:
    """The record of a brief that was laid out, to be written together with its files; it counts for no empty key."""
    earlier = {target: digest for target, digest in made.earlier.items() if target not in made.renditions}
    value = {"slug": slug, "key": key, "basis": basis, "pages": made.pages, "earlier": earlier}
    composed = [asdict(told) for told in made.composed]
    return sealed({**value, "renditions": dict(made.renditions), "composed": composed})


def kept(out: Path, slug: str, *, key: str = "", basis: str = "") -> Kept:
    """What earlier builds made of the same brief; whether its files are still so is not looked at.

    `key` is of its manuscript and all that it is laid out with, `basis` of all that the manuscript would be composed
    from: either is enough. Where neither is the same, all that was made is from earlier.
    """
    value = recalled(out / place_of(slug))
    try:
        if value is None or value["slug"] != slug:
            return Kept()
        found, earlier = _digests(value["renditions"]), _digests(value["earlier"])
        if not ((key and value["key"] == key) or (basis and value["basis"] == basis)):
            return Kept(earlier={**earlier, **found})
        return Kept(found, int(value["pages"]), tuple(map(_diagnostic, value["composed"])), earlier)
    except UNLIKE:
        return Kept()


def rekey(out: Path, slug: str, before: Kept, *, key: str, basis: str) -> None:
    """Note that a brief's renditions come from this basis too. Where that cannot be written, it costs time."""
    try:
        output.write_together(out, {}, beside={place_of(slug): record(slug, key, basis, before)})
    except OSError:
        return


def forgotten(out: Path, slugs: Iterable[str]) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The briefs with a record that are none of `slugs`, sorted: slug, and the files that were ever made of it, sorted.

    The record of another brief, copied there, names none.
    """
    known = set(slugs)
    folder = out / BRIEFS
    names = sorted(path.name.removesuffix(".json") for path in folder.glob("*.json")) if folder.is_dir() else []
    for slug in (name for name in names if name not in known):
        if isinstance(value := recalled(out / place_of(slug)), dict) and "slug" in value:
            yield slug, dict(sorted(files(slug, kept(out, slug).earlier).items()))


def forget(out: Path, slugs: Iterable[str]) -> None:
    """Note of some briefs that something changed while they were laid out, so that nobody knows from what they are."""
    for slug in slugs:
        if (out / place_of(slug)).is_file():
            rekey(out, slug, kept(out, slug), key="", basis="")


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


def _digests(raw: dict[str, Any]) -> dict[str, str]:
    """Digests by target, out of a record. Raises what UNLIKE names."""
    return {str(target): str(digest) for target, digest in raw.items()}


def _diagnostic(raw: dict[str, Any]) -> Diagnostic:
    related = tuple(Related(**{**one, "place": _place(one["place"])}) for one in raw["related"])
    return Diagnostic(**{**raw, "place": _place(raw["place"]), "related": related, "about": tuple(raw["about"])})


def _place(raw: dict[str, Any] | None) -> Place | None:
    return Place(**{**raw, "route": tuple(raw["route"])}) if raw else None
