"""The edges of the rules of prose: for each, what passes and what does not, beyond its page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.library.library import Library
from tests.check.desks import prose, with_fact

TWO_FACTS = "[@rescue-pact; @rescue-calls]"
THREE_FACTS = "[@rescue-pact; @rescue-calls; @exercise-lund]"


@pytest.mark.parametrize(
    "text",
    [
        "The guards went out 212 times in 2018 [@rescue-calls].",
        "In 2018, 212 calls [@rescue-calls].",
        "The 1998 pact holds [@rescue-pact].",
        "It began on 7 March 2019 [@exercise-lund].",
        "It began on Thursday the 7th [@exercise-lund].",
        "It will begin in January 2019 [@radar-shared].",
        "Fourteen of fifty-two boats broke, said Ana Brok; the skippers blame a quota [@storm-blamed; @quota-blamed].",
        "The two of them go on [@rescue-pact].",
        f"Both facts, two of them, agree {TWO_FACTS}.",
        f"Three facts say so {THREE_FACTS}.",
        "One of them goes on [@rescue-pact].",
    ],
)
def test_numbers_that_the_facts_bear_out_pass(small: Library, text: str) -> None:
    """By value, from claim, date or passage; `two` for the parties; a count of the facts cited."""
    assert "BG401" not in prose(small, text)


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("The guards went out 213 times [@rescue-calls].", 1),
        ("The guards went out 2,120 times [@rescue-calls].", 1),
        ("The guards went out 21.2 times [@rescue-calls].", 1),
        ("The guards went out -212 times [@rescue-calls].", 1),
        ("The guards went out for 212% [@rescue-calls].", 1),
        ("The guards went out for $212 million [@rescue-calls].", 1),
        ("They went out three times [@rescue-calls].", 1),
        (f"Three facts say so {TWO_FACTS}.", 1),
        ("In May 2018 they went out [@rescue-calls].", 1),
        ("It began on Friday [@exercise-lund].", 1),
        ("The G-8 met in 1998 [@rescue-pact].", 1),
        ("It is 1 pact [@rescue-pact].", 1),
        ("It holds [@rescue-pact]. They answered 212 calls [@exercise-lund].", 1),
        ("There were 213 in 2017 [@rescue-calls].", 2),
    ],
)
def test_numbers_that_no_cited_fact_has_are_found(small: Library, *, text: str, faults: int) -> None:
    """Another value, sign, unit or scale is another number, wherever else in the library it stands."""
    assert prose(small, text) == ["BG401"] * faults


def test_g8_is_the_same_with_or_without_its_hyphen(small: Library) -> None:
    """`G-8` and `G8` are one token."""
    library = with_fact(small, "boats-on-slip", claim="The G8 is not named.", at="This newspaper", derived=None)
    assert "BG401" not in prose(library, "The G-8 stays away [@boats-on-slip].")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Both go on with 212 calls", "BG403"),
        ("It went on [@rescue-pact]. And in 1998 it began.", "BG403"),
        ("It began in May 1998.", "BG403"),
        ("On Friday they met.", "BG403"),
        ('They call it "a count of fish".', "BG403"),
        ("- They met in 1998.\n- They met [@rescue-pact].", "BG403"),
        ("They met in 1998.\n\n[@rescue-pact]", "BG403"),
        ("| When |\n| --- |\n| 1998 |", "BG403"),
    ],
)
def test_what_can_be_wrong_needs_a_citation_in_its_block(small: Library, *, text: str, code: str) -> None:
    """A citation in another paragraph, item or cell is none."""
    assert set(prose(small, text)) == {code}


@pytest.mark.parametrize(
    "text", ["The two go on.", "One goes on.", "They may march.", "See [it](https://a.example/7)."]
)
def test_what_is_no_statement_needs_no_citation(small: Library, text: str) -> None:
    """`two` for the parties, `one`, words that only look like months, and addresses pass."""
    assert prose(small, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Arland denies it and wants "a count of fish," no more [@cut-denied].', []),
        ("Arland denies it and wants “a count of fish” [@cut-denied].", []),
        ("Arland denies it and wants “a count of fish.” [@cut-denied]", []),
        ('Arland denies it; "pressed for the cut" is wrong [@cut-denied].', []),
        ('Arland denies it and wants "a Count of fish" [@cut-denied].', ["BG402"]),
        ('Arland denies it and wants "a count of" [@cut-denied].', []),
        ('Arland denies it and wants "count of fis" [@cut-denied].', ["BG402"]),
        ("Arland denies it and wants 'a count of boats' [@cut-denied].", ["BG402"]),
        ("Arland denies it and wants ‘a count of boats’ [@cut-denied].", ["BG402"]),
        ("Arland denies it and wants ‚a count of boats‘ [@cut-denied].", ["BG402"]),
        ("Arland denies it and wants ‹a count of boats› [@cut-denied].", ["BG402"]),
        ("Arland denies it and wants 'a count of fish,' no more [@cut-denied].", []),
        ("The skippers' union, Arland's envoys' and others' hopes: Arland denies it [@cut-denied].", []),
        ('Arland denies it and wants "a count ... nothing else" [@cut-denied].', ["BG402"]),
        ('Arland denies it and wants "... a count of fish" [@cut-denied].', []),
        ('Arland denies it and wants "a *count* of fish" [@cut-denied].', []),
        ('Arland denies it and wants "a count of [fish](https://example.org/)" [@cut-denied].', []),
        ('Arland denies it and wants "a count of [boats](https://example.org/)" [@cut-denied].', ["BG402"]),
    ],
)
def test_quotations_stand_word_for_word(small: Library, *, text: str, expected: list[str]) -> None:
    """Typography and the American comma are folded, nothing else is; no word is cut."""
    assert prose(small, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Arland denies it and wants “a count of boats [@cut-denied].”",
        "Arland denies it and wants “a count of boats [@cut-denied],” and denies more [@cut-denied].",
        'Arland denies it and wants "a count [@cut-denied] of boats", and denies it [@cut-denied].',
        "Arland denies it and wants «a count of boats [inferred from @cut-denied]».",
    ],
)
def test_a_citation_inside_a_quotation_is_refused(small: Library, text: str) -> None:
    """It cuts the quotation in two, and neither half would be held against the passage."""
    assert prose(small, text) == ["BG418"]


@pytest.mark.parametrize("mark", ['"', "“", "«"])
def test_a_quotation_that_is_never_closed_is_refused(small: Library, mark: str) -> None:
    """One key not pressed must not get words past the passage."""
    assert prose(small, f"Arland denies it: {mark}we never wanted a count of boats [@cut-denied].") == ["BG418"]


@pytest.mark.parametrize(
    "text",
    [
        'Arland wants "a count of fish" [@cut-denied]. It denies it, and "a count" it is [@cut-denied].',
        "The allies' plan is Arland's, which denies it, and its envoys' [@cut-denied].",
        'A gauge of " or \u2033 is an inch, and Arland denies it [@cut-denied].',
    ],
)
def test_citations_between_quotations_and_marks_that_quote_nothing_pass(small: Library, text: str) -> None:
    """Neither is inside a quotation, nor is one left open."""
    assert "BG418" not in prose(small, text)


@pytest.mark.parametrize("words", ["'a count of {}'", "“a count of {}”"])
@pytest.mark.parametrize("field", ["title", "question", "section", "why"])
def test_titles_and_reasons_quote_what_is_cited_below_them(small: Library, field: str, words: str) -> None:
    """They carry no citation: their quotations stand in a fact of their section, of the brief, of the judgement."""
    text = "Arland denies it [@cut-denied]."

    def told(quoted: str) -> list[str]:
        words = f"What is {quoted}"
        judged = {"text": "Arland denies it [inferred from @cut-denied].", "confidence": "low", "why": words}
        fields = {"title": {"title": words}, "question": {"question": words}, "section": {"section": {"title": words}}}
        return prose(small, text, **fields.get(field, {"key_judgements": [judged]}))

    assert told(words.format("fish")) == []
    assert told(words.format("boats")) == ["BG402"]
    assert told("“a count of boats, and nothing closes it") == ["BG402"]


@pytest.mark.parametrize(
    ("text", "shows"),
    [
        ("They plan to share radar [@radar-shared].", True),
        ("They agreed to share radar [@radar-shared].", True),
        ("Radar is to be shared [@radar-shared].", True),
        ("They share radar [@radar-shared].", False),
        ("A plane shares radar [@radar-shared].", False),
        ("Arland denies it [@cut-denied].", True),
        ("Arland pressed for the cut [@cut-denied].", False),
        ("They share radar [@rescue-pact]. They plan it [@radar-shared].", True),
        ("They plan it [@rescue-pact]. They share radar [@radar-shared].", False),
        ("[@radar-shared]", True),
    ],
)
def test_a_status_is_shown_in_the_unit_that_cites(small: Library, *, text: str, shows: bool) -> None:
    """A word of the plan or denial stands in the same unit; a claim printed by itself shows it itself."""
    assert ("BG405" in prose(small, text)) is not shows


def test_an_allegation_is_somebodys(small: Library) -> None:
    """What is alleged is told as told."""
    library = with_fact(small, "harbours-closed", status="alleged")
    assert "BG405" in prose(library, "Velmark shut its harbours [@harbours-closed].")
    assert "BG405" not in prose(library, "Arland accuses Velmark of shutting its harbours [@harbours-closed].")


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "file:///etc/hosts", "//tribune.example/x", "smb://host/x", "page.html", "https:"]
)
def test_other_links_are_refused(small: Library, target: str) -> None:
    """Whatever a reader's machine would open otherwise than as a page or a letter."""
    assert prose(small, f"See [the page]({target}).") == ["BG408"]


