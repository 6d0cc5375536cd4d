"""What an outcome depends on is known by its bytes, wherever they stand."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.build import identity


def _write(folder: Path, **files: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text)
    return folder


def test_the_same_files_elsewhere_are_the_same(tmp_path: Path) -> None:
    """Neither place nor time is part of the digest."""
    one, other = _write(tmp_path / "one", a="1", b="2"), _write(tmp_path / "two", b="2", a="1")
    assert identity.trees([one]) == identity.trees([other])


@pytest.mark.parametrize("change", ["bytes", "name", "more", "fewer"])
def test_any_difference_tells(tmp_path: Path, change: str) -> None:
    """Other bytes, another name, one file more or less: another digest."""
    folder = _write(tmp_path / "one", a="1", b="2")
    before = identity.trees([folder])
    match change:
        case "bytes":
            _write(folder, a="3")
        case "name":
            (folder / "a").rename(folder / "c")
        case "more":
            _write(folder, c="")
        case _:
            (folder / "b").unlink()
    assert identity.trees([folder]) != before


def test_a_linked_folder_counts_with_what_is_in_it(tmp_path: Path) -> None:
    """An archive that is a link to a shared folder is read, so its texts are part of the outcome."""
    shared, folder = _write(tmp_path / "shared", text="1"), _write(tmp_path / "one")
    (folder / "archive").symlink_to(shared)
    before = identity.trees([folder])
    _write(shared, text="2")
    assert identity.trees([folder]) != before


def test_links_in_a_ring_come_to_an_end(tmp_path: Path) -> None:
    """Two folders that hold links to each other are looked at once."""
    one, two = _write(tmp_path / "all" / "one", a="1"), _write(tmp_path / "all" / "two", b="2")
    (one / "there").symlink_to(two)
    (two / "back").symlink_to(one)
    assert len(list(identity.tree(tmp_path / "all"))) < 20


@pytest.mark.parametrize("kind", ["a link to itself", "a pipe", "a device without end", "a link that leads nowhere"])
def test_what_is_no_file_is_not_waited_for(tmp_path: Path, kind: str) -> None:
    """It stands under its name, so that it tells when it comes and goes, and nothing is read out of it."""
    folder = _write(tmp_path / "one", a="1")
    before, odd = identity.trees([folder]), folder / "odd.yaml"
    match kind:
        case "a link to itself":
            odd.symlink_to(odd)
        case "a pipe":
            os.mkfifo(odd)
        case "a device without end":
            odd.symlink_to("/dev/zero")
        case _:
            odd.symlink_to(folder / "gone")
    told = "import sys; from briefgen.build.identity import trees; print(trees(sys.argv[1:]))"
    done = subprocess.run(
        [sys.executable, "-c", told, str(folder)], capture_output=True, text=True, check=True, timeout=20
    )
    assert len(done.stdout) == 65
    assert done.stdout.strip() != before


def test_a_missing_folder_is_not_an_empty_one(tmp_path: Path) -> None:
    """An archive that is named and not there is another thing than one without texts."""
    assert identity.trees([tmp_path / "none"]) != identity.trees([_write(tmp_path / "empty")])


@pytest.mark.parametrize("change", ["an empty folder", "moved and linked", "another link", "compiled Python"])
def test_where_files_come_from_tells(tmp_path: Path, change: str) -> None:
    """The same bytes under the same names may be read, or refused: what leads out of a library is not followed."""
    folder = _write(tmp_path / "one", a="1")
    _write(folder / "parts", b="2")
    before = identity.trees([folder])
    match change:
        case "an empty folder":
            (folder / "more").mkdir()
        case "moved and linked":
            (folder / "parts").rename(tmp_path / "elsewhere")
            (folder / "parts").symlink_to(tmp_path / "elsewhere")
        case "another link":
            (folder / "again").symlink_to(folder / "parts")
        case _:
            _write(folder / "__pycache__", c="3")
    assert identity.trees([folder]) != before


def test_of_two_links_to_one_folder_each_tells(tmp_path: Path) -> None:
    """What is in it counts once; that a template was found under the second name counts too."""
    folder = _write(tmp_path / "one", a="1")
    for name in ("b", "c"):
        (folder / name).symlink_to(_write(tmp_path / "shared", text="2"))
    before = identity.trees([folder])
    (folder / "c").unlink()
    assert identity.trees([folder]) != before


def test_a_folder_that_is_a_link_itself_tells(tmp_path: Path) -> None:
    """With the same in it."""
    folder = _write(tmp_path / "one", a="1")
    before = identity.trees([folder])
    folder.rename(tmp_path / "two")
    folder.symlink_to(tmp_path / "two")
    assert identity.trees([folder]) != before


def test_the_programs_own_code_is_the_same_compiled_or_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Python writes what it compiled beside the source."""
    monkeypatch.setattr(identity, "_PACKAGE", _write(tmp_path / "package", **{"a.py": "1"}))
    before = identity.code()
    _write(tmp_path / "package" / "__pycache__", **{"a.cpython-311.pyc": "2"})
    assert identity.code() == before
