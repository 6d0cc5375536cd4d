"""All printing: the product to standard output, progress to standard error, nothing that steers a terminal.

Captured texts and file names may hold escape sequences; they pass here on their way out and lose them.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from textwrap import wrap
from typing import TextIO

# C0 but for tab and newline, DEL, C1, and the characters that turn the direction of writing (Unicode UAX #9)
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

#: What stands before the further lines of a value, and how many characters follow: on a page, on a narrow terminal.
_MARGIN = " " * 13
_PAGE, _LEAST = 96, 20


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
    """A named value, indented below what it belongs to and broken to the width of a page, or of the terminal."""
    return f"  {name:<11}" + f"\n{_MARGIN}".join(broken(" ".join(text.split()), _width()))


def below(text: str) -> str:
    """A line that stands below a value; on a terminal broken to its width."""
    lines = broken(text, _width()) if is_terminal(sys.stdout) else [text]
    return "\n".join(_MARGIN + line for line in lines)


def broken(text: str, width: int, *, indent: str = "") -> list[str]:
    """The lines of a text at that width, all but the first behind an indent; no word is broken."""
    return wrap(text, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False) or [""]


def _width() -> int:
    """How many characters a line of a value holds: a page's, on a terminal no more than stand beside the margin."""
    if not is_terminal(sys.stdout):
        return _PAGE
    return max(_LEAST, min(_PAGE, shutil.get_terminal_size().columns - len(_MARGIN)))


def is_terminal(stream: TextIO) -> bool:
    """Whether a person watches the stream on a terminal that can redraw a line."""
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def ready() -> None:
    """Make the three streams fit for use: UTF-8 whatever the locale says, and one that is closed is an empty one.

    A stream that the shell closed (`>&-`) would leave its number to the next file that is opened.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 - open until the end
        elif mode == "w" and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _line(stream: TextIO, text: str) -> None:
    if text:
        stream.write(harmless(text).rstrip("\n") + "\n")
        stream.flush()
