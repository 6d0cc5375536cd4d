from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from briefgen.check.verify import Verified, verify
from briefgen.library.library import Library
from briefgen.words.edtf import parse
from briefgen.write.manuscript import Note
from briefgen.write.notes import Call, worded
from tests.check.desks import locked, with_fact, with_fields
from tests.write.conftest import TERMS

FRAGMENT = "https://tribune.example/sea/fewer-boats#:~:text="


def notes(verified: Verified, *calls: Call | str) -> list[str]:
    """The wording of notes; a string stands for a call of that fact alone."""
    made = [call if isinstance(call, Call) else Call((call,)) for call in calls]
    return [note.markdown for note in worded(verified, "fewer-boats", made, TERMS)]


def test_notes_are_numbered_in_the_order_of_their_calls(verified: Verified) -> None:
    """Number, facts and whether the conclusion is ours are carried over."""
    made = worded(verified, "fewer-boats", [Call(("talks-2018",)), Call(("catch-fell",), inferred=True)], TERMS)
    assert [(n.number, n.facts, n.inferred) for n in made] == [(1, ("talks-2018",), False), (2, ("catch-fell",), True)]
    assert all(isinstance(n, Note) for n in made)


def test_a_note_says_who_where_when_and_between_which_words(verified: Verified) -> None:
    """Speaker, source, date, paragraph, the passage's ends as a link, and who else carries it."""
    [note] = notes(verified, "catch-fell")
    assert note == (
        "Harbour office of Havner in Velmark Wire, “Fewer Boats, Fewer Fish,” *The Arland Tribune*, "
        "8–10 March 2019 (date inferred), para. 1 "
        f"([“Velmark’s cod boats landed … said on Friday”](<{FRAGMENT}Velmark%27s%20cod%20boats%20landed,"
        "said%20on%20Friday>)). Also carried by *The Harbour Post*, 9 March 2019, para. 1."
    )


def test_a_source_without_address_gives_the_words_alone(verified: Verified) -> None:
    """First and last words, no link; no speaker where the source speaks itself."""
    [note] = notes(verified, "talks-2018")
    assert note == (
        "Ministry of the Sea of Arland, “Statement on the talks at Two Shores,” 14 November 2018, para. 1 "
        "(“The ministers of Arland … 12 November 2018”)."
    )


def test_later_citations_are_short_and_lead_to_the_first(verified: Verified) -> None:
    """Full form once for each source, then the number of that note; never ibid."""
    made = notes(verified, "talks-2018", "catch-fell", "radar-shared", "quota-blamed")
    assert ["Statement on the talks" in note for note in made] == [True, False, False, False]
    assert "“Two Shores statement” (n. 1), para. 2" in made[2]
    assert "“Fewer Boats” (n. 2), para. 3" in made[3]
    assert not any("ibid" in note.lower() for note in made)


def test_facts_of_one_source_share_one_citation(verified: Verified) -> None:
    """One bracket group, one note, and the source named once in it."""
    [note] = notes(verified, Call(("rescue-pact", "rescue-calls")))
    assert (note.count("Velmark Wire"), note.count("para. 5")) == (1, 1)
    assert (note.count("“The two countries still"), note.count("“Their coast guards answered")) == (1, 1)


def test_each_speaker_is_named_with_their_own_words(verified: Verified) -> None:
    """Two speakers in one source: the source once, each speaker before their own passage."""
    [note] = notes(verified, Call(("storm-blamed", "quota-blamed")))
    assert note.startswith("Velmark Wire, “Fewer Boats, Fewer Fish,”")
    assert note.index("Ana Brok in para. 2 (") < note.index("; Skippers’ Union of Velmark in para. 3 (")


def test_a_speaker_is_named_as_the_house_spells_it(small: Library) -> None:
    """Another spelling in the fact prints as the name itself."""
    assert notes(verify(with_fact(small, "storm-blamed", says="Brok")).verified, "storm-blamed")[0].startswith(
        "Ana Brok in Velmark Wire"
    )


