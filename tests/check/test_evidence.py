"""Verdicts: what becomes of a selector, and that the lock tells the rules what the text told them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from briefgen.check.case import Verdict, digest
from briefgen.check.evidence import claim_numbers
from briefgen.check.verify import open_case, verify
from briefgen.library.library import Library
from tests.check.desks import SMALL, codes, locked, opened, with_brief, with_fact

TRIBUNE = (SMALL / "archive" / "tribune-2019-03.txt").read_text(encoding="utf-8")


def verdicts(library: Library, at: Any, *, fact: str = "boats-laid-up") -> tuple[Verdict, ...]:
    """The verdicts on a fact of the Tribune's when its passage is this."""
    return open_case(with_fact(library, fact, at=at)).verdicts[fact]


def test_a_passage_is_found_across_a_line_break(small: Library) -> None:
    """First and last words mark everything between them, at offsets of the captured text."""
    (verdict,) = verdicts(small, "of the 52 boats [...] from Havner")
    assert verdict.state == "found"
    assert verdict.entry
    assert TRIBUNE[verdict.entry.start : verdict.entry.end] == "of the 52 boats\nthat worked from Havner"
    assert verdict.entry.passage == digest("of the 52 boats that worked from Havner")


def test_dots_made_one_character_by_autocorrect_stand_for_the_same(small: Library) -> None:
    """An editor turns `[...]` into `[\u2026]` unasked: the passage, and what the lock keeps of it, are the same."""
    (typed,) = verdicts(small, "of the 52 boats [...] from Havner")
    (corrected,) = verdicts(small, "of the 52 boats [\u2026] from Havner")
    assert corrected.state == "found"
    assert corrected.entry == typed.entry


def test_an_entry_says_what_its_passage_holds(small: Library) -> None:
    """Numbers, months, weekdays, speakers, speech, paragraph and words are read from the whole passage."""
    (verdict,) = verdicts(small, "said Ana Brok [...] January 2017, which broke 14")
    assert verdict.entry
    assert (verdict.entry.numbers, verdict.entry.months) == (("2017", "14"), ("january",))
    assert (verdict.entry.speakers, verdict.entry.speech) == (("Ana Brok",), True)
    assert (verdict.entry.paragraph, verdict.entry.words) == (2, 18)


@pytest.mark.parametrize(
    "at",
    [
        "Their coast guards answered 212 calls jointly in 2018",
        "Their coast guards answered 21 calls",
        "their coast guards answered",
        "guards answered 212 calls [...] Their coast",
        "oast guards answered",
        "coast guards answered 21",
    ],
)
def test_nothing_but_the_words_themselves_is_found(small: Library, at: str) -> None:
    """Another word, number, letter case or order, or a word cut in two, is not the passage."""
    (verdict,) = verdicts(small, at)
    assert (verdict.state, verdict.entry, verdict.outside) == ("not-found", None, False)


def test_what_is_not_found_shows_the_nearest_line(small: Library) -> None:
    """A hint leads to the line of the captured text that is most like the words."""
    (verdict,) = verdicts(small, "Their coast guards answered 212 calls jointly in 2018")
    (near,) = verdict.related
    assert near.line == 1 + TRIBUNE[: TRIBUNE.index("Their coast guards")].count("\n")
    assert near.source == "tribune-2019-03"
    assert "Their coast guards answered 212 calls" in near.excerpt


@pytest.mark.parametrize("at", ["ts that worked from Hafner", "heir coast guards took 212 calls"])
def test_the_nearest_passage_begins_and_ends_with_a_word(small: Library, at: str) -> None:
    """What is most like the words may begin within one."""
    (verdict,) = verdicts(small, at)
    (near,) = verdict.related
    assert near.excerpt.endswith(" ...")
    words = near.excerpt.removesuffix(" ...").split()
    assert {words[0], words[-1]} <= set(TRIBUNE.split())


def test_words_that_stand_twice_show_both_places(small: Library) -> None:
    """An ambiguous passage names each line where it could be."""
    (verdict,) = verdicts(small, "the storm")
    assert verdict.state == "ambiguous"
    starts = [TRIBUNE.index("the storm. Photo"), TRIBUNE.index("the storm of January")]
    assert [near.line for near in verdict.related] == [1 + TRIBUNE[:at].count("\n") for at in starts]


def test_the_prefix_that_an_ambiguous_passage_is_offered_settles_it(small: Library) -> None:
    """Each long form of the hint, written as it says, marks one passage."""
    (verdict,) = verdicts(small, "the storm")
    offered = [yaml.safe_load(part)["at"] for part in verdict.hint.split("`")[1::2]]
    assert len(offered) == 2
    settled = [verdicts(small, at)[0] for at in offered]
    assert [one.state for one in settled] == ["found", "found"]
    assert settled[0].entry != settled[1].entry


def test_words_of_the_page_around_the_article_are_outside(small: Library) -> None:
    """What stands in the captured text, but in no declared range, is told apart from what stands nowhere."""
    (verdict,) = verdicts(small, "Ice road opens 12 days early")
    assert (verdict.state, verdict.outside) == ("not-found", True)


