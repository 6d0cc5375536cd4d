"""The dossier as one self-contained HTML file, or as a Word document made from it. For editors, never published."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

from briefgen.render import shell
from briefgen.render.markdown_html import Text
from briefgen.write.dossier import Dossier

_CODE = re.compile(r"`([^`]+)`")


def render(dossier: Dossier, *, templates: tuple[Path, ...] = ()) -> str:
    """The page: no script, no network, no other file. Folders of `templates` are looked in first.

    Raises TemplateProblem for a page template or style sheet that does not hold.
    """
    # What cannot be shown as written was told by `check`; here its words are kept.
    text = Text(call=lambda _: None)
    return shell.filled(
        "dossier.html.j2",
        templates,
        d=dossier,
        style=dossier.style,
        inline=text.inline,
        told=_told,
        base_css=shell.sheet("base.css", templates),
        screen_css=shell.sheet("screen.css", templates),
        dossier_css=shell.sheet("dossier.css", templates),
    )


def _told(message: str) -> str:
    """The HTML of a message of a diagnostic: what stands between back quotes is code."""
    return _CODE.sub(r"<code>\1</code>", escape(message))
