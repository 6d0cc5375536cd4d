"""Notes: one for each bracket group, numbered in the order of the calls, worded when the order is final.

A note says for each fact who speaks, in which source, of what day, in which paragraph, between which words, who
else carries it; then the editor's remark. Composing gives the numbers; nothing here reads prose.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

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


class _Writer:
    """Words notes one after another, and remembers where each source was cited in full."""

    def __init__(self, verified: Verified, slug: str, terms: Terms) -> None:
        self.verified, self.terms = verified, terms
        self.day = verified.as_of[slug]
        self.first: dict[str, int] = {}

    def note(self, number: int, call: Call) -> Note:
        filed = [self.verified.library.facts[fact] for fact in call.facts]
        pieces: dict[tuple[str, str], list[str]] = {}
        for one in filed:
            for source, piece in self.pieces(one):
                pieces.setdefault((source, self.speaker(one)), []).append(piece)
        said = "; ".join(
            self.passage(source, speaker, "; ".join(those), number) for (source, speaker), those in pieces.items()
        )
        sentences = [f"{said}." if said else ""]
        sentences += [
            self.terms["unverified"].format(data(o.fact.unverified, self.terms)) for o in filed if o.fact.unverified
        ]
        sentences += [self.carried(filed)]
        sentences += [data(one.fact.note, self.terms) for one in filed if one.fact.note]
        opening = f"{self.terms['inference']} " if call.inferred else ""
        return Note(number, opening + " ".join(s for s in sentences if s), call.facts, call.inferred)

    def passage(self, source: str, speaker: str, where: str, number: int) -> str:
        cited = citing.joined([self.source(source, number), where], self.terms)
        return self.terms["in"].format(speaker, cited) if speaker else cited

    def source(self, name: str, number: int) -> str:
        source = self.verified.library.sources[name]
        if name in self.first:
            return citing.short(source, self.first[name], self.terms)
        self.first[name] = number
        return citing.full(source, self.terms)

    def pieces(self, filed: Filed) -> list[tuple[str, str]]:
        """For each source of a fact, in order: its paragraphs and the words between which it stands."""
        known = {entry.key: entry for entry in self.verified.entries[filed.id]}
        grouped: dict[str, list[tuple[Selector, Entry]]] = {}
        for selector in filed.fact.at:
            name = filed.source_of(selector)
            grouped.setdefault(name, []).append((selector, known[(filed.id, name, selector.anchors)]))
        pieces = []
        for name, found in grouped.items():
            where = self.paragraphs([entry.paragraph for _, entry in found])
            source = self.verified.library.sources[name]
            words = ", ".join(self.words(source, selector) for selector, _ in found)
            pieces.append((name, f"{where} ({words})"))
        return pieces

    def speaker(self, filed: Filed) -> str:
        said = data(filed.fact.says, self.terms) if filed.fact.says else ""
        standing = f"({self.terms[filed.fact.status]})" if filed.fact.status != "done" else ""
        return " ".join(part for part in (said, standing) if part)

    def words(self, source: Source, selector: Selector) -> str:
        shown = citing.quoted_anchors(selector, self.terms)
        link = citing.passage_link(source, selector)
        return f"[{shown}](<{link}>)" if link else shown

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
                if self.day is None or not source.issued.ends_after(self.day):
                    found.setdefault(twin.source, []).append(twin.paragraph)
        shown = [
            citing.joined(
                [citing.carrier(self.verified.library.sources[name], self.terms), self.paragraphs(numbers)], self.terms
            )
            for name, numbers in sorted(found.items())
        ]
        return self.terms["also carried by"].format(listed(shown, self.terms)) if shown else ""
