"""The rows of a CSV file of facts: cells under the columns that facts have, each row with its line.

Columns are named like fields, in any order. What is in the cells is the affair of `fact_table`.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from briefgen.library.capture.incoming import bytes_of
from briefgen.library.capture.taken import fault
from briefgen.library.yaml_reader import decode
from briefgen.words.diagnostics import Diagnostic, Place
from briefgen.words.spreadsheet import unguarded

#: One text; several parted by `;`; pairs `key = value` parted by `;`.
TEXTS = ("id", "claim", "kind", "says", "date", "said", "status", "area", "currency", "label", "note", "caution")
LISTS, PAIRS = ("actors", "because"), ("figures", "derived")
#: Passages, one a line: anchors, or in place of them a few words.
PASSAGES = ("at", "words")
#: Where a fact is filed; and what is only listed, so that a table that was exported comes back with it.
FILED, LISTED = ("source", "theme", "topic"), ("witnesses", "briefs", "reviewed")
COLUMNS = (*TEXTS, *LISTS, *PAIRS, *PASSAGES, *FILED, *LISTED)
_LIMIT = 16 << 20


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the line it begins on, and its cells by column."""

    line: int
    cells: dict[str, str]


def rows(path: Path) -> tuple[Row, ...] | Diagnostic:
    """The rows that hold anything. BG001 no CSV, BG006 too large, BG007 empty, BG101 an unknown column."""
    name, data = path.as_posix(), bytes_of(path, limit=_LIMIT)
    if isinstance(data, Diagnostic):
        return data
    text = decode(data)
    if not isinstance(text, str):
        return fault("BG001", name, f"is no text: {text.message}", "save it as CSV, with UTF-8")
    found = _cells(text, name)
    return found if found else fault("BG007", name, "holds no row of facts")


def _cells(text: str, name: str) -> tuple[Row, ...] | Diagnostic:
    head = text.split("\n", 1)[0]
    # Spreadsheets of many countries part cells with semicolons.
    delimiter = ";" if head.count(";") > head.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    found, line = [], 1
    try:
        columns = [cell.strip().lower() for cell in next(reader, [])]
        if strange := [cell for cell in columns if cell not in COLUMNS or columns.count(cell) > 1]:
            hint = f"each once, of: {', '.join(COLUMNS)}"
            return _told("BG101", f"facts have no column `{strange[0]}`, or it is there twice", name, 1, hint)
        line = reader.line_num + 1
        for cells in reader:
            if len(cells) > len(columns):
                hint = "put a cell with a comma in it into quotation marks"
                return _told("BG001", f"the row has {len(cells)} cells under {len(columns)} columns", name, line, hint)
            if any(cell.strip() for cell in cells):
                found.append(
                    Row(line, {key: unguarded(cell).strip() for key, cell in zip(columns, cells, strict=False)})
                )
            line = reader.line_num + 1
    except csv.Error as error:
        return _told("BG001", f"this is no CSV that can be read: {error}", name, line)
    return tuple(found)


def _told(code: str, message: str, name: str, line: int, hint: str = "") -> Diagnostic:
    return Diagnostic(code, "error", message, Place(name, line=line, column=1), hint)
