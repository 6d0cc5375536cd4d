"""The HTML rendition."""

from __future__ import annotations

from collections.abc import Callable

from briefgen.render import html
from briefgen.write.manuscript import Manuscript


def test_the_file_carries_its_pictures(read: Callable[[str], Manuscript]) -> None:
    """Pictures stand in the file as data, and nothing is told."""
    page = html.render(read("full"))
    assert '<img src="data:image/svg+xml;base64,' in page.html
    assert page.diagnostics == ()
