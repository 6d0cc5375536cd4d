"""How many workers this machine bears. Knows nothing of what they do."""

from __future__ import annotations

import os

from briefgen.build.worker import Limits


def workers() -> int:
    """As many as there are processors that this process may use, and no more than fit into memory at their limit."""
    fitting = _memory() / Limits().memory
    # a machine of 8 GiB tells of 7.7: to the nearest whole number
    return max(1, min(_processors(), round(fitting))) if fitting else _processors()


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _memory() -> int:
    """Bytes of physical memory; 0 where the system does not tell."""
    try:
        return max(0, os.sysconf("SC_PHYS_PAGES")) * max(0, os.sysconf("SC_PAGE_SIZE"))
    except (AttributeError, OSError, ValueError):
        return 0
