"""All printing: the product to standard output, progress to standard error, nothing that steers a terminal.

Captured texts and file names may hold escape sequences; they pass here on their way out and lose them.
"""

from __future__ import annotations

import os
import re
import sys
from textwrap import wrap
from typing import TextIO

# C0 but for tab and newline, DEL, C1, and the characters that turn the direction of writing (Unicode UAX #9)
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def harmless(text: str) -> str:
    """The text with every control character shown as U+FFFD; tabs and newlines stay."""
    return _STEERING.sub("\ufffd", text)


def product(text: str) -> None:
    """What the command was asked for, on standard output; ends in one newline."""
    _line(sys.stdout, text)


def remark(text: str) -> None:
    """Progress, summaries and complaints, on standard error."""
    _line(sys.stderr, text)


def field(name: str, text: str) -> str:
    """A named value, indented below what it belongs to and broken to the width of a page."""
    lines = wrap(" ".join(text.split()), 96, break_long_words=False, break_on_hyphens=False) or [""]
    return f"  {name:<11}" + f"\n{'':13}".join(lines)


def is_terminal(stream: TextIO) -> bool:
    """Whether a person watches the stream on a terminal that can redraw a line."""
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def as_utf8() -> None:
    """Write UTF-8 whatever the locale says: outputs do not depend on it."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _line(stream: TextIO, text: str) -> None:
    if text:
        stream.write(harmless(text).rstrip("\n") + "\n")
        stream.flush()
