from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from markupsafe import Markup

from briefgen.check.verify import verify
from briefgen.library.library import Library
from briefgen.library.model import Question
from briefgen.words.edtf import parse
from briefgen.write.questions import box, table
from tests.check.desks import with_brief, with_fact, with_fields
from tests.write.conftest import TERMS

POST = "harbour-post-2019-03"
DAY = {"as_of": "2019-03-10"}


def extra(library: Library, text: str = "Nothing is settled.", **fields: Any) -> Library:
    """The library with a brief `extra` of 10 March 2019."""
    return with_brief(library, text, **{**DAY, **fields})


def boxed(library: Library, *printed: str) -> list[dict[str, Any]]:
    """The open questions of the brief `extra` that prints these facts."""
    verified = verify(library).verified
    return box(verified, "extra", printed, terms=TERMS, note_of=lambda *names: Markup(" ".join(names)))


def rows(library: Library, key: str = "why-fewer") -> list[dict[str, Any]]:
    """The rows of a question's table in the brief `extra`."""
    found: list[dict[str, Any]] = table(verify(library).verified, "extra", key, terms=TERMS, language="en")["rows"]
    return found


def test_accounts_stand_side_by_side(small: Library) -> None:
    """Who, what and when; the fact of each for its citation."""
    first, second = rows(extra(small))
    assert first == {
        "fact": "storm-blamed",
        "who": "Ana Brok",
        "claim": small.facts["storm-blamed"].fact.claim,
        "when": "January 2017",
    }
    assert (second["who"], second["when"]) == ("Skippers' Union of Velmark", "2015")


def test_a_source_in_its_own_voice_is_named_as_such(small: Library) -> None:
    """Where nobody speaks in it, and without a date where there is none."""
    library = with_fact(extra(small), "storm-blamed", says=None, date=None)
    assert rows(library)[0]["who"] == "The Arland Tribune, in its own voice"
    assert rows(library)[0]["when"] == "not dated"


def test_the_day_it_was_said_goes_before_the_day_it_was_so(small: Library) -> None:
    """An account is dated by when it was given."""
    assert rows(with_fact(extra(small), "storm-blamed", said="2019-03-08"))[0]["when"] == "8 March 2019"


def test_a_later_account_is_in_no_table(small: Library) -> None:
    """It was not known."""
    library = with_fields(with_fact(small, "quota-blamed", at=[{"source": POST, "start": "blames the quota"}]), POST)
    late = with_fields(library, POST, issued=parse("2019-03-11"))
    assert [row["fact"] for row in rows(extra(late))] == ["storm-blamed"]


def test_the_box_holds_what_touches_a_printed_fact(small: Library) -> None:
    """A gap by its sentence without the stop, accounts by their question, each with the notes of its facts."""
    assert boxed(extra(small), "catch-fell") == [
        {"text": "No figure is given for 2017", "notes": "catch-fell", "differ": ""}
    ]
    assert boxed(extra(small), "storm-blamed") == [
        {"text": "Why did the catch fall?", "notes": "storm-blamed quota-blamed", "differ": "The accounts are contrary"}
    ]
    assert boxed(extra(small), "talks-2018") == []


def test_a_question_shown_in_a_table_is_not_in_the_box(small: Library) -> None:
    """Once is enough."""
    library = extra(small, section={"show": [{"accounts": "why-fewer"}]})
    assert boxed(library, "storm-blamed", "quota-blamed") == []


@pytest.mark.parametrize("gap", [True, False])
def test_a_question_that_opened_later_is_not_in_the_box(small: Library, gap: bool) -> None:
    """A gap that speaks of a later fact, and accounts of which one was known."""
    pair = ("catch-fell", "boats-on-slip")
    question = (
        Question(id="slip", about=pair, gap="Nobody counted before.")
        if gap
        else Question(id="slip", question="How many boats?", accounts=pair, differ="silent")
    )
    places = {**small.places, "question:slip": small.places["question:why-fewer"]}
    library = replace(small, questions={"slip": question}, places=places)
    assert len(boxed(extra(library), "catch-fell")) == 1
    late = with_fields(library, POST, issued=parse("2019-03-11"))
    assert boxed(extra(late), "catch-fell") == []


@pytest.mark.parametrize(
    ("issued", "unknown"), [("2019-03-10", False), ("2019-03-10/2019-03-11", True), ("2019-03/..", True)]
)
def test_later_is_judged_by_the_later_end(small: Library, issued: str, unknown: bool) -> None:
    """Equality is known, an open end is later than everything."""
    library = with_fields(small, POST, issued=parse(issued))
    assert library.later("boats-on-slip", date(2019, 3, 10)) is unknown


def test_without_a_day_everything_is_known(small: Library) -> None:
    """But what the library does not have."""
    library = with_fields(small, POST, issued=parse("2019-03/.."))
    assert not library.later("boats-on-slip", None)
    assert library.later("nobody-wrote-this", None)


def test_what_a_question_is_about_is_no_account(small: Library) -> None:
    """With one account known, nothing was open, whatever else was known of the matter."""
    question = Question(
        id="slip", question="How many boats?", accounts=("catch-fell", "boats-on-slip"), about=("storm-blamed",),
        differ="silent",
    )  # fmt: skip
    late = with_fields(small, POST, issued=parse("2019-03-11"))
    assert set(small.open_on(question, date(2019, 3, 10))) == {"catch-fell", "boats-on-slip", "storm-blamed"}
    assert late.open_on(question, date(2019, 3, 10)) == ()
