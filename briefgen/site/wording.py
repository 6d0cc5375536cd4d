"""Sentences of the program itself, such as docstrings and help, as Markdown. They are ours, and hold no HTML."""

from __future__ import annotations

import re

_CODE = re.compile(r"(`+[^`]*`+)")


def prose(text: str) -> str:
    """A text of the program as Markdown: code stays as it is, signs that Markdown or HTML would take are escaped."""
    parts = _CODE.split(text)
    return "".join(part if number % 2 else re.sub(r"([<*_\[\]])", r"\\\1", part) for number, part in enumerate(parts))


def cell(text: str) -> str:
    """The same on one line, for a cell of a table."""
    return " ".join(prose(text).split()).replace("|", "\\|")
