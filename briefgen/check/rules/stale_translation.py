"""A paragraph of a translation whose original has changed since.

`of` in a translation tells, by a short digest, which text of the original each of its texts translates: `title`,
`question`, `bottom`, `j1` the first judgement, `t1` the first section's title, `p1` the first paragraph, and so on.
Where the original reads otherwise now, the translation is read again beside it, and the new digest is written down by
`briefgen review --translated`, or by hand: nobody else can know that the two still agree.

Bad:

    # one-sea.yaml
    title: One sea
    sections:
      - area: cooperation
        title: The pact still holds
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
from briefgen.check.translation import digests, translations
from briefgen.words.diagnostics import Diagnostic, Level, Related

CODE = "BG523"
LEVEL: Level = "warning"
SCOPE: tuple[Scope, ...] = ("brief",)


def check(case: Case) -> Iterator[Diagnostic]:
    """Each text whose original changed, and each translation that does not tell what it translates."""
    for slug, brief, other, _ in translations(case):
        known, here = digests(case, other), digests(case, slug)
        about = (f"brief:{slug}",)
        for key, (digest, place) in known.items():
            if key in brief.of and brief.of[key] != digest:
                message = f"`{key}` of `{other}` has changed since this was translated"
                todo = f"`briefgen review --translated {slug}:{key}`"
                hint = f"Read it again beside the original, then {todo}, which writes `{key}: {digest}` under `of`."
                spot = here[key][1] if key in here else case.library.places[f"brief:{slug}"]
                related = (Related("the original as it reads now", place),)
                yield Diagnostic(CODE, LEVEL, message, spot, hint=hint, related=related, about=about)
        lacking = [f"{key}: {digest}" for key, (digest, _) in known.items() if key not in brief.of]
        if lacking:
            message = f"`of` does not tell what {len(lacking)} of these texts translate"
            todo = f"`briefgen review --translated {slug}`"
            hint = f"Read each beside the original, then {todo}, which writes under `of`: {', '.join(lacking)}"
            place = case.library.places[f"brief:{slug}"].at("of")
            yield Diagnostic(CODE, LEVEL, message, place, hint=hint, about=about)
