"""What briefgen finds around it: Python, packages, Pango, extras, git, the output folder, the texts of a library.

Looks, and changes nothing; who tells it is `briefgen doctor`. Judges no fact and no sentence.
"""

from __future__ import annotations

import platform
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from briefgen.build import jobs
from briefgen.build.identity import engines
from briefgen.build.workers import WorkerEnded, Workers

State = Literal["ok", "missing", "absent"]
#: What each extra is for, and a module of each package that it brings.
EXTRAS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "capture": ("reads web pages and PDFs in `source add`", ("trafilatura", "lxml_html_clean", "pypdf")),
    "docx": ("Word documents, BibTeX", ("pypandoc", "resvg_py")),
    "site": ("`briefgen site`", ("mkdocs", "material")),
    "dask": ("`build --executor dask://...`", ("distributed",)),
}
_EVERYWHERE = "on Debian and Ubuntu apt install {debian}; on Fedora {fedora}; on macOS {macos}; on Windows {windows}"
_PANGO = {
    "debian": "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    "fedora": "dnf install pango",
    "arch": "pacman -S pango",
    "alpine": "apk add pango",
    "macos": "brew install pango",
    "windows": "in MSYS2: pacman -S mingw-w64-x86_64-pango",
}
_PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^;, ]+)$")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked for. `missing` breaks something that everybody needs; `absent` is needed by some alone."""

    what: str
    state: State
    found: str
    remedy: str = ""


def machine(out: Path) -> Iterator[Finding]:
    """Python, packages, what lays pages out, the output folder, git, and the extras."""
    yield Finding("Python", "ok", platform.python_version())
    yield _packages()
    system = _system()
    for name, version in engines():
        there = version != "none"
        # Without the subsetter the PDF is right, and its bytes may differ from one build to the next.
        state: State = "ok" if there else "absent" if "subsetter" in name else "missing"
        yield Finding(name, state, version if there else "not found", "" if there else _pango(system))
    yield _layout()
    yield _writable(out)
    yield _git()
    yield from (_extra(name, *_of) for name, _of in EXTRAS.items())


def _packages() -> Finding:
    """What briefgen was installed with, by its own record: there, and where pinned in the version that was tried."""
    try:
        wanted = [one for one in metadata.requires("briefgen") or () if ";" not in one]
        version = metadata.version("briefgen")
    except metadata.PackageNotFoundError:
        return Finding(
            "packages", "absent", "briefgen runs from a folder, not installed", "python -m pip install briefgen"
        )
    wrong = [told for one in wanted if (told := _wrong(one))]
    if wrong:
        return Finding(
            "packages", "missing", "; ".join(wrong), f"python -m pip install --force-reinstall briefgen=={version}"
        )
    return Finding("packages", "ok", f"{len(wanted)}, in the versions that briefgen {version} asks for")


def _wrong(requirement: str) -> str:
    pinned = _PIN.match(requirement)
    name = pinned[1] if pinned else re.split(r"[<>=!~\[ ]", requirement)[0]
    try:
        found = metadata.version(name)
    except metadata.PackageNotFoundError:
        return f"{name} is not installed"
    return f"{name} is {found}, not {pinned[2]}" if pinned and found != pinned[2] else ""


def _layout() -> Finding:
    """Whether a worker can load all that laying out takes, and cut the fonts."""
    with Workers(1) as workers:
        asked: Future[None] = workers.submit(jobs.prepare)
        try:
            asked.result()
        except WorkerEnded as ended:
            return Finding("PDF", "missing", f"the page engine ended: {ended}", "free some memory, then try again")
        except Exception as error:  # noqa: BLE001 - whatever the engines raise is the finding
            why = " ".join(str(error).split()) or type(error).__name__
            return Finding("PDF", "missing", f"the page engine does not load: {why[:160]}", "see the lines above")
    return Finding("PDF", "ok", f"WeasyPrint {metadata.version('weasyprint')} and its fonts load")


def _writable(out: Path) -> Finding:
    there = next(path for path in (out, *out.absolute().parents) if path.exists())
    try:
        with tempfile.TemporaryFile(dir=there):
            return Finding("output", "ok", f"{out.as_posix()} can be written")
    except OSError as error:
        why = (error.strerror or "the system refused").lower()
        return Finding(
            "output", "missing", f"{out.as_posix()} cannot be written: {why}", "name another folder with --out DIR"
        )


def _git() -> Finding:
    program = shutil.which("git")
    if program is None:
        return Finding("git", "absent", "not found; `briefgen diff REV1 REV2` needs it", "install it from git-scm.com")
    done = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)  # noqa: S603 - git itself
    return Finding("git", "ok", done.stdout.strip().removeprefix("git version ") or "found")


def _extra(name: str, use: str, modules: tuple[str, ...]) -> Finding:
    if all(find_spec(module) for module in modules):
        return Finding(f"extra {name}", "ok", use)
    return Finding(f"extra {name}", "absent", f"not installed; {use}", f"python -m pip install 'briefgen[{name}]'")


def _system() -> str:
    """The family of this system, as the table of packages names it; empty where it is not known."""
    if sys.platform in ("darwin", "win32"):
        return "macos" if sys.platform == "darwin" else "windows"
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return ""
    family = [release.get("ID", ""), *release.get("ID_LIKE", "").split()]
    same = {"ubuntu": "debian", "rhel": "fedora", "centos": "fedora"}
    return next((known for one in family if (known := same.get(one, one)) in _PANGO), "")


def _pango(system: str) -> str:
    if system == "debian":
        return f"apt install {_PANGO['debian']}"
    return _PANGO.get(system) or _EVERYWHERE.format(**_PANGO)
