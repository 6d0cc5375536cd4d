"""A plan told as done: what the passage says `will` be, the claim says is, or was.

Where a passage of 40 words or fewer says what somebody will, would, plans, intends or is to do, the claim says so too,
or by another word (`hopes`, `next`, `agreed`), or its fact's `status` is `planned`: BG325 then asks the claim to show
it. The same holds between the claims that a sentence cites and the sentence, but for what is inferred. The rule knows
signs and no grammar, and looks at English only.

Bad:

    # archive/gazette.txt
    Velmark will drop the joint exercise next winter.

    # sources/gazette-2019-04.yaml
    id: gazette-2019-04
    type: article-newspaper
    container-title: Havner Gazette
    issued: 2019-04-02
    text:
      sha256: da4b24bc6e54b5bcec9b77c97757fbbbca07a25a6dde8b32e02ac7ef5ddfbd05
      body: {start: Velmark will, end: next winter.}

    # facts/extra.yaml
    - from: gazette-2019-04
      facts:
        - id: exercise-dropped
          claim: Velmark has given up the joint exercise.
          at: Velmark will drop the joint exercise

Good:

    # archive/gazette.txt
    Velmark will drop the joint exercise next winter.

    # sources/gazette-2019-04.yaml
    id: gazette-2019-04
    type: article-newspaper
    container-title: Havner Gazette
    issued: 2019-04-02
    text:
      sha256: da4b24bc6e54b5bcec9b77c97757fbbbca07a25a6dde8b32e02ac7ef5ddfbd05
      body: {start: Velmark will, end: next winter.}

    # facts/extra.yaml
    - from: gazette-2019-04
      facts:
        - id: exercise-dropped
          claim: Velmark plans to give up the joint exercise.
          at: Velmark will drop the joint exercise
          status: planned
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check import wording
from briefgen.check.case import Case, Scope
from briefgen.check.stated import without_targets
from briefgen.words import intention
from briefgen.words.diagnostics import Diagnostic, Level
from briefgen.words.fold import folded

CODE = "BG525"
LEVEL: Level = "warning"
SCOPE: tuple[Scope, ...] = ("fact", "brief")


def check(case: Case) -> Iterator[Diagnostic]:
    """Each claim, and each cited sentence, that tells as done what its evidence says is to come."""
    yield from _claims(case)
    yield from _prose(case)


def _claims(case: Case) -> Iterator[Diagnostic]:
    for filed in case.filed():
        spoken = wording.claim(case, filed)
        if spoken is None or filed.fact.status != "done" or not case.settled(filed.id):
            continue
        text, place = spoken
        # Passages after the first name a speaker or a subject.
        entry = case.entries(filed.id)[0]
        if entry.intents and entry.words <= wording.SHORT and not intention.open_ended(text):
            signs = wording.quoted(entry.intents)
            message = f"the passage says what is to come ({signs}), and the claim tells it as done"
            hint = "Say that it was planned, and write `status: planned`; or choose a passage that says it was done."
            yield Diagnostic(CODE, LEVEL, message, place, hint=hint, about=(f"fact:{filed.id}",))


def _prose(case: Case) -> Iterator[Diagnostic]:
    for piece, unit in wording.reporting(case):
        if intention.open_ended(folded(without_targets(unit.text))):
            continue
        for fact, text in wording.claims(case, unit).items():
            said = intention.intents(text)
            # Of what has another status BG405 asks the same.
            if said and case.library.facts[fact].fact.status == "done":
                message = f"`{fact}` says what is to come ({wording.quoted(said)}), and the sentence tells it as done"
                place = piece.place.span(unit.start, unit.end)
                hint = "Say that it was planned, or expected; and correct the fact's `status` if it is a plan."
                yield Diagnostic(CODE, LEVEL, message, place, hint=hint, about=(f"brief:{piece.brief}",))
