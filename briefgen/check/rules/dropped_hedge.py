"""A hedge that was lost between passage and claim, or between claims and prose.

What a passage holds possible, the claim does not hold certain; what it gives as `about 40`, the claim does not give
as 40. Hedges of chance (`may`, `might`, `could`, `appears to`, `likely`) and of measure (`about`, `nearly`, `at
least` before a count that is used) are kept, or said by another word (`hoped`, `whether`, `feared`). The same holds
between the claims that a sentence cites and the sentence, but for what is inferred. The rule knows signs and no
grammar, and looks at English only.

Bad:

    # archive/gazette.txt
    Velmark may drop the joint exercise next winter.

    # sources/gazette-2019-04.yaml
    id: gazette-2019-04
    type: article-newspaper
    container-title: Havner Gazette
    issued: 2019-04-02
    text:
      sha256: c798dcab5fe08a1162b096cb3ce7f5f4ee2ee56a863247be761f4deba8152a87
      body: {start: Velmark may, end: next winter.}

    # facts/extra.yaml
    - from: gazette-2019-04
      facts:
        - id: exercise-in-doubt
          claim: Velmark gives up the joint exercise.
          at: Velmark may drop the joint exercise

Good:

    # archive/gazette.txt
    Velmark may drop the joint exercise next winter.

    # sources/gazette-2019-04.yaml
    id: gazette-2019-04
    type: article-newspaper
    container-title: Havner Gazette
    issued: 2019-04-02
    text:
      sha256: c798dcab5fe08a1162b096cb3ce7f5f4ee2ee56a863247be761f4deba8152a87
      body: {start: Velmark may, end: next winter.}

    # facts/extra.yaml
    - from: gazette-2019-04
      facts:
        - id: exercise-in-doubt
          claim: Velmark will perhaps give up the joint exercise.
          at: Velmark may drop the joint exercise
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check import wording
from briefgen.check.case import Case, Scope
from briefgen.words import hedges
from briefgen.words.diagnostics import Diagnostic, Level
from briefgen.words.fold import folded

CODE = "BG521"
LEVEL: Level = "warning"
SCOPE: tuple[Scope, ...] = ("fact", "brief")
_WHAT = {"chance": "holds it possible", "measure": "gives a rough measure"}


def check(case: Case) -> Iterator[Diagnostic]:
    """Each claim, and each cited sentence, that is surer than its evidence."""
    yield from _claims(case)
    yield from _prose(case)


def _claims(case: Case) -> Iterator[Diagnostic]:
    for filed in case.filed():
        spoken = wording.claim(case, filed)
        if spoken is None or not case.settled(filed.id):
            continue
        text, place = spoken
        # Passages after the first name a speaker or a subject.
        entry = case.entries(filed.id)[0]
        for kind in hedges.KINDS:
            said = entry.chances if kind == "chance" else hedges.guarding(entry.measures, text)
            if said and not hedges.soft(text, kind):
                message = f"the passage {_WHAT[kind]} ({wording.quoted(said)}), and the claim has no such word"
                hint = "Keep the hedge, or say it by another word (possible, perhaps; about, nearly)."
                yield Diagnostic(CODE, LEVEL, message, place, hint=hint, about=(f"fact:{filed.id}",))


def _prose(case: Case) -> Iterator[Diagnostic]:
    for piece, unit in wording.reporting(case):
        whole = folded(unit.text)
        for fact, text in wording.claims(case, unit).items():
            for kind in hedges.KINDS:
                said = hedges.hedges(text, kind)
                said = hedges.guarding(said, whole) if kind == "measure" else said
                if said and not hedges.soft(whole, kind):
                    message = f"`{fact}` {_WHAT[kind]} ({wording.quoted(said)}), and the sentence has no such word"
                    hint = "Keep the hedge, or say it by another word (possible, perhaps; about, nearly)."
                    place = piece.place.span(unit.start, unit.end)
                    yield Diagnostic(CODE, LEVEL, message, place, hint=hint, about=(f"brief:{piece.brief}",))
