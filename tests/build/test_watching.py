"""What changed in a library, and waking up when it does: real files and the system's own notices."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, Queue

import pytest

from briefgen.build.watching import Change, Watched, bursts, folders

SMALL = Path(__file__).parents[1] / "fixtures" / "small"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """The small library in a folder of its own."""
    return Path(shutil.copytree(SMALL, tmp_path / "desk" / "briefs"))


def _watched(library: Path, out: Path | None = None) -> Watched:
    return Watched(folders(library, display="briefs", archive=None), out=out)


def test_nothing_changed_is_told_as_nothing(library: Path) -> None:
    """A second look at the same files finds no change."""
    assert _watched(library).changes() == ()


def test_new_changed_and_deleted_files_are_named(library: Path) -> None:
    """Each by its path as people know it, sorted."""
    watched = _watched(library)
    (library / "other.yaml").write_text("title: Other\n")
    (library / "facts" / "sea.yaml").write_text("[]\n")
    (library / "names.yaml").unlink()
    assert watched.changes() == (
        Change("changed", "briefs/facts/sea.yaml"),
        Change("deleted", "briefs/names.yaml"),
        Change("new", "briefs/other.yaml"),
    )


def test_a_save_by_rename_is_one_change(library: Path) -> None:
    """An editor that writes a new file and renames it over the old has changed the old."""
    watched, file = _watched(library), library / "facts" / "sea.yaml"
    (library / "facts" / "sea.yaml~").write_bytes(file.read_bytes())
    fresh = library / "facts" / "4913.tmp"
    fresh.write_text("[]\n")
    fresh.replace(file)
    assert watched.changes() == (Change("changed", "briefs/facts/sea.yaml"),)


def test_a_save_of_the_same_bytes_is_no_change(library: Path) -> None:
    """A file that is written anew with what it held has not changed."""
    watched, file = _watched(library), library / "library.yaml"
    file.write_bytes(file.read_bytes())
    assert watched.changes() == ()


def test_a_change_that_keeps_size_and_time_is_seen(library: Path) -> None:
    """Bytes count: the same length under the same time of writing is still a change."""
    import os

    watched, file = _watched(library), library / "library.yaml"
    told, text = file.stat(), file.read_text(encoding="utf-8")
    file.write_text(text.replace("Desk", "Disk"), encoding="utf-8")
    os.utime(file, ns=(told.st_atime_ns, told.st_mtime_ns))
    assert watched.changes() == (Change("changed", "briefs/library.yaml"),)


def test_renditions_never_count(library: Path) -> None:
    """Not even where the briefs are written into the library itself, or into a folder that holds it."""
    for out in (library, library / "build", library.parent):
        watched = _watched(library, out)
        (out / ".cache" / "memo").mkdir(parents=True, exist_ok=True)
        (out / ".cache" / "run.json").write_text(str(out))
        for ending in ("md", "html", "pdf", "json"):
            (out / f"fewer-boats.{ending}").write_text(str(out))
        assert watched.changes() == ()
        (library / "library.yaml").write_text(f"title: Desk {len(str(out))}\n")
        assert watched.changes() == (Change("changed", "briefs/library.yaml"),)


def test_a_template_folder_that_comes_into_being_counts(library: Path) -> None:
    """A house may add its first template while somebody watches."""
    watched = _watched(library)
    (library.parent / "templates").mkdir()
    (library.parent / "templates" / "base.css").write_text("p { color: red }")
    assert watched.changes() == (Change("new", "templates/base.css"),)


class Ear:
    """Listens for bursts in a thread, and keeps what each brought."""

    def __init__(self, watched: Watched) -> None:
        self.heard: Queue[tuple[Change, ...]] = Queue()
        self.over = threading.Event()
        self._watched, self._awake = watched, threading.Event()
        threading.Thread(target=self._listen, daemon=True).start()
        assert self._awake.wait(10)

    def _listen(self) -> None:
        for _ in bursts(self._watched, stopped=self.over.is_set):
            if changes := self._watched.changes():
                self.heard.put(changes)
            self._awake.set()


@pytest.fixture
def ear(library: Path) -> Iterator[Ear]:
    """An ear on the small library, already listening."""
    ear = Ear(_watched(library))
    yield ear
    ear.over.set()


def test_a_save_wakes_us(ear: Ear, library: Path) -> None:
    """Soon after a file was written, it is told."""
    (library / "library.yaml").write_text("title: Another desk\n")
    assert ear.heard.get(timeout=10) == (Change("changed", "briefs/library.yaml"),)


def test_saves_in_a_burst_are_told_together(ear: Ear, library: Path) -> None:
    """Ten files written within a moment bring one rebuild."""
    for number in range(10):
        (library / f"brief-{number}.yaml").write_text("title: One of many\n")
    assert len(ear.heard.get(timeout=10)) == 10
    with pytest.raises(Empty):
        ear.heard.get(timeout=0.3)


def test_a_library_that_was_away_is_watched_again(ear: Ear, library: Path) -> None:
    """A folder that is moved away and back, as a change of branches may do, is not lost."""
    library.rename(library.parent / "away")
    assert {change.how for change in ear.heard.get(timeout=10)} == {"deleted"}
    (library.parent / "away").rename(library)
    assert {change.how for change in ear.heard.get(timeout=10)} == {"new"}
    (library / "library.yaml").write_text("title: Another desk\n")
    assert ear.heard.get(timeout=10) == (Change("changed", "briefs/library.yaml"),)
