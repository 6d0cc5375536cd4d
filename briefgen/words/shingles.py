"""How much two texts share, word for word: shingles for reprints, the longest common run for copying.

Counts words without regard to case or punctuation. It measures; it never decides what is evidence.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import count, pairwise, repeat
from math import ceil

from briefgen.words.fold import folded

#: `37.5` and `1,945` are one word each.
WORD = re.compile(r"[^\W_]+(?:(?:['-]|(?<=\d)[.,](?=\d))[^\W_]+)*")

#: How many runs of words are sorted out at once.
_AT_ONCE = 1 << 20


def _words(text: str) -> list[str]:
    return WORD.findall(folded(text).casefold())


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

    Compares the pairs that share a run of words which is not a stock phrase, so that work grows with the texts and not
    with their square; and misses none of those asked for. Runs are told apart by 64 bits of hash.
    """
    prints = [_print(words) for words in _numbered(texts.values())]
    shared, holders = _shared(prints)
    pairs: set[tuple[int, int]] = set()
    for number, groups in enumerate(shared):
        # Who shares n runs with another shares one that is not among the n - 1 of them that most texts have.
        spare = max(ceil(at_least * len(prints[number])) - 1, 0)
        for group in sorted(groups, key=lambda group: -len(holders[group])):
            spare -= groups[group]
            larger = (other for other in holders[group] if spare < 0 and len(prints[other]) >= len(prints[number]))
            pairs.update((min(number, other), max(number, other)) for other in larger if other != number)
    names = list(texts)
    for one, other in sorted(pairs):
        together = sum(shared[one][group] for group in shared[one].keys() & shared[other].keys())
        share = together / min(len(prints[one]), len(prints[other]))
        if share >= at_least:
            yield names[one], names[other], share


def _numbered(texts: Iterable[str]) -> Iterator[list[int]]:
    """The words of each text, each as its number."""
    numbers: defaultdict[str, int] = defaultdict(count().__next__)
    for text in texts:
        yield [*map(numbers.__getitem__, _words(text))]


def _print(words: list[int], size: int = 5) -> array[int]:
    """The `shingles` of some numbered words, each as its hash, sorted: an eighth of the memory of a set."""
    return array("q", sorted(set(map(hash, zip(*(words[at:] for at in range(size)), strict=False)))))


def _shared(prints: Sequence[array[int]]) -> tuple[list[dict[int, int]], dict[int, tuple[int, ...]]]:
    """Of each text, how many of its runs stand in just the same other texts, by group; and the texts of each group.

    Most runs stand in one text alone, or in the same two, so that groups are few. No Python runs for a single run of
    words: there are as many of those as words. They are taken by ranges of their hashes, a million at once, because
    to hold them all would take most of a check's memory.
    """
    grown = [(0, 0)]  # a group is an earlier group with one more text; the first has none
    groups: list[Counter[int]] = [Counter() for _ in prints]
    parts = sum(map(len, prints)) // _AT_ONCE + 1
    edges = [(part * (1 << 64) // parts) - (1 << 63) for part in range(parts + 1)]
    for low, high in pairwise(edges):
        ranges = [runs[bisect_left(runs, low) : bisect_left(runs, high)] for runs in prints]
        group_of: dict[int, int] = {}
        for number, runs in enumerate(ranges):
            before = [*map(group_of.get, runs, repeat(0))]
            after = {group: at for at, group in enumerate(dict.fromkeys(before), len(grown))}
            grown.extend((group, number) for group in after)
            group_of.update(zip(runs, map(after.__getitem__, before), strict=True))
        for counted, runs in zip(groups, ranges, strict=True):
            counted.update(map(group_of.__getitem__, runs))
    shared = [{group: n for group, n in counted.items() if grown[group][0]} for counted in groups]
    return shared, {group: tuple(_members(grown, group)) for group in set[int]().union(*shared)}


def _members(grown: Sequence[tuple[int, int]], group: int) -> Iterator[int]:
    while group:
        group, number = grown[group]
        yield number


def longest_shared_run(a: str, b: str) -> tuple[int, str]:
    """The longest run of words that stands in both texts: how many words, and the run in small letters.

    Where several are as long, the first in `a`. Work grows with the product of the lengths.
    """
    ours, theirs = _words(a), _words(b)
    match = SequenceMatcher(None, ours, theirs, autojunk=False).find_longest_match()
    return (match.size, " ".join(ours[match.a : match.a + match.size]))
