"""What can be counted in folded French text, by the values of `words.tokens`: so it compares with English passages.

A decimal comma is a decimal point, a space between groups of three digits parts thousands, `45 %` is `45%`,
`45 pour cent` is `45` as `45 percent` is, `décembre` is `december`, `milliard` is `billion`. `un` and `une` are
articles and no numbers.
"""

from __future__ import annotations

import re

from briefgen.words import tokens
from briefgen.words.tokens import Token

_ONES = "zéro un deux trois quatre cinq six sept huit neuf".split()
_TEENS = "dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf".split()
_TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante", 80: "quatre-vingt"}
_SCALES = {"cent": "hundred", "mille": "thousand", "million": "million", "milliard": "billion", "billion": "trillion"}


def _words() -> dict[str, str]:
    """Number words and their values, `soixante et onze` and `quatre-vingt-dix` too; no number of one alone."""
    found = {word: str(value) for value, word in (*enumerate(_ONES), *enumerate(_TEENS, 10))}
    for ten, name in _TENS.items():
        below = _TEENS if ten in (60, 80) else []
        found |= {f"{name}s" if ten == 80 else name: str(ten)}
        found |= {f"{name}-{word}": str(ten + value) for value, word in enumerate(_ONES[1:], 1)}
        found |= {f"{name}-{word}": str(ten + 10 + value) for value, word in enumerate(below)}
        found |= {f"{name}{joint}et{joint}un": str(ten + 1) for joint in " -"}
    found |= {f"soixante{joint}et{joint}onze": "71" for joint in " -"}
    plural = {f"{name}{ending}": value for name, value in _SCALES.items() for ending in ("", "s") if name != "mille"}
    return {word: value for word, value in {**found, **plural, "mille": "thousand"}.items() if word != "un"}


NUMBER_WORDS = _words()
MONTHS = dict(
    zip(
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
        tokens.MONTHS,
        strict=True,
    )
)
WEEKDAYS = dict(zip("lundi mardi mercredi jeudi vendredi samedi dimanche".split(), tokens.WEEKDAYS, strict=True))


def _one_of(words: dict[str, str], *, plural: str = "") -> re.Pattern[str]:
    listed = "|".join(sorted(words, key=lambda word: (-len(word), word)))
    return re.compile(rf"(?<![^\W_])(?<![^\W_]-)(?P<word>{listed}){plural}(?![^\W_]|-[^\W_])", re.IGNORECASE)


_NUMBER_WORD, _MONTH, _WEEKDAY = _one_of(NUMBER_WORDS), _one_of(MONTHS), _one_of(WEEKDAYS, plural="s?")
_GROUPED = re.compile(r"(?<![\w.,])\d{1,3}(?: \d{3})+(?!\d)")
_COMMA = re.compile(r"(?<=\d),(?=\d)")
_ORDINAL = re.compile(r"(\d+)(?:er|re|ers|res|e|es)\Z")
_SHORT = re.compile(r"(?<=\d )(?P<word>[kMG])\$")
_SHORTENED = {"k": "thousand", "M": "million", "G": "billion"}
_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3})+")
#: An English amount that can be said in French by a rule, but for the name of what it counts (`unit`).
AMOUNT = re.compile(
    r"(?P<sign>\$)?(?P<digits>\d+(?:,\d{3})*(?:\.\d+)?)(?: (?P<scale>thousand|million|billion))?"
    r"(?P<percent>%| percent| per cent)?(?P<unit> [^\W\d_]+)?\Z"
)
_PER_CENT = re.compile(r"(?<=\bpour )cents?\Z", re.IGNORECASE)


def numbers(folded: str) -> tuple[Token, ...]:
    """The number tokens, in order, by the values that an English text would have."""
    # Both changes keep every offset.
    plain = _GROUPED.sub(lambda match: match[0].replace(" ", "_"), folded)
    plain = _COMMA.sub(".", plain).replace("_", ",")
    found = [_digits(token, folded) for token in tokens.numbers(plain) if any(map(str.isdigit, token.text))]
    words = [m for m in _NUMBER_WORD.finditer(folded) if not _PER_CENT.search(folded, 0, m.end())]
    found += [Token(m[0], NUMBER_WORDS[m["word"].lower()], *m.span()) for m in words]
    found += [Token(m[0], _SHORTENED[m["word"]], *m.span()) for m in _SHORT.finditer(folded)]
    return tuple(sorted(found, key=lambda token: token.start))


def _digits(token: Token, folded: str) -> Token:
    value = _ORDINAL.sub(r"\1", token.value)
    if folded.startswith(" %", token.end):
        value += "%"
    return Token(folded[token.start : token.end], value, token.start, token.end)


def months(folded: str) -> tuple[Token, ...]:
    """The months, by their full English names in small letters."""
    return tuple(Token(m[0], MONTHS[m["word"].lower()], *m.span()) for m in _MONTH.finditer(folded))


def weekdays(folded: str) -> tuple[Token, ...]:
    """The weekdays, by their full English names in small letters."""
    return tuple(Token(m[0], WEEKDAYS[m["word"].lower()], *m.span()) for m in _WEEKDAY.finditer(folded))


def as_french(text: str) -> str:
    """How French writes a number whose thousands are parted as English does (`40 000` for `40,000`); else empty."""
    return text.replace(",", " ") if _ENGLISH.fullmatch(text.removesuffix("%").strip()) else ""
