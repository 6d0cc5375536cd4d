"""Whether words deny something: sure signs (`not`, `never`, `without`), and words that can stand for one (`refused`).

A list of signs, not a reader of grammar: it says that a sign stands there, not what it governs. English only.
Every function takes text that `words.fold` has folded.
"""

from __future__ import annotations

import re
from functools import lru_cache

# All look at small letters: that is much faster than to leave the case of each letter open.
#: What looks like a denial and is none, and the present-tense phrases by which we speak of a text's silence.
_NO_DENIAL = re.compile(
    r"\bnot (?:only|just|merely|simply|least)\b|\b(?:whether or|if) not\b|\bno (?:less|fewer|doubt|matter)\b"
    r"|\bno\. ?\d|\bnone the less\b|\bnothing (?:else|but|more)\b|\bnot (?:stated|dated|named|reported)\b"
    r"|\bdo(?:es)?(?: not|n't) (?:date|name|say|tell|give|state|mention|report)\b"
    r"|\b(?:gives?|names?|puts?|states?|tells?) no(?:ne|thing)?\b"
    r"|\bwithout (?:a (?:date|year|source|figure)|delay|(?:naming|saying|giving|dating|stating|telling|answering)\b)"
)
_SIGN = re.compile(r"\b(?:not|never|no|none|nor|neither|nobody|nothing|without|cannot)\b|\b[a-z]+n't\b")
_TURN = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ials?)|refus\w+|reject\w*|fail\w*|declin\w+|lack\w*|omi(?:t\w*|ssions?)|absen\w+"
    r"|avoid\w*|prevent\w*|ceas\w+|end(?:s|ed)|halt\w*|stop\w*|suspend\w*|fr[eo]{1,2}z\w+|broken off|lost|loss"
    r"|free (?:of|from)|left (?:out|open|alone|aside)|withdr\w+|terminat\w+|instead|rather than|exclud\w+"
    r"|rul(?:e|es|ed|ing) out|oppos\w+|against|contrary|disput\w+|disagree\w*|unable|impossible|unwilling\w*"
    r"|un(?:til|less|likely|known|clear|certain|settled|tested|answered|decided|confirmed|changed|touched|acceptable)"
    r"|dis(?:miss|avow|tanc)\w*|few|little|hardly|barely|scarcely|rarely|seldom|silen\w+|shun\w*|short of|too \w+"
    r"|before|negative\w*|inadvertent\w*|unintend\w*|remain\w*|needless\w*|unnecessary|apart from|other than)\b"
)


@lru_cache(1 << 15)
def denials(folded: str) -> tuple[str, ...]:
    """The sure signs of a denial, in small letters and in order, each as often as it stands."""
    clear = _NO_DENIAL.sub(lambda match: " " * len(match.group()), folded.lower())
    return tuple(match.group() for match in _SIGN.finditer(clear))


def turned(folded: str) -> bool:
    """Whether a sure sign is there, or a word that can stand for one in a paraphrase (`refused`, `left out`)."""
    plain = folded.lower()
    return _SIGN.search(plain) is not None or _TURN.search(plain) is not None
