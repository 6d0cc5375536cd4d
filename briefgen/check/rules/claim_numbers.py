"""A number, month or weekday of a claim that its passage does not have.

Numbers are compared by value (`four` is `4`). What the passage says in relative words (`last year`), or what is
computed from its figures, is declared in `derived`; nothing else may stand in a claim without being in the
passage.

Bad:

    # facts/extra.yaml
    - from: tribune-2019-03
      facts:
        - id: calls-at-sea
          claim: The coast guards of both countries answered 221 calls in 2018.
          at: Their coast guards answered 212 calls together in 2018

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
from briefgen.check.stated import Kind, Stated, stated
from briefgen.words.diagnostics import Diagnostic, Level

CODE = "BG307"
LEVEL: Level = "error"
SCOPE: tuple[Scope, ...] = ("fact",)


def check(case: Case) -> Iterator[Diagnostic]:
    """Each such token of each claim, at its characters."""
    for filed in case.filed():
        if not case.settled(filed.id):
            continue
        entries = case.entries(filed.id)
        known: dict[Kind, set[str]] = {
            "number": {n for entry in entries for n in entry.numbers},
            "month": {m for entry in entries for m in entry.months},
            "weekday": {d for entry in entries for d in entry.weekdays},
        }
        for said in filed.fact.derived:
            for token in stated(said):
                known[token.kind].add(token.value)
        for text, tongue in filed.fact.claims:
            for token in stated(text, *(tongue or (case.library.house.language,))):
                if token.value not in known[token.kind]:
                    place = filed.place.at("claim", *tongue).span(token.start, token.end)
                    message = f"the {token.kind} `{token.text}` of the claim is not in the passage"
                    hint = _hint(case, filed.id, token)
                    yield Diagnostic(CODE, LEVEL, message, place, hint=hint, about=(f"fact:{filed.id}",))


def _hint(case: Case, fact: str, token: Stated) -> str:
    """Where the words around the passage have what it lacks, that; else what can be done."""
    for one in (one for verdict in case.verdicts[fact] for one in verdict.beside):
        if (one.kind, one.value) == (token.kind, token.value):
            more = "; what they mean goes into `derived`" if one.meant else ""
            return f"The words {one.side} the passage say `{one.words}`: widen `at`, so that it holds them{more}."
    return "Write what the passage says; what follows from its relative words goes into `derived`."
