"""A stated basis that does not fit what is cited.

The `why` of a key judgement says on what it rests. A number in it counts the facts that the judgement cites or
the independent reports that carry them, or stands in one of those facts.

Bad:

    # extra.yaml
    title: The guards still answer
    key_judgements:
      - text: The pact will probably last [inferred from @rescue-pact; @rescue-calls].
        confidence: low
        why: Three reports agree.
    sections:
      - area: cooperation
        title: Rescue goes on
        text: |
          Both sides hold to the pact of 1998 [@rescue-pact].

Good:

    # extra.yaml
    title: The guards still answer
    key_judgements:
      - text: The pact will probably last [inferred from @rescue-pact; @rescue-calls].
        confidence: low
        why: Two facts of one report.
    sections:
      - area: cooperation
        title: Rescue goes on
        text: |
          Both sides hold to the pact of 1998 [@rescue-pact].
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.case import Case
from briefgen.check.stated import stated
from briefgen.words.diagnostics import Diagnostic, Level

CODE = "BG419"
LEVEL: Level = "error"


def check(case: Case) -> Iterator[Diagnostic]:
    """Each number of a basis that fits nothing."""
    for slug, brief in case.library.briefs.items():
        judged = [piece for piece in case.writings[slug] if piece.role == "judgement"]
        for number, (judgement, piece) in enumerate(zip(brief.key_judgements, judged, strict=True)):
            filed = [case.library.facts[fact] for fact in piece.cited if fact in case.library.facts]
            names = {one.source_of(selector) for one in filed for selector in one.fact.at}
            reports = {case.library.sources[name].report for name in names if name in case.library.sources}
            known = {str(len(filed)), str(len(reports))}
            known |= {n for fact in piece.cited if fact in case.bearings for n in case.bearings[fact].numbers}
            for token in stated(judgement.why):
                if token.kind == "number" and token.value not in known:
                    place = case.library.places[f"brief:{slug}"].at("key_judgements", number, "why")
                    message = f"`{token.text}`: the judgement cites {len(filed)} facts from {len(reports)} reports"
                    hint = "Correct the number, or cite what it counts."
                    at = place.span(token.start, token.end)
                    yield Diagnostic(CODE, LEVEL, message, at, hint=hint, about=(f"brief:{slug}",))
