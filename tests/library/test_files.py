from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefgen.library.files import read_inside, write_whole
from briefgen.words.diagnostics import Diagnostic


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


@pytest.mark.parametrize(
    "name", ["{out}", "../out.yaml", "facts/../../out.yaml", "link.yaml", "folder/out.yaml", "chain.yaml"]
)
def test_nothing_outside_the_folder_is_read(tmp_path: Path, name: str) -> None:
    """Whatever way a name leads out: written whole, by steps upwards, by a link, or by a folder that is one."""
    (tmp_path / "out.yaml").write_text("secret")
    library = tmp_path / "library"
    (library / "facts").mkdir(parents=True)
    (library / "link.yaml").symlink_to(tmp_path / "out.yaml")
    (library / "chain.yaml").symlink_to("link.yaml")
    (library / "folder").symlink_to(tmp_path, target_is_directory=True)
    found = read_inside(library, name.format(out=tmp_path / "out.yaml"), limit=99)
    assert isinstance(found, Diagnostic)
    assert found.code == "BG005"


@pytest.mark.parametrize("name", ["a.yaml", "facts/b.yaml", "facts/../a.yaml", "link.yaml", "folder/b.yaml"])
def test_what_stays_in_the_folder_is_read(tmp_path: Path, name: str) -> None:
    """A link within the folder is as good as the file."""
    (tmp_path / "facts").mkdir()
    (tmp_path / "a.yaml").write_text("inside")
    (tmp_path / "facts" / "b.yaml").write_text("inside")
    (tmp_path / "link.yaml").symlink_to("a.yaml")
    (tmp_path / "folder").symlink_to("facts", target_is_directory=True)
    assert read_inside(tmp_path, name, limit=99) == b"inside"
