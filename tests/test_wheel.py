"""The wheel as a stranger gets it: installed into a fresh environment, used in an empty folder."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent


def _run(*words: str | Path, folder: Path, home: Path) -> subprocess.CompletedProcess[str]:
    """Run a command that inherits nothing but the way to the system's own programs."""
    done = subprocess.run(
        [str(word) for word in words], cwd=folder, env={"PATH": os.defpath, "HOME": str(home)},
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without the network."""
    folder = tmp_path_factory.mktemp("wheel")
    _run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, folder=CHECKOUT, home=folder)
    return next(folder.glob("briefgen-*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`briefgen` in an environment of its own that has the dependencies installed here, and not the checkout."""
    folder = tmp_path_factory.mktemp("fresh")
    _run(sys.executable, "-m", "venv", "--without-pip", folder / "venv", folder=folder, home=folder)
    programs = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    python = programs / Path(sys.executable).name
    _run(
        sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", python,
        "install", "--no-deps", "--no-index", wheel, folder=folder, home=folder,
    )  # fmt: skip
    where = "import sysconfig; print(sysconfig.get_path('purelib'))"
    site = Path(_run(python, "-c", where, folder=folder, home=folder).stdout.strip())
    # A folder named in a path file is searched, but its own path files, that of the editable install, are not read.
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return programs / "briefgen"


def test_the_wheel_makes_and_builds_a_library_in_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    """`briefgen new demo`, then `briefgen build --library demo/briefs`: four renditions, without the checkout."""
    home, folder = tmp_path / "home", tmp_path / "empty"
    home.mkdir()
    folder.mkdir()
    where = _run(
        installed.with_name("python"), "-c", "import briefgen; print(briefgen.__file__)", folder=folder, home=home
    )
    assert not Path(where.stdout.strip()).is_relative_to(CHECKOUT)
    _run(installed, "new", "demo", folder=folder, home=home)
    _run(installed, "build", "--library", "demo/briefs", folder=folder, home=home)
    made = {path.name: path.read_bytes()[:4] for path in (folder / "build").iterdir() if path.is_file()}
    assert set(made) == {f"fewer-boats.{ending}" for ending in ("md", "html", "pdf", "json")}
    assert made["fewer-boats.pdf"] == b"%PDF"


def test_the_wheel_holds_what_the_package_reads(wheel: Path) -> None:
    """Every template, and every file of the library that `new` makes, captured texts too."""
    held = set(zipfile.ZipFile(wheel).namelist())
    folder = CHECKOUT / "templates"
    templates = {f"briefgen/templates/{path.relative_to(folder).as_posix()}" for path in folder.rglob("*.*")}
    demo = {
        path.relative_to(CHECKOUT).as_posix() for path in (CHECKOUT / "briefgen" / "demo").rglob("*") if path.is_file()
    }
    assert any("/archive/" in name for name in demo)
    assert templates | demo <= held
