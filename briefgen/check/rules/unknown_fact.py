"""A fact that the library does not have.

A fact that is written but has an error of shape is not unknown: its own error says so. Citations in prose,
`because`, `replaces`, questions, the rail and what a section shows name facts by their id. `replaces` names another
fact than the one it stands in, and `accounts` each fact once.

Bad:

    # extra.yaml
    title: The guards still answer
    sections:
      - area: cooperation
        title: Rescue goes on
        text: |
          Both sides hold to their pact [@rescue-pakt].

Good:

    # extra.yaml
    title: The guards still answer
    sections:
      - area: cooperation
        title: Rescue goes on
        text: |
          Both sides hold to their pact [@rescue-pact].
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from briefgen.check.case import Case, Scope
from briefgen.words.diagnostics import Diagnostic, Level, Place, Subject

CODE = "BG202"
LEVEL: Level = "error"
SCOPE: tuple[Scope, ...] = ("brief", "library")


def check(case: Case) -> Iterator[Diagnostic]:
    """Each place that names an unknown fact."""
    known = case.library.facts
    for name, place, field, subject in _named(case):
        if name not in known and f"fact:{name}" not in case.library.places:
            close = get_close_matches(name, list(known), n=1)
            hint = f"Did you mean `{close[0]}`?" if close else "`briefgen fact list` shows the facts there are."
            where = place.at(*field) if field else place
            yield Diagnostic(CODE, LEVEL, f"there is no fact `{name}`", where, hint=hint, about=(subject,))
    yield from _itself(case)


def _itself(case: Case) -> Iterator[Diagnostic]:
    """Each fact that replaces itself, and each account that a question names twice: no second fact stands there."""
    for filed in case.filed():
        if filed.card.replaces == filed.id:
            place, about = filed.place.at("replaces"), (f"fact:{filed.id}",)
            hint = "Name the older fact that this one takes the place of, or leave `replaces` out."
            yield Diagnostic(CODE, LEVEL, "this fact replaces itself", place, hint=hint, about=about)
    for key, question in case.library.questions.items():
        place = case.library.places[f"question:{key}"].at("accounts")
        for number, fact in enumerate(question.accounts):
            if fact in question.accounts[:number]:
                message, about = f"the account `{fact}` is named twice", (f"question:{key}",)
                hint = "Accounts differ: name each fact once."
                yield Diagnostic(CODE, LEVEL, message, place.at(number), hint=hint, about=about)


def _named(case: Case) -> Iterator[tuple[str, Place, tuple[str, ...], Subject]]:
    """Each fact that is named: by whom, in which field of what."""
    library = case.library
    for slug in case.writings:
        for fact, place in case.printed(slug):
            yield fact, place, (), f"brief:{slug}"
    for filed in case.filed():
        for ground in filed.card.because:
            yield ground, filed.place, ("because",), f"fact:{filed.id}"
        if filed.card.replaces:
            yield filed.card.replaces, filed.place, ("replaces",), f"fact:{filed.id}"
    for key, question in library.questions.items():
        for name, ids in (("accounts", question.accounts), ("about", question.about)):
            for fact in ids:
                yield fact, library.places[f"question:{key}"], (name,), f"question:{key}"
