"""Characters that no font has are told where they stand."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from briefgen.build.places import placed
from briefgen.library.load import load
from briefgen.words.diagnostics import Diagnostic

SMALL = Path(__file__).parents[1] / "fixtures" / "small"


@pytest.mark.parametrize(
    ("file", "words", "spot"),
    [
        ("fewer-boats.yaml", "still settle together?", ("fewer-boats.yaml", 2, 39)),
        ("facts/sea.yaml", "Joint rescue calls", ("facts/sea.yaml", 16, 14)),
        ("library.yaml", "Northern Sea Desk", ("fewer-boats.yaml", 1, 1)),
    ],
)
def test_a_character_without_font_is_found(tmp_path: Path, file: str, words: str, spot: tuple[str, int, int]) -> None:
    """In the brief first, then in the facts that it cites; else the brief's file is named."""
    briefs = Path(shutil.copytree(SMALL, tmp_path / "briefs"))
    text = (briefs / file).read_text(encoding="utf-8")
    (briefs / file).write_text(text.replace(words, f"\u6f22{words}", 1), encoding="utf-8")
    library, _ = load(briefs, display="briefs")
    assert library is not None
    lacking = Diagnostic("BG412", "error", "no font has the character `\u6f22` (U+6F22)")
    [told] = placed([lacking], "fewer-boats", library)
    assert told.place is not None
    where = library.atlas.spot(told.place)
    assert (told.place.file, where.line, where.column) == spot


def test_other_diagnostics_stay_as_they_are() -> None:
    """Only what is told of a character gets a place."""
    library, _ = load(SMALL, display="small")
    assert library is not None
    other = Diagnostic("BG414", "error", "laying out failed")
    assert placed([other], "fewer-boats", library) == (other,)
