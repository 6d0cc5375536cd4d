"""Notes: one for each bracket group, numbered in the order of the calls, worded when the order is final.

A note says for each fact who speaks, in which source, of what day, in which paragraph, between which words, who
else carries it; then the editor's remark. Composing gives the numbers; nothing here reads prose.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from briefgen.check.verify import Verified
from briefgen.library.library import Filed
from briefgen.library.lock import Entry
from briefgen.library.model import Selector, Source
from briefgen.write import citing
from briefgen.write.manuscript import Note
from briefgen.write.text import data, listed

Terms = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Call:
    """One call in the text: the facts of its bracket group, and whether the conclusion is ours."""

    facts: tuple[str, ...]
    inferred: bool = False


def worded(verified: Verified, slug: str, calls: Iterable[Call], terms: Terms) -> tuple[Note, ...]:
    """The notes of a brief, in the order of its calls."""
    writer = _Writer(verified, slug, terms)
    return tuple(writer.note(number, call) for number, call in enumerate(calls, start=1))


@dataclass(frozen=True, slots=True)
class _Piece:
    """Where one fact stands in one source: who speaks there, in which paragraphs, between which words."""

    source: str
    speaker: str
    where: str
    words: tuple[str, ...]

    @property
    def shown(self) -> str:
        """`para. 5 ("first … last")`."""
        return f"{self.where} ({'; '.join(self.words)})"


class _Writer:
    """Words notes one after another, and remembers what was said in full before."""

    def __init__(self, verified: Verified, slug: str, terms: Terms) -> None:
        self.verified, self.terms = verified, terms
        self.day = verified.as_of[slug]
        self.first: dict[str, int] = {}
        self.remarked: set[str] = set()

    def note(self, number: int, call: Call) -> Note:
        filed = [self.verified.library.facts[fact] for fact in call.facts]
        by_source: dict[str, list[_Piece]] = {}
        for one in filed:
            for piece in self.pieces(one):
                _add(by_source.setdefault(piece.source, []), piece)
        said = "; ".join(self.sources(by_source, number))
        sentences = [f"{said}." if said else ""]
        reasons = [one.fact.unverified.rstrip(".") for one in filed if one.fact.unverified]
        sentences += [self.terms["unverified"].format(data(reason, self.terms)) for reason in reasons]
        sentences += [self.carried(filed), *self.remarks(filed)]
        opening = f"{self.terms['inference']} " if call.inferred else ""
        return Note(number, opening + " ".join(s for s in sentences if s), call.facts, call.inferred)

    def sources(self, by_source: Mapping[str, list[_Piece]], number: int) -> Iterator[str]:
        """Each source of a note; texts of one report side by side, so that no reader takes them for two witnesses."""
        reports: dict[str, list[str]] = {}
        for name in by_source:
            reports.setdefault(self.verified.library.sources[name].report, []).append(name)
        for names in reports.values():
            for at, name in enumerate(names):
                cited = self.cited(name, by_source[name], number)
                yield self.terms["carries the same"].format(cited) if at else cited

    def cited(self, name: str, pieces: list[_Piece], number: int) -> str:
        """A source and what stands where in it; one speaker of all of it is named before the source."""
        speakers = {piece.speaker for piece in pieces}
        alone = pieces[0].speaker if len(speakers) == 1 else ""
        at = self.terms["speaking at"]
        where = [p.shown if alone or not p.speaker else at.format(p.speaker, p.shown) for p in pieces]
        cited = citing.joined([self.source(name, number), "; ".join(where)], self.terms)
        return self.terms["in"].format(alone, cited) if alone else cited

    def source(self, name: str, number: int) -> str:
        source = self.verified.library.sources[name]
        if name in self.first:
            return citing.short(source, self.first[name], self.terms)
        self.first[name] = number
        return citing.full(source, self.terms)

    def pieces(self, filed: Filed) -> list[_Piece]:
        """For each source of a fact, in order: its paragraphs and the words between which it stands."""
        known = {entry.key: entry for entry in self.verified.entries[filed.id]}
        grouped: dict[str, list[tuple[Selector, Entry]]] = {}
        for selector in filed.fact.at:
            name = filed.source_of(selector)
            grouped.setdefault(name, []).append((selector, known[(filed.id, name, selector.anchors)]))
        speaker = self.verified.library.named(filed.fact.says) if filed.fact.says else None
        said = data(citing.called(self.verified.library, speaker.name, self.terms), self.terms) if speaker else ""
        pieces = []
        for name, found in grouped.items():
            where = self.place([entry for _, entry in found])
            if filed.fact.status != "done":
                where = f"{where}, {self.terms[filed.fact.status]}"
            source = self.verified.library.sources[name]
            # A further passage that only names the speaker is in the paragraphs, and needs no words of its own.
            shown = [s for n, (s, e) in enumerate(found) if n == 0 or not (speaker and speaker.name in e.speakers)]
            pages = {selector: entry.page for selector, entry in found}
            words = tuple(self.words(source, selector, pages[selector]) for selector in shown)
            pieces.append(_Piece(name, said, where, words))
        return pieces

    def remarks(self, filed: Iterable[Filed]) -> Iterator[str]:
        """The editor's remarks, each printed with the first note of its fact."""
        for one in filed:
            if one.fact.note and one.id not in self.remarked:
                self.remarked.add(one.id)
                yield data(one.fact.note, self.terms)

    def words(self, source: Source, selector: Selector, page: int) -> str:
        shown = citing.quoted_anchors(selector, self.terms)
        link = citing.passage_link(source, selector, page)
        return f"[{shown}](<{link}>)" if link else shown

    def place(self, entries: list[Entry]) -> str:
        """The pages of a PDF, where one looks a passage up; else its paragraphs."""
        pages = sorted({str(entry.page) for entry in entries if entry.page}, key=int)
        if not pages:
            return self.paragraphs([entry.paragraph for entry in entries])
        return self.terms["cited page" if len(pages) == 1 else "cited pages"].format(listed(pages, self.terms))

    def paragraphs(self, numbers: list[int]) -> str:
        body = sorted({number for number in numbers if number})
        caption = [self.terms["caption"]] if 0 in numbers else []
        if not body:
            return self.terms["caption"]
        form = self.terms["paragraph" if len(body) == 1 else "paragraphs"]
        return listed([form.format(listed([str(number) for number in body], self.terms)), *caption], self.terms)

    def carried(self, filed: Iterable[Filed]) -> str:
        """Who else carries these passages, among the sources known on the brief's day."""
        found: dict[str, list[int]] = {}
        for one in filed:
            for twin in (twin for entry in self.verified.entries[one.id] for twin in entry.reprints):
                source = self.verified.library.sources[twin.source]
                if source.stands_on(self.day):
                    found.setdefault(twin.source, []).append(twin.paragraph)
        shown = [
            citing.joined(
                [citing.carrier(self.verified.library.sources[name], self.terms), self.paragraphs(numbers)], self.terms
            )
            for name, numbers in sorted(found.items())
        ]
        return self.terms["also carried by"].format(listed(shown, self.terms)) if shown else ""


def _add(pieces: list[_Piece], piece: _Piece) -> None:
    """Put a piece behind the others, into the last where that speaks of the same place."""
    last = pieces[-1] if pieces else None
    if last and (last.speaker, last.where) == (piece.speaker, piece.where):
        pieces[-1] = replace(last, words=tuple(dict.fromkeys(last.words + piece.words)))
    else:
        pieces.append(piece)
