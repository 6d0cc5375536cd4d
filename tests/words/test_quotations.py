"""Quotations are what stands between marks, double or single, and an apostrophe is no mark."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.words.fold import folded
from briefgen.words.quotations import quotations, readings

#: Words with an apostrophe, and words without, of both languages.
WORDS = (
    "Canada's Canada’s the Conservatives' allies’ others' '90s ’90s n' rock 'n' roll 'til can't don’t o'clock "
    "l'OTAN d'abord l’Arctique aujourd’hui qu'un s'il presqu'île plan and 1998 James' Marx's d’Ottawa said"
).split()


@given(
    st.lists(st.sampled_from(WORDS), max_size=12), st.sampled_from([" ", ", ", " - "]), st.sampled_from(["en", "fr"])
)
def test_apostrophes_quote_nothing(words: list[str], between: str, language: str) -> None:
    """However words with apostrophes stand together, inside words, at their ends or before a decade."""
    assert quotations(folded(between.join(words) + "."), language) == ()


@given(st.lists(st.sampled_from([*WORDS, "'a", "b'", '"', "‹c", "d›", "(‘e", "f.’)"]), max_size=12))
def test_quotations_stand_where_they_say_and_apart(words: list[str]) -> None:
    """What is told can be pointed at, and no words are told twice."""
    text = folded(" ".join(words))
    for language in ("en", "fr"):
        found = quotations(text, language)
        assert all(text[quote.start : quote.end] == quote.text for quote in found)
        assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    "marked",
    ["'{}'", "‘{}’", "‚{}‘", "‹{}›", '"{}"', "“{}”", "„{}“", "(‘{}’)", "–‘{}’–", "*‘{}’*", "‘{}’, then", "«{}»"],
)
def test_every_kind_of_marks_quotes(marked: str, language: str) -> None:
    """Single or double, straight or not, behind a bracket, a dash or emphasis."""
    text = folded(f"On l'a dit: {marked.format('two words')} in Canada's '90s.")
    assert [quote.value for quote in quotations(text, language)] == ["two words"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("'We sail,' he said, 'today.'", ["We sail", "today"]),
        ("He calls it \"the minister's 'red line,'\" and leaves.", ["the minister's 'red line'"]),
        ("He saw 'all our many friends' and '12 men'.", []),
        ("The 'plan of 2018' is not the allies'.", ["plan of 2018"]),
        ("'We want one thing: fish' was said.", ["We want one thing: fish"]),
        ("He feared 'war with the U.S. fleet' in May.", ["war with the U.S. fleet"]),
        ("'Abd al-Malik told them that the line is the allies'.", []),
        ("'Ali met ministers' aides.", []),
        ("The 'Ndrangheta broke rebels' lines.", []),
        ('He rejects the plan « of 2018 »; the 12" gun is his.', []),
        ("'They can't go.'", ["They can't go"]),
        ("'The allies' plan is void' and the others' too", ["The allies' plan is void"]),
        ("'The fault is the allies' and the others'.", []),
        ("They are 'partners' in it, and the allies' plan holds.", ["partners"]),
        ("They are 'partners' in it. The plan is the others'.", ["partners"]),
        ("In '98 the allies' fleets met.", []),
        ("The '40 boats sank' was wrong.", []),
        ("'90s music' is no year, yet reads like one", []),
        ("a 5' pipe and 6' more", []),
        ("'then it ends", []),
        ("'We sail. We fish,' he said, and no more.", ["We sail. We fish"]),
        ("The 'partners' met in Kazan' and left.", ["partners"]),
        ("The 'partners' keep, like rock 'n' roll, the pact.", ["partners"]),
        ("The 'partners' keep the pact near 54° 40' N of Havner.", ["partners"]),
        ("Both 'sides' keep it, and the boats are the skippers', not the state's.", ["sides"]),
        ("The 'Five Eyes' alliance met with the Philippines' navy and the others'.", ["Five Eyes"]),
        ("The 'boats' met the storm. Some of them came from Kazan' and were lost.", ["boats"]),
        ("Their leader 'Abd al-Malik keeps the allies' pact.", []),
        ("the 'Ndrangheta and the cartels' men", []),
        ("What did 'Abd al-Malik ask of the parties' envoys?", []),
        ("In '98 the pact of Kazan' was kept", []),
        ("In '91 the U.S.S.R. fell and rock 'n' roll won.", []),
    ],
)
def test_single_marks_beside_apostrophes(text: str, words: list[str]) -> None:
    """A possessive does not end a quotation that ends later; what nobody can tell is none, nor a name or a year."""
    assert [quote.value for quote in quotations(text)] == words


@pytest.mark.parametrize(
    ("text", "words"),
    [("\"he said 'no' twice\"", "he said 'no' twice"), ("'he said \"no\" twice'", 'he said "no" twice')],
)
def test_a_quotation_inside_another_is_part_of_it(text: str, words: str) -> None:
    """It is told once, whole."""
    assert [quote.value for quote in quotations(text)] == [words]


@pytest.mark.parametrize("words", ["he said 'no' twice", 'he said "no" twice'])
def test_marks_inside_a_quotation_may_be_of_the_other_kind(words: str) -> None:
    """A house that quotes in single marks prints the inner ones double, and the other way round."""
    assert {"he said 'no' twice", 'he said "no" twice'} <= set(readings(words))


def test_an_apostrophe_inside_a_quotation_stays() -> None:
    """Only marks change their kind."""
    assert "they can't" in readings("they can't")
    assert not [one for one in readings("they can't") if '"' in one]


def test_quotations_leave_closing_commas_out_of_their_value() -> None:
    """A comma inside the marks is the house's, not the speaker's."""
    found = quotations(folded("He said \u201cwe sail,\u201d then \u00abno\u00bb."))
    assert [(token.text, token.value) for token in found] == [("we sail,", "we sail"), ("no", "no")]


def test_a_mark_without_a_partner_quotes_nothing() -> None:
    """An unpaired mark opens no quotation, nor do inches."""
    assert quotations('a 5" pipe, and "then it ends') == ()


def test_guillemets_are_no_part_of_a_quotation() -> None:
    """Neither the marks, nor the spaces inside them, nor the stop before the closing one."""
    found = quotations(folded("Il parle d'«\u00a0un recensement.\u00a0» et de « pêche »."), "fr")
    assert [quote.value for quote in found] == ["un recensement", "pêche"]
