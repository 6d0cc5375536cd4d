"""How many workers a machine bears: by its processors, and by its memory."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest

from briefgen.build import capacity
from briefgen.build.worker import Limits

GIB = 1 << 30


def _told(memory: float) -> Callable[[str], int]:
    """`os.sysconf` of a machine with so many GiB."""
    return {"SC_PHYS_PAGES": int(memory * GIB) // 4096, "SC_PAGE_SIZE": 4096}.__getitem__


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
