"""Files that the system says nobody touched are not hashed again; nothing else passes for untouched."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefgen.build import identity, seen, trust

pytestmark = pytest.mark.skipif(os.name != "posix", reason="only POSIX keeps a time of change")
STILL = 3_000_000_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a file of it, an output folder beside it."""
    (tmp_path / "out" / ".cache").mkdir(parents=True)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.yaml").write_text("a: 1\n")
    return tmp_path


def looked(folder: Path, *, later: int = STILL) -> tuple[str, bool]:
    """The digest of the folder by what is noted down, `later` nanoseconds after; and whether a file was hashed."""
    noted = seen.opened(folder / "out")
    noted._until += later if noted._until else 0
    digest = identity.trees([folder / "in"], seen=noted)
    hashed = noted._hashed
    noted.keep(folder / "out")
    return digest, hashed


def test_an_untouched_file_is_not_hashed_again(folder: Path) -> None:
    """Looked at once, noted down a while after it was written: the same digest, without reading."""
    first = looked(folder)
    assert looked(folder) == (first[0], False)
    assert first[0] == identity.trees([folder / "in"])


def test_a_file_that_was_just_written_is_hashed_again(folder: Path) -> None:
    """Written within the tick of the note, it may have changed after it was read."""
    first = looked(folder)
    assert looked(folder, later=0) == (first[0], True)


def test_a_save_of_the_same_size_with_its_time_set_back_is_seen(folder: Path) -> None:
    """The time of writing can be restored, the time of change cannot."""
    path = folder / "in" / "a.yaml"
    before, first = path.stat(), looked(folder)
    path.write_text("a: 2\n")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    after = path.stat()
    assert (after.st_size, after.st_mtime_ns, after.st_ino) == (before.st_size, before.st_mtime_ns, before.st_ino)
    digest, hashed = looked(folder)
    assert hashed
    assert digest != first[0]
    assert digest == identity.trees([folder / "in"])


def test_a_file_put_in_place_of_another_is_seen(folder: Path) -> None:
    """Saved by rename, as editors do: another file under the same name."""
    first = looked(folder)
    (folder / "in" / "new").write_text("a: 2\n")
    (folder / "in" / "new").replace(folder / "in" / "a.yaml")
    assert looked(folder)[0] == identity.trees([folder / "in"]) != first[0]


def test_a_file_that_grows_while_it_is_read_is_seen(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is noted is what the system said before the reading, so that the file differs from it afterwards."""
    path, read = folder / "in" / "a.yaml", os.read

    def meddling(handle: int, most: int) -> bytes:
        if not (data := read(handle, most)):
            path.write_text("a: 22\n")
        return data

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(os, "read", meddling)
        first = looked(folder)
    assert looked(folder) == (identity.trees([folder / "in"]), True)
    assert first[0] != identity.trees([folder / "in"])


def test_notes_of_somebody_else_do_not_count(folder: Path) -> None:
    """Notes with a wrong digest, under another secret, say nothing."""
    first = looked(folder)
    place = folder / "out" / seen.PLACE
    data = trust.unmarked(place.read_bytes())
    assert data is not None
    place.write_bytes(b"0" * 64 + b"\n" + data)
    assert looked(folder) == (first[0], True)


@pytest.mark.parametrize("data", [b"", b"{}", "é".encode(), b"1:2:3 \n 4"])
def test_notes_of_another_version_do_not_count(folder: Path, data: bytes) -> None:
    """Notes of ours that are written in another way cost time."""
    first = looked(folder)
    (folder / "out" / seen.PLACE).write_bytes(trust.marked(data))
    assert looked(folder) == (first[0], True)


def test_the_moment_of_a_note_cannot_be_set(folder: Path) -> None:
    """The time of its file says nothing more than the note itself, which is marked."""
    first, place = looked(folder), folder / "out" / seen.PLACE
    later = place.stat().st_mtime_ns + 60_000_000_000
    os.utime(place, ns=(later, later))
    assert looked(folder, later=0) == (first[0], True)


def test_notes_tell_no_place(folder: Path) -> None:
    """They name no path of this machine."""
    looked(folder)
    assert os.fsencode(folder.name) not in (folder / "out" / seen.PLACE).read_bytes()
