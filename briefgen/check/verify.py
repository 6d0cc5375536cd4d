"""The one place that makes a `Verified`: every verdict, every rule, and what each brief rests on.

The stages after this accept nothing but its outcome. It prints nothing and stops at nothing: all
diagnostics of all rules come together, and a brief is withheld if it, or anything it uses, has an error.
Facts and briefs are judged one by one, each by its portion of the library, so that what was judged before need
not be judged again; `judge` does the same with everything in hand and without a memory, to hold that up to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field, replace
from datetime import date

from briefgen.check import evidence
from briefgen.check.bearings import bearing
from briefgen.check.case import Case, Verdict
from briefgen.check.each import Each
from briefgen.check.families import Families, Family
from briefgen.check.portions import Portions
from briefgen.check.prose import writings
from briefgen.check.resting import beside_reviews as beside_reviews
from briefgen.check.resting import claims as claims
from briefgen.check.resting import uses as uses
from briefgen.check.rules import RULES, of, told
from briefgen.check.shelves import Shelves
from briefgen.check.texts import Sheets
from briefgen.library.library import Library
from briefgen.library.lock import Entry
from briefgen.library.memo import Memo
from briefgen.words.diagnostics import Diagnostic, Subject, in_order

_MADE_HERE = object()


@dataclass(frozen=True)
class Verified:
    """A library that was checked.

    `entries` are each fact's passages, `as_of` the day each brief stands on, `withheld` which briefs may not
    print, `blamed` all that has an error, `unreviewed` how many claims and paragraphs of each brief have no seal,
    `portions` what each brief rests on, with its key. Only `verify` and `judge` make one.
    """

    library: Library
    entries: Mapping[str, tuple[Entry, ...]]
    as_of: Mapping[str, date | None]
    withheld: Mapping[str, bool]
    blamed: frozenset[Subject]
    unreviewed: Mapping[str, tuple[int, int]]
    made_by: object
    portions: Mapping[str, Family] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.made_by is not _MADE_HERE:
            raise TypeError("only check.verify.verify makes a Verified")

    @property
    def printable(self) -> tuple[str, ...]:
        """The briefs that may be printed, sorted."""
        return tuple(sorted(slug for slug, held in self.withheld.items() if not held))

    def portion(self, slug: str) -> Verified:
        """The same, narrowed to what a brief rests on: all that composing it may see."""
        family = self.portions.get(slug)
        if family is None:
            return self
        entries = {fact: self.entries[fact] for fact in family.facts}
        return replace(self, library=family.portion, entries=entries)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What checking gave: the verified library and all diagnostics, in order."""

    verified: Verified
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True)
class _Briefs:
    """What came of judging a brief and its translations."""

    diagnostics: tuple[Diagnostic, ...]
    uses: Mapping[str, frozenset[Subject]]
    unreviewed: Mapping[str, tuple[int, int]]


def verify(
    library: Library, *, known: Iterable[Diagnostic] = (), as_of: date | None = None, memo: Memo | None = None
) -> Outcome:
    """Check everything of a library.

    `known` are the diagnostics of loading, which withhold like any other; `as_of` stands for the briefs' own
    day; what `memo` holds is not judged again. Gives codes BG2 to BG5 (see `check.rules`).
    """
    return _verified(library, known=known, as_of=as_of, memo=memo or Memo())[1]


def looked_into(
    library: Library, *, known: Iterable[Diagnostic] = (), as_of: date | None = None, memo: Memo | None = None
) -> tuple[Case, Outcome]:
    """The outcome of `verify`, with the case behind it, for those who show more than a verdict."""
    case, outcome = _verified(library, known=known, as_of=as_of, memo=memo or Memo())
    briefs = library.briefs.items()
    pieces = {slug: writings(slug, brief, library.places[f"brief:{slug}"]) for slug, brief in briefs}
    return beside_reviews(replace(case, writings=pieces)), outcome


