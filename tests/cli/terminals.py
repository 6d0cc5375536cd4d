"""What a person sees: commands run on a pseudo-terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pty = pytest.importorskip("pty", reason="a system without pseudo-terminals")
termios = pytest.importorskip("termios")

CHECKOUT = Path(__file__).resolve().parents[2]
SWAYING = ("COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "TERM")


def on_a_terminal(*words: str, folder: Path, width: int = 80, **environment: str) -> bytes:
    """What `python WORDS`, run in a folder, writes to a terminal of that many columns; it has to end with 0."""
    near, far = pty.openpty()
    termios.tcsetwinsize(far, (24, width))
    kept = {key: value for key, value in os.environ.items() if key not in SWAYING}
    with subprocess.Popen(
        [sys.executable, *words], cwd=folder, stdout=far, stderr=far, stdin=far,
        env=kept | {"PYTHONPATH": str(CHECKOUT), "TERM": "xterm", "PYTHONUTF8": "1"} | environment,
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
