"""`doctor`: what is told of this machine and this library, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefgen.build import surroundings
from briefgen.build.surroundings import Finding
from tests.cli.conftest import Typed


@pytest.fixture(autouse=True)
def _a_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that has everything."""
    monkeypatch.setattr(surroundings, "machine", lambda out: iter([Finding("Pango", "ok", "1.50")]))


def test_a_library_with_its_texts_lacks_nothing(typed: Typed, briefs: Path) -> None:
    """Exit 0, and what is there is counted."""
    done = typed("doctor")
    assert done.code == 0
    assert "1 brief, 15 facts, 3 sources" in done.out
    assert "all 3 texts are here" in done.out


def test_a_text_that_is_not_here_is_named(typed: Typed, briefs: Path) -> None:
    """An archive that lacks a pinned text withholds briefs, so it is missing: exit 1."""
    (briefs / "archive" / "ministry-2018-11.txt").unlink()
    done = typed("doctor")
    assert done.code == 1
    assert "2 of 3 texts are here; not: ministry-2018-11" in done.out


def test_a_library_without_its_archive_is_no_fault(typed: Typed, briefs: Path) -> None:
    """Captured texts stay off most machines: exit 0, and who has them is to be asked."""
    (briefs / "archive").rename(briefs / "away")
    done = typed("doctor")
    assert done.code == 0
    assert "BRIEFGEN_ARCHIVE" in done.out


def test_an_archive_that_was_named_and_is_not_there_is_told(
    typed: Typed, briefs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not as if nobody had named one."""
    monkeypatch.setenv("BRIEFGEN_ARCHIVE", "/nope")
    done = typed("doctor")
    assert done.code == 0
    assert "names the folder `/nope`, which is not there" in done.out


def test_a_folder_without_a_library_is_told_how_to_get_one(typed: Typed) -> None:
    """The doctor is often asked before there is anything."""
    done = typed("doctor")
    assert done.code == 0
    assert "briefgen new DIR" in done.out


@pytest.mark.parametrize("folder", ["nope", "briefs"])
def test_a_library_that_was_named_must_be_there(typed: Typed, folder: str) -> None:
    """Who names a folder means that one: a usage error, and nothing is looked at."""
    done = typed("doctor", "--library", folder)
    assert (done.code, done.out) == (2, "")
    assert f"there is no library folder `{folder}`" in done.err


def test_what_is_missing_fails_and_names_its_remedy(typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a line of its own, under what is missing."""
    gone = Finding("Pango", "missing", "not found", "apt install it")
    monkeypatch.setattr(surroundings, "machine", lambda out: iter([gone]))
    done = typed("doctor")
    assert done.code == 1
    lines = done.out.splitlines()
    assert lines[0].split() == ["missing", "Pango", "not", "found"]
    assert lines[1].strip() == "-> apt install it"


def test_a_program_reads_it_as_json(typed: Typed, briefs: Path) -> None:
    """A list of what was looked for, each with its state."""
    told = json.loads(typed("doctor", "--as", "json").out)
    assert told[0] == {"what": "Pango", "state": "ok", "found": "1.50", "remedy": ""}
    assert {one["state"] for one in told} == {"ok"}
