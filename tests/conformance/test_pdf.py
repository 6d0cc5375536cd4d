"""The PDF before the reference implementation of its standards."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

HERE = Path(__file__).parent


def judged(jar: Path, *files: Path) -> list[list[str]]:
    """What the veraPDF engine says, line by line and cell by cell."""
    java = shutil.which("java")
    if java is None:
        pytest.fail("no Java here: install a JDK, 11 or later (Debian: default-jdk-headless)")
    command = [java, "-cp", str(jar), str(HERE / "Validate.java"), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return [line.split("\t") for line in done.stdout.splitlines()]


def test_every_brief_is_archivable_and_accessible(briefs: Mapping[str, Path], jar: Path) -> None:
    """The veraPDF engine finds no fault against PDF/A-3a and PDF/UA-1."""
    files = [folder / f"{name}.pdf" for name, folder in briefs.items()]
    told = judged(jar, *files)
    ran = {(line[1], Path(line[2])) for line in told if line[0] == "checked" and int(line[3]) > 1000}
    assert ran == {(profile, file) for profile in ("3a", "ua1") for file in files}
    assert [line for line in told if line[0] != "checked"] == []


def test_a_false_claim_is_caught(briefs: Mapping[str, Path], jar: Path, tmp_path: Path) -> None:
    """A file that claims another part of each standard fails both: the judge is awake."""
    name, folder = next(iter(briefs.items()))
    whole = (folder / f"{name}.pdf").read_bytes()
    false = whole.replace(b'pdfuaid:part="1"', b'pdfuaid:part="3"').replace(b'pdfaid:part="3"', b'pdfaid:part="2"')
    file = tmp_path / "false.pdf"
    file.write_bytes(false)
    faults = {(line[0], line[2]) for line in judged(jar, file) if line[0] != "checked"}
    assert faults == {("3a", "6.6.4-2"), ("ua1", "5-2")}
