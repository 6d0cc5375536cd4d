"""SARIF held against the schema of version 2.1.0, as it comes with Microsoft's own checker."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from tests.cli.conftest import change
from tests.conformance.conftest import CHECKOUT

_SCHEMA = "node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"


@pytest.fixture(scope="module")
def schema() -> dict[str, object]:
    """The schema, as `make conformance` installs it."""
    file = Path(sys.prefix) / "npm" / _SCHEMA
    if not file.is_file():
        pytest.fail("the SARIF schema is missing: run `make conformance`")
    read: dict[str, object] = json.loads(file.read_text(encoding="utf-8"))
    return read


@pytest.mark.parametrize("state", ["clean", "warnings", "errors", "unreadable"])
def test_sarif_fits_the_schema(state: str, schema: dict[str, object], *, tmp_path: Path) -> None:
    """Nothing found, places in files, related places in captured texts, and a file that cannot be parsed."""
    library = tmp_path / "a b"
    shutil.copytree(CHECKOUT / "briefgen" / "demo" / "briefs", library)
    if state == "clean":
        (library / "fewer-boats.yaml").unlink()
    elif state == "errors":
        change(library / "facts" / "fisheries.yaml", "at: Velmark's cod boats landed", "at: Velmark's cod boats caught")
        change(library / "fewer-boats.yaml", "[@exercise-lund]", "[@nothing]")
    elif state == "unreadable":
        (library / "facts" / "sea.yaml").write_text("- [", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "briefgen", "check", "--library", "a b", "--format", "sarif"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    told = json.loads(done.stdout)
    jsonschema.validate(told, schema)
    assert bool(told["runs"][0]["results"]) is (state != "clean")
