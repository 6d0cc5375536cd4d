"""Two figures that changed places.

Where `figures` gives several amounts, each under its year or label, a claim or sentence that names some of those
years or labels and as many of the amounts pairs them alike: the first amount with the first year, the second with
the second.

Bad:

    # extra.yaml
    title: The catch fell
    sections:
      - area: discontent
        title: The catch fell
        text: |
          The boats landed 31,000 tonnes in 2016, and 40,000 in 2018 [@catch-fell].

Good:

    # extra.yaml
    title: The catch fell
    sections:
      - area: discontent
        title: The catch fell
        text: |
          The boats landed 40,000 tonnes in 2016, and 31,000 in 2018 [@catch-fell].
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from briefgen.check.case import Case, Scope
from briefgen.check.stated import without_targets
from briefgen.words import tokens
from briefgen.words.diagnostics import Diagnostic, Level
from briefgen.words.fold import folded
from briefgen.words.sentences import sentences

CODE = "BG322"
LEVEL: Level = "error"
SCOPE: tuple[Scope, ...] = ("fact", "brief")


def check(case: Case) -> Iterator[Diagnostic]:
    """Each claim and each cited sentence that pairs the figures of a fact otherwise than the fact does."""
    hint = "Put each amount with its own year or label, here or in `figures`."
    for filed in case.filed():
        for text, tongue in filed.fact.claims:
            if wrong := _crossed(text, filed.fact.figures):
                message = f"the claim puts {wrong}, and `figures` does not"
                spot = filed.place.at("claim", *tongue)
                yield Diagnostic(CODE, LEVEL, message, spot, hint=hint, about=(f"fact:{filed.id}",))
    for piece, unit in case.units():
        for fact in unit.group.facts if unit.group else ():
            cited = case.library.facts.get(fact)
            for start, end in sentences(unit.text) if cited else ():
                text = without_targets(unit.text)[start:end]
                if cited and (wrong := _crossed(text, cited.fact.figures)):
                    message = f"the sentence puts {wrong}, and the figures of `{fact}` do not"
                    spot = piece.place.span(unit.start + start, unit.start + end)
                    yield Diagnostic(CODE, LEVEL, message, spot, hint=hint, about=(f"brief:{piece.brief}",))


def _crossed(text: str, figures: Mapping[str, str]) -> str:
    """The first pair that is put otherwise, in words; empty where there is none or the text cannot be judged."""
    amounts = {key: _amount(words) for key, words in figures.items()}
    if len(amounts) < 2 or len(set(amounts.values())) < len(amounts):
        return ""
    plain = folded(text)
    stated = tokens.numbers(plain)
    keys = sorted((at, key) for key in figures if (at := _where(key, plain)) >= 0)
    owners = {amount: key for key, amount in amounts.items()}
    found = list(dict.fromkeys((owners[token.value], token.text) for token in stated if token.value in owners))
    if len(keys) < 2 or {owner for owner, _ in found} != {key for _, key in keys} or len(found) != len(keys):
        return ""
    for (owner, shown), (_, key) in zip(found, keys, strict=True):
        if owner != key:
            return f"`{shown}` with `{key}`"
    return ""


def _amount(words: str) -> str:
    """The number by which an amount is known in a text."""
    found = tokens.numbers(folded(words))
    return found[0].value if found else ""


def _where(key: str, plain: str) -> int:
    match = re.search(rf"(?<![^\W_]){re.escape(folded(key))}(?![^\W_])", plain, re.IGNORECASE)
    return match.start() if match else -1
