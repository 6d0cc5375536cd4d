from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefgen.library.codes import PAGES
from briefgen.library.load import load

ROOM = Path(__file__).parents[2] / "briefgen" / "library"
EXAMPLES = [code for code, page in PAGES.items() if page.bad]


def told(folder: Path, code: str, text: str) -> list[str]:
    """The codes that a library gives whose only odd file is the example."""
    file = {"BG104": "brief.yaml", "BG105": "names.yaml"}.get(code, "library.yaml")
    (folder / "library.yaml").write_text("title: Northern Sea Desk\n")
    (folder / file).write_text(text)
    (folder / "sources").mkdir()
    (folder / "sources/x.yaml").write_text(
        f"{{id: x, type: report, issued: 2018, text: {{sha256: {'0' * 64}, body: {{start: a}}}}}}\n"
    )
    return [diagnostic.code for diagnostic in load(folder, display="lib")[1]]


def test_every_code_of_this_room_has_its_page() -> None:
    """A code that the room can give is explained, and none is explained that it cannot give."""
    used = {
        code
        for path in ROOM.glob("*.py")
        if path.name != "codes.py"
        for code in re.findall(r"BG[01]\d\d", path.read_text())
    }
    assert used == set(PAGES)


@pytest.mark.parametrize("code", EXAMPLES)
def test_a_bad_example_gives_its_code(tmp_path: Path, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bad example of a page shows what the page is about."""
    monkeypatch.delenv("BRIEFGEN_ARCHIVE", raising=False)
    assert set(told(tmp_path, code, PAGES[code].bad)) == {code}


@pytest.mark.parametrize("code", EXAMPLES)
def test_a_good_example_gives_nothing(tmp_path: Path, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The good example of a page is clean."""
    monkeypatch.delenv("BRIEFGEN_ARCHIVE", raising=False)
    assert told(tmp_path, code, PAGES[code].good) == []
