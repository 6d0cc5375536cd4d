from __future__ import annotations

from typing import Any

import pytest
from markupsafe import Markup

from briefgen.check.verify import Verified, verify
from briefgen.library.library import Library
from briefgen.write.calls import Notebook
from briefgen.write.engine import Missing
from briefgen.write.views import Desk
from tests.check.desks import with_brief, with_fact
from tests.write.conftest import TERMS


def desk(verified: Verified, slug: str = "fewer-boats") -> Desk:
    """A brief on the desk, nothing printed yet."""
    return Desk(verified, slug, Notebook(), TERMS, "en")


def call(verified: Verified, name: str, *values: Any, **named: Any) -> Any:
    """What one of the functions of templates gives."""
    return desk(verified).context()[name](*values, **named)


def test_a_template_sees_the_brief_as_plain_values(verified: Verified) -> None:
    """Title, question, day in words, judgements with their witnesses."""
    brief = desk(verified).context()["brief"]
    assert (brief["title"], brief["as_of"]) == ("Fewer boats, one sea", "31 December 2019")
    assert [(one["n"], one["confidence"]) for one in brief["judgements"]] == [("1", "moderate"), ("2", "low")]
    assert brief["judgements"][1]["witnesses"] == "one report, carried by two texts"


def test_what_is_not_written_is_empty(small: Library) -> None:
    """No question, no day, no bottom line: empty strings, which a template can ask for."""
    brief = desk(verify(with_brief(small, "Nothing.")).verified, "extra").context()["brief"]
    assert (brief["question"], brief["as_of"], brief["bottom_line"], brief["judgements"]) == ("", "", "", [])


def test_sections_stand_under_their_areas(verified: Verified) -> None:
    """In the brief's order, each with an id of its own."""
    areas = desk(verified).context()["areas"]
    assert [area["title"] for area in areas] == ["Areas of cooperation", "Areas of discontent", "Recommendations"]
    assert [section["id"] for area in areas for section in area["sections"]] == ["s1", "s2", "s3"]


def test_the_rail_prints_the_passages_figure(verified: Verified) -> None:
    """The figure as the passage words it, the fact's label with the year."""
    [first] = desk(verified).context()["areas"][0]["sections"][0]["rail"]
    assert first == {"fact": "rescue-calls", "figure": "212 calls", "caption": "Joint rescue calls, 2018"}


def test_the_rail_of_a_translation_prints_its_own_words(small: Library) -> None:
    """A figure that names what it counts is somebody's to translate."""
    rendered = {"rescue-calls": {"figures": {"2018": "212 sorties"}}}
    french = with_brief(small, "Rien.", section={"rail": {"rescue-calls": "2018"}}, language="fr", facts=rendered)
    [rail] = desk(verify(french).verified, "extra").context()["areas"][0]["sections"][0]["rail"]
    assert rail["figure"] == "212 sorties"


def test_an_amount_without_currency_says_so(small: Library) -> None:
    """A sign of money alone is no currency; the passage's own is not asked for twice."""
    section = {"rail": {"count-planned": "Each side"}}
    unstated = with_brief(small, "Nothing.", section=section)
    [rail] = desk(verify(unstated).verified, "extra").context()["areas"][0]["sections"][0]["rail"]
    assert rail["caption"] == "Each side (currency not stated)"
    stated = with_fact(unstated, "count-planned", currency="Arland dollars")
    [rail] = desk(verify(stated).verified, "extra").context()["areas"][0]["sections"][0]["rail"]
    assert rail["caption"] == "Each side"


def test_a_quotation_is_the_claims_own(verified: Verified) -> None:
    """Its words, its speaker, when it was said."""
    shown = {show["kind"]: show for show in desk(verified).context()["areas"][1]["sections"][0]["shows"]}
    assert shown["quotation"]["words"] == "a count of fish and nothing else"
    assert shown["quotation"]["who"] == "Tomas Reel"
    assert shown["accounts"]["question"] == "Why did the catch fall?"


def test_the_longest_quotation_of_a_claim_is_shown(small: Library) -> None:
    """A word in marks before it is not what the speaker is shown for."""
    claim = "Tomas Reel, 'envoy' to the talks, asked for \"a count of fish and nothing else\"."
    fact = next(key for key, one in small.facts.items() if "a count of fish and nothing else" in one.fact.claim)
    verified = verify(with_fact(small, fact, claim=claim)).verified
    shown = {show["kind"]: show for show in desk(verified).context()["areas"][1]["sections"][0]["shows"]}
    assert shown["quotation"]["words"] == "a count of fish and nothing else"


def test_a_fact_is_a_map_of_plain_values(verified: Verified) -> None:
    """Dates in words, figures by their keys."""
    fact = call(verified, "fact", "catch-fell")
    assert (fact["date"], fact["figures"]["2018"], fact["status"]) == ("2016–2018", "31,000 tonnes", "done")


@pytest.mark.parametrize(
    ("function", "values"),
    [
        ("fact", ("gone",)),
        ("claim", ("gone",)),
        ("cite", ("catch-fell", "gone")),
        ("cite", ()),
        ("note_of", ("gone",)),
        ("prose", ("Boats lay idle [@gone].",)),
        ("prose", ("[@gone]",)),
        ("phrase", ("gone",)),
        ("phrase", ("as of",)),
    ],
)
def test_what_is_not_there_is_missing(verified: Verified, function: str, values: tuple[str, ...]) -> None:
    """A fact, a phrase, a value of a phrase: an error for the template's line, never an empty string."""
    with pytest.raises(Missing):
        call(verified, function, *values)


def test_a_fact_with_an_error_does_not_print(small: Library) -> None:
    """A template cannot bring back what checking blamed."""
    with pytest.raises(Missing, match="has an error"):
        call(verify(with_fact(small, "catch-fell", at="Nobody ever wrote this")).verified, "claim", "catch-fell")


def test_notes_of_facts_are_links(verified: Verified) -> None:
    """One note or several, in order; nothing where none was given yet."""
    one = desk(verified)
    functions = one.context()
    assert functions["note_of"]("catch-fell") == ""
    functions["cite"]("talks-2018")
    functions["cite"]("catch-fell", "rescue-pact")
    assert functions["note_of"]("catch-fell") == Markup("note [2](#fn2)")
    assert functions["note_of"]("catch-fell", "talks-2018") == Markup("notes [1](#fn1) and [2](#fn2)")


def test_all_that_a_brief_shows_counts_as_printed(verified: Verified) -> None:
    """Prose, judgements, tables, quotations and figures."""
    printed = set(desk(verified).printed)
    assert {"rescue-pact", "quarrel-contained", "quota-blamed", "cut-denied", "harbours-closed"} <= printed
    assert "boats-on-slip" not in printed
