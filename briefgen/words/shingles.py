"""How much two texts share, word for word: shingles for reprints, the longest common run for copying.

Counts words without regard to case or punctuation. It measures; it never decides what is evidence.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from briefgen.words.fold import folded

_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")


def _words(text: str) -> list[str]:
    return _WORD.findall(folded(text).casefold())


def shingles(text: str, size: int = 5) -> frozenset[str]:
    """Every run of `size` words of the text, as one string each; none where it is shorter."""
    words = _words(text)
    return frozenset(" ".join(words[at : at + size]) for at in range(len(words) - size + 1))


def containment(a: frozenset[str], b: frozenset[str]) -> float:
    """The share of the smaller set that the other holds, 0 to 1; 0 where one is empty."""
    smaller = min(len(a), len(b))
    return len(a & b) / smaller if smaller else 0.0


def longest_shared_run(a: str, b: str) -> tuple[int, str]:
    """The longest run of words that stands in both texts: how many words, and the run in small letters.

    Where several are as long, the first in `a`. Work grows with the product of the lengths.
    """
    ours, theirs = _words(a), _words(b)
    match = SequenceMatcher(None, ours, theirs, autojunk=False).find_longest_match()
    return (match.size, " ".join(ours[match.a : match.a + match.size]))
