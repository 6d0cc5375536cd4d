"""Negation is recognised by its signs, and by words that can stand for one."""

from __future__ import annotations

import pytest

from briefgen.words.negation import affirmed, denials, denied, signs, turned


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("The boats did not sail", ("not",)),
        ("They never sailed and nobody asked", ("never", "nobody")),
        ("The quota isn't final", ("isn't",)),
        ("Neither side sailed, nor did the guard", ("neither", "nor")),
        ("They sailed without a permit", ("without",)),
        ("They cannot sail", ("cannot",)),
        ("They sailed", ()),
        ("The notes of the north are known", ()),
    ],
)
def test_a_sure_sign_denies(text: str, signs: tuple[str, ...]) -> None:
    """Each word of denial is found, in small letters and in order; parts of other words are none."""
    assert denials(text) == signs


@pytest.mark.parametrize(
    "text",
    [
        "Not only cod but herring",
        "No fewer than 12 boats",
        "boat No. 4",
        "They fish whether or not it rains",
        "They wanted a count and nothing else",
        "$2 million, currency not stated",
        "The report does not say why",
        "She gives no date",
        "without naming a speaker",
    ],
)
def test_a_set_phrase_denies_nothing(text: str) -> None:
    """Phrases that deny nothing, and those by which we speak of a text's silence, are no signs."""
    assert denials(text) == ()


def test_a_silence_in_the_past_is_a_denial() -> None:
    """That somebody did not say a thing is told of them, not of the text."""
    assert denials("The minister did not say why") == ("not",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They refused to sail", True),
        ("The clause was left out", True),
        ("They did not sail", True),
        ("The question remains open", True),
        ("They sailed at noon", False),
    ],
)
def test_a_paraphrase_can_stand_for_a_denial(text: str, expected: bool) -> None:
    """A sign, or a word that turns the sense, is there or is not."""
    assert turned(text) is expected


def test_set_phrases_are_signs_that_deny_nothing() -> None:
    """A claim with `not only` has another list of signs than one without."""
    assert signs("Not only cod but no herring") == ("not", "no")
    assert denials("Not only cod but no herring") == ("no",)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The boats never again sailed north", {"saile"}),
        ("They have not been at sea", {"sea"}),
        ("No ship came, and none was lost", {"ship", "lost"}),
        ("They did not, she said", set()),
        ("Not only cod was counted", set()),
        ("They sailed", set()),
    ],
)
def test_a_sign_denies_the_first_word_of_content_behind_it(text: str, words: set[str]) -> None:
    """Cut to five letters, within the clause; small words between them are passed over."""
    assert denied(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The boats sailed, and nobody asked", {"boats", "saile"}),
        ("She denied the charge; the charge stands", {"she", "charg", "stand"}),
        ("They refused to sail", {"they"}),
    ],
)
def test_a_word_is_affirmed_where_its_clause_denies_nothing_before_it(text: str, words: set[str]) -> None:
    """A sure sign, or a word that can stand for one, ends what its clause affirms."""
    assert affirmed(text) == words
