"""A text taken into the archive with its record: all of it is written, or nothing.

Puts the steps of this room in order. The original is kept beside the text where the two differ; what is pinned, and
searched ever after, is the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from briefgen.library import archive as archives
from briefgen.library import shape
from briefgen.library.capture.incoming import ENDINGS, HTML, MARKDOWN, PDF, Incoming
from briefgen.library.capture.limited import Extracted, extracted
from briefgen.library.capture.record import Guess, body, guesses, holds, written
from briefgen.library.capture.relations import relations
from briefgen.library.capture.taken import Taken, fault
from briefgen.library.files import write_together
from briefgen.library.guesses import remark
from briefgen.library.library import Library
from briefgen.library.model import Source
from briefgen.library.schema import modeline
from briefgen.library.written import is_id
from briefgen.library.yaml_reader import read
from briefgen.library.yaml_writer import Value
from briefgen.words import find
from briefgen.words.diagnostics import Diagnostic, Place

_TITLE_WORDS = 6


def add_source(
    incoming: Incoming,
    *,
    library: Library,
    folder: Path,
    on: date,
    key: str | None = None,
    known: Mapping[str, Value] | None = None,
) -> Taken:
    """Take a text into the archive and write `sources/<id>.yaml` for it.

    `key` is the id, else made from the name or the title; `on` the day of capture; `known` are fields that need no
    guessing. BG001, BG006, BG007, BG903 as `limited.extracted`; BG105 where the id or the text is there already,
    BG106 where no id can be made, BG101 to BG104 where `known` fits no source. Raises OSError where it cannot be
    written.
    """
    text = extracted(incoming)
    if isinstance(text, Diagnostic):
        return Taken(diagnostics=(text,))
    home = archives.home(folder, library.house)
    if isinstance(home, Diagnostic):
        return Taken(diagnostics=(home,))
    said = {**(known or {}), **({"URL": incoming.url, "accessed": on.isoformat()} if incoming.url else {})}
    page = find.Page.of(text.text)
    found = guesses(page, text.fields, media_type=incoming.media_type, on=on, known=said)
    name = key or _name(incoming, found)
    if one := _taken(name, archives.digest(text.data), library=library, folder=folder, incoming=incoming):
        return Taken(diagnostics=(one,))
    return _written(incoming, text, page, found, name=name, library=library, folder=folder, home=home)


def _written(
    incoming: Incoming,
    text: Extracted,
    page: find.Page,
    found: Mapping[str, Guess],
    *,
    name: str,
    library: Library,
    folder: Path,
    home: Path,
) -> Taken:
    title = found["title"].value if "title" in found else None
    where, span = body(page, title=title, media_type=incoming.media_type)
    related = relations(page, span, library)
    if related.origin:
        found = {**found, "origin": Guess(related.origin, remark("it repeats one of these"))}
    files = _stored(incoming, text, home)
    pins: dict[str, Value] = {"sha256": archives.digest(text.data), "media_type": incoming.media_type}
    if len(files) > 1:
        pins["original"] = archives.digest(incoming.data)
    path = folder / "sources" / f"{name}.yaml"
    record = modeline(path, "source") + written(found, key=name, text=pins, body=where)
    if faults := _faults(record, incoming.name):
        return Taken(diagnostics=faults)
    write_together({**files, path: record.encode()})
    remarks = [*text.remarks, *related.remarks]
    if not holds(page, where):
        remarks.append("its first or last words stand more than once: choose others for `body`")
    told = ", ".join([*(one for one in found if found[one].why), "body"])
    remarks.append(f"guessed, and marked so in the record: {told}. Read it, and mend it")
    if related.origin and related.carried:
        remarks.append("evidence.lock does not know yet that these passages are carried here too: next `briefgen lock`")
    return Taken((path, *files), tuple(remarks), ids=(name,))


def _stored(incoming: Incoming, text: Extracted, home: Path) -> dict[Path, bytes]:
    """The files of the archive: the text under its digest, and the original where that is not the text."""
    ending = ENDINGS[MARKDOWN] if incoming.media_type == MARKDOWN else ".txt"
    files = {home / f"{archives.digest(text.data)[:16]}{ending}": text.data}
    if incoming.media_type in (HTML, PDF) or incoming.data != text.data:
        name = archives.digest(incoming.data)[:16] + ENDINGS[incoming.media_type]
        files[home / archives.ORIGINALS / name] = incoming.data
    return files


def _name(incoming: Incoming, found: Mapping[str, Guess]) -> str:
    """An id: from the file's name; of an address, from its last part, else from the title, else from the host."""
    stem = _slug(incoming.stem)
    if not incoming.url or re.search(r"[a-z]{3}", stem):
        return stem
    title = found["title"].value if "title" in found else ""
    words = _slug(str(title)).split("-")[:_TITLE_WORDS]
    return "-".join(words) or _slug(incoming.url.split("/")[2].split(":")[0])


def _slug(stem: str) -> str:
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80].strip("-")


def _taken(name: str, pin: str, *, library: Library, folder: Path, incoming: Incoming) -> Diagnostic | None:
    if not is_id(name):
        hint = "name one with --id: small letters, digits and single hyphens"
        return fault("BG106", incoming.name, f"gives no id but `{name}`" if name else "gives no id", hint)
    same = next((key for key, source in library.sources.items() if source.text.sha256 == pin), None)
    if same:
        return fault("BG105", incoming.name, f"is captured already, as source `{same}`")
    if library.uses(name) or (folder / "sources" / f"{name}.yaml").exists():
        return fault("BG105", incoming.name, f"takes the id `{name}`, which is used already", "name another with --id")
    return None


def _faults(record: str, name: str) -> tuple[Diagnostic, ...]:
    """What is wrong with a record that was made: nothing, or what the text or the references brought in."""
    back = read(record.encode(), name)
    if back.diagnostics or back.root is None:
        what = "begins or ends with characters that cannot be seen or kept"
        return (fault("BG001", name, what, "take them out of the text"),)
    _, faults = shape.validate(Source, back.root, place=Place("record"), about=())
    return tuple(fault(one.code, name, f"gives a record that does not fit: {one.message}", one.hint) for one in faults)
