"""Ctrl-C at any moment, as early and as awkwardly as it can come."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.cli import interrupt
from tests.cli.conftest import Typed

CHECKOUT = Path(__file__).resolve().parents[2]
#: Does WHAT when MODULE is first asked for, then goes on as the console script does.
MEDDLER = """
import os, signal, sys
class Meddler:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            sys.meta_path.remove(self)
            {what}
sys.meta_path.insert(0, Meddler())
sys.argv = ["briefgen", "explain", "BG301"]
from briefgen.__main__ import main
main()
"""
KILL = "os.kill(os.getpid(), signal.SIGINT)"
WRAPPED = "exec('class Made:\\n def __set_name__(self, *_): raise KeyboardInterrupt\\nclass Holder: made = Made()', {})"


def meddled(module: str, what: str) -> subprocess.CompletedProcess[str]:
    """`briefgen explain BG301`, with something done as a module is imported."""
    code = MEDDLER.format(module=module, what=what)
    return subprocess.run([sys.executable, "-c", code], cwd=CHECKOUT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("what", [KILL, "raise KeyboardInterrupt", "exec('raise KeyboardInterrupt')", WRAPPED])
@pytest.mark.parametrize("module", ["briefgen.cli.interrupt", "typer", "briefgen.cli.explain", "briefgen.check.rules"])
def test_an_interrupt_ends_with_130_and_no_traceback(module: str, what: str) -> None:
    """Whether it comes before anything is imported, among the imports, or among those of a command."""
    done = meddled(module, what)
    assert (done.returncode, done.stdout) == (130, "")
    assert done.stderr in ("", f"{interrupt.STOPPED}\n")


def test_an_interrupt_that_python_wrapped_is_no_bug(typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    """As Python 3.11 does while a class is made."""

    def interrupted() -> None:
        raise RuntimeError("Error calling __set_name__") from KeyboardInterrupt()

    monkeypatch.setattr("briefgen.cli.explain._pages", interrupted)
    done = typed("explain", "BG301")
    assert (done.code, done.err) == (130, f"{interrupt.STOPPED}\n")


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of Unix")
def test_who_ignores_interrupts_is_not_interrupted() -> None:
    """A command that a shell started with interrupts ignored goes on."""
    code = f"signal.signal(signal.SIGINT, signal.SIG_IGN); {KILL}"
    assert meddled("briefgen.cli.interrupt", code).returncode == 0
