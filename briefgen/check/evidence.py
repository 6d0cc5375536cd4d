"""A verdict for every passage: found in the captured text, or known from the lock, or neither.

Makes lock entries from texts; compares none and judges none, which is the affair of the rules. Similarity
serves hints only (`check.hints`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from briefgen.check import hints, neighbours, stated
from briefgen.check.case import Sheet, Verdict, digest
from briefgen.check.cited import cited
from briefgen.check.naming import Naming, counted
from briefgen.check.prose import Writing, uncited
from briefgen.library.library import Filed, Library
from briefgen.library.lock import Entry, Reprint
from briefgen.library.model import Computed, Selector
from briefgen.words import copying, find, hedges, intention, negation, speech, tokens
from briefgen.words.fold import folded
from briefgen.words.quotations import quotations, readings

#: A word as `tokens.bounded` sees it: a combining mark that NFC cannot compose belongs to its letter.
_WORD = re.compile(r"[^\W_\u0300-\u036f][^\W_]*(?:[\u0300-\u036f]+[^\W_]*)*")


def verdicts(
    library: Library, ready: Mapping[str, Sheet], wanted: Mapping[str, frozenset[str]]
) -> dict[str, tuple[Verdict, ...]]:
    """Every selector of every fact, judged; `wanted` are the folded words that a fact should bear word for word."""
    judge = Judge(library, ready)
    return {fact: judge.verdicts(filed, wanted.get(fact, frozenset())) for fact, filed in library.facts.items()}


class Judge:
    """The tables that judging one selector needs, so that they are made once."""

    def __init__(self, library: Library, ready: Mapping[str, Sheet]) -> None:
        self.library, self.ready = library, ready
        self.reports: dict[str, list[str]] = {}
        for source in library.sources.values():
            self.reports.setdefault(source.report, []).append(source.id)
        self.spellings: dict[str, list[tuple[str, str]]] = {}
        for name in library.names:
            for spelling in map(folded, name.every):
                self.spellings.setdefault(_first_word(spelling), []).append((name.name, spelling))

    def verdicts(self, filed: Filed, wanted: frozenset[str]) -> tuple[Verdict, ...]:
        """All selectors of a fact judged; `wanted` are the folded words that it should bear word for word."""
        return tuple(self._verdict(filed, number, wanted=wanted) for number in range(len(filed.fact.at)))

    def _verdict(self, filed: Filed, number: int, *, wanted: frozenset[str]) -> Verdict:
        """One selector judged against the text where it is here, else against the lock."""
        selector = filed.fact.at[number]
        source = filed.source_of(selector)
        locked = self.library.lock.get((filed.id, source, selector.anchors))
        written_as_list = len(filed.fact.at) > 1
        place = filed.place.at("at", number) if written_as_list else filed.place.at("at")
        known = Verdict(filed.id, source, selector, place, "unchecked", entry=locked, locked=locked)
        sheet = self.ready.get(source)
        if sheet is None:
            return known
        spans = candidates(sheet.page, selector, sheet.ranges)
        if len(spans) == 1:
            fresh = self._entry(known, filed, span=spans[0], sheet=sheet, wanted=wanted)
            entry = locked if locked == fresh else fresh  # mostly, and then it is kept and unpacked once
            paragraphs = spans[0].last_paragraph - spans[0].paragraph + 1
            beside = neighbours.beside(sheet, spans[0], filed, entry=entry, source=self.library.sources[source])
            return replace(known, state="found", entry=entry, paragraphs=paragraphs, beside=beside)
        if spans:
            related = hints.candidates(sheet.page, spans, source)
            hint = hints.settling(sheet.page, spans, selector=selector)
            return replace(known, state="ambiguous", entry=None, related=related, hint=hint)
        elsewhere = candidates(sheet.page, selector, ((0, len(sheet.page.text)),))
        related = hints.candidates(sheet.page, elsewhere, source) or hints.nearest(sheet.page, selector, source)
        return replace(known, state="not-found", entry=None, related=related, outside=bool(elsewhere))

    def _entry(
        self, known: Verdict, filed: Filed, *, span: find.Candidate, sheet: Sheet, wanted: frozenset[str]
    ) -> Entry:
        """What the lock will hold of a found passage."""
        plain, record = span.folded, self.library.sources[known.source]
        english = record.language.startswith("en")
        return Entry(
            fact=filed.id,
            source=known.source,
            anchors=known.selector.anchors,
            sha256=record.text.sha256,
            passage=digest(plain),
            start=span.start,
            end=span.end,
            paragraph=_paragraph(span),
            words=span.words,
            page=sheet.page.leaf(span.start),
            numbers=_values(tokens.numbers(plain)),
            months=_values(tokens.months(plain)),
            weekdays=_values(tokens.weekdays(plain)),
            speakers=tuple(sorted(self._speakers(plain))),
            speech=speech.reports_speech(plain),
            denials=negation.denials(plain) if english else (),
            turned=english and negation.turned(plain),
            chances=hedges.hedges(plain, "chance") if english else (),
            measures=hedges.hedges(plain, "measure") if english else (),
            intents=intention.intents(plain) if english else (),
            origin=record.origin,
            cited=cited(record),
            claim_numbers=claim_numbers(filed),
            claim_signs=claim_signs(filed),
            claim_names=counted(filed, Naming.of(self.library)),
            taken=tuple(sorted(digest(w) for w in wanted if tokens.occurs(w, plain))),
            copied=_copied(filed, plain, self.library.house.language),
            reprints=tuple(self._reprints(known.selector, known.source)),
            recorded=known.locked.recorded if known.locked else None,
        )

    def _speakers(self, plain: str) -> Iterator[str]:
        """The names that stand in a passage, each once; only spellings whose first word is there are looked for."""
        near = (pair for word in {"", *_WORD.findall(plain)} for pair in self.spellings.get(word, ()))
        yield from {name for name, spelling in near if tokens.occurs(spelling, plain)}

    def _reprints(self, selector: Selector, source: str) -> Iterator[Reprint]:
        for other in sorted(self.reports.get(self.library.sources[source].report, ())):
            sheet = self.ready.get(other)
            if other == source or sheet is None:
                continue
            spans = candidates(sheet.page, selector, sheet.ranges)
            if len(spans) == 1:
                yield Reprint(
                    source=other,
                    sha256=self.library.sources[other].text.sha256,
                    passage=digest(spans[0].folded),
                    start=spans[0].start,
                    end=spans[0].end,
                    paragraph=_paragraph(spans[0]),
                    cited=cited(self.library.sources[other]),
                )


def _first_word(spelling: str) -> str:
    """The word that a spelling opens with, whole; nothing where it opens with another sign."""
    match = _WORD.match(spelling)
    return match.group() if match else ""


def _copied(filed: Filed, plain: str, language: str) -> tuple[str, ...]:
    """The digest of the words that each claim of a fact copies from a folded passage."""
    runs = (copying.copied(folded(text), plain, *(tongue or (language,))) for text, tongue in filed.fact.claims)
    return tuple(sorted({digest(run.words) for run in runs if run}))


def claim_numbers(filed: Filed) -> tuple[str, ...]:
    """The value of each number token of a fact's claim, in all its languages; one that stands twice is there twice."""
    return tuple(token.value for text, _ in filed.fact.claims for token in tokens.numbers(folded(text)))


