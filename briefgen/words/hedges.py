"""Whether words are guarded: sure hedges (`may`, `appears`, `about 40`), and words that can stand for one.

Two kinds: *chance* (whether it is so at all) and *measure* (how much). A list of signs, not a reader of grammar;
not the scale of likelihood of judgements, which is `words.likelihood`. English only. Every function takes text
that `words.fold` has folded.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from briefgen.words import tokens

Kind = Literal["chance", "measure"]
KINDS: tuple[Kind, ...] = ("chance", "measure")

#: A hedge inside a question (`what the next steps might be`) guards nothing that is claimed.
_ASKED = re.compile(r"\b(?:what|how|which|who|whom|where|when|why|whether)\b[^.;:,]{0,60}?\b(?:may|might|could)\b")
_COUNT = (
    r"[$€£]?\d[\w.,]*|an? (?:hundred|thousand|million|billion|quarter|third|half|dozen)|two|three|four|five|six|seven"
    r"|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|half|all|every|entirely"
)
_BEFORE = (
    r"\b(?:about|around|some|nearly|almost|roughly|approximately|an estimated|(?:more|less|fewer) than|at least"
    r"|at most|up to|as many as|over|under)"
)
_SIGN: dict[Kind, re.Pattern[str]] = {
    "chance": re.compile(
        r"\b(?:may|might|could|perhaps|maybe|possibl[ey]|potential(?:ly)?|apparent(?:ly)?|appear(?:s|ed)? to"
        r"|seem(?:s|ed|ingly)?|(?:un)?likely|probabl[ey]|presumabl[ey]|reportedly)\b"
    ),
    "measure": re.compile(rf"{_BEFORE} (?:{_COUNT})(?![^\W_])"),
}
_GUARDED = re.compile(rf"{_BEFORE} (?:an? )?(?P<count>.+)\Z")
_SOFT: dict[Kind, re.Pattern[str]] = {
    "chance": re.compile(
        r"\b(?:can|would|prospect\w*|likel\w+|chances?|free to|open to|hop(?:es?|ed|ing)|whether|if|fear\w*"
        r"|risk\w*|possibility|(?:en)?danger\w*|threat\w*|warn\w*|want\w*|wish\w*|look(?:s|ed)|expect\w*"
        r"|propos\w+|suggest\w*|appear\w*)\b"
    ),
    "measure": re.compile(
        r"\b(?:about|around|some|near\w*|almost|rough\w*|approximat\w*|estimat\w*|more|less|fewer|least|most|mostly"
        r"|up to|as many|over|under|above|below|not quite)\b"
    ),
}


@lru_cache(1 << 15)
def hedges(folded: str, kind: Kind) -> tuple[str, ...]:
    """The sure hedges of a kind, in order, each as often as it stands. `May` with a capital is a month."""
    clear = _ASKED.sub(lambda match: " " * len(match.group()), folded)
    return tuple(match.group() for match in _SIGN[kind].finditer(clear))


def soft(folded: str, kind: Kind) -> bool:
    """Whether a hedge of a kind, or a word that can stand for one in a paraphrase (`hopes`, `whether`), is there."""
    return any(pattern.search(folded) for pattern in (_SIGN[kind], _SOFT[kind]))


def guarding(signs: tuple[str, ...], folded: str) -> tuple[str, ...]:
    """Those sure hedges of measure whose number, by value, or word (`entirely`, `a third`) the text uses too."""
    values = {token.value.removesuffix("%") for token in tokens.numbers(folded)}
    return tuple(sign for sign in signs if (match := _GUARDED.match(sign)) and _used(match["count"], folded, values))


def _used(count: str, folded: str, values: set[str]) -> bool:
    found = tokens.numbers(count)
    if found:
        return any(token.value.removesuffix("%") in values for token in found)
    return re.search(rf"\b{re.escape(count)}\b", folded) is not None
