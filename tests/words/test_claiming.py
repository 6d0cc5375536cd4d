"""Words that claim something."""

from __future__ import annotations

import pytest

from briefgen.words.claiming import claiming


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The catch fell because of a storm.", ("because",)),
        ("In reply Velmark shut its harbours.", ("in reply",)),
        ("That led\nto a quarrel.", ("led to",)),
        ("Only the pact is still kept, and only at sea.", ("only", "still")),
        ("Each side pays.", ("each",)),
        ("The boats went out.", ()),
        ("Reached the firstborn of Everyn.", ()),
    ],
)
def test_words_that_claim_are_named(sentence: str, words: tuple[str, ...]) -> None:
    """Whole words in either case, each once, across a line's end."""
    assert claiming(sentence) == words
