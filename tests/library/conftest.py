from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.library.library import Library
from briefgen.library.load import load
from briefgen.words.diagnostics import Diagnostic

FIXTURES = Path(__file__).parent.parent / "fixtures"


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the small library, to be spoilt."""
    monkeypatch.delenv("BRIEFGEN_ARCHIVE", raising=False)
    return Path(shutil.copytree(FIXTURES / "small", tmp_path / "small"))


@pytest.fixture
def edit(small: Path) -> Callable[[str, str, str], None]:
    """Replace text that occurs in a file of the copy."""

    def replace(file: str, old: str, new: str) -> None:
        text = (small / file).read_text("utf-8")
        assert old in text
        (small / file).write_text(text.replace(old, new, 1), "utf-8")

    return replace


@pytest.fixture
def told(small: Path) -> Callable[[], list[str]]:
    """Load the copy; each diagnostic as `path:line:column code message (about)`."""

    def run() -> list[str]:
        library, diagnostics = load(small, display="lib")
        return [shown(library, diagnostic) for diagnostic in diagnostics]

    return run


def shown(library: Library | None, diagnostic: Diagnostic) -> str:
    """One diagnostic in a line."""
    about = ",".join(diagnostic.about) or "everything"
    where = ""
    if library and diagnostic.place:
        spot = library.atlas.spot(diagnostic.place)
        where = f"{spot.path}:{spot.line}:{spot.column} "
    return f"{where}{diagnostic.code} {diagnostic.message} ({about})"
