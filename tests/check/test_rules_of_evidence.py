"""The edges of the rules of evidence and references: for each, what passes and what does not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from briefgen.check.verify import verify
from briefgen.library.library import Library
from briefgen.library.model import Name, Standing
from briefgen.words.edtf import parse
from tests.check.desks import ABOUT, codes, locked, with_fact, with_fields


def fact(library: Library, key: str, **changes: Any) -> list[str]:
    """The codes that a fact with these fields gives, all passages locked; what its brief says then is left out."""
    alone = replace(with_fact(library, key, **changes), briefs={}, questions={})
    return codes(locked(alone))


@pytest.mark.parametrize(("words", "expected"), [("212 calls together", []), ("212 calls, together", ["BG308"])])
def test_a_french_house_quotes_as_the_french_do(small: Library, words: str, expected: list[str]) -> None:
    """With spaces inside its marks, also where its claims do not say that they are in French."""
    house = replace(small, house=small.house.model_copy(update={"language": "fr"}))
    found = fact(house, "rescue-calls", claim=f"Elles ont eu « {words} ».", derived=None)
    assert [code for code in found if code == "BG308"] == expected


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("They answered 212 calls in 2018.", []),
        ("They answered two hundred calls in 2018.", ["BG307", "BG307"]),
        ("They answered 213 calls in 2018.", ["BG307"]),
        ("They answered 212 calls in June 2018.", ["BG307"]),
        ("They answered 212 calls on a Friday.", ["BG307"]),
        ("They answered 212% of calls.", ["BG307"]),
        ("One guard answered.", []),
        ('They answered "212 calls together".', []),
        ('They answered "212 calls, together".', ["BG308"]),
        ("They answered “212 calls together.”", []),
        ("They answered '212 calls together', the allies' guards.", []),
        ("They answered ‘212 calls, together’.", ["BG308"]),
        ('They answered "212 calls, together and more.', ["BG308"]),
        ("They answered “212 calls.", ["BG308"]),
        ("They answered the guards' calls, 212 of the others' in all.", []),
        ({"en": "They answered 212 calls.", "fr": "Elles ont eu « 212 calls, together »."}, ["BG308"]),
        ({"en": "They answered 212 calls.", "fr": "Elles ont eu « 212 calls together »."}, []),
    ],
)
def test_a_claim_says_no_more_than_its_passage(small: Library, *, claim: str, expected: list[str]) -> None:
    """Numbers by value, months, weekdays, quotations word for word."""
    assert fact(small, "rescue-calls", claim=claim) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"date": "2019-03-10"}, []),
        ({"date": "2019-03-11"}, ["BG312"]),
        ({"date": "2019-03-11", "status": "planned"}, []),
        ({"date": "2019-03/2019-12"}, []),
        ({"date": "2019-04/.."}, ["BG312"]),
        ({"date": "../2020"}, ["BG312"]),
        ({"said": "2019-04"}, ["BG312"]),
        ({"said": "2019-04", "status": "planned"}, ["BG312"]),
    ],
)
def test_no_date_is_later_than_the_source(small: Library, *, fields: dict[str, str], expected: list[str]) -> None:
    """The later end of the source's window counts, and the first day of the fact; plans may lie ahead, telling not."""
    assert fact(small, "rescue-pact", **fields) == expected


