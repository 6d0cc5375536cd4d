"""A page of the site as a file: a few fields for the site builder, then finished HTML on one line.

On one line, no data can be taken for Markdown: what a builder's extensions look for stands at the start of a line.
"""

from __future__ import annotations

import html
import json
import re
from textwrap import shorten

_PRE = re.compile(r"<pre\b.*?</pre>", re.DOTALL)
_LONGEST = 90


def page(title: str, body: str, *, description: str = "", searched: bool = True) -> bytes:
    """The file of a page: its title as text, its body as HTML.

    `searched` is whether the search finds it; lists of what has pages of its own would be found for everything.
    """
    fields = [f"title: {_field(title)}"]
    fields += [f"description: {_field(description)}"] if description else []
    fields += ["hide: [navigation, toc]"]
    fields += [] if searched else ["search: {exclude: true}"]
    held = _PRE.sub(lambda match: match[0].replace("\n", "&#10;"), body.strip())
    line = re.sub(r"\s*\n\s*", " ", held)
    return "\n".join(["---", *fields, "---", "", f'<div class="bg">{line}</div>', ""]).encode()


def _field(text: str) -> str:
    """A text for the top of a page, where builders print it into HTML as it is, even into `<title>`.

    There an escaped bracket may come back to life, so that brackets become the quotation marks that look like them.
    """
    plain = shorten(text, _LONGEST * 2, placeholder=" \u2026").replace("<", "\u2039").replace(">", "\u203a")
    return json.dumps(html.escape(plain), ensure_ascii=False)


def short(text: str) -> str:
    """A text as a title: its first words."""
    return shorten(text, _LONGEST, placeholder=" \u2026")
