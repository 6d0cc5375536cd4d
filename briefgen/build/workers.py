"""Worker processes behind the interface of `concurrent.futures.Executor`.

A worker that hangs or dies fails the one call it had; a fresh one takes the next. Fresh interpreters, never
forks: the layout engine forks badly after use. Knows nothing of briefs, and any other Executor can stand
in its place.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from types import TracebackType
from typing import Any, TypeVar

from briefgen.build.worker import Limits

_START = "import sys; sys.path[:] = {path!r}; from briefgen.build.worker import serve; serve()"
T = TypeVar("T")


class WorkerEnded(Exception):
    """A worker ended before it answered; the message says why, as the end of a sentence."""


@dataclass(frozen=True, slots=True)
class _Task:
    future: Future[Any]
    call: bytes


class Workers(Executor):
    """At most `count` worker processes, `ready` of them started at once, each kept for the next call.

    `prepare` runs in each worker before its first call (imports, mostly), then each of `rehearsals` while no call
    waits. A call that outlives its `limits` raises `WorkerEnded` from its future; whatever the call raises is raised
    from it too.
    """

    def __init__(
        self,
        count: int,
        *,
        ready: int = 1,
        limits: Limits | None = None,
        prepare: Callable[[], object] | None = None,
        rehearsals: Iterable[Callable[[], object]] = (),
    ) -> None:
        self._most = max(count, 1)
        self._limits = limits or Limits()
        self._setup = (self._limits, prepare, tuple(rehearsals))
        self._tasks: SimpleQueue[_Task | None] = SimpleQueue()
        self._threads: list[threading.Thread] = []
        self._running: set[_Process] = set()
        self._guard = threading.Lock()
        self._waiting = 0
        self._closed = False
        for _ in range(min(ready, self._most)):
            self._hire()

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """Queue a call; a further worker starts where all are busy and there may be more."""
        future: Future[T] = Future()
        task = _Task(future, pickle.dumps((fn, args, kwargs)))
        with self._guard:
            if self._closed:
                raise RuntimeError("these workers were shut down")
            self._waiting += 1
            short = self._waiting > len(self._threads)
        self._tasks.put(task)
        if short and len(self._threads) < self._most:
            self._hire()
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the workers: after what is queued, or at once with `cancel_futures`."""
        with self._guard:
            self._closed = True
            if cancel_futures:
                for process in self._running:
                    process.end()
        if cancel_futures:
            while not self._tasks.empty():
                if task := self._tasks.get():
                    task.future.cancel()
        for _ in self._threads:
            self._tasks.put(None)
        if wait:
            for thread in self._threads:
                thread.join()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool | None:
        """Wait for what is queued; after an exception (an interrupt, say) end everything."""
        self.shutdown(cancel_futures=kind is not None)
        return None

    def _hire(self) -> None:
        process = self._started()
        thread = threading.Thread(target=self._work, args=(process,), daemon=True)
        self._threads.append(thread)
        thread.start()

    def _started(self) -> _Process:
        process = _Process(*self._setup)
        with self._guard:
            self._running.add(process)
        return process

    def _work(self, process: _Process) -> None:
        while task := self._tasks.get():
            if not task.future.set_running_or_notify_cancel():
                continue
            if process.dead and not self._closed:
                process = self._replaced(process)
            try:
                succeeded, value = process.call(task.call, wall=self._limits.wall)
            except WorkerEnded as ended:
                succeeded, value = False, ended
            with self._guard:
                self._waiting -= 1
            task.future.set_result(value) if succeeded else task.future.set_exception(value)
        process.close()

    def _replaced(self, process: _Process) -> _Process:
        with self._guard:
            self._running.discard(process)
        process.close()
        return self._started()


class _Process:
    """One worker process and the pipes to it."""

    def __init__(self, limits: Limits, prepare: Callable[[], object] | None, rehearsals: tuple[object, ...]) -> None:
        # -P: nothing from the current folder is imported unless the parent would
        self._popen = subprocess.Popen(  # noqa: S603 - this very interpreter
            [sys.executable, "-P", "-c", _START.format(path=sys.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._late = False
        self.gone = False
        self._aside = f"briefgen-{os.urandom(8).hex()}"
        self._send(pickle.dumps((limits, self._aside, prepare, rehearsals)))

    @property
    def dead(self) -> bool:
        """Whether it was ended, or ended while it had nothing to do."""
        return self.gone or self._popen.poll() is not None

    def call(self, call: bytes, *, wall: float) -> tuple[bool, Any]:
        """One call and its answer. Raises WorkerEnded where none comes."""
        assert self._popen.stdout is not None
        timer = threading.Timer(wall, self._too_late)
        timer.daemon = True
        timer.start()
        try:
            self._send(pickle.dumps(call))
            answer = pickle.load(self._popen.stdout)  # noqa: S301 - our own worker wrote it
            succeeded, value = pickle.loads(answer)  # noqa: S301 - the same
            return succeeded, value
        except (EOFError, OSError, pickle.UnpicklingError):
            self.end()
            raise WorkerEnded(self._why(wall)) from None
        finally:
            timer.cancel()

    def end(self) -> None:
        """Kill it."""
        self.gone = True
        self._popen.kill()

    def close(self) -> None:
        """End it, idle as it is: waiting for its imports or its farewell would cost the build half a second."""
        self.end()
        for pipe in (self._popen.stdin, self._popen.stdout):
            assert pipe is not None
            try:
                pipe.close()
            except OSError:
                continue
        self._popen.wait()
        import shutil  # not at the top, where they would keep the first worker waiting
        import tempfile

        # it had no time to clear up what libraries had put aside
        shutil.rmtree(Path(tempfile.gettempdir(), self._aside), ignore_errors=True)

    def _send(self, data: bytes) -> None:
        assert self._popen.stdin is not None
        try:
            self._popen.stdin.write(data)
            self._popen.stdin.flush()
        except OSError:
            self.gone = True

    def _too_late(self) -> None:
        self._late = True
        self.end()

    def _why(self, wall: float) -> str:
        code = self._popen.wait()
        if self._late:
            return f"it took longer than {wall:g} seconds"
        if sys.platform != "win32" and code == -signal.SIGXCPU:
            return "it used more processor time than a brief may"
        if code < 0:
            return f"the worker was ended by signal {-code}, perhaps for want of memory"
        return f"the worker ended with code {code}"
