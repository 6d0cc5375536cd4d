"""Edge cases of the rules on wording: negations, hedges, likelihood, names, and what goes with what."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.check.verify import verify
from briefgen.library.library import Library
from briefgen.library.lock import Locked
from briefgen.library.model import Name
from briefgen.words.edtf import parse
from tests.check.desks import SMALL, codes, locked, opened, with_brief, with_fact, with_fields

WORDING = {f"BG{code}" for code in (322, 323, 324, 325, 326, 327, 420, 421, 424, 425, 520, 521, 522, 525)}


@pytest.fixture(scope="module")
def library() -> Library:
    """The small library, locked as it is."""
    return locked(opened(SMALL))


def found(library: Library) -> set[str]:
    """The codes of this page that checking gives."""
    return {diagnostic.code for diagnostic in verify(library).diagnostics} & WORDING


@pytest.fixture(params=["with the archive", "by the lock alone"])
def seen(request: pytest.FixtureRequest, library: Library) -> Library:
    """The library as a machine with its texts sees it, and as one without them does."""
    return library if request.param == "with the archive" else library.without_texts()


def test_the_small_library_is_worded_well(seen: Library) -> None:
    """A library of good claims and sentences gives no false alarm."""
    assert found(seen) == set()


@pytest.mark.parametrize(
    ("fact", "claim", "expected"),
    [
        ("storm-blamed", "Ana Brok did not blame the storm of January 2017, which broke 14 of 52 boats.", {"BG520"}),
        ("storm-blamed", "Ana Brok blamed not only skippers but the storm of January 2017.", set()),
        ("quarrel-contained", "The Ministry holds that the quarrel will reach the rescue pact.", {"BG520"}),
        ("quarrel-contained", "The Ministry holds the rescue pact free of the quarrel.", set()),
        ("radar-shared", "Ana Brok agreed to share radar pictures from 1 January 2019, as planned.", {"BG324"}),
        ("storm-blamed", "The minister of Velmark blamed the storm of January 2017.", set()),
        ("catch-fell", "Velmark's catch went from 31,000 tonnes in 2016 to 40,000 tonnes in 2018.", {"BG322"}),
        ("count-planned", "Arland and Velmark count the cod in the spring of 2020 for $2 million each.", {"BG325"}),
    ],
)
def test_a_claim_says_what_its_passage_says(seen: Library, fact: str, claim: str, expected: set[str]) -> None:
    """Negation, names, pairs and status of a claim are compared with the passage and the fact's own fields."""
    changed = with_fact(seen, fact, claim=claim)
    assert {code for code in found(changed) if code.startswith(("BG3", "BG52"))} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Both keep the rescue pact [@rescue-pact].", set()),
        ("Both do not keep the rescue pact [@rescue-pact].", {"BG520"}),
        ("Both do not keep the rescue pact [inferred from @rescue-pact].", {"BG520"}),
        ("Neither has to ask the other first [inferred from @rescue-pact].", set()),
        ("No quarrel lasts. Both keep the rescue pact [@rescue-pact].", set()),
        ("Both keep the rescue pact, the report does not say how [@rescue-pact].", set()),
        ("Tomas Reel keeps the rescue pact [@rescue-pact].", {"BG420"}),
        ("Both train off the cape [@rescue-pact].", {"BG421"}),
        ("Both train off the cape [inferred from @rescue-pact].", set()),
        ("The catch was 31,000 tonnes in 2016 and 40,000 in 2018 [@catch-fell].", {"BG322"}),
        ("In 2018 the catch was 31,000 tonnes, and in 2016 it was 40,000 [@catch-fell].", set()),
        ("The catch was 31,000 tonnes in 2018 [@catch-fell].", set()),
    ],
)
def test_a_sentence_says_what_its_facts_say(seen: Library, text: str, expected: set[str]) -> None:
    """Negation, names, pairs and subject of a sentence are compared with what it cites."""
    assert found(with_brief(seen, text)) == expected


