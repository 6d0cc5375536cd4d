"""Strings on their way into Markdown: typographic quotation marks, and escapes for what is data.

Linear in the length of the text. Prose of a brief is Markdown already and is only set in good quotation
marks; everything else that a template prints is data and is escaped exactly once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#])|&(?=#?\w+;)")
_LINE_START = re.compile(r"(?:([=+-])(?=\1*(?:\s|\Z))|(\d+)([.)])(?=\s|\Z))")
_BLANKS = re.compile(r"[^\S\u00a0\u202f]+")
_BEFORE = r"[\s(\[{\u2013\u2014*_/\u2018\u201c]"
_OPENS = re.compile(
    rf"(?:^|(?<={_BEFORE})|(?<=^[\"'])|(?<={_BEFORE}[\"']))([\"'])(?=[^\s.,;:!?)\]}}\u2019\u201d])", re.MULTILINE
)
#: Where French typography does not break a line; a colon may also stand in the rule under a table's head.
_NO_BREAK = re.compile(r"(?<=«) | (?=»|[;?%$€]|:(?!-)|!(?!\[))")
_DIGITS = re.compile(r"(?<![\d,.])(\d{1,3}) (?=\d{3}(?!\d))")
#: Code, and the address and title of a link.
_AS_TYPED = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)|(?<=\])\((?:[^()\n]|\([^()\n]*\))*\)", re.DOTALL)
#: Stands for what is left as typed; no library can hold it.
_KEPT = "\ue011"


def typeset(prose: str, terms: Mapping[str, str]) -> str:
    """Prose as `curly` sets it, but for code and addresses, which stay as typed."""
    kept = iter([match[0] for match in _AS_TYPED.finditer(prose)])
    return re.sub(_KEPT, lambda _: next(kept), curly(_AS_TYPED.sub(_KEPT, prose), terms))


def curly(text: str, terms: Mapping[str, str]) -> str:
    """Straight quotation marks and apostrophes as the language sets them, its no-break spaces, `...` as an ellipsis."""
    opened = _OPENS.sub(lambda m: terms["open quote"] if m.group(1) == '"' else _single(m, text, terms), text)
    closed = opened.replace('"', terms["close quote"]).replace("'", terms["apostrophe"])
    if terms["language"] == "fr":
        closed = _DIGITS.sub("\\1\u00a0", _NO_BREAK.sub("\u00a0", closed))
    return re.sub(r"\.\.\.(?!\.)|\. \. \.", "\u2026", closed)


def _single(match: re.Match[str], text: str, terms: Mapping[str, str]) -> str:
    apostrophe = text[match.end() : match.end() + 2].isdigit()
    return terms["apostrophe"] if apostrophe else terms["straight open"]


def escaped(text: str) -> str:
    """Data as inline Markdown that prints as it is: one line, nothing in it is markup."""
    one_line = _BLANKS.sub(" ", text).strip()
    special = _SPECIAL.sub(lambda m: "\\" + m.group(1) if m.group(1) else "&amp;", one_line)
    opening = _LINE_START.match(special)
    if opening is None:
        return special
    at = opening.start(1) if opening[1] else opening.start(3)
    return f"{special[:at]}\\{special[at:]}"


def data(text: str, terms: Mapping[str, str]) -> str:
    """Data as it is printed: in good quotation marks, escaped."""
    return escaped(curly(text, terms))


def listed(items: list[str], terms: Mapping[str, str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {terms['and']} {items[-1]}"
