"""A translation that is not built like its original.

A translation stands in `<slug>.<lang>.yaml` and says `translates: <slug>`. It has the judgements of its original, and
the same sections of the same areas in the same order. `as_of`, `rail`, `show` and the judgements' `confidence` are the
original's; what it writes of them anyway is the same. Its `limits` are the original's where it writes none.

Bad:

    # one-sea.yaml
    title: One sea
    sections:
      - area: cooperation
        title: The pact holds
        text: |
          The pact of 1998 holds [@rescue-pact].

    # one-sea.fr.yaml
    translates: one-sea
    title: Une seule mer
    sources: {tribune-2019-03: Quotidien., harbour-post-2019-03: Journal du port.}
    of: {title: eaaff8a7af4c, t1: c3633eb4c077, p1: 9bad7720eadc}
    sections:
      - area: discontent
        title: Le pacte tient
        text: |
          Le pacte de 1998 tient [@rescue-pact].

Good:

    # one-sea.yaml
    title: One sea
    sections:
      - area: cooperation
        title: The pact holds
        text: |
          The pact of 1998 holds [@rescue-pact].

    # one-sea.fr.yaml
    translates: one-sea
    title: Une seule mer
    sources: {tribune-2019-03: Quotidien., harbour-post-2019-03: Journal du port.}
    of: {title: eaaff8a7af4c, t1: c3633eb4c077, p1: 9bad7720eadc}
    sections:
      - area: cooperation
        title: Le pacte tient
        text: |
          Le pacte de 1998 tient [@rescue-pact].
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.case import Case, Scope
from briefgen.check.translation import translations
from briefgen.library.briefs import Brief
from briefgen.words.diagnostics import Diagnostic, Level

CODE = "BG209"
LEVEL: Level = "error"
SCOPE: tuple[Scope, ...] = ("brief",)
_HINT = "A translation has the parts of its original, in its order."


def check(case: Case) -> Iterator[Diagnostic]:
    """Each translation without its original, and each difference in build."""
    for slug in case.library.briefs:
        if message := _misplaced(case, slug):
            place = case.library.places[f"brief:{slug}"].at("translates")
            hint = "Name the file `<slug>.<lang>.yaml`, and write `translates: <slug>` in it."
            yield Diagnostic(CODE, LEVEL, message, place, hint=hint, about=(f"brief:{slug}",))
    for slug, brief, other, original in translations(case):
        for key, message in _differences(brief, original):
            place = case.library.places[f"brief:{slug}"].at(key)
            message = f"{message} than in `{other}`"
            yield Diagnostic(CODE, LEVEL, message, place, hint=_HINT, about=(f"brief:{slug}",))


def _misplaced(case: Case, slug: str) -> str:
    """What is wrong with a translation's name; empty where nothing is."""
    briefs, (stem, _, tongue) = case.library.briefs, slug.partition(".")
    brief = briefs[slug]
    if (brief.translates or "") != (stem if tongue else ""):
        named = f"the name of `{slug}` makes it a translation of `{stem}`" if tongue else f"`{slug}` names no language"
        said = f"it says `translates: {brief.translates}`" if brief.translates else "it has no `translates`"
        return f"{named}, and {said}"
    if brief.translates and brief.translates not in briefs:
        return f"there is no brief `{brief.translates}` to translate"
    if tongue and brief.language and brief.language.partition("-")[0] != tongue:
        return f"`{slug}` is in `{brief.language}`, and its name says otherwise"
    return ""


def _differences(brief: Brief, original: Brief) -> Iterator[tuple[str, str]]:
    """Each field that differs where it may not: its key, and what is the matter with it."""
    if [section.area for section in brief.sections] != [section.area for section in original.sections]:
        yield "sections", "the sections are others, or stand in another order,"
    elif [(s.rail, s.show) for s in brief.sections] != [(s.rail, s.show) for s in original.sections]:
        yield "sections", "`rail` or `show` of a section is another"
    if [j.confidence for j in brief.key_judgements] != [j.confidence for j in original.key_judgements]:
        yield "key_judgements", "the judgements are others, or of another confidence,"
    for key in ("bottom_line", "question"):
        if bool(getattr(brief, key)) != bool(getattr(original, key)):
            yield key, f"`{key}` is missing here, or there is more of it here,"
    if brief.as_of != original.as_of:
        yield "as_of", "`as_of` is another day"
