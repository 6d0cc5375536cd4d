"""Open questions as a brief prints them: accounts side by side in a table, the rest in a box of its own.

What is later than the brief's day is not known to it. Plain functions over the verified library.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from markupsafe import Markup

from briefgen.check.verify import Verified
from briefgen.library.model import Fact, Question
from briefgen.write import citing
from briefgen.write.dates import spoken

Terms = Mapping[str, str]


def later(verified: Verified, slug: str, name: str) -> bool:
    """Whether a fact is unknown to a brief: missing, or from a source issued after its day."""
    filed, day = verified.library.facts.get(name), verified.as_of[slug]
    if filed is None or day is None:
        return filed is None
    named = (verified.library.sources.get(filed.source_of(selector)) for selector in filed.fact.at)
    return any(source.issued.ends_after(day) for source in named if source)


def table(verified: Verified, slug: str, key: str, *, terms: Terms, language: str) -> dict[str, Any]:
    """A question with its accounts: who, what, when; the account's id for its citation."""
    question = verified.library.questions[key]
    known = [name for name in question.accounts if not later(verified, slug, name)]
    return {
        "kind": "accounts",
        "question": question.question or "",
        "differ": terms[question.differ or ""],
        "rows": [_row(verified, name, terms=terms, language=language) for name in known],
    }


def _row(verified: Verified, name: str, *, terms: Terms, language: str) -> dict[str, Any]:
    filed = verified.library.facts[name]
    fact: Fact = filed.fact
    voice = terms["own voice"].format(citing.plain(verified.library.sources[filed.source], terms))
    when = fact.said or fact.date
    return {
        "fact": name,
        "who": citing.called(verified.library, fact.says, terms) if fact.says else Markup(voice),
        "claim": fact.claim_in(language),
        "when": spoken(when, terms) if when else terms["not dated"],
    }


def box(
    verified: Verified, slug: str, printed: Collection[str], *, terms: Terms, note_of: Callable[..., Markup]
) -> list[dict[str, Any]]:
    """The questions of the box, each with the notes of its facts."""
    rows = []
    for question, known in touching(verified, slug, printed):
        text = question.gap.rstrip(".") if question.gap else question.question or ""
        differ = "" if question.gap else terms[question.differ or ""]
        rows.append({"text": text, "notes": note_of(*known), "differ": differ})
    return rows


def touching(verified: Verified, slug: str, printed: Collection[str]) -> Iterator[tuple[Question, list[str]]]:
    """The questions that touch a printed fact and are shown in no table, each with its facts that are known.

    A gap that speaks of a later fact is not known on the brief's day, nor are accounts that only one fact gives then.
    """
    tables = {show.accounts for section in verified.library.briefs[slug].sections for show in section.show}
    for key, question in verified.library.questions.items():
        known = [fact for fact in (*question.accounts, *question.about) if not later(verified, slug, fact)]
        whole = len(known) == len(question.about) if question.gap else len(known) > 1
        if whole and key not in tables and set(known) & set(printed):
            yield question, known
