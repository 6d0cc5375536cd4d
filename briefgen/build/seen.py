"""Which files need not be hashed again, because the system says that nobody wrote to them since they were.

A file is known by device and inode; its digest counts while size, time of writing and *time of change* are the same to
the nanosecond, and lie well before the moment at which they were noted down: the rule of git's index
(https://git-scm.com/docs/racy-git). The time of change is set by the system at a write and cannot be set back, so
that neither a save within the same tick nor a restored time of writing passes for nothing. Where a system has no such
time, every file is hashed. Kept in `OUT/.cache/seen`, by no path; the one record of ours that holds times.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

from briefgen.build import output, trust

PLACE = f"{output.CACHE}/seen"
#: Nanoseconds that a file must have been left alone before it was noted down: more than any file system's tick.
_STILL = 2_000_000_000


class Seen:
    """Digests of files by what the system says of them. `until` is when they were noted down, in nanoseconds."""

    def __init__(self, known: dict[str, str] | None = None, *, until: int = 0) -> None:
        self._known, self._until = known or {}, until
        self._now: dict[str, str] = {}
        self._hashed = False

    def digest(self, state: os.stat_result) -> str | None:
        """The digest of a file of which the system says this, if it is known."""
        if max(state.st_mtime_ns, state.st_ctime_ns) + _STILL > self._until:
            return None
        name = _name(state)
        held = self._known.get(name)
        if held:
            self._now[name] = held
        return held

    def note(self, state: os.stat_result, digest: str) -> None:
        """Take down what a file holds; `state` is from before it was read."""
        self._hashed = True
        self._now[_name(state)] = digest

    def keep(self, out: Path) -> None:
        """Note down what was looked at, if anything had to be hashed. Where that cannot be written, it costs time."""
        if not (self._hashed and self._now and (out / output.CACHE).is_dir()):
            return
        lines = (f"{name} {digest}" for name, digest in self._now.items())
        data = "\n".join((str(time.time_ns()), *lines)).encode("ascii")
        try:
            output.write_together(out, {}, beside={PLACE: trust.marked(data)})
        except OSError:
            return


def _name(state: os.stat_result) -> str:
    return f"{state.st_dev}:{state.st_ino}:{state.st_size}:{state.st_mtime_ns}:{state.st_ctime_ns}"


def opened(out: Path) -> Seen:
    """What is noted down for an output folder; nothing where a system has no time of change."""
    if os.name != "posix":
        return Seen()
    try:
        with (out / PLACE).open("rb") as stream:
            written = os.fstat(stream.fileno()).st_mtime_ns
            data = trust.unmarked(stream.read()) or b""
        moment, *lines = data.decode("ascii").split("\n")
        # the file system's clock may be another; what it says of the note can be set, and the mark cannot
        until = min(written, int(moment))
        known = {name: digest for name, _, digest in (line.partition(" ") for line in lines)}
    except (OSError, ValueError):  # another version may have noted them down in another way
        return Seen()
    return Seen(known, until=until)
