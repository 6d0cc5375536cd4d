"""The records of `reviews.yaml`: what is written is read back equal, and a faulty file is told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from briefgen.library.load import load
from briefgen.library.reviews import Answer, ApprovedBlock, ApprovedFact, Objection, Reviews, write_reviews
from briefgen.library.yaml_reader import read

DAY = date(2020, 1, 10)
SEAL = "0" * 64
FACT = ApprovedFact(fact="catch-fell", seal=SEAL, by="Jo Ferris", on=DAY, claim="It fell.", fields={"claim": "a" * 12})
BLOCK = ApprovedBlock(
    brief="fewer-boats", role="paragraph", seal=SEAL, by="Jo Ferris", on=DAY, text="It fell.", facts={"x": "b" * 12}
)
OBJECTION = Objection(of="catch-fell", why="Which catch?", by="Kit Lowe", on=DAY, seal=SEAL, text="It fell.")

#: What a person can type: no control characters, and no blank that a reader of YAML would trim.
typed = st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), min_size=1).map(str.strip).filter(bool)


def back(reviews: Reviews) -> Reviews:
    """What the strict reader and the model make of the written text."""
    document = read(write_reviews(reviews).encode(), "reviews.yaml")
    assert not document.diagnostics, document.diagnostics
    assert document.root is not None
    return Reviews.model_validate(document.root.plain())


def test_what_is_written_is_read_back_equal() -> None:
    """Approvals, objections and answers survive the file."""
    answered = OBJECTION.model_copy(update={"answered": Answer(why="The cod.", by="Jo Ferris", on=DAY)})
    reviews = Reviews(facts=(FACT,), blocks=(BLOCK,), objections=(answered,))
    assert back(reviews) == reviews


@given(typed, typed)
def test_any_words_survive_the_file(text: str, by: str) -> None:
    """Whatever a paragraph or a name holds, the strict reader gives it back."""
    reviews = Reviews(blocks=(BLOCK.model_copy(update={"text": text, "by": by}),))
    assert back(reviews) == reviews


def test_facts_stand_in_the_order_of_their_ids() -> None:
    """The file does not depend on the order in which things were approved."""
    other = FACT.model_copy(update={"fact": "boats"})
    one, two = Reviews().with_fact(FACT).with_fact(other), Reviews().with_fact(other).with_fact(FACT)
    assert write_reviews(one) == write_reviews(two)


def test_a_new_approval_replaces_the_old() -> None:
    """A fact is approved once, by whoever read it last."""
    again = FACT.model_copy(update={"by": "Kit Lowe"})
    assert Reviews().with_fact(FACT).with_fact(again).facts == (again,)


def test_blocks_of_another_brief_stay() -> None:
    """Approving in one brief leaves the other's approvals in their order."""
    other = BLOCK.model_copy(update={"brief": "after"})
    reviews = Reviews(blocks=(BLOCK, BLOCK)).with_blocks("after", [other])
    assert reviews.blocks == (other, BLOCK, BLOCK)


def test_a_library_without_the_file_has_no_reviews(small: Path) -> None:
    """Nobody need review."""
    library, _ = load(small, display="lib")
    assert library is not None
    assert library.reviews == Reviews()


def test_the_file_is_loaded_and_is_no_brief(small: Path) -> None:
    """`reviews.yaml` stands beside the briefs and is not taken for one."""
    (small / "reviews.yaml").write_text(write_reviews(Reviews(facts=(FACT,))), "utf-8")
    library, diagnostics = load(small, display="lib")
    assert library is not None
    assert (library.reviews.facts, "reviews" in library.briefs, diagnostics) == ((FACT,), False, ())


def test_a_misspelt_field_is_told_at_its_place(small: Path, told: Callable[[], list[str]]) -> None:
    """A slip in the file is located, and withholds everything: nobody knows what was approved."""
    text = write_reviews(Reviews(objections=(OBJECTION,))).replace("why:", "wy:")
    (small / "reviews.yaml").write_text(text, "utf-8")
    assert any("reviews.yaml:5:5 BG101" in line for line in told())


def test_a_fact_approved_twice_is_told(small: Path, told: Callable[[], list[str]]) -> None:
    """Two approvals of one fact, as a merge may leave them, are not chosen between."""
    (small / "reviews.yaml").write_text(write_reviews(Reviews.model_construct(facts=(FACT, FACT))), "utf-8")
    assert any("`catch-fell` is approved twice" in line for line in told())