def test_a_declared_caption_bears_evidence_and_has_no_paragraph(small: Library) -> None:
    """A caption stands outside the body, so its passage is counted in none of the body's paragraphs."""
    (verdict,) = open_case(small).verdicts["boats-laid-up"]
    assert verdict.state == "found"
    assert verdict.entry
    assert verdict.entry.paragraph == 0


def test_a_passage_that_begins_in_the_body_and_ends_outside_is_not_found(small: Library) -> None:
    """A passage lies inside one range."""
    (verdict,) = verdicts(small, "has been published. [...] Ice road")
    assert (verdict.state, verdict.outside) == ("not-found", True)


def test_the_same_words_in_a_source_of_the_same_origin_are_a_reprint(small: Library) -> None:
    """Reprints are found by the anchors, with the passage as it stands in the other source."""
    (verdict,) = open_case(small).verdicts["rescue-calls"]
    assert verdict.entry
    (twin,) = verdict.entry.reprints
    post = (SMALL / "archive" / "harbour-post-2019-03.txt").read_text(encoding="utf-8")
    assert post[twin.start : twin.end] == "Their coast guards answered 212 calls together in 2018"
    assert (twin.source, twin.paragraph) == ("harbour-post-2019-03", 4)


def test_words_that_a_reprint_left_out_have_no_reprint(small: Library) -> None:
    """A shortened reprint carries only what stands in it."""
    (verdict,) = open_case(small).verdicts["exercise-lund"]
    assert verdict.entry
    assert verdict.entry.reprints == ()


def test_a_passage_over_two_paragraphs_counts_both(small: Library) -> None:
    """The rules learn how many paragraphs a passage touches."""
    (verdict,) = verdicts(small, "A joint exercise of [...] a joint count")
    assert verdict.paragraphs == 2


def test_each_passage_of_a_list_has_its_verdict_and_place(small: Library) -> None:
    """A list of passages is judged one by one, each at its own line."""
    first, second = verdicts(small, ["A joint exercise of the two guards", "no such words"])
    assert (first.state, second.state) == ("found", "not-found")
    assert (first.place.route[-2:], second.place.route[-2:]) == (("at", 0), ("at", 1))


def test_a_selector_may_name_another_source(small: Library) -> None:
    """The long form looks in the source it names, not in the group's."""
    (verdict,) = verdicts(small, {"start": "This newspaper counted", "source": "harbour-post-2019-03"})
    assert (verdict.state, verdict.source) == ("found", "harbour-post-2019-03")


def test_without_texts_the_lock_tells_the_rules_the_same(small: Library) -> None:
    """Every entry is the same with the archive and from the lock alone; only the state differs."""
    whole, alone = open_case(small), open_case(small.without_texts())
    for fact in small.facts:
        assert whole.entries(fact) == alone.entries(fact)
    assert {verdict.state for verdict in whole.each_verdict()} == {"found"}
    assert {verdict.state for verdict in alone.each_verdict()} == {"unchecked"}


def test_a_passage_that_was_never_locked_is_unknown_without_texts(small: Library) -> None:
    """The lock vouches for nothing but the anchors that it holds."""
    (verdict,) = verdicts(small.without_texts(), "Boats laid up at Havner")
    assert (verdict.state, verdict.entry) == ("unchecked", None)


def test_the_day_of_recording_is_kept(small: Library) -> None:
    """Locking again keeps the day on which a passage was first verified."""
    again = locked(small)
    assert again.lock == small.lock
    assert all(entry.recorded for entry in again.lock.entries)


@pytest.mark.parametrize(
    ("body", "count"),
    [("{start: HAVNER, end: no such words}", 0), ("{start: the storm, end: has been published.}", 2)],
)
def test_a_body_that_cannot_be_marked_is_told_once(
    rewrite: Callable[[str, str, str], None], copy: Path, *, body: str, count: int
) -> None:
    """A body that stands nowhere or twice is told for the source, and not again for each fact in it."""
    rewrite("sources/tribune-2019-03.yaml", "{start: HAVNER, end: has been published.}", body)
    library = opened(copy)
    (lost,) = open_case(library).lost
    assert (lost.source, lost.what, lost.count) == ("tribune-2019-03", "body", count)
    about = [d.code for d in verify(library).diagnostics if d.level == "error"]
    assert about == ["BG303"]


def test_quotations_of_prose_are_digested_with_the_passage(small: Library) -> None:
    """Words that a brief quotes are kept in the lock as digests, so that they are checked without texts too."""
    library = with_brief(small, 'The boats "that worked from Havner" broke [@storm-blamed].')
    assert "BG316" in codes(library)
    assert codes(locked(library).without_texts()) == ["BG406"]


def test_a_number_that_stands_twice_in_a_claim_is_kept_twice(small: Library) -> None:
    """Swapping one of three numbers for another of them is a change, too."""
    once = with_fact(small, "rescue-calls", claim="Calls rose from 16 in 2016 to 18 in 2018.")
    swapped = with_fact(small, "rescue-calls", claim="Calls rose from 16 in 2016 to 18 in 2016.")
    assert claim_numbers(once.facts["rescue-calls"]) == ("16", "2016", "18", "2018")
    assert claim_numbers(swapped.facts["rescue-calls"]) == ("16", "2016", "18", "2016")