@pytest.mark.parametrize(
    ("derived", "expected"),
    [
        ({"2018": "last year"}, []),
        ({"2017": "last year"}, ["BG310"]),
        ({"2018": "the year before"}, ["BG310"]),
        ({"8 March 2019": "on Friday"}, []),
        ({"-22.5%": {"change": ["2016", "2018"]}}, []),
        ({"22.5%": {"change": ["2016", "2018"]}}, []),
        ({"22.6%": {"change": ["2016", "2018"]}}, ["BG310"]),
        ({"23%": {"change": ["2016", "2018"]}}, []),
        ({"9,000 tonnes": {"change": ["2016", "2018"]}}, []),
        ({"71,000 tonnes": {"sum": ["2016", "2018"]}}, []),
        ({"71,000 boats": {"sum": ["2016", "2018"]}}, ["BG310"]),
        ({"71,000 tonnes": {"sum": ["2016", "2017"]}}, ["BG310"]),
    ],
)
def test_what_is_derived_follows(small: Library, *, derived: dict[str, Any], expected: list[str]) -> None:
    """Relative words on every day of the window; arithmetic to the decimals written."""
    assert fact(small, "catch-fell", claim="The catch fell.", derived=derived) == expected


def test_relative_words_fail_where_the_window_straddles_them(small: Library) -> None:
    """Words that mean another year on another day of the window resolve to nothing."""
    library = with_fields(small, "tribune-2019-03", issued=parse("2018-12-28/2019-01-03"))
    assert "BG310" in fact(library, "catch-fell")


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ({"calls": "212 calls"}, []),
        ({"calls": "212 calls together"}, []),
        ({"calls": "212 Calls"}, ["BG311"]),
        ({"calls": "some calls"}, ["BG311"]),
        ({"calls": "12 calls"}, ["BG311"]),
    ],
)
def test_a_figure_has_the_words_of_the_passage(small: Library, *, figures: dict[str, str], expected: list[str]) -> None:
    """An amount, word for word."""
    assert fact(small, "rescue-calls", figures=figures) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"says": None}, ["BG313"]),
        ({"says": "Tomas Reel"}, ["BG314"]),
        ({"says": "Anna Brok"}, []),
        ({"says": "Anna Brock"}, ["BG203"]),
        ({"says": "Velmark"}, []),
    ],
)
def test_whoever_says_so_is_known_and_named(small: Library, *, fields: dict[str, Any], expected: list[str]) -> None:
    """By any spelling of the house; a party needs no entry."""
    assert fact(small, "storm-blamed", **fields) == expected


def test_a_speaker_named_in_a_second_passage_is_named(small: Library) -> None:
    """`at` may list the passage that names the speaker."""
    alone = "She blamed the storm of January 2017"
    assert fact(small, "storm-blamed", claim="It was the storm.", at=alone) == ["BG314"]
    assert fact(small, "storm-blamed", claim="It was the storm.", at=[alone, "said Ana Brok"]) == []


def test_the_side_of_a_name_is_a_party_or_none(small: Library) -> None:
    """A side that the house does not have is an error of the whole library."""
    stranger = Name(name="Ivo Lund", side="Norland")
    places = {**small.places, "name:Ivo Lund": small.places["name:Ana Brok"]}
    diagnostics = verify(replace(small, names=(*small.names, stranger), places=places)).diagnostics
    (fault,) = (d for d in diagnostics if d.code in ABOUT)
    assert (fault.code, fault.about) == ("BG203", ())


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("Boats laid up at Havner after the storm", []),
        ("Photo: Velmark Wire", []),
        ("THE ARLAND TRIBUNE", ["BG304"]),
        ("Fewer Boats, Fewer Fish", ["BG304"]),
        ("storm. Photo", []),
        ("after the storm. [...] HAVNER", ["BG304"]),
        ("no such words", ["BG301"]),
        ("the storm", ["BG302"]),
    ],
)
def test_evidence_stands_in_body_or_caption(small: Library, *, at: str, expected: list[str]) -> None:
    """Page furniture, headline and a run from caption to body bear nothing out."""
    assert fact(small, "boats-laid-up", claim="Boats were laid up.", at=at) == expected


def test_reprints_of_one_origin_or_named_in_draws_on_are_declared(small: Library) -> None:
    """A pair that shares its text says so by its origin, or by what it draws on."""
    bare = replace(small, briefs={}, questions={})
    apart = with_fields(bare, "harbour-post-2019-03", origin="harbour-post")
    assert codes(locked(apart)) == ["BG317"]
    drawn = with_fields(apart, "harbour-post-2019-03", draws_on=("velmark-wire-2019-03",))
    assert codes(locked(drawn)) == []


