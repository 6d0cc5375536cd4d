"""Strings on their way into Markdown: typographic quotation marks, and escapes for what is data.

Linear in the length of the text. Prose of a brief is Markdown already and is only set in good quotation
marks; everything else that a template prints is data and is escaped exactly once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~])|&(?=#?\w+;)")
_LINE_START = re.compile(r"^(\s*)(?:([#=+-])|(\d+)([.)]))(?=\s|$)", re.MULTILINE)
_OPENS = re.compile(r"(?:^|(?<=[\s(\[{\u2013\u2014*_/\u2018\u201c]))([\"'])(?=\S)", re.MULTILINE)


def curly(text: str, terms: Mapping[str, str]) -> str:
    """Straight quotation marks and apostrophes as the language sets them, and `...` as an ellipsis."""
    opened = _OPENS.sub(lambda m: terms["open quote"] if m.group(1) == '"' else _single(m, text, terms), text)
    closed = opened.replace('"', terms["close quote"]).replace("'", terms["close single"])
    return re.sub(r"\.\.\.(?!\.)|\. \. \.", "\u2026", closed)


def _single(match: re.Match[str], text: str, terms: Mapping[str, str]) -> str:
    apostrophe = text[match.end() : match.end() + 2].isdigit()
    return terms["close single"] if apostrophe else terms["open single"]


def escaped(text: str) -> str:
    """Data as inline Markdown that prints as it is: one line, nothing in it is markup."""
    one_line = " ".join(text.split())
    special = _SPECIAL.sub(lambda m: "\\" + m.group(1) if m.group(1) else "&amp;", one_line)
    return _LINE_START.sub(
        lambda m: m.group(1) + (f"\\{m.group(2)}" if m.group(2) else f"{m.group(3)}\\{m.group(4)}"), special
    )


def data(text: str, terms: Mapping[str, str]) -> str:
    """Data as it is printed: in good quotation marks, escaped."""
    return escaped(curly(text, terms))


def listed(items: list[str], terms: Mapping[str, str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {terms['and']} {items[-1]}"
