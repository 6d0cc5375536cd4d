"""The body or a caption of a source that its text does not have.

`text: {body: {start, end}}` marks the article in the captured text, without what the page puts around it. Its
first and last words must each mark one place.

Bad:

    # sources/ministry-2018-11.yaml
    id: ministry-2018-11
    type: report
    title: Statement on the talks at Two Shores
    author: [{literal: Ministry of the Sea of Arland}]
    issued: 2018-11-14
    text:
      sha256: 26eced8d024c5895a80c4e5f0b786623c30591140e9c618a9e34042a882326bb
      body: {start: The ministers of Arland, end: counted all the cod.}

Good:

    # sources/ministry-2018-11.yaml
    id: ministry-2018-11
    type: report
    title: Statement on the talks at Two Shores
    author: [{literal: Ministry of the Sea of Arland}]
    issued: 2018-11-14
    text:
      sha256: 26eced8d024c5895a80c4e5f0b786623c30591140e9c618a9e34042a882326bb
      body: {start: The ministers of Arland, end: counted the cod.}
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.case import Case, Scope
from briefgen.words.diagnostics import Diagnostic, Level

CODE = "BG303"
LEVEL: Level = "error"
SCOPE: tuple[Scope, ...] = ("library",)


def check(case: Case) -> Iterator[Diagnostic]:
    """Each source whose body or captions could not be marked."""
    for lost in case.lost:
        count = "not found" if lost.count == 0 else f"found {lost.count} times"
        yield Diagnostic(
            CODE,
            LEVEL,
            f"the {lost.what} of source `{lost.source}` is {count} in its captured text",
            lost.place,
            hint="Copy its first and last words from the text; where they repeat, add `prefix` or `suffix`.",
            related=lost.related,
            about=(f"source:{lost.source}",),
        )
