"""What a text of ours states in tokens that can be wrong: numbers, months, weekdays, quotations, with their places.

Offsets are of the text as written. Link targets and citations are not prose and hold no statement.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from briefgen.words import french, tokens
from briefgen.words.fold import fold
from briefgen.words.quotations import quotations, unclosed

Kind = Literal["number", "month", "weekday"]
#: What is to be said of a mark that `left_open` gives.
UNCLOSED = "a quotation mark is opened here and never closed"
_NOT_PROSE = re.compile(r"(?<=\])\((?:[^()\s]|\([^()\s]*\))*\)|\[(?:inferred from )?@[^\]]*\]|<https?://[^>]*>")
#: Stands for a character of which folding leaves nothing.
_NOTHING = "\N{WORD JOINER}"
_LINKED = re.compile(rf"\[([^\[\]]*)\](?={_NOTHING})")
_THE = re.compile(r"\b(?:the|these|both|our|les|des|aux|ces|nos|leurs)\s+\Z", re.IGNORECASE)
_PARTIES = re.compile(
    r"\s+(?:states|countries|capitals|governments|sides|parties|nations|leaders|ministers|ministries|neighbours"
    r"|états|pays|capitales|gouvernements|camps|dirigeants|ministres|ministères|voisins)\b"
)


@dataclass(frozen=True, slots=True)
class Stated:
    """One token: its kind, its value for comparison, its text and characters as written."""

    kind: Kind
    value: str
    text: str
    start: int
    end: int


def stated(text: str, language: str = "en") -> Iterator[Stated]:
    """All numbers, months and weekdays of a text of ours; values are alike in all languages."""
    plain = fold(without_targets(text))
    words = french if language.startswith("fr") else tokens
    found: tuple[tuple[Kind, tuple[tokens.Token, ...]], ...] = (
        ("number", words.numbers(plain.text)),
        ("month", words.months(plain.text)),
        ("weekday", words.weekdays(plain.text)),
    )
    for kind, those in found:
        for token in those:
            start, end = plain.original(token.start, token.end)
            yield Stated(kind, token.value, text[start:end], start, end)


def quoted(text: str, language: str = "en") -> Iterator[tuple[str, int, int]]:
    """Each quotation of a text of ours: its folded words without closing marks, and its characters as written."""
    plain = fold(without_targets(text))
    for quote in quotations(plain.text, language):
        yield (quote.value, *plain.original(quote.start, quote.end))


def left_open(text: str, language: str = "en") -> Iterator[tuple[int, int]]:
    """Each double mark of a text of ours that opens a quotation and that nothing closes, as written."""
    plain = fold(without_targets(text))
    for mark in unclosed(plain.text, language):
        yield plain.original(mark, mark + 1)


def counts_the_parties(token: Stated, text: str) -> bool:
    """Whether a `two` of the text speaks of the two parties ("the two capitals"), not of two things."""
    if token.text.lower() not in ("two", "deux"):
        return False
    return bool(_THE.search(text[: token.start]) or _PARTIES.match(text[token.end :]))


def without_targets(text: str) -> str:
    """The text with link targets and citations blanked, character for character.

    A link leaves no space behind its words, which may end in a quotation mark.
    """
    clear = _NOT_PROSE.sub(lambda match: (_NOTHING if match.group()[0] == "(" else " ") * len(match.group()), text)
    return _LINKED.sub(rf"{_NOTHING}\1{_NOTHING}", clear)
