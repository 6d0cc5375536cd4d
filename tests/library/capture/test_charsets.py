from __future__ import annotations

import pytest

from briefgen.library.capture.charsets import charset


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("UTF8", "utf-8"),
        ("latin1", "cp1252"),
        ("US-ASCII", "cp1252"),
        (" windows-1251 ", "cp1251"),
        ("Shift_JIS", "shift_jis"),
        ("gb2312", "gb18030"),
    ],
)
def test_a_label_means_what_it_means_on_the_web(label: str, codec: str) -> None:
    """Old names for Latin mean Windows' own."""
    assert charset(label) == codec


@pytest.mark.parametrize(
    "label", ["punycode", "idna", "unicode_escape", "utf-7", "hex", "zip", "rot13", "undefined", "a\0b", "", None, "ß"]
)
def test_what_no_page_is_written_in_is_no_charset(label: str | None) -> None:
    """Some of Python's codecs run programs' worth of time, or make other text of text."""
    assert charset(label) is None
