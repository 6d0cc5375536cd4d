"""Cells of a CSV file: no formula gets out, and every text comes back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.words.spreadsheet import guarded, unguarded


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-3.5%", "@sum", "\tx", "\rx", "'=1", "''@x"])
def test_what_a_spreadsheet_would_run_is_set_behind_an_apostrophe(cell: str) -> None:
    """It is then a text to every spreadsheet."""
    assert guarded(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "31,000 tonnes", "'Brok'", "a=b", "’=’"])
def test_any_other_cell_stays_as_it_is(cell: str) -> None:
    """Apostrophes of prose too."""
    assert guarded(cell) == unguarded(cell) == cell


@given(st.text("=+-@\t\r'a1", max_size=8))
def test_every_cell_is_read_back(cell: str) -> None:
    """However many apostrophes and signs it opens with."""
    assert unguarded(guarded(cell)) == cell
