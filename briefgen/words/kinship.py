"""Whether two English texts speak of the same thing at all: the content words that they share.

A word counts by its first five letters, an abbreviation by its initials (`WTO` is World Trade Organization).
Crude on purpose: that nothing is shared says something, that something is says little.
"""

from __future__ import annotations

import re

_COMMON = frozenset(
    "the and for with from that this its his her their they she was were are been had has have not but who whom which "
    "what when where while than then into out over under about after before between both each one two will would can "
    "could may might should must did does done said say says told tell tells also only own same other such more most "
    "less first last year years all any how why nor though because".split()
)
_WORD = re.compile(r"[^\W\d_]{3,}|\d[\d.,]*\d|\d")
_TITLED = re.compile(r"(?:[A-Z][\w'-]+ (?:of (?:the )?)?)+[A-Z][\w'-]+")


def stems(folded: str) -> frozenset[str]:
    """The content words of folded text, each cut to five small letters; numbers as they stand; initials of names."""
    words = (word.lower() for word in _WORD.findall(folded))
    initials = ("".join(re.findall(r"[A-Z]", run)).lower() for run in _TITLED.findall(folded))
    return frozenset([word[:5] for word in words if word not in _COMMON] + [run[:5] for run in initials])
