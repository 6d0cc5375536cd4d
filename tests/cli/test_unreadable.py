"""A file of the library that cannot be read: every command shows its line, and what cannot be written says where."""

from __future__ import annotations

import errno
import re
from pathlib import Path

import pytest

from briefgen.build.live import Round
from briefgen.build.outcome import Options
from briefgen.build.run import Summary
from briefgen.cli import opened, watch
from briefgen.cli.board import Stand
from briefgen.library.load import reading
from tests.cli.conftest import Typed, change

CLAIM = "      claim: Note: Velmark's cod catch fell from 40,000 tonnes in 2016 to 31,000 tonnes in 2018."
SHOWN = re.compile(
    r"^briefs/facts/fisheries\.yaml:(\d+):18: BG004 .*\n +(\d+) \| (.*)\n( +\| )( *)\^\n  hint: ", re.MULTILINE
)


@pytest.fixture
def spoilt(briefs: Path) -> Path:
    """The small library, with a colon in a claim that YAML takes for a key."""
    change(briefs / "facts" / "fisheries.yaml", "claim: Velmark's cod catch", "claim: Note: Velmark's cod catch")
    return briefs


def _shows_the_line(told: str) -> bool:
    """Whether the line of the claim is shown once, with the caret under the second colon."""
    found = SHOWN.findall(told)
    return [(line, lead) for _, _, line, _, lead in found] == [(CLAIM, " " * CLAIM.index(": Velmark"))]


@pytest.mark.parametrize(
    "line",
    [
        "build --to md", "show catch-fell", "show fewer-boats:1", "lock --on 2020-01-15", "fact list", "source list",
        "impact catch-fell", "fact rename catch-fell catch", "dossier fewer-boats", "review --list", "site",
        "publish fewer-boats", "schema --write", "archive pack texts.zip",
    ],
)  # fmt: skip
def test_every_command_shows_the_line_with_a_caret(typed: Typed, spoilt: Path, line: str) -> None:
    """On standard error, with exit 1."""
    done = typed(*line.split())
    assert (done.code, _shows_the_line(done.err)) == (1, True), done.err


def test_check_shows_the_line_where_it_tells_the_rest(typed: Typed, spoilt: Path) -> None:
    """On standard output."""
    done = typed("check")
    assert (done.code, _shows_the_line(done.out)) == (1, True), done.out


def test_a_build_of_an_unreadable_library_says_that_all_is_withheld(typed: Typed, spoilt: Path) -> None:
    """No brief can be named, for which there are is not known."""
    assert "every brief withheld, for the library cannot be read" in typed("build", "--to", "md").err


def test_watch_shows_the_line_and_says_that_all_is_withheld(
    spoilt: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As a build does."""
    monkeypatch.chdir(spoilt.parent)
    teller = watch._Teller(Options(Path("briefs"), Path("build")), quiet=False)
    teller.round(Round((), _unread()))
    told = capsys.readouterr().err
    assert _shows_the_line(told), told
    assert "every brief withheld, for the library cannot be read" in told


def test_serve_shows_the_line_and_keeps_its_briefs(spoilt: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those that it has shown so far stay on the list, withheld."""
    monkeypatch.chdir(spoilt.parent)
    stand = Stand()
    stand.built("fewer-boats")
    stand.ended(_unread(), "briefs")
    assert stand.now.briefs == (("fewer-boats", "withheld"),)
    assert [one.where.text for one in stand.now.found] == [CLAIM]


def _unread() -> Summary:
    """What a build gives of the library `briefs` where nothing of it can be built."""
    read = reading(Path("briefs"), display="briefs")
    return Summary((), (), read.diagnostics, read.atlas, unread=True)


def test_editions_that_cannot_be_read_are_shown_too(typed: Typed, briefs: Path) -> None:
    """They are no input of a build, and are YAML all the same."""
    (briefs / "editions").mkdir()
    (briefs / "editions" / "fewer-boats.yaml").write_text("editions:\n  - number: one: two\n", encoding="utf-8")
    done = typed("diff", "fewer-boats@1")
    assert done.code == 1
    assert re.search(r"^briefs/editions/fewer-boats\.yaml:2:\d+: BG010 .*\n +2 \|   - number: one: two\n", done.err)


@pytest.mark.parametrize(
    ("path", "error", "named", "todo"),
    [
        ("briefs/evidence.lock", (errno.EACCES, "?", "briefs/.evidence.lock.x1y2"), "", "write in `briefs`"),
        ("briefs", (errno.EACCES, "?", "briefs/facts/.sea.7.part"), "briefs/facts", "write in `briefs/facts`"),
        ("texts.zip", (errno.EACCES, "?", ".texts.zip.x1y2"), "", "write in this folder"),
        ("out/site", (errno.EACCES, "?", "out/.site.x1/new/a.md"), "", "write in `out`"),
        (
            "briefs",
            (errno.EISDIR, "?", "briefs/.x", None, "briefs/a.lock"),
            "briefs/a.lock",
            "move `briefs/a.lock` away",
        ),
        ("texts.zip", (errno.ENOSPC, "?"), "", "free some space"),
    ],
    ids=["a file", "a file of the folder", "a file here", "a tree", "in the way", "no name"],
)
def test_what_cannot_be_written_is_named_with_the_next_step(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    path: str,
    error: tuple[int, str],
    named: str,
    todo: str,
) -> None:
    """The file, or the folder where only a hidden part of it was begun; never that part."""
    (tmp_path / "briefs" / "facts").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    assert opened.unwritten(Path(path), OSError(*error)).exit_code == 1
    told = capsys.readouterr().err
    assert told.startswith(f"{named or path}: not written (?); what was there is untouched. First ")
    assert todo in told.partition("First ")[2]


def test_a_file_in_the_way_of_a_folder_is_named(typed: Typed, briefs: Path) -> None:
    """As the command meets it: a file where the editions go."""
    assert typed("lock", "--on", "2020-01-15").code == 0
    (briefs / "archive").rename(briefs.parent / "away")
    (briefs / "archive").write_text("mine", encoding="utf-8")
    texts = briefs.parent / "more.txt"
    texts.write_text("The harbour opened late.\n", encoding="utf-8")
    done = typed("source", "add", "more.txt", "--on", "2020-01-15")
    assert done.code == 1
    assert "First move `briefs/archive` away" in done.err
    assert (briefs / "archive").read_text(encoding="utf-8") == "mine"
