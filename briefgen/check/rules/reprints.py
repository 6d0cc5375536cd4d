"""Two sources that carry the same report and do not say so.

Two papers that print one wire story are one witness. Where the bodies of two sources share runs of five words
(half of the shorter one: an error; a tenth: a warning), their records give the same `origin`, or one names the
other's in `draws-on`. Bodies are compared, not pages: what a site puts around a story hides the likeness.

Bad:

    # sources/harbour-post-2019-03.yaml
    id: harbour-post-2019-03
    type: article-newspaper
    title: Cod catch down at Havner
    issued: 2019-03-09
    text:
      sha256: 676822841acedee348bc9e9a66e1fdf7fb7f5e8e548b806a05dedf9532cf7e90
      body: {start: HAVNER, end: this week.}

Good:

    # sources/harbour-post-2019-03.yaml
    id: harbour-post-2019-03
    type: article-newspaper
    title: Cod catch down at Havner
    issued: 2019-03-09
    origin: velmark-wire-2019-03
    text:
      sha256: 676822841acedee348bc9e9a66e1fdf7fb7f5e8e548b806a05dedf9532cf7e90
      body: {start: HAVNER, end: this week.}
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.case import Case, Scope
from briefgen.words.diagnostics import Diagnostic, Level

CODE = "BG317"
LEVEL: Level = "error"
SCOPE: tuple[Scope, ...] = ("library",)
SAME = 0.5


def check(case: Case) -> Iterator[Diagnostic]:
    """Each pair of sources of different origin whose bodies share too much."""
    for first, second, shared in case.alike:
        one, other = case.library.sources[first], case.library.sources[second]
        related = one.report == other.report or other.report in one.draws_on or one.report in other.draws_on
        if not related:
            level: Level = "error" if shared >= SAME else "warning"
            message = f"source `{second}` repeats {shared:.0%} of `{first}`, and neither record says so"
            hint = "Give both the same `origin`; where one only took parts, name the other's report in `draws-on`."
            place = case.library.places[f"source:{second}"]
            yield Diagnostic(CODE, level, message, place, hint=hint, about=(f"source:{first}", f"source:{second}"))
