"""Copied words are told by their number, and names, figures and quotations are not among them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.words.copying import LONG, SHORT, copied, runs

TWELVE = "boats that sail at dawn come home with less fish every year"
PASSAGE = f"The mayor said that {TWELVE} than the year before, and Ana Brok of Cape Lund sold her 14 boats in May 2018."


@pytest.mark.parametrize(
    ("claim", "run"),
    [
        (f"In Havner the {TWELVE}, as their skippers have written in the harbour paper.", TWELVE),
        (f"The {TWELVE.upper()}, as their skippers have written in the harbour paper.", ""),
        ("Boats that sail at dawn come home with less fish.", "boats that sail at dawn come home with less fish"),
        ("Boats that sail at dawn come home with less fish, the mayor of Havner has told a newspaper.", ""),
        ("Boats that sail at dawn come home.", ""),
        (f'The mayor said: "{TWELVE}".', ""),
        (f"The mayor said: '{TWELVE}'.", ""),
        ("Ana Brok of Cape Lund sold her 14 boats in May 2018.", ""),
        ("Whoever goes out early catches fewer fish.", ""),
    ],
)
def test_a_long_run_is_copied(claim: str, run: str) -> None:
    """Twelve words, or eight that are nearly all of it."""
    found = copied(claim, PASSAGE)
    assert (found.words if found else "") == run


def test_a_run_stands_where_it_says() -> None:
    """Its place is that of its first and last word."""
    claim = f"So the {TWELVE}, people say, and nobody in Havner knows what to do about it."
    found = copied(claim, PASSAGE)
    assert found
    assert claim[found.start : found.end] == TWELVE


@given(st.lists(st.sampled_from("a boat the Sea 14 'left it' of".split()), max_size=2 * LONG))
def test_what_is_copied_is_found_again_among_the_runs(words: list[str]) -> None:
    """So that its digest is enough to tell it by."""
    claim = " ".join(words)
    found = copied(claim, claim)
    assert found is None or found in set(runs(claim))
    assert found is None or found.count >= SHORT
