"""New material: a text taken into the archive with its source record, and a fact appended to its file.

What is guessed is marked as guessed. Files people wrote are only appended to. Nothing here fetches from
the network, and nothing is written unless the strict reader reads it back.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from briefgen.library import archive as archives
from briefgen.library.anchors import anchors, spans
from briefgen.library.files import write_whole
from briefgen.library.library import Library
from briefgen.library.written import GAP
from briefgen.library.yaml_events import FORBIDDEN
from briefgen.library.yaml_reader import decode, read
from briefgen.library.yaml_writer import Value, document, record
from briefgen.words import find, shingles
from briefgen.words.diagnostics import Diagnostic, Place

_MONTHS = "January February March April May June July August September October November December".split()
_MONTH = "|".join(_MONTHS)
_DAY = re.compile(
    rf"\b(?:(?P<d1>\d{{1,2}}) (?P<m1>{_MONTH})|(?P<m2>{_MONTH}) (?P<d2>\d{{1,2}})),? (?P<y>\d{{4}})\b"
    r"|\b(?P<iso>\d{4}-\d\d-\d\d)\b"
)
_MEDIA = {".md": "text/markdown", ".markdown": "text/markdown"}
_SAME_REPORT = 0.5
_SHARED = 0.1


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of adding something: the files written (none if anything was wrong), remarks, diagnostics."""

    written: tuple[Path, ...] = ()
    remarks: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def add_source(
    file: Path, *, library: Library, folder: Path, on: date, key: str | None = None, archive: Path | None = None
) -> Taken:
    """Take a text or Markdown file into the archive and write `sources/<id>.yaml` for it.

    `key` is the id, else made from the file's name; `on` the day of capture. BG001 where the file is no
    UTF-8 text, BG006 too large, BG007 empty, BG105 where the id or the text is there already, BG106 where
    no id can be made. What is said of the file names it as given, and has no place. Raises OSError where it
    cannot be written.
    """
    data = _data(file)
    if isinstance(data, Diagnostic):
        return Taken(diagnostics=(data,))
    text, name = data.decode("utf-8-sig"), key or _slug(file.stem)
    pin, home = archives.digest(data), archive or archives.home(folder, library.house)
    if isinstance(home, Diagnostic):
        return Taken(diagnostics=(home,))
    if fault := _taken(name, pin, library=library, folder=folder, file=file):
        return Taken(diagnostics=(fault,))
    page = find.Page.of(text)
    stored = home / f"{pin[:16]}{file.suffix.lower() if file.suffix.lower() in _MEDIA else '.txt'}"
    origin, remarks = _relations(page, library)
    record_text = _source(page, name, pin=pin, on=on, origin=origin, media=_MEDIA.get(stored.suffix, "text/plain"))
    path = folder / "sources" / f"{name}.yaml"
    if read(record_text.encode(), path.name).diagnostics:
        return Taken(diagnostics=(_fault("BG001", file, "begins or ends with characters that cannot be seen or kept"),))
    write_whole(stored, data)
    write_whole(path, record_text)
    return Taken((path, stored), (*remarks, "guessed, to be read against the text: type, title, issued, body"))


def _data(file: Path) -> bytes | Diagnostic:
    if not file.is_file():
        return _fault("BG001", file, "is a folder; name one file" if file.is_dir() else "is not there")
    try:
        with file.open("rb") as stream:
            data = stream.read(archives.LIMIT + 1)
    except OSError as error:
        return _fault("BG001", file, f"cannot be read: {error.strerror or error}")
    if len(data) > archives.LIMIT:
        return _fault("BG006", file, f"is larger than {archives.LIMIT >> 20} MiB")
    text = decode(data)
    if not isinstance(text, str):
        return _fault("BG001", file, f"is no text that can be taken: {text.message}", text.hint)
    return data if text.strip() else _fault("BG007", file, "is empty")


def _fault(code: str, file: Path, what: str, hint: str = "") -> Diagnostic:
    return Diagnostic(code, "error", f"`{file.as_posix()}` {what}", None, hint)


def _taken(name: str, pin: str, *, library: Library, folder: Path, file: Path) -> Diagnostic | None:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
        hint = "name one with --id: small letters, digits and single hyphens"
        return _fault("BG106", file, f"gives no id but `{name}`", hint)
    same = next((key for key, source in library.sources.items() if source.text.sha256 == pin), None)
    if same:
        return _fault("BG105", file, f"is captured already, as source `{same}`")
    if f"fact:{name}" in library.places or (folder / "sources" / f"{name}.yaml").exists():
        return _fault("BG105", file, f"takes the id `{name}`, which is used already", "name another with --id")
    return None


