"""A question that the library does not have.

`show: [{accounts: ID}]` prints the accounts of a question of questions.yaml side by side. A gap has no accounts
to show.

Bad:

    # extra.yaml
    title: Fewer fish
    sections:
      - area: discontent
        title: The catch fell
        text: |
          Velmark lands less cod than it did.
        show: [{accounts: why-less}]

Good:

    # extra.yaml
    title: Fewer fish
    sections:
      - area: discontent
        title: The catch fell
        text: |
          Velmark lands less cod than it did.
        show: [{accounts: why-fewer}]
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from briefgen.check.case import Case, Scope
from briefgen.check.prose import shown
from briefgen.words.diagnostics import Diagnostic, Level

CODE = "BG205"
LEVEL: Level = "error"
SCOPE: tuple[Scope, ...] = ("brief",)


def check(case: Case) -> Iterator[Diagnostic]:
    """Each shown question that is unknown or has no accounts."""
    questions = case.library.questions
    for slug, brief in case.library.briefs.items():
        for kind, key, route in shown(brief):
            if kind != "question" or (key in questions and questions[key].accounts):
                continue
            close = get_close_matches(key, list(questions), n=1)
            hint = f"Did you mean `{close[0]}`?" if close else "The questions stand in questions.yaml."
            what = "has no accounts to show" if key in questions else "is not in questions.yaml"
            place = case.library.places[f"brief:{slug}"].at(*route)
            yield Diagnostic(CODE, LEVEL, f"question `{key}` {what}", place, hint=hint, about=(f"brief:{slug}",))
