"""A brief that knows what was not yet known.

A brief that stands on a day (`as_of`) prints nothing from a source issued later. The later end of `issued`
counts; a source of that very day is known; an open end is later than everything.

Bad:

    # extra.yaml
    title: The guards still answer
    as_of: 2018-12-31
    sections:
      - area: cooperation
        title: Rescue goes on
        text: |
          Both sides hold to the pact of 1998 [@rescue-pact].

Good:

    # extra.yaml
    title: The guards still answer
    as_of: 2019-03-10
    sections:
      - area: cooperation
        title: Rescue goes on
        text: |
          Both sides hold to the pact of 1998 [@rescue-pact].
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.case import Case, Scope
from briefgen.words.diagnostics import Diagnostic, Level

CODE = "BG410"
LEVEL: Level = "error"
SCOPE: tuple[Scope, ...] = ("brief",)


def check(case: Case) -> Iterator[Diagnostic]:
    """Each citation or display of a later source."""
    for slug in case.writings:
        if case.as_of[slug] is None:
            continue
        for fact, place in case.printed(slug):
            if case.too_late(slug, fact):
                names = ", ".join(case.library.facts[fact].sources)
                message = f"`{fact}` rests on {names}, issued after {case.as_of[slug]}"
                hint = "Cite what was known that day, or move `as_of`."
                yield Diagnostic(CODE, LEVEL, message, place, hint=hint, about=(f"brief:{slug}",))