def _slug(stem: str) -> str:
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _source(page: find.Page, name: str, *, pin: str, on: date, origin: str | None, media: str) -> str:
    blocks = find.paragraphs(page.text)
    title = " ".join(page.text[blocks[0].start : blocks[0].end].split("\n")[0].lstrip("# ").split())
    issued, why = _issued(page.text, on)
    blocks = tuple(one for one in blocks if not FORBIDDEN.search(page.text[one.start : one.end])) or blocks
    at = anchors(page, blocks[0].start, blocks[-1].end) or page.folded(blocks[0].start, blocks[-1].end)
    start, _, end = at.partition(f" {GAP} ")
    fields: dict[str, Value] = {
        "id": name,
        "type": "document",
        "title": title if 0 < len(title.split()) <= 25 and not FORBIDDEN.search(title) else None,
        "issued": issued,
        "issued-note": why,
        "origin": origin,
        "text": {"sha256": pin, "media_type": media, "body": {"start": start, "end": end or None}},
    }
    return "# Guessed: type, title, issued, body. Mend them, then take this line out.\n" + document(fields)


def _issued(text: str, on: date) -> tuple[str, str]:
    """The first full date of a text that exists and is not later than its capture, or all days until then."""
    for found in _DAY.finditer(text):
        written = found["iso"] or ""
        if not written:
            month = _MONTHS.index(found["m1"] or found["m2"]) + 1
            written = f"{found['y']}-{month:02}-{int(found['d1'] or found['d2']):02}"
        try:
            if date.fromisoformat(written) <= on:
                return written, "guessed: the first date in the text"
        except ValueError:
            continue
    return f"../{on.isoformat()}", "guessed: no date in the text; not later than the day of capture"


def _relations(page: find.Page, library: Library) -> tuple[str | None, tuple[str, ...]]:
    """The origin of a text that repeats a source, and remarks on what it repeats and which facts it touches."""
    origin, remarks = None, []
    mine = shingles.shingles(page.folded(0, len(page.text)))
    for key, source in sorted(library.sources.items()):
        text = (library.texts or {}).get(source.text.sha256)
        if text is None:
            continue
        share = shingles.containment(mine, shingles.shingles(text))
        if share >= _SAME_REPORT:
            origin = origin or source.report
            remarks.append(f"repeats source `{key}` ({share:.0%}): counted as one witness with it")
        elif share >= _SHARED:
            remarks.append(f"shares {share:.0%} with source `{key}`: does it draw on it?")
    touched = sorted(_touched(page, library))
    return origin, (*remarks, *([f"carries the passages of: {', '.join(touched)}"] if touched else []))


def _touched(page: find.Page, library: Library) -> Iterator[str]:
    for key, filed in library.facts.items():
        if filed.fact.at and all(len(spans(page, selector)) == 1 for selector in filed.fact.at):
            yield key


def add_fact(folder: Path, *, topic: str, source: str, fact: Mapping[str, Value], theme: str | None = None) -> Taken:
    """Append a fact to `facts/<topic>.yaml`, to the last group where that is of the same source and theme.

    `fact` has its fields as they are written (`id`, `claim`, `at`, ...). Comments and layout above it stay
    as they are. BG002 where the file's layout takes no entry at its end; what was there is then untouched.
    """
    path = folder / "facts" / f"{topic}.yaml"
    old = path.read_bytes().decode("utf-8-sig") if path.exists() else ""
    root = read(old.encode(), path.name).root
    old += "\n" if old and not old.endswith("\n") else ""
    last = root.children[-1].plain() if root and root.kind == "list" and root.children else None
    if root and isinstance(last, dict) and (last.get("from"), last.get("theme")) == (source, theme):
        new = old + record(fact, indent=root.children[-1].follow(("facts",))[2].start[1])
    else:
        indent = root.start[1] if root else 0
        group = record({"from": source, "theme": theme}, indent=indent) + f"{' ' * (indent + 2)}facts:\n"
        new = old + group + record(fact, indent=indent + 4)
    back = read(new.encode(), path.name)
    entry = back.root.children[-1].child("facts") if back.root and back.root.children else None
    written = entry and entry[1].children and entry[1].children[-1].follow(("id",))[2].text == fact["id"]
    if back.diagnostics or not written:
        hint = "end the file with a list entry, each field on its own line"
        fault = Diagnostic(
            "BG002", "error", "this file takes no entry at its end", Place(f"facts/{path.name}", line=1), hint
        )
        return Taken(diagnostics=(fault,))
    write_whole(path, new)
    return Taken((path,))
