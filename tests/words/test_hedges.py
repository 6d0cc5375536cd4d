"""Hedges are recognised by their signs, and by words that can stand for one."""

from __future__ import annotations

import pytest

from briefgen.words.hedges import Kind, guarding, hedges, soft


@pytest.mark.parametrize(
    ("text", "kind", "signs"),
    [
        ("The boats may sail", "chance", ("may",)),
        ("In May the boats sail", "chance", ()),
        ("They appear to agree, and perhaps will", "chance", ("appear to", "perhaps")),
        ("It could rain and might snow", "chance", ("could", "might")),
        ("She asked what the price might be", "chance", ()),
        ("about 40 boats and nearly all of the crews", "measure", ("about 40", "nearly all")),
        ("at least $2 million", "measure", ("at least $2",)),
        ("They spoke about boats", "measure", ()),
        ("over the sea", "measure", ()),
    ],
)
def test_a_sure_sign_hedges(text: str, kind: Kind, signs: tuple[str, ...]) -> None:
    """Words of chance count where they guard a statement, words of measure only before a count."""
    assert hedges(text, kind) == signs


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("They hope to sail", "chance", True),
        ("They were warned of a storm", "chance", True),
        ("They sailed", "chance", False),
        ("most of the boats", "measure", True),
        ("40 boats", "measure", False),
    ],
)
def test_a_paraphrase_can_stand_for_a_hedge(text: str, kind: Kind, expected: bool) -> None:
    """A sign, or a word that says as much, is there or is not."""
    assert soft(text, kind) is expected


@pytest.mark.parametrize(
    ("signs", "text", "kept"),
    [
        (("some 120",), "It employs 43 people.", ()),
        (("some 120",), "It owns one hundred and twenty, or 120, trawlers.", ("some 120",)),
        (("almost entirely",), "They answered 1,945 calls.", ()),
        (("almost entirely",), "The fleet is entirely laid up.", ("almost entirely",)),
        (("more than a third",), "The share is 37.5 percent.", ()),
        (("more than a third", "about $2"), "A third pays $2 million.", ("more than a third", "about $2")),
        (("nearly four",), "They have 4 boats.", ("nearly four",)),
    ],
)
def test_a_measure_guards_its_own_count(signs: tuple[str, ...], text: str, kept: tuple[str, ...]) -> None:
    """A rough number of one thing says nothing of another number."""
    assert guarding(signs, text) == kept
