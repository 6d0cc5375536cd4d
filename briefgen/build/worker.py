"""The far end of a worker: reads calls from its standard input, answers on its standard output.

Runs in a process of its own, under limits on memory and on the processor time of each call. Not a place for
anything about briefs: what is called comes with the call. The near end is `build.workers`.
"""

from __future__ import annotations

import gc
import os
import pickle
import select
import shutil
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import BufferedReader
from typing import BinaryIO


@dataclass(frozen=True, slots=True)
class Limits:
    """What one call may take: seconds of processor time, seconds of waiting, bytes of address space."""

    cpu: int = 60
    wall: float = 90.0
    memory: int = 2 << 30


def serve() -> None:
    """Answer calls until the other end closes. Each answer is `(True, value)` or `(False, exception)`."""
    requests, replies = _private_pipes()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what an interrupt means
    limits, aside, prepare, rehearsals = pickle.load(requests)  # noqa: S301 - the parent wrote it
    _bound("RLIMIT_AS", limits.memory)
    _bound("RLIMIT_CORE", 0)
    # Layout makes objects by the million and few cycles: collecting at the stock pace costs a tenth of its time.
    gc.set_threshold(50_000, 20, 50)
    with _apart(aside):
        _tried(prepare)
        for rehearse in rehearsals:
            if _waits(requests):
                break
            _bound_processor(limits.cpu)
            _tried(rehearse)
            gc.collect()
        gc.freeze()
        _answer_all(requests, replies, limits)


def _answer_all(requests: BufferedReader, replies: BinaryIO, limits: Limits) -> None:
    while True:
        try:
            call = pickle.load(requests)  # noqa: S301 - the parent wrote it
        except EOFError:
            return
        _bound_processor(limits.cpu)
        _there_again(tempfile.gettempdir())
        if not _sent(replies, _answer(call)):
            return
        # The parent has its answer. A layout leaves 50 MB in circles, and at the pace above several would pile up.
        gc.collect()


@contextmanager
def _apart(name: str) -> Iterator[None]:
    """While this lasts, temporary files go into a folder of their own, where there can be one; then it is removed.

    A worker is mostly ended as it stands: then its parent removes the folder, which knows the name. Where somebody asks
    both to end at once, as systems do that shut down, the worker does.
    """
    folder = os.path.join(tempfile.gettempdir(), name)  # noqa: PTH118 - what tempfile takes is a text

    def end(number: int, _: object) -> None:
        try:
            shutil.rmtree(folder, ignore_errors=True)
        finally:
            signal.signal(number, signal.SIG_DFL)
            os.kill(os.getpid(), number)

    for asked in ("SIGTERM", "SIGHUP", "SIGQUIT"):  # a shutdown, a closed terminal, Ctrl-\; not all are everywhere
        if number := getattr(signal, asked, None):
            signal.signal(number, end)
    try:
        os.mkdir(folder, 0o700)  # noqa: PTH102 - as above
    except OSError:
        yield
        return
    tempfile.tempdir = folder
    try:
        yield
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _there_again(folder: str) -> None:
    """Make a folder anew that somebody cleared away: a worker may live for weeks."""
    with suppress(OSError):
        os.makedirs(folder, 0o700, exist_ok=True)  # noqa: PTH103 - as above


def _private_pipes() -> tuple[BufferedReader, BinaryIO]:
    """The pipes to the parent, out of reach of libraries that print to standard output."""
    requests, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    return requests, replies


def _tried(function: Callable[[], object] | None) -> None:
    if function is None:
        return
    try:
        function()
    except Exception:  # noqa: BLE001 - a call that needs what is missing says so itself
        return


def _waits(requests: BufferedReader) -> bool:
    """Whether a call is there already, or the end; where that cannot be known, as if it were."""
    if sys.platform == "win32":
        return True
    os.set_blocking(requests.fileno(), False)
    try:
        there = bool(requests.peek(1)) or bool(select.select([requests], [], [], 0)[0])
    finally:
        os.set_blocking(requests.fileno(), True)
    return there


def _answer(call: bytes) -> bytes:
    try:
        function, arguments, keywords = pickle.loads(call)  # noqa: S301 - the parent wrote it
        return pickle.dumps((True, function(*arguments, **keywords)))
    except Exception as error:  # noqa: BLE001 - it is raised again in the parent
        error.add_note(traceback.format_exc())
        try:
            return pickle.dumps((False, error))
        except Exception:  # noqa: BLE001 - exceptions may hold what cannot travel
            return pickle.dumps((False, RuntimeError(traceback.format_exc())))


def _sent(replies: BinaryIO, answer: bytes) -> bool:
    """Whether there was somebody to take it."""
    try:
        pickle.dump(answer, replies)
        replies.flush()
    except BrokenPipeError:
        return False
    return True


def _bound(name: str, most: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    which = getattr(resource, name)
    _, hard = resource.getrlimit(which)
    if hard != resource.RLIM_INFINITY:
        most = min(most, hard)
    try:
        resource.setrlimit(which, (most, hard))
    except (ValueError, OSError):  # macOS refuses some limits; the wall limit still holds
        return


def _bound_processor(seconds: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    _bound("RLIMIT_CPU", int(used.ru_utime + used.ru_stime) + seconds + 1)
