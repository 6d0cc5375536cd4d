"""A claim that does not show its status, or shows another.

What is `planned`, `alleged` or `denied` is worded so in the claim itself, not only in the prose that cites it; and
a claim that tells of a denial has the status `denied`, unless it is somebody's charge or plan.

Bad:

    # facts/extra.yaml
    - from: tribune-2019-03
      facts:
        - id: cod-counted
          claim: Ministers count the cod of both countries in 2020.
          at: Ministers have planned [...] the spring of 2020
          status: planned

Good:

    # facts/extra.yaml
    - from: tribune-2019-03
      facts:
        - id: cod-counted
          claim: Ministers plan to count the cod of both countries in 2020.
          at: Ministers have planned [...] the spring of 2020
          status: planned
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.check import wording
from briefgen.check.case import Case
from briefgen.check.rules.status_shown import shows
from briefgen.words.diagnostics import Diagnostic, Level

CODE = "BG325"
LEVEL: Level = "warning"
#: Words that show it in a claim and would be too weak a sign in prose.
_ALSO = {
    "planned": re.compile(r"\b(?:setting up|preparing|under way|foresaw|may)\b"),
    "alleged": re.compile(r"\b(?:regard\w*|lays?|laid|explain\w*|account)\b"),
    "denied": re.compile(r"(?!)"),
}
_DENIAL = re.compile(r"\bden(?:y|ies|ied|ials?)\b")


def check(case: Case) -> Iterator[Diagnostic]:
    """Each claim that hides its status, and each denial that has none."""
    for filed in case.filed():
        spoken = wording.claim(case, filed)
        if spoken is None:
            continue
        (text, place), status = spoken, filed.fact.status
        if status != "done" and not (shows(status, text) or _ALSO[status].search(text)):
            message = f"the fact is {status}, and its claim does not show it"
            hint = "Word the claim as what it is, or correct `status`."
        elif status == "done" and _DENIAL.search(text):
            message, hint = "the claim tells of a denial, and the fact's status is done", "Write `status: denied`."
        else:
            continue
        yield Diagnostic(CODE, LEVEL, message, place, hint=hint, about=(f"fact:{filed.id}",))
