"""The dossier as one self-contained HTML file, or as a Word document made from it. For editors, never published."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

from briefgen.render import page
from briefgen.render.markdown_html import Text
from briefgen.write.dossier import Dossier

_CODE = re.compile(r"`([^`]+)`")


def render(dossier: Dossier, *, templates: tuple[Path, ...] = ()) -> str:
    """The page: no script, no network, no other file. Folders of `templates` are looked in first.

    Raises jinja2 errors for a broken page template: a bug.
    """
    # What cannot be shown as written was told by `check`; here its words are kept.
    text = Text(call=lambda _: None)
    return page.shell("dossier.html.j2", templates).render(
        d=dossier,
        style=dossier.style,
        inline=text.inline,
        told=_told,
        base_css=page.sheet("base.css", templates),
        screen_css=page.sheet("screen.css", templates),
        dossier_css=page.sheet("dossier.css", templates),
    )


def _told(message: str) -> str:
    """The HTML of a message of a diagnostic: what stands between back quotes is code."""
    return _CODE.sub(r"<code>\1</code>", escape(message))