@pytest.mark.parametrize(
    ("judgement", "why", "expected"),
    [
        ("The pact will probably last", "One report tells of it.", set()),
        ("The pact is very likely to last", "One report tells of it.", set()),
        ("The pact may well last", "One report tells of it.", {"BG522"}),
        ("The pact lasts", "Perhaps the report is wrong.", {"BG522"}),
        ("We hold with low confidence that the pact is likely to last", "One report tells of it.", {"BG522"}),
        ("The pact is likely to last", "Low confidence: one report tells of it.", set()),
    ],
)
def test_a_judgement_keeps_likelihood_on_its_scale(
    library: Library, judgement: str, why: str, expected: set[str]
) -> None:
    """The seven steps pass; other words of likelihood, and confidence in the same sentence, do not."""
    judged = {"text": f"{judgement} [inferred from @rescue-pact].", "confidence": "low", "why": why}
    assert found(with_brief(library, "Both keep the rescue pact [@rescue-pact].", key_judgements=[judged])) == expected


COPIED = "In its own view the quarrel over fish need not reach the rescue pact, because both sides keep an officer."


def test_a_claim_is_not_copied(library: Library) -> None:
    """Words in a row of the passage are told, from the archive and by a lock made with them."""
    copy = with_fact(library, "quarrel-contained", claim=COPIED)
    assert "BG327" in found(copy)
    assert "BG327" in found(locked(copy).without_texts())


def test_a_copy_is_told_no_longer_than_it_stands(library: Library) -> None:
    """The lock knows the words that were copied, and a claim that is rewritten without the archive has others."""
    copy = locked(with_fact(library, "quarrel-contained", claim=COPIED))
    mended = with_fact(copy, "quarrel-contained", claim="The Ministry holds the rescue pact free of the quarrel.")
    assert "BG327" not in found(mended.without_texts())


@pytest.mark.parametrize(
    ("fact", "claim", "expected"),
    [
        ("count-planned", "Arland and Velmark count the cod in the spring of 2020 for $2 million each.", {"BG525"}),
        ("count-planned", "Arland and Velmark counted the cod in the spring of 2020.", {"BG525"}),
        ("count-planned", "Arland and Velmark should count the cod in the spring of 2020.", set()),
        ("rescue-pact", "Arland and Velmark keep a rescue pact of 1998.", set()),
    ],
)
def test_a_plan_is_not_told_as_done(seen: Library, fact: str, claim: str, expected: set[str]) -> None:
    """Where the passage says what is to come and no status says so, the claim does."""
    assert found(with_fact(seen, fact, claim=claim, status=None)) & {"BG325", "BG525"} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Both count the cod of 2020 [@count-planned].", {"BG525"}),
        ("Both count the cod of 2020, [in a list](https://example.org/next) [@count-planned].", {"BG525"}),
        ("Both hope to count the cod of 2020 [@count-planned].", set()),
        ("Both count the cod of 2020 [inferred from @count-planned].", set()),
    ],
)
def test_a_sentence_keeps_what_its_claim_puts_ahead(seen: Library, text: str, expected: set[str]) -> None:
    """A claim that says what will be is not cited for what is, whatever the fact's status."""
    claim = "Arland and Velmark will count the cod in the spring of 2020."
    assert found(with_brief(with_fact(seen, "count-planned", claim=claim, status=None), text)) & {"BG525"} == expected


def test_a_date_lies_where_the_claim_puts_it(seen: Library) -> None:
    """A `date` that none of the claim's full dates meets is told; one that is wider than it is not."""
    assert "BG323" in found(with_fact(seen, "storm-blamed", date="2016-01"))
    assert "BG323" not in found(with_fact(seen, "storm-blamed", date="2017"))


def test_a_changed_negation_differs_from_the_lock(seen: Library) -> None:
    """The lock holds a claim's signs, so that a `not` beside another is no secret."""
    claim = seen.facts["count-first"].fact.claim
    assert "BG315" in codes(with_fact(seen, "count-first", claim=f"{claim} It is not known whether they will not."))


