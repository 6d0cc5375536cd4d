from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefgen.library.anchors import propose
from briefgen.library.capture.drafting import draft, seen
from briefgen.library.capture.facts import Draft, add_facts
from tests.library.capture.test_sources import loaded

PACT = {"id": "pact", "claim": "The pact of 1998 stands.", "at": "the rescue pact of 1998"}
HARBOUR = "harbour-post-2019-03"


def test_a_few_words_lead_to_their_sentence(small: Path) -> None:
    """The sentence that holds the words is proposed, by anchors that stand once in the article."""
    [found] = propose(loaded(small), source="tribune-2019-03", words="212 calls")
    assert found.passage == "Their coast guards answered 212 calls together in 2018"
    assert (found.paragraph, found.numbers, found.exact) == (5, ("212", "2018"), True)


def test_words_that_stand_nowhere_lead_to_the_nearest_sentence(small: Path) -> None:
    """Words that are not there exactly give the sentences that share most of them, said to be inexact."""
    found = propose(loaded(small), source="tribune-2019-03", words="calls the coast guards answered")
    assert found[0].passage.startswith("Their coast guards")
    assert not found[0].exact


def test_words_outside_the_article_lead_nowhere(small: Path) -> None:
    """Page furniture is never proposed."""
    assert propose(loaded(small), source="tribune-2019-03", words="Ice road opens") == ()


def test_a_proposed_fact_is_found_again(small: Path) -> None:
    """What is written loads and has the proposed anchors."""
    [found] = propose(loaded(small), source="ministry-2018-11", words="share radar pictures")
    fact = {"id": "radar-agreed", "claim": "Arland and Velmark agreed: radar pictures are shared.", "at": found.at}
    assert add_facts(small, [Draft("sea", "ministry-2018-11", fact, "talks")]).diagnostics == ()
    filed = loaded(small).facts["radar-agreed"]
    assert (filed.source, filed.theme, filed.fact.at[0].anchors) == ("ministry-2018-11", "talks", found.at)


@pytest.mark.parametrize(
    "old",
    [
        b"# First.\n- from: %s  # why\n  facts:\n  - {id: a, claim: B., at: nine boats}   # flow\n\n# Last.\n",
        b"# First.\r\n- from: %s\r\n  facts:\r\n    - id: a\r\n      claim: B.\r\n      at: nine boats\r\n",
        b"\xef\xbb\xbf- from: %s\n  facts:\n      - id: a\n        claim: >-\n          B.\n        at: nine boats",
        b"  - theme: x\n    from: %s\n    facts:\n      - id: a\n        claim: B.\n        at: nine boats\n# end",
    ],
    ids=["comments", "CRLF", "BOM, no last newline", "indented"],
)
def test_what_stands_in_a_file_stays_byte_for_byte(small: Path, old: bytes) -> None:
    """Comments, layout and line ends are the writer's; what comes new has the same line ends."""
    path = small / "facts" / "own.yaml"
    path.write_bytes(old := old % HARBOUR.encode())
    assert add_facts(small, [Draft("own", HARBOUR, PACT)]).diagnostics == ()
    new = path.read_bytes()
    assert new.startswith(old)
    assert (b"\r\n" in old) == (b"\r\n" in new[len(old) :])
    assert new.count(b"\n") == new.count(b"\r\n") or b"\r\n" not in old
    assert loaded(small).facts["pact"].source == HARBOUR


@pytest.mark.parametrize("topic", ["sea", "new"])
def test_a_fact_of_another_source_opens_a_group(small: Path, topic: str) -> None:
    """A fact from another source, or in a new file, stands in a group of its own."""
    add_facts(small, [Draft(topic, HARBOUR, PACT)])
    assert loaded(small).facts["pact"].source == HARBOUR


def test_facts_for_several_files_are_written_together_or_not_at_all(small: Path) -> None:
    """Where one file's layout takes no entry at its end, the others are left alone too."""
    path = small / "facts" / "flow.yaml"
    path.write_text("[{from: tribune-2019-03, facts: [{id: a, claim: b, at: Their coast guards}]}]\n")
    before = {one: one.read_bytes() for one in (small / "facts").iterdir()}
    taken = add_facts(small, [Draft("sea", HARBOUR, PACT), Draft("flow", HARBOUR, {**PACT, "id": "pact-2"})])
    assert [d.code for d in taken.diagnostics] == ["BG002"]
    assert {one: one.read_bytes() for one in (small / "facts").iterdir()} == before


def test_a_new_file_names_its_schema_where_the_library_keeps_one(small: Path) -> None:
    """So that an editor completes in it; elsewhere the line would lead nowhere."""
    add_facts(small, [Draft("without", HARBOUR, PACT)])
    assert not (small / "facts" / "without.yaml").read_text().startswith("#")
    (small / ".schemas").mkdir()
    (small / ".schemas" / "facts.json").write_text("{}")
    add_facts(small, [Draft("with", HARBOUR, {**PACT, "id": "pact-2"})])
    first = (small / "facts" / "with.yaml").read_text().splitlines()[0]
    assert first == "# yaml-language-server: $schema=../.schemas/facts.json"


