"""The shortest words that lead to one passage and no other, and passages found by a few words.

Serves `source add` and `fact add`; verdicts on evidence are the affair of `check`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.library.library import Library
from briefgen.library.model import Selector, Source
from briefgen.library.written import GAP
from briefgen.words import find, sentences, speech, tokens
from briefgen.words.fold import folded

_WORD = re.compile(r"\w+")
_SHORT = 7
_MOST = 5


@dataclass(frozen=True, slots=True)
class Proposal:
    """A passage that could carry a fact: its anchors, its text folded, and what a claim may take from it.

    `paragraph` counts from the body's first, 0 in a caption. `exact`: the words asked for stand in it as
    they were given.
    """

    at: str
    passage: str
    paragraph: int
    numbers: tuple[str, ...]
    dates: tuple[str, ...]
    speech: bool
    exact: bool


def anchors(page: find.Page, start: int, end: int, *, within: tuple[find.Range, ...] = ()) -> str | None:
    """The shortest `first words [...] last words` found once, at these offsets; None where none is."""
    words = page.folded(start, end).split(" ")
    low = sum(len(word) for word in words)
    for total in range(4, len(words) + 1):
        for last in range(2, total - 1):
            first, closing = " ".join(words[: total - last]), " ".join(words[-last:])
            if len(words) > _SHORT and total < len(words) and _once(page, first, closing, within=within, length=low):
                return f"{first} {GAP} {closing}"
    whole = " ".join(words)
    return whole if _once(page, whole, None, within=within, length=low) else None


def _once(page: find.Page, first: str, last: str | None, *, within: tuple[find.Range, ...], length: int) -> bool:
    found = find.find(page, start=first, end=last, within=within)
    return len(found) == 1 and len(found[0].folded.replace(" ", "")) == length


def ranges(page: find.Page, source: Source) -> tuple[find.Range, ...]:
    """Body and captions of a source in its text; those whose own anchors do not lead to one place are left out."""
    found = (spans(page, selector) for selector in (source.text.body, *source.text.captions))
    return tuple((one[0].start, one[0].end) for one in found if len(one) == 1)


def spans(page: find.Page, selector: Selector, *, within: tuple[find.Range, ...] = ()) -> tuple[find.Candidate, ...]:
    """Every place of a selector in a text."""
    return find.find(
        page, start=selector.start, end=selector.end, prefix=selector.prefix, suffix=selector.suffix, within=within
    )


def propose(library: Library, *, source: str, words: str) -> tuple[Proposal, ...]:
    """Passages of a source for a few words: where they stand exactly, else the sentences nearest to them.

    Words with `[...]` in them are taken as first and last words. Empty where the source's text is not on
    this machine, or shares no word.
    """
    text = (library.texts or {}).get(library.sources[source].text.sha256)
    if text is None:
        return ()
    page = find.Page.of(text)
    within = ranges(page, library.sources[source])
    asked = Selector.model_validate(words)
    exact = spans(page, asked, within=within)
    if asked.end:
        found = [(one.start, one.end) for one in exact]
    elif exact:
        found = [_around(page, one.start, one.end, within=within) for one in exact]
    else:
        found = _nearest(page, words, within)
    made = (_proposal(page, *span, within=within, exact=bool(exact)) for span in dict.fromkeys(found))
    return tuple(one for one in made if one is not None)


def _sentences(page: find.Page, within: tuple[find.Range, ...]) -> Iterator[find.Range]:
    for begin, stop in within:
        for paragraph in find.paragraphs(page.text, begin, stop):
            text = page.text[paragraph.start : paragraph.end]
            yield from ((paragraph.start + a, paragraph.start + b) for a, b in sentences.sentences(text))


def _around(page: find.Page, start: int, end: int, *, within: tuple[find.Range, ...]) -> find.Range:
    """The sentences that hold a span, without the last full stop."""
    touched = [(a, b) for a, b in _sentences(page, within) if a < end and start < b] or [(start, end)]
    return touched[0][0], max(end, _without_stop(page, *touched[-1]))


def _without_stop(page: find.Page, start: int, end: int) -> int:
    return start + len(page.text[start:end].rstrip().rstrip("."))


def _nearest(page: find.Page, words: str, within: tuple[find.Range, ...]) -> list[find.Range]:
    """The sentences that share most words with those asked for, best first."""
    asked = {word.casefold() for word in _WORD.findall(folded(words))}
    scored = []
    for start, end in _sentences(page, within):
        shared = len(asked & {word.casefold() for word in _WORD.findall(page.folded(start, end))})
        if 2 * shared >= len(asked) > 0:
            scored.append((-shared, start, _without_stop(page, start, end)))
    return [(start, end) for _, start, end in sorted(scored)[:_MOST]]


def _proposal(page: find.Page, start: int, end: int, *, within: tuple[find.Range, ...], exact: bool) -> Proposal | None:
    at = anchors(page, start, end, within=within)
    if at is None:
        return None
    [found] = spans(page, Selector.model_validate(at), within=within)
    plain = found.folded
    numbers = tuple(token.value for token in tokens.numbers(plain))
    dates = tuple(token.text for token in (*tokens.months(plain), *tokens.weekdays(plain)))
    paragraph = found.paragraph if found.part == 0 else 0
    return Proposal(at, plain, paragraph, numbers, dates, speech.reports_speech(plain), exact)
