"""What stands beside what was approved: pairs, broken seals, objections."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.check.approval import answered, approved, objected, subjects
from briefgen.check.case import Case
from briefgen.check.seals import Block, digest
from briefgen.check.standing import _paired
from briefgen.check.verify import open_case, verify
from briefgen.library.library import Library
from briefgen.library.model import Standing
from briefgen.library.reviews import ApprovedBlock
from briefgen.words import edtf
from briefgen.words.diagnostics import Place
from tests.check.desks import DAY, reviewed, with_brief, with_fact, with_fields, with_reviews

BEFORE = ("The guards went out on 212 calls [@rescue-calls].", "The pact is old [@rescue-pact].", "The talks go on.")


def brief(library: Library, *paragraphs: str) -> Library:
    """The library with the brief `extra` of these paragraphs."""
    return with_brief(library, "\n\n".join(paragraphs))


def states(library: Library) -> list[str]:
    """How the paragraphs of the brief `extra` stand."""
    blocks = open_case(library).standings.blocks["extra"]
    return [block.state for block in blocks if block.now.role == "paragraph"]


@pytest.fixture
def before(small: Library) -> Library:
    """The library with a brief of three paragraphs, everything approved."""
    return reviewed(brief(small, *BEFORE))


def test_what_was_approved_is_sealed(before: Library) -> None:
    """Nothing changed, so everything holds."""
    assert {subject.state for subject in subjects(open_case(before)).values()} == {"sealed"}


def test_a_changed_paragraph_is_broken(before: Library) -> None:
    """It pairs with the one that stood between the same neighbours."""
    assert (
        states(brief(before, BEFORE[0], "The pact is new [@rescue-pact].", BEFORE[2])) == "sealed broken sealed".split()
    )


def test_an_added_paragraph_is_missing(before: Library) -> None:
    """Where nothing was taken out, what is put in pairs with nothing."""
    assert states(brief(before, BEFORE[0], "Much is open.", *BEFORE[1:])) == "sealed missing sealed sealed".split()


def test_a_moved_paragraph_keeps_its_seal(before: Library) -> None:
    """Equal seals pair wherever they stand."""
    assert states(brief(before, *reversed(BEFORE))) == ["sealed"] * 3


def test_a_paragraph_taken_out_is_no_finding(before: Library) -> None:
    """What does not stand needs no approval."""
    assert states(brief(before, BEFORE[0], BEFORE[2])) == ["sealed"] * 2


def test_a_paragraph_that_stands_twice_is_approved_once(before: Library) -> None:
    """One approval seals one paragraph."""
    assert states(brief(before, BEFORE[0], *BEFORE)) == "sealed missing sealed sealed".split()


def test_a_title_pairs_with_no_paragraph(before: Library) -> None:
    """Each role is paired by itself."""
    blocks = open_case(with_brief(before, BEFORE[1], title="Other")).standings.blocks["extra"]
    assert next((block.now.role, block.state) for block in blocks) == ("title", "broken")


def stood(letter: str) -> Block:
    """A paragraph whose seal says what stands in it."""
    return Block("extra:p", "paragraph", letter, Place("extra.yaml"), {}, digest(letter))


@given(st.lists(st.sampled_from("abcd")), st.lists(st.sampled_from("abcde")))
def test_as_many_are_sealed_as_were_approved_so(then: list[str], now: list[str]) -> None:
    """Whatever was moved, added or taken out: of each wording, as many are sealed as stood and were approved."""
    old = [
        ApprovedBlock(brief="extra", role="paragraph", seal=digest(one), by="Jo Ferris", on=DAY, text=one)
        for one in then
    ]
    new = [replace(stood(one), id=f"extra:p{number}") for number, one in enumerate(now)]
    sealed = Counter(block.now.text for block in _paired(new, old) if block.state == "sealed")
    assert sealed == Counter(now) & Counter(then)


def test_what_changed_is_listed_word_by_word(before: Library) -> None:
    """A reader sees the words that went and the words that came."""
    changed = brief(before, BEFORE[0], "The pact is rather new [@rescue-pact].", BEFORE[2])
    broken = next(block for block in open_case(changed).standings.blocks["extra"] if block.state == "broken")
    assert broken.words == ("- old", "+ rather new")


def test_the_changed_field_of_a_fact_is_named(before: Library) -> None:
    """The digest of each field tells which of them differs."""
    changed = with_fact(before, "rescue-calls", label="Calls")
    assert open_case(changed).standings.facts["rescue-calls"].changed == ("label",)


def test_what_was_added_to_a_source_is_named(before: Library) -> None:
    """What was approved is known by its digest alone: without the status it is the same."""
    status = Standing.model_validate({"is": "corrected", "on": "2020-01-15"})
    changed = with_fields(before, "tribune-2019-03", status=status)
    standing = open_case(changed).standings.facts["rescue-calls"]
    assert (standing.changed, standing.words) == (("sources",), ("`status` was added to the source `tribune-2019-03`",))


def test_of_another_change_of_a_source_the_source_is_named(before: Library) -> None:
    """And what a seal takes of it, for a digest does not tell what stood there."""
    changed = with_fields(before, "tribune-2019-03", issued=edtf.parse("2019-03-11"))
    [line] = open_case(changed).standings.facts["rescue-calls"].words
    assert "`issued`, `origin` or `status` of `tribune-2019-03`" in line


def test_a_source_that_a_fact_was_given_is_named(before: Library) -> None:
    """Beside the passage that it was given."""
    more = [
        "Their coast guards answered 212 calls",
        {"source": "ministry-2018-11", "start": "They agreed to share radar"},
    ]
    [line] = open_case(with_fact(before, "rescue-calls", at=more)).standings.facts["rescue-calls"].words
    assert line == "the source `ministry-2018-11` was added"


def test_a_broken_paragraph_names_the_fact_that_changed(before: Library) -> None:
    """Its own words are as they were."""
    changed = with_fact(before, "rescue-calls", label="Calls")
    broken = [block for block in open_case(changed).standings.blocks["extra"] if block.state == "broken"]
    assert [(block.words, block.changed) for block in broken] == [((), ("rescue-calls",))]


def test_a_passage_that_is_lost_breaks_no_seal(before: Library) -> None:
    """Other rules tell that a passage is not found; the seal waits for it."""
    found = verify(with_fact(before, "rescue-pact", at="words that stand nowhere")).diagnostics
    assert "BG501" not in {diagnostic.code for diagnostic in found}


def test_a_broken_seal_withholds_what_rests_on_it(before: Library) -> None:
    """What nobody approved in this form does not print."""
    held = verify(with_fact(before, "rescue-calls", label="Calls")).verified.withheld
    assert held == {"extra": True, "fewer-boats": True}


def test_facts_and_blocks_without_seal_are_counted(small: Library) -> None:
    """The stamp counts printed claims, and titles with paragraphs."""
    unreviewed = verify(brief(small, *BEFORE)).verified.unreviewed
    assert unreviewed["extra"] == (2, 5)


def test_accounts_in_a_table_are_printed_claims(small: Library) -> None:
    """Claims that a shown question prints need a reader as well."""
    library = with_brief(small, "Plain.", section={"show": [{"accounts": "why-fewer"}]})
    assert open_case(library).standings.printed["extra"] == ("storm-blamed", "quota-blamed")


def test_an_account_later_than_the_brief_is_not_printed(small: Library) -> None:
    """What does not exist for the brief is not counted in its stamp."""
    library = with_brief(small, "Plain.", as_of="2018-12-31", section={"show": [{"accounts": "why-fewer"}]})
    assert open_case(library).standings.printed["extra"] == ()


# --------------------------------------------------------------------------------------------- objections


def open_to(case: Case) -> list[str | None]:
    """The ids that open objections have now."""
    return [one.id for one in case.standings.open]


def object_to(library: Library, key: str) -> Library:
    """The library with an objection."""
    return with_reviews(library, objected(open_case(library), key, why="How so?", by="Kit Lowe", on=DAY))


@pytest.mark.parametrize("key", ["rescue-pact", "extra:p2"])
def test_an_objection_takes_the_seal(before: Library, key: str) -> None:
    """What a reader objects to is not approved."""
    assert subjects(open_case(object_to(before, key)))[key].state == "missing"


def test_an_objection_follows_its_words(before: Library) -> None:
    """A paragraph that moved is still the one objected to."""
    moved = brief(object_to(before, "extra:p2"), "New.", *BEFORE)
    assert open_to(open_case(moved)) == ["extra:p3"]


def test_changed_words_answer_an_objection_when_all_is_approved(before: Library) -> None:
    """The reader who approves what stands now has seen what became of it."""
    changed = brief(object_to(before, "extra:p2"), BEFORE[0], "The pact is from 1998 [@rescue-pact].", BEFORE[2])
    assert (open_to(open_case(changed)), open_to(open_case(reviewed(changed)))) == ([None], [])


def test_a_changed_fact_answers_an_objection_when_it_is_approved(before: Library) -> None:
    """The same for a fact, by itself."""
    changed = with_fact(object_to(before, "rescue-pact"), "rescue-pact", claim="Both keep a rescue pact of 1998.")
    assert (open_to(open_case(changed)), open_to(open_case(reviewed(changed)))) == (["rescue-pact"], [])


def test_an_answered_objection_is_closed(before: Library) -> None:
    """A reason closes it, the words unchanged."""
    case = open_case(object_to(before, "extra:p2"))
    library = with_reviews(before, answered(case, "extra:p2", why="So.", by="Jo Ferris", on=date(2020, 2, 1)))
    assert open_to(open_case(library)) == []


def test_approving_one_block_keeps_the_others(small: Library) -> None:
    """An approval adds to what was approved, in the order of the page."""
    library = brief(small, *BEFORE)
    for key in ("extra:p3", "extra:p1"):
        library = with_reviews(library, approved(open_case(library), [key], by="Jo Ferris", on=DAY))
    assert [block.text for block in library.reviews.blocks] == [BEFORE[0], BEFORE[2]]
