"""Bytes that came in, from a file or an address, and what kind of text they are.

Reads a file; knows the kinds by their content first, then by name or by what a server said. Extracts nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from briefgen.library import archive as archives
from briefgen.library.capture.taken import fault
from briefgen.words.diagnostics import Diagnostic

HTML, PDF, MARKDOWN, TEXT = "text/html", "application/pdf", "text/markdown", "text/plain"
#: The ending of a stored file, by kind.
ENDINGS = {HTML: ".html", PDF: ".pdf", MARKDOWN: ".md", TEXT: ".txt"}
_NAMED = {
    ".html": HTML, ".htm": HTML, ".xhtml": HTML, ".pdf": PDF, ".md": MARKDOWN, ".markdown": MARKDOWN,
}  # fmt: skip
_MARKUP = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S
)
_REFERENCES = (".json", ".bib", ".bibtex", ".ris")


@dataclass(frozen=True, slots=True)
class Incoming:
    """Bytes with the name they are told by, their kind, and the charset and address of what was fetched."""

    name: str
    data: bytes
    media_type: str
    charset: str | None = None
    url: str | None = None

    @property
    def stem(self) -> str:
        """What an id can be made of: the file's name, or the last part of the address."""
        path = self.name.split("?")[0].split("#")[0].rstrip("/")
        return Path(path.rpartition("/")[2] or path).stem if self.url else Path(self.name).stem


def from_file(file: Path) -> Incoming | Diagnostic:
    """The bytes of a file.

    BG001 where it is not there, no regular file, or not to be read; BG006 where it is larger than an archived text
    may be; BG103 where it holds references and no text.
    """
    name, ending = file.as_posix(), file.suffix.lower()
    data = bytes_of(file, limit=archives.LIMIT)
    if isinstance(data, Diagnostic):
        return data
    if ending in _REFERENCES:
        hint = f"name the text, and take what is known of it from here: `briefgen source add TEXT --meta {file.name}`"
        return fault("BG103", name, "holds references, and a source is a captured text", hint)
    return Incoming(name, data, kind(data, named=_NAMED.get(ending, TEXT)))


def bytes_of(file: Path, *, limit: int) -> bytes | Diagnostic:
    """The bytes of a file that somebody named.

    BG001 where it is not there, no regular file, or not to be read; BG006 where it has more bytes than the limit.
    """
    name = file.as_posix()
    try:
        if not file.is_file():
            return fault("BG001", name, "is a folder; name one file") if file.is_dir() else _absent(file)
        with file.open("rb") as stream:
            data = stream.read(limit + 1)
    except OSError as error:
        return fault("BG001", name, f"cannot be read: {error.strerror or error}")
    return data if len(data) <= limit else fault("BG006", name, f"is larger than {limit >> 20} MiB")


def _absent(file: Path) -> Diagnostic:
    """BG001 for a file that is not there: in which folder it was looked for, and the nearest name there."""
    folder = file.parent
    if not folder.is_dir():
        return fault("BG001", file.as_posix(), f"is not there: there is no folder `{folder.as_posix()}`")
    names = sorted(path.name for path in folder.iterdir() if path.is_file())
    lowered = {name.lower(): name for name in names}
    near = get_close_matches(file.name.lower(), lowered, n=1, cutoff=0.6)
    where = "the folder you are in" if folder == Path() else f"`{folder.as_posix()}`"
    meant = (folder / lowered[near[0]]).as_posix() if near else ""
    hint = f"did you mean `{meant}`?" if near else "go into the folder of the file first, or name it with its folder"
    return fault("BG001", file.as_posix(), f"is not there: it was looked for in {where}", hint)


def kind(data: bytes, *, named: str) -> str:
    """The media type of bytes: PDF and HTML are known by how they begin, else what they are `named` counts."""
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return PDF
    if named == TEXT and _MARKUP.match(data[:4096]):
        return HTML
    return named
