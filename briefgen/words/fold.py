"""Folding: one typography for captured text and for what people type, with a way back to the offsets.

The fold is the contract's, and nothing else: NFC; curly quotes, primes and guillemets to straight ones;
dashes and the minus sign to `-`; the ellipsis to `...`; soft hyphens, zero-width characters and the BOM
dropped; every run of Unicode white space to one space. Case, digits, `%`, signs and decimal marks stay.
Not a normaliser for searching: what it drops can never change what a sentence says.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

_DROPPED = "\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_WHITE = "".join(character for character in map(chr, range(0x3001)) if character.isspace())
_TABLE = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u2032", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u2033\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        **dict.fromkeys(_WHITE, " "),
        **dict.fromkeys(_DROPPED, ""),
        "\u2026": "...",
    }
)
# Most characters stay: finding those that do not is twice as fast as looking each one up.
_FOLDING = re.compile("[" + "".join(map(chr, _TABLE)).replace(" ", "") + "]+")
_SPACES = re.compile(" {2,}")
#: What an ASCII text must not hold to be its own fold.
_UNFOLDED = re.compile(r"[\t-\r\x1c-\x1f]|  ")
# What changes the length of the text; all other folding is one character for one.
_BLANKS = rf"(?: (?=[\s{_DROPPED}])|[^\S ](?=[\s{_DROPPED}])|[{_DROPPED}])[\s{_DROPPED}]*"
_RESIZED = re.compile(_BLANKS + "|\u2026")
_HANGUL_TAILS = (*range(0x1161, 0x1176), *range(0x11A8, 0x11C3))


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text, and for each of its stretches where it stood in the original.

    A stretch begins at `marks[i]` in `text` and at `starts[i]` in the original. Where `ends[i]` is -1 its
    characters stand one for one; else all of it stands for the original up to `ends[i]`.
    """

    text: str
    marks: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the original (end exclusive) of characters `start` to `end` of the folded text.

        What was dropped inside the range belongs to it, what was dropped at its edges does not.
        """
        if not self.marks:
            return (0, 0)
        first, beyond = self._span(min(start, len(self.text) - 1))
        if start >= len(self.text):
            return (beyond, beyond)
        return (first, self._span(end - 1)[1]) if end > start else (first, first)

    def _span(self, position: int) -> tuple[int, int]:
        at = bisect_right(self.marks, position) - 1
        if self.ends[at] >= 0:
            return (self.starts[at], self.ends[at])
        begin = self.starts[at] + position - self.marks[at]
        return (begin, begin + 1)


def folded(text: str) -> str:
    """The folded text alone; always equal to `fold(text).text`."""
    if _is_folded(text):
        return text
    return unicodedata.normalize("NFC", _SPACES.sub(" ", _typography(text)))


def fold(text: str) -> Folded:
    """Fold `text` and keep the offsets. Takes any text; work grows with its length."""
    if text and _is_folded(text):
        return Folded(text, (0,), (0,), (-1,))
    pieces: list[str] = []
    marks: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    position = length = 0

    def add(piece: str, start: int, end: int) -> None:
        nonlocal length
        if piece:
            pieces.append(piece)
            marks.append(length)
            starts.append(start)
            ends.append(end)
            length += len(piece)

    pattern = _RESIZED if unicodedata.is_normalized("NFC", _typography(text)) else _clusters()
    for match in pattern.finditer(text):
        add(_typography(text[position : match.start()]), position, -1)
        add(folded(match.group()), match.start(), match.end())
        position = match.end()
    add(_typography(text[position:]), position, -1)
    return Folded("".join(pieces), tuple(marks), tuple(starts), tuple(ends))


def _is_folded(text: str) -> bool:
    """Whether folding surely changes nothing, as in most of what people type."""
    return text.isascii() and _UNFOLDED.search(text) is None


def _typography(text: str) -> str:
    return _FOLDING.sub(lambda match: match.group().translate(_TABLE), text)


@lru_cache(maxsize=1)
def _clusters() -> re.Pattern[str]:
    """Matches what changes length, and each cluster that NFC may compose (UAX #15, stable boundaries).

    Built on the first text that is not in NFC, because it looks at every code point.
    """
    joining = set(map(chr, _HANGUL_TAILS))
    unstable: set[str] = set()
    for character in map(chr, range(0xC0, sys.maxunicode + 1)):
        parts = unicodedata.decomposition(character)
        if parts and parts[0] != "<":
            joining.update(chr(int(part, 16)) for part in parts.split()[1:])
            if not unicodedata.is_normalized("NFC", character):
                unstable.add(character)
        if unicodedata.combining(character):
            joining.add(character)
    tail = f"[{_DROPPED}]*[{_ranges(joining)}]"
    cluster = rf"(?:[{_ranges(unstable)}]|[^\s{_DROPPED}](?={tail})|[{_ranges(joining)}])(?:{tail})*"
    return re.compile(f"{cluster}|{_BLANKS}|\u2026")


def _ranges(characters: set[str]) -> str:
    """The characters as the inside of a regular expression's class."""
    runs: list[list[int]] = []
    for code in sorted(map(ord, characters)):
        if runs and code == runs[-1][1] + 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in runs)
