"""The cut faces."""

from __future__ import annotations

import uharfbuzz

from briefgen.render import fonts


def test_faces_are_static_and_whole() -> None:
    """Each has its glyphs, and no variation axes."""
    assert set(fonts.cut()) == {face.file for face in fonts.FACES}
    for data in fonts.cut().values():
        face = uharfbuzz.Face(uharfbuzz.Blob(data))
        assert not face.has_var_data
        assert face.glyph_count > 1000


def test_faces_are_cut_once_in_a_process_and_alike_in_each() -> None:
    """What one process has cut, another would have cut."""
    first = fonts.cut()
    assert fonts.cut() is first
    fonts.cut.cache_clear()
    assert fonts.cut() == first


def test_the_font_configuration_names_no_folder() -> None:
    """Fonts of the machine cannot get onto the page."""
    text = fonts.CONFIGURATION.read_text(encoding="utf-8")
    assert "<fontconfig>" in text
    assert "<dir" not in text


def test_the_faces_know_latin_greek_and_cyrillic_and_not_chinese() -> None:
    """Code points are those of the faces together."""
    known = fonts.characters()
    assert {ord(c) for c in "aŹλЖ●○–“"} <= known
    assert ord("漢") not in known