@pytest.mark.parametrize(
    "target", ["https://a.example/x", "http://a.example", "HTTPS://a.example", "mailto:desk@a.example"]
)
def test_links_to_the_web_and_to_mail_pass(small: Library, target: str) -> None:
    """http, https and mailto."""
    assert prose(small, f"See [the page]({target}).") == []


@pytest.mark.parametrize(
    "text",
    ["# Title\n\nText.", "Title\n=====\n\nText.", "<b>Text</b>", "![boats](boats.png)", "Text.[^1]\n\n[^1]: a note"],
)
def test_what_a_brief_has_fields_for_is_refused(small: Library, text: str) -> None:
    """Headings, raw HTML, images, typed footnotes."""
    assert "BG407" in prose(small, text)


@pytest.mark.parametrize(
    "text", ["See [@rescue-pact, @rescue-calls].", "See @rescue-pact.", "See [from @rescue-pact].", "See [@Rescue]."]
)
def test_what_is_near_a_citation_is_refused(small: Library, text: str) -> None:
    """A citation that would print as text."""
    assert prose(small, text) == ["BG418"]


@pytest.mark.parametrize(
    "text",
    [
        "See [rescue-pact].",
        "See [rescue-pact, rescue-calls].",
        "See [rescue-pact; rescue-calls].",
        "See [inferred from rescue-pact].",
        "In 2018 they answered 212 calls [rescue-calls].",
        "One. Two more. Three in all [rescue-calls], as they say.",
        "In 2018 they answered 999 calls [@rescue-calls, @rescue-pact].",
    ],
)
def test_a_forgotten_sign_is_told_and_nothing_that_follows_from_it(small: Library, text: str) -> None:
    """Ids of facts in brackets would print as text; what they should bear out is judged once they cite."""
    assert prose(small, text) == ["BG418"]


