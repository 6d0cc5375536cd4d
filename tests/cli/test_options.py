"""Options that commands share, as one types them wrongly."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Typed


@pytest.mark.parametrize(
    "out", ["", "notes.txt", "briefs", "briefs/facts/..", "briefs/facts", "briefs/sources/new", "briefs/archive"]
)
@pytest.mark.parametrize("words", [("build",), ("dossier", "fewer-boats"), ("publish", "fewer-boats")])
def test_an_output_folder_that_cannot_be_is_a_fault_of_usage(
    typed: Typed, briefs: Path, words: tuple[str, ...], out: str
) -> None:
    """No name, a file, the library or a folder of it that people write: said in a sentence, and nothing is written."""
    (briefs.parent / "notes.txt").write_text("Mine.")
    before = sorted(briefs.parent.rglob("*"))
    done = typed(*words, "--out", out)
    assert (done.code, done.out) == (2, "")
    assert "--out" in done.err
    assert sorted(briefs.parent.rglob("*")) == before


def test_a_day_in_another_form_is_answered_with_the_one_to_write(typed: Typed, briefs: Path) -> None:
    """A month alone is no day, and is not offered as one."""
    assert "write 2016-07-25" in " ".join(typed("check", "--as-of", "25/07/2016").err.split())
    assert "write one day, like" in " ".join(typed("check", "--as-of", "07/2016").err.split())


@pytest.mark.parametrize("named", [".", "brief", "nowhere"])
@pytest.mark.parametrize("command", ["build", "check", "lock"])
def test_a_library_that_lies_here_is_named(typed: Typed, briefs: Path, command: str, named: str) -> None:
    """Where the folder given holds none, or is not there; nothing is written."""
    before = sorted(briefs.parent.rglob("*"))
    done = typed(command, "--library", named)
    assert (done.code, "`--library briefs`" in done.err) == (2, True)
    assert sorted(briefs.parent.rglob("*")) == before


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("build", "--jobs", "x"), "--jobs: `x` is not a whole number of 0 or more"),
        (("build", "--jobs", "-3"), "--jobs: `-3` is not a whole number of 0 or more"),
        (("serve", "--port", "70000"), "--port: `70000` is not a whole number from 0 to 65535"),
        (("fact", "list", "--witnesses", "1.5"), "--witnesses: `1.5` is not a whole number of 0 or more"),
    ],
)
def test_a_number_that_cannot_be_is_told_with_those_that_can(typed: Typed, words: tuple[str, ...], told: str) -> None:
    """A fault of usage, before anything is read."""
    done = typed(*words)
    assert (done.code, told in done.err.replace("'", "")) == (2, True)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("explain", "BG999"), "there is no code `BG999`; there is: BG001"),
        (("explain", "BG31"), "there is no code `BG31`; there is: BG310, BG311"),
        (("show", "catch-fel"), "did you mean `catch-fell`?"),
        (("build", "fewer"), "did you mean `fewer-boats`?"),
    ],
)
def test_only_what_is_near_is_suggested(typed: Typed, briefs: Path, words: tuple[str, ...], told: str) -> None:
    """A slip of a letter or two, or the beginning of one name alone; else the names that there are."""
    assert told in typed(*words).err
