from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefgen.library.files import write_whole


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    """The new content stands, and nothing else is left in the folder."""
    write_whole(tmp_path / "below" / "a.yaml", "one\r\n")
    write_whole(tmp_path / "below" / "a.yaml", "two\r\n")
    assert {path.name: path.read_bytes() for path in (tmp_path / "below").iterdir()} == {"a.yaml": b"two\r\n"}


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    """A full disk at any step leaves the old content and no temporary file."""
    path = tmp_path / "a.yaml"
    write_whole(path, "old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    if step == "fsync":
        monkeypatch.setattr(os, "fsync", full)
    else:
        monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(path, "new")
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"a.yaml": "old"}
