"""What stands between quotation marks in folded text: double ones, single ones, and `‹…›`.

Folding makes `‘…’` and `‚…‘` straight, and apostrophes too, so that a single mark counts only where it cannot be an
apostrophe: an opening one after a space, a bracket or a dash and before a word, a closing one after a word, a year or a
stop and before what is none, in the same sentence or behind a stop. A mark after an `s` may be a possessive (`the
allies' plan`): it closes a few words, else a mark that can only close is looked for, and where there is none, it closes
if no word follows; behind what may be a name ('Abd al-Malik) it never closes. Where that cannot be decided nothing is
quoted: a brief is withheld for a quotation that is wrong, and none should be for a name like 'Abd al-Malik. Inside
double marks single ones are part of the quotation, and the other way round. Knows no grammar. Takes text that
`words.fold` has folded.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from briefgen.words.sentences import sentences
from briefgen.words.tokens import Token

_DOUBLE = re.compile(r'(?<![^\W_])(?<![.,;!?%])"(?=\.\.\.|[^\s",.;:!?)\]}/-])([^"]*[^\s"])"')
_OPENING_DOUBLE = re.compile(r'(?:\A|(?<=[\s(\[—–]))"(?=[^\W_])')
#: French sets spaces inside its guillemets.
_DOUBLE_IN_FRENCH = re.compile(r'(?<!\d)"\s?([^"]*[^\s"])\s?"')
_ANGLE = re.compile(r"‹\s?([^‹›]*[^\s‹›])\s?›")
_ELIDED = r"(?:(?:n|em|tis|twas|til)(?![^\W_-])|\d\d(?!\d))"
_OPENING = re.compile(rf"(?:\A|(?<=[\s(\[{{*_/-]))'(?!(?ai:{_ELIDED}))(?=[*_]{{0,3}}(?:[^\W_]|\.\.\.|[$€£(\[\"]))")
#: Whatever may open: a quotation that began before does not reach beyond it.
_EDGE = re.compile(r"(?:\A|(?<=[\s(\[{*_/-]))'(?=[*_]{0,3}(?:[^\W_]|\.\.\.|[$€£(\[\"]))")
#: After a number it may be feet, but after a year.
_CLOSING_MARK = re.compile(
    r"(?:(?<=[^\s'(\[{\d])|(?<=(?<!\d)[12]\d{3}))(?<! 'n)'(?=[*_]{0,3}(?:\Z|[\s.,;:!?)\]}/\"-]))"
)
#: After a word in `s`: before another word it may be a possessive, before a stop or at the end one without its noun.
_POSSESSIVE = re.compile(r"(?<=[sxzSXZ])'(?= [^\W_])")
_LONE_POSSESSIVE = re.compile(r"(?<=[sxzSXZ])'")
#: A mark behind one of these closes a quotation of several sentences too.
_STOPS = ".,!?"
#: The few words that a mark closes which may be a possessive: 'red lines', and not `'the allies' plan`.
_FEW = re.compile(
    r"'(?!(?ai:the|an?|our|its?|his|her|their|your|my|these|those|all|both|les|des|nos|leurs) )"
    r"[^\s',]+(?: [^\s',]+){0,2}'"
)
#: What may be a name: 'Abd al-Malik, the 'Ndrangheta, 't Hooft.
_NAME = re.compile(r"'(?:[AEIOU][a-z]|N[dg]|t )")
#: What is set in a quotation and not said in it: closing stops, also before inner marks, dots before it, emphasis.
_SET = re.compile(r"[ ,.;:]+\Z|^\.\.\. ?|[,.]+(?=['\"]+\Z)|[*]+|(?<![^\W_])_+(?=[^\W_])|(?<=[^\W_])_+(?![^\W_])")


def quotations(folded: str, language: str = "en") -> tuple[Token, ...]:
    """Each quotation without its marks, in order; `value` leaves closing stops, dots before it and emphasis out."""
    if '"' not in folded and "'" not in folded and "‹" not in folded:
        return ()
    outer = doubly(folded, language)
    inner = [match.span(1) for pattern in (_double(language), _ANGLE) for match in pattern.finditer(folded)]
    every = sorted([*inner, *_single(folded, outer)])
    apart, last = list[tuple[int, int]](), 0
    for start, end in every:
        if start >= last:
            apart.append((start, end))
        last = max(last, end)
    return tuple(Token(folded[a:b], _SET.sub("", folded[a:b]), a, b) for a, b in apart)


def doubly(folded: str, language: str = "en") -> list[tuple[int, int]]:
    """Where double marks open and close, in order, the marks included."""
    return [match.span() for match in _double(language).finditer(folded)]


def unclosed(folded: str, language: str = "en") -> tuple[int, ...]:
    """Where a double mark opens that nothing closes."""
    spans = doubly(folded, language)
    marks = (match.start() for match in _OPENING_DOUBLE.finditer(folded))
    return tuple(at for at in marks if not any(start <= at < end for start, end in spans))


def _double(language: str) -> re.Pattern[str]:
    return _DOUBLE_IN_FRENCH if language.startswith("fr") else _DOUBLE


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
    edges = [match.start() for match in _EDGE.finditer(text) if free(match)] if openings else []
    closings = [match.start() for match in _CLOSING_MARK.finditer(text) if free(match)] if openings else []
    stops = [start for start, _ in sentences(text)[1:]] if openings else []
    for opening in openings:
        beyond = next((edge for edge in edges if edge > opening), len(text))
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
    doubtful = _NAME.match(text, opening)
    if not _LONE_POSSESSIVE.match(text, first) or (not doubtful and _FEW.fullmatch(text, opening, first + 1)):
        return first
    sure = next((at for at in here if not _LONE_POSSESSIVE.match(text, at)), None)
    if sure is not None:
        return sure
    return None if doubtful or _POSSESSIVE.match(text, first) else first
