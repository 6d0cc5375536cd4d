"""Corrupts a library in every way, one at a time, and counts what notices: `mutations.py [LIBRARY]`.

For each kind: how many were tried, how many a rule of an expected code finds with the archive, how many it finds
without it (from the lock and what is typed), how many only another rule finds. Of the rest: how many break a seal of
`reviews.yaml` as it is, how many stand in a fact or a paragraph that no second reader has approved, so that a brief
with it is a draft, and how many nothing shows. A second table says why the data cannot show what no rule finds
(`reasons.py`); a mutant without a reason is one that a rule ought to find. Checks of one mutant look at what it
touches; a sample is checked in whole, and must give the same codes. Ends with 1 where a bar is missed.
"""

from __future__ import annotations

import os
import sys
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(CHECKOUT), str(CHECKOUT / "bench")]

from datetime import date  # noqa: E402

import corruptions  # noqa: E402
from corruptions import EXPECTED, Mutant  # noqa: E402
from reasons import reason, shown_by  # noqa: E402

from briefgen.build.locking import renewed  # noqa: E402
from briefgen.check import evidence, texts  # noqa: E402
from briefgen.check.bearings import bearing  # noqa: E402
from briefgen.check.case import Case, Sheet  # noqa: E402
from briefgen.check.prose import Writing  # noqa: E402
from briefgen.check.rules import RULES  # noqa: E402
from briefgen.check.verify import open_case, verify  # noqa: E402
from briefgen.library.briefs import Brief  # noqa: E402
from briefgen.library.library import Library  # noqa: E402
from briefgen.library.load import load  # noqa: E402
from briefgen.library.lock import Locked, sealed  # noqa: E402
from briefgen.library.memo import Memo  # noqa: E402
from briefgen.words.diagnostics import Diagnostic  # noqa: E402

SAMPLE = 12
#: Rules on seals stay out, because a seal is counted by itself, and so does the digest by which a translation knows
#: its original; and a part of a library leaves sources unused.
ASIDE = frozenset(["BG207", "BG501", "BG502", "BG503", "BG523"])
#: These look at a whole brief, and a block alone tells them nothing.
OF_BRIEFS = frozenset(["BG406", "BG411", "BG425"])
Found = frozenset[tuple[str, str]]


@dataclass
class Tally:
    """What became of the mutants of one kind."""

    tried: int = 0
    rule: int = 0
    without: int = 0
    other: Counter[str] = field(default_factory=Counter)
    shown: Counter[str] = field(default_factory=Counter)
    why: Counter[str] = field(default_factory=Counter)


