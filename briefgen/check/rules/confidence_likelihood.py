"""Confidence and likelihood in one sentence, or a likelihood that stands on no scale.

Likelihood says how probable an event is, confidence how good the evidence is; a sentence with both leaves the
reader to guess which is meant (ICD 203, Analytic Standards, D.6.e.2). A key judgement words likelihood by the
seven steps of that directive: *almost no chance* or *remote*, *very unlikely*, *unlikely*, *roughly even chance*,
*likely* or *probable*, *very likely*, *almost certain*. Its confidence has a field of its own. A brief that uses a
step prints the scale once, below its judgements.

Bad:

    # extra.yaml
    title: The guards still answer
    key_judgements:
      - text: The pact may well last [inferred from @rescue-pact].
        confidence: low
        why: One report tells of it.
    sections:
      - area: cooperation
        title: Rescue goes on
        text: |
          Both sides hold to the pact of 1998 [@rescue-pact].

Good:

    # extra.yaml
    title: The guards still answer
    key_judgements:
      - text: The pact is likely to last [inferred from @rescue-pact].
        confidence: low
        why: One report tells of it.
    sections:
      - area: cooperation
        title: Rescue goes on
        text: |
          Both sides hold to the pact of 1998 [@rescue-pact].
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.case import Case, Scope
from briefgen.check.stated import without_targets
from briefgen.words import likelihood
from briefgen.words.diagnostics import Diagnostic, Level, Place
from briefgen.words.sentences import sentences

CODE = "BG522"
LEVEL: Level = "warning"
SCOPE: tuple[Scope, ...] = ("brief",)


def check(case: Case) -> Iterator[Diagnostic]:
    """Each sentence of an English brief that mixes the two, and each judgement's likelihood off the scale."""
    for slug, pieces in case.writings.items():
        brief = case.library.briefs[slug]
        if not (brief.language or case.library.house.language).startswith("en"):
            continue
        about, spot = (f"brief:{slug}",), case.library.places[f"brief:{slug}"]
        whys = [(j.why, spot.at("key_judgements", n, "why")) for n, j in enumerate(brief.key_judgements)]
        for text, place in (*((piece.text, piece.place) for piece in pieces), *whys):
            yield from _mixed(text, place, about)
        judged = [(piece.text, piece.place) for piece in pieces if piece.role == "judgement"]
        for text, place in (*judged, *whys):
            for start, end in likelihood.loose(without_targets(text)):
                message = f"`{text[start:end]}` is no step of the scale of likelihood"
                hint = "Write one of: almost no chance, very unlikely, unlikely, roughly even chance, likely, very "
                hint += "likely, almost certain."
                yield Diagnostic(CODE, LEVEL, message, place.span(start, end), hint=hint, about=about)


def _mixed(text: str, place: Place, about: tuple[str, ...]) -> Iterator[Diagnostic]:
    plain = without_targets(text)
    for start, end in sentences(plain):
        sentence = plain[start:end]
        sure = likelihood.confident(sentence)
        likely = (*likelihood.steps(sentence), *likelihood.loose(sentence)) if sure else ()
        if likely:
            both = (sentence[slice(*sure[0])], sentence[slice(*likely[0])])
            message = f"one sentence speaks of confidence (`{both[0]}`) and of likelihood (`{both[1]}`)"
            hint = "Leave the confidence to its field, or give it a sentence of its own."
            yield Diagnostic(CODE, LEVEL, message, place.span(start, end), hint=hint, about=about)
