"""A plan, an allegation or a denial told as if it had happened.

Where a fact's `status` is `planned`, `alleged` or `denied`, the sentence that cites it shows it: a plan is
planned, proposed, promised, or was to happen; a charge is somebody's charge; a denial is a denial.

Bad:

    # extra.yaml
    title: One count
    sections:
      - area: cooperation
        title: Both want a count
        text: |
          Both sides count the cod in the spring of 2020 [@count-planned].

Good:

    # extra.yaml
    title: One count
    sections:
      - area: cooperation
        title: Both want a count
        text: |
          Both sides plan to count the cod in the spring of 2020 [@count-planned].
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.check.case import Case, Scope
from briefgen.words.diagnostics import Diagnostic, Level
from briefgen.words.fold import folded

CODE = "BG405"
LEVEL: Level = "error"
SCOPE: tuple[Scope, ...] = ("brief",)
_SHOWN = {
    "planned": r"plan(?:s|ned|ning)?|propos\w+|promis\w+|pledg\w+|vow(?:s|ed|ing)?"
    r"|intend\w*|intention\w*|prospective|would|will|was to"
    r"|were to|is to|are to|due to|undert\w+|commit(?:s|ted|ting|ments?)?|agreed to|hop(?:es?|ed|ing)"
    r"|expect\w*|schedul\w+|announc\w+|offer\w*"
    r"|ahead|future|upcoming|decid\w+|sought|seek\w*|aim(?:s|ed|ing)?|next",
    "alleged": r"alleg\w+|accus\w+|charg(?:es?|ed|ing)|claim\w*|blam\w+|says?|said|saying"
    r"|told|calls?|called|consider(?:s|ed|ing)?|according to"
    r"|held|holds|argu\w+|assert\w*|believ\w+|suspect\w*|conclud\w+|attribut\w+|insist\w*|describ\w+|warn\w*"
    r"|ascrib\w+|in .{1,40} view",
    "denied": r"den(?:y|ies|ied|ying|ial|ials)|reject\w*|disput\w+|dismiss\w*|contest\w*|refut\w+",
}
_SHOWN_IN_FRENCH = {
    "planned": r"pr[ée]v\w+|projet\w*|plan\w*|propos\w+|prom[ie]\w+|engag\w+|entend\w*|intention\w*|éventuel\w*"
    r"|futur\w*|devai(?:t|ent)|doit|doivent|allai(?:t|ent)|sera(?:it|ient)?|seront|aura(?:it|ient)?|auront"
    r"|(?!(?:por|ex|re|at|abs|dis|sous)traits?\b)\w+rai(?:en)?t|espér\w+|espoir\w*|souhait\w+|voul\w+|annonc\w+|offr\w+"
    r"|venir|prochain\w*|envisag\w+|décid\w+|vis(?:e|ent|er|ait|aient|ant)",
    "alleged": r"allég\w+|accus\w+|selon|d'après|affirm\w+|soutien\w*|soutenu\w*|préten\w+|dit|disent|disait"
    r"|déclar\w+|estim\w+|juge\w*|croi\w+|reproch\w+|imput\w+|attribu\w+|aurai(?:t|ent)|aux yeux d\w+",
    "denied": r"démen\w+|nie\w*|nia\w*|rejet\w+|contest\w+|réfut\w+|récus\w+",
}
_MARKS_IN_FRENCH = {
    status: re.compile(rf"(?<![^\W_])(?:{words})(?![^\W_])", re.IGNORECASE)
    for status, words in _SHOWN_IN_FRENCH.items()
}
_MARKS = {status: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for status, words in _SHOWN.items()}


def shows(status: str, plain: str, language: str = "en") -> bool:
    """Whether folded words show a status: a plan, a charge, a denial."""
    marks = _MARKS_IN_FRENCH if language.startswith("fr") else _MARKS
    return marks[status].search(plain) is not None


def check(case: Case) -> Iterator[Diagnostic]:
    """Each unit that cites such a fact and has no word that shows it."""
    for piece, unit in case.units():
        if unit.group is None or not unit.text.strip():
            continue
        for fact in unit.group.facts:
            filed = case.library.facts.get(fact)
            status = filed.fact.status if filed else "done"
            if status != "done" and not shows(status, folded(unit.text), case.library.tongue(piece.brief)):
                message = f"`{fact}` is {status}, and the sentence does not show it"
                hint = {
                    "planned": "Say that it was planned, promised, proposed, or was to happen.",
                    "alleged": "Say whose charge it is: said, accused, according to.",
                    "denied": "Say that it is denied, and by whom.",
                }[status]
                place = piece.place.span(unit.start, unit.end)
                yield Diagnostic(CODE, LEVEL, message, place, hint=hint, about=(f"brief:{piece.brief}",))
