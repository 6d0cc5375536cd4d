"""What a brief rests on, and how far it is reviewed: the facts it prints, all that withholds it, its seals.

Judges nothing: an error in any of what it names is for `check.verify` to weigh.
"""

from __future__ import annotations

from dataclasses import replace

from briefgen.check.case import Case
from briefgen.check.each import Each
from briefgen.check.prose import shown
from briefgen.check.standing import beside, standings
from briefgen.library.reviews import Reviews
from briefgen.words.diagnostics import Subject


def beside_reviews(case: Case) -> Case:
    """The case with everything beside what its library's reviews approved."""
    library = case.library
    entries = Each(library.facts, case.entries)
    printed = {slug: claims(case, slug) for slug in library.briefs}
    return replace(case, standings=standings(library, entries=entries, writings=case.writings, printed=printed))


def reviewed(case: Case, reviews: Reviews) -> Case:
    """The case after a reader's step: the same things, beside other reviews of them."""
    library = replace(case.library, reviews=reviews)
    return replace(case, library=library, standings=beside(case.standings, library))


def claims(case: Case, slug: str) -> tuple[str, ...]:
    """The facts whose claims a brief prints, each once: cited, shown, or an account in a table and known on its day."""
    printed = (fact for fact, _ in (*case.printed(slug), *case.accounts(slug)))
    return tuple(dict.fromkeys(fact for fact in printed if fact in case.library.facts))


def uses(case: Case, slug: str) -> set[Subject]:
    """Everything a brief rests on: what it cites or shows, all grounds, sources, names and questions, and itself."""
    library = case.library
    facts = {fact for fact, _ in case.printed(slug)}
    subjects: set[Subject] = {f"brief:{slug}", "library"}
    tables = {key for kind, key, _ in shown(library.briefs[slug]) if kind == "question"}
    for key, question in library.questions.items():
        if key in tables or facts & {*question.accounts, *question.about}:
            subjects.add(f"question:{key}")
            facts.update(question.accounts)
    for fact in library.grounded(facts):
        subjects.add(f"fact:{fact}")
        if filed := library.facts.get(fact):
            subjects.update(f"source:{name}" for name in filed.sources)
            subjects.update(f"source:{twin.source}" for entry in case.entries(fact) for twin in entry.reprints)
            names = (library.named(spelling) for spelling in (filed.fact.says, *filed.fact.actors) if spelling)
            subjects.update(f"name:{name.name}" for name in names if name)
    return subjects
