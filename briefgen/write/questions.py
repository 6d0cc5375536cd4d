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


def table(verified: Verified, slug: str, key: str, *, terms: Terms, language: str) -> dict[str, Any]:
    """A question with its accounts: who, what, when; the account's id for its citation."""
    question = verified.library.questions[key]
    known = [name for name in question.accounts if not verified.library.later(name, verified.as_of[slug])]
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


def touching(verified: Verified, slug: str, printed: Collection[str]) -> Iterator[tuple[Question, tuple[str, ...]]]:
    """The questions that touch a printed fact and are shown in no table, each with its facts that are known."""
    tables = {show.accounts for section in verified.library.briefs[slug].sections for show in section.show}
    for key, question in verified.library.questions.items():
        known = verified.library.open_on(question, verified.as_of[slug])
        if key not in tables and set(known) & set(printed):
            yield question, known