def claim_signs(filed: Filed) -> tuple[str, ...]:
    """The signs of negation and the sure ones of hedging of a fact's claim, in all its languages, sorted."""
    texts = [folded(text) for text, _ in filed.fact.claims]
    found = [sign for text in texts for sign in negation.signs(text)]
    found += [sign for text in texts for kind in hedges.KINDS for sign in hedges.hedges(text, kind)]
    return tuple(sorted(found))


def wanted(library: Library, writings: Mapping[str, tuple[Writing, ...]]) -> dict[str, frozenset[str]]:
    """The folded words each fact should bear word for word: of its claim, figures, derivations, and of prose."""
    quotes = quoted(library, writings)
    own = {fact: taken(filed, library.house.language) for fact, filed in library.facts.items()}
    return {fact: own.get(fact, frozenset()) | quotes.get(fact, frozenset()) for fact in {**own, **quotes}}


def taken(filed: Filed, language: str) -> frozenset[str]:
    """The folded words that a fact itself takes from its passage: quotations of its claim, figures, derivations.

    `language` is the house's, in which a claim is that names none.
    """
    return frozenset(
        [
            *(
                one
                for claim, tongue in filed.fact.claims
                for quote in quotations(folded(claim), *(tongue or (language,)))
                for one in readings(quote.value)
            ),
            *(folded(figure) for figure in filed.fact.figures.values()),
            *(folded(d) for d in filed.fact.derived.values() if not isinstance(d, Computed)),
        ]
    )


def quoted(library: Library, writings: Mapping[str, tuple[Writing, ...]]) -> dict[str, frozenset[str]]:
    """The folded words in quotation marks of each unit, title and reason of briefs, by each fact that it rests on."""
    words: dict[str, set[str]] = {}
    for slug, pieces in writings.items():
        for text, facts in _resting(library, slug, pieces):
            found = stated.quoted(text, library.tongue(slug))
            quotes = {one for quote, *_ in found for one in readings(quote)}
            for fact in facts if quotes else ():
                words.setdefault(fact, set()).update(quotes)
    return {fact: frozenset(found) for fact, found in words.items()}


def _resting(library: Library, slug: str, pieces: tuple[Writing, ...]) -> Iterator[tuple[str, Iterable[str]]]:
    """The texts of a brief, each with the facts that it rests on."""
    for unit in (unit for piece in pieces for unit in piece.units if unit.group):
        yield unit.text, unit.group.facts if unit.group else ()
    for text, _, facts in uncited(library.briefs[slug], library.places[f"brief:{slug}"], pieces):
        yield text, facts


def candidates(page: find.Page, selector: Selector, within: Iterable[tuple[int, int]]) -> tuple[find.Candidate, ...]:
    """Every place of a selector inside some ranges of a captured text."""
    return find.find(
        page,
        start=selector.start,
        end=selector.end,
        prefix=selector.prefix,
        suffix=selector.suffix,
        within=tuple(within),
    )


def _paragraph(span: find.Candidate) -> int:
    """Its paragraph, counted from the body's first; a caption has none."""
    return span.paragraph if span.part == 0 else 0


def _values(found: Iterable[tokens.Token]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(token.value for token in found))
