"""The HTML rendition: one self-contained file that needs no network, no script and no other file."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path

from briefgen.render import page
from briefgen.write.manuscript import Manuscript


def render(manuscript: Manuscript, *, templates: tuple[Path, ...] = ()) -> page.Page:
    """The page for the screen, notes at its end with links both ways. Diagnostics are those of `page.compose`.

    Pictures stand in it as data; fonts do not: the system's serif costs nothing and reads well.
    """
    pictures = {p.name: f"data:image/svg+xml;base64,{b64encode(p.svg).decode()}" for p in manuscript.pictures}
    return page.compose(manuscript, "screen", pictures=pictures, templates=templates)
