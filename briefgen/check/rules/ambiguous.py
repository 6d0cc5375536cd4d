"""A passage that could be two.

The first words, with the nearest last words after them, must mark one passage. Where they repeat, longer first
words or a `prefix` say which is meant.

Bad:

    # facts/extra.yaml
    - from: tribune-2019-03
      facts:
        - id: storm
          claim: A storm came before the boats were laid up.
          at: the storm

Good:

    # facts/extra.yaml
    - from: tribune-2019-03
      facts:
        - id: storm
          claim: A storm came before the boats were laid up.
          at: {start: the storm, prefix: laid up at Havner after}
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.case import Case, Scope
from briefgen.words.diagnostics import Diagnostic, Level

CODE = "BG302"
LEVEL: Level = "error"
SCOPE: tuple[Scope, ...] = ("fact",)


def check(case: Case) -> Iterator[Diagnostic]:
    """Each passage with two candidates or more, and where they stand."""
    for verdict in case.each_verdict():
        if verdict.state == "ambiguous":
            yield Diagnostic(
                CODE,
                LEVEL,
                f"these words stand {len(verdict.related)} times in source `{verdict.source}`",
                verdict.place,
                hint=verdict.hint,
                related=verdict.related,
                about=(f"fact:{verdict.fact}",),
            )
