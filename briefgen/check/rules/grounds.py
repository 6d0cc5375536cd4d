"""An assessment or recommendation without standing grounds.

A fact whose `kind` is `assessment` or `recommendation` names in `because` the facts it rests on. A ground that
was retracted no longer carries it, and nothing is its own ground, nor a ground of its grounds.

Bad:

    # facts/extra.yaml
    - from: ministry-2018-11
      facts:
        - id: wait-with-quota
          kind: recommendation
          claim: The Ministry recommends to set no new quota yet.
          at: The Ministry recommends that no new quota be set

Good:

    # facts/extra.yaml
    - from: ministry-2018-11
      facts:
        - id: wait-with-quota
          kind: recommendation
          claim: The Ministry recommends to set no new quota yet.
          at: The Ministry recommends that no new quota be set
          because: [harbours-closed]
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.case import Case, Scope
from briefgen.words.diagnostics import Diagnostic, Level

CODE = "BG204"
LEVEL: Level = "error"
SCOPE: tuple[Scope, ...] = ("library",)


def check(case: Case) -> Iterator[Diagnostic]:
    """Each judgement of a source that names no ground, or a retracted one."""
    for filed in case.filed():
        card, about = filed.card, (f"fact:{filed.id}",)
        if card.kind != "fact" and not card.because:
            hint = "Name in `because` the facts that the source gives as its grounds."
            yield Diagnostic(CODE, LEVEL, f"this {card.kind} names no grounds", filed.place, hint=hint, about=about)
        for ground in card.because:
            if ground == filed.id:
                hint = "Name in `because` the other facts that the source gives as its grounds."
                yield Diagnostic(
                    CODE, LEVEL, "this fact is its own ground", filed.place.at("because"), hint=hint, about=about
                )
            elif circle := _back(case, ground, to=filed.id):
                message = f"its grounds lead back to it: {' <- '.join((filed.id, *circle))}"
                hint = "Leave out the ground that stands only on what it is to carry."
                yield Diagnostic(CODE, LEVEL, message, filed.place.at("because"), hint=hint, about=about)
            base = case.library.facts.get(ground)
            if base and base.card.retracted is not None:
                message = f"its ground `{ground}` was retracted: {base.card.retracted}"
                hint = "Name another ground, or retract this fact too."
                yield Diagnostic(CODE, LEVEL, message, filed.place.at("because"), hint=hint, about=about)


def _back(case: Case, ground: str, *, to: str) -> tuple[str, ...]:
    """The shortest way from a ground through its own grounds to a fact; empty where there is none."""
    ways: list[tuple[str, ...]] = [(ground,)]
    seen = {ground}
    while ways:
        way = ways.pop(0)
        filed = case.library.facts.get(way[-1])
        for further in filed.card.because if filed else ():
            if further == to:
                return (*way, to)
            if further not in seen:
                seen.add(further)
                ways.append((*way, further))
    return ()