def test_a_changed_origin_differs_from_the_lock(seen: Library) -> None:
    """Whose report a source carries is locked: witnesses are counted by it."""
    record = seen.sources["harbour-post-2019-03"].model_copy(update={"origin": None})
    sources = {**seen.sources, record.id: record}
    assert "BG315" in codes(replace(seen, sources=sources))


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "More Boats"},
        {"container_title": "The Velmark Times"},
        {"type": "webpage"},
        {"author": ()},
        {"literal": "A letter to the desk."},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_a_source_that_goes_by_another_name_differs_from_the_lock(seen: Library, changes: dict[str, object]) -> None:
    """Notes would name another text than was verified: told once, at the source, however many facts rest on it."""
    changed = with_fields(seen, "tribune-2019-03", **changes)
    told = [d for d in verify(changed).diagnostics if d.code == "BG315"]
    assert [(d.place and d.place.file, d.about) for d in told] == [
        ("sources/tribune-2019-03.yaml", ("source:tribune-2019-03",))
    ]


def test_a_reprint_that_goes_by_another_name_differs_from_the_lock(seen: Library) -> None:
    """Notes name it behind "also carried by"."""
    changed = with_fields(seen, "harbour-post-2019-03", container_title="The Velmark Times")
    assert ("source:harbour-post-2019-03",) in {d.about for d in verify(changed).diagnostics if d.code == "BG315"}


def test_a_lock_of_before_names_were_kept_still_holds(seen: Library) -> None:
    """Entries without the digest are compared without it."""
    entries = tuple(
        entry.model_copy(
            update={
                "cited": None,
                "reprints": tuple(twin.model_copy(update={"cited": None}) for twin in entry.reprints),
            }
        )
        for entry in seen.lock.entries
    )
    old = replace(seen, lock=Locked.of(entries))
    assert "BG315" not in codes(with_fields(old, "tribune-2019-03", title="More Boats"))


@pytest.mark.parametrize(
    ("fact", "field", "date", "expected"),
    [
        ("storm-blamed", "date", "2017-01", set()),  # in its passage
        ("storm-blamed", "said", "2019-03-08", set()),  # a day on which its source may have come out
        ("storm-blamed", "said", "2018", set()),  # lent by its neighbours
        ("storm-blamed", "said", "2018-04", {"BG326"}),  # closer than any of them
        ("storm-blamed", "said", "2014", {"BG326"}),
        ("exercise-lund", "date", "2018", {"BG323", "BG326"}),  # it derives a year of its own
        ("quota-blamed", "date", "2015/2018", set()),  # each end by itself
        ("quota-blamed", "date", "2013/2015", {"BG326"}),
        ("count-planned", "date", "2019-03-09", {"BG326"}),  # a plan's day is not that of its announcement
        ("radar-shared", "date", "2019-01", set()),
    ],
)
def test_a_date_stands_somewhere(seen: Library, fact: str, field: str, date: str, expected: set[str]) -> None:
    """In the passage or the claim, in the days of the source, or with a fact of the same source that has it so."""
    assert found(with_fact(seen, fact, **{field: date})) & {"BG323", "BG326"} == expected


def test_a_source_of_unknown_days_leaves_a_date_alone(seen: Library) -> None:
    """Where a source may have come out on any day, its days may bear out any date."""
    record = seen.sources["tribune-2019-03"].model_copy(update={"issued": parse("../2019-03-10")})
    changed = replace(seen, sources={**seen.sources, record.id: record})
    assert "BG326" not in found(with_fact(changed, "storm-blamed", said="2014"))


