"""Amounts are read from words and computed exactly."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.words.amounts import Amount, change, matches, read, total


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("$116 million", "116000000", "$"),
        ("40,000 tonnes", "40000", "tonnes"),
        ("about 40,000 tonnes of cod", "40000", "tonnes"),
        ("1.5 percent", "1.5", "%"),
        ("\u22123.5%", "-3.5", "%"),
        ("C$1.5bn", "1500000000", "C$"),
        ("two hundred boats", "200", "boats"),
        ("three hundred thousand", "300000", ""),
        ("a million people", "1000000", "people"),
        ("a 250-strong crew", "250", "strong crew"),
        ("one ship", "1", "ship"),
        ("40 tonnes in one year", "40", "tonnes"),
    ],
)
def test_amounts_are_read(words: str, value: str, unit: str) -> None:
    """Value, scale, sign and unit come from the words."""
    found = read(words)
    assert found is not None
    assert (found.value, found.unit) == (Decimal(value), unit)


@pytest.mark.parametrize("words", ["1,5", "the 1990s", "the 70th", "40 of 60", "boats", "", "G20", "68/262"])
def test_what_is_unclear_is_no_amount(words: str) -> None:
    """No number, two numbers, or one that could be read in two ways is None."""
    assert read(words) is None


def _amount(words: str) -> Amount:
    found = read(words)
    assert found is not None
    return found


def test_change_keeps_the_unit() -> None:
    """The difference is in the unit of both, the relative change in percent of the first."""
    a, b = _amount("40,000 tonnes"), _amount("31,000 tonnes")
    absolute, relative = change(a, b), change(a, b, relative=True)
    assert absolute is not None
    assert relative is not None
    assert (absolute.value, absolute.unit) == (Decimal(-9000), "tonnes")
    assert (relative.value, relative.unit) == (Decimal("-22.5"), "%")


def test_unlike_amounts_are_not_computed_with() -> None:
    """Units that differ, and a relative change from nought, give nothing."""
    boats, tonnes = _amount("4 boats"), _amount("4 tonnes")
    assert change(boats, tonnes) is None
    assert total([boats, tonnes]) is None
    assert total([]) is None
    assert change(_amount("0 boats"), boats, relative=True) is None


@pytest.mark.parametrize(
    ("key", "computed", "true"),
    [
        ("22.5%", "-22.5%", True),
        ("23%", "22.5%", True),
        ("22%", "22.5%", False),
        ("-22.5%", "22.5%", False),
        ("9,000 tonnes", "9,000 tonnes", True),
        ("9,000 boats", "9,000 tonnes", False),
        ("1.2 million tonnes", "1,249,000 tonnes", True),
        ("22.5", "22.5%", False),
    ],
)
def test_keys_are_met_to_their_decimals(key: str, computed: str, true: bool) -> None:
    """A stated number is compared at its own last digit."""
    assert matches(key, _amount(computed)) is true


@given(st.lists(st.integers(0, 10**15), min_size=1, max_size=6))
def test_sums_are_exact(values: list[int]) -> None:
    """The total of written amounts is their sum."""
    found = total([_amount(f"{value:,} tonnes") for value in values])
    assert found is not None
    assert found.value == sum(values)


@given(st.text(max_size=60))
def test_any_words_are_an_amount_or_none(words: str) -> None:
    """Nothing is raised."""
    found = read(words)
    assert found is None or found.value == found.value
