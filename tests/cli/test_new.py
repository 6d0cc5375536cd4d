"""`new`: a library that works at once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Typed


def _told(typed: Typed, *words: str) -> list[str]:
    return [
        one["code"] for one in json.loads(typed("check", "--strict", "--format", "json", *words).out)["diagnostics"]
    ]


def test_the_library_lacks_nothing_but_a_second_reader(typed: Typed) -> None:
    """With its captured texts, `check --strict` tells of missing seals and of nothing else."""
    assert typed("new", "demo").out == "demo/briefs\n"
    assert _told(typed, "--library", "demo/briefs") == ["BG502"]


def test_its_lock_is_what_lock_would_write(typed: Typed, tmp_path: Path) -> None:
    """Its passages are recorded as they are; where this fails, lock `briefgen/demo/briefs` anew."""
    typed("new", "demo")
    before = (tmp_path / "demo" / "briefs" / "evidence.lock").read_bytes()
    done = typed("lock", "--library", "demo/briefs")
    assert done.out.endswith(" 0 new, 0 changed, 0 gone\n")
    assert (tmp_path / "demo" / "briefs" / "evidence.lock").read_bytes() == before


def test_it_says_what_to_type_next(typed: Typed) -> None:
    """The first commands, and that the brief will be a draft."""
    err = typed("new", "my desk").err
    assert "cd 'my desk'\n" in err
    assert "briefgen build" in err
    assert "Draft" in err


def test_it_says_that_other_texts_are_named(typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    """A variable that names another archive would make every text of the new library missing."""
    monkeypatch.setenv("BRIEFGEN_ARCHIVE", "elsewhere")
    assert "BRIEFGEN_ARCHIVE is set" in typed("new", "demo").err


def test_a_library_that_is_there_is_a_mistake_of_usage(typed: Typed, briefs: Path) -> None:
    """Nothing is written over, and the message says what to do."""
    before = (briefs / "library.yaml").read_bytes()
    done = typed("new", ".")
    assert done.code == 2
    assert "`briefs` is there already" in done.err
    assert "another folder" in done.err
    assert (briefs / "library.yaml").read_bytes() == before


@pytest.mark.parametrize("where", ["briefs", "briefs/more"])
def test_no_library_is_made_inside_another(typed: Typed, briefs: Path, where: str) -> None:
    """It would be read with it."""
    assert typed("new", where).code == 2
    assert not list(briefs.rglob("fewer-boats.yaml"))[1:]


def test_who_is_inside_the_library_is_told_to_go_out(
    typed: Typed, briefs: Path, *, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And not to make another one."""
    monkeypatch.chdir(briefs)
    done = typed("check")
    assert (done.code, "`cd ..`" in done.err, "briefgen new" in done.err) == (2, True, False)


def test_a_file_is_no_folder_to_make_it_in(typed: Typed, tmp_path: Path) -> None:
    """A file of that name is left alone."""
    (tmp_path / "desk").write_text("mine")
    done = typed("new", "desk")
    assert done.code == 2
    assert "is a file" in done.err


def test_a_disk_that_refuses_is_told(typed: Typed, tmp_path: Path, *, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit 1, and nothing is left."""

    def refused(path: Path, content: bytes) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("briefgen.build.founding.write_whole", refused)
    done = typed("new", "demo")
    assert done.code == 1
    assert "permission denied" in done.err
    assert list(tmp_path.iterdir()) == []
