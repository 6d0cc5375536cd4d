"""Executors beyond this machine: `dask://HOST:PORT`, a Dask cluster that somebody else runs.

What travels is bytes and small values, so that no disk need be shared; what lays out there is `build.far`, in limited
processes. A cluster runs what it is sent and sends what is unpickled here: name only one that you trust. The
only module that imports `distributed`, and only when a cluster is named.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Executor, Future
from contextlib import contextmanager
from importlib.util import find_spec
from typing import Any
from urllib.parse import urlsplit

from briefgen.build import far
from briefgen.build.jobs import Done, Job
from briefgen.build.workers import WorkerEnded
from briefgen.words.diagnostics import Diagnostic

SCHEME = "dask"
#: Seconds to wait for a scheduler to answer, and for its first worker to come.
_PATIENCE = 5
_ALIKE = "Install the same briefgen, on the same system, on every worker, and start them anew."


class Unusable(Exception):
    """The cluster cannot be used; `diagnostic` says why and what to do: BG903 the extra, BG904 anything else."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


def address(uri: str) -> str:
    """`HOST:PORT` of a `dask://HOST:PORT`. Raises ValueError, with words for the user, for anything else."""
    like = f"`{uri}` names no executor; write dask://HOST:PORT, the address of a Dask scheduler"
    try:
        parts = urlsplit(uri)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise ValueError(like) from None
    whole = f"{SCHEME}://{parts.netloc}"
    if parts.scheme != SCHEME or not host or not port or "@" in parts.netloc or uri.rstrip("/") != whole:
        raise ValueError(like)
    return parts.netloc


@contextmanager
def cluster(uri: str) -> Iterator[Executor]:
    """An executor for `run` on the cluster of a URI, as long as this context lasts. Raises ValueError and Unusable."""
    place = address(uri)
    if find_spec("distributed") is None:
        hint = "Install it: `python -m pip install 'briefgen[dask]'`. Or build without `--executor`."
        raise Unusable(Diagnostic("BG903", "error", f"`{uri}` needs an extra that is not installed", hint=hint))
    client = _client(place)
    try:
        _alike(client)
        yield Cluster(client, place)
    finally:
        client.close(timeout=2)


class Cluster(Executor):
    """Calls with a Job run on the cluster, the job packed; a cluster that is lost gives BG904 in place of pages."""

    def __init__(self, client: Any, place: str) -> None:
        self._inner = client.get_executor(pure=False)
        self._place = place

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Queue `jobs.lay_out` of a job; nothing else is sent. Raises TypeError for another call."""
        job = args[0] if len(args) == 1 and not kwargs else None
        if not isinstance(job, Job):
            raise TypeError(f"a cluster lays out jobs and nothing else, not {fn!r}")
        outer: Future[Any] = Future()
        inner = self._inner.submit(far.lay_out_parcel, far.packed(job))
        inner.add_done_callback(lambda done: self._passed_on(done, outer, job.manuscript.slug))
        return outer

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Let go of the cluster, which goes on without us."""
        self._inner.shutdown(wait=wait and not cancel_futures)

    def _passed_on(self, inner: Future[Done], outer: Future[Done], slug: str) -> None:
        from distributed.scheduler import KilledWorker

        try:
            outer.set_result(inner.result())
        except KilledWorker:
            outer.set_exception(WorkerEnded("every worker of the cluster that took it died"))
        except (CancelledError, OSError) as error:
            if isinstance(error, WorkerEnded):
                raise
            outer.set_result(Done({}, diagnostics=(self._lost(slug),)))
        except Exception as error:  # noqa: BLE001 - as an executor does: it is raised where the result is asked for
            outer.set_exception(error)

    def _lost(self, slug: str) -> Diagnostic:
        message = f"`{slug}` was not laid out: the cluster at {self._place} was lost"
        hint = "What was there before is untouched. Build again once the scheduler runs, or without `--executor`."
        return Diagnostic("BG904", "error", message, hint=hint, about=(f"brief:{slug}",))


def _client(place: str) -> Any:
    """A `distributed.Client`, whose methods have no types, with at least one worker behind it."""
    import distributed

    connect: Any = distributed.Client
    # it tells of lost connections at length, with tracebacks; what a user needs of that is said by BG904
    for name in [name for name in logging.root.manager.loggerDict if name.split(".")[0] == "distributed"]:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    try:
        client = connect(f"tcp://{place}", timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError):
        message = f"no Dask scheduler answers at {place}"
        hint = "Start one with `dask scheduler`, which prints its address; or build without `--executor`."
        raise Unusable(Diagnostic("BG904", "error", message, hint=hint)) from None
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
    except (OSError, distributed.TimeoutError):
        client.close(timeout=2)
        message = f"the Dask scheduler at {place} has no workers"
        hint = f"Start some: `dask worker tcp://{place}`, with the same briefgen installed."
        raise Unusable(Diagnostic("BG904", "error", message, hint=hint)) from None
    return client


def _alike(client: Any) -> None:
    """Refuse a cluster whose pages would not be ours. Raises Unusable."""
    versions: Any = client.get_versions(packages=["briefgen"])
    ours = dict(far.surroundings())
    for worker, told in sorted(versions["workers"].items()):
        theirs = (told or {}).get("packages", {}).get("briefgen")
        if theirs != ours["briefgen"]:
            raise Unusable(_another(worker, "briefgen", ours["briefgen"], theirs=theirs))
    try:
        said = client.run(far.surroundings)
    except Exception as error:  # noqa: BLE001 - whatever a stranger's installation raises when it is asked
        message = f"the cluster's workers have another briefgen, or a broken one: {error}"
        raise Unusable(Diagnostic("BG904", "error", message, hint=_ALIKE)) from None
    for worker, told in sorted(said.items()):
        for name, version in told:
            if ours.get(name) != version:
                raise Unusable(_another(worker, name, ours.get(name), theirs=version))


def _another(worker: str, name: str, ours: str | None, *, theirs: str | None) -> Diagnostic:
    there = f"{name} {theirs}" if theirs else f"no {name}"
    message = f"the cluster's worker {worker} has {there}, and this machine {ours or 'none'}: its pages could differ"
    return Diagnostic("BG904", "error", message, hint=_ALIKE)
