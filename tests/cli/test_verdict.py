"""How findings are counted at the end of a command."""

from __future__ import annotations

import pytest

from briefgen.cli.verdict import count
from briefgen.words.diagnostics import Diagnostic, Level


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ([], "nothing to report"),
        ([("BG502", "warning")], "1 warning"),
        ([("BG307", "error"), ("BG502", "warning"), ("BG301", "error"), ("BG307", "error")],
         "3 errors (BG301, BG307), 1 warning"),
    ],
    ids=["nothing", "a warning", "both"],
)  # fmt: skip
def test_the_count_names_the_codes_of_errors(found: list[tuple[str, Level]], said: str) -> None:
    """The findings themselves do not say that they are errors."""
    assert count([Diagnostic(code, level, "so") for code, level in found]) == said
