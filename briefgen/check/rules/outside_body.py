"""A passage in the page around the article.

Evidence stands in the body of a source or in a caption that its record declares. Menus, teasers of other
stories, the site's own notices and the author's biography are page furniture and bear nothing out.

Bad:

    # facts/extra.yaml
    - from: tribune-2019-03
      facts:
        - id: ice-road
          claim: The ice road opened 12 days early.
          at: Ice road opens 12 days early

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
from briefgen.words.diagnostics import Diagnostic, Level

CODE = "BG304"
LEVEL: Level = "error"
SCOPE: tuple[Scope, ...] = ("fact",)


def check(case: Case) -> Iterator[Diagnostic]:
    """Each passage that stands in the captured text, but neither in body nor in caption."""
    for verdict in case.each_verdict():
        if verdict.outside:
            yield Diagnostic(
                CODE,
                LEVEL,
                f"this passage of source `{verdict.source}` stands outside its body and captions",
                verdict.place,
                hint="Choose a passage of the article; a caption that carries evidence is declared in the record.",
                related=verdict.related,
                about=(f"fact:{verdict.fact}",),
            )
