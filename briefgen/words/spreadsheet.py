"""Cells of a CSV file that a spreadsheet would run: kept as text on the way out, read back as they were.

A cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage return is a formula to a spreadsheet. It gets an
apostrophe in front, as does one that begins with apostrophes before such a sign, so that nothing is lost.
https://owasp.org/www-community/attacks/CSV_Injection
"""

from __future__ import annotations

import re

_RUNS = re.compile(r"'*[=+\-@\t\r]")


def guarded(cell: str) -> str:
    """The cell as it may stand in a CSV file."""
    return f"'{cell}" if _RUNS.match(cell) else cell


def unguarded(cell: str) -> str:
    """What `guarded` was given; a cell that it never wrote stays as it is."""
    return cell[1:] if cell.startswith("'") and _RUNS.match(cell) else cell
