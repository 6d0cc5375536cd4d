"""What a second reader's seal covers, made from what stands now.

A seal is the sha256 of the canonical JSON of what was read. Of a fact: all that is typed of it, its passages'
digests, its sources' origins, dates and status. Of a title, bottom line, judgement or paragraph of a brief: its text
and the seals of the facts it cites. Defaults stay out, so that a new optional field breaks nothing, and lines may be
broken anew. Passages are known by lock entries alone, so that a seal is the same with and without the archive.
Comparing seals with approvals is the affair of `check.standing`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from briefgen.check.prose import Writing
from briefgen.library.briefs import Brief
from briefgen.library.library import Filed, Library
from briefgen.library.lock import Entry
from briefgen.library.reviews import Role
from briefgen.library.written import SHORT
from briefgen.words.diagnostics import Place


@dataclass(frozen=True, slots=True)
class FactSeal:
    """A fact as it stands: its seal, None where a passage or source is not known, and what it covers, by field.

    `sources` is what it covers of each source; the content holds it too.
    """

    fact: str
    seal: str | None
    claim: str
    content: Mapping[str, object]
    sources: Mapping[str, Mapping[str, object]]

    @property
    def fields(self) -> dict[str, str]:
        """A short digest of each field, by which a later reader sees which of them changed."""
        return {key: short(value) for key, value in sorted(self.content.items()) if value}


@dataclass(frozen=True, slots=True)
class Block:
    """A title, bottom line, judgement or paragraph as it stands.

    `id` is what `briefgen review` calls it; `seal` is None where a cited fact has none; `facts` are the cited
    facts and their seals, shortened.
    """

    id: str
    role: Role
    text: str
    place: Place
    facts: Mapping[str, str]
    seal: str | None


def fact_seal(library: Library, filed: Filed, entries: Sequence[Entry]) -> FactSeal:
    """The seal of a fact whose known passages are `entries`; none where one of them, or a source, is not there."""
    typed: dict[str, Any] = filed.fact.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    named = set(filed.sources) or {filed.source}
    sources = {name: _of_source(library, name) for name in sorted(named & library.sources.keys())}
    content = {**typed, "passages": [entry.passage for entry in entries], "sources": sources}
    # a source that cannot be read is told by itself: that its dates are not there breaks no seal
    settled = len(entries) == len(filed.fact.at) and named <= library.sources.keys()
    claim = filed.fact.claim_in(library.house.language)
    return FactSeal(filed.id, digest(content) if settled else None, claim, content, sources)


def _of_source(library: Library, name: str) -> dict[str, Any]:
    dumped = library.sources[name].model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return {key: dumped[key] for key in ("origin", "issued", "status") if key in dumped}


def blocks(
    slug: str, brief: Brief, place: Place, *, pieces: Iterable[Writing], seals: Mapping[str, FactSeal]
) -> Iterator[Block]:
    """A brief's blocks in the order of its page. List items and table cells are paragraphs.

    A title claims something and is sealed like a paragraph, a section's with its area; a judgement is sealed with
    its confidence and its reason.
    """
    paragraph = 0
    yield _block(f"{slug}:title", "title", brief.title, place.at("title"), cited=(), seals=seals)
    if brief.question:
        yield _block(f"{slug}:question", "title", brief.question, place.at("question"), cited=(), seals=seals)
    for piece in pieces:
        if piece.role == "bottom line":
            yield _block(f"{slug}:bottom", "bottom line", piece.text, piece.place, cited=piece.cited, seals=seals)
        elif piece.role == "judgement":
            number = int(piece.place.route[1])
            judgement = brief.key_judgements[number]
            text = f"{judgement.text} ({judgement.confidence} confidence: {judgement.why})"
            yield _block(f"{slug}:j{number + 1}", "judgement", text, piece.place, cited=piece.cited, seals=seals)
        elif piece.section is not None:
            section = brief.sections[piece.section]
            at = place.at("sections", piece.section, "title")
            title = f"{section.title} (area: {section.area})"
            yield _block(f"{slug}:t{piece.section + 1}", "title", title, at, cited=(), seals=seals)
            for block in piece.blocks:
                paragraph += 1
                cited = [fact for group in block.groups for fact in group.facts]
                at = piece.place.span(block.start, block.end)
                yield _block(f"{slug}:p{paragraph}", "paragraph", block.text, at, cited=cited, seals=seals)


def _block(
    key: str, role: Role, text: str, place: Place, *, cited: Iterable[str], seals: Mapping[str, FactSeal]
) -> Block:
    plain = " ".join(text.split())
    facts = {fact: (seals[fact].seal if fact in seals else None) for fact in sorted(set(cited))}
    settled = all(facts.values())
    short = {fact: (seal or "")[:SHORT] for fact, seal in facts.items()}
    return Block(key, role, plain, place, short, digest({"text": plain, "facts": facts}) if settled else None)


def digest(value: object) -> str:
    """The sha256 of a value's canonical JSON: UTF-8, keys sorted, no spaces."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def short(value: object) -> str:
    """The digest of a value, shortened: enough to tell that it changed."""
    return digest(value)[:SHORT]
