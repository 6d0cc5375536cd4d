"""The whole record of a brief as canonical JSON: claims, sources, passages' digests and offsets, notes.

No text of a source is in it but the anchors' few words. Keys are sorted, nothing depends on time or machine.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from briefgen.check.verify import Verified
from briefgen.library.lock import Entry
from briefgen.library.model import Question
from briefgen.library.written import Written
from briefgen.write.manuscript import Note


def record(verified: Verified, slug: str, notes: tuple[Note, ...]) -> str:
    """The record of what the brief prints: JSON, UTF-8, keys sorted."""
    library, day = verified.library, verified.as_of[slug]
    facts = list(dict.fromkeys(fact for note in notes for fact in note.facts))
    sources = dict.fromkeys(name for fact in facts for name in library.facts[fact].sources)
    twins = {t.source for f in facts for e in verified.entries[f] for t in e.reprints}
    known = [name for name in twins if library.sources[name].stands_on(day)]
    claims, paragraphs = verified.unreviewed[slug]
    content = {
        "slug": slug,
        "unreviewed": {"claims": claims, "paragraphs": paragraphs},
        "as_of": day.isoformat() if day else None,
        "brief": _plain(library.briefs[slug]),
        **({"series": library.house.series} if library.house.series else {}),
        "facts": [_fact(verified, fact, known) for fact in sorted(facts)],
        "sources": [_plain(library.sources[name]) for name in sorted({*sources, *known})],
        "questions": [_plain(question) for question in _questions(verified, slug, facts)],
        "notes": [{"number": n.number, "facts": list(n.facts), "inferred": n.inferred} for n in notes],
    }
    return json.dumps(content, ensure_ascii=False, sort_keys=True, indent=1)


def _questions(verified: Verified, slug: str, facts: list[str]) -> Iterator[Question]:
    """The questions that touch these facts, without what was not yet known on the brief's day."""
    for _, question in sorted(verified.library.questions.items()):
        known = verified.library.open_on(question, verified.as_of[slug])
        if set(known) & set(facts):
            told = {"accounts": question.accounts, "about": question.about}
            yield question.model_copy(update={k: tuple(f for f in v if f in known) for k, v in told.items()})


def _fact(verified: Verified, fact: str, known: list[str]) -> dict[str, Any]:
    filed = verified.library.facts[fact]
    return {
        **_plain(filed.fact),
        "theme": filed.heading,
        "passages": [_passage(entry, known) for entry in verified.entries[fact]],
    }


def _passage(entry: Entry, known: list[str]) -> dict[str, Any]:
    shown = ("source", "sha256", "passage", "start", "end", "paragraph")
    twins = [twin for twin in entry.reprints if twin.source in known]
    return {
        **{field: getattr(entry, field) for field in shown},
        "reprints": [{field: getattr(twin, field) for field in shown} for twin in twins],
    }


def _plain(written: Written) -> dict[str, Any]:
    return written.model_dump(mode="json", by_alias=True, exclude_defaults=True)
