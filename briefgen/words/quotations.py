"""What stands between quotation marks in folded text: double ones, single ones, and `‹…›`.

Folding makes `‘…’` and `‚…‘` straight, and apostrophes too, so that a single mark counts only where it cannot be an
apostrophe: an opening one after a space, a bracket or a dash and before a word, a closing one after a word or a stop
and before what is none. A closing mark after an `s` may be a possessive (`the allies' plan`): the quotation goes on to
a mark that can only close, or to another such mark in the same sentence. Inside double marks single ones are part of
the quotation, and the other way round. Knows no grammar. Takes text that `words.fold` has folded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from briefgen.words.tokens import Token

_DOUBLE = re.compile(r'(?<![^\W_])(?<![.,;!?%])"(?=[^\s"])([^"]*[^\s"])"')
#: French sets spaces inside its guillemets.
_DOUBLE_IN_FRENCH = re.compile(r'"\s?([^"]*[^\s"])\s?"')
_ANGLE = re.compile(r"‹\s?([^‹›]*[^\s‹›])\s?›")
_ELIDED = r"(?:n|em|tis|twas|til|\d\ds)(?![^\W_])"
_OPENING = re.compile(rf"(?:\A|(?<=[\s(\[{{*_/-]))'(?!(?ai:{_ELIDED}))(?=[*_]{{0,3}}(?:[^\W_]|\.\.\.|[$€£(\[\"]))")
_CLOSING_MARK = re.compile(r"(?<=[^\s'(\[{])'(?=[*_]{0,3}(?:\Z|[\s.,;:!?)\]}/\"-]))")
#: After a word in `s`: before another word it may be a possessive, before a stop or at the end one without its noun.
_POSSESSIVE = re.compile(r"(?<=[sxzSXZ])'(?= [^\W_])")
_LONE_POSSESSIVE = re.compile(r"(?<=[sxzSXZ])'")
_YEAR = re.compile(r"'\d\d(?![^\W_])")
_STOP = re.compile(r"[.!?;:] ")
_CLOSING = re.compile(r"[ ,.;:]+\Z")


def quotations(folded: str, language: str = "en") -> tuple[Token, ...]:
    """Each quotation without its marks, in order; `value` leaves closing commas and stops out."""
    if '"' not in folded and "'" not in folded and "‹" not in folded:
        return ()
    double = _DOUBLE_IN_FRENCH if language.startswith("fr") else _DOUBLE
    outer = [match.span() for match in double.finditer(folded)]
    inner = [match.span(1) for pattern in (double, _ANGLE) for match in pattern.finditer(folded)]
    every = sorted([*inner, *_single(folded, outer)])
    apart = [(a, b) for number, (a, b) in enumerate(every) if all(end <= a for _, end in every[:number])]
    return tuple(Token(folded[a:b], _CLOSING.sub("", folded[a:b]), a, b) for a, b in apart)


def readings(words: str) -> tuple[str, ...]:
    """Quoted words as they stand, and with the marks inside them changed: single for double, or double for single."""
    turned = words
    for start, end in _single(words, []):
        turned = f'{turned[: start - 1]}"{turned[start:end]}"{turned[end + 1 :]}'
    return tuple(dict.fromkeys((words, words.replace('"', "'"), turned)))


def _single(text: str, outer: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """What stands between single marks, none of which is inside double ones."""

    def free(match: re.Match[str]) -> bool:
        return not any(start < match.start() < end for start, end in outer)

    openings = [match.start() for match in _OPENING.finditer(text) if free(match)]
    closings = [match.start() for match in _CLOSING_MARK.finditer(text) if free(match)] if openings else []
    for opening, beyond in pairwise([*openings, len(text)]):
        end = _end(text, opening, [at for at in closings if opening < at < beyond])
        if end is not None:
            yield opening + 1, end


def _end(text: str, opening: int, closings: list[int]) -> int | None:
    """The mark among these that closes what opens here; None where what opens is no quotation."""
    sure = [at for at in closings if not _LONE_POSSESSIVE.match(text, at)]
    if not closings or (_YEAR.match(text, opening) and not sure):
        return None
    first = closings[0]
    if first in sure or not _POSSESSIVE.match(text, first):
        return first
    if sure:
        return sure[0]
    lone = (at for at in closings if not _POSSESSIVE.match(text, at) and not _STOP.search(text, first, at))
    return next(lone, first)
