"""The one function that makes a `Verified`: every verdict, every rule, and what each brief rests on.

The stages after this accept nothing but its outcome. It prints nothing and stops at nothing: all
diagnostics of all rules come together, and a brief is withheld if it, or anything it uses, has an error.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from briefgen.check import evidence
from briefgen.check.bearings import bearing
from briefgen.check.case import Case
from briefgen.check.prose import shown, writings
from briefgen.check.rules import RULES
from briefgen.check.rules.as_of import too_late
from briefgen.check.standing import standings
from briefgen.library.library import Library
from briefgen.library.lock import Entry
from briefgen.words.diagnostics import Diagnostic, Subject, in_order

_MADE_HERE = object()


@dataclass(frozen=True)
class Verified:
    """A library that was checked.

    `entries` are each fact's passages, `as_of` the day each brief stands on, `withheld` which briefs may not
    print, `blamed` all that has an error, `unreviewed` how many claims and paragraphs of each brief have no seal.
    Only `verify` makes one.
    """

    library: Library
    entries: Mapping[str, tuple[Entry, ...]]
    as_of: Mapping[str, date | None]
    withheld: Mapping[str, bool]
    blamed: frozenset[Subject]
    unreviewed: Mapping[str, tuple[int, int]]
    made_by: object

    def __post_init__(self) -> None:
        if self.made_by is not _MADE_HERE:
            raise TypeError("only check.verify.verify makes a Verified")

    @property
    def printable(self) -> tuple[str, ...]:
        """The briefs that may be printed, sorted."""
        return tuple(sorted(slug for slug, held in self.withheld.items() if not held))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What checking gave: the verified library and all diagnostics, in order."""

    verified: Verified
    diagnostics: tuple[Diagnostic, ...]


def verify(library: Library, *, known: Iterable[Diagnostic] = (), as_of: date | None = None) -> Outcome:
    """Check everything of a library.

    `known` are the diagnostics of loading, which withhold like any other; `as_of` stands for the briefs' own
    day. Gives codes BG2 to BG5 (see `check.rules`).
    """
    return judge(open_case(library, as_of=as_of), known=known)


def judge(case: Case, *, known: Iterable[Diagnostic] = ()) -> Outcome:
    """Check an opened case, for those who need to look into it as well."""
    library, found = case.library, list(known)
    for rule in RULES:
        found.extend(rule.check(case))
    diagnostics = in_order(found)
    blamed = {subject for d in diagnostics if d.level == "error" for subject in d.about}
    everything = any(d.level == "error" and not d.about for d in diagnostics)
    held = {slug: everything or bool(blamed & uses(case, slug)) for slug in library.briefs}
    entries = {fact: case.entries(fact) for fact in library.facts}
    unread = {slug: case.standings.unreviewed(slug) for slug in library.briefs}
    return Outcome(Verified(library, entries, case.as_of, held, frozenset(blamed), unread, _MADE_HERE), diagnostics)


def open_case(library: Library, *, as_of: date | None = None) -> Case:
    """What the rules look at."""
    pieces = {slug: writings(slug, brief, library.places[f"brief:{slug}"]) for slug, brief in library.briefs.items()}
    ready, lost = evidence.sheets(library)
    judged = evidence.verdicts(library, ready, evidence.wanted(library, pieces))
    bearings = {fact: bearing(filed, judged[fact]) for fact, filed in library.facts.items()}
    days = {slug: as_of or brief.as_of for slug, brief in library.briefs.items()}
    return beside_reviews(Case(library, ready, judged, bearings, pieces, days, lost))


def beside_reviews(case: Case) -> Case:
    """The case with everything beside what its library's reviews approved."""
    library = case.library
    entries = {fact: case.entries(fact) for fact in library.facts}
    printed = {slug: claims(case, slug) for slug in library.briefs}
    return replace(case, standings=standings(library, entries=entries, writings=case.writings, printed=printed))


def claims(case: Case, slug: str) -> tuple[str, ...]:
    """The facts whose claims a brief prints, each once: cited, shown, or an account in a table and known on its day."""
    tables = [key for kind, key, _ in shown(case.library.briefs[slug]) if kind == "question"]
    questions = [case.library.questions[key] for key in tables if key in case.library.questions]
    accounts = [fact for question in questions for fact in question.accounts if not too_late(case, slug, fact)]
    cited = (fact for fact, _ in case.printed(slug))
    return tuple(dict.fromkeys(fact for fact in (*cited, *accounts) if fact in case.library.facts))


def uses(case: Case, slug: str) -> set[Subject]:
    """Everything a brief rests on: facts cited or shown, their grounds, sources, names and questions, and itself."""
    library = case.library
    facts = {fact for fact, _ in case.printed(slug)}
    subjects: set[Subject] = {f"brief:{slug}", "library"}
    tables = {key for kind, key, _ in shown(library.briefs[slug]) if kind == "question"}
    for key, question in library.questions.items():
        if key in tables or facts & {*question.accounts, *question.about}:
            subjects.add(f"question:{key}")
            facts.update(question.accounts)
    for fact in list(facts):
        filed = library.facts.get(fact)
        facts.update(filed.fact.because if filed else ())
    for fact in facts:
        subjects.add(f"fact:{fact}")
        if filed := library.facts.get(fact):
            subjects.update(f"source:{filed.source_of(selector)}" for selector in filed.fact.at)
            subjects.update(f"source:{twin.source}" for entry in case.entries(fact) for twin in entry.reprints)
            names = (library.named(spelling) for spelling in (filed.fact.says, *filed.fact.actors) if spelling)
            subjects.update(f"name:{name.name}" for name in names if name)
    return subjects
