"""The JSON rendition: the manuscript's record, indented for people. Adds nothing to it."""

from __future__ import annotations

import json

from briefgen.write.manuscript import Manuscript


def render(manuscript: Manuscript) -> bytes:
    """The record as UTF-8 JSON with two spaces of indent, keys in the record's order, a newline at the end."""
    return (json.dumps(json.loads(manuscript.record), ensure_ascii=False, indent=2) + "\n").encode("utf-8")
