"""Worker processes: answers, deaths, limits, order."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import Future
from functools import partial
from pathlib import Path

import pytest

from briefgen.build import worker
from briefgen.build.worker import Limits
from briefgen.build.workers import WorkerEnded, Workers

# What runs in a worker has to be importable there, so these are functions of the standard library.


def test_a_worker_answers_with_the_value() -> None:
    """A call's value comes back through its future."""
    with Workers(1) as workers:
        assert workers.submit(divmod, 7, 2).result(20) == (3, 1)


def test_a_worker_keeps_working_after_an_exception() -> None:
    """What a call raises is raised from its future, and the next call is answered."""
    with Workers(1) as workers:
        with pytest.raises(ZeroDivisionError):
            workers.submit(divmod, 7, 0).result(20)
        assert workers.submit(divmod, 7, 2).result(20) == (3, 1)


def test_a_worker_is_kept_for_the_next_call() -> None:
    """Two calls, one after the other, meet the same process."""
    with Workers(2) as workers:
        assert workers.submit(os.getpid).result(20) == workers.submit(os.getpid).result(20)


def test_a_hung_worker_fails_its_call_alone() -> None:
    """A call over the wall limit is told so; a fresh worker takes the next."""
    with Workers(1, limits=Limits(wall=0.5)) as workers:
        hung, next_one = workers.submit(time.sleep, 60), workers.submit(divmod, 7, 2)
        with pytest.raises(WorkerEnded, match=r"longer than 0\.5 seconds"):
            hung.result(20)
        assert next_one.result(20) == (3, 1)


def test_a_dead_worker_fails_its_call_alone() -> None:
    """A worker that is killed fails the call it had, and names the signal."""
    with Workers(1) as workers:
        dead, next_one = workers.submit(signal.raise_signal, signal.SIGKILL), workers.submit(divmod, 7, 2)
        with pytest.raises(WorkerEnded, match="signal 9"):
            dead.result(20)
        assert next_one.result(20) == (3, 1)


def test_a_worker_has_a_processor_limit() -> None:
    """A call that computes without end is ended by its own limit, long before the wall limit."""
    with Workers(1, limits=Limits(cpu=1, wall=30)) as workers, pytest.raises(WorkerEnded, match="processor time"):
        workers.submit(eval, "sum(iter(int, 1))").result(30)


def test_a_worker_has_a_memory_limit() -> None:
    """A call that asks for more memory than it may have raises MemoryError, and the worker lives."""
    with Workers(1, limits=Limits(memory=1 << 30)) as workers:
        with pytest.raises(MemoryError):
            workers.submit(bytes, 2 << 30).result(20)
        assert workers.submit(divmod, 7, 2).result(20) == (3, 1)


def test_what_a_call_prints_disturbs_nothing() -> None:
    """Standard output of a worker is not the pipe of its answers."""
    with Workers(1) as workers:
        assert workers.submit(os.write, 1, b"noise").result(20) == 5
        assert workers.submit(divmod, 7, 2).result(20) == (3, 1)


def test_answers_belong_to_their_calls_with_any_number_of_workers() -> None:
    """Whichever worker takes a call, its future has its own answer."""
    for count in (1, 3):
        with Workers(count) as workers:
            futures: list[Future[int]] = [workers.submit(abs, -n) for n in range(12)]
            assert [future.result(20) for future in futures] == list(range(12))


def test_leaving_after_an_exception_ends_the_workers_at_once() -> None:
    """An interrupt does not wait for what is running."""
    started = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        _interrupted()
    assert time.monotonic() - started < 10


def test_preparing_that_fails_leaves_the_worker_of_use() -> None:
    """What cannot be prepared is told by the call that needs it, not by every call."""
    with Workers(1, prepare=_Failing()) as workers:
        assert workers.submit(divmod, 7, 2).result(20) == (3, 1)


def test_a_worker_rehearses_while_it_has_nothing_to_do(tmp_path: Path) -> None:
    """What is to be done ahead of any call is done without one."""
    done = tmp_path / "rehearsed"
    with Workers(1, rehearsals=[partial(os.mkdir, done)]):
        _await(done)


def test_a_call_that_waits_goes_before_the_rehearsal(tmp_path: Path) -> None:
    """A worker that was given work while it got ready does that, and rehearses nothing."""
    done = tmp_path / "rehearsed"
    with Workers(1, prepare=partial(time.sleep, 0.5), rehearsals=[partial(os.mkdir, done)]) as workers:
        assert workers.submit(divmod, 7, 2).result(20) == (3, 1)
        assert workers.submit(os.path.isdir, done).result(20) is False


def test_a_call_goes_before_what_is_left_to_rehearse(tmp_path: Path) -> None:
    """Rehearsals are looked at one by one: a call that comes during one need not wait for all of them."""
    begun, done = tmp_path / "begun", tmp_path / "rehearsed"
    steps = [partial(os.mkdir, begun), partial(time.sleep, 1), partial(os.mkdir, done)]
    with Workers(1, rehearsals=steps) as workers:
        _await(begun)
        assert workers.submit(divmod, 7, 2).result(20) == (3, 1)
        assert workers.submit(os.path.isdir, done).result(20) is False


