"""A quotation in a sentence that the facts it cites do not hold.

Words between quotation marks, double or single, must stand, as they are, in the claim or the passage of a fact that
the next citation names; those of a title, the question or a judgement's reason, in one that is cited below it, or by
the judgement. Words that a brief translates from a source in another language say so: "(our translation)",
« (notre traduction) », in the same sentence; titles need not. A double mark in a title, the question or a reason that
nothing closes is told too.

Bad:

    # extra.yaml
    title: What Arland wanted
    sections:
      - area: discontent
        title: Arland wanted a count
        text: |
          Arland denies it: it wanted "a count of boats" [@cut-denied].

Good:

    # extra.yaml
    title: What Arland wanted
    sections:
      - area: discontent
        title: Arland wanted a count
        text: |
          Arland denies it: it wanted "a count of fish" [@cut-denied].
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.check.case import Case, Scope
from briefgen.check.prose import Writing, uncited
from briefgen.check.stated import UNCLOSED, left_open, quoted
from briefgen.words.diagnostics import Diagnostic, Level, Place
from briefgen.words.sentences import sentences

CODE = "BG402"
LEVEL: Level = "error"
SCOPE: tuple[Scope, ...] = ("brief",)
_TRANSLATED = re.compile(r"\((?:our translation|notre traduction|traduction libre)\)")


def check(case: Case) -> Iterator[Diagnostic]:
    """Each such quotation of each cited unit."""
    for piece, unit in case.units():
        if unit.group is None or not all(fact in case.bearings for fact in unit.group.facts):
            continue
        tongue = case.library.tongue(piece.brief)
        for words, start, end in quoted(unit.text, tongue):
            if any(case.bearings[fact].holds(words) for fact in unit.group.facts):
                continue
            sentence = next((stop for _, stop in sentences(unit.text) if stop >= end), len(unit.text))
            if _TRANSLATED.search(unit.text, end, sentence) and _foreign(case, unit.group.facts, tongue):
                continue
            place = piece.place.span(unit.start + start, unit.start + end)
            yield _found(unit.text[start:end], place, "here", piece.brief)
    for slug, pieces in case.writings.items():
        yield from _uncited(case, slug, pieces)


def _uncited(case: Case, slug: str, pieces: tuple[Writing, ...]) -> Iterator[Diagnostic]:
    """Each such quotation of a title, the question or a reason; a translation may quote in its own language."""
    tongue = case.library.tongue(slug)
    for text, place, facts in uncited(case.library.briefs[slug], case.library.places[f"brief:{slug}"], pieces):
        for start, end in left_open(text, tongue):
            hint = "Close it where the words of the passage end."
            yield Diagnostic(CODE, LEVEL, UNCLOSED, place.span(start, end), hint=hint, about=(f"brief:{slug}",))
        if not all(fact in case.bearings for fact in facts) or _foreign(case, tuple(facts), tongue):
            continue
        for words, start, end in quoted(text, tongue):
            if not any(case.bearings[fact].holds(words) for fact in facts):
                yield _found(text[start:end], place.span(start, end), "for it", slug)


def _found(words: str, place: Place, where: str, slug: str) -> Diagnostic:
    message = f"these words are quoted from no passage cited {where}: {words}"
    hint = "Quote word for word what the cited passage says, or drop the quotation marks."
    return Diagnostic(CODE, LEVEL, message, place, hint=hint, about=(f"brief:{slug}",))


def _foreign(case: Case, facts: tuple[str, ...], tongue: str) -> bool:
    """Whether a source of these facts is in another language."""
    filed = [case.library.facts[fact] for fact in facts]
    sources = [case.library.sources.get(name) for one in filed for name in one.sources]
    return any(source.language[:2] != tongue[:2] for source in sources if source)
