"""A library to start from is made whole, or nothing is."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.build import founding
from briefgen.build.founding import found


def _tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else b"" for path in folder.rglob("*")
    }


def test_every_file_of_the_packed_library_is_there(tmp_path: Path) -> None:
    """Byte for byte, with the ignore files under their own name, and nothing beside them."""
    packed = Path(founding.__file__).parents[1] / "demo"
    found(tmp_path / "desk")
    wanted = {
        path.relative_to(packed).as_posix().replace("gitignore", ".gitignore"): path.read_bytes()
        for path in packed.rglob("*")
        if path.is_file()
    }
    assert {name: data for name, data in _tree(tmp_path / "desk").items() if data} == wanted


def test_what_is_there_stays(tmp_path: Path) -> None:
    """A folder with files of its own keeps them, its .gitignore among them."""
    (tmp_path / ".gitignore").write_text("*.bak\n")
    (tmp_path / "notes.txt").write_text("mine")
    found(tmp_path)
    assert (tmp_path / ".gitignore").read_text() == "*.bak\n"
    assert (tmp_path / "notes.txt").read_text() == "mine"


@pytest.mark.parametrize("what", ["folder", "file", "dangling link"])
def test_a_library_that_is_there_is_refused(what: str, tmp_path: Path) -> None:
    """In whatever form, and nothing beside it is made."""
    briefs = tmp_path / "briefs"
    if what == "folder":
        briefs.mkdir()
    elif what == "file":
        briefs.write_text("mine")
    else:
        briefs.symlink_to(tmp_path / "nowhere")
    before = _tree(tmp_path)
    with pytest.raises(FileExistsError):
        found(tmp_path)
    assert _tree(tmp_path) == before


@pytest.mark.parametrize("number", [1, 5, 16])
def test_a_copy_that_fails_leaves_nothing(number: int, tmp_path: Path, *, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever file cannot be written, no folder is left that was not there before."""
    whole, calls = founding.write_whole, []

    def full(path: Path, content: bytes) -> None:
        calls.append(path)
        if len(calls) == number:
            raise OSError(28, "No space left on device")
        whole(path, content)

    monkeypatch.setattr(founding, "write_whole", full)
    with pytest.raises(OSError, match="No space"):
        found(tmp_path / "a" / "b")
    assert len(calls) == number
    assert list(tmp_path.iterdir()) == []
