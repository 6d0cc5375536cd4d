"""What a person sees on a terminal: colour there alone, and none where NO_COLOR asks for none (https://no-color.org)."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Typed

pty = pytest.importorskip("pty", reason="a system without pseudo-terminals")

CHECKOUT = Path(__file__).resolve().parents[2]
COLOUR = re.compile(rb"\x1b\[[0-9;]*[1-9][0-9;]*m")


@pytest.fixture
def desk(typed: Typed, briefs: Path) -> Path:
    """A working folder with a locked library."""
    assert typed("lock", "--on", "2020-01-15").code == 0
    return briefs.parent


def _on_a_terminal(folder: Path, **environment: str) -> bytes:
    """What `briefgen build` writes to a terminal."""
    near, far = pty.openpty()
    kept = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR", "TERM")}
    with subprocess.Popen(
        [sys.executable, "-m", "briefgen", "build", "--to", "md"], cwd=folder, stdout=far, stderr=far, stdin=far,
        env=kept | {"PYTHONPATH": str(CHECKOUT), "TERM": "xterm"} | environment,
    ) as process:  # fmt: skip
        os.close(far)
        told = b""
        try:
            while data := os.read(near, 4096):
                told += data
        except OSError:  # Linux ends a terminal whose other side is closed in this way
            pass
        os.close(near)
    assert process.returncode == 0, told
    return told


def test_progress_is_coloured_on_a_terminal(desk: Path) -> None:
    """The one place with colour."""
    assert COLOUR.search(_on_a_terminal(desk))


@pytest.mark.parametrize("surroundings", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_nobody_who_asks_for_none_gets_colour(desk: Path, surroundings: dict[str, str]) -> None:
    """NO_COLOR is heeded, and a terminal that knows no escape sequences gets none."""
    told = _on_a_terminal(desk, **surroundings)
    assert b"fewer-boats.md" in told
    assert not COLOUR.search(told)
