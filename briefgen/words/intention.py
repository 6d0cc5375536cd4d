"""Whether words tell of what is to come: sure signs (`will`, `plans to`), and words that can stand for one.

A list of signs, not a reader of grammar: it does not say who intends what. English only. Every function takes text
that `words.fold` has folded.
"""

from __future__ import annotations

import re
from functools import lru_cache

#: `Will` with a capital may be a name, and these are followed by the noun.
_NOUN = "".join(
    rf"(?<!\b{word} )"
    for word in "the The a A of his her their its our own free Free good ill iron political popular".split()
)
#: Behind `would`, no plan: `would like to`, `one would think`.
_MERELY = r"(?! like to\b| appear\b| seem\b| think\b| later\b)"
#: Behind `was to`, no verb: `was to the north`, `was to blame`.
_NO_VERB = r"(?! [A-Z]| (?:the|a|an|this|that|blame|date)\b)"
_TO = (
    r"(?:plan(?:s|ned|ning)?|(?:intend|want|hop|aim|expect|prepar|propos|promis|pledg|vow|offer|seek)(?:e?s|e?d|ing|e)?"
    r"|sought|going|(?:is|are|was|were)(?: (?:due|set|expected|scheduled|slated|ready|about))?) to"
)
_SIGN = re.compile(
    rf"(?<!'s ){_NOUN}\bwill\b(?! to\b| not\b)|'ll\b(?! not\b)|\bwould\b(?!-| not\b| have\b){_MERELY}"
    rf"|\bshall\b(?! not\b)|\b(?:has|have|had) planned\b|\b{_TO}\b{_NO_VERB}"
)
_SOFT = re.compile(
    r"\b(?:plan\w*|propos\w+|promis\w+|pledg\w+|vow\w*|int(?:end|ent)\w*|prospect\w*|will|won't|would|wouldn't|shall|should"
    r"|ought|must|may|might|can|could|need\w*|want\w*|wish\w*|hop(?:es?|ed|ing)|aim\w*|goal\w*|purpose\w*|objective\w*"
    r"|expect\w*|schedul\w+|announc\w+|offer\w*|prepar\w+|ready|due|undert\w+|commit\w*|decid\w+|sought|seek\w*"
    r"|tr(?:y|ies|ied|ying)|attempt\w*|meant to|designed to|striv\w+|strove|agree(?:d|ments?)|on paper"
    r"|ahead|future|upcoming|coming|next|later|tomorrow|until|if|whether|free to|(?:set|going|is|are|was|were) to"
    r"|fear\w*|risk\w*|threat\w*|warn\w*|danger\w*|likel\w+|possib\w+|predict\w*|forecast\w*|fores[ae]\w+|envisag\w+"
    r"|call(?:s|ed|ing) (?:for|on)|ask(?:s|ed|ing)?|urg\w+|demand\w*|suggest\w*|recommend\w*|advis\w+|advocat\w+"
    r"|favou?r\w*|consider\w*|refus\w+|unwilling\w*|willing\w*|challeng\w+|task\w*|order(?:s|ed)|for .{1,40} to)\b"
)


@lru_cache(1 << 15)
def intents(folded: str) -> tuple[str, ...]:
    """The sure signs, in order, each as often as it stands."""
    return tuple(match.group() for match in _SIGN.finditer(folded))


def open_ended(folded: str) -> bool:
    """Whether a sure sign, or a word that can stand for one in a paraphrase (`hopes`, `next`), is there."""
    return bool(intents(folded)) or _SOFT.search(folded.lower()) is not None
