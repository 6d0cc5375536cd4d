"""Commands run in this process, as a person would type them, in an empty working folder."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from briefgen.cli.boundary import run

SMALL = Path(__file__).parents[1] / "fixtures" / "small"


@dataclass(frozen=True)
class Outcome:
    """What a command printed and how it ended."""

    code: int
    out: str
    err: str


Typed = Callable[..., Outcome]


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Typed:
    """Type a command line; the working folder is `tmp_path`, and no archive is named by the environment."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("BRIEFGEN_ARCHIVE", raising=False)
    monkeypatch.delenv("BRIEFGEN_TRACEBACK", raising=False)

    def type_it(*words: str) -> Outcome:
        monkeypatch.setattr(sys, "argv", ["briefgen", *words])
        code = 0
        try:
            run()
        except SystemExit as end:
            code = int(end.code or 0)
        told = capsys.readouterr()
        return Outcome(code, told.out, told.err)

    return type_it


@pytest.fixture
def briefs(tmp_path: Path) -> Path:
    """The small invented library with its texts, as `briefs` in the working folder."""
    return Path(shutil.copytree(SMALL, tmp_path / "briefs"))


def change(path: Path, old: str, new: str) -> None:
    """Replace words of a file that must be there once."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"`{old}` stands {text.count(old)} times in {path.name}"
    path.write_text(text.replace(old, new), encoding="utf-8")
