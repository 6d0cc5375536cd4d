"""Who may approve what: nobody approves what cannot be seen."""

from __future__ import annotations

from briefgen.check.approval import approved, objected, refusal, unprinted, waiting
from briefgen.check.verify import open_case
from briefgen.library.library import Library
from tests.check.desks import DAY, reviewed, with_brief, with_fact, with_reviews

TEXT = "The pact is old [@rescue-pact]."


def test_everything_waits_in_the_order_of_the_page(small: Library) -> None:
    """Claims first, as the brief prints them, then its blocks."""
    case = open_case(with_brief(small, TEXT))
    assert list(waiting(case, "extra")) == ["rescue-pact", "extra:title", "extra:t1", "extra:p1"]


def test_nothing_waits_when_all_is_approved(small: Library) -> None:
    """What has its seal is not shown again."""
    assert list(waiting(open_case(reviewed(small)), "fewer-boats")) == []


def test_what_was_never_approved_may_be(small: Library) -> None:
    """With the text on this machine, nothing stands in the way."""
    assert refusal(open_case(small), "rescue-pact") is None


def test_a_fact_is_not_approved_without_its_text(small: Library) -> None:
    """Its passage cannot be shown."""
    assert "not on this machine" in (refusal(open_case(small.without_texts()), "rescue-pact") or "")


def test_a_paragraph_is_not_approved_without_the_texts_of_its_facts(small: Library) -> None:
    """Neither can what it rests on."""
    assert "rescue-pact" in (refusal(open_case(with_brief(small, TEXT).without_texts()), "extra:p1") or "")


def test_a_paragraph_on_approved_facts_may_be_approved_without_texts(small: Library) -> None:
    """A reader has seen those passages, and the lock vouches for them."""
    changed = with_brief(reviewed(small), TEXT).without_texts()
    assert refusal(open_case(changed), "extra:p1") is None


def test_a_fact_whose_passage_is_lost_is_not_approved(small: Library) -> None:
    """There is nothing to approve it by."""
    case = open_case(with_fact(small, "rescue-pact", at="words that stand nowhere"))
    assert "is not known" in (refusal(case, "rescue-pact") or "")


def test_what_is_objected_to_is_not_approved_unchanged(small: Library) -> None:
    """The objection is answered first, or the claim changed."""
    library = with_reviews(small, objected(open_case(small), "rescue-pact", why="How so?", by="Kit Lowe", on=DAY))
    assert "Kit Lowe objects" in (refusal(open_case(library), "rescue-pact") or "")


def test_what_changed_since_the_objection_may_be_approved(small: Library) -> None:
    """Approving the change is what answers it."""
    library = with_reviews(small, objected(open_case(small), "rescue-pact", why="How so?", by="Kit Lowe", on=DAY))
    changed = with_fact(library, "rescue-pact", claim="Both keep a rescue pact of 1998.")
    assert refusal(open_case(changed), "rescue-pact") is None


def test_an_unprinted_fact_waits_for_nobody(small: Library) -> None:
    """Only what a brief prints needs a seal."""
    assert "boats-on-slip" not in open_case(small).standings.facts


def test_a_fact_approved_once_and_changed_since_waits_though_unprinted(small: Library) -> None:
    """A broken seal is told wherever it is, so it can be mended."""
    printed = reviewed(with_brief(small, "Nine boats [@boats-on-slip]."))
    gone = with_fact(with_brief(printed, "Plain."), "boats-on-slip", label="Boats")
    assert list(unprinted(open_case(gone))) == ["boats-on-slip"]


def test_an_approval_says_who_and_when(small: Library) -> None:
    """The name and the day that were given."""
    (one,) = approved(open_case(small), ["rescue-pact"], by="Kit Lowe", on=DAY).facts
    assert (one.by, one.on, one.claim) == ("Kit Lowe", DAY, small.facts["rescue-pact"].fact.claim)
