"""Laying out on a Dask cluster: a real scheduler with two workers, and everything that may be wrong with one."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefgen.build import executors, far
from briefgen.build.jobs import Job, prepare
from briefgen.build.run import Options, Summary, run
from briefgen.build.workers import Workers
from tests.build import cluster

HERE = Path(__file__).parent
SMALL = HERE.parent / "fixtures" / "small"
CHECKOUT = HERE.parents[1]


def _started(scratch: Path, *size: str) -> tuple[subprocess.Popen[str], str]:
    process = subprocess.Popen(
        [sys.executable, cluster.__file__, *size],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        start_new_session=True, env={**os.environ, "PYTHONPATH": str(CHECKOUT), "TMPDIR": str(scratch)},
    )  # fmt: skip
    assert process.stdout is not None
    return process, process.stdout.readline().strip().replace("tcp://", "dask://")


@pytest.fixture(scope="module")
def uri(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running scheduler; what was started is gone afterwards."""
    process, address = _started(tmp_path_factory.mktemp("scratch"))
    yield address
    with process:
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait(20) == 0


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """The small library with two briefs, and a style sheet of its house beside it."""
    library = Path(shutil.copytree(SMALL, tmp_path / "briefs"))
    text = (library / "fewer-boats.yaml").read_text(encoding="utf-8")
    (library / "other.yaml").write_text(text.replace("title: Fewer boats", "title: Other boats"), encoding="utf-8")
    (tmp_path / "templates").mkdir()
    sheet = (CHECKOUT / "templates" / "base.css").read_text(encoding="utf-8")
    (tmp_path / "templates" / "base.css").write_text(f"{sheet}\np {{ color: #123456 }}\n", encoding="utf-8")
    return library


def _on_cluster(uri: str, options: Options) -> Summary:
    with executors.cluster(uri) as executor:
        return run(options, executor=executor)


def test_a_cluster_gives_the_bytes_of_this_machine(uri: str, desk: Path, tmp_path: Path) -> None:
    """Every rendition of every brief, with the house's own style, and no disk in common."""
    far_away, here = Options(desk, tmp_path / "far"), Options(desk, tmp_path / "here")
    summary = _on_cluster(uri, far_away)
    with Workers(1, prepare=prepare) as workers:
        run(here, executor=workers)
    names = sorted(path.name for path in here.out.iterdir() if path.is_file())
    assert len(names) == 8
    assert [built.slug for built in summary.built] == ["fewer-boats", "other"]
    for name in names:
        assert (far_away.out / name).read_bytes() == (here.out / name).read_bytes(), name
    assert b"#123456" in (far_away.out / "other.html").read_bytes()


def test_a_worker_of_the_cluster_lays_out_in_a_process_with_limits(uri: str) -> None:
    """So that no text can hang or fill the cluster: the worker itself never imports the layout engine."""
    import distributed

    connect: Any = distributed.Client
    with connect(uri.replace("dask://", "tcp://"), set_as_default=False) as client:
        loaded = client.run(eval, "'weasyprint' in __import__('sys').modules")
    assert list(loaded.values()) == [False, False]


def test_a_parcel_names_no_place_of_this_machine(desk: Path, tmp_path: Path) -> None:
    """What travels holds templates as bytes, and neither the library's path nor the output folder's."""
    import pickle

    job = Job(_Paper(), ("html",), (desk.parent / "templates",))  # type: ignore[arg-type]
    parcel = far.packed(job)
    assert set(parcel.templates) == {"base.css"}
    assert str(tmp_path).encode() not in pickle.dumps(parcel)


class _Paper:
    """Stands for a manuscript that nobody reads."""


def test_a_link_out_of_a_template_folder_does_not_travel(desk: Path, tmp_path: Path) -> None:
    """As it would not be read here either."""
    (tmp_path / "secret").write_text("private")
    (desk.parent / "templates" / "print.css").symlink_to(tmp_path / "secret")
    job = Job(_Paper(), ("html",), (desk.parent / "templates",))  # type: ignore[arg-type]
    assert set(far.packed(job).templates) == {"base.css"}


def test_a_cluster_that_dies_withholds_what_it_had(desk: Path, tmp_path: Path) -> None:
    """BG904 for each brief that did not come back; no exception, no file, and the command goes on."""
    process, address = _started(tmp_path, "small")
    with process, executors.cluster(address) as executor:
        inner = executor.submit

        def fatal(*call: Any) -> Any:
            future = inner(*call)
            os.killpg(process.pid, signal.SIGKILL)
            return future

        executor.submit = fatal  # type: ignore[method-assign]
        summary = run(Options(desk, tmp_path / "out", slugs=("other",)), executor=executor)
    assert summary.withheld == ("other",)
    assert "BG904" in {d.code for d in summary.diagnostics}
    assert not (tmp_path / "out" / "other.html").exists()


def test_nobody_at_the_address_is_told_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the address, and what to do."""
    monkeypatch.setattr(executors, "_PATIENCE", 0.3)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with pytest.raises(executors.Unusable) as caught, executors.cluster(f"dask://127.0.0.1:{port}"):
        pass
    assert caught.value.diagnostic.code == "BG904"
    assert f"127.0.0.1:{port}" in caught.value.diagnostic.message


def test_a_missing_extra_is_told_with_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """BG903, and the command that installs it."""
    monkeypatch.setattr(executors, "find_spec", lambda name: None)
    with pytest.raises(executors.Unusable) as caught, executors.cluster("dask://127.0.0.1:1"):
        pass
    assert caught.value.diagnostic.code == "BG903"
    assert "briefgen[dask]" in caught.value.diagnostic.hint


@pytest.mark.parametrize(
    "uri", ["ray://h:1", "dask://h", "dask://", "dask://h:0x", "dask://u@h:1", "dask://h:1/x", "h:1", ""]
)
def test_any_other_address_is_refused(uri: str) -> None:
    """With the form that it should have."""
    with pytest.raises(ValueError, match="dask://HOST:PORT"):
        executors.address(uri)


class _Told:
    """A client of a cluster with one worker that says what it is told to say."""

    def __init__(self, briefgen: str | None, **other: str) -> None:
        self._briefgen, self._other = briefgen, other

    def get_versions(self, packages: list[str]) -> dict[str, Any]:
        return {"workers": {"tcp://far:1": {"packages": {"briefgen": self._briefgen}}}}

    def run(self, function: Any) -> dict[str, Any]:
        ours = dict(far.surroundings())
        return {"tcp://far:1": tuple({**ours, **self._other}.items())}


@pytest.mark.parametrize(
    ("client", "words"),
    [
        (_Told("0.0.9"), "has briefgen 0.0.9"),
        (_Told(None), "has no briefgen"),
        (_Told(far.__version__, Pango="9.9"), "has Pango 9.9"),
        (_Told(far.__version__, weasyprint="69.0"), "has weasyprint 69.0"),
    ],
)
def test_a_worker_that_would_print_otherwise_is_refused(client: _Told, words: str) -> None:
    """Another briefgen, or another engine below it: the message names both."""
    with pytest.raises(executors.Unusable, match=words):
        executors._alike(client)
    executors._alike(_Told(far.__version__))


def test_only_jobs_are_sent() -> None:
    """A cluster is not there for anything else."""

    class Client:
        def get_executor(self, **options: Any) -> None: ...

    with pytest.raises(TypeError, match="jobs and nothing else"):
        executors.Cluster(Client(), "h:1").submit(threading.get_ident)
