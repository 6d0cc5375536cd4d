"""The folder of pages: the new tree in place of the old one, and nobody else's folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.site.writing import SIGN, NotOurs, remove_tree, replace_tree


def names(folder: Path) -> list[str]:
    """The files of a folder, but for the sign."""
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return sorted(name for name in found if name != SIGN)


def test_the_new_tree_replaces_the_old_one(tmp_path: Path) -> None:
    """What the new tree has not is gone, and nothing lies beside the folder."""
    folder = tmp_path / "pages"
    replace_tree(folder, {"facts/a/index.md": b"a", "index.md": b"1"})
    replace_tree(folder, {"index.md": b"2"})
    assert names(folder) == ["index.md"]
    assert (folder / "index.md").read_bytes() == b"2"
    assert [path.name for path in tmp_path.iterdir()] == ["pages"]


@pytest.mark.parametrize("kind", ["full", "file", "link"])
def test_a_folder_of_somebody_else_is_left_alone(tmp_path: Path, kind: str) -> None:
    """A folder with other files, a file, a link: refused, and as it was."""
    folder, other = tmp_path / "pages", tmp_path / "other"
    other.mkdir()
    if kind == "full":
        folder.mkdir()
        (folder / "thesis.txt").write_text("mine")
    elif kind == "file":
        folder.write_text("mine")
    else:
        folder.symlink_to(other)
    with pytest.raises(NotOurs):
        replace_tree(folder, {"index.md": b""})
    assert list(other.iterdir()) == []
    assert kind == "link" or "mine" in (folder / "thesis.txt" if kind == "full" else folder).read_text()


def test_a_tree_that_cannot_be_written_leaves_the_old_one(tmp_path: Path) -> None:
    """A name that the file system refuses: the earlier pages stay, and nothing else."""
    folder = tmp_path / "pages"
    replace_tree(folder, {"index.md": b"1"})
    with pytest.raises(OSError, match="long"):
        replace_tree(folder, {"index.md": b"2", "x" * 300: b""})
    assert (folder / "index.md").read_bytes() == b"1"
    assert [path.name for path in tmp_path.iterdir()] == ["pages"]


def test_only_our_tree_is_removed(tmp_path: Path) -> None:
    """`remove_tree` takes away what it knows by its sign, and nothing else."""
    mine = tmp_path / "mine"
    mine.mkdir()
    replace_tree(tmp_path / "pages", {"index.md": b""})
    assert (remove_tree(tmp_path / "pages"), remove_tree(mine)) == (True, False)
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]
