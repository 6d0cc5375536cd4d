"""What stands between quotation marks in folded text: double ones, single ones, and `‹…›`.

Folding makes `‘…’` and `‚…‘` straight, and apostrophes too, so that a single mark counts only where it cannot be an
apostrophe: an opening one after a space, a bracket or a dash and before a word, a closing one after a word or a stop
and before what is none, in the same sentence or behind a stop. A mark after an `s` may be a possessive (`the allies'
plan`): it closes a few words, else a mark that can only close is looked for, and where there is none, it closes if no
word follows. Where that cannot be decided nothing is quoted: a brief is withheld for a quotation that is wrong, and
none should be for a name like 'Abd al-Malik. Inside double marks single ones are part of the quotation, and the other
way round. Knows no grammar. Takes text that `words.fold` has folded.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise

from briefgen.words.tokens import Token

_DOUBLE = re.compile(r'(?<![^\W_])(?<![.,;!?%])"(?=[^\s"])([^"]*[^\s"])"')
#: French sets spaces inside its guillemets.
_DOUBLE_IN_FRENCH = re.compile(r'(?<!\d)"\s?([^"]*[^\s"])\s?"')
_ANGLE = re.compile(r"‹\s?([^‹›]*[^\s‹›])\s?›")
_ELIDED = r"(?:(?:n|em|tis|twas|til)(?![^\W_-])|\d\d(?!\d))"
_OPENING = re.compile(rf"(?:\A|(?<=[\s(\[{{*_/-]))'(?!(?ai:{_ELIDED}))(?=[*_]{{0,3}}(?:[^\W_]|\.\.\.|[$€£(\[\"]))")
_CLOSING_MARK = re.compile(r"(?<=[^\s'(\[{\d])(?<! 'n)'(?=[*_]{0,3}(?:\Z|[\s.,;:!?)\]}/\"-]))")
#: After a word in `s`: before another word it may be a possessive, before a stop or at the end one without its noun.
_POSSESSIVE = re.compile(r"(?<=[sxzSXZ])'(?= [^\W_])")
_LONE_POSSESSIVE = re.compile(r"(?<=[sxzSXZ])'")
_STOP = re.compile(r"[.!?;:][\"')\]]* ")
#: A mark behind one of these closes a quotation of several sentences too.
_STOPS = ".,!?"
#: The few words that a mark closes which may be a possessive: 'red lines', and not `'the allies' plan`.
_FEW = re.compile(
    r"'(?!(?ai:the|an?|our|its?|his|her|their|your|my|these|those|all|both|les|des|nos|leurs) )"
    r"[^\s',]+(?: [^\s',]+){0,2}'"
)
_CLOSING = re.compile(r"[ ,.;:]+\Z")


def quotations(folded: str, language: str = "en") -> tuple[Token, ...]:
    """Each quotation without its marks, in order; `value` leaves closing commas and stops out."""
    if '"' not in folded and "'" not in folded and "‹" not in folded:
        return ()
    double = _DOUBLE_IN_FRENCH if language.startswith("fr") else _DOUBLE
    outer = [match.span() for match in double.finditer(folded)]
    inner = [match.span(1) for pattern in (double, _ANGLE) for match in pattern.finditer(folded)]
    every = sorted([*inner, *_single(folded, outer)])
    apart, last = list[tuple[int, int]](), 0
    for start, end in every:
        if start >= last:
            apart.append((start, end))
        last = max(last, end)
    return tuple(Token(folded[a:b], _CLOSING.sub("", folded[a:b]), a, b) for a, b in apart)


def readings(words: str) -> tuple[str, ...]:
    """Quoted words as they stand, and with the marks inside them changed: single for double, or double for single."""
    turned = words
    for start, end in _single(words, []):
        turned = f'{turned[: start - 1]}"{turned[start:end]}"{turned[end + 1 :]}'
    plain = _ANGLE.sub(r'"\1"', words)
    return tuple(dict.fromkeys((words, words.replace('"', "'"), turned, plain)))


def _single(text: str, outer: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """What stands between single marks, none of which is inside double ones."""

    def free(match: re.Match[str]) -> bool:
        return not any(start < match.start() < end for start, end in outer)

    openings = [match.start() for match in _OPENING.finditer(text) if free(match)]
    closings = [match.start() for match in _CLOSING_MARK.finditer(text) if free(match)] if openings else []
    stops = [match.end() for match in _STOP.finditer(text)] if openings else []
    for opening, beyond in pairwise([*openings, len(text)]):
        near = closings[bisect_right(closings, opening) : bisect_left(closings, beyond)]
        stop = bisect_right(stops, opening)
        end = _end(text, opening, near, stop=stops[stop] if stop < len(stops) else len(text))
        if end is not None:
            yield opening + 1, end


def _end(text: str, opening: int, closings: list[int], *, stop: int) -> int | None:
    """The mark among these that closes what opens here; None where what opens is no quotation, or nobody can tell.

    `stop` is where the sentence ends.
    """
    here = [at for at in closings if at <= stop]
    if not here:
        return next((at for at in closings if text[at - 1] in _STOPS), None)
    first = here[0]
    if not _LONE_POSSESSIVE.match(text, first) or _FEW.fullmatch(text, opening, first + 1):
        return first
    sure = next((at for at in here if not _LONE_POSSESSIVE.match(text, at)), None)
    if sure is not None:
        return sure
    return None if _POSSESSIVE.match(text, first) else first
