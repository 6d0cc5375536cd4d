"""A passage that is not in the source.

The words of `at` must stand in the captured text as they are written: typography is folded, but letters, case,
digits, signs and word order are not. Similar is not found; the nearest place is shown as a hint only.

Bad:

    # facts/extra.yaml
    - from: tribune-2019-03
      facts:
        - id: calls-at-sea
          claim: The coast guards of both countries answered 212 calls in 2018.
          at: Their coast guards answered 212 calls jointly in 2018

Good:

    # facts/extra.yaml
    - from: tribune-2019-03
      facts:
        - id: calls-at-sea
          claim: The coast guards of both countries answered 212 calls in 2018.
          at: Their coast guards answered 212 calls together in 2018
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.case import Case, Scope
from briefgen.library.written import GAP
from briefgen.words.diagnostics import Diagnostic, Level
from briefgen.words.fold import folded

CODE = "BG301"
LEVEL: Level = "error"
SCOPE: tuple[Scope, ...] = ("fact",)
_HINT = "Copy the first and last words from the text; they stand in one paragraph, in this order."
_DOTS = "Between the first and the last words stands `[...]`, in brackets; `...` alone is looked for in the text."


def check(case: Case) -> Iterator[Diagnostic]:
    """Each passage that stands nowhere in its source."""
    for verdict in case.each_verdict():
        if verdict.state == "not-found" and not verdict.outside:
            yield Diagnostic(
                CODE,
                LEVEL,
                f"passage not found in source `{verdict.source}`",
                verdict.place,
                hint=_HINT if "..." not in folded(verdict.selector.anchors).replace(GAP, "") else _DOTS,
                related=verdict.related,
                about=(f"fact:{verdict.fact}",),
            )
