"""A source that carries no fact.

A source is used if a fact's passage stands in it, or if it reprints one that stands elsewhere. One that does
neither was not read yet, or is not needed.

Bad:

    # archive/gazette.txt
    The harbour tax of Havner stays as it is.

    # sources/gazette-2018-12.yaml
    id: gazette-2018-12
    type: article-newspaper
    container-title: Havner Gazette
    issued: 2018-12-03
    text:
      sha256: 56e7a4ef083adcf707de0c16f321487b9e469bd022f4641802a8f52e35571570
      body: {start: The harbour tax, end: as it is.}

Good:

    # archive/gazette.txt
    The harbour tax of Havner stays as it is.

    # sources/gazette-2018-12.yaml
    id: gazette-2018-12
    type: article-newspaper
    container-title: Havner Gazette
    issued: 2018-12-03
    text:
      sha256: 56e7a4ef083adcf707de0c16f321487b9e469bd022f4641802a8f52e35571570
      body: {start: The harbour tax, end: as it is.}

    # facts/extra.yaml
    - from: gazette-2018-12
      facts:
        - id: tax-stays
          claim: Havner leaves its harbour tax as it was.
          at: The harbour tax of Havner stays as it is
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.case import Case, Scope
from briefgen.words.diagnostics import Diagnostic, Level

CODE = "BG207"
LEVEL: Level = "warning"
SCOPE: tuple[Scope, ...] = ("library",)


def check(case: Case) -> Iterator[Diagnostic]:
    """Each source without a fact or reprint."""
    used = case.twins.union(*(filed.sources for filed in case.filed()))
    for name in case.library.sources:
        if name not in used:
            hint = f'Add its facts: `briefgen fact add --source {name} "a few words"`, or remove the record.'
            place = case.library.places[f"source:{name}"]
            message = f"no fact rests on source `{name}`"
            yield Diagnostic(CODE, LEVEL, message, place, hint=hint, about=(f"source:{name}",))
