"""A number, month or weekday that a translation adds, drops or changes.

Each paragraph, title, reason and figure of a translation states the numbers, months and weekdays of the one it
translates, in digits or in words, whatever their order: `1.5 million` is `1,5 million`, `December` is `décembre`. The
`two` of the two parties may come and go, and a name that is kept as it is (`Two Shores`) counts nothing.

Bad:

    # one-sea.yaml
    title: One sea
    sections:
      - area: cooperation
        title: Talks go on
        text: |
          Talks were held in November 2018 [@talks-2018].

    # one-sea.fr.yaml
    translates: one-sea
    title: Une seule mer
    sources: {ministry-2018-11: Rapport.}
    of: {title: eaaff8a7af4c, t1: 2ff042110fca, p1: e9bd5715aa74}
    sections:
      - area: cooperation
        title: On se parle encore
        text: |
          Des entretiens ont eu lieu en 2018 [@talks-2018].

Good:

    # one-sea.yaml
    title: One sea
    sections:
      - area: cooperation
        title: Talks go on
        text: |
          Talks were held in November 2018 [@talks-2018].

    # one-sea.fr.yaml
    translates: one-sea
    title: Une seule mer
    sources: {ministry-2018-11: Rapport.}
    of: {title: eaaff8a7af4c, t1: 2ff042110fca, p1: e9bd5715aa74}
    sections:
      - area: cooperation
        title: On se parle encore
        text: |
          Des entretiens ont eu lieu en novembre 2018 [@talks-2018].
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.check.case import Case, Scope
from briefgen.check.stated import counts_the_parties, stated
from briefgen.check.translation import Pair, apart, figures, pairs, translations
from briefgen.words.diagnostics import Diagnostic, Level

CODE = "BG423"
LEVEL: Level = "error"
SCOPE: tuple[Scope, ...] = ("brief",)


def check(case: Case) -> Iterator[Diagnostic]:
    """Each text of a translation whose tokens are not those of its original."""
    for slug, _, other, _ in translations(case):
        tongue, its_tongue = case.library.tongue(slug), case.library.tongue(other)
        for pair in (*pairs(case, slug, other), *figures(case, slug)):
            mine, theirs = _values(pair.text, tongue), _values(pair.original, its_tongue)
            missing = [text for value, text in theirs.items() if value not in mine]
            lacking = ", ".join(f"`{text}`" for text in missing if not _kept_name(text, pair))
            more = ", ".join(f"`{text}`" for value, text in mine.items() if value not in theirs)
            if lacking or more:
                message = f"not the numbers of `{other}`: {apart(lacking, more)}"
                hint = "State the numbers and dates of the original, or correct the original."
                yield Diagnostic(CODE, LEVEL, message, pair.place, hint=hint, about=(f"brief:{slug}",))


def _values(text: str, language: str) -> dict[str, str]:
    """What a text states, by value; a per cent sign may be a word in the other language."""
    found = (token for token in stated(text, language) if not counts_the_parties(token, text))
    return {token.value.removesuffix("%"): token.text for token in found}


def _kept_name(text: str, pair: Pair) -> bool:
    """Whether a number word is the start of a name that the translation writes in the same words."""
    names = re.findall(rf"\b{re.escape(text)} [A-Z]\w+", pair.original) if text.istitle() else []
    return bool(names) and all(name in pair.text for name in names)
