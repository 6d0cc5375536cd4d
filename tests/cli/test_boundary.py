"""The one error boundary, and what reaches a terminal."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.cli import printing
from tests.cli.conftest import Typed


def test_a_bug_is_told_in_a_few_lines_and_exits_3(typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    """No traceback, but what failed, where, and what to do."""
    monkeypatch.setattr("briefgen.cli.explain._pages", lambda: 1 // 0)
    done = typed("explain", "BG301")
    assert done.code == 3
    assert "ZeroDivisionError at test_boundary.py:" in done.err
    assert "issue tracker" in done.err
    assert "Traceback" not in done.err


def test_a_bug_shows_its_traceback_on_request(typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who reports a bug can add how it came about."""
    monkeypatch.setattr("briefgen.cli.explain._pages", lambda: 1 // 0)
    monkeypatch.setenv("BRIEFGEN_TRACEBACK", "1")
    assert "Traceback" in typed("explain", "BG301").err


def test_an_interrupt_exits_130(typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C is neither success nor a bug."""

    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("briefgen.cli.explain._pages", interrupted)
    done = typed("explain", "BG301")
    assert done.code == 130
    assert "interrupted" in done.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
def test_a_full_disk_under_standard_output_is_no_bug() -> None:
    """Exit 1 and a sentence with BG902."""
    with Path("/dev/full").open("w") as full:
        words = [sys.executable, "-m", "briefgen", "explain", "BG301"]
        done = subprocess.run(words, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("briefgen: BG902 ")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "words",
    [
        ("explain", "BG999"),
        ("schema", "poem"),
        ("nothing",),
        ("build", "--to", "odt"),
        ("build", "--to", ""),
        ("build", "--library", "nowhere"),
        ("check", "--library", "nowhere"),
        ("source", "list", "--library", "nowhere"),
        ("check", "--as-of", "2019-02-30"),
        ("check", "--as-of", "2019"),
        ("lock", "--on", "yesterday"),
        ("publish", "fewer-boats", "--by", ""),
        ("publish", "fewer-boats", "--by", "Ana\nBrok"),
        ("publish", "fewer-boats", "--by", "Ana\x85Brok"),
        ("review", "--approve", "catch-fell", "--by", "Ana\x1b[31m"),
        ("check", "--format", "xml"),
    ],
    ids=" ".join,
)
def test_a_fault_of_usage_exits_2_with_a_reason(typed: Typed, words: tuple[str, ...], tmp_path: Path) -> None:
    """What was typed cannot be done; nothing is printed as product and nothing is written."""
    done = typed(*words)
    assert (done.code, done.out) == (2, "")
    assert "Error: " in done.err or "Invalid" in done.err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("steering", ["\x1b[31m", "\x9b31m", "\x07", "\r", "\u202e", "\x00"])
def test_no_character_of_data_steers_the_terminal(steering: str) -> None:
    """Escape sequences, bells, returns and turned writing are shown as U+FFFD."""
    assert printing.harmless(f"a{steering}b").startswith("a\ufffd")


def test_lines_and_tabs_stay() -> None:
    """What only lays text out is left alone, accents too."""
    assert printing.harmless("a\tb\nŹródło é") == "a\tb\nŹródło é"


def test_help_imports_no_engine() -> None:
    """`briefgen --help` answers without loading what it does not use."""
    code = (
        "import sys; sys.argv = ['briefgen', '--help']\n"
        "from briefgen.__main__ import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print(sorted({'pydantic', 'yaml', 'jinja2', 'rich', 'weasyprint', 'markdown_it'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_reader_that_leaves_early_is_no_bug(tmp_path: Path) -> None:
    """`briefgen explain | head -1` ends without a complaint from Python."""
    shell = f"{sys.executable} -m briefgen schema | head -c 1 >/dev/null"
    done = subprocess.run(["bash", "-c", shell], capture_output=True, text=True)
    assert "Traceback" not in done.stderr
    assert "bug" not in done.stderr
    assert "Exception ignored" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of Unix")
@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", ">&- 2>&-"])
@pytest.mark.parametrize(("words", "code"), [("explain BG301", 0), ("explain BG999", 2), ("review --list", 2)])
def test_a_closed_stream_is_no_bug(closed: str, words: str, code: int, tmp_path: Path) -> None:
    """What would go there is dropped, and the command ends as it would have."""
    shell = f"{sys.executable} -m briefgen {words} {closed}"
    done = subprocess.run(["bash", "-c", shell], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == code
    assert "bug" not in done.stderr
