"""A paragraph of a translation that does not cite what its original cites.

Each paragraph, list item, judgement and bottom line has the bracket groups of the one it translates: the same facts
together, cited or inferred from alike. Their order within the paragraph is the translator's.

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
      - area: cooperation
        title: Le pacte tient
        text: |
          Le pacte de 1998 tient [inferred from @rescue-pact].

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

from collections import Counter
from collections.abc import Iterator

from briefgen.check.case import Case, Scope
from briefgen.check.translation import apart, pairs, translations
from briefgen.words.diagnostics import Diagnostic, Level
from briefgen.words.prose import Group

CODE = "BG422"
LEVEL: Level = "error"
SCOPE: tuple[Scope, ...] = ("brief",)


def check(case: Case) -> Iterator[Diagnostic]:
    """Each block whose groups differ, and each text with more or fewer blocks than its original."""
    for slug, _, other, _ in translations(case):
        about = (f"brief:{slug}",)
        others = {piece.place.route: piece for piece in case.writings[other]}
        for piece in case.writings[slug]:
            its = others.get(piece.place.route)
            if its and len(its.blocks) != len(piece.blocks):
                message = f"{len(piece.blocks)} paragraphs here, and {len(its.blocks)} in `{other}`"
                hint = "Part the text where the original is parted."
                yield Diagnostic(CODE, LEVEL, message, piece.place, hint=hint, about=about)
        for pair in pairs(case, slug, other):
            mine, theirs = _counted(pair.groups), _counted(pair.original_groups)
            if mine != theirs:
                lacking, more = _shown(theirs - mine), _shown(mine - theirs)
                message = f"not the citations of `{other}`: {apart(lacking, more)}"
                hint = "Cite in each paragraph what the original cites there."
                yield Diagnostic(CODE, LEVEL, message, pair.place, hint=hint, about=about)


def _counted(groups: tuple[Group, ...]) -> Counter[tuple[tuple[str, ...], bool]]:
    return Counter((tuple(sorted(group.facts)), group.inferred) for group in groups)


def _shown(groups: Counter[tuple[tuple[str, ...], bool]]) -> str:
    opening = {True: "inferred from ", False: ""}
    listed = (f"[{opening[inferred]}{'; '.join(f'@{fact}' for fact in facts)}]" for facts, inferred in groups)
    return ", ".join(listed)
