"""A passage of more than 80 words.

A reader checks a passage at a glance. What needs more than 80 words is more than one fact, or has anchors that
are too far apart.

Bad:

    # facts/extra.yaml
    - from: tribune-2019-03
      facts:
        - id: causes-differ
          claim: Ana Brok and the skippers of Velmark name different causes.
          at: HAVNER [...] Velmark's share
          says: Ana Brok

Good:

    # facts/extra.yaml
    - from: tribune-2019-03
      facts:
        - id: causes-differ
          claim: Ana Brok and the skippers of Velmark name different causes.
          at:
            - said Ana Brok [...] the storm
            - The Skippers' Union of Velmark blames the quota
          says: Ana Brok
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.case import Case, Scope
from briefgen.words.diagnostics import Diagnostic, Level

CODE = "BG305"
LEVEL: Level = "error"
SCOPE: tuple[Scope, ...] = ("fact",)
MOST = 80


def check(case: Case) -> Iterator[Diagnostic]:
    """Each passage over the measure."""
    for verdict in case.each_verdict():
        if verdict.entry and verdict.entry.words > MOST:
            message = f"the passage has {verdict.entry.words} words; at most {MOST} make one"
            hint = "Move the anchors closer to what the claim needs, or split the fact."
            yield Diagnostic(CODE, LEVEL, message, verdict.place, hint=hint, about=(f"fact:{verdict.fact}",))
