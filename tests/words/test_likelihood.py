"""The seven steps of likelihood, words beside them, and words of confidence."""

from __future__ import annotations

import pytest

from briefgen.words import likelihood


def _words(text: str, spans: tuple[tuple[int, int], ...]) -> list[str]:
    return [text[start:end] for start, end in spans]


@pytest.mark.parametrize(
    "step",
    [
        "almost no chance", "remote chance", "very unlikely", "highly improbable", "unlikely", "improbable",
        "roughly even chance", "likely", "probably", "very likely", "highly probable", "almost certain",
        "nearly certain",
    ],
)  # fmt: skip
def test_a_word_of_the_scale_is_a_step(step: str) -> None:
    """Both words of each step are on the scale, and no part of them is found beside them."""
    text = f"The pact is {step} to last"
    found = likelihood.steps(text)
    assert [word for word in _words(text, found) if word in step] == _words(text, found)
    assert len(found) == 1
    assert likelihood.loose(text) == ()


@pytest.mark.parametrize(
    "words", ["may well", "perhaps", "quite likely", "more likely than not", "certainly", "a good chance", "bound to"]
)
def test_other_words_are_off_the_scale(words: str) -> None:
    """What a reader cannot place on the scale is told apart from its steps."""
    text = f"The pact {words} last"
    assert likelihood.loose(text)
    assert likelihood.steps(text) == ()


@pytest.mark.parametrize("text", ["a remote island", "certain boats", "the chance meeting", "The boats sailed"])
def test_words_that_mean_something_else_are_left_alone(text: str) -> None:
    """A place, a selection, an accident: none is a likelihood."""
    assert (likelihood.steps(text), likelihood.loose(text)) == ((), ())


def test_confidence_is_found() -> None:
    """Words of confidence are found where they are about the evidence."""
    text = "We have low confidence in it"
    assert _words(text, likelihood.confident(text)) == ["low confidence"]
