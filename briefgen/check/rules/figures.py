"""A figure whose words are not in the passage.

`figures` holds the passage's own words (`$116 million`); value, scale and sign are read from them. A `currency`
is given only where the passage names one.

Bad:

    # facts/extra.yaml
    - from: tribune-2019-03
      facts:
        - id: calls-at-sea
          claim: The coast guards of both countries answered 212 calls in 2018.
          at: Their coast guards answered 212 calls together in 2018
          figures: {2018: 212 rescues}

Good:

    # facts/extra.yaml
    - from: tribune-2019-03
      facts:
        - id: calls-at-sea
          claim: The coast guards of both countries answered 212 calls in 2018.
          at: Their coast guards answered 212 calls together in 2018
          figures: {2018: 212 calls}
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.case import Case, Scope, digest
from briefgen.words import amounts
from briefgen.words.diagnostics import Diagnostic, Level
from briefgen.words.fold import folded

CODE = "BG311"
LEVEL: Level = "error"
SCOPE: tuple[Scope, ...] = ("fact",)


def check(case: Case) -> Iterator[Diagnostic]:
    """Each figure that the passage does not hold, or that holds no amount."""
    for filed in case.filed():
        taken = case.bearings[filed.id].taken
        for key, words in filed.fact.figures.items():
            place, about = filed.place.at("figures", key), (f"fact:{filed.id}",)
            if amounts.read(words) is None:
                hint = "Write the number as the passage has it, with its unit."
                yield Diagnostic(CODE, LEVEL, f"`{words}` holds no amount", place, hint=hint, about=about)
            elif case.settled(filed.id) and digest(folded(words)) not in taken:
                hint = "Copy the words of the passage."
                yield Diagnostic(CODE, LEVEL, f"`{words}` is not in the passage", place, hint=hint, about=about)
