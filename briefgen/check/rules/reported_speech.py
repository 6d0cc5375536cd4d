"""A passage that reports what somebody said, in a fact that does not say who.

Without `says` the source itself asserts the claim in its own voice. Where the passage quotes or reports a
speaker, `says` names the speaker, and the brief and its note attribute it.

Bad:

    # facts/extra.yaml
    - from: tribune-2019-03
      facts:
        - id: storm
          claim: A storm broke boats of Havner.
          at: said Ana Brok [...] the 52 boats

Good:

    # facts/extra.yaml
    - from: tribune-2019-03
      facts:
        - id: storm
          claim: Ana Brok blames a storm that broke boats of Havner.
          at: said Ana Brok [...] the 52 boats
          says: Ana Brok
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.case import Case, Scope
from briefgen.words.diagnostics import Diagnostic, Level

CODE = "BG313"
LEVEL: Level = "warning"
SCOPE: tuple[Scope, ...] = ("fact",)


def check(case: Case) -> Iterator[Diagnostic]:
    """Each fact without `says` one of whose passages reports speech."""
    for filed in case.filed():
        if filed.fact.says is None and any(entry.speech for entry in case.entries(filed.id)):
            message = "the passage reports what somebody said, and the fact does not say who"
            hint = "Add `says` with a name of names.yaml, or choose a passage that the source asserts itself."
            yield Diagnostic(CODE, LEVEL, message, filed.place, hint=hint, about=(f"fact:{filed.id}",))
