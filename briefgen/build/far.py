"""The far end of an executor that shares no disk: one brief laid out from bytes, in a limited process of its own.

Runs inside the workers of a cluster. It trusts whoever sent the call, as every pickle does; the near end is
`build.executors`.
"""

from __future__ import annotations

import functools
import re
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from importlib import metadata
from pathlib import Path

from briefgen import __version__
from briefgen.build import capacity, identity
from briefgen.build.jobs import Done, Job, lay_out, prepare
from briefgen.build.workers import Workers


@dataclass(frozen=True, slots=True)
class Parcel:
    """A job without its folders, and the templates that were in them, as bytes by their names."""

    job: Job
    templates: Mapping[str, bytes]


def packed(job: Job) -> Parcel:
    """A job as it travels: the first template of each name, nothing that names a place on this machine."""
    held: dict[str, bytes] = {}
    for folder in job.templates:
        inside = folder.resolve()
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder).as_posix()
            if name not in held and path.is_file() and path.resolve().is_relative_to(inside):
                held[name] = path.read_bytes()
    return Parcel(replace(job, templates=()), held)


def lay_out_parcel(parcel: Parcel) -> Done:
    """What `jobs.lay_out` gives for the job of a parcel. Raises WorkerEnded where it takes more than a brief may."""
    with tempfile.TemporaryDirectory(prefix="briefgen-") as folder:
        for name, data in parcel.templates.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        job = replace(parcel.job, templates=(Path(folder),) if parcel.templates else ())
        return _limited().submit(lay_out, job).result()


def surroundings() -> tuple[tuple[str, str], ...]:
    """What decides the bytes of a rendition on this machine, by name: this program, Python, the engines."""
    python = ".".join(map(str, sys.version_info[:2]))
    own = (("briefgen", __version__), ("the code of briefgen", identity.code()[:12]))
    return (*own, ("Python", python), *_pinned(), *identity.engines())


def _pinned() -> Iterator[tuple[str, str]]:
    """The packages that briefgen pins exactly, in the versions that are here."""
    try:
        wanted = metadata.requires("briefgen") or []
    except metadata.PackageNotFoundError:  # run from a checkout that nobody installed
        return
    for name in sorted(re.findall(r"^([\w.-]+)==[^;]*$", "\n".join(wanted), re.MULTILINE)):
        try:
            yield name, metadata.version(name)
        except metadata.PackageNotFoundError:
            yield name, "none"


@functools.cache
def _limited() -> Workers:
    """The processes that lay out for this one, kept warm; they end with it, for their pipes close."""
    return Workers(capacity.workers(), prepare=prepare)
