"""Finding a passage: where first and last words stand in a captured text, and in which paragraph.

Exact or nothing. Both sides are folded alike, a match never cuts a word or a number, and every candidate is
returned: whether one, none or several is right is the caller's verdict, as is a passage that is too long or
spans paragraphs. Similarity has no place here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from briefgen.words.fold import Folded, fold, folded
from briefgen.words.tokens import bounded

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of lines none of which is blank: its number from 1, and its offsets in the captured text."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """One place where a passage could be. Offsets are of the captured text, end exclusive.

    `part` is the index of the range of `within` that holds it; `paragraph` and `last_paragraph` are counted
    inside that range. `words` counts the folded passage's words.
    """

    start: int
    end: int
    folded: str
    part: int
    paragraph: int
    last_paragraph: int
    words: int


@dataclass(frozen=True, slots=True)
class Page:
    """A captured text, folded once."""

    text: str
    fold: Folded

    @classmethod
    def of(cls, text: str) -> Page:
        """Fold `text`, as it was decoded: with its line ends, and its BOM if it has one."""
        return cls(text, fold(text))

    def folded(self, start: int, end: int) -> str:
        """A range of the captured text, folded and without white space at its edges."""
        return folded(self.text[start:end]).strip()

    def leaf(self, offset: int) -> int:
        """The page of the original that an offset is on, from 1: pages are parted by form feeds. 0 where none are."""
        return self.text.count("\f", 0, offset) + 1 if "\f" in self.text else 0

    def line(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1. Lines end with LF, CR or both."""
        before = self.text[:offset].replace("\r\n", "\n").replace("\r", "\n")
        return (before.count("\n") + 1, len(before) - before.rfind("\n"))


def paragraphs(text: str, start: int = 0, end: int | None = None) -> tuple[Paragraph, ...]:
    """The paragraphs of a range of `text`, numbered from 1; blank is what Unicode strips to nothing."""
    stop = len(text) if end is None else min(end, len(text))
    found: list[Paragraph] = []
    begin: int | None = None
    last = position = start
    while position < stop:
        match = _LINE.match(text, position, stop)
        line_end = match.end() if match and match.end() > position else stop
        line = text[position:line_end]
        if line.strip():
            begin = position + len(line) - len(line.lstrip()) if begin is None else begin
            last = position + len(line.rstrip())
        elif begin is not None:
            found.append(Paragraph(len(found) + 1, begin, last))
            begin = None
        position = line_end
    if begin is not None:
        found.append(Paragraph(len(found) + 1, begin, last))
    return tuple(found)


def find(
    page: Page,
    *,
    start: str,
    end: str | None = None,
    prefix: str = "",
    suffix: str = "",
    within: tuple[Range, ...] = (),
) -> tuple[Candidate, ...]:
    """Every candidate for a passage, in the order of the text; none where `start` is blank.

    `start` and `end` are its first and last words (`end` None: `start` is the whole of it); the last words
    begin after the first, and the nearest that follow are taken. `prefix` and `suffix` are the words right
    before and after. `within` lists the ranges of the captured text that count; empty means all of it.
    """
    first, last = folded(start).strip(), None if end is None else folded(end).strip()
    before, after = folded(prefix).strip(), folded(suffix).strip()
    if not first or last == "":
        return ()
    ranges = within or ((0, len(page.text)),)
    numbered: dict[int, tuple[Paragraph, ...]] = {}
    found = []
    for low, high in _places(page.fold.text, first, last):
        begin, close = page.fold.original(low, high)
        part = next((at for at, (a, b) in enumerate(ranges) if a <= begin and close <= b), None)
        if part is None or not _between(page.fold.text, low, high, before=before, after=after):
            continue
        if part not in numbered:
            numbered[part] = _remembered(page.text, *ranges[part])
        passage = page.fold.text[low:high]
        opening, closing = _number(numbered[part], begin), _number(numbered[part], close - 1)
        found.append(Candidate(begin, close, passage, part, opening, closing, len(passage.split())))
    return tuple(found)


def _places(text: str, first: str, last: str | None) -> Iterator[Range]:
    """Folded ranges: each occurrence of the first words with the nearest last words after it."""
    closing = -1
    for begin in _occurrences(text, first, 0):
        after = begin + len(first)
        if last is None:
            yield (begin, after)
            continue
        if closing < after:
            closing = next(_occurrences(text, last, after), -1)
        if closing < 0:
            return
        yield (begin, closing + len(last))


def _occurrences(text: str, words: str, position: int) -> Iterator[int]:
    at = text.find(words, position)
    while at >= 0:
        if bounded(text, at, at + len(words)):
            yield at
        at = text.find(words, at + 1)


def _between(text: str, low: int, high: int, *, before: str, after: str) -> bool:
    """Whether the text right before ends with `before` and the text right after starts with `after`."""
    left = low - 1 if low and text[low - 1] == " " else low
    right = high + 1 if text.startswith(" ", high) else high
    return text.endswith(before, 0, left) and text.startswith(after, right)


def _number(among: tuple[Paragraph, ...], offset: int) -> int:
    """The number of the paragraph that holds the offset; folded passages begin and end on visible text."""
    return bisect_right(among, offset, key=lambda paragraph: paragraph.start)


#: Passages are looked for source by source, so that a few texts are enough.
_remembered = lru_cache(16)(paragraphs)
