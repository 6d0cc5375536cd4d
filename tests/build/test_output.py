"""Whole files or none, and nothing of others removed."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest

from briefgen.build import output

FILES = {"a.md": b"new a", "a.pdf": b"new pdf", "a.json": b"{}"}


def _tree(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_files_are_written_and_listed(tmp_path: Path) -> None:
    """Every file is there, its path comes back in order, and no part is left behind."""
    paths = output.write_together(tmp_path / "out", FILES)
    assert paths == tuple(tmp_path / "out" / name for name in FILES)
    assert set(_tree(tmp_path / "out")) == {*FILES, ".cache/manifest.json"}


def test_a_fault_at_any_file_leaves_all_as_they_were(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever write fails for want of space, the earlier files stay and no part is left."""
    output.write_together(tmp_path, dict.fromkeys(FILES, b"old"))
    before = _tree(tmp_path)
    sync, left = os.fsync, 0

    def full(handle: int) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        sync(handle)

    monkeypatch.setattr(os, "fsync", full)
    for room in range(len(FILES) + 1):
        left = room
        with pytest.raises(OSError, match="No space"):
            output.write_together(tmp_path, FILES)
        assert _tree(tmp_path) == before


def test_a_folder_in_the_way_stops_all(tmp_path: Path) -> None:
    """Where one name is a folder, none of the files is written."""
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(IsADirectoryError):
        output.write_together(tmp_path, FILES)
    assert _tree(tmp_path) == {}


def test_a_record_that_cannot_be_written_leaves_the_files_as_they_were(tmp_path: Path) -> None:
    """A folder where the record of a brief would go: nothing takes its name."""
    output.write_together(tmp_path, FILES)
    before = _tree(tmp_path)
    (tmp_path / output.CACHE / "briefs" / "a.json").mkdir(parents=True)
    with pytest.raises(IsADirectoryError):
        output.write_together(tmp_path, dict.fromkeys(FILES, b"new"), beside={".cache/briefs/a.json": b"{}"})
    assert _tree(tmp_path) == before


def test_clean_removes_what_was_written(tmp_path: Path) -> None:
    """After cleaning, a folder that held nothing else is gone."""
    output.write_together(tmp_path / "out", FILES)
    (tmp_path / "out" / output.CACHE / "briefs").mkdir(parents=True)
    assert output.clean(tmp_path / "out") == output.Cleaned(("a.json", "a.md", "a.pdf"), ())
    assert not (tmp_path / "out").exists()


def test_clean_leaves_what_is_not_ours(tmp_path: Path) -> None:
    """A stranger's file, and one that was changed since, stay."""
    output.write_together(tmp_path, FILES)
    (tmp_path / "mine.txt").write_text("mine")
    (tmp_path / "a.md").write_text("edited")
    assert output.clean(tmp_path) == output.Cleaned(("a.json", "a.pdf"), ("a.md",))
    assert set(_tree(tmp_path)) == {"mine.txt", "a.md"}


def test_clean_of_a_folder_that_is_none_does_nothing(tmp_path: Path) -> None:
    """There is nothing to remove, and nothing is made."""
    assert output.clean(tmp_path / "none") == output.Cleaned((), ())
    assert not (tmp_path / "none").exists()


def test_a_forged_manifest_reaches_no_other_folder(tmp_path: Path) -> None:
    """A name with a path in it is no name of ours."""
    (tmp_path / "victim").write_bytes(b"x")
    cache = tmp_path / "out" / ".cache"
    cache.mkdir(parents=True)
    digest = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"  # sha256 of "x"
    (cache / "manifest.json").write_text(json.dumps({"files": {"../victim": digest}}))
    output.clean(tmp_path / "out")
    assert (tmp_path / "victim").exists()


def test_a_cache_of_somebody_else_stays(tmp_path: Path) -> None:
    """A folder called .cache that holds other things is not removed."""
    (tmp_path / ".cache").mkdir()
    (tmp_path / ".cache" / "other").write_text("theirs")
    output.clean(tmp_path)
    assert (tmp_path / ".cache" / "other").exists()


def test_a_damaged_manifest_counts_as_none(tmp_path: Path) -> None:
    """A build writes over it."""
    (tmp_path / ".cache").mkdir()
    (tmp_path / ".cache" / "manifest.json").write_text('{"files": [')
    output.write_together(tmp_path, FILES)
    assert output.clean(tmp_path).removed == ("a.json", "a.md", "a.pdf")
