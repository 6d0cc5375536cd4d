"""How many workers this machine bears, or the container that we run in. Knows nothing of what they do."""

from __future__ import annotations

import os
from collections.abc import Iterator
from math import ceil
from pathlib import Path

from briefgen.build.worker import Limits

#: Where Linux shows control groups (version 2), by which containers are bounded, and in which of them a process is.
_GROUPS, _OWN = Path("/sys/fs/cgroup"), Path("/proc/self/cgroup")


def workers() -> int:
    """As many as there are processors that this process may use, and no more than fit into memory at their limit."""
    fitting = _memory() / Limits().memory
    # a machine of 8 GiB tells of 7.7: to the nearest whole number
    return max(1, min(_processors(), round(fitting))) if fitting else _processors()


def _processors() -> int:
    """Processors that this process may run on; where its time is rationed, as many as that is worth, rounded up."""
    there = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    rations = (ceil(int(time) / int(period)) for time, period in _bounds("cpu.max", 2))
    return max(1, min([there, *rations]))


def _memory() -> int:
    """Bytes of memory that this process may use, of the machine's or the container's; 0 where nobody tells."""
    try:
        there = max(0, os.sysconf("SC_PHYS_PAGES")) * max(0, os.sysconf("SC_PAGE_SIZE"))
    except (AttributeError, OSError, ValueError):
        there = 0
    known = [there] if there else []
    return min([*known, *(int(most) for (most,) in _bounds("memory.max", 1))], default=0)


def _bounds(name: str, words: int) -> Iterator[list[str]]:
    """What a file says in this process's control group and in each above it, where it says a bound and not `max`."""
    for group in _groups():
        try:
            said = (group / name).read_text(encoding="ascii").split()
        except (OSError, UnicodeDecodeError):
            continue
        if len(said) == words and all(word.isdecimal() and int(word) for word in said):
            yield said


def _groups() -> Iterator[Path]:
    """The folders of this process's control group and of those above it, up to the one that a container sees as all."""
    try:
        lines = _OWN.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return
    own = next((line.removeprefix("0::") for line in lines if line.startswith("0::")), "/")
    steps = [step for step in own.split("/") if step]
    for depth in range(len(steps) + 1):
        if ".." not in steps[:depth]:
            yield _GROUPS.joinpath(*steps[:depth])
