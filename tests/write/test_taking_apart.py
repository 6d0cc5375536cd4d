"""The dossier of a brief as a value: what stands under each sentence, whether the brief prints or not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.check.approval import objected
from briefgen.check.verify import judge, open_case
from briefgen.library.library import Library
from briefgen.words.find import paragraphs
from briefgen.write.claims import Claim
from briefgen.write.compose import compose
from briefgen.write.dossier import Dossier, Sentence
from briefgen.write.taking_apart import dossier
from tests.check.desks import DAY, reviewed, with_brief, with_fact, with_fields, with_reviews
from tests.write.conftest import SHIPPED

SLUG = "fewer-boats"


def taken(library: Library, slug: str = SLUG) -> Dossier:
    """The dossier of a brief, with the numbers of its notes where it prints."""
    case = open_case(library)
    outcome = judge(case)
    notes = ()
    if not outcome.verified.withheld[slug]:
        manuscript, _ = compose(outcome.verified, slug, templates=SHIPPED)
        notes = manuscript.notes if manuscript else ()
    return dossier(case, outcome.verified, slug, notes=notes, found=outcome.diagnostics)


def extra(library: Library, text: str, **fields: Any) -> Dossier:
    """The dossier of a brief with this text."""
    return taken(with_brief(library, text, **fields), "extra")


def saying(made: Dossier, words: str) -> Sentence:
    """The sentence of prose that has these words."""
    (found,) = [one for one in made.sentences if words in one.text]
    return found


def held(made: Dossier, fact: str) -> Claim:
    """A claim of the dossier."""
    return next(claim for one in made.sentences for claim in one.claims if claim.id == fact)


def codes(made: Dossier, one: Sentence) -> list[str]:
    """The codes of the problems of a sentence."""
    return [made.problems[number][0].code for number in one.problems]


def test_every_note_of_the_brief_has_its_sentence(small: Library) -> None:
    """Each note's facts are the claims under the sentences of that number."""
    manuscript, _ = compose(judge(open_case(small)).verified, SLUG, templates=SHIPPED)
    assert manuscript is not None
    made = taken(small)
    for note in manuscript.notes:
        cited = {claim.id for one in made.noted(note.number) for claim in one.claims}
        assert set(note.facts) <= cited, note.number


def test_a_passage_stands_marked_in_its_paragraph(small: Library) -> None:
    """The stretches together are one paragraph of the captured text; the marked one holds both anchors."""
    (passage, *_) = held(taken(small), "talks-2018").passages
    text = (small.texts or {})[small.sources["ministry-2018-11"].text.sha256]
    whole = "".join(words for words, _ in passage.context)
    assert whole in [text[one.start : one.end] for one in paragraphs(text)]
    (marked,) = [words for words, mark in passage.context if mark]
    assert marked.startswith("The ministers of Arland")
    assert marked.endswith("12 November 2018")


def test_two_passages_of_one_paragraph_are_marked_in_it_once(small: Library) -> None:
    """One paragraph, two marks, in the order of the text."""
    at = ["212 calls together in 2018", "rescue pact of 1998"]
    (passage,) = held(taken(with_fact(small, "rescue-calls", at=at)), "rescue-calls").passages
    assert [words for words, mark in passage.context if mark] == ["rescue pact of 1998", "212 calls together in 2018"]


def test_passages_that_overlap_lose_no_word_and_double_none(small: Library) -> None:
    """The stretches still make up the paragraph."""
    at = ["rescue pact of 1998. Their coast guards", "Their coast guards answered 212 calls together in 2018"]
    (passage,) = held(taken(with_fact(small, "rescue-calls", at=at)), "rescue-calls").passages
    whole = "".join(words for words, _ in passage.context)
    assert whole.count("Their coast guards answered 212 calls") == 1


