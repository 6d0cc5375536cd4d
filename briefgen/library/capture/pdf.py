"""The text of a PDF, page by page, and what the file says of itself. Runs in the child process alone.

pypdf lives here. A form feed stands between two pages, so that the page of a passage can be told from the text alone
(`words.find`); a page break ends a paragraph, as does a gap between lines. Words are left as they are.
"""

from __future__ import annotations

import io
import re
from itertools import pairwise
from statistics import median
from typing import Any

from briefgen.library.capture.child import Unreadable

MOST_PAGES = 2_000
#: How much wider than the usual a gap between two lines is that opens a paragraph.
_WIDE = 1.3


def read(data: bytes) -> dict[str, Any]:
    """Text, fields by their CSL names, and remarks. Raises Unreadable, ImportError, or whatever pypdf raises."""
    import pypdf

    reader = pypdf.PdfReader(io.BytesIO(data))
    if reader.is_encrypted:
        try:
            opened = reader.decrypt("")
        except (pypdf.errors.PyPdfError, NotImplementedError):
            opened = pypdf.PasswordType.NOT_DECRYPTED
        if opened == pypdf.PasswordType.NOT_DECRYPTED:
            raise Unreadable("encrypted")
    if len(reader.pages) > MOST_PAGES:
        raise Unreadable("pages")
    pages = [_page(page) for page in reader.pages]
    blank = [number for number, text in enumerate(pages, 1) if not text]
    if len(blank) == len(pages):
        raise Unreadable("nothing")
    remarks = [f"{len(pages)} pages"]
    remarks += [f"no text on {len(blank)} of them: {', '.join(map(str, blank[:12]))}"] if blank else []
    return {"text": "\n\n\f\n".join(pages) + "\n", "fields": _fields(reader), "remarks": remarks}


def _page(page: Any) -> str:
    """The lines of one page, with a blank one where the gap between two is wider than usual, or the letters change."""
    lines: list[list[Any]] = [["", None, 0.0]]

    def visit(text: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        for number, part in enumerate(text.split("\n")):
            if number:
                lines.append(["", None, 0.0])
            if part.strip() and lines[-1][1] is None:
                lines[-1][1:] = [cm[1] * tm[4] + cm[3] * tm[5] + cm[5], abs(size * (tm[3] or tm[1] or 1))]
            lines[-1][0] += part

    plain = page.extract_text(visitor_text=visit)
    told = [(text.replace("\f", " ").rstrip(), where, size) for text, where, size in lines if text.strip()]
    if re.sub(r"\s", "", "".join(text for text, _, _ in told)) != re.sub(r"\s", "", plain):
        return str(plain).replace("\f", " ").strip()
    return _spaced([(text, float(where or 0), float(size)) for text, where, size in told])


def _spaced(lines: list[tuple[str, float, float]]) -> str:
    steps = [abs(b[1] - a[1]) for a, b in pairwise(lines)]
    usual = median([step for step in steps if step > 0] or [0.0])
    text = lines[0][0] if lines else ""
    for ((_, _, size), (line, _, other)), step in zip(pairwise(lines), steps, strict=True):
        apart = usual and (step > _WIDE * usual or abs(size - other) > 0.15 * max(size, other))
        text += ("\n\n" if apart else "\n") + line
    return text.strip()


def _fields(reader: Any) -> dict[str, Any]:
    known = reader.metadata or {}
    fields: dict[str, Any] = {}
    title, author = (str(known.get(key) or "").strip() for key in ("/Title", "/Author"))
    language = str(reader.trailer["/Root"].get("/Lang") or "")
    # Word processors write their file's name where nobody gave a title.
    if title and not re.search(r"\.(docx?|odt|indd|pdf|qxd|tex)\Z|\A(microsoft word|untitled)", title, re.I):
        fields["title"] = title
    if author:
        fields["author"] = [author]
    if made := re.match(r"D:(\d{4})(\d\d)(\d\d)", str(known.get("/CreationDate") or "")):
        fields["made"] = "-".join(made.groups())
    if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]+)*", language):
        fields["language"] = language
    return fields
