"""Lists as a table for people, or as JSON, CSV or Markdown for what comes next. Rows of plain strings."""

from __future__ import annotations

import csv
import io
import json
import shutil
import sys
from collections.abc import Sequence

from briefgen.cli import printing
from briefgen.words.spreadsheet import guarded

Row = Sequence[str]


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
    """Columns side by side; on a terminal the last is cut to its width, in a file nothing is cut."""
    lines = [columns, *([" ".join(cell.split()) for cell in row] for row in rows)]
    widths = [max(len(line[n]) for line in lines) for n in range(len(columns) - 1)]
    width = shutil.get_terminal_size().columns if printing.is_terminal(sys.stdout) else 0
    return "\n".join(_cut("  ".join(_padded(line, widths)).rstrip(), width) for line in lines)


def _padded(line: Row, widths: Sequence[int]) -> list[str]:
    return [*(cell.ljust(width) for cell, width in zip(line[:-1], widths, strict=True)), line[-1]]


def _cut(line: str, width: int) -> str:
    return line if not width or len(line) <= width else line[: width - 1] + "\u2026"
