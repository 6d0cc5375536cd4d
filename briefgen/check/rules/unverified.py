"""A fact without a passage.

`unverified` gives a reason in place of `at`. The brief prints the fact marked as such; under `--strict` it does
not pass.

Bad:

    # facts/extra.yaml
    - from: tribune-2019-03
      facts:
        - id: calls-at-sea
          claim: The coast guards of both countries answered 212 calls in 2018.
          unverified: told at the talks, and no text of it yet

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

CODE = "BG318"
LEVEL: Level = "warning"
SCOPE: tuple[Scope, ...] = ("fact",)


def check(case: Case) -> Iterator[Diagnostic]:
    """Each unverified fact."""
    for filed in case.filed():
        if filed.fact.unverified:
            message = f"not verified: {filed.fact.unverified}"
            hint = "Pin it to a passage with `at` before the brief is published."
            place = filed.place.at("unverified")
            yield Diagnostic(CODE, LEVEL, message, place, hint=hint, about=(f"fact:{filed.id}",))
