"""The style sheet of a printed page, parsed once for all pages of a process that have the same. Runs in a worker only.

WeasyPrint parses style sheets and registers their fonts anew for each document, a tenth of the time of a short one;
parsed, it takes them for any number. What is kept follows from the text of the sheet alone, and only one that
parsed without a complaint is kept: so no page leaves a trace on another.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import weasyprint
from weasyprint.text.fonts import FontConfiguration

from briefgen.render.weasy import BASE, Fetcher

_SHEET = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_SHEETS = re.compile(r"<(?:style|link)\b", re.IGNORECASE)
#: What goes to the document rather than to its sheet, under its name or one that is written with an escape.
_OF_A_DOCUMENT = re.compile(r"@(?:counter-style|color-profile|[\w-]*\\)", re.IGNORECASE)
#: The last sheet that was parsed, and what `HTML.render` takes in its place.
_kept: tuple[str, dict[str, Any]] | None = None


def apart(html: str, fetcher: Fetcher, *, sound: Callable[[], bool]) -> tuple[str, dict[str, Any]]:
    """A page without its sheet, and the sheet as options of `HTML.render`; the page as it is where it has others too.

    `sound` says after parsing whether nothing was complained of. Raises Denied as `HTML.render` does.
    """
    global _kept
    found = _SHEET.findall(html)
    if len(found) != 1 or len(_SHEETS.findall(html)) != 1 or _OF_A_DOCUMENT.search(found[0]):
        return html, {}
    if _kept is None or _kept[0] != found[0]:
        fonts = FontConfiguration()
        parsed = weasyprint.CSS(string=found[0], base_url=BASE, url_fetcher=fetcher, font_config=fonts)
        made = (found[0], {"stylesheets": [parsed], "font_config": fonts})
        _kept = made if sound() else None
        return _SHEET.sub("", html), made[1]
    return _SHEET.sub("", html), _kept[1]
