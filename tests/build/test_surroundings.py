"""What is missing around briefgen is found, with the way to get it."""

from __future__ import annotations

from importlib import metadata
from pathlib import Path

import pytest

from briefgen.build import surroundings
from briefgen.build.surroundings import Finding, machine


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without loading the page engine."""
    monkeypatch.setattr(surroundings, "_layout", lambda: Finding("PDF", "ok", ""))


def _one(what: str, out: Path) -> Finding:
    return next(one for one in machine(out) if one.what == what)


def test_this_machine_can_print(tmp_path: Path) -> None:
    """The page engine loads in a worker, and looking leaves nothing behind."""
    found = list(machine(tmp_path / "a" / "build"))
    assert [one for one in found if one.state == "missing"] == []
    assert next(one for one in found if one.what == "PDF").found.startswith("WeasyPrint 70.0")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("release", "remedy"),
    [
        ({"ID": "linuxmint", "ID_LIKE": "ubuntu debian"}, "apt install libpango-1.0-0"),
        ({"ID": "rocky", "ID_LIKE": "rhel centos fedora"}, "dnf install pango"),
        ({"ID": "arch"}, "pacman -S pango"),
        ({"ID": "somebodys"}, "on macOS brew install pango"),
    ],
)
@pytest.mark.usefixtures("quick")
def test_a_missing_pango_is_told_for_this_system(
    release: dict[str, str], remedy: str, *, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command of its own package manager; on a system that is not known, all of them."""
    monkeypatch.setattr(surroundings, "engines", lambda: (("Pango", "none"),))
    monkeypatch.setattr(surroundings.sys, "platform", "linux")
    monkeypatch.setattr(surroundings.platform, "freedesktop_os_release", lambda: release)
    found = _one("Pango", tmp_path)
    assert found.state == "missing"
    assert remedy in found.remedy


@pytest.mark.usefixtures("quick")
def test_a_package_in_another_version_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What sets the page is pinned; another version is named with the one that was asked for."""
    here = metadata.version
    monkeypatch.setattr(surroundings.metadata, "version", lambda name: "69.0" if name == "weasyprint" else here(name))
    found = _one("packages", tmp_path)
    assert found.state == "missing"
    assert found.found == "weasyprint is 69.0, not 70.0"
    assert "pip install" in found.remedy


@pytest.mark.usefixtures("quick")
def test_an_extra_that_is_not_installed_is_absent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not everybody needs it, so it says who does, and how to get it."""
    monkeypatch.setattr(surroundings, "find_spec", lambda module: None)
    found = _one("extra docx", tmp_path)
    assert found.state == "absent"
    assert "Word" in found.found
    assert found.remedy == "python -m pip install 'briefgen[docx]'"


@pytest.mark.usefixtures("quick")
def test_every_extra_of_the_package_is_looked_for() -> None:
    """Those for users; what only developers install is left out."""
    provided = set(metadata.metadata("briefgen").get_all("Provides-Extra") or ())
    assert set(surroundings.EXTRAS) == provided - {"bench", "conformance", "dev"}


@pytest.mark.usefixtures("quick")
def test_an_output_that_cannot_be_written_is_missing(tmp_path: Path) -> None:
    """A file where the folder would be."""
    (tmp_path / "build").write_text("a file")
    found = _one("output", tmp_path / "build" / "deeper")
    assert found.state == "missing"
    assert "--out DIR" in found.remedy


@pytest.mark.usefixtures("quick")
def test_a_machine_without_git_says_what_needs_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only comparing revisions does."""
    monkeypatch.setattr(surroundings.shutil, "which", lambda name: None)
    found = _one("git", tmp_path)
    assert found.state == "absent"
    assert "briefgen diff" in found.found
