"""A date later than the source that reports it.

A text cannot report what had not happened. What it announces is `status: planned`. The later end of the
source's `issued` counts.

Bad:

    # facts/extra.yaml
    - from: tribune-2019-03
      facts:
        - id: cod-counted
          claim: Ministers of both countries had the cod counted in 2020.
          at: Ministers have planned [...] the spring of 2020
          date: 2020-21

Good:

    # facts/extra.yaml
    - from: tribune-2019-03
      facts:
        - id: cod-counted
          claim: Ministers of both countries plan to have the cod counted in 2020.
          at: Ministers have planned [...] the spring of 2020
          date: 2020-21
          status: planned
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.case import Case, Scope
from briefgen.words.diagnostics import Diagnostic, Level
from briefgen.words.edtf import Edtf

CODE = "BG312"
LEVEL: Level = "error"
SCOPE: tuple[Scope, ...] = ("fact",)


def check(case: Case) -> Iterator[Diagnostic]:
    """Each `date` or `said` that begins after every source of the fact was issued."""
    for filed in case.filed():
        sources = [case.library.sources.get(name) for name in filed.sources]
        issued = [source.issued for source in sources if source]
        planned = filed.fact.status == "planned"
        for field, when in (("date", None if planned else filed.fact.date), ("said", filed.fact.said)):
            if when and issued and all(_after(when, day) for day in issued):
                message = f"{field} {when} is later than its source, issued {issued[0]}"
                hint = "Correct the date; what the source announces has `status: planned`."
                yield Diagnostic(CODE, LEVEL, message, filed.place.at(field), hint=hint, about=(f"fact:{filed.id}",))


def _after(when: Edtf, issued: Edtf) -> bool:
    starts = when.earliest or when.latest
    return starts is not None and issued.latest is not None and starts > issued.latest
