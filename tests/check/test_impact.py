"""What rests on a source or a fact, over the small library; and that the rules blame the same places."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.check.impact import Impact, Resting, of_fact, of_source
from briefgen.check.verify import open_case, verify
from briefgen.library.library import Library
from briefgen.library.model import Standing
from tests.check.desks import with_brief, with_fact, with_fields


def by_id(impact: Impact) -> dict[str, Resting]:
    """The facts found, by id."""
    return {one.fact: one for one in impact.facts}


def blamed(library: Library) -> list[tuple[object, ...]]:
    """File, route, offset and level of what rule BG206 finds."""
    found = [d for d in verify(library).diagnostics if d.code == "BG206"]
    return sorted((d.place.file, str(d.place.route), d.place.offset or 0, d.level) for d in found if d.place)


def listed(impact: Impact, level: str) -> list[tuple[object, ...]]:
    """File, route, offset of each place that prints what fell: one for each fact that stands there."""
    direct = {one.fact for one in impact.facts if one.printed_from_it}
    return sorted(
        (spot.place.file, str(spot.place.route), spot.place.offset or 0, level)
        for spot in impact.spots
        for fact in spot.facts
        if fact in direct
    )


@pytest.mark.parametrize(("status", "level"), [("retracted", "error"), ("corrected", "warning")])
@pytest.mark.parametrize("source", ["tribune-2019-03", "ministry-2018-11", "harbour-post-2019-03"])
def test_the_rule_blames_exactly_the_places_listed(small: Library, source: str, status: str, level: str) -> None:
    """A source that falls makes one BG206 for each place that impact lists as printing from it."""
    fallen = with_fields(small, source, status=Standing.model_validate({"is": status}))
    assert blamed(fallen) == listed(of_source(open_case(small), source), level)


@pytest.mark.parametrize("fact", ["catch-fell", "storm-blamed", "talks-2018", "boats-on-slip"])
def test_a_retracted_fact_is_blamed_where_it_is_listed(small: Library, fact: str) -> None:
    """A fact that is retracted makes one BG206 for each place that impact lists as printing it."""
    fallen = with_fact(small, fact, retracted={"on": "2020-01-01", "reason": "It was miscounted."})
    assert blamed(fallen) == listed(of_fact(open_case(small), fact), "error")


def test_a_reprint_is_no_witness(small: Library) -> None:
    """Where another text prints the same report, nothing independent is left, and the text is named."""
    found = by_id(of_source(open_case(small), "tribune-2019-03"))["catch-fell"]
    assert found == Resting("catch-fell", "passage", left=(), weaker=("harbour-post-2019-03",))
    assert found.bare


def test_a_passage_in_an_independent_report_is_left(small: Library) -> None:
    """A fact with a second passage in a report of another origin keeps a witness."""
    both = ["The two countries still keep the rescue pact of 1998"]
    second = {"source": "ministry-2018-11", "start": "the quarrel over fish need not reach the rescue pact"}
    library = with_fact(small, "rescue-pact", at=[*both, second])
    assert by_id(of_source(open_case(library), "tribune-2019-03"))["rescue-pact"].left == ("ministry-2018-11",)


def test_a_report_that_draws_on_the_fallen_one_is_no_witness(small: Library) -> None:
    """`draws-on` counts as weaker than independent."""
    second = {"source": "ministry-2018-11", "start": "the quarrel over fish need not reach the rescue pact"}
    library = with_fact(small, "rescue-pact", at=["The two countries still keep the rescue pact of 1998", second])
    library = with_fields(library, "ministry-2018-11", draws_on=("velmark-wire-2019-03",))
    assert by_id(of_source(open_case(library), "tribune-2019-03"))["rescue-pact"].bare


def test_a_fact_that_is_reprinted_there_keeps_its_own_source(small: Library) -> None:
    """The fall of a reprint leaves the passage that the fact is pinned to."""
    found = by_id(of_source(open_case(small), "harbour-post-2019-03"))["catch-fell"]
    assert (found.how, found.left) == ("reprint", ("tribune-2019-03",))


def test_judgements_rest_on_their_grounds(small: Library) -> None:
    """A fact is a ground of an assessment, which keeps its other ground."""
    found = by_id(of_fact(open_case(small), "talks-2018"))["quarrel-contained"]
    assert (found.how, found.through, found.left) == ("ground", "talks-2018", ("radar-shared",))


def test_a_judgement_whose_only_ground_falls_has_nothing_left(small: Library) -> None:
    """`because` with one ground."""
    assert by_id(of_fact(open_case(small), "harbours-closed"))["count-first"].bare


def test_grounds_of_grounds_are_followed(small: Library) -> None:
    """What rests on a judgement that rests on the fact is found too, and a circle ends."""
    library = with_fact(small, "count-first", because=["quarrel-contained"])
    library = with_fact(library, "talks-2018", kind="assessment", because=["count-first"])
    assert set(by_id(of_fact(open_case(library), "talks-2018"))) == {"talks-2018", "quarrel-contained", "count-first"}


def test_the_line_of_a_fact_is_followed_both_ways(small: Library) -> None:
    """What a fact took the place of, and what took its place in turn, with where they are printed; a circle ends."""
    library = with_fact(
        with_fact(small, "talks-2018", replaces="radar-shared"), "harbours-closed", replaces="talks-2018"
    )
    library = with_fact(library, "radar-shared", replaces="harbours-closed")
    found = by_id(of_fact(open_case(with_fact(library, "radar-shared", replaces=None)), "talks-2018"))
    assert {(one.fact, one.how, one.through) for one in found.values() if not one.rests} == {
        ("radar-shared", "predecessor", "talks-2018"),
        ("harbours-closed", "successor", "talks-2018"),
    }
    assert len(by_id(of_fact(open_case(library), "talks-2018"))) == len(found)


def test_what_took_a_facts_place_does_not_fall_with_it(small: Library) -> None:
    """Neither it nor the judgements that rest on it alone."""
    library = with_fact(small, "harbours-closed", replaces="boats-on-slip")
    found = by_id(of_fact(open_case(library), "boats-on-slip"))
    assert found["harbours-closed"].left == ("ministry-2018-11",)
    assert "count-first" not in found


def test_questions_that_touch_it_are_named(small: Library) -> None:
    """By account, and by what a gap is about."""
    assert of_fact(open_case(small), "storm-blamed").questions == ("why-fewer",)
    assert of_fact(open_case(small), "catch-fell").questions == ("catch-2017",)


def test_every_kind_of_place_is_told(small: Library) -> None:
    """Bottom line, judgement, paragraph, list item, table, picture, quotation and figure in the margin."""
    kinds = {spot.kind for spot in of_source(open_case(small), "tribune-2019-03").spots}
    assert kinds == {
        "bottom line", "judgement", "paragraph", "list item", "table", "picture", "quotation", "margin figure"
    }  # fmt: skip


def test_a_place_has_its_section_and_its_first_words(small: Library) -> None:
    """A sentence is found again by how it opens."""
    library = with_brief(small, "It was quiet at sea that year. The guards went out on 212 calls [@rescue-calls].")
    (spot,) = (spot for spot in of_fact(open_case(library), "rescue-calls").spots if spot.brief == "extra")
    assert (spot.part, spot.kind, spot.cited) == ("What is known", "paragraph", ("rescue-calls",))
    assert spot.opening.startswith("It was quiet at sea")


def test_a_paragraph_that_prints_a_claim_opens_with_it(small: Library) -> None:
    """`[@id]` alone has no words of its own."""
    library = with_brief(small, "[@boats-laid-up]")
    (spot,) = (spot for spot in of_fact(open_case(library), "boats-laid-up").spots if spot.brief == "extra")
    assert spot.opening == "Boats were laid up at Havner after a storm."


def test_an_account_later_than_the_brief_is_in_no_table(small: Library) -> None:
    """What the brief's day does not know is not printed, so nothing is listed or blamed."""
    late = replace(small, briefs={k: b.model_copy(update={"as_of": None}) for k, b in small.briefs.items()})
    early = with_brief(late, "Text of our own.", as_of="2018-12-01", section={"show": [{"accounts": "why-fewer"}]})
    assert not [spot for spot in of_fact(open_case(early), "storm-blamed").spots if spot.brief == "extra"]


def test_a_retracted_reprint_is_nothing_to_blame(small: Library) -> None:
    """The passage stands in its own source; only facts of the reprint itself would be errors."""
    fallen = with_fields(small, "harbour-post-2019-03", status=Standing.model_validate({"is": "retracted"}))
    assert blamed(fallen) == []
