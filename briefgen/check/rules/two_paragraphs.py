"""A passage that runs over the end of a paragraph.

A passage lies in one paragraph. What stands in two is written as a list of two passages.

Bad:

    # facts/extra.yaml
    - from: tribune-2019-03
      facts:
        - id: guards-and-cod
          claim: The guards train together, and a count of cod is planned.
          at: A joint exercise of [...] a joint count of cod

Good:

    # facts/extra.yaml
    - from: tribune-2019-03
      facts:
        - id: guards-and-cod
          claim: The guards train together, and a count of cod is planned.
          at:
            - A joint exercise of the two guards
            - Ministers have planned a joint count of cod
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.case import Case, Scope
from briefgen.words.diagnostics import Diagnostic, Level

CODE = "BG306"
LEVEL: Level = "error"
SCOPE: tuple[Scope, ...] = ("fact",)


def check(case: Case) -> Iterator[Diagnostic]:
    """Each passage that touches more than one paragraph."""
    for verdict in case.each_verdict():
        if verdict.paragraphs > 1:
            message = f"the passage runs over {verdict.paragraphs} paragraphs"
            hint = "Write `at` as a list, one passage for each paragraph."
            yield Diagnostic(CODE, LEVEL, message, verdict.place, hint=hint, about=(f"fact:{verdict.fact}",))
