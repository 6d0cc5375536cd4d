"""A stated basis that does not fit what is cited.

The `why` of a key judgement says on what it rests. A number in it counts the facts that the judgement cites or
the independent reports that carry them, or stands in one of those facts. `Independent` stands there only of two or
more reports of which none draws on another (`draws-on`); "not independent" may always be said.

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
          Both sides hold to the pact of 1998 and answer calls [@rescue-pact; @rescue-calls].

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
          Both sides hold to the pact of 1998 and answer calls [@rescue-pact; @rescue-calls].
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.check.case import Case, Scope
from briefgen.check.stated import stated
from briefgen.library.model import Source
from briefgen.words.diagnostics import Diagnostic, Level

CODE = "BG419"
LEVEL: Level = "error"
SCOPE: tuple[Scope, ...] = ("brief",)
_INDEPENDENT = re.compile(r"(?P<before>(?:[\w']+ ){0,2})\b(?P<word>independent(?:ly)?)\b", re.IGNORECASE)
_DENIED = frozenset("not no nor neither without cannot".split())


def check(case: Case) -> Iterator[Diagnostic]:
    """Each number of a basis that fits nothing, and independence that is none."""
    for slug, brief in case.library.briefs.items():
        judged = [piece for piece in case.writings[slug] if piece.role == "judgement"]
        for number, (judgement, piece) in enumerate(zip(brief.key_judgements, judged, strict=True)):
            place = case.library.places[f"brief:{slug}"].at("key_judgements", number, "why")
            tongue = case.library.tongue(slug)
            for start, end, message, hint in _faults(case, judgement.why, piece.cited, tongue=tongue):
                yield Diagnostic(CODE, LEVEL, message, place.span(start, end), hint=hint, about=(f"brief:{slug}",))


def _faults(case: Case, why: str, cited: tuple[str, ...], *, tongue: str) -> Iterator[tuple[int, int, str, str]]:
    filed = [case.library.facts[fact] for fact in cited if fact in case.library.facts]
    names = {name for one in filed for name in one.sources}
    sources = [case.library.sources[name] for name in sorted(names) if name in case.library.sources]
    reports = {source.report for source in sources}
    known = {str(len(filed)), str(len(reports))}
    known |= {n for fact in cited if fact in case.bearings for n in case.bearings[fact].numbers}
    for token in stated(why, tongue):
        if token.kind == "number" and token.value not in known:
            message = f"`{token.text}`: the judgement cites {len(filed)} facts from {len(reports)} reports"
            yield token.start, token.end, message, "Correct the number, or cite what it counts."
    related = len(reports) > 1 and _related(case, sources, reports)
    for match in _INDEPENDENT.finditer(why):
        denied = any(word in _DENIED or word.endswith("n't") for word in match["before"].lower().split())
        if (len(reports) < 2 or related) and not denied:
            what = "draw on one another" if related else "are one report"
            message = f"`{match['word']}`: the sources of this judgement {what}"
            yield *match.span("word"), message, "Say what the evidence is, or cite a further report."


def _related(case: Case, sources: list[Source], reports: set[str]) -> bool:
    """Whether one of the reports took from another; `draws-on` names a source or the report it carries."""
    drawn = {name for source in sources for name in source.draws_on}
    drawn |= {case.library.sources[name].report for name in drawn if name in case.library.sources}
    return bool(drawn & reports)
