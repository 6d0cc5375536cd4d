"""A library as a brief in its own language prints it: labels, notes, claims, questions, descriptors.

What has no wording in it stays as it is, marked with its language. The record keeps the library's own words, so it
is not made from what this gives.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from briefgen.check.verify import Verified
from briefgen.library.library import Filed
from briefgen.library.model import Question, Source

Terms = Mapping[str, str]


def localized(verified: Verified, slug: str, terms: Terms) -> Verified:
    """The verified library for one brief; the same where the brief is in the language of the house."""
    library = verified.library
    house, tongue = library.house.language[:2], library.tongue(slug)[:2]
    if tongue == house:
        return verified
    mark = f" ({terms.get(f'in language {house}', terms['in language'])})"
    facts = {name: _fact(filed, verified, slug, mark=mark) for name, filed in library.facts.items()}
    asked = library.briefs[slug].questions
    questions = {key: _question(question, asked.get(key), mark) for key, question in library.questions.items()}
    told = library.briefs[slug].sources
    sources = {name: _source(source, told.get(name), mark) for name, source in library.sources.items()}
    return replace(verified, library=replace(library, facts=facts, questions=questions, sources=sources))


def _fact(filed: Filed, verified: Verified, slug: str, *, mark: str) -> Filed:
    fact, tongue = filed.fact, verified.library.tongue(slug)[:2]
    rendered = verified.library.briefs[slug].facts.get(filed.id)
    spoken = isinstance(fact.claim, dict) and tongue in fact.claim
    note = (rendered and rendered.note) or (f"{fact.note}{mark}" if fact.note else None)
    label = (rendered and rendered.label) or fact.label
    claim = fact.claim if spoken else {tongue: f"{fact.claim_in(tongue)}{mark}"}
    return filed.changed(claim=claim, note=note, label=label)


def _question(question: Question, own: str | None, mark: str) -> Question:
    if question.gap:
        return question.model_copy(update={"gap": own or f"{question.gap.rstrip('.')}{mark}."})
    return question.model_copy(update={"question": own or f"{question.question}{mark}"})


def _source(source: Source, own: str | None, mark: str) -> Source:
    descriptor = own or (f"{source.descriptor}{mark}" if source.descriptor else None)
    return source.model_copy(update={"descriptor": descriptor})