def test_without_texts_a_passage_is_named_by_its_anchors(small: Library) -> None:
    """And the dossier says that there is no archive."""
    made = taken(small.without_texts())
    (passage, *_) = held(made, "talks-2018").passages
    assert not made.archive
    assert (passage.state, passage.context[0][0]) == ("locked", small.facts["talks-2018"].fact.at[0].anchors)


def test_words_without_a_citation_are_ours(small: Library) -> None:
    """They carry no claim, and nothing else does so."""
    made = extra(small, "The pact holds [@rescue-pact]. Nobody knows why.")
    assert [one.text for one in made.sentences if one.ours] == ["Nobody knows why."]
    assert not saying(made, "Nobody knows").claims


def test_words_that_claim_something_are_listed(small: Library) -> None:
    """For a reader to weigh."""
    one = saying(extra(small, "It holds because the guards still answer [@rescue-calls]."), "It holds")
    assert one.weigh == ("because", "still")


def test_a_sentence_keeps_the_stop_behind_its_citation(small: Library) -> None:
    """The bracket group is cut out, the stop is not."""
    assert saying(extra(small, "The pact holds [@rescue-pact]."), "The pact").text == "The pact holds."


def test_a_fact_that_stands_alone_is_shown_by_its_claim(small: Library) -> None:
    """As it prints."""
    claim = small.facts["boats-laid-up"].fact.claim
    assert isinstance(claim, str)
    assert [one for one in taken(small).sentences if one.text == claim]


def test_witnesses_are_counted_by_report(small: Library) -> None:
    """The wire story in two papers is one witness; the ministry's statement is another."""
    one = saying(extra(small, "Both say so [@catch-fell; @talks-2018]."), "Both say so")
    assert one.witnesses == "two independent reports, carried by three texts"
    assert [claim.witnesses for claim in one.claims] == ["one report, carried by two texts", "one report"]


def test_reports_that_draw_on_one_another_are_weaker(small: Library) -> None:
    """They are called related, and the source says on what it draws."""
    library = with_fields(small, "ministry-2018-11", draws_on=("velmark-wire-2019-03",))
    one = saying(extra(library, "Both say so [@cut-denied; @talks-2018]."), "Both say so")
    assert one.witnesses == "two related reports"
    assert ("draws on", "velmark-wire-2019-03") in one.claims[1].passages[0].about


def test_a_reprint_is_named_at_the_passage(small: Library) -> None:
    """Its outlet, day and paragraph."""
    ((source, said),) = held(taken(small), "catch-fell").passages[0].reprints
    assert (source, said) == ("harbour-post-2019-03", "The Harbour Post, 9 March 2019, paragraph 1")


def test_notes_and_cautions_stand_with_the_claim(small: Library) -> None:
    """The caution too, which no brief prints."""
    library = with_fact(small, "catch-fell", note="A round figure.", caution="Count again.")
    details = dict(held(taken(library), "catch-fell").details)
    assert (details["note"], details["caution"]) == ("A round figure.", "Count again.")


def test_the_descriptor_of_a_source_stands_with_its_passage(small: Library) -> None:
    """As it was written."""
    about = dict(held(taken(small), "talks-2018").passages[0].about)
    assert about["descriptor"] == small.sources["ministry-2018-11"].descriptor


def test_a_seal_says_who_and_when(small: Library) -> None:
    """Of claims and of paragraphs."""
    made = taken(reviewed(small))
    assert held(made, "catch-fell").seal.said == "approved by Jo Ferris, 2 January 2020"
    assert {block.seal.state for part in made.parts for block in part.blocks if block.seal} == {"sealed"}


def test_a_broken_seal_shows_what_changed(small: Library) -> None:
    """Word by word."""
    changed = with_fact(reviewed(small), "rescue-calls", claim="The coast guards answered 212 calls together in 2018.")
    seal = held(taken(changed), "rescue-calls").seal
    assert seal.state == "broken"
    assert seal.changes == ("- of Arland and Velmark",)