@pytest.mark.parametrize(
    ("status", "claim", "expected"),
    [
        ("alleged", "Ana Brok said that the storm of January 2017 was strong.", {"BG325"}),
        ("alleged", "Ana Brok accused the storm of January 2017.", set()),
        ("alleged", "Ana Brok said that Arland had sent the storm of January 2017.", set()),
        ("done", "Ana Brok accused Arland of the storm of January 2017.", {"BG325"}),
        ("done", "Ana Brok was due to speak of the storm of January 2017.", {"BG325"}),
        ("done", "Ana Brok announced that boats would be mended after the storm of January 2017.", {"BG325"}),
        ("planned", "Ana Brok would not speak of the storm of January 2017.", {"BG325"}),
        ("planned", "Ana Brok dropped a speech that was to be held on the storm of January 2017.", {"BG325"}),
        ("planned", "Ana Brok would speak of the storm of January 2017.", set()),
    ],
)
def test_a_claim_is_worded_as_its_status(seen: Library, status: str, claim: str, expected: set[str]) -> None:
    """A plan that was dropped is none, and `said` alone makes no charge."""
    assert found(with_fact(seen, "storm-blamed", status=status, claim=claim)) & {"BG325"} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nobody asked. In 2018 the guards never answered 212 calls [@rescue-calls].", {"BG520"}),
        ("Nobody asked. In 2018 the guards answered 212 calls [@rescue-calls].", set()),
    ],
)
def test_a_word_is_not_turned_behind_another_denial(seen: Library, text: str, expected: set[str]) -> None:
    """That a sentence denies something else already hides no second `not`."""
    assert found(with_brief(seen, text)) == expected


def test_the_turned_word_is_shown_whatever_marks_stand_around_it(seen: Library) -> None:
    """A reader is told which word, not an empty pair of marks or a longer word before it."""
    text = 'Keepsakes aside, both do not "keep" the rescue pact [@rescue-pact].'
    [message] = [d.message for d in verify(locked(with_brief(seen, text))).diagnostics if d.code == "BG520"]
    assert "`keep`" in message


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Ministry of the Sea of Arland keeps the calm [@radar-shared].", {"BG420"}),
        ("By the Ministry of the Sea of Arland's account both share radar pictures [@radar-shared].", set()),
        ("The Ministry of the Sea of Arland writes that both agreed to share pictures [@radar-shared].", set()),
    ],
)
def test_whoever_published_a_source_only_tells(seen: Library, text: str, expected: set[str]) -> None:
    """Its name may stand where somebody reports, and nowhere else."""
    assert found(with_brief(seen, text)) & {"BG420"} == expected


def test_a_shared_name_is_no_shared_subject(seen: Library) -> None:
    """Most facts of a library name the same few persons and parties."""
    assert found(with_brief(seen, "Ana Brok is at sea [@storm-blamed].")) == {"BG421"}


def test_a_claim_that_opens_with_a_speaker_is_that_speakers(seen: Library) -> None:
    """`says` names whoever the claim lets speak."""
    claim = "Ana Brok said that Tomas Reel asked for a count of fish and nothing else."
    assert "BG324" in found(with_fact(seen, "cut-denied", claim=claim, status="done"))


def test_a_name_that_is_gone_from_a_claim_differs_from_the_lock(seen: Library) -> None:
    """The lock holds a claim's names, each as often as it stands there."""
    claim = seen.facts["storm-blamed"].fact.claim
    assert isinstance(claim, str)
    changed = with_fact(
        seen, "storm-blamed", claim=claim.replace("Ana Brok, the", "The").replace("Velmark, b", "Velmark b")
    )
    assert codes(changed) == ["BG315"]


def test_a_new_name_in_names_yaml_unlocks_nothing(seen: Library) -> None:
    """A spelling added later is found in claims that nobody changed."""
    names = (*seen.names, Name.model_validate({"name": "Cape Lund", "side": "none"}))
    assert "BG315" not in codes(replace(seen, names=names))


def test_page_one_rests_on_what_the_brief_tells(seen: Library) -> None:
    """A fact of the bottom line is cited, or shown, in a section; a judgement cites something."""
    line = {"bottom_line": "The pact holds [inferred from @exercise-lund]."}
    text = "Both keep the rescue pact [@rescue-pact]."
    assert found(with_brief(seen, text, **line)) == {"BG425"}
    for mistyped in ("[@exercise-lunt]", "[exercise-lund]", "[see @exercise-lund]"):
        assert "BG425" not in found(with_brief(seen, f"{text} They train {mistyped}.", **line)), mistyped
    shows = {"section": {"show": [{"timeline": {"contacts": ["exercise-lund"], "ruptures": []}}]}}
    assert found(with_brief(seen, text, **line, **shows)) == set()
    judged = {"text": "The pact lasts.", "confidence": "low", "why": "One report tells of it."}
    assert found(with_brief(seen, text, key_judgements=[judged])) == {"BG424"}