def _verified(library: Library, *, known: Iterable[Diagnostic], as_of: date | None, memo: Memo) -> tuple[Case, Outcome]:
    parts, ready = Portions(library, as_of=as_of, memo=memo), Sheets(library, memo)
    facts = Shelves(parts, ready, memo)
    case = Case(
        library=library,
        sheets=ready,
        verdicts=facts.verdicts,
        bearings=facts.bearings,
        writings={},
        as_of={slug: as_of or brief.as_of for slug, brief in library.briefs.items()},
        lost=ready.lost,
        alike=ready.alike,
        twins=facts.twins,
    )
    families = tuple(Families(parts, facts))
    judged = [_briefs(case, family, parts, memo) for family in families]
    found = [*known, *told(of("library"), replace(case, verdicts=_by_fact(facts.unlocked))), *facts.groups()]
    found.extend(facts.diagnostics)
    found.extend(diagnostic for one in judged for diagnostic in one.diagnostics)
    made = _outcome(
        case,
        found,
        uses={slug: used for one in judged for slug, used in one.uses.items()},
        unreviewed={slug: count for one in judged for slug, count in one.unreviewed.items()},
    )
    portions = {slug: family for family in families for slug in family.slugs}
    return case, replace(made, verified=replace(made.verified, portions=portions))


def _by_fact(verdicts: Iterable[Verdict]) -> dict[str, tuple[Verdict, ...]]:
    found: dict[str, tuple[Verdict, ...]] = {}
    for verdict in verdicts:
        found[verdict.fact] = (*found.get(verdict.fact, ()), verdict)
    return found


def _briefs(whole: Case, family: Family, parts: Portions, memo: Memo) -> _Briefs:
    """A brief and its translations, judged by their portion."""

    def judged() -> _Briefs:
        part = family.portion
        pieces = {slug: parts.pieces(slug) for slug in family.slugs}
        verdicts = {fact: whole.verdicts[fact] for fact in family.facts}
        bearings = {fact: whole.bearings[fact] for fact in family.facts}
        case = beside_reviews(Case(part, {}, verdicts, bearings, pieces, whole.as_of, asked=()))
        return _Briefs(
            told(of("brief"), case),
            {slug: frozenset(uses(case, slug)) for slug in family.slugs},
            {slug: case.standings.unreviewed(slug) for slug in family.slugs},
        )

    return memo.of("brief", family.key, judged) if family.key else judged()


def judge(case: Case, *, known: Iterable[Diagnostic] = ()) -> Outcome:
    """Check an opened case, everything at once: the same outcome as `verify` gives."""
    briefs = case.library.briefs
    return _outcome(
        case,
        [*known, *told(RULES, case)],
        uses={slug: uses(case, slug) for slug in briefs},
        unreviewed={slug: case.standings.unreviewed(slug) for slug in briefs},
    )


def _outcome(
    case: Case,
    found: list[Diagnostic],
    *,
    uses: Mapping[str, Set[Subject]],
    unreviewed: Mapping[str, tuple[int, int]],
) -> Outcome:
    diagnostics = in_order(found)
    blamed = {subject for d in diagnostics if d.level == "error" for subject in d.about}
    everything = any(d.level == "error" and not d.about for d in diagnostics)
    held = {slug: everything or bool(blamed & uses[slug]) for slug in case.library.briefs}
    entries = Each(case.library.facts, case.entries)
    verified = Verified(case.library, entries, case.as_of, held, frozenset(blamed), unreviewed, _MADE_HERE)
    return Outcome(verified, diagnostics)


def open_case(library: Library, *, as_of: date | None = None) -> Case:
    """What the rules look at, everything at once."""
    pieces = {slug: writings(slug, brief, library.places[f"brief:{slug}"]) for slug, brief in library.briefs.items()}
    ready = Sheets(library, Memo())
    judged = evidence.verdicts(library, ready, evidence.wanted(library, pieces))
    bearings = {fact: bearing(filed, judged[fact]) for fact, filed in library.facts.items()}
    days = {slug: as_of or brief.as_of for slug, brief in library.briefs.items()}
    twins = frozenset(t.source for those in judged.values() for v in those if v.entry for t in v.entry.reprints)
    case = Case(library, ready, judged, bearings, pieces, days, ready.lost, alike=ready.alike, twins=twins)
    return beside_reviews(case)
