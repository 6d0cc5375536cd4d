"""A claim that names somebody its passage does not, or somebody else than who says so.

A name of names.yaml in a claim stands in its passage, its tags (`says`, `actors`) or its source, or in a passage of
the same theme of that source, where a `he` or `the minister` gets its name from; a party also stands there by
anyone on its side. A claim may leave its speaker to the note; but where it names somebody, whoever `says` names is
named too, by a spelling or by the role in names.yaml; and a claim that opens with a name and `said`, or the like, is
that name's.

Bad:

    # facts/extra.yaml
    - from: harbour-post-2019-03
      facts:
        - id: storm
          claim: Tomas Reel blames the storm of January 2017, as the minister does.
          at: said Ana Brok [...] the storm of January 2017
          says: Ana Brok

Good:

    # facts/extra.yaml
    - from: harbour-post-2019-03
      facts:
        - id: storm
          claim: Ana Brok blames the storm of January 2017.
          at: said Ana Brok [...] the storm of January 2017
          says: Ana Brok
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.check.case import Case, Scope
from briefgen.check.naming import Naming, behind, claimed, publishers
from briefgen.library.library import Filed
from briefgen.library.model import Name
from briefgen.words import speech
from briefgen.words.diagnostics import Diagnostic, Level
from briefgen.words.fold import folded

CODE = "BG324"
LEVEL: Level = "warning"
SCOPE: tuple[Scope, ...] = ("group",)
#: What may stand before the name that opens a claim: a day.
_DAY = re.compile(r"\A(?:(?:On|In|At) [^,]{1,24}\d{4},? )?\Z")
_WORD = re.compile(r"[^\W\d_]{4,}")


def check(case: Case) -> Iterator[Diagnostic]:
    """Each unborne name of each claim, and each speaker who is left out where others are named."""
    naming = Naming.of(case.library)
    tagged = {f.id: behind(case, f, naming) | publishers(case, f, naming) for f in case.filed()}
    themes: dict[object, set[str]] = {}
    for filed in case.filed():
        spoken = {speaker for entry in case.entries(filed.id) for speaker in entry.speakers}
        themes.setdefault(_theme(filed), set()).update(spoken)
    for filed in case.filed():
        if not case.settled(filed.id):
            continue
        borne = naming.with_sides(tagged[filed.id] | themes[_theme(filed)])
        written, about = filed.fact.claim, (f"fact:{filed.id}",)
        spoken_in = [(written, ())] if isinstance(written, str) else [(t, (tongue,)) for tongue, t in written.items()]
        for text, route in spoken_in:
            for name, words, start, end in naming.found(text):
                if name not in borne:
                    message = f"the claim names `{words}`, and neither its passage nor its tags do"
                    hint = "Correct the name, list the passage that has it, or add it to `actors`."
                    place = filed.place.at("claim", *route).span(start, end)
                    yield Diagnostic(CODE, LEVEL, message, place, hint=hint, about=about)
        speaker = case.library.named(filed.fact.says) if filed.fact.says else None
        others = claimed(filed, naming) - set(case.library.house.parties)
        if speaker and others and not _named(case, speaker, filed):
            message = f"`{speaker.name}` says so, and the claim names {', '.join(sorted(others))} only"
            hint = "Name the speaker in the claim, by name or by the role in names.yaml, or correct `says`."
            yield Diagnostic(CODE, LEVEL, message, filed.place.at("says"), hint=hint, about=about)
        elif speaker and (other := _teller(case, filed, naming)) and other != speaker.name:
            message = f"`{speaker.name}` says so, and the claim lets {other} say it"
            hint = "Correct `says`, or the claim."
            yield Diagnostic(CODE, LEVEL, message, filed.place.at("says"), hint=hint, about=about)


def _theme(filed: Filed) -> tuple[object, ...]:
    return (filed.place.file, filed.place.route[:1])


def _teller(case: Case, filed: Filed, naming: Naming) -> str:
    """The name that opens a claim as its speaker; empty where there is none."""
    claim = filed.fact.claim_in(case.library.house.language)
    for name, _, start, end in naming.found(claim):
        if _DAY.match(claim[:start]) and speech.goes_on(folded(claim[end:])):
            return name
    return ""


def _named(case: Case, speaker: Name, filed: Filed) -> bool:
    claim = folded(filed.fact.claim_in(case.library.house.language)).casefold()
    if any(folded(spelling).casefold() in claim for spelling in speaker.every):
        return True
    # A party is in nearly every claim: it shows no speaker on its side.
    apart = {party.casefold()[:5] for party in case.library.house.parties} | {speaker.side.casefold()[:5]}
    words = {word[:5] for word in _WORD.findall(" ".join((*speaker.every, speaker.role or "")).casefold())} - apart
    return not words.isdisjoint(word[:5] for word in _WORD.findall(claim))
