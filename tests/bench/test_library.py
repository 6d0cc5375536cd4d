"""The invented library of the benches."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]


def run(*command: object) -> subprocess.CompletedProcess[str]:
    """What a Python program prints, without an archive from outside."""
    surroundings = {key: value for key, value in os.environ.items() if key != "BRIEFGEN_ARCHIVE"}
    return subprocess.run([sys.executable, *map(str, command)], env=surroundings, capture_output=True, text=True)


def made(folder: Path, *sizes: str) -> Path:
    """A library that `bench/library.py` wrote."""
    done = run(CHECKOUT / "bench" / "library.py", folder, *sizes)
    assert done.returncode == 0, done.stderr
    return folder


def written(library: Path) -> dict[str, bytes]:
    """All files of a library."""
    return {str(file.relative_to(library)): file.read_bytes() for file in library.rglob("*") if file.is_file()}


def codes(library: Path) -> set[str]:
    """The codes of what `check` finds in a library without errors."""
    done = run("-m", "briefgen", "check", "--library", library, "--format", "json")
    assert done.returncode == 0, done.stdout
    return {found["code"] for found in json.loads(done.stdout)["diagnostics"]}


@pytest.fixture(scope="module")
def four(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of three briefs and a translation."""
    return made(tmp_path_factory.mktemp("four") / "briefs", "--briefs", "4")


def test_nothing_is_wrong_in_it_but_that_nobody_has_read_it(four: Path) -> None:
    """An invented library is locked, and no rule finds anything in it but missing seals."""
    assert codes(four) == {"BG502"}
    assert {file.name for file in four.glob("brief-*")} == {
        "brief-0000.yaml", "brief-0001.yaml", "brief-0002.yaml", "brief-0002.fr.yaml",
    }  # fmt: skip


def test_the_same_numbers_give_the_same_bytes(four: Path, tmp_path: Path) -> None:
    """Two runs with the same numbers write the same library, lock included."""
    assert written(made(tmp_path / "briefs", "--briefs", "4")) == written(four)


def test_a_brief_alone_is_the_brief_among_others(four: Path, tmp_path: Path) -> None:
    """`--alone` writes one brief as it stands in the whole library, with every fact that it needs."""
    alone = made(tmp_path / "briefs", "--briefs", "4", "--alone", "brief-0001")
    assert codes(alone) == {"BG502"}
    assert [file.name for file in alone.glob("brief-*")] == ["brief-0001.yaml"]
    among = written(four)
    assert {name for name, data in written(alone).items() if data != among[name]} == {"questions.yaml", "evidence.lock"}


def test_facts_and_sizes_that_are_asked_for_are_kept(tmp_path: Path) -> None:
    """`--facts` stand in reports of ten on average, and `--size` is the bytes of a text but for a twentieth."""
    library = made(tmp_path / "briefs", "--briefs", "1", "--facts", "120", "--size", "9000")
    ids = [re.findall(r"- id: (.*)", file.read_text(encoding="utf-8")) for file in (library / "facts").iterdir()]
    assert (len(ids), sum(map(len, ids))) == (12, 120)
    texts = [file.stat().st_size for file in (library / "archive").glob("*-a.txt")]
    assert sum(texts) / len(texts) == pytest.approx(9000, rel=0.05)
