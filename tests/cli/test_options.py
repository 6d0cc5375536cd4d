"""Options that commands share, as one types them wrongly."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Typed


@pytest.mark.parametrize(
    "out", ["", "notes.txt", "briefs", "briefs/facts/..", "briefs/facts", "briefs/sources/new", "briefs/archive"]
)
@pytest.mark.parametrize("words", [("build",), ("dossier", "fewer-boats"), ("publish", "fewer-boats")])
def test_an_output_folder_that_cannot_be_is_a_fault_of_usage(
    typed: Typed, briefs: Path, words: tuple[str, ...], out: str
) -> None:
    """No name, a file, the library or a folder of it that people write: said in a sentence, and nothing is written."""
    (briefs.parent / "notes.txt").write_text("Mine.")
    before = sorted(briefs.parent.rglob("*"))
    done = typed(*words, "--out", out)
    assert (done.code, done.out) == (2, "")
    assert "--out" in done.err
    assert sorted(briefs.parent.rglob("*")) == before
