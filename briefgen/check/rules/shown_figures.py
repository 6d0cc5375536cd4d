"""A figure, date or quotation that is to be shown and is not there.

The rail names one figure of a fact by its key; bars need facts with figures, a timeline facts with dates, a
quotation a fact whose claim quotes, a translation words no figure that its fact has not. What stands on the rail is
also cited in the section's prose, so that its note is at hand.

Bad:

    # extra.yaml
    title: The guards still answer
    sections:
      - area: cooperation
        title: Rescue goes on
        text: |
          The guards went out on 212 calls [@rescue-calls].
        rail: {rescue-calls: 2017}

Good:

    # extra.yaml
    title: The guards still answer
    sections:
      - area: cooperation
        title: Rescue goes on
        text: |
          The guards went out on 212 calls [@rescue-calls].
        rail: {rescue-calls: 2018}
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.case import Case, Scope
from briefgen.check.citing import mistyped
from briefgen.library.library import Filed
from briefgen.words.diagnostics import Diagnostic, Level
from briefgen.words.fold import folded
from briefgen.words.quotations import quotations

CODE = "BG208"
LEVEL: Level = "error"
SCOPE: tuple[Scope, ...] = ("brief",)


def check(case: Case) -> Iterator[Diagnostic]:
    """Each rail, bar or mark without its figure or date."""
    for slug, brief in case.library.briefs.items():
        place, about = case.library.places[f"brief:{slug}"], (f"brief:{slug}",)
        for fact, rendered in brief.facts.items():
            for key in rendered.figures:
                for message, hint in _rail_faults(case.library.facts.get(fact), key, True):
                    spot = place.at("facts", fact, "figures", key)
                    yield Diagnostic(CODE, LEVEL, message, spot, hint=hint, about=about)
        for number, section in enumerate(brief.sections):
            pieces = [piece for piece in case.writings[slug] if piece.section == number]
            cited = {f for piece in pieces for f in piece.cited}
            unclear = any(mistyped(piece, case.library.places) for piece in pieces)
            for fact, key in section.rail.items():
                spot = place.at("sections", number, "rail", fact)
                for message, hint in _rail_faults(case.library.facts.get(fact), key, unclear or fact in cited):
                    yield Diagnostic(CODE, LEVEL, message, spot, hint=hint, about=about)
            for index, show in enumerate(section.show):
                spot = place.at("sections", number, "show", index)
                for fact in show.bars or ():
                    if (filed := case.library.facts.get(fact)) and not filed.fact.figures:
                        yield Diagnostic(CODE, LEVEL, f"fact `{fact}` has no `figures` for bars", spot, about=about)
                if show.quotation and not _quotes(case, show.quotation, case.library.tongue(slug)):
                    message = f"the claim of `{show.quotation}` quotes nothing"
                    hint = "Choose a fact whose claim holds a quotation."
                    yield Diagnostic(CODE, LEVEL, message, spot, hint=hint, about=about)
                marks = (*show.timeline.contacts, *show.timeline.ruptures) if show.timeline else ()
                for fact in marks:
                    if (filed := case.library.facts.get(fact)) and not filed.fact.date:
                        yield Diagnostic(CODE, LEVEL, f"fact `{fact}` has no `date` for a timeline", spot, about=about)


def _quotes(case: Case, fact: str, tongue: str) -> bool:
    filed = case.library.facts.get(fact)
    return filed is None or bool(quotations(folded(filed.fact.claim_in(tongue)), tongue))


def _rail_faults(filed: Filed | None, key: str, cited: bool) -> Iterator[tuple[str, str]]:
    if filed is None:
        return
    if key not in filed.fact.figures:
        known = ", ".join(filed.fact.figures) or "none"
        yield f"fact `{filed.id}` has no figure `{key}`", f"Its figures are: {known}."
    if not cited:
        yield f"the rail shows `{filed.id}`, which this section does not cite", f"Cite it in the text: [@{filed.id}]."
