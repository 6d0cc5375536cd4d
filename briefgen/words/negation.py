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

#: Where what a sign governs ends, and what stands between the two and is not governed itself.
_CLAUSE = re.compile(r"[.;:!?,]| (?:and|but|or|yet|while|which|who|that) ")
_BETWEEN = frozenset(
    "a an the any be been being have has had ever yet even also so such much more most very to of in on at by for it "
    "its that this his her their would could will should may might must can do does did is are was were all both each "
    "only again quite".split()
)
_WORD = re.compile(r"[^\W\d_]{2,}")
#: The letters by which a word counts as the same.
STEM = 5


@lru_cache(1 << 15)
def denials(folded: str) -> tuple[str, ...]:
    """The sure signs of a denial, in small letters and in order, each as often as it stands."""
    return tuple(match.group() for match in _SIGN.finditer(_clear(folded)))


def signs(folded: str) -> tuple[str, ...]:
    """Every sign in order, those too that deny nothing (`not only`): a text with another list says another thing."""
    return tuple(match.group() for match in _SIGN.finditer(folded.lower()))


def turned(folded: str) -> bool:
    """Whether a sure sign is there, or a word that can stand for one in a paraphrase (`refused`, `left out`)."""
    plain = folded.lower()
    return _SIGN.search(plain) is not None or _TURN.search(plain) is not None


def denied(folded: str) -> frozenset[str]:
    """The first word of content that each sure sign stands before (`not firm on it`), in small letters, cut to five."""
    clear = _clear(folded)
    rests = (_CLAUSE.split(clear[match.end() :], maxsplit=1)[0] for match in _SIGN.finditer(clear))
    governed = (next((word for word in _WORD.findall(rest) if word not in _BETWEEN), "") for rest in rests)
    return frozenset(word[:STEM] for word in governed if word)


def affirmed(folded: str) -> frozenset[str]:
    """The words of content, cut alike, before which their clause has neither a sure sign nor a word for one."""
    found: set[str] = set()
    for clause in _CLAUSE.split(folded.lower()):
        signs = (match.start() for pattern in (_SIGN, _TURN) for match in pattern.finditer(clause))
        words = _WORD.findall(clause[: min(signs, default=len(clause))])
        found.update(word[:STEM] for word in words if word not in _BETWEEN)
    return frozenset(found)


def _clear(folded: str) -> str:
    """Small letters, with what is no denial blanked, character for character."""
    return _NO_DENIAL.sub(lambda match: " " * len(match.group()), folded.lower())
