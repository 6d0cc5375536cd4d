"""Lists as a table for people, or as JSON, CSV or Markdown for what comes next. Rows of plain strings."""

from __future__ import annotations

import csv
import io
import json
import shutil
import sys
from collections.abc import Sequence
from itertools import zip_longest

from briefgen.cli import printing
from briefgen.words.spreadsheet import guarded

Row = Sequence[str]

#: What stands between two columns, and how narrow a cell may be that is wrapped.
_GAP, _NARROWEST = "  ", 20


def listed(columns: Row, rows: Sequence[Row], form: str) -> str:
    """The rows under their columns in the form asked for: table, json, csv or markdown."""
    match form:
        case "json":
            return json.dumps([dict(zip(columns, row, strict=True)) for row in rows], ensure_ascii=False, indent=1)
        case "csv":
            return _csv(columns, rows)
        case "markdown":
            lines = [columns, ["---"] * len(columns), *([cell.replace("|", "\\|") for cell in row] for row in rows)]
            return "\n".join(f"| {' | '.join(' '.join(cell.split()) for cell in line)} |" for line in lines)
    return _table(columns, rows)


def _csv(columns: Row, rows: Sequence[Row]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([[guarded(cell) for cell in row] for row in (columns, *rows)])
    return text.getvalue()


def _table(columns: Row, rows: Sequence[Row]) -> str:
    """Columns side by side; on a terminal cells are wrapped, or each row is set by itself. Nothing is cut."""
    lines = [list(columns), *([" ".join(cell.split()) for cell in row] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    width = shutil.get_terminal_size().columns if printing.is_terminal(sys.stdout) else 0
    if not width or _across(widths) <= width:
        return "\n".join(map(_side_by_side, lines, [widths] * len(lines)))
    narrower = _narrowed(lines, widths, width)
    if narrower is not None:
        return "\n".join(line for cells in lines for line in _wrapped(cells, narrower))
    records = ("\n".join(_set_out(columns, row, width)) for row in lines[1:])
    return "\n\n".join(records) or "\n".join(printing.broken("  ".join(columns), width))


def _across(widths: Sequence[int]) -> int:
    return sum(widths) + len(_GAP) * (len(widths) - 1)


def _narrowed(lines: Sequence[Row], widths: Sequence[int], width: int) -> list[int] | None:
    """Widths that fit, the widest columns narrowed alike, and no word broken; None where cells would be too narrow."""
    words = [
        max((len(word) for cell in column for word in cell.split()), default=0) for column in zip(*lines, strict=True)
    ]
    for most in range(width, _NARROWEST - 1, -1):
        narrower = [max(word, min(full, most)) for word, full in zip(words, widths, strict=True)]
        if _across(narrower) <= width:
            return narrower
    return None


def _wrapped(cells: Row, widths: Sequence[int]) -> list[str]:
    parts = [printing.broken(cell, width) for cell, width in zip(cells, widths, strict=True)]
    return [_side_by_side(line, widths) for line in zip_longest(*parts, fillvalue="")]


def _side_by_side(line: Row, widths: Sequence[int]) -> str:
    return _GAP.join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()


def _set_out(columns: Row, row: Row, width: int) -> list[str]:
    """A row as lines of `name: value`, those that have one."""
    named = (f"{name}: {cell}" for name, cell in zip(columns, row, strict=True) if cell)
    return [line for one in named for line in printing.broken(one, width, indent=_GAP)]
