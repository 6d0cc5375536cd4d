"""What can be counted in folded text: number tokens, months, weekdays, and where words end.

A number token is one token that holds a digit, or a number word other than `one`; tokens are compared by
`value`. Not a parser of amounts (`words.amounts`) nor of dates (`words.relative`): a token says only what
stands there. Every function takes text that `words.fold` has folded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

_LETTER = r"[^\W\d_]"
_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
_SCALES = ("hundred", "thousand", "million", "billion", "trillion")
#: Number words and their values; a scale word is a token of its own, so that `2 million` holds no 1000000.
NUMBER_WORDS: dict[str, str] = {
    **{word: str(value) for value, word in enumerate(_SMALL)},
    **{word: str(20 + 10 * at) for at, word in enumerate(_TENS)},
    **{
        f"{ten}-{word}": str(20 + 10 * at + value)
        for at, ten in enumerate(_TENS)
        for value, word in enumerate(_SMALL[1:10], 1)
    },
    **{word: word for word in _SCALES},
}


def _branching(words: list[str]) -> str:
    """One expression that matches the longest of these words: a letter once for all that share it, which is fast."""
    tails: dict[str, list[str]] = {}
    for word in words:
        if word:
            tails.setdefault(word[0], []).append(word[1:])
    branches = "|".join(re.escape(letter) + _branching(rest) for letter, rest in tails.items())
    return f"(?:{branches}){'?' if '' in words else ''}" if branches else ""


_FIRST_LETTERS = "".join(sorted({word[0] for word in NUMBER_WORDS}))
_NUMBER = re.compile(
    rf"""
    (?=[{_FIRST_LETTERS}{_FIRST_LETTERS.upper()}])(?<![^\W_])(?P<word>(?ai:{_branching(list(NUMBER_WORDS))}))(?![^\W_])(?!-(?ai:{_ORDINALS})(?![^\W_]))
    | (?<![^\W_])(?P<code>(?:[A-Z]{{1,3}}-|{_LETTER}++)\d+(?:[.,/:]\d+)*[^\W_]*%?)
    | (?=[-+$€£¥₽.\d])(?P<sign>(?:(?<=[\s(\[{{])|\A)[-+](?=[$€£¥₽]?\.?\d))?
      [$€£¥₽]?(?<![^\W_])
      (?P<digits>(?:(?<!\S)\.|(?<=[$€£¥₽+-])\.)?\d+(?:[.,/:]\d+)*)
      (?:(?P<ordinal>st|nd|rd|th)(?![a-z])|(?P<rest>[^\W_]*%?))
    """,
    re.VERBOSE,
)
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?\Z")
_PLAIN = re.compile(r"\d*\.?\d+\Z")

MONTHS = ("january february march april may june july august september october november december").split()
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_SHORT_MONTHS = {"sept": "september", **{name[:3]: name for name in MONTHS if name != "may"}}
_SHORT_DAYS = {"tues": "tuesday", "thur": "thursday", "thurs": "thursday", **{name[:3]: name for name in WEEKDAYS}}


def _cased(names: list[str] | dict[str, str]) -> str:
    forms = [form for name in sorted(names, key=len, reverse=True) for form in (name.capitalize(), name.upper())]
    return "|".join(forms)


_LONG = _cased([name for name in MONTHS if name != "may"])
_SHORT = _cased(_SHORT_MONTHS)
_BESIDE = r"(?:\.?,? \d|-\d)"
_LED = "|".join(
    rf"(?<=\b{form} )|(?<=\b{form}-)"
    for word in "in since until by during last next this early late mid".split()
    for form in (word, word.capitalize())
)
_MONTH = re.compile(
    rf"(?=[ADFJMNOS])(?<![^\W_])(?:(?P<long>{_LONG})(?![^\W_])|(?P<short>{_SHORT})(?=\.(?! *[A-Z])|{_BESIDE})"
    rf"|(?:(?<=\d )|(?<=\d-))(?P<after>{_SHORT})(?![^\W_])"
    rf"|(?P<may>(?:(?:(?<=\d )|(?<=\d-)|(?<=\dst )|(?<=\d[nr]d )|(?<=\dth )|{_LED})(?:May|MAY)(?![^\W_])"
    rf"|(?:May|MAY)(?={_BESIDE}))))"
)
_WEEKDAY = re.compile(
    rf"(?=[FMSTW])(?<![^\W_])(?:(?P<long>{_cased(WEEKDAYS)})[sS]?(?![^\W_])"
    rf"|(?P<short>{_cased(_SHORT_DAYS)})(?=\.?,? (?:\d|(?:{_LONG}|{_SHORT}|May)(?![^\W_]))))"
)


#: Several rules ask for the tokens of the same claims and passages: that many are remembered.
_REMEMBERED = 1 << 15


@dataclass(frozen=True, slots=True)
class Token:
    """One token: as it stands, what it is compared by, and its offsets in the folded text."""

    text: str
    value: str
    start: int
    end: int


@lru_cache(_REMEMBERED)
def numbers(folded: str) -> tuple[Token, ...]:
    """The number tokens, in order. `value` is the number (`1000`, `-3.5%`, `68/262`, `G8`, `million`)."""
    found = (_token(match) for match in _NUMBER.finditer(folded))
    return tuple(token for token in found if token.text.lower() != "one")


def _token(match: re.Match[str]) -> Token:
    if match["word"]:
        start, end, value = match.start(), match.end(), NUMBER_WORDS[match["word"].lower()]
    elif match["code"]:
        start, end, value = match.start(), match.end(), match["code"].replace("-", "", 1)
    else:
        sign = match["sign"] or ""
        start = match.start("sign") if sign else match.start("digits")
        end = match.end("digits") if match["ordinal"] else match.end()
        value = _value(sign, match["digits"] + (match["rest"] or ""))
    return Token(match.string[start:end], value, start, end)


def _value(sign: str, text: str) -> str:
    body, percent = (text[:-1], "%") if text.endswith("%") else (text, "")
    if _THOUSANDS.match(body):
        body = body.replace(",", "")
    if _PLAIN.match(body):
        # A plain number is compared as a number: 07 is 7 and 1.50 is 1.5.
        body = f"{Decimal(body):f}"
        body = body.rstrip("0").rstrip(".") if "." in body else body
    return ("-" if sign == "-" else "") + body + percent


@lru_cache(_REMEMBERED)
def months(folded: str) -> tuple[Token, ...]:
    """The months, by their full English names in small letters; `May` and short forms only where they must be."""
    found = []
    for match in _MONTH.finditer(folded):
        text = match.group()
        name = _SHORT_MONTHS.get(text.lower(), text.lower())
        found.append(Token(text, name, match.start(), match.end()))
    return tuple(found)


@lru_cache(_REMEMBERED)
def weekdays(folded: str) -> tuple[Token, ...]:
    """The weekdays, by their full English names in small letters."""
    found = []
    for match in _WEEKDAY.finditer(folded):
        name = (match["long"] or match["short"]).lower()
        found.append(Token(match.group(), _SHORT_DAYS.get(name, name), match.start(), match.end()))
    return tuple(found)


def bounded(folded: str, start: int, end: int) -> bool:
    """Whether neither end of the range cuts a word or a number (`5` in `15`, `3` in `3.5`, `is` in `isn't`)."""
    return not (_cuts(folded, start) or _cuts(folded, end))


def _cuts(text: str, at: int) -> bool:
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if before == " " or after == " ":
        return False
    if _in_word(before) and _in_word(after):
        return True
    if after == "'" and before.isalpha() and re.match(r"'(?!s(?![^\W_]))[^\W\d_]", text[at : at + 3]):
        return True
    if before == "'" and after.isalpha() and at > 1 and text[at - 2].isalpha():
        return True
    low, high = text.rfind(" ", 0, at) + 1, text.find(" ", at)
    around = _NUMBER.finditer(text, low, high if high >= 0 else len(text))
    return any(token.start < at < token.end for token in map(_token, around))


def _in_word(character: str) -> bool:
    # A combining mark that NFC cannot compose belongs to its letter.
    return character.isalnum() or "\u0300" <= character <= "\u036f"


_ELIDED = re.compile(r"(?<![^\W_])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)'\Z", re.IGNORECASE)


def occurs(words: str, text: str) -> bool:
    """Whether `words` stand in `text`, both folded, on token boundaries. Empty words stand nowhere.

    In French a word begins behind what is elided before it (`hiver` in `l'hiver`).
    """
    at = text.find(words) if words else -1
    while at >= 0:
        behind = _ELIDED.search(text, max(0, at - 8), at) is not None
        if (behind or not _cuts(text, at)) and not _cuts(text, at + len(words)):
            return True
        at = text.find(words, at + 1)
    return False
