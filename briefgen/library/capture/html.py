"""The article of a web page as text, and what the page says of itself. Runs in the child process alone.

trafilatura lives here. One paragraph of the page is one line, with a blank line between; words are left as they are.
"""

from __future__ import annotations

import codecs
import re
from typing import Any

from briefgen.library.capture import charsets
from briefgen.library.capture.child import Unreadable

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.I)
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_LANGUAGE = re.compile(r"<html\b[^>]*?\s(?:xml:)?lang\s*=\s*[\"']?([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)", re.I)
_LINES = re.compile(r"[ \t\x0b\x0c\xa0]*\n\s*")


def read(data: bytes, charset: str | None) -> dict[str, Any]:
    """Text, fields by their CSL names, and remarks. Raises Unreadable where there is no article, ImportError."""
    import trafilatura

    page, remarks = decoded(data, charset)
    found = trafilatura.bare_extraction(
        page,
        include_comments=False,
        include_tables=True,
        with_metadata=True,
        # Only dates that the page gives as its own, never the first that stands somewhere.
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    known = {} if found is None else found if isinstance(found, dict) else found.as_dict()
    text = _LINES.sub("\n\n", str(known.get("text") or "")).strip()
    if not text:
        raise Unreadable("nothing")
    tongue = _LANGUAGE.search(page[:8192])
    author = [one.strip() for one in str(known.get("author") or "").split(";") if one.strip()]
    fields = {
        "title": known.get("title"),
        "author": author,
        "container-title": known.get("sitename"),
        "issued": known.get("date"),
        "URL": known.get("url") if re.match(r"https?://\S+\Z", str(known.get("url") or "")) else None,
        "language": tongue[1] if tongue else None,
    }
    return {"text": text + "\n", "fields": {key: one for key, one in fields.items() if one}, "remarks": remarks}


def decoded(data: bytes, charset: str | None) -> tuple[str, list[str]]:
    """The characters of a page: by its byte order mark, what the server said, what the page says, else UTF-8.

    A byte that fits none of it stands as U+FFFD, and a remark tells how many do.
    """
    marked = next(((name, mark) for mark, name in _MARKS if data.startswith(mark)), None)
    remarks = []
    if marked:
        name, data = marked[0], data[len(marked[1]) :]
    else:
        declared = _DECLARED.search(data[:4096])
        name = charsets.charset(charset) or charsets.charset(declared[1].decode() if declared else None) or ""
        # A page that could be read where it declares UTF-16 is not in UTF-16.
        name = "utf-8" if name.startswith("utf-16") and declared else name
    if not name:
        name = _guessed(data)
        remarks = [f"the page does not say how its characters are written; read as {name}"]
    text = data.decode(name, errors="replace")
    if lost := text.count("\ufffd"):
        remarks.append(f"{lost} characters could not be read and stand as \ufffd in the text")
    return text, remarks


def _guessed(data: bytes) -> str:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"
