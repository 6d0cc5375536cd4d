"""How large things are in the project's own library (`briefs/`), measured on 22 November 2026: numbers alone.

Four reports, one of them in a second paper too; 196 facts; three briefs, one of them also in French. Whatever is
invented draws its sizes from these tuples, in which each size stands as often as it was met. Not a model of all
libraries: of this one.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterable

#: Facts a report; facts of one report under one theme.
REPORTS = (35, 38, 42, 80)
THEMES = (1, 2, 5, 5, 6, 6, 6, 6, 6, 6, 7, 7, 8, 8, 8, 9, 9, 11, 12, 13, 15, 16, 24)
#: Facts for each brief: 196 for three, of which the three cite 69.
FACTS_A_BRIEF = 65
#: Bytes of a captured text for each of its facts.
BYTES = (103, 107, 117, 165)
#: Every so manieth report stands in a second paper.
REPRINTED = 4
#: Words of a passage, by tenths of all passages.
PASSAGES = (4, 6, 8, 10, 13, 15, 17, 19, 23, 30)
#: Share of claims that are short: half have 18 words or fewer.
SHORT = 0.4
#: Facts of each kind in 98, half of what the library has. Here `event` is what has a day or a year, `said` a mere
#: saying, `plain` neither, `amount` has a figure and `change` two.
KINDS = {
    "event": 30, "said": 28, "plain": 17, "planned": 7, "assessment": 5, "amount": 4, "alleged": 3, "recommendation": 2,
    "denied": 1, "change": 1,
}  # fmt: skip
#: Shares of facts with a printed note, with a caution for reviewers, and of events with a label.
NOTED, CAUTIONED, LABELLED = 0.31, 0.12, 0.45
#: Shares of events told as `last year`, of sayings whose speaker stands in a second passage, of speakers with a month.
RELATIVE, APART, SAID = 0.3, 0.75, 0.36
#: Facts for each pair of differing accounts (24 of 196 stand in one), and for each gap; facts that a gap is about.
ACCOUNTS, GAPS = 16, 6
ABOUT = (1,) * 8 + (2,) * 15 + (3,) * 5 + (4,) * 2

#: The areas of a brief's sections.
AREAS = (
    ("background", "cooperation", "discontent"),
    ("background", "cooperation", "discontent"),
    ("background", "cooperation", "cooperation", "discontent", "discontent", "discontent", "recommendation"),
)
#: Paragraphs or list items, groups of citations, and words, of each section of an area: in a brief of three sections,
#: and in a longer one.
SECTIONS: tuple[dict[str, tuple[tuple[int, int, int], ...]], ...] = (
    {
        "background": ((1, 3, 108), (1, 3, 101)),
        "cooperation": ((2, 6, 144), (2, 6, 180)),
        "discontent": ((2, 5, 151), (2, 4, 141)),
    },
    {
        "background": ((2, 3, 171),),
        "cooperation": ((2, 3, 162), (1, 2, 81)),
        "discontent": ((1, 3, 100), (1, 2, 76), (2, 5, 165)),
        "recommendation": ((5, 5, 256),),
    },
)
#: Facts a group cites, in the sections; words and groups of a bottom line.
GROUPS = (1,) * 20 + (2,) * 35 + (3,) * 13
BOTTOMS = ((58, 5), (54, 3), (49, 2))
#: Key judgements of a brief of three sections, and of a longer one; facts that one rests on; words; how sure.
JUDGEMENTS = (2, 3)
GROUNDS = (2, 2, 3, 3, 3, 3, 3)
JUDGED = (15, 16, 19, 21, 22, 22, 24)
CONFIDENCE = ("moderate", "low", "low", "moderate", "low", "moderate", "low")
#: Share of sections that end with an inference from what they told. One brief in three has bars, one a timeline: as two
#: briefs in three have a fact with more than one figure around them, one of these two has bars.
INFERRED, BARRED, TIMED = 0.46, 0.5, 0.5
#: Every so manieth brief shows the accounts of a question side by side. The library's own cite them all instead.
TABLED = 4
#: Facts of the brief before that a brief cites again: of three briefs, one shares six with another.
SHARED = (0, 0, 6)
#: Of so many documents, the last is a translation of the one before.
TRANSLATED = 4


def dice(*seed: object) -> random.Random:
    """Dice of their own for one thing: the same for the same words and numbers, on every machine."""
    return random.Random(" ".join(map(str, seed)))  # noqa: S311 - a generator of documents, not of secrets


def parted(total: int, parts: int, sizes: Iterable[int]) -> list[int]:
    """A total in so many parts that are to each other as the drawn sizes, none of them empty as far as it goes."""
    drawn = [size for size, _ in zip(sizes, range(parts), strict=False)]
    whole, so_far, ends = sum(drawn), 0, [0]
    for at, size in enumerate(drawn, 1):
        so_far += size
        ends.append(max(so_far * total // whole, min(at, total)))
    return [after - before for before, after in itertools.pairwise(ends) if after > before]
