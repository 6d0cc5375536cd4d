"""`evidence.lock` from the desk: parsed once, and then unpacked source by source, for those that are asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from briefgen.library.desk import LARGE, Desk
from briefgen.library.lock import Entry, Locked, Part, by_source

LOCK = "evidence.lock"


def locked(desk: Desk) -> Locked:
    """The lock of a library, empty where there is none or it cannot be read; the diagnostics are noted (BG009)."""
    if not (desk.folder / LOCK).exists():
        return Locked.of(())
    parts = desk.typed(LOCK, partial(_parts, desk), kind="lock", limits=LARGE)
    if not desk.memo.hold("locked", (part.digest for part in parts.values())):
        parts = _parts(desk)

    def entries(source: str) -> tuple[Entry, ...]:
        # where they cannot be unpacked, out of the bytes that were read: the file may be another by now
        return desk.memo.of("locked", parts[source].digest, lambda: _entries(desk)[source])

    return Locked(parts, entries)


def _parts(desk: Desk) -> Mapping[str, Part]:
    """What is known at once of a lock; its entries are put away for later."""
    held = _entries(desk)
    parts = {source: Part.of(entries) for source, entries in held.items()}
    for source, part in parts.items():
        desk.memo.put("locked", part.digest, held[source])
    return parts


def _entries(desk: Desk) -> dict[str, tuple[Entry, ...]]:
    lock = desk.lock(LOCK)
    return by_source(lock.entries if lock else ())
