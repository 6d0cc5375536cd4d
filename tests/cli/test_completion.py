"""What a shell is told when somebody presses the tabulator."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Outcome, Typed

FACTS = {"catch-fell", "rescue-pact", "count-first"}


@pytest.fixture
def tab(typed: Typed, monkeypatch: pytest.MonkeyPatch) -> Typed:
    """Press the tabulator behind these words, in bash."""

    def press(*words: str) -> Outcome:
        line = ["briefgen", *words]
        monkeypatch.setenv("_BRIEFGEN_COMPLETE", "complete_bash")
        monkeypatch.setenv("COMP_WORDS", " ".join(line))
        monkeypatch.setenv("COMP_CWORD", str(len(line) - 1))
        return typed()

    return press


@pytest.mark.parametrize(
    ("words", "known"),
    [
        (("bu",), {"build"}),
        (("build", "few"), {"fewer-boats"}),
        (("review", ""), {"fewer-boats"}),
        (("show", ""), FACTS),
        (("impact", ""), FACTS | {"tribune-2019-03"}),
        (("fact", "rename", "catch"), {"catch-fell"}),
        (("fact", "list", "--source", "harb"), {"harbour-post-2019-03"}),
        (("explain", "BG30"), {"BG301", "BG302"}),
        (("completion", ""), {"bash", "zsh", "fish"}),
    ],
)
def test_words_are_completed(tab: Typed, briefs: Path, words: tuple[str, ...], *, known: set[str]) -> None:
    """Commands, briefs, facts, sources, codes: each where it belongs, and only what begins so."""
    done = tab(*words)
    told = set(done.out.split())
    assert (done.code, done.err) == (0, "")
    assert known <= told
    assert all(one.startswith(words[-1]) for one in told)


def test_the_library_that_was_named_is_asked(tab: Typed, briefs: Path) -> None:
    """`--library` before the word to complete."""
    briefs.rename(briefs.with_name("desk"))
    assert "catch-fell" in tab("show", "--library", "desk", "catch").out.split()
    assert tab("show", "catch").out.split() == []


def test_a_broken_library_completes_all_the_same(tab: Typed, briefs: Path) -> None:
    """A file that cannot be read costs only its own ids."""
    (briefs / "facts" / "sea.yaml").write_bytes(b"- id: [\xff\n\x00")
    (briefs / "library.yaml").unlink()
    done = tab("show", "")
    assert (done.code, done.err) == (0, "")
    assert "catch-fell" in done.out.split()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_lines_for_a_shell_name_the_program(typed: Typed, shell: str) -> None:
    """What is put into the shell's own file."""
    done = typed("completion", shell)
    assert done.code == 0
    assert f"_BRIEFGEN_COMPLETE=complete_{shell}" in done.out


def test_bash_takes_the_lines(typed: Typed, briefs: Path, tmp_path: Path) -> None:
    """Sourced into a bash, they complete a fact."""
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("no bash on this machine")
    (tmp_path / "completion").write_text(typed("completion", "bash").out)
    (tmp_path / "briefgen").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m briefgen "$@"\n')
    (tmp_path / "briefgen").chmod(0o755)
    words = "COMP_WORDS=(briefgen show catch); COMP_CWORD=2"
    press = f'source ./completion; {words}; _briefgen_completion ./briefgen; echo "${{COMPREPLY[@]}}"'
    done = subprocess.run([bash, "--norc", "-c", press], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout == "catch-fell\n"