class Bench:
    """A library as it was locked, with the archive or without it, and what checking gives of its parts."""

    def __init__(self, library: Library, *, sheets: Mapping[str, Sheet]) -> None:
        self.library, self.sheets = library, sheets
        self.case = open_case(library)
        self.known: dict[object, Found] = {}
        self.beside: dict[str, set[str]] = {fact: set() for fact in library.facts}
        for _, unit in self.case.units():
            for fact in unit.group.facts if unit.group else ():
                self.beside[fact] |= {*unit.group.facts} if unit.group else set()

    def new(self, mutant: Mutant) -> set[str]:
        """The codes that a mutant's part gives and the same part of the unmutated library does not."""
        if mutant.source:
            return self.whole(mutant)
        if mutant.before is None or mutant.after is None:
            return self._of_fact(mutant)
        around, now = (_told_at(piece, mutant.at) for piece in (mutant.before, mutant.after))
        slug = mutant.before.brief
        beside, key = self.beside_it(mutant.before, mutant.at), ("block", slug, around.place, mutant.at)
        here = self._differs(mutant.library, key, [around, *beside], [now, *beside]) - OF_BRIEFS
        if here & mutant.expected or not mutant.kind.endswith(("cited", "dropped")):
            return here
        # What is cited bears on the whole brief: on its titles, on the other side of a question.
        pieces = self.case.writings[slug]
        swapped = [mutant.after if piece == mutant.before else piece for piece in pieces]
        return self._differs(mutant.library, ("brief", slug), list(pieces), swapped)

    def beside_it(self, piece: Writing, at: int) -> list[Writing]:
        """The block that translates the one at an offset, or that it translates."""
        briefs = self.library.briefs
        original = briefs[piece.brief].translates
        slugs = [slug for slug, brief in briefs.items() if slug == original or brief.translates == piece.brief]
        number = next((n for n, block in enumerate(piece.blocks) if block.start <= at <= block.end), 0)
        twins = [t for slug in slugs for t in self.case.writings[slug] if t.place.route == piece.place.route]
        return [replace(twin, blocks=twin.blocks[number : number + 1]) for twin in twins]

    def whole(self, mutant: Mutant) -> set[str]:
        """The same, from checking the whole library."""
        if "whole" not in self.known:
            self.known["whole"] = _codes(verify(self.library).diagnostics)
        library = replace(mutant.library, texts=self.library.texts)
        return {code for code, _ in _codes(verify(library).diagnostics) - self.known["whole"]}

    def _of_fact(self, mutant: Mutant) -> set[str]:
        """A fact with its grounds, with what is cited beside it, and with the blocks that cite it."""
        old, new = (library.facts[mutant.fact] for library in (self.library, mutant.library))
        near = {mutant.fact, *new.fact.because, *old.fact.because, *self.beside[mutant.fact]}
        facts = self.library.facts.values()
        if mutant.kind in ("name in claim", "speaker"):  # a theme's passages lend each other names
            theme = (old.place.file, old.place.route[:1])
            near |= {f.id for f in facts if (f.place.file, f.place.route[:1]) == theme}
        if mutant.kind == "date":  # and a source's facts their dates
            near |= {f.id for f in facts if f.source == old.source and (f.fact.date or f.fact.said)}
        told = [_told_of(one, mutant.fact) for pieces in self.case.writings.values() for one in pieces]
        told = [one for one in told if one.blocks]
        key = ("fact", mutant.fact, frozenset(near))
        if key not in self.known:
            self.known[key] = self._focus(self.library, near, told)
        found = {code for code, _ in self._focus(mutant.library, near, told) - self.known[key]}
        return found if mutant.kind == "date" else found - {"BG326"}

    def _differs(self, library: Library, key: object, old: list[Writing], new: list[Writing]) -> set[str]:
        if key not in self.known:
            self.known[key] = self._focus(self.library, {f for one in old for f in one.cited}, old)
        facts = {fact for one in new for fact in one.cited}
        return {code for code, _ in self._focus(library, facts, new, anew=True) - self.known[key]} - {"BG326"}

    def _focus(self, library: Library, facts: set[str], told: list[Writing], *, anew: bool = False) -> Found:
        """What the rules find in some facts and some pieces of prose, as if there were nothing else."""
        slugs = dict.fromkeys(piece.brief for piece in told)
        writings = {slug: tuple(piece for piece in told if piece.brief == slug) for slug in slugs}
        entries = tuple(entry for entry in self.library.lock.entries if entry.fact in facts)
        briefs = {slug: _only(library.briefs[slug], writings[slug]) for slug in slugs}
        part = replace(
            library,
            facts={key: library.facts[key] for key in sorted(facts) if key in library.facts},
            briefs=briefs,
            lock=Locked.of(entries),
            texts=self.library.texts,
        )
        # Other prose may quote other words, and a fact's entry holds what prose takes from its passage.
        quoting = {fact for piece in told for fact in piece.cited} if anew else set()
        fresh = {key for key, filed in part.facts.items() if key in quoting or filed is not self.library.facts[key]}
        again = replace(part, facts={key: part.facts[key] for key in sorted(fresh)})
        new = evidence.verdicts(again, self.sheets, evidence.wanted(again, writings))
        judged = {key: new.get(key) or self.case.verdicts[key] for key in part.facts}
        bearings = {key: bearing(filed, judged[key]) for key, filed in part.facts.items()}
        case = Case(part, {}, judged, bearings, writings, {slug: briefs[slug].as_of for slug in slugs})
        return _codes(diagnostic for rule in RULES if rule.CODE not in ASIDE for diagnostic in rule.check(case))


def _told_of(piece: Writing, fact: str) -> Writing:
    """A piece of prose with those of its blocks alone that cite a fact."""
    return replace(piece, blocks=tuple(b for b in piece.blocks if any(fact in group.facts for group in b.groups)))


def _told_at(piece: Writing, offset: int) -> Writing:
    """A piece of prose with the block alone that an offset is in."""
    return replace(piece, blocks=tuple(block for block in piece.blocks if block.start <= offset <= block.end))


