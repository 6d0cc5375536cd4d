"""How Ctrl-C ends a command: quietly and with exit 130, at whatever moment it comes."""

from __future__ import annotations

import os
import signal
from contextlib import suppress

INTERRUPTED = 130
STOPPED = "briefgen: interrupted; every file is as it was before, or whole"


def ends_at_once() -> None:
    """From here on an interrupt ends the process where it stands: while modules are imported, nothing is half done.

    Nothing changes where interrupts are ignored already, as under `nohup`.
    """
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _end)


def unwinds() -> None:
    """From here on an interrupt is KeyboardInterrupt again, and what runs puts its things in order."""
    if signal.getsignal(signal.SIGINT) is _end:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def over() -> None:
    """The command has ended: an interrupt changes nothing any more."""
    # Python takes down that an interrupt went through code made from text, as dataclasses are, and would end by the
    # signal whatever became of it. Running some code makes it forget.
    exec("")  # noqa: S102
    ends_at_once()


def behind(error: BaseException | None) -> bool:
    """Whether an error came of an interrupt: Python wraps one that comes while a class is made."""
    seen = list[BaseException]()
    while error is not None and error not in seen:
        if isinstance(error, KeyboardInterrupt):
            return True
        seen.append(error)
        error = error.__cause__ or error.__context__
    return False


def _end(*_: object) -> None:
    with suppress(OSError):
        os.write(2, f"{STOPPED}\n".encode())
    os._exit(INTERRUPTED)