def test_a_retracted_ground_carries_nothing(small: Library) -> None:
    """A judgement whose ground was withdrawn names another."""
    library = with_fact(small, "harbours-closed", retracted={"on": "2019-05-02", "reason": "wrong"})
    assert codes(replace(library, briefs={}, questions={})) == ["BG204"]


def test_grounds_that_lead_back_carry_nothing(small: Library) -> None:
    """Each fact of a circle is told of, with the way round; a fact that only rests on the circle is not."""
    library = with_fact(small, "talks-2018", kind="assessment", because=["count-first"])
    library = with_fact(library, "count-first", because=["harbours-closed", "talks-2018"])
    told = [d for d in verify(locked(library)).diagnostics if d.code == "BG204"]
    assert [(d.about, d.message.partition(": ")[2]) for d in told] == [
        (("fact:talks-2018",), "talks-2018 <- count-first <- talks-2018"),
        (("fact:count-first",), "count-first <- talks-2018 <- count-first"),
    ]


@pytest.mark.parametrize(
    ("standing", "levels"), [("retracted", {"error"}), ("corrected", {"warning"}), ("current", set())]
)
def test_a_source_that_no_longer_stands(small: Library, *, standing: str, levels: set[str]) -> None:
    """What is withdrawn may not print; what is corrected is to be looked at."""
    library = with_fields(small, "ministry-2018-11", status=Standing.model_validate({"is": standing}))
    assert {d.level for d in verify(library).diagnostics if d.code == "BG206"} == levels


def test_an_unknown_source_of_a_group_is_told_once(small: Library) -> None:
    """Eight passages of one misspelt group are one mistake."""
    sources = {key: source for key, source in small.sources.items() if key != "ministry-2018-11"}
    places = {key: place for key, place in small.places.items() if key != "source:ministry-2018-11"}
    bare = replace(small, sources=sources, places=places, briefs={}, questions={})
    assert codes(bare) == ["BG201"]


def hints(library: Library, code: str) -> list[str]:
    """What is advised where a code is found."""
    return [d.hint for d in verify(library).diagnostics if d.code == code]


def test_a_passage_cut_too_short_is_told_to_be_widened(small: Library) -> None:
    """Where the words around it have what the claim says, by their letters or by their meaning on the source's day."""
    by_letter = hints(with_fact(small, "rescue-calls", claim="They answered 212 calls by a Thursday."), "BG307")
    by_meaning = hints(with_fact(small, "rescue-calls", claim="They answered 212 calls by March 7."), "BG307")
    literal = "The words after the passage say `began on Thursday off Cape`: widen `at`, so that it holds them."
    meant = "say `on Thursday`: widen `at`, so that it holds them; what they mean goes into `derived`."
    assert by_letter == [literal]
    assert by_meaning == [f"The words after the passage {meant}"] * 2


def test_a_number_that_is_nowhere_near_is_not_looked_for(small: Library) -> None:
    """Nothing is said of other paragraphs."""
    [hint] = hints(with_fact(small, "rescue-calls", claim="They answered 212 calls with 52 boats."), "BG307")
    assert "widen" not in hint


def test_a_hint_shows_the_lines_to_write(small: Library) -> None:
    """Of a list of passages for a speaker, of a name for names.yaml."""
    [speaker] = hints(with_fact(small, "rescue-calls", says="Tomas Reel"), "BG314")
    [name] = hints(with_fact(small, "rescue-calls", says="Marten Vale"), "BG203")
    assert "`- Their coast guards answered 212 calls together in 2018` and `- words that name Tomas Reel`" in speaker
    assert name == "Add a line to names.yaml: `- {name: Marten Vale}`"
