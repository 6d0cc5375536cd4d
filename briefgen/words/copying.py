"""Whether a text of ours copies another: a long run of its words, or nearly all of ours.

Names, titles and numbers have to be as they are, so that words which open with a capital or a digit are not counted;
what stands in quotation marks is quoted and not copied. Takes text that `words.fold` has folded.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from briefgen.words.quotations import quotations
from briefgen.words.shingles import WORD, shingles

#: Words in a row that are copied in any text, and those that are where they are nine in ten of it: a plain fact in a
#: few words can hardly be told in others.
LONG, SHORT = 12, 8
_NEARLY_ALL = 0.9


@dataclass(frozen=True, slots=True)
class Run:
    """Words in a row of a text: in small letters, how many of them count, and where they stand."""

    words: str
    count: int
    start: int
    end: int


def copied(ours: str, theirs: str, language: str = "en") -> Run | None:
    """The longest run of words that our text, in this language, has from theirs, if it is long enough to be copied."""
    if shingles(ours, SHORT).isdisjoint(shingles(theirs, SHORT)):
        return None
    source = [match.group() for match in WORD.finditer(theirs.casefold())]
    pieces = list(_unquoted(ours, language))
    found = (_shared(piece, source) for piece in pieces)
    run = max(found, key=lambda run: run.count, default=None)
    total = sum(_run(piece).count for piece in pieces if piece)
    enough = run and (run.count >= LONG or (run.count >= SHORT and run.count >= _NEARLY_ALL * total))
    return run if enough else None


def runs(text: str, language: str = "en") -> Iterator[Run]:
    """Every run of `SHORT` words or more, none of it quoted."""
    for piece in _unquoted(text, language):
        for start in range(len(piece)):
            yield from (_run(piece[start:end]) for end in range(start + SHORT, len(piece) + 1))


Word = tuple[str, int, int]


def _unquoted(text: str, language: str) -> Iterator[list[Word]]:
    """The words between the quotations of a text, with their places."""
    edges = [0, *(edge for quote in quotations(text, language) for edge in (quote.start, quote.end)), len(text)]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        yield [(match.group(), match.start(), match.end()) for match in WORD.finditer(text, start, end)]


def _shared(piece: list[Word], source: list[str]) -> Run:
    words = [word.casefold() for word, _, _ in piece]
    match = SequenceMatcher(None, words, source, autojunk=False).find_longest_match()
    return _run(piece[match.a : match.a + match.size])


def _run(piece: list[Word]) -> Run:
    if not piece:
        return Run("", 0, 0, 0)
    count = sum(word[0].islower() for word, _, _ in piece)
    return Run(" ".join(word.casefold() for word, _, _ in piece), count, piece[0][1], piece[-1][2])
