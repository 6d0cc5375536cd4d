"""A claim that does not show its status, or shows another.

What is `planned`, `alleged` or `denied` is worded so in the claim itself, not only in the prose that cites it. A plan
was due, planned, announced, or would be; a hindered plan, and what somebody would not do, is none. An allegation is
worded as a charge (accused, blamed, laid at somebody's door), or tells what another is said to have done; plain `said`
is how anything is told. And a claim that plainly tells of a plan, a charge or a denial has that status, unless it is
somebody's charge or plan to deny.

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
from briefgen.check.case import Case, Scope
from briefgen.check.rules.status_shown import shows
from briefgen.words.diagnostics import Diagnostic, Level

CODE = "BG325"
LEVEL: Level = "warning"
SCOPE: tuple[Scope, ...] = ("fact",)
#: Words that show it in a claim and would be too weak a sign in prose.
_ALSO = {
    "planned": re.compile(r"\b(?:setting up|preparing|under way|foresaw)\b"),
    "denied": re.compile(r"(?!)"),
}
#: A status word inside what was hindered, refused or only spoken of: a plan that is a thing, and no act.
_NO_PLAN = re.compile(
    r"\b(?:would|will) not\b|\bnot intended\b|\b(?:that|which) (?:was|were) to\b|\bhad proposed\b|\bare sought\b"
    r"|\b(?:halted|dropped) .*|\bnext steps\b|\bplan\b(?! (?:to|an?)\b)|\bthe planned\b"
)
_CHARGE = re.compile(
    r"\b(?:accus\w+|alleg\w+|charg(?:es?|ed|ing)|claim\w*|blam\w+|slander\w*|suspect\w*|attribut\w+|ascrib\w+|imput\w+"
    r"|regard\w*|insist\w*|(?:lays?|laid) .{1,60} door|explain\w* .* by|(?:said|says?|told|wrote|argued) .*\bhad\b)"
)
#: What leaves no doubt, in a claim that has the status `done`.
_PLAIN = {
    "planned": re.compile(
        r"\b(?:is|are|was|were) (?:due|expected|scheduled|setting up|preparing)\b|\bvow(?:s|ed) to\b"
        r"|\bplan(?:s|ned)? (?:to|an?) |\Athe planned\b|\bannounced that .*\b(?:would|will|was to|were to)\b"
        r"|\bwould like\b|\bforesaw\b"
    ),
    "alleged": re.compile(
        r"\b(?:accus(?:e[sd]?|ing)|alleg(?:e[sd]?|ing)|attributes?|slander\w*|(?:lays?|laid) .{1,60} door"
        r"|h(?:olds?|eld) .{1,40} to blame)\b"
    ),
    "denied": re.compile(r"\bden(?:y|ies|ied|ials?)\b"),
}
_CALLED = {"planned": "a plan", "alleged": "a charge", "denied": "a denial"}


def check(case: Case) -> Iterator[Diagnostic]:
    """Each claim that hides its status, and each that tells of a plan, a charge or a denial and is `done`."""
    for filed in case.filed():
        spoken = wording.claim(case, filed)
        if spoken is None:
            continue
        (text, place), status = spoken, filed.fact.status
        told = next((other for other, plain in _PLAIN.items() if plain.search(text.lower())), None)
        if status != "done" and not _worded(status, text):
            message = f"the fact is {status}, and its claim does not show it"
            hint = "Word the claim as what it is, or correct `status`."
        elif status == "done" and told:
            message = f"the claim tells of {_CALLED[told]}, and the fact's status is done"
            hint = f"Write `status: {told}`."
        else:
            continue
        yield Diagnostic(CODE, LEVEL, message, place, hint=hint, about=(f"fact:{filed.id}",))


def _worded(status: str, text: str) -> bool:
    if status == "alleged":
        return _CHARGE.search(text) is not None
    if status == "planned":
        text = _NO_PLAN.sub(" ", text)
    return shows(status, text) or _ALSO[status].search(text) is not None
