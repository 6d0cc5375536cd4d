"""Connectives and adverbs that claim something: a cause, an order, a whole. A hint for a second reader, no verdict.

`because` says why, `in reply` says to what, `only` says that there is nothing else: each needs a source as much as a
number does. The list is the whole of its knowledge.
"""

from __future__ import annotations

import re

_WORDS = (
    # cause and answer
    r"because|led to|leads to|caused|causes|as a result|therefore|hence|thus|so that|due to|thanks to|owing to|"
    r"in reply|in response|in return|in turn|despite|in spite of|although|"
    # order and duration
    r"after which|thereafter|then|since then|still|already|again|no longer|yet|until|first|last|latest|newest|"
    # the whole, or nothing but
    r"only|alone|never|always|each|every|all|none|nobody|nothing|neither|both|mostly|most|the same"
)
_CLAIMING = re.compile(rf"(?<![^\W_])(?:{_WORDS})(?![^\W_])", re.IGNORECASE)


def claiming(sentence: str) -> tuple[str, ...]:
    """The words of a sentence that claim something, each once, in small letters, in order."""
    plain = " ".join(sentence.split())
    return tuple(dict.fromkeys(match[0].lower() for match in _CLAIMING.finditer(plain)))
