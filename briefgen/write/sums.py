"""An amount as a reader of the language writes it. English amounts stay as their passages have them.

Digits, marks and scale alone; what is counted keeps its name, and nothing is converted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_AMOUNT = re.compile(
    r"(?P<sign>\$)?(?P<digits>\d+(?:,\d{3})*(?:\.\d+)?)(?: (?P<scale>thousand|million|billion))?"
    r"(?P<percent>%| percent| per cent)?(?P<unit> [^\W\d_]+)?\Z"
)
_SHORT = {"thousand": "k", "million": "M", "billion": "G"}
_LONG = {"thousand": "mille", "million": "millions", "billion": "milliards"}


def said(words: str, terms: Mapping[str, str]) -> str:
    """`$255 million` as "255 M$" in French; what is not plainly one amount stays as it is."""
    match = _AMOUNT.match(words)
    if terms["language"] != "fr" or match is None:
        return words
    digits = match["digits"].replace(",", "\u00a0").replace(".", ",")
    if match["percent"]:
        return f"{digits}\u00a0%{match['unit'] or ''}"
    if match["sign"]:
        return f"{digits}\u00a0{_SHORT.get(match['scale'] or '', '')}${match['unit'] or ''}"
    scale = f"\u00a0{_LONG[match['scale']]}" if match["scale"] else ""
    return f"{digits}{scale}{match['unit'] or ''}"
