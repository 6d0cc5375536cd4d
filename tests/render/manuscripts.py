"""Manuscripts of the fixtures: Markdown with `<<name key=value>>` and `<</>>` for the marks, notes as definitions."""

from __future__ import annotations

import re
from pathlib import Path

from briefgen.write.manuscript import Manuscript, Note, Picture, Style
from briefgen.write.parts import CLOSE, OPEN

FIXTURES = Path(__file__).parent / "fixtures"
_DEFINITION = re.compile(r"^\[\^(\d+)\]: (.*)\n?", re.MULTILINE)


def manuscript_of(markdown: str, *, style: Style | None = None, draft: str = "") -> Manuscript:
    """A manuscript from a fixture's text."""
    notes = tuple(Note(int(m.group(1)), m.group(2), ("a-fact",)) for m in _DEFINITION.finditer(markdown))
    body = re.sub(r"^<<(.*)>>$", rf"{OPEN}\1{CLOSE}", _DEFINITION.sub("", markdown), flags=re.MULTILINE)
    svg = (FIXTURES / "catch.svg").read_bytes()
    return Manuscript(
        slug="fewer-boats",
        language="en",
        title="Fewer boats, one sea",
        description="What Arland and Velmark can still settle together.",
        house="Northern Sea Desk",
        publisher="Institute of Two Shores",
        as_of="2019-12-31",
        draft=draft,
        digest="0" * 64,
        markdown=body,
        notes=notes,
        record='{"title":"Fewer boats, one sea","claims":[{"id":"catch-fell","text":"Größe"}]}',
        terms={},
        style=style or Style(),
        pictures=(Picture("catch", svg, "Cod catch of Velmark, 2016 and 2018"),),
    )
