"""Shared words are counted without regard to case and marks."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from briefgen.words.shingles import alike, containment, longest_shared_run, shingles

STORY = "The boats of Arland came home late, and the harbour of Velmark stayed shut."


def test_a_reprint_inside_a_longer_page_is_contained() -> None:
    """Containment is the share of the smaller text."""
    assert containment(shingles(STORY), shingles("News of the day. " + STORY.upper() + " More below.")) == 1.0


def test_texts_shorter_than_a_shingle_share_nothing() -> None:
    """Where one side has no shingle there is nothing to share."""
    assert containment(shingles("too short"), shingles(STORY)) == 0.0


def test_the_longest_run_is_told_with_its_length() -> None:
    """The run is given in small letters, without marks."""
    assert longest_shared_run(STORY, "Late, and the Harbour in Arland") == (4, "late and the harbour")


def test_a_number_is_one_word() -> None:
    """Its decimal mark and its commas part no words."""
    run = "by 37.5 percent to 1,945"
    assert longest_shared_run(f"It fell {run}.", run) == (5, run)


@given(st.text(max_size=80), st.text(max_size=80))
def test_containment_is_a_share_either_way(one: str, other: str) -> None:
    """It lies between 0 and 1 and is the same from both sides."""
    a, b = shingles(one, 2), shingles(other, 2)
    assert 0.0 <= containment(a, b) == containment(b, a) <= 1.0


_FEW_WORDS = st.lists(st.sampled_from("abc"), max_size=14).map(" ".join)


@given(st.lists(_FEW_WORDS, max_size=6), st.sampled_from([0.01, 0.4, 1]))
def test_pairs_that_are_alike_are_all_found(texts: list[str], least: float) -> None:
    """The index over runs finds the pairs that comparing every two texts finds, in their order, and no other."""
    named = {f"t{number}": text for number, text in enumerate(texts)}
    every = ((a, b, containment(shingles(named[a]), shingles(named[b]))) for a, b in combinations(named, 2))
    assert list(alike(named, at_least=least)) == [pair for pair in every if pair[2] >= least]
