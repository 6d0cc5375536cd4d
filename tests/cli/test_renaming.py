"""`briefgen fact rename`, typed over the small library."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Typed, change


def test_the_files_that_changed_are_named(typed: Typed, briefs: Path) -> None:
    """And the library checks as before."""
    before = typed("check", "--quiet").out
    done = typed("fact", "rename", "quota-blamed", "union-blames-quota")
    assert done.code == 0, done.err
    assert done.out.split() == ["briefs/facts/fisheries.yaml", "briefs/fewer-boats.yaml", "briefs/questions.yaml"]
    assert typed("check", "--quiet").out == before


def test_mentions_that_are_no_references_are_told(typed: Typed, briefs: Path) -> None:
    """Comments, remarks and templates are for a person to change."""
    change(briefs / "facts" / "fisheries.yaml", "# The catch,", "# catch-fell: the catch,")
    home = briefs.parent / "templates"
    home.mkdir()
    (home / "brief.md.j2").write_text('{{ claim("catch-fell") }}\n', encoding="utf-8")
    done = typed("fact", "rename", "catch-fell", "catch-dropped")
    assert done.code == 0
    assert "briefs/facts/fisheries.yaml:1: still names `catch-fell`" in done.err
    assert "templates/brief.md.j2:1: still names `catch-fell`" in done.err


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("catch-fel", "new-name", "did you mean `catch-fell`?"),
        ("catch-fell", "rescue-pact", "is used already"),
        ("catch-fell", "tribune-2019-03", "is used already"),
        ("catch-fell", "why-fewer", "is used already"),
        ("catch-fell", "catch-fell", "is used already"),
        ("catch-fell", "Catch Fell", "is no id"),
    ],
)
def test_what_cannot_be_renamed_says_why(typed: Typed, briefs: Path, old: str, new: str, why: str) -> None:
    """A fault of usage; nothing is written."""
    before = {path: path.read_bytes() for path in briefs.rglob("*.yaml")}
    done = typed("fact", "rename", old, new)
    assert done.code == 2
    assert why in " ".join(done.err.split())
    assert {path: path.read_bytes() for path in briefs.rglob("*.yaml")} == before


def test_an_id_in_escapes_writes_nothing(typed: Typed, briefs: Path) -> None:
    """Exit 1 with file and line."""
    change(briefs / "facts" / "sea.yaml", "because: [talks-2018,", 'because: ["talks\\x2d2018",')
    before = (briefs / "fewer-boats.yaml").read_bytes()
    done = typed("fact", "rename", "talks-2018", "new-name")
    assert done.code == 1
    assert "briefs/facts/sea.yaml:46:" in done.err
    assert (briefs / "fewer-boats.yaml").read_bytes() == before
