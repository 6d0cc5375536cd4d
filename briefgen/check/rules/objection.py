"""An objection of a second reader that nobody has answered.

It is met by changing the text and having the change approved, or answered with a reason:
`briefgen review --answer ID --why TEXT --by NAME`. Until then the brief does not pass under `--strict`.

Bad:

    # reviews.yaml
    objections:
      - of: rescue-pact
        why: The passage says "keep", and nothing of how well.
        by: Jo Ferris
        on: 2020-01-10
        seal: 5b0c2f0b3e6b8f4f9f5a0a6f6f1c7c3fd1f9e8f7a6b5c4d3e2f1a0b9c8d7e6f5
        text: Arland and Velmark keep to a rescue pact of 1998.

Good:

    # reviews.yaml
    objections:
      - of: rescue-pact
        why: The passage says "keep", and nothing of how well.
        by: Jo Ferris
        on: 2020-01-10
        seal: 5b0c2f0b3e6b8f4f9f5a0a6f6f1c7c3fd1f9e8f7a6b5c4d3e2f1a0b9c8d7e6f5
        text: Arland and Velmark keep to a rescue pact of 1998.
        answered: {why: The claim now says "still keep" and no more., by: Kit Lowe, on: 2020-01-12}
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.case import Case, Scope
from briefgen.words.diagnostics import Diagnostic, Level

CODE = "BG503"
LEVEL: Level = "warning"
SCOPE: tuple[Scope, ...] = ("fact", "brief")


def check(case: Case) -> Iterator[Diagnostic]:
    """Each open objection, where its subject stands now."""
    for one in case.standings.open:
        name = one.id or one.objection.of
        message = f"{one.objection.by} objects to `{name}`: {one.objection.why}"
        hint = f"Change it and have it approved, or: briefgen review --answer {name} --why TEXT --by NAME"
        about = (f"brief:{one.brief}",) if one.brief else (f"fact:{one.objection.of}",)
        yield Diagnostic(CODE, LEVEL, message, one.place, hint=hint, about=about)