def test_a_passage_that_only_names_the_speaker_shows_no_words(small: Library) -> None:
    """Its paragraph is told; its words say nothing of the claim."""
    both = ["said Ana Brok, the [...] that worked from Havner", "said Ana Brok, the fisheries minister"]
    library = locked(with_fact(small, "storm-blamed", at=both))
    [note] = notes(verify(library).verified, "storm-blamed")
    assert "para. 2 ([“said Ana Brok, the … worked from Havner”]" in note
    assert note.count("“said Ana Brok") == 1


@pytest.mark.parametrize(("fact", "standing"), [("cut-denied", "denied"), ("count-planned", "planned when reported")])
def test_what_is_not_done_says_so(verified: Verified, fact: str, standing: str) -> None:
    """The status of a fact stands in its note."""
    assert f", {standing} (" in notes(verified, fact)[0]


def test_an_inference_is_called_ours(verified: Verified) -> None:
    """`[inferred from]` opens the note."""
    assert notes(verified, Call(("talks-2018",), inferred=True))[0].startswith("Our inference from Ministry of")


def test_the_editors_remark_closes_the_note(verified: Verified) -> None:
    """After the place, once; a caption has no paragraph."""
    first, second = notes(verified, "boats-laid-up", "boats-laid-up")
    assert ", caption (" in first
    assert first.endswith(" The caption gives no date.")
    assert "The caption" not in second


def test_a_reprint_later_than_the_brief_is_not_known(small: Library) -> None:
    """The reprints told are those of the brief's day; a later end of a window counts, equality passes."""
    later = with_fields(small, "harbour-post-2019-03", issued=parse("2019-12-31/2020-01-01"))
    assert "Also carried by" not in notes(verify(later).verified, "catch-fell")[0]
    same_day = with_fields(small, "harbour-post-2019-03", issued=parse("2019-12-31"))
    assert "Also carried by" in notes(verify(same_day).verified, "catch-fell")[0]


def test_another_day_stands_for_the_briefs_own(small: Library) -> None:
    """`--as-of` hides reprints too."""
    assert "Also carried by" not in notes(verify(small, as_of=date(2019, 3, 8)).verified, "catch-fell")[0]


def test_what_is_not_verified_says_so(small: Library) -> None:
    """The reason stands in the note as a sentence, before the remark; there is no source to name."""
    open_fact = with_fact(small, "talks-2018", at=None, unverified="the minutes were not published", note="See annex.")
    assert notes(verify(open_fact).verified, "talks-2018") == [
        "Not verified: the minutes were not published. See annex."
    ]


def test_a_second_text_of_one_report_says_so(verified: Verified) -> None:
    """It stands beside the first, and another report between them is moved behind them."""
    [note] = notes(verified, Call(("catch-fell", "talks-2018", "boats-on-slip")))
    first, second, third = note.removesuffix(".").split("; ")
    assert (first.count("The Arland Tribune"), second.count("The Harbour Post"), third.count("Two Shores")) == (1, 1, 1)
    assert [", which carries the same report" in part for part in (first, second, third)] == [False, True, False]


def test_passages_in_two_sources_are_both_named(small: Library) -> None:
    """Each with its paragraph; they need no second note."""
    both = [
        "The ministers of Arland and Velmark met [...] 12 November 2018",
        {"source": "tribune-2019-03", "start": "Ministers have planned a joint count"},
    ]
    library = locked(with_fact(small, "talks-2018", at=both))
    [note] = notes(verify(library).verified, "talks-2018")
    assert note.index("Ministry of the Sea") < note.index("; Velmark Wire, “Fewer Boats, Fewer Fish,”")


def test_two_passages_of_one_source_name_both_paragraphs(small: Library) -> None:
    """Paragraphs are counted in order, whatever the order of the passages."""
    both = ["Velmark closed its harbours [...] June 2018", "They agreed to share radar"]
    library = locked(with_fact(small, "talks-2018", at=both))
    [note] = notes(verify(library).verified, "talks-2018")
    assert "paras. 2 and 3 (" in note


def test_a_remark_is_data(small: Library) -> None:
    """Markup in a note prints as it was typed."""
    library = with_fact(small, "boats-laid-up", note="See *no* [^9] date.")
    [note] = notes(replace(verify(library).verified), "boats-laid-up")
    assert note.endswith(r"See \*no\* \[^9\] date.")
