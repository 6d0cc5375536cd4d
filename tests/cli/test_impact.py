"""`briefgen impact`, typed over the small library."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Typed, change

pytestmark = pytest.mark.usefixtures("briefs")


def rows(typed: Typed, what: str) -> list[dict[str, str]]:
    """What `impact` lists, as records."""
    return list(json.loads(typed("impact", what, "--as", "json").out))


def test_facts_questions_and_places_are_listed(typed: Typed) -> None:
    """Each row says what it is, and how much would have no witness left."""
    done = typed("impact", "storm-blamed")
    assert done.code == 0
    assert {line.split("  ")[0] for line in done.out.splitlines()[1:]} >= {"fact", "question", "paragraph", "table"}
    assert "0 claims would have no witness left" in done.err


@pytest.mark.parametrize("fact", ["exercise-lund", "harbours-closed", "rescue-calls", "cut-denied"])
def test_places_have_the_numbers_of_their_notes(typed: Typed, fact: str) -> None:
    """Numbers that `show SLUG:N` answers to; sentences, tables and quotations have one each."""
    places = [row for row in rows(typed, fact) if row["part"]]
    assert places
    for row in places:
        assert fact in typed("show", f"{row['where']}:{row['note']}").out
    own = [row["note"] for row in places if row["kind"] not in ("picture", "margin figure")]
    assert len(own) == len(set(own))


def test_a_picture_before_its_sentence_has_another_note(typed: Typed) -> None:
    """The timeline stands in the section before the one that tells of the harbours."""
    notes = {row["kind"]: row["note"] for row in rows(typed, "harbours-closed") if row["where"] == "fewer-boats"}
    assert int(notes["picture"]) < int(notes["paragraph"])


def test_what_would_be_left_is_told(typed: Typed) -> None:
    """A reprint is named, and is no independent witness."""
    left = {row["where"]: row["left"] for row in rows(typed, "tribune-2019-03") if row["kind"] == "fact"}
    assert left["catch-fell"] == "nothing; not independent: harbour-post-2019-03"
    assert left["cut-denied"] == "nothing"


def test_numbers_stand_after_the_source_has_fallen(typed: Typed, briefs: Path) -> None:
    """The brief is withheld then, and the notes are those it was printed with."""
    before = rows(typed, "tribune-2019-03")
    change(briefs / "sources" / "tribune-2019-03.yaml", "text:", "status: {is: retracted}\ntext:")
    assert rows(typed, "tribune-2019-03") == before


def test_numbers_stand_after_the_fact_has_been_retracted(typed: Typed, briefs: Path) -> None:
    """A fact that is taken back keeps the notes it was printed with, as a source does."""
    before = rows(typed, "harbours-closed")
    assert any(row["note"] for row in before)
    change(
        briefs / "facts" / "sea.yaml",
        "    - id: harbours-closed\n",
        "    - id: harbours-closed\n      retracted: {on: 2020-03-01, reason: The count was wrong.}\n",
    )
    assert rows(typed, "harbours-closed") == before


def test_a_source_that_cannot_be_read_leaves_its_briefs_without_numbers(typed: Typed, briefs: Path) -> None:
    """What rests on another is listed all the same; a line counts the error, and a withheld brief has no notes."""
    change(briefs / "sources" / "ministry-2018-11.yaml", "text:", "nosuchfield: 1\ntext:")
    done = typed("impact", "count-first", "--as", "json")
    assert done.code == 0
    assert "see `briefgen check`" in done.err
    assert {row["note"] for row in json.loads(done.out) if row["part"]} == {""}


def test_an_unknown_id_is_a_fault_of_usage(typed: Typed) -> None:
    """With the nearest there is."""
    done = typed("impact", "tribune-2019-04")
    assert done.code == 2
    assert "did you mean `tribune-2019-03`?" in done.err


def test_a_notice_is_drafted_for_what_was_withdrawn(typed: Typed, briefs: Path) -> None:
    """Markdown on standard output."""
    change(
        briefs / "sources" / "tribune-2019-03.yaml",
        "text:",
        "status: {is: retracted, on: 2020-03-01, notice: The count was wrong.}\ntext:",
    )
    done = typed("impact", "tribune-2019-03", "--notice")
    assert done.code == 0
    assert done.out.startswith("## Correction\n")
    assert "The count was wrong." in done.out


def test_no_notice_for_what_stands(typed: Typed) -> None:
    """Exit 1, with the field that would have to be set."""
    done = typed("impact", "tribune-2019-03", "--notice")
    assert (done.code, done.out) == (1, "")
    assert "status:" in done.err
    assert "retracted:" in typed("impact", "catch-fell", "--notice").err
