"""References as reference managers have them: CSL-JSON and BibTeX, read into fields of a source and written from them.

What a source has beyond CSL-JSON (origin, descriptor, status, the pin) stays in the library. BibTeX goes through
pandoc, which comes with the extra `docx`. Reads one file, fetches nothing, and fills nothing in.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefgen.library.capture import csl_dates
from briefgen.library.capture.incoming import bytes_of
from briefgen.library.capture.taken import fault
from briefgen.library.model import Source
from briefgen.library.yaml_events import FORBIDDEN
from briefgen.library.yaml_writer import Value
from briefgen.words.diagnostics import Diagnostic

_LIMIT = 32 << 20
_PANDOC_SECONDS = 60
_TEXTS = (
    "title", "title-short", "container-title", "publisher", "publisher-place", "volume", "issue", "page", "language",
)  # fmt: skip
_HANDLED = {*_TEXTS, "id", "type", "author", "issued", "accessed", "URL", "citation-key", "shortTitle"}
_TITLED = re.compile(rb"\b(?:sub|short|book|main)?title\s*=\s*\{(?!\{)", re.I)
#: Marks of rich text that CSL-JSON allows inside a title.
_RICH = re.compile(r"</?(?:i|b|em|strong|sub|sup|sc|span)\b[^>]*>")


@dataclass(frozen=True, slots=True)
class Reference:
    """One entry: its key, the fields of a source it gives, and the names of what a source has no field for."""

    key: str
    fields: Mapping[str, Value]
    left_out: tuple[str, ...] = ()


def read(path: Path) -> tuple[Reference, ...] | Diagnostic:
    """The entries of a CSL-JSON (`.json`) or BibTeX (`.bib`) file, in its order.

    BG001 where it cannot be read, BG006 too large, BG103 no references, BG903 where BibTeX needs the extra `docx`.
    """
    name, data = path.as_posix(), bytes_of(path, limit=_LIMIT)
    if isinstance(data, Diagnostic):
        return data
    if path.suffix.lower() in (".bib", ".bibtex"):
        converted = _through_pandoc(_case_kept(data), name, source="biblatex", to="csljson")
        if isinstance(converted, Diagnostic):
            return converted
        data = converted
    return _entries(data, name)


def _case_kept(data: bytes) -> bytes:
    """BibTeX with its titles in a second pair of braces: pandoc writes capitals of English titles small without."""
    kept, at = [], 0
    for found in _TITLED.finditer(data):
        if found.start() < at:
            continue
        depth, end = 1, found.end()
        while depth and end < len(data):
            depth += {b"{": 1, b"}": -1}.get(data[end : end + 1], 0)
            end += 1
        if depth:
            break
        kept += [data[at : found.end()], b"{", data[found.end() : end - 1], b"}}"]
        at = end
    return b"".join([*kept, data[at:]])


def _entries(data: bytes, name: str) -> tuple[Reference, ...] | Diagnostic:
    hint = "export it again as CSL JSON or BibTeX"
    try:
        found = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        return fault("BG001", name, f"is no JSON that can be read, in line {line}", hint)
    listed = found.get("items") if isinstance(found, dict) and "items" in found else found
    entries: list[Any] = listed if isinstance(listed, list) else [listed]
    if not entries or not all(isinstance(one, dict) and isinstance(one.get("type"), str) for one in entries):
        return fault("BG103", name, "is no CSL-JSON: a list of entries, each with a `type`", hint)
    return tuple(_reference(one) for one in entries)


def _reference(entry: Mapping[str, object]) -> Reference:
    fields: dict[str, Value] = {"type": _plain(entry["type"])}
    fields |= {name: text for name in _TEXTS if (text := _plain(entry.get(name)))}
    if "title-short" not in fields and (short := _plain(entry.get("shortTitle"))):
        fields["title-short"] = short
    people = entry.get("author")
    if isinstance(people, list) and (named := [one for one in map(_person, people) if one]):
        fields["author"] = named
    url = _plain(entry.get("URL"))
    handled = set(_HANDLED)
    if not url and re.match(r"10\.\S+/\S+\Z", doi := _plain(entry.get("DOI"))):
        url = f"https://doi.org/{doi}"
        handled.add("DOI")
    if re.match(r"https?://\S+\Z", url):
        fields["URL"] = url
    lost = [] if not url or "URL" in fields else ["URL"]
    for name in ("issued", "accessed"):
        if day := csl_dates.edtf(entry.get(name)):
            fields[name] = day
        elif entry.get(name):
            lost.append(name)
    left_out = (*lost, *(name for name in entry if name not in handled and entry[name]))
    key = _plain(entry.get("citation-key")) or _plain(entry.get("id"))
    return Reference(key, fields, tuple(sorted(left_out)))


def _person(value: object) -> dict[str, Value] | None:
    if not isinstance(value, dict):
        return None
    literal, given = _plain(value.get("literal")), _plain(value.get("given"))
    particles = (value.get("dropping-particle"), value.get("non-dropping-particle"), value.get("family"))
    family = " ".join(part for part in map(_plain, particles) if part)
    suffix = _plain(value.get("suffix"))
    if literal or not family:
        return {"literal": literal or given} if literal or given else None
    return {"family": family, **({"given": f"{given}, {suffix}" if suffix else given} if given else {})}


def _plain(value: object) -> str:
    """A text on one line, without rich text and what cannot be seen. Numbers become text."""
    text = str(value) if isinstance(value, (str, int)) and not isinstance(value, bool) else ""
    return " ".join(FORBIDDEN.sub(" ", _RICH.sub("", text)).split())


def chosen(references: Sequence[Reference], wanted: str | None, *, stem: str, url: str | None) -> Reference | str:
    """The entry that is meant, or why none is, as the end of a sentence.

    The one of the key `wanted`; else the one whose key is the text's name or whose URL is its address; else the only
    one there is.
    """
    keys = ", ".join(one.key for one in references[:12]) + (", ..." if len(references) > 12 else "")
    if wanted is not None:
        found = [one for one in references if one.key == wanted]
        return found[0] if len(found) == 1 else f"has {len(found) or 'no'} entries `{wanted}`; there is: {keys}"
    named = [one for one in references if one.key.casefold() == stem.casefold()]
    there = [one for one in references if url and one.fields.get("URL") == url]
    found = named or there or list(references)
    return found[0] if len(found) == 1 else f"has {len(references)} entries: name one with --entry, of {keys}"


def csl(source: Source) -> dict[str, object]:
    """A source as a CSL-JSON entry."""
    written = source.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    entry: dict[str, object] = {"id": source.id, "type": source.type}
    entry |= {name: written[name] for name in (*_TEXTS, "author", "URL") if name in written}
    entry["language"] = source.language
    if isinstance(people := entry.get("author"), list):
        entry["author"] = [{key: text for key, text in one.items() if text} for one in people]
    entry["issued"] = csl_dates.written(source.issued)
    if source.accessed:
        entry["accessed"] = csl_dates.written(source.accessed)
    return entry


def csl_json(sources: Iterable[Source]) -> str:
    """Sources as CSL-JSON text, which reference managers import."""
    return json.dumps([csl(source) for source in sources], ensure_ascii=False, indent=1)


def bibtex(sources: Iterable[Source]) -> str | Diagnostic:
    """Sources as BibTeX text; BG903 without the extra `docx`."""
    made = _through_pandoc(csl_json(sources).encode(), "bibtex", source="csljson", to="biblatex")
    return made if isinstance(made, Diagnostic) else made.decode()


def _through_pandoc(data: bytes, name: str, *, source: str, to: str) -> bytes | Diagnostic:
    try:
        import pypandoc
    except ImportError:
        hint = "python -m pip install 'briefgen[docx]', or use CSL-JSON"
        return fault("BG903", name, "is read and written by the extra `docx`, which is not installed", hint)
    # Sandboxed: what is read may be a stranger's, and pandoc would else include files that it names.
    command = [
        pypandoc.get_pandoc_path(),
        "+RTS",
        "-M768m",
        "-RTS",
        "--sandbox",
        "--wrap=none",
        "-f",
        source,
        "-t",
        to,
        "-s",
    ]
    try:
        done = subprocess.run(  # noqa: S603 - the extra's own program, our own arguments
            command, input=data, capture_output=True, timeout=_PANDOC_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return fault("BG006", name, "takes longer to read than is allowed", "split it")
    if done.returncode:
        why = " ".join(done.stderr.decode(errors="replace").split())[:200]
        return fault("BG001", name, f"cannot be read: {why}", "export it again, or as CSL JSON")
    return done.stdout
