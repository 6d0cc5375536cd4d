"""What is to come is recognised by its signs, and by words that can stand for one."""

from __future__ import annotations

import pytest

from briefgen.words.intention import intents, open_ended


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("Arland will lead the guard", ("will",)),
        ("We'll lead, and they won't", ("'ll",)),
        ("The will of its own will not fail; a would-be envoy was going to Havner", ()),
        ("He would not comment, and would have gone", ()),
        ("The ports would open, Brok said", ("would",)),
        ("They plan to sail and intended to stay", ("plan to", "intended to")),
        ("The guard is to sail, the ships were due to stay", ("is to", "were due to")),
        ("They have planned a count", ("have planned",)),
        ("They are going to sail", ("going to",)),
        ("Will Brok led it by the will of the people, for want of political will", ()),
        ("Arland leads the guard, and it went to sea", ()),
        ("the plan", ()),
        ("The skipper was to blame; the trawler was to the north of the line", ()),
        ("They would like to thank the guard, one would think", ()),
        ("Lund's will prevailed, for all the ill will", ()),
    ],
)
def test_a_sure_sign_tells_of_what_is_to_come(text: str, signs: tuple[str, ...]) -> None:
    """A verb that says what somebody will, would, means or is to do; not the noun, nor the name, nor a refusal."""
    assert intents(text) == signs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Arland hopes for a count", True),
        ("Arland announced a count next year", True),
        ("Arland should count", True),
        ("Arland tried to count", True),
        ("Arland leads the guard", False),
        ("Arland led the guard in 2018", False),
    ],
)
def test_a_paraphrase_can_stand_for_a_sign(text: str, expected: bool) -> None:
    """A sign, or a word that says as much, is there or is not."""
    assert open_ended(text) is expected
