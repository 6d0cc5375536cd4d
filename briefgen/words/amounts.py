"""Amounts as passages word them (`$116 million`, `1.5 percent`), and what can be computed from them.

Value, scale and sign are read from the words; a currency is only the sign or word that stands there. Not a
converter: nothing changes units. All arithmetic is decimal.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from briefgen.words.fold import folded
from briefgen.words.tokens import NUMBER_WORDS, numbers

_SCALE = {
    "hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12, "k": 3, "m": 6, "mn": 6, "bn": 9, "tn": 12,
}  # fmt: skip
_LONG = "hundred|thousand|million|billion|trillion"
_COUNT = "|".join(sorted((word for word in NUMBER_WORDS if word not in _SCALE), key=len, reverse=True))
_AMOUNT = re.compile(
    rf"""
    (?P<sign>(?:(?<=[\s(\[{{])|\A)[-+](?=[$€£¥₽]?\.?\d))?
    (?P<currency>(?<![^\W_])(?:(?:US|CA|C|A|NZ|HK)?\$|[€£¥₽]))?\ ?
    (?<![\w.,/:])(?:
      (?P<digits>(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?|\.\d+)
      | (?P<word>(?i:{_COUNT}|an?(?=\ (?:{_LONG})))(?![^\W_])))
    (?P<scale>(?:k|m|mn|bn|tn)(?![^\W_])|(?:[ -]?(?:{_LONG})(?![^\W_]))*)
    (?![^\W_]|[.,/:]\d)
    (?P<percent>%|[ -](?:percent|per\ cent)(?![^\W_]))?
    """,
    re.VERBOSE,
)
_WORD = r"(?!(?:of|in|by|per|for|from|to|at|on|a|an|and|or|each|since|last|this|was|were)(?![^\W_]))(?:[^\W\d_]|['-])+"
_UNIT = re.compile(rf"[ -]?({_WORD}(?: {_WORD})*)")


@dataclass(frozen=True, slots=True)
class Amount:
    """A value in a unit. `unit` is a currency sign, `%`, or the words that follow up to a preposition.

    `step` is the unit of the last written digit: `1.5 million` has 100000, `31,000` has 1.
    """

    value: Decimal
    unit: str
    percent: bool
    step: Decimal = Decimal(1)


def read(words: str) -> Amount | None:
    """The one amount in `words`, or None where there is none, more than one, or one that is unclear (`1,5`).

    Words before it (`about`, `more than`) are left out.
    """
    text = folded(words).strip()
    every = list(_AMOUNT.finditer(text))
    # `one` is an amount only where no other number stands (`40 tonnes in one year`).
    found = [match for match in every if (match["word"] or "").lower() != "one"] or every
    if len(found) != 1 or any(
        not (found[0].start() <= token.start and token.end <= found[0].end()) for token in numbers(text)
    ):
        return None
    match = found[0]
    exponent = sum(_SCALE[name] for name in re.findall(r"[a-z]+", match["scale"]))
    if match["word"]:
        plain = Decimal(NUMBER_WORDS.get(match["word"].lower(), "1"))
    else:
        plain = Decimal(match["digits"].replace(",", ""))
    value = -plain if match["sign"] == "-" else plain
    decimals = plain.as_tuple().exponent
    step = Decimal(1).scaleb(int(decimals)) * 10**exponent
    if match["percent"]:
        return Amount(value * 10**exponent, "%", True, step)
    following = _UNIT.match(text, match.end())
    unit = (match["currency"] or "") or (following[1] if following else "")
    return Amount(value * 10**exponent, unit, False, step)


def change(a: Amount, b: Amount, *, relative: bool = False) -> Amount | None:
    """From `a` to `b`: the difference in their unit, or with `relative` in percent of `a`.

    None where the units differ, or where `a` is nought and the change relative.
    """
    if not same_unit(a, b) or (relative and not a.value):
        return None
    difference = b.value - a.value
    if relative:
        return Amount(100 * difference / abs(a.value), "%", True)
    return Amount(difference, a.unit, a.percent, min(a.step, b.step))


def total(amounts: Iterable[Amount]) -> Amount | None:
    """The sum, in the unit of the first; None where there is nothing to add or the units differ."""
    first, *rest = tuple(amounts) or (None,)
    if first is None or not all(same_unit(first, other) for other in rest):
        return None
    value = sum((other.value for other in rest), first.value)
    return Amount(value, first.unit, first.percent, min(one.step for one in (first, *rest)))


def same_unit(a: Amount, b: Amount) -> bool:
    """Whether two amounts count the same thing: equal units but for case and a plural `s`."""
    return a.percent == b.percent and _singular(a.unit) == _singular(b.unit)


def matches(key: str, computed: Amount) -> bool:
    """Whether `key`, as a claim words it (`22.5%`, `9,000 tonnes`), states the computed amount.

    The computed value is rounded half up to the key's last digit. A key without a sign states the size of a
    fall too (`fell by 9,000`); one without a unit leaves the unit out.
    """
    stated = read(key)
    if stated is None or stated.percent != computed.percent:
        return False
    if stated.unit and computed.unit and not same_unit(stated, computed):
        return False
    steps = (computed.value / stated.step).to_integral_value(ROUND_HALF_UP) * stated.step
    return stated.value in ((steps,) if stated.value < 0 else (steps, -steps))


def _singular(unit: str) -> str:
    return unit.casefold().removesuffix("s")
