"""The lock as the library holds it: by the source of its passages, unpacked when somebody asks."""

from __future__ import annotations

import pickle
import shutil
from pathlib import Path
from typing import Any

import pytest

from briefgen.build.locking import renewed
from briefgen.library.load import load
from briefgen.library.lock import Entry, Locked, sealed
from briefgen.library.memo import Memo
from briefgen.library.yaml_writer import write_lock
from tests.check.desks import DAY, SMALL, opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small library with a lock."""
    place = Path(shutil.copytree(SMALL, tmp_path / "briefs"))
    entries, _ = renewed(opened(place), ())
    (place / "evidence.lock").write_text(write_lock(sealed(entries, on=DAY)), encoding="utf-8")
    return place


def lock_of(folder: Path, memo: Memo) -> Locked:
    """The lock of a library read with what is remembered."""
    library, _ = load(folder, display="briefs", memo=memo)
    assert library is not None
    return library.lock


def all_but_entries(data: bytes) -> Any:
    """Unpack what is no entry of a lock."""
    value = pickle.loads(data)
    if isinstance(value, tuple) and isinstance(value[0], Entry):
        raise pickle.UnpicklingError
    return value


def test_only_what_is_asked_for_is_unpacked(folder: Path) -> None:
    """One entry costs those of its source; every entry is as it was read."""
    first = Memo()
    read = lock_of(folder, first)
    memo = Memo(first.packed(pickle.dumps), unpack=pickle.loads)
    lock = lock_of(folder, memo)
    assert memo.kept["locked"] == 0
    entry = read.entries[0]
    assert lock.get(entry.key) == entry
    assert lock.get(("nobody", entry.source, entry.anchors)) is None
    assert lock.get(("nobody", "nowhere", "")) is None
    assert memo.kept["locked"] == 1
    assert lock == read
    assert memo.made == {}


def test_entries_that_cannot_be_unpacked_are_read_again(folder: Path) -> None:
    """What is remembered and is no good costs time, and says nothing else."""
    first = Memo()
    read = lock_of(folder, first)
    memo = Memo(first.packed(pickle.dumps), unpack=all_but_entries)
    assert lock_of(folder, memo) == read
    assert memo.made == {"locked": 3}


def test_a_lock_that_was_changed_meanwhile_is_not_taken_for_the_one_that_was_read(folder: Path) -> None:
    """Entries that cannot be unpacked come out of the bytes that were read, whatever the file holds by now."""
    first = Memo()
    read = lock_of(folder, first)
    lock = lock_of(folder, Memo(first.packed(pickle.dumps), unpack=all_but_entries))
    (folder / "evidence.lock").unlink()
    assert lock.entries == read.entries != ()


def test_a_part_that_is_gone_is_read_again(folder: Path) -> None:
    """The parts are known and the entries of one are not there: the lock is parsed."""
    first = Memo()
    read = lock_of(folder, first)
    packed = {key: data for key, data in first.packed(pickle.dumps).items() if not key.startswith("locked:")}
    memo = Memo(packed, unpack=pickle.loads)
    assert lock_of(folder, memo) == read
    assert memo.made == {"locked": 3}


def test_another_word_is_another_part(folder: Path) -> None:
    """The digest of a part is of its entries' values, and of that source alone."""
    entries = lock_of(folder, Memo()).entries
    changed = (entries[0].model_copy(update={"words": 9}), *entries[1:])
    one, other = Locked.of(entries), Locked.of(changed)
    assert one != other
    assert {source for source in one.parts if one.parts[source] != other.parts[source]} == {entries[0].source}