def _only(brief: Brief, pieces: Iterable[Writing]) -> Brief:
    """A brief with those of its judgements alone that are among some pieces: a rule pairs the two lists."""
    numbers = [int(piece.place.route[1]) for piece in pieces if piece.role == "judgement"]
    return brief.model_copy(update={"key_judgements": tuple(brief.key_judgements[n] for n in numbers)})


def _codes(diagnostics: Iterable[Diagnostic]) -> Found:
    """What is found, but for the rules set aside: codes, and places with messages."""
    return frozenset((d.code, f"{d.place}{d.message}") for d in diagnostics if d.code not in ASIDE)


def opened(folder: Path, archive: Path | None) -> Library:
    """A library with its texts, and a lock of it as it stands."""
    library, known = load(folder, display=folder.name, archive=archive)
    if library is None or library.texts is None:
        sys.exit("The bench needs a library that reads, and the texts of its archive.")
    return replace(library, lock=Locked.of(sealed(renewed(library, known)[0], on=date(2020, 1, 1)).entries))


def tally(library: Library) -> tuple[dict[str, Tally], list[str]]:
    """Every mutant of a library tried; and where a focused check and a whole one disagree."""
    # Every text is held at once: a few thousand mutants are looked for in all of them.
    here, away = Bench(library, sheets=dict(texts.Sheets(library, Memo()))), Bench(library.without_texts(), sheets={})
    mutants = [*corruptions.of_facts(here.case), *corruptions.of_sources(library), *corruptions.of_prose(here.case)]
    found = {kind: Tally() for kind in EXPECTED}
    astray = []
    for number, mutant in enumerate(mutants):
        row = found[mutant.kind]
        codes, without = here.new(mutant), away.new(mutant)
        row.tried += 1
        row.rule += bool(codes & mutant.expected)
        row.without += bool(without & mutant.expected)
        if not codes & mutant.expected:
            row.why.update([reason(mutant, here.case)])
            if codes:
                row.other.update([min(codes)])
            else:
                row.shown.update([shown_by(mutant, here.case)])
        if number % max(len(mutants) // SAMPLE, 1) == 0 and not mutant.source:
            for bench, part in ((here, codes), (away, without)):
                # The rest of the brief may add codes of its own; whether one of the expected is there must be the same.
                whole = bench.whole(mutant)
                if not part <= whole or bool(part & mutant.expected) != bool(whole & mutant.expected):
                    astray.append(f"{mutant.kind} {mutant.fact}: {sorted(part)} in part, {sorted(whole)} in whole")
    return found, astray


def main() -> int:
    """Print the table, and say whether the bars hold."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else CHECKOUT / "briefs"
    beside = CHECKOUT.parent / "shared" / "sources"
    elsewhere = len(sys.argv) > 1 or "BRIEFGEN_ARCHIVE" in os.environ or not beside.is_dir()
    started, worked = time.perf_counter(), time.process_time()
    found, astray = tally(opened(folder, None if elsewhere else beside))
    heads = ("tried", "by a rule", "by lock", "other rule", "by a seal", "unread", "nothing")
    print(f"{'kind':28}" + "".join(f"{head:>12}" for head in heads))
    for kind, row in found.items():
        others = ", ".join(f"{code} {count}" for code, count in sorted(row.other.items()))
        shown = (row.shown[by] for by in ("seal", "unread", "nothing"))
        counts = (row.tried, row.rule, row.without, row.other.total(), *shown)
        print(f"{kind:28}" + "".join(f"{count:12}" for count in counts) + f"  {others}")
    total = sum(row.tried for row in found.values())
    seconds, busy = time.perf_counter() - started, time.process_time() - worked
    print(f"{total} mutants in {busy:.0f} s of one processor, {seconds:.0f} s by the clock. By a rule: of an expected")
    print("code, with the archive; by lock: the same without it; by a seal: one of reviews.yaml breaks; unread: where")
    print("nobody has approved it yet.")
    print("\nWhat no rule finds, because the data cannot show it:")
    for kind, row in found.items():
        for why, count in sorted(row.why.items()):
            print(f"{kind:28}{count:12}  {why or 'NO REASON: a rule is missing'}")
    missing = [
        f"no rule finds, and no reason says why: {row.why['']} of {kind}" for kind, row in found.items() if row.why[""]
    ]
    for line in (*astray, *missing):
        print(line, file=sys.stderr)
    return int(bool(astray or missing or any(row.shown["nothing"] for row in found.values())))


if __name__ == "__main__":
    sys.exit(main())
