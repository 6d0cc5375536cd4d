"""An amount as a reader of the language writes it. English amounts stay as their passages have them.

Digits, marks and scale alone; what is counted keeps its name, and nothing is converted.
"""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.library.briefs import Rendered
from briefgen.library.model import Fact
from briefgen.words.french import AMOUNT

_SHORT = {"thousand": "k", "million": "M", "billion": "G"}
_LONG = {"thousand": "mille", "million": "millions", "billion": "milliards"}


def worded(fact: Fact, terms: Mapping[str, str], *, own: Mapping[str, Rendered]) -> dict[str, str]:
    """A fact's figures as a brief prints them: in the words of a translation (`own`, by fact), else as `said`."""
    mine = own[fact.id].figures if fact.id in own else {}
    return {key: mine.get(key) or said(words, terms) for key, words in fact.figures.items()}


def said(words: str, terms: Mapping[str, str]) -> str:
    """`$255 million` as "255 M$" in French; what is not plainly one amount stays as it is."""
    match = AMOUNT.match(words)
    if terms["language"] != "fr" or match is None:
        return words
    digits = match["digits"].replace(",", "\u00a0").replace(".", ",")
    if match["percent"]:
        return f"{digits}\u00a0%{match['unit'] or ''}"
    if match["sign"]:
        return f"{digits}\u00a0{_SHORT.get(match['scale'] or '', '')}${match['unit'] or ''}"
    scale = f"\u00a0{_LONG[match['scale']]}" if match["scale"] else ""
    return f"{digits}{scale}{match['unit'] or ''}"
