"""How much two texts share, word for word: shingles for reprints, the longest common run for copying.

Counts words without regard to case or punctuation. It measures; it never decides what is evidence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from itertools import combinations

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


def alike(texts: Mapping[str, str], *, at_least: float) -> Iterator[tuple[str, str, float]]:
    """Each pair of texts whose `containment` is so much or more: both names and the share, in the order of `texts`.

    Looks at pairs that share a run of words, not at all pairs: work grows with the texts, not with their square.
    """
    sizes: list[int] = []
    holders: dict[str, tuple[int, ...]] = {}
    for number, text in enumerate(texts.values()):
        runs, alone = shingles(text), (number,)
        sizes.append(len(runs))
        for run in runs:
            holders[run] = (*holders[run], number) if run in holders else alone
    shared: Counter[tuple[int, int]] = Counter()
    for held, count in Counter(those for those in holders.values() if len(those) > 1).items():
        for pair in combinations(held, 2):
            shared[pair] += count
    names = list(texts)
    for (one, other), count in sorted(shared.items()):
        share = count / min(sizes[one], sizes[other])
        if share >= at_least:
            yield names[one], names[other], share


def longest_shared_run(a: str, b: str) -> tuple[int, str]:
    """The longest run of words that stands in both texts: how many words, and the run in small letters.

    Where several are as long, the first in `a`. Work grows with the product of the lengths.
    """
    ours, theirs = _words(a), _words(b)
    match = SequenceMatcher(None, ours, theirs, autojunk=False).find_longest_match()
    return (match.size, " ".join(ours[match.a : match.a + match.size]))
