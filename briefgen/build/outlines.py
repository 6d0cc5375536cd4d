"""From the record of a composed brief to its outline: what an edition keeps, and what `diff` compares.

Two records are compared by their outlines alone, so that an edition of last year and the library of today meet
on the same terms. It reads nothing but the record.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from briefgen.library.editions import Outline, PrintedFact, PrintedParagraph
from briefgen.words import prose
from briefgen.write import terms

_OPENING = 8


def outline(record: str) -> Outline:
    """The outline of a record as `write.record` gives it (JSON)."""
    content: Mapping[str, Any] = json.loads(record)
    brief = content["brief"]
    sources = {source["id"]: source for source in content["sources"]}
    language = brief.get("language") or content["slug"].partition(".")[2]
    facts = tuple(_fact(fact, sources, language=language) for fact in content["facts"])
    claims = {fact.id: fact.claim for fact in facts}
    paragraphs = tuple(_paragraph(*piece, claims=claims, words=terms.of(language)) for piece in _pieces(brief))
    return Outline(title=brief["title"], as_of=content["as_of"], facts=facts, paragraphs=paragraphs)


def _fact(fact: Mapping[str, Any], sources: Mapping[str, Mapping[str, Any]], *, language: str) -> PrintedFact:
    claim = fact["claim"]
    if isinstance(claim, dict):
        claim = claim.get(language) or next(iter(claim.values()))
    carried = tuple(dict.fromkeys(passage["source"] for passage in fact["passages"]))
    twins = {twin["source"] for passage in fact["passages"] for twin in passage["reprints"]}
    return PrintedFact(
        id=fact["id"],
        claim=claim,
        figures=fact.get("figures", {}),
        date=fact.get("date"),
        says=fact.get("says"),
        status=fact.get("status", "done"),
        sources=carried,
        also=tuple(sorted(twins)),
        witnesses=len({sources[name].get("origin", name) for name in carried}),
        replaces=fact.get("replaces"),
    )


def _pieces(brief: Mapping[str, Any]) -> Iterator[tuple[str, str | None, str, tuple[str, ...], str]]:
    """Each paragraph in the order of the page: its part, area, text without citations, facts, and what else counts."""
    if brief.get("bottom_line"):
        yield from _blocks("Bottom line", None, brief["bottom_line"])
    for number, judgement in enumerate(brief.get("key_judgements", ()), start=1):
        sure = f"{judgement['confidence']}: {judgement['why']}"
        yield from _blocks(f"Key judgement {number}", None, judgement["text"], sure)
    for section in brief["sections"]:
        yield "Section title", section["area"], section["title"], (), ""
        yield from _blocks(section["title"], section["area"], section["text"])


def _blocks(
    part: str, area: str | None, text: str, more: str = ""
) -> Iterator[tuple[str, str | None, str, tuple[str, ...], str]]:
    for block in prose.blocks(text):
        words, at = [], block.start
        for group in block.groups:
            words.append(text[at : group.start].rstrip())
            at = group.end
        words.append(text[at : block.end])
        facts = tuple(dict.fromkeys(fact for group in block.groups for fact in group.facts))
        yield part, area, " ".join("".join(words).split()), facts, more


def _paragraph(
    part: str,
    area: str | None,
    text: str,
    facts: tuple[str, ...],
    more: str,
    *,
    claims: Mapping[str, str],
    words: Mapping[str, str],
) -> PrintedParagraph:
    # A paragraph that is only a citation prints the claim.
    told = text or claims.get(facts[0] if facts else "", part)
    split = told.split()
    opening = " ".join(split[:_OPENING]) + (" ..." if len(split) > _OPENING else "")
    level, _, why = more.partition(": ")
    whole = f"{told} {words[f'confidence {level}']}{words['colon']} {why}" if more else told
    digest = hashlib.sha256(f"{text or facts}\n{more}".encode()).hexdigest()
    return PrintedParagraph(part=part, area=area, opening=opening, sha256=digest, facts=facts, text=whole)