def test_an_objection_stands_at_its_paragraph(small: Library) -> None:
    """With who and why."""
    library = reviewed(small)
    reviews = objected(open_case(library), f"{SLUG}:p1", why="Kept how?", by="Kit Lowe", on=DAY)
    made = taken(with_reviews(library, reviews))
    (block,) = [one for part in made.parts for one in part.blocks if one.id == f"{SLUG}:p1"]
    assert block.seal is not None
    assert block.seal.objections == ("Kit Lowe, 2 January 2020: Kept how?",)


def test_a_withheld_brief_has_its_problem_at_its_sentence(small: Library) -> None:
    """A wrong number is told there, and at no other."""
    made = extra(small, "It is of 1998 [@rescue-pact]. They answered 213 calls [@rescue-calls].")
    assert made.withheld
    assert codes(made, saying(made, "213")) == ["BG401"]
    assert not codes(made, saying(made, "1998"))


def test_a_problem_of_a_fact_stands_at_each_sentence_that_cites_it(small: Library) -> None:
    """A passage that is not found; the claim is still shown."""
    made = taken(with_fact(small, "rescue-calls", at="Their coast guards answered 999 calls"))
    citing = [one for one in made.sentences if any(claim.id == "rescue-calls" for claim in one.claims)]
    assert made.withheld
    assert citing
    assert all("BG301" in codes(made, one) for one in citing)
    assert held(made, "rescue-calls").passages[0].state == "missing"


def test_a_citation_that_leads_nowhere_is_named(small: Library) -> None:
    """The other facts of the group are shown."""
    one = saying(extra(small, "So it is [@rescue-pact; @nobody-wrote-this]."), "So it is")
    assert one.unknown == ("nobody-wrote-this",)
    assert [claim.id for claim in one.claims] == ["rescue-pact"]


def test_a_source_that_is_gone_stops_nothing(small: Library) -> None:
    """Its facts are shown without their passage."""
    gone = "ministry-2018-11"
    sources = {key: source for key, source in small.sources.items() if key != gone}
    places = {key: place for key, place in small.places.items() if key != f"source:{gone}"}
    made = taken(replace(small, sources=sources, places=places))
    assert made.withheld
    assert held(made, "talks-2018").passages[0].cited == "unknown source ministry-2018-11"


def test_all_problems_of_the_brief_are_listed(small: Library) -> None:
    """With their place in words."""
    made = extra(small, "They answered 213 calls [@rescue-calls].")
    assert any(where.startswith("extra.yaml, line ") for _, where in made.problems)


def test_an_account_later_than_the_day_is_in_no_table(small: Library) -> None:
    """It was not known."""
    show = {"show": [{"accounts": "why-fewer"}]}
    made = extra(small, "Nothing.", section=show, as_of="2018-12-31")
    assert not [claim for one in made.sentences for claim in one.claims]


def test_sources_are_listed_with_their_facts(small: Library) -> None:
    """A text that only carries passages a second time has none."""
    made = extra(small, "It fell [@catch-fell].")
    assert [(one.id, one.facts) for one in made.sources] == [
        ("tribune-2019-03", ("catch-fell",)),
        ("harbour-post-2019-03", ()),
    ]


@settings(max_examples=40)
@given(
    text=st.lists(
        st.sampled_from(
            ["The pact holds", " [@rescue-pact]", "[inferred from @nobody]", ". ", "\n\n", "- ", "| ", "[@", "<b>"]
        ),
        min_size=1,
    ).map("".join)
)
def test_whatever_the_prose_no_group_is_lost(small: Library, text: str) -> None:
    """As many sentences cite as there are bracket groups."""
    library = with_brief(small, text or "x")
    (piece,) = open_case(library).writings["extra"]
    groups = sum(len(block.groups) for block in piece.blocks)
    case = open_case(library)
    made = dossier(case, judge(case).verified, "extra")
    sentences = [one for part in made.parts[1:2] for block in part.blocks for one in block.sentences]
    assert sum(bool(one.claims or one.unknown) for one in sentences) == groups