@pytest.mark.parametrize(
    ("words", "dates", "amounts", "speakers"),
    [
        (
            "40,000 tonnes",
            {"2018", "2016", "2019-03-08"},
            {"31,000 tonnes", "40,000 tonnes"},
            {"Harbour office of Havner"},
        ),
        ("worked from Havner", {"2017-01"}, {"14", "52 boats"}, set()),
        ("spring of 2020", {"2020-21"}, {"$2 million"}, set()),
        ("60 to 45", {"2015"}, {"two countries", "60", "45 percent"}, {"Skippers' Union of Velmark"}),
    ],
)
def test_dates_amounts_and_names_of_a_passage_are_seen(
    small: Path, words: str, dates: set[str], amounts: set[str], speakers: set[str]
) -> None:
    """Relative words are resolved against the day of the source; an amount has the word it counts."""
    library = loaded(small)
    [found] = propose(library, source="tribune-2019-03", words=words)
    known = seen(library, library.sources["tribune-2019-03"], found.passage)
    assert {date.text for _, date in known.dates} == dates
    assert set(known.amounts) == amounts
    assert set(known.speakers) == speakers


def drafted(small: Path, words: str, claim: str, **more: str) -> tuple[dict[str, object], tuple[str, ...]]:
    """The fields and reminders of a draft."""
    library = loaded(small)
    [found] = propose(library, source="tribune-2019-03", words=words)
    made = draft(library, library.sources["tribune-2019-03"], found, {"id": "x", "claim": claim, **more})
    return dict(made.fields), made.reminders


def test_a_figure_is_filled_in_under_its_year(small: Path) -> None:
    """Where the passage has one year, and the claim one of its amounts."""
    fields, reminders = drafted(small, "212 calls", "The coast guards answered 212 calls in 2018.")
    assert (fields["date"], fields["figures"]) == ("2018", {"2018": "212 calls"})
    assert reminders == ("its `date` is 2018, for `2018`; check it",)
    fields, _ = drafted(small, "212 calls", "The coast guards went out together in 2018.")
    assert "figures" not in fields


def test_what_the_claim_does_not_say_is_not_filled_in(small: Path) -> None:
    """Neither the passage's date, nor an amount under a year of which the claim is silent; the date is told."""
    fields, reminders = drafted(small, "212 calls", "The coast guards answered 212 calls.")
    assert not {"date", "figures"} & set(fields)
    assert any("the claim does not say (2018)" in one for one in reminders)


def test_relative_words_are_filled_in_for_what_the_claim_says(small: Path) -> None:
    """The claim's date, and the passage's words for it."""
    fields, _ = drafted(small, "joint exercise", "A joint exercise began off Cape Lund on 7 March 2019.")
    assert (fields["date"], fields["derived"]) == ("2019-03-07", {"7 March 2019": "on Thursday"})


def test_a_speaker_is_filled_in_where_one_alone_is_named(small: Path) -> None:
    """The passage reports speech, and names one."""
    fields, _ = drafted(small, "asked for a count", "Arland asked for a count of fish and nothing else.")
    assert fields["says"] == "Tomas Reel"


def test_what_could_be_meant_in_two_ways_is_left_out_and_told(small: Path) -> None:
    """Three dates are seen: the writer says which is meant."""
    fields, reminders = drafted(small, "40,000 tonnes", "Velmark's catch was 40,000 tonnes in 2016.")
    assert not {"date", "figures"} & set(fields)
    assert any("last year = 2018" in one for one in reminders)


@pytest.mark.parametrize(
    ("source", "issued", "said"),
    [
        ("tribune-2019-03", "2019-03-07", "itself issued on a Thursday"),
        ("harbour-post-2019-03", "2019-03-01", "repeats `harbour-post-2019-03` of 2019-03-01"),
    ],
    ids=["weekday of the issue", "reprint of an earlier text"],
)
def test_a_day_that_may_be_told_from_another_is_not_written(small: Path, source: str, issued: str, said: str) -> None:
    """Neither as a date nor as what the claim's date rests on; the writer is told why."""
    path = small / "sources" / f"{source}.yaml"
    path.write_text(re.sub(r"(?m)^issued: .*", f"issued: {issued}", path.read_text("utf-8")), encoding="utf-8")
    fields, reminders = drafted(small, "joint exercise", "A joint exercise began off Cape Lund on 7 March 2019.")
    assert not {"date", "derived"} & set(fields)
    assert any(said in one for one in reminders)


@pytest.mark.parametrize(
    ("words", "claim", "said"),
    [
        ("blamed the storm", "A storm broke 15 boats in January 2017.", "15, which the passage does not"),
        ("spring of 2020", "Ministers planned a count for 2020.", "`status: planned`"),
        ("Arland denies", "Arland did not press for it.", "`status: denied`"),
        ("Boats laid up", "Boats were laid up at Havner.", "undated"),
    ],
)
def test_what_is_still_to_be_decided_is_told(small: Path, words: str, claim: str, said: str) -> None:
    """Numbers the passage lacks, a status, a date."""
    library = loaded(small)
    found = propose(library, source="tribune-2019-03", words=words)[0]
    made = draft(library, library.sources["tribune-2019-03"], found, {"id": "x", "claim": claim})
    assert any(said in one for one in made.reminders)
