"""How many workers a machine bears: by its processors, and by its memory."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.build import capacity
from briefgen.build.worker import Limits

GIB = 1 << 30


def _told(memory: float) -> Callable[[str], int]:
    """`os.sysconf` of a machine with so many GiB."""
    return {"SC_PHYS_PAGES": int(memory * GIB) // 4096, "SC_PAGE_SIZE": 4096}.__getitem__


@pytest.fixture(autouse=True)
def groups(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """No control groups, unless a test makes some in this folder; the process is in that named `ours/this`."""
    (tmp_path / "own").write_text("4:memory:/elsewhere\n0::/ours/this\n")
    (tmp_path / "groups" / "ours" / "this").mkdir(parents=True)
    monkeypatch.setattr(capacity, "_GROUPS", tmp_path / "groups")
    monkeypatch.setattr(capacity, "_OWN", tmp_path / "own")
    return tmp_path / "groups"


@pytest.mark.parametrize(
    ("processors", "memory", "workers"),
    [(4, 64, 4), (8, 7.7, 4), (16, 3.8, 2), (2, 1.9, 1), (4, 0.5, 1), (1, 64, 1)],
)
def test_workers_fit_into_memory(monkeypatch: pytest.MonkeyPatch, processors: int, memory: float, workers: int) -> None:
    """One a processor, no more than may be as large as a worker may be, and one in any case."""
    assert Limits().memory == 2 * GIB
    monkeypatch.setattr(capacity, "_processors", lambda: processors)
    monkeypatch.setattr(os, "sysconf", _told(memory), raising=False)
    assert capacity.workers() == workers


@pytest.mark.parametrize("why", [ValueError, OSError])
def test_a_system_that_does_not_tell_is_taken_at_its_processors(
    monkeypatch: pytest.MonkeyPatch, why: type[Exception]
) -> None:
    """Nothing is known of its memory, so nothing is bounded by it."""

    def silent(name: str) -> int:
        raise why(name)

    monkeypatch.setattr(capacity, "_processors", lambda: 3)
    monkeypatch.setattr(os, "sysconf", silent, raising=False)
    assert capacity.workers() == 3


def test_unknown_memory_is_no_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    """POSIX lets sysconf say -1 for what is not determined."""
    monkeypatch.setattr(capacity, "_processors", lambda: 3)
    monkeypatch.setattr(os, "sysconf", lambda name: -1, raising=False)
    assert capacity.workers() == 3


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="the system binds no process to processors")
def test_only_processors_that_this_process_may_use_count(monkeypatch: pytest.MonkeyPatch) -> None:
    """A container or `taskset` gives fewer than the machine has."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda process: {1})
    monkeypatch.setattr(os, "cpu_count", lambda: 64)
    monkeypatch.setattr(os, "sysconf", _told(64), raising=False)
    assert capacity.workers() == 1


@pytest.mark.parametrize("group", ["ours/this", "ours", "."])
@pytest.mark.parametrize(
    ("name", "said", "workers"),
    [
        ("memory.max", str(4 * GIB), 2),
        ("memory.max", str(GIB // 2), 1),
        ("memory.max", "max", 8),
        ("memory.max", str(1 << 60), 8),
        ("memory.max", "", 8),
        ("memory.max", "much", 8),
        ("cpu.max", "200000 100000", 2),
        ("cpu.max", "150000 100000", 2),
        ("cpu.max", "10000 100000", 1),
        ("cpu.max", "max 100000", 8),
        ("cpu.max", "200000 0", 8),
        ("cpu.max", "200000", 8),
        ("cpu.max", "9900000 100000", 8),
    ],
)
def test_workers_fit_into_a_container(
    monkeypatch: pytest.MonkeyPatch, groups: Path, group: str, name: str, said: str, workers: int
) -> None:
    """A bound of the process's own control group counts, and one of any group above it; what says nothing does not."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda process: set(range(8)), raising=False)
    monkeypatch.setattr(os, "sysconf", _told(64), raising=False)
    (groups / group / name).write_text(f"{said}\n")
    assert capacity.workers() == workers


def test_of_several_bounds_the_lowest_counts(monkeypatch: pytest.MonkeyPatch, groups: Path) -> None:
    """A container of six processors and 12 GiB, in a share of four and 6 GiB."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda process: set(range(8)), raising=False)
    monkeypatch.setattr(os, "sysconf", _told(64), raising=False)
    for group, time, memory in (("ours/this", 600_000, 12), ("ours", 400_000, 6)):
        (groups / group / "cpu.max").write_text(f"{time} 100000\n")
        (groups / group / "memory.max").write_text(f"{memory * GIB}\n")
    assert capacity.workers() == 3


@pytest.mark.parametrize("own", ["0::/../../elsewhere\n", "no group at all\n", "", None])
def test_a_group_that_cannot_be_seen_is_looked_for_where_a_container_has_its_own(
    monkeypatch: pytest.MonkeyPatch, groups: Path, own: str | None
) -> None:
    """Its bounds stand at the top of what it sees; nothing is read outside; no list of groups, no bounds."""
    path = groups.parent / "own"
    path.unlink() if own is None else path.write_text(own)
    for folder, most in ((groups, 2), (groups.parent, 1)):
        (folder / "cpu.max").write_text(f"{most}00000 100000\n")
    monkeypatch.setattr(os, "sched_getaffinity", lambda process: set(range(8)), raising=False)
    monkeypatch.setattr(os, "sysconf", _told(64), raising=False)
    assert capacity.workers() == (8 if own is None else 2)
