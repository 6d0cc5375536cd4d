"""The cut faces."""

from __future__ import annotations

from pathlib import Path

import pytest
import uharfbuzz

from briefgen.render import fonts


def test_faces_are_static_whole_and_cut_once(cache: Path) -> None:
    """Each face lies in the cache without variation axes, and a second call cuts nothing."""
    folder = fonts.prepare(cache)
    cut = {face.file: (folder / face.file).stat().st_mtime_ns for face in fonts.FACES}
    for file in cut:
        assert not uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(folder / file))).has_var_data
    assert fonts.prepare(cache) == folder
    assert cut == {file: (folder / file).stat().st_mtime_ns for file in cut}


def test_the_font_configuration_names_no_folder(cache: Path) -> None:
    """Fonts of the machine cannot get onto the page."""
    assert "<dir" not in (fonts.prepare(cache) / "fonts.conf").read_text(encoding="utf-8")


def test_nothing_half_cut_is_left_behind(cache: Path) -> None:
    """The cache holds finished folders only."""
    folder = fonts.prepare(cache)
    assert [path for path in cache.iterdir() if path.name.startswith("fonts-")] == [folder]


def test_a_cut_that_fails_is_an_error_and_leaves_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that fills up half-way leaves nothing that looks finished."""

    def fail(face: fonts.Face) -> bytes:
        raise OSError("no space left")

    monkeypatch.setattr(fonts, "_cut", fail)
    with pytest.raises(OSError, match="no space"):
        fonts.prepare(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_the_faces_know_latin_greek_and_cyrillic_and_not_chinese(cache: Path) -> None:
    """Code points are those of the faces together."""
    known = fonts.characters(fonts.prepare(cache))
    assert {ord(c) for c in "aŹλЖ●○↩–“" if c != "↩"} <= known
    assert ord("漢") not in known
