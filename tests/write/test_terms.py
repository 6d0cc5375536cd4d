"""The furniture's words: every language has all of them, with the same places to fill."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefgen.words.edtf import parse
from briefgen.write import terms
from briefgen.write.dates import spoken
from briefgen.write.sums import said
from briefgen.write.text import data, typeset

FRENCH, ENGLISH = terms.of("fr-CA"), terms.of("en")
CODE = Path(terms.__file__).resolve().parents[2]
TEMPLATES = CODE.parent / "templates"


def places(phrase: str) -> set[str]:
    """What a phrase leaves open."""
    return set(re.findall(r"\{\d*\}", phrase))


def test_every_language_has_every_word() -> None:
    """A word that one language lacks would stop a brief in it."""
    assert set(FRENCH) == set(ENGLISH)


@pytest.mark.parametrize("key", sorted(ENGLISH))
def test_phrases_leave_the_same_places_open(key: str) -> None:
    """What is filled into a phrase is printed in every language; `in` and its like may be turned round."""
    assert places(FRENCH[key]) == places(ENGLISH[key])


def test_every_word_that_is_asked_for_is_there() -> None:
    """Code and templates ask for no word by a name that nobody gave."""
    files = [*CODE.rglob("*.py"), *TEMPLATES.rglob("*.j2")]
    by_name = re.compile(r'\b(?:terms\[|phrase\()"([^"{]+)"')
    asked = {m for file in files for m in by_name.findall(file.read_text(encoding="utf-8"))}
    assert asked - set(ENGLISH) <= {"confidence "}


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("2000-12-18", "18 décembre 2000"),
        ("2016-05-01", "1er mai 2016"),
        ("2016-05-01/2016-05-03", "1er–3 mai 2016"),
        ("2016-02", "février 2016"),
        ("201X", "les années 2010"),
        ("2016~", "vers 2016"),
    ],
)
def test_dates_in_french(written: str, words: str) -> None:
    """The first of a month is an ordinal, and months are small."""
    assert spoken(parse(written), FRENCH) == words


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('Elle parle de "pêche".', "Elle parle de «\u00a0pêche\u00a0»."),
        ("« la pêche »", "«\u00a0la pêche\u00a0»"),
        ("l'accord : 45 %", "l\u2019accord\u00a0: 45\u00a0%"),
        ("40 000 tonnes en 2016", "40\u00a0000 tonnes en 2016"),
        ("en 1998 255 navires", "en 1998 255 navires"),
    ],
)
def test_french_prose_is_set_in_french_type(typed: str, printed: str) -> None:
    """Guillemets with no-break spaces, also before a colon and a per cent sign and within a number."""
    assert typeset(typed, FRENCH) == printed
    assert data(typed, FRENCH) == printed


def test_the_rule_under_the_head_of_a_table_stays() -> None:
    """A colon that aligns a column is no punctuation."""
    assert "| :--- | :---: |" in typeset("| a | b |\n| :--- | :---: |\n| c | d |", FRENCH)


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("$255 million", "255\u00a0M$"),
        ("$1.5 billion", "1,5\u00a0G$"),
        ("31,000 tonnes", "31\u00a0000 tonnes"),
        ("45 percent", "45\u00a0%"),
        ("some forty boats", "some forty boats"),
    ],
)
def test_amounts_in_french(words: str, printed: str) -> None:
    """Digits, scale and sign as French sets them; what is not plainly one amount stays."""
    assert said(words, FRENCH) == printed
    assert said(words, ENGLISH) == words
