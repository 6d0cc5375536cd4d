"""Corruptions of a text by itself: digits, scales, amounts exchanged, negations and hedges put in or taken out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.check.stated import stated
from briefgen.library.model import Fact
from briefgen.words import hedges, negation, tokens
from briefgen.words.fold import folded

_AUXILIARY = re.compile(r"\b(?:was|were|is|are|has|have|had|would|could|can|will|should|might|may)\b")
_PAST = re.compile(r"(?<=[a-z] )(?:[a-z]+ed|met|said|put|took|told|held|spoke|saw|gave|left|made|began|found)\b")
_DENYING = re.compile(
    r"\b(?:(?:was|were|is|are|has|have|had|would|could|can|will|should|does|do|did) )?(?:not|never)\b ?|\bno "
)


def digits(text: str) -> Iterator[str]:
    """Each digit of each number, changed."""
    for token in stated(text):
        for at in range(token.start, token.end):
            if text[at].isdigit():
                yield text[:at] + str((int(text[at]) + 3) % 10) + text[at + 1 :]


def scaled(text: str) -> Iterator[str]:
    """Each word of scale, exchanged for another."""
    for old, new in (("million", "billion"), ("billion", "million"), ("thousand", "million")):
        for match in re.finditer(rf"\b{old}\b", text):
            yield text[: match.start()] + new + text[match.end() :]


def crossed(text: str, fact: Fact) -> Iterator[str]:
    """Two amounts of a fact's figures, exchanged in a text that names their years or labels."""
    values = {found[0].value for words in fact.figures.values() if (found := tokens.numbers(folded(words)))}
    if len(fact.figures) < 2 or sum(key.casefold() in text.casefold() for key in fact.figures) < 2:
        return
    spots = [token for token in stated(text) if token.value in values]
    if len(spots) >= 2 and spots[0].value != spots[1].value:
        first, second = spots[:2]
        middle = text[first.end : second.start]
        yield text[: first.start] + second.text + middle + first.text + text[second.end :]


def negated(text: str) -> Iterator[str]:
    """Each sure negation taken out; where there is none, one put in."""
    if negation.denials(folded(text)):
        for match in _DENYING.finditer(text):
            word = match.group().strip()
            kept = word.partition(" ")[0] + " " if " " in word else ""
            yield text[: match.start()] + kept + text[match.end() :]
        return
    if auxiliary := _AUXILIARY.search(text):
        yield text[: auxiliary.end()] + " not" + text[auxiliary.end() :]
    elif past := _PAST.search(text):
        yield text[: past.start()] + "never " + text[past.start() :]


def sure(text: str) -> Iterator[str]:
    """Each sure hedge taken out."""
    for kind in hedges.KINDS:
        for sign in hedges.hedges(text, kind):
            word = sign.rpartition(" ")[0] if kind == "measure" else sign
            yield re.sub(rf"\b{re.escape(word)} ", "", text, count=1)
