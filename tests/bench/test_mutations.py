"""The bench of corruptions, on the small library."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
def test_no_corruption_of_the_small_library_goes_unseen() -> None:
    """Each mutant is found by a rule of its own, or there is a reason why none can; part and whole checks agree."""
    command = [sys.executable, str(CHECKOUT / "bench" / "mutations.py"), str(CHECKOUT / "tests" / "fixtures" / "small")]
    surroundings = {key: value for key, value in os.environ.items() if key != "BRIEFGEN_ARCHIVE"}
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    lines = [(line[:28].strip(), line[28:].split()) for line in done.stdout.splitlines()]
    rows = {
        kind: counts
        for kind, counts in lines
        if counts and counts[0].isdigit() and len(counts) >= 7 and counts[6].isdigit()
    }
    assert int(rows["digit"][0]) > 50
    assert {row[6] for row in rows.values()} == {"0"}
    assert "What no rule finds, because the data cannot show it:" in done.stdout.splitlines()
