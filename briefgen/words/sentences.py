"""Where sentences end in English prose, Markdown marks and bracket groups included.

Counts for limits of length, so it errs towards one sentence fewer: abbreviations, initials, decimals and
dates never end one. Not a tagger; the tables are the whole of its knowledge.
"""

from __future__ import annotations

import re

_CLOSERS, _OPENERS = r"""["'\u2019\u201d)\]*_]*""", r"""["'\u2018\u201c(\[*_]*"""
_END = re.compile(
    rf"(?<![.!?\u2026])(?P<stop>[.!?\u2026]+){_CLOSERS}"
    r"(?:\s*\[[^\[\]@]*@[^\[\]]*\])*"
    rf"(?P<gap>\s+)(?={_OPENERS}(?P<next>[^\W_]+))"
)
_BEFORE = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]+\Z")
_TITLES = frozenset("mr mrs ms dr prof gen col lt sgt capt maj adm cmdr sen rep gov rev hon st messrs pres amb".split())
_SHORTENED = frozenset(
    "jr sr inc ltd co corp etc al ft vs cf dept govt assn bros no nos "
    "p pp vol art sec fig para ch ca approx jan feb mar apr jun jul aug sep sept oct nov dec "
    "mon tue tues wed thu thur thurs fri sat sun".split()
)
_STARTERS = frozenset(
    "the a an it its he she they his her their this that these those there in on at by for from with but and or so "
    "yet if then when while after before since although though as what who why how no not none neither both each one "
    "we our i you to of under until during between nor some most all".split()
)


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """The sentences of a text: start and end offsets, without white space at their edges.

    A bracket group that follows the closing mark belongs to the sentence before it.
    """
    found, start = [], len(text) - len(text.lstrip())
    for match in _END.finditer(text):
        if match.start() >= start and _ends(text, match):
            found.append((start, match.start("gap")))
            start = match.end("gap")
    end = len(text.rstrip())
    return (*found, (start, end)) if start < end else tuple(found)


def _ends(text: str, match: re.Match[str]) -> bool:
    """Whether the mark ends a sentence, judged by the word before it and the word after it."""
    following = match["next"]
    if following[0].islower():
        return False
    if match["stop"] != ".":
        return True
    before = _BEFORE.search(text[max(0, match.start() - 40) : match.start()])
    word = before[0].lower() if before else ""
    if word in _TITLES:
        return False
    if "." in word or word in _SHORTENED or (len(word) == 1 and word.isalpha()):
        return following.lower() in _STARTERS
    return True
