"""A negation that was lost, or has slipped in, between passage and claim or between claims and prose.

`not` is the shortest way to turn a fact into its opposite. Where a passage denies (`not`, `never`, `no`,
`without`), its claim denies too, or says it by another word (`refused`, `left out`, `remains`); where a claim
denies, something in its passage does. The same holds between the claims that a sentence cites and the sentence.
What is inferred may deny, or not, on its own account; but no sentence denies the very word that a cited claim affirms
(`not firm`, where the claim has `firm`), nor affirms one that it denies. The rule knows signs and no grammar, looks at
English only, and does not ask what a passage of more than 40 words denies.

Bad:

    # facts/extra.yaml
    - from: tribune-2019-03
      facts:
        - id: catch-2017-printed
          claim: The figure of the catch for 2017 has been published.
          at: No figure for the catch of 2017 has been published

Good:

    # facts/extra.yaml
    - from: tribune-2019-03
      facts:
        - id: catch-2017-missing
          claim: For 2017 the figure of the catch was never published.
          at: No figure for the catch of 2017 has been published
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefgen.check import wording
from briefgen.check.case import Case, Scope
from briefgen.check.stated import without_targets
from briefgen.library.library import Filed
from briefgen.words import negation
from briefgen.words.diagnostics import Diagnostic, Level
from briefgen.words.fold import folded

CODE = "BG520"
LEVEL: Level = "warning"
SCOPE: tuple[Scope, ...] = ("fact", "brief")


def check(case: Case) -> Iterator[Diagnostic]:
    """Each claim, and each cited sentence, that denies what its evidence does not, or the other way round."""
    for filed in case.filed():
        yield from _claim(case, filed)
    yield from _prose(case)


def _claim(case: Case, filed: Filed) -> Iterator[Diagnostic]:
    spoken, entries = wording.claim(case, filed), case.entries(filed.id)
    sources = [case.library.sources.get(entry.source) for entry in entries]
    if spoken is None or not case.settled(filed.id):
        return
    if not all(source and source.language.startswith("en") for source in sources):
        return
    text, place = spoken
    # Passages after the first are there to name a speaker or a subject, and a long one says more than its claim.
    said, about = entries[0].denials if entries[0].words <= wording.SHORT else (), (f"fact:{filed.id}",)
    if said and not negation.turned(text):
        message = f"the passage denies ({wording.quoted(said)}), and the claim does not"
        hint = "Say in the claim what the passage denies, or choose a passage without it."
        yield Diagnostic(CODE, LEVEL, message, place, hint=hint, about=about)
    ours = negation.denials(text)
    if ours and not any(entry.turned for entry in entries):
        message = f"the claim denies ({wording.quoted(ours)}), and the passage does not"
        hint = "Say what the passage says; add the passage that denies it."
        yield Diagnostic(CODE, LEVEL, message, place, hint=hint, about=about)


def _prose(case: Case) -> Iterator[Diagnostic]:
    for piece, unit in wording.english(case):
        if unit.group is None or not unit.text.strip():
            continue
        claims = wording.claims(case, unit)
        place, about = piece.place.span(unit.start, unit.end), (f"brief:{piece.brief}",)
        if word := _turned_word(folded(without_targets(unit.text)), claims.values()):
            hint = "Let the sentence say of it what the claim says."
            yield Diagnostic(CODE, LEVEL, word, place, hint=hint, about=about)
            continue
        if unit.group.inferred:
            continue
        denying = {fact: negation.denials(text) for fact, text in claims.items()}
        if any(denying.values()) and not negation.turned(folded(unit.text)):
            for fact in (fact for fact, signs in denying.items() if signs):
                message = f"`{fact}` denies ({wording.quoted(denying[fact])}), and the sentence does not"
                hint = "Let the sentence deny what the fact denies, or cite another fact."
                yield Diagnostic(CODE, LEVEL, message, place, hint=hint, about=about)
        ours = negation.denials(wording.closing(unit))
        if claims and ours and not any(map(negation.turned, claims.values())):
            message = f"the sentence denies ({wording.quoted(ours)}), and what it cites does not"
            hint = "Say what the facts say; what follows from them is cited as [inferred from @id]."
            yield Diagnostic(CODE, LEVEL, message, place, hint=hint, about=about)


def _turned_word(sentence: str, claims: Iterable[str]) -> str:
    """A message on a word that the sentence denies and the claims affirm, or the other way round; empty without one."""
    texts = tuple(claims)
    denied = frozenset[str]().union(*map(negation.denied, texts))
    affirmed = frozenset[str]().union(*map(negation.affirmed, texts))
    slipped = (negation.denied(sentence) & affirmed) - denied
    dropped = (denied & negation.affirmed(sentence)) - negation.denied(sentence) - affirmed
    if not slipped and not dropped:
        return ""
    stem = min(slipped or dropped)
    words = re.findall(r"[^\W\d_]+", sentence)
    shown = next((word for word in words if word.lower()[: negation.STEM] == stem), stem)
    if slipped:
        return f"the sentence denies `{shown}`, and a cited claim affirms it"
    return f"the sentence affirms `{shown}`, and a cited claim denies it"
