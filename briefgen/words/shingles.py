"""How much two texts share, word for word: shingles for reprints, the longest common run for copying.

Counts words without regard to case or punctuation. It measures; it never decides what is evidence.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from math import ceil

from briefgen.words.fold import folded

#: `37.5` and `1,945` are one word each.
_WORD = re.compile(r"[^\W_]+(?:(?:['-]|(?<=\d)[.,](?=\d))[^\W_]+)*")

#: The largest prime of 32 bits: more than there are words.
_BASE = 4_294_967_291


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

    Compares the pairs that share a run of words which is not a stock phrase, so that work grows with the texts and not
    with their square; and misses none of those asked for.
    """
    sizes, repeated = _repeated(texts.values())
    held_by: dict[int, list[int]] = {}
    for number, runs in enumerate(repeated):
        for run in runs:
            held_by.setdefault(run, []).append(number)
    pairs: set[tuple[int, int]] = set()
    for number, runs in enumerate(repeated):
        # Who shares n runs with another shares one that is not among the n - 1 of them that most texts have.
        spare = max(ceil(at_least * sizes[number]) - 1, 0)
        for run in sorted(runs, key=lambda run: -len(held_by[run]))[spare:]:
            larger = (other for other in held_by[run] if other != number and sizes[other] >= sizes[number])
            pairs.update((min(number, other), max(number, other)) for other in larger)
    names = list(texts)
    for one, other in sorted(pairs):
        share = len(repeated[one] & repeated[other]) / min(sizes[one], sizes[other])
        if share >= at_least:
            yield names[one], names[other], share


def _repeated(texts: Iterable[str]) -> tuple[list[int], list[set[int]]]:
    """Of each text, how many different runs of words it has, and which of them another text has too.

    Most runs stand in one text alone, and to hold them all would take most of a check's memory. So each is first
    counted in a table of bytes; those that share their byte with another text's, few of them by chance, are compared.
    """
    numbers: dict[str, int] = {}
    numbered = [array("I", (numbers.setdefault(word, len(numbers)) for word in _words(text))) for text in texts]
    table = bytearray(1 << max(sum(map(len, numbered)) * 8, 1).bit_length())
    beyond, sizes = len(table) - 1, []
    for words in numbered:
        runs = _runs(words)
        sizes.append(len(runs))
        for at in {hash(run) & beyond for run in runs}:
            table[at] += table[at] < 2
    repeated: list[set[int]] = []
    first: dict[int, int] = {}
    for number, words in enumerate(numbered):
        runs = {run for run in _runs(words) if table[hash(run) & beyond] > 1}
        repeated.append({run for run in runs if first.setdefault(run, number) != number})
        for run in repeated[-1]:
            repeated[first[run]].add(run)
    return sizes, repeated


def _runs(words: Iterable[int], size: int = 5) -> set[int]:
    """The `shingles` of some numbered words as whole numbers: a third of the memory, and sooner made.

    The numbers are digits to a prime base, and not bits side by side, because Python's hash of a number folds it every
    61 bits and would find small digits again in the same place.
    """
    runs, run, beyond = set(), 0, _BASE ** (size - 1)
    for at, word in enumerate(words, 1):
        run = run % beyond * _BASE + word
        if at >= size:
            runs.add(run)
    return runs


def longest_shared_run(a: str, b: str) -> tuple[int, str]:
    """The longest run of words that stands in both texts: how many words, and the run in small letters.

    Where several are as long, the first in `a`. Work grows with the product of the lengths.
    """
    ours, theirs = _words(a), _words(b)
    match = SequenceMatcher(None, ours, theirs, autojunk=False).find_longest_match()
    return (match.size, " ".join(ours[match.a : match.a + match.size]))
