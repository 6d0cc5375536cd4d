"""A source that the library does not have.

A fact group's `from`, the `source` of a passage name a source by its id, which is the name of its file in
`sources/`.

Bad:

    # facts/extra.yaml
    - from: tribune-2019
      facts:
        - id: calls-at-sea
          claim: The coast guards of both countries answered 212 calls in 2018.
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
from difflib import get_close_matches

from briefgen.check.case import Case, Scope
from briefgen.words.diagnostics import Diagnostic, Level, Place

CODE = "BG201"
LEVEL: Level = "error"
SCOPE: tuple[Scope, ...] = ("library",)


def check(case: Case) -> Iterator[Diagnostic]:
    """Each passage whose source is unknown; a whole group with one unknown `from` is told once."""
    sources = case.library.sources
    told: set[object] = set()
    for filed in case.filed():
        if all(name in sources for name in filed.sources):  # as mostly, and the fact itself need not be fetched
            continue
        for number, selector in enumerate(filed.fact.at):
            name = filed.source_of(selector)
            group = filed.place.route[:1]
            own = selector.source is not None
            if (
                name in sources
                or f"source:{name}" in case.library.places
                or (not own and (filed.place.file, group, name) in told)
            ):
                continue
            told.add((filed.place.file, group, name))
            route = filed.place.at("at", number, "source") if own else Place(filed.place.file, (*group, "from"))
            yield Diagnostic(
                CODE,
                LEVEL,
                f"there is no source `{name}`",
                route,
                hint=_hint(name, list(sources)),
                about=_affected(case, name),
            )


def _affected(case: Case, name: str) -> tuple[str, ...]:
    return tuple(f"fact:{filed.id}" for filed in case.filed() if name in filed.sources)


def _hint(name: str, known: list[str]) -> str:
    close = get_close_matches(name, known, n=1)
    return f"Did you mean `{close[0]}`?" if close else "Add sources/" + name + ".yaml, or name one that exists."
