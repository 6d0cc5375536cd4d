"""`watch`, `check --watch` and `serve` as whole programs: what they print on a save, and how Ctrl-C ends them."""

from __future__ import annotations

import http.client
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from queue import Queue

import pytest

from tests.cli.conftest import Typed, change

CHECKOUT = Path(__file__).parents[2]
PATIENCE = 60


class Running:
    """A command that runs, with its lines as they come."""

    def __init__(self, folder: Path, *words: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "briefgen", *words],
            cwd=folder, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
        )  # fmt: skip
        self._lines: Queue[str] = Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line.rstrip("\n"))

    def until(self, pattern: str) -> list[str]:
        """The lines up to one that matches; fails after a while."""
        seen: list[str] = []
        while not (seen and re.search(pattern, seen[-1])):
            seen.append(self._lines.get(timeout=PATIENCE))
        return seen

    def interrupt(self) -> int:
        """Press Ctrl-C; how it ended."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)


Start = Callable[..., Running]


@pytest.fixture
def start(tmp_path: Path, briefs: Path) -> Iterator[Start]:
    """Starts commands in the folder of the small library; none outlives the test."""
    running: list[Running] = []

    def started(*words: str) -> Running:
        running.append(Running(tmp_path, *words))
        return running[-1]

    yield started
    for one in running:
        with one.process:
            one.process.kill()


def _children(process: int) -> set[int]:
    if not Path("/proc").is_dir():
        pytest.skip("this system does not list processes under /proc")
    found = set()
    for path in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # processes come and go
            stat = (path / "stat").read_text()
            found |= {int(path.name)} if int(stat.rpartition(")")[2].split()[1]) == process else set()
    return found


def test_watch_builds_on_a_save(start: Start, briefs: Path, tmp_path: Path) -> None:
    """HTML first; the change, the files and the sum are told; the same worker lays out again; Ctrl-C ends it all."""
    one = start("watch", "--to", "md,html,pdf", "--jobs", "1")
    one.until(r"^1 built")
    workers = _children(one.process.pid)
    change(briefs / "fewer-boats.yaml", "title: Fewer boats, one sea", "title: Fewer boats and one sea")
    lines = one.until(r"^1 built")
    assert "briefs/fewer-boats.yaml changed" in lines
    assert [line for line in lines if line.startswith("build/")] == [
        f"build/fewer-boats.{ending}" for ending in ("html", "md", "pdf")
    ]
    assert re.search(r"HTML after [\d.]+ s, all after", lines[-1])
    assert b"Fewer boats and one sea" in (tmp_path / "build" / "fewer-boats.html").read_bytes()
    assert _children(one.process.pid) == workers
    assert len(workers) == 1
    assert one.interrupt() == 130
    assert not any(Path(f"/proc/{worker}").exists() for worker in workers)


def test_watch_goes_on_after_an_error(start: Start, briefs: Path) -> None:
    """The error is told at its line; the save that mends it brings the brief back."""
    one = start("watch", "--to", "html", "--jobs", "1")
    one.until(r"^1 built")
    change(briefs / "facts" / "sea.yaml", "a rescue pact of 1998", "a rescue pact of 1897")
    lines = one.until(r"^0 built")
    assert any(re.match(r"briefs/facts/sea\.yaml:\d+:\d+: BG3", line) for line in lines)
    assert "1 withheld (fewer-boats)" in lines[-1]
    change(briefs / "facts" / "sea.yaml", "a rescue pact of 1897", "a rescue pact of 1998")
    assert "withheld" not in one.until(r"^[01] built")[-1]


def test_check_goes_on_checking(start: Start, briefs: Path) -> None:
    """Every diagnostic again on each save, until Ctrl-C."""
    one = start("check", "--watch")
    one.until(r" in \d+ facts")
    change(briefs / "facts" / "sea.yaml", "a rescue pact of 1998", "a rescue pact of 1897")
    lines = one.until(r"^\d+ errors?")
    assert "briefs/facts/sea.yaml changed" in lines
    assert one.interrupt() == 130


def test_serve_prints_its_address_and_answers(start: Start) -> None:
    """On a free port where 0 is asked for; the page of the brief comes from there."""
    one = start("serve", "fewer-boats", "--port", "0", "--jobs", "1")
    found = re.fullmatch(r"http://127\.0\.0\.1:(\d+)(/brief/fewer-boats)", one.until("^http")[-1])
    assert found
    one.until(r"^1 built")
    connection = http.client.HTTPConnection("127.0.0.1", int(found[1]), timeout=PATIENCE)
    connection.request("GET", found[2])
    assert b"Fewer boats, one sea" in connection.getresponse().read()
    connection.close()
    assert one.interrupt() == 130


@pytest.mark.parametrize("command", ["watch", "serve"])
def test_mistakes_of_the_command_are_usage_errors(typed: Typed, command: str) -> None:
    """No library, or no such brief: exit 2, and a sentence with the next step."""
    done = typed(command, "--library", "nowhere", *(["--port", "0"] if command == "serve" else []))
    assert (done.code, done.out) == (2, "")
    assert "there is no library folder" in done.err
    assert "Watching" not in done.err


@pytest.mark.parametrize("command", ["watch", "serve"])
def test_a_brief_that_is_not_there_cannot_be_watched(typed: Typed, briefs: Path, command: str) -> None:
    """The nearest name is offered, before anything else is said, and nothing is built."""
    done = typed(command, "fewer-boat")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("Error: there is no brief `fewer-boat`; did you mean `fewer-boats`?")
    assert not Path("build").exists()


def test_a_port_that_is_taken_is_told(typed: Typed, briefs: Path) -> None:
    """With what to do instead."""
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = typed("serve", "--port", str(taken.getsockname()[1]))
    assert done.code == 2
    assert "try another, or 0 for any" in done.err


@pytest.mark.parametrize("uri", ["ray://127.0.0.1:1", "dask://127.0.0.1", "127.0.0.1:1"])
def test_only_a_dask_address_is_an_executor(typed: Typed, briefs: Path, uri: str) -> None:
    """Anything else is a usage error."""
    done = typed("build", "--executor", uri)
    assert done.code == 2
    assert "dask://HOST:PORT" in done.err


def test_a_cluster_that_does_not_answer_loses_nothing(
    typed: Typed, briefs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit 1, a sentence, and the earlier files as they were."""
    from briefgen.build import executors

    monkeypatch.setattr(executors, "_PATIENCE", 0.2)
    assert typed("build", "--to", "html", "--jobs", "1").code == 0
    before = (tmp_path / "build" / "fewer-boats.html").read_bytes()
    change(briefs / "fewer-boats.yaml", "title: Fewer boats, one sea", "title: Fewer boats and one sea")
    done = typed("build", "--to", "html", "--executor", "dask://127.0.0.1:9")
    assert done.code == 1
    assert "BG904 no Dask scheduler answers at 127.0.0.1:9" in done.err
    assert (tmp_path / "build" / "fewer-boats.html").read_bytes() == before


def test_starting_imports_no_watcher_and_no_cluster() -> None:
    """Who builds or asks for help waits for neither watchfiles, a server, nor distributed."""
    code = (
        "import sys; sys.argv = ['briefgen', '--help']\n"
        "from briefgen.cli.boundary import run\n"
        "try: run()\nexcept SystemExit: pass\n"
        "import briefgen.build.run\n"
        "print([name for name in ('watchfiles', 'distributed', 'http.server', 'briefgen.cli.serving',"
        " 'briefgen.build.executors', 'briefgen.build.watching') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=CHECKOUT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
