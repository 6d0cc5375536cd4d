"""Edge cases of the rules on wording: negations, hedges, likelihood, names, and what goes with what."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.check.verify import verify
from briefgen.library.library import Library
from tests.check.desks import SMALL, codes, locked, opened, with_brief, with_fact

WORDING = frozenset(["BG322", "BG323", "BG324", "BG325", "BG420", "BG421", "BG520", "BG521", "BG522"])


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
        ("Both do not keep the rescue pact [inferred from @rescue-pact].", set()),
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
