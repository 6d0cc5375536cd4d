"""Lists in four forms."""

from __future__ import annotations

import csv
import io
import json

import pytest

from briefgen.cli.tables import listed

COLUMNS = ("id", "claim")
ROWS = [("a", "One | two,\nthree"), ("longer", "Four")]


def test_a_table_puts_columns_side_by_side() -> None:
    """Cells start under their heading, each row on one line, nothing cut outside a terminal."""
    assert listed(COLUMNS, ROWS, "table").splitlines() == [
        "id      claim",
        "a       One | two, three",
        "longer  Four",
    ]


def test_json_has_a_record_for_each_row() -> None:
    """Cells keep their line ends."""
    assert json.loads(listed(COLUMNS, ROWS, "json")) == [dict(zip(COLUMNS, row, strict=True)) for row in ROWS]


def test_csv_reads_back() -> None:
    """What a spreadsheet reads is what was listed."""
    assert [tuple(row) for row in csv.reader(io.StringIO(listed(COLUMNS, ROWS, "csv")))] == [COLUMNS, *ROWS]


def test_markdown_escapes_the_bar() -> None:
    """A bar in a cell starts no column."""
    assert listed(COLUMNS, ROWS, "markdown").splitlines()[2] == "| a | One \\| two, three |"


@pytest.mark.parametrize("form", ["table", "json", "csv", "markdown"])
def test_an_empty_list_has_its_head_alone(form: str) -> None:
    """No rows is no fault in any form."""
    assert listed(COLUMNS, [], form).strip()
