"""A sentence of more than 40 words.

Readers of briefs read once. A sentence of about 20 words is read once; one of more than 40 is read again.

Bad:

    # extra.yaml
    title: The guards still answer
    sections:
      - area: cooperation
        title: Rescue goes on
        text: |
          The rescue pact holds because both sides keep an officer at the line by day and by night, because
          their guards train off the same cape, because neither wants to lose a crew, and because no minister on
          either shore has ever asked for it to end.

Good:

    # extra.yaml
    title: The guards still answer
    sections:
      - area: cooperation
        title: Rescue goes on
        text: |
          The rescue pact holds, because both sides keep an officer at the line by day and by night. Their
          guards train off the same cape, and neither side wants to lose a crew.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.case import Case, Scope
from briefgen.check.stated import without_targets
from briefgen.words import prose
from briefgen.words.diagnostics import Diagnostic, Level

CODE = "BG512"
LEVEL: Level = "warning"
SCOPE: tuple[Scope, ...] = ("brief",)
MOST = 40


def check(case: Case) -> Iterator[Diagnostic]:
    """Each sentence over the measure, in all prose of a brief."""
    for slug, pieces in case.writings.items():
        for piece in pieces:
            for block in piece.blocks:
                plain = without_targets(piece.text[block.start : block.end])
                for start, end in prose.sentences(plain):
                    count = len(plain[start:end].split())
                    if count > MOST:
                        message = f"a sentence of {count} words; at most {MOST}"
                        place = piece.place.span(block.start + start, block.start + end)
                        about = (f"brief:{slug}",)
                        yield Diagnostic(CODE, LEVEL, message, place, hint="Make two of it.", about=about)
