"""A reader's steps, one after another, beside opening the library anew after each."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.check import standing
from briefgen.check.approval import answered, approved, objected, subjects
from briefgen.check.case import Case
from briefgen.check.resting import reviewed
from briefgen.check.verify import open_case
from briefgen.library.library import Library
from briefgen.library.reviews import Reviews
from tests.check import desks
from tests.check.desks import DAY, SMALL

BY = {"by": "Kit Lowe", "on": DAY}


@cache
def half_read() -> Case:
    """The small library of which every other thing is approved, and one paragraph changed since."""
    library = desks.reviewed(desks.with_brief(desks.opened(SMALL), "Old [@rescue-pact].\n\nNew."), every=2)
    return open_case(desks.with_brief(library, "Older [@rescue-pact].\n\nNew."))


def step(case: Case, what: str, key: str) -> Reviews:
    """What the reviews are after one key that a reader presses."""
    match what:
        case "approve":
            return approved(case, [key], **BY)
        case "object":
            return objected(case, key, why="How so?", **BY)
        case "answer":
            return answered(case, key, why="So.", **BY)
    return half_read().library.reviews  # all taken back


def anew(case: Case) -> Case:
    """The same library, opened as another process would."""
    return open_case(desks.with_reviews(half_read().library, case.library.reviews))


@settings(max_examples=25)
@given(st.lists(st.tuples(st.sampled_from(["approve", "object", "answer", "undo"]), st.integers(0, 99)), max_size=4))
def test_steps_lead_where_opening_anew_does(steps: list[tuple[str, int]]) -> None:
    """However a reader came there, the library stands as its file says."""
    case = half_read()
    keys = sorted(key for key, one in subjects(case).items() if one.state != "unsettled")
    for what, number in steps:
        case = reviewed(case, step(case, what, keys[number % len(keys)]))
    assert case.standings == anew(case).standings


def test_a_step_makes_no_seal_anew(small: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands has not changed: among thousands of facts, making their seals is most of what opening takes."""
    case = open_case(small)
    made: list[str] = []
    monkeypatch.setattr(standing, "fact_seal", lambda *_: made.append("fact"))
    monkeypatch.setattr(standing, "blocks", lambda *_, **__: made.append("blocks") or ())
    after = reviewed(case, approved(case, ["rescue-pact"], **BY))
    assert (after.standings.facts["rescue-pact"].state, made) == ("sealed", [])
