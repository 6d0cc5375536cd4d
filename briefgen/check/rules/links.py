"""A link that is not http, https or mailto.

Prose may link to the web and to mail addresses. Everything else (files, scripts, other programs' schemes,
addresses without a scheme) is refused, because a reader's machine would follow it.

Bad:

    # extra.yaml
    title: The guards still answer
    sections:
      - area: cooperation
        title: Rescue goes on
        text: |
          The Tribune [tells the story](ftp://tribune.example/boats).

Good:

    # extra.yaml
    title: The guards still answer
    sections:
      - area: cooperation
        title: Rescue goes on
        text: |
          The Tribune [tells the story](https://tribune.example/boats).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.check.case import Case, Scope
from briefgen.words import prose
from briefgen.words.diagnostics import Diagnostic, Level

CODE = "BG408"
LEVEL: Level = "error"
SCOPE: tuple[Scope, ...] = ("brief",)
_ALLOWED = re.compile(r"(?:https?://[^\s/]|mailto:[^\s@]+@)", re.IGNORECASE)


def check(case: Case) -> Iterator[Diagnostic]:
    """Each link with another scheme."""
    for slug, pieces in case.writings.items():
        for piece in pieces:
            for link in prose.links(piece.text):
                if not _ALLOWED.match(link.target):
                    place = piece.place.span(link.start, link.end)
                    message = f"the link `{link.target}` is not http, https or mailto"
                    hint = "Write the whole address, https:// included."
                    yield Diagnostic(CODE, LEVEL, message, place, hint=hint, about=(f"brief:{slug}",))
