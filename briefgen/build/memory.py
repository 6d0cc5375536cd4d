"""What earlier builds gave, kept in `OUT/.cache` by digest: each brief's renditions, and a whole run's outcome.

A record counts only if it is whole (it carries its own digest), was made from the same inputs by the same program,
and every file that it names still has the bytes that it names. Anything else is as if it were not there: a corrupt,
old or foreign cache costs time, never truth. Plain JSON: reading it runs nothing. No times, no absolute paths.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from briefgen.build import identity
from briefgen.build.output import CACHE
from briefgen.words.diagnostics import Diagnostic, Place, Related

BRIEFS, RUN = f"{CACHE}/briefs", f"{CACHE}/run.json"


@dataclass(frozen=True, slots=True)
class Kept:
    """A brief's renditions as they stand in the output folder: names and digests, printed pages, diagnostics."""

    files: Mapping[str, str]
    pages: int
    diagnostics: tuple[Diagnostic, ...]


def place_of(slug: str) -> str:
    """Where a brief's record stands in the output folder."""
    return f"{BRIEFS}/{slug}.json"


def record(key: str, files: Mapping[str, bytes], *, pages: int, diagnostics: Iterable[Diagnostic]) -> bytes:
    """The record of a brief that was laid out, to be written together with its files."""
    told = [asdict(diagnostic) for diagnostic in diagnostics]
    digests = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    return sealed({"key": key, "files": list(digests.items()), "pages": pages, "diagnostics": told})


def kept(out: Path, slug: str, *, key: str) -> Kept | None:
    """What an earlier build made of the same brief, if all of it is still there; `key` is of all that it is made of."""
    value = recalled(out / place_of(slug))
    if value is None or value["key"] != key:
        return None
    files = dict(value["files"])
    if not intact(out, files):
        return None
    return Kept(files, value["pages"], tuple(map(_diagnostic, value["diagnostics"])))


def forgotten(out: Path, slugs: Iterable[str]) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The briefs with a record that are none of `slugs`, sorted: slug, and the files that were made of it."""
    known = set(slugs)
    folder = out / BRIEFS
    names = sorted(path.name.removesuffix(".json") for path in folder.glob("*.json")) if folder.is_dir() else []
    for slug in names:
        if slug not in known and (value := recalled(out / place_of(slug))):
            yield slug, dict(value["files"])


def forget(out: Path, slugs: Iterable[str]) -> None:
    """Drop the records of some briefs: something changed while they were laid out, so that nobody knows from what."""
    for slug in slugs:
        (out / place_of(slug)).unlink(missing_ok=True)


def intact(out: Path, files: Mapping[str, str]) -> bool:
    """Whether each of these files of the output folder is there with the bytes of its digest."""
    return all(identity.file(f"{out}/{name}") == digest for name, digest in files.items())


def sealed(value: object) -> bytes:
    """A value as a record: the digest of its JSON, then its JSON."""
    body = json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode("ascii")
    return hashlib.sha256(body).hexdigest().encode("ascii") + b"\n" + body + b"\n"


def recalled(path: Path) -> Any | None:
    """The value of a record; None where there is none, or it is not whole."""
    try:
        seal, _, body = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    body = body.removesuffix(b"\n")
    if hashlib.sha256(body).hexdigest().encode("ascii") != seal:
        return None
    return json.loads(body)


def _diagnostic(raw: dict[str, Any]) -> Diagnostic:
    related = tuple(Related(**{**one, "place": _place(one["place"])}) for one in raw["related"])
    return Diagnostic(**{**raw, "place": _place(raw["place"]), "related": related, "about": tuple(raw["about"])})


def _place(raw: dict[str, Any] | None) -> Place | None:
    return Place(**{**raw, "route": tuple(raw["route"])}) if raw else None