def test_the_rail_is_not_asked_for_a_citation_that_is_mistyped(small: Library) -> None:
    """The fact that it shows may be the one that was meant."""
    section = {"rail": {"rescue-calls": "2018"}}
    assert prose(small, "They answer calls [rescue-calls].", section=section) == ["BG418"]


def test_words_after_a_forgotten_sign_are_judged(small: Library) -> None:
    """They rest on what follows them, as they would if the citation stood."""
    assert prose(small, "It holds [rescue-pact]. In 1990 it began [@rescue-pact].") == ["BG418", "BG401"]
    assert prose(small, "It holds [rescue-pact]. In 1990 it began.") == ["BG418", "BG403"]


def test_number_words_in_an_id_are_no_numbers(small: Library) -> None:
    """An id in brackets states nothing."""
    library = replace(small, places={**small.places, "fact:talk-thirty": small.places["fact:rescue-calls"]})
    assert prose(library, "They talk [talk-thirty].") == ["BG418"]


@pytest.mark.parametrize(
    "text",
    [
        "See [the pact].",
        "See [sic].",
        r"See \[rescue-pact\].",
        "See [rescue-pact](https://a.example).",
        "See `[rescue-pact]`.",
        "See (rescue-pact).",
    ],
)
def test_other_brackets_print(small: Library, text: str) -> None:
    """Words that are no fact's id, links, code, and brackets that are escaped."""
    assert prose(small, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It holds. It goes on [@rescue-pact].", []),
        ("It holds. It goes on. It stays [@rescue-pact].", ["BG404"]),
        (f"It holds {THREE_FACTS}.", []),
        ("It holds [@rescue-pact; @rescue-calls; @exercise-lund; @talks-2018].", ["BG404"]),
    ],
)
def test_a_citation_answers_for_two_sentences_and_three_facts(
    small: Library, *, text: str, expected: list[str]
) -> None:
    """At most."""
    assert prose(small, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Arland and Velmark still keep a rescue pact of 1998 [@rescue-pact].", ["BG513"]),
        ("arland AND velmark still keep a rescue pact [@rescue-pact].", ["BG513"]),
        ("Velmark still keeps a rescue pact of 1998 [@rescue-pact].", []),
        ("[@rescue-pact]", []),
    ],
)
def test_eight_words_of_a_claim_are_an_echo(small: Library, *, text: str, expected: list[str]) -> None:
    """In a row, whatever their case; a claim that prints by itself is meant to."""
    assert prose(small, text) == expected
