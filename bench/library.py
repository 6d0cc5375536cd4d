"""Writes an invented library of any size, with its captured texts, for the other benchmarks. Not a fixture of tests.

Real in shape: what the project's own library was measured to have (`invented/shape.py`), it has in the same shares:
reprints, sayings and plans, passages apart, French and Russian names, notes, gaps, accounts side by side, key
judgements, recommendations, timelines, bars and rails; and of every four documents one is the French of the one before.
The same numbers give the same bytes. `python bench/library.py DIR --briefs 200`. Ends by recording every passage with
`lock`.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from invented import files, shape
from invented.briefs import Brief, brief
from invented.facts import Fact, Report, paired, reports

#: Where the number of facts is given: facts a report, as the row `check` of `scale.py` asks.
_FACTS_A_REPORT = 10


@dataclass(frozen=True, slots=True)
class Plan:
    """A library before it is written: its reports, and its documents by slug, each translation after its original."""

    reports: tuple[Report, ...]
    briefs: dict[str, Brief]
    translations: dict[str, str]

    def behind(self, one: Brief) -> tuple[Report, ...]:
        """The reports that a brief prints facts from."""
        printed = {fact.number for fact in one.printed}
        return tuple(report for report in self.reports if any(fact.number in printed for fact in report.facts))

    def alone(self, slug: str) -> Plan:
        """The same library with one brief in it, untranslated, and the reports that this needs."""
        only = self.briefs[slug]
        return Plan(self.behind(only), {slug: only}, {})

    def once(self) -> tuple[str, Fact, Report]:
        """A brief without translation, and a fact with a note that this document alone cites; and its report."""
        cited = Counter(fact.number for one in self.briefs.values() for fact in one.printed)
        for slug, one in self.briefs.items():
            for fact in one.printed if slug not in self.translations.values() else ():
                if fact.note and cited[fact.number] == 1:
                    return slug, fact, next(report for report in self.reports if fact in report.facts)
        raise LookupError("no fact with a note is cited by one brief alone: take more briefs")

    def write(self, folder: Path, *, size: int | None = None) -> None:
        """All of it, in a folder that is not there yet; `size` is the bytes of a captured text."""
        files.house(folder)
        for report in self.reports:
            files.report(folder, report, size=size)
        files.questions(folder, (asked for report in self.reports for asked in report.questions))
        for slug, one in self.briefs.items():
            files.brief(folder, slug, one)
        for slug, other in self.translations.items():
            one = self.briefs[other]
            files.brief(folder, slug, one, other=other, behind=self.behind(one))


def planned(documents: int, facts: int | None = None) -> Plan:
    """A library of so many documents; with so many facts, or as many as the real one has for each brief."""
    originals = [at for at in range(documents) if at % shape.TRANSLATED != shape.TRANSLATED - 1]
    many = facts or len(originals) * shape.FACTS_A_BRIEF
    a_report = _FACTS_A_REPORT if facts else sum(shape.REPORTS) / len(shape.REPORTS)
    told = reports(many, max(round(many / a_report), 1))
    every, asked = [fact for report in told for fact in report.facts], paired(told)
    briefs: dict[str, Brief] = {}
    before: tuple[Fact, ...] = ()
    for number, at in enumerate(originals):
        first = max(min(number * many // len(originals), many - shape.FACTS_A_BRIEF), 0)
        roll = shape.dice("again", number)
        open_ones = [fact for fact in before if fact.number not in asked]
        again = roll.sample(open_ones, min(roll.choice(shape.SHARED), len(open_ones)))
        home = every[first : first + shape.FACTS_A_BRIEF]
        made = brief(number, home, again=again, asked=asked, known=dict(enumerate(every)))
        briefs[f"brief-{at:04d}"], before = made, made.printed
    translations = {f"brief-{at - 1:04d}.fr": f"brief-{at - 1:04d}" for at in range(documents) if at not in originals}
    return Plan(told, briefs, translations)


def main() -> None:
    """Write the library that the command line asks for, and lock it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--briefs", type=int, default=200, help="documents, translations among them")
    parser.add_argument("--facts", type=int, help="in reports of ten; 65 a brief, 49 a report, if not given")
    parser.add_argument("--size", type=int, help="bytes of a captured text, about; some 120 a fact if not given")
    parser.add_argument("--alone", metavar="SLUG", help="of all this, one brief and what it needs")
    asked = parser.parse_args()
    plan = planned(asked.briefs, asked.facts)
    (plan.alone(asked.alone) if asked.alone else plan).write(asked.folder, size=asked.size)
    lock = [sys.executable, "-m", "briefgen", "lock", "--library", str(asked.folder), "--on", "2020-01-01"]
    sys.exit(subprocess.run(lock, check=False).returncode)


if __name__ == "__main__":
    main()