def test_a_rehearsal_that_fails_leaves_the_worker_of_use(tmp_path: Path) -> None:
    """Nobody asked for it, so nobody is told, and the next is rehearsed."""
    done = tmp_path / "rehearsed"
    with Workers(1, rehearsals=[_Failing(), partial(os.mkdir, done)]) as workers:
        _await(done)
        assert workers.submit(divmod, 7, 2).result(20) == (3, 1)


def test_a_worker_that_died_while_idle_fails_no_call() -> None:
    """A fresh one takes the next call: nothing was lost with the old one."""
    with Workers(1) as workers:
        gone = workers.submit(os.getpid).result(20)
        os.kill(gone, signal.SIGKILL)
        time.sleep(0.3)
        assert workers.submit(os.getpid).result(20) != gone


def test_what_a_worker_put_aside_goes_with_it() -> None:
    """Libraries keep files for later and clear up when their process ends; ours is ended as it stands."""
    with Workers(1) as workers:
        left = Path(workers.submit(tempfile.mkdtemp).result(20))
        (left / "font").write_bytes(b"...")
        assert left.is_dir()
    assert not left.parent.exists()


def test_what_a_worker_put_aside_goes_where_its_parent_is_ended() -> None:
    """Nobody is there to remove it but the worker itself, whose other end is closed."""
    program = (
        "import tempfile, time; from briefgen.build.workers import Workers; w = Workers(1);"
        "print(w.submit(tempfile.mkdtemp).result(20), flush=True); w.submit(time.sleep, 1); time.sleep(60)"
    )
    parent = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    left = Path(parent.stdout.readline().strip()).parent
    assert left.is_dir()
    parent.terminate()
    parent.wait(20)
    parent.stdout.close()
    _await(left, there=False)


@pytest.mark.skipif(sys.platform == "win32", reason="this system has no groups of processes that are asked to end")
def test_what_a_worker_put_aside_goes_where_all_are_asked_to_end_at_once() -> None:
    """As a system does that shuts down, or a CI that gives up: parent and worker get the signal together."""
    program = (
        "import tempfile, time; from briefgen.build.workers import Workers; w = Workers(1);"
        "print(w.submit(tempfile.mkdtemp).result(20), flush=True); w.submit(time.sleep, 60); time.sleep(60)"
    )
    command = [sys.executable, "-c", program]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True) as parent:
        assert parent.stdout is not None
        left = Path(parent.stdout.readline().strip()).parent
        assert left.is_dir()
        os.killpg(parent.pid, signal.SIGTERM)
        assert parent.wait(20) == -signal.SIGTERM
    _await(left, there=False)


@pytest.mark.skipif(sys.platform == "win32", reason="this system has no such signals")
@pytest.mark.parametrize("number", ["SIGTERM", "SIGHUP", "SIGQUIT"])
def test_a_worker_that_is_asked_to_end_clears_up_and_ends(number: str, tmp_path: Path) -> None:
    """By a shutdown, by the terminal that is closed over it, or from its keys; and it ends as any other would."""
    program = (
        "import sys, tempfile, time; from briefgen.build import worker;"
        "tempfile.tempdir = sys.argv[1];"
        "held = worker._apart('mine'); held.__enter__(); tempfile.mkdtemp(); print(flush=True); time.sleep(60)"
    )
    command = [sys.executable, "-c", program, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=tmp_path) as process:
        assert process.stdout is not None
        process.stdout.readline()
        assert list((tmp_path / "mine").iterdir())
        process.send_signal(getattr(signal, number))
        assert process.wait(20) == -getattr(signal, number)
    assert not (tmp_path / "mine").exists()


def test_a_temporary_folder_that_was_cleared_away_is_made_again() -> None:
    """A worker of `watch` lives longer than what systems keep in their temporary folder."""
    with Workers(1) as workers:
        for _ in range(2):
            left = Path(workers.submit(tempfile.mkdtemp).result(20))
            shutil.rmtree(left.parent)


def test_a_worker_needs_no_folder_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where none can be made, temporary files go where they always go."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with worker._apart("not/there"):
        assert tempfile.gettempdir() == str(tmp_path)


def _await(path: Path, *, there: bool = True) -> None:
    """Wait until something is there, or gone."""
    deadline = time.monotonic() + 20
    while path.exists() is not there and time.monotonic() < deadline:
        time.sleep(0.02)
    assert path.exists() is there


def _interrupted() -> None:
    with Workers(1) as workers:
        workers.submit(time.sleep, 60)
        raise KeyboardInterrupt


class _Failing:
    """Arrives in the worker as a function that raises when it is called."""

    def __reduce__(self) -> tuple[object, ...]:
        return (eval, ("lambda: 1 / 0",))

    def __call__(self) -> None: ...
