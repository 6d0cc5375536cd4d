"""The Markdown rendition: reads well as it is and on GitHub, notes as `[^1]` with their texts at the end."""

from __future__ import annotations

import re

from briefgen.write.manuscript import Manuscript

_PICTURE = re.compile(r"^!\[(?:[^\]\\]|\\.)*\]\(picture:[^)]*\)\n*", re.MULTILINE)
_LINE_ENDS = re.compile(r"\s*\n\s*")
_TO_NOTE = re.compile(r"\[([^\]\[]*)\]\(#fn\d+\)")


def render(manuscript: Manuscript) -> bytes:
    """The brief as UTF-8 Markdown. A picture is left out: the table under it says the same in words.

    A link to a note becomes its words: GitHub names notes in its own way.
    """
    text = _PICTURE.sub("", manuscript.reading)
    text = _TO_NOTE.sub(r"\1", text)
    notes = "\n\n".join(f"[^{note.number}]: {_LINE_ENDS.sub(' ', note.markdown)}" for note in manuscript.notes)
    return (f"{text.rstrip()}\n\n{notes}\n" if notes else text).encode("utf-8")
