"""Writes an invented library of any size, with its captured texts, for the other benchmarks. Not a fixture of tests.

Real in shape: wire stories with a reprint each, accounts that differ, pictures, French and Russian names, sections of
30 facts a brief. The same numbers give the same bytes. `python bench/library.py DIR --briefs 200`; by default there are
ten facts a source, ten new facts a brief, and 10 KB a captured text. Ends by recording every passage with `lock`.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_PORTS = "Brélac Saint-Émile Ostby Kellhaven Nordvik Trois-Îles Мурава Заречье Lund Havner Côte-Noire Вешки".split()
_FISH = "cod herring haddock plaice salmon capelin shrimp halibut".split()
#: Some thousand words that mean nothing: with fewer, texts would share runs of words by chance, which real ones do not.
_FILL = [
    first + second + third
    for first in "ba cor del fen gru hal lim mor nes pol".split()
    for second in "ad bel cin dor ev fil gor hun il jur".split()
    for third in "a en ish or um ath el ing ost y ber dan fol gar het mur nal pod rin tes".split()
]
_NAMES = (
    ("Hélène Carré", "Arland", "harbour master of Arland"), ("Олег Ветров", "Velmark", "harbour master of Velmark"),
    ("Maëlle Orsay", "Arland", "fisheries minister of Arland"), ("Ирина Лесная", "Velmark", "envoy of Velmark"),
)  # fmt: skip
_FACTS, _SHARED = 10, 40


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: its number, its port, and the passage and claim that were made of it."""

    number: int
    port: str
    passage: str
    claim: str
    says: str
    figure: str
    year: int

    @property
    def id(self) -> str:
        """Its id in the library."""
        return f"fact-{self.number:05d}"


def fact(number: int) -> Fact:
    """Fact number so and so: every number of it is its own, so that no other passage can be taken for it."""
    dice = random.Random(number)  # noqa: S311 - a generator of documents, not of secrets
    port, fish = dice.choice(_PORTS), dice.choice(_FISH)
    figure, year = f"{number + 1000:,} tonnes", 2005 + number % 14
    says = dice.choice(_NAMES)[0] if number % 3 == 0 else ""
    told = f", {says} said" if says else ""
    passage = f"Boats of {port} brought in {figure} of {fish} in {year}{told}, more than the quota of that season."
    claim = f"In {year} the fleet at {port} landed {figure} of {fish}" + (f", according to {says}." if says else ".")
    return Fact(number, port, passage, claim, says, figure, year)


def story(facts: list[Fact], *, size: int, seed: int) -> str:
    """A captured text of about `size` bytes: furniture, and a body with each passage in a paragraph of its own."""
    dice = random.Random(seed)  # noqa: S311 - as above
    paragraphs = [f"The story {chr(97 + seed % 26)} of wire {seed} begins by the sea."]
    each = max(size // (len(facts) + 1), 200)
    for one in facts:
        words = " ".join(dice.choices(_FILL, k=each // 6))
        paragraphs += [words.capitalize() + ".", one.passage]
    body = "\n\n".join([*paragraphs, f"So ends wire {seed}."])
    return f"MENU | SIGN IN\n\n{body}\n\nMore stories: weather, sport\n"


def write(folder: Path, *, facts: int, briefs: int, size: int) -> None:
    """The whole library, in a folder that is not there yet."""
    for name in ("sources", "facts", "archive"):
        (folder / name).mkdir(parents=True)
    for first in range(0, facts, _FACTS):
        group = [fact(number) for number in range(first, min(first + _FACTS, facts))]
        _source(folder, group, wire=first // _FACTS, size=size)
    people = "\n".join(f"- {{name: {name}, side: {side}, role: {role}}}" for name, side, role in _NAMES)
    parties = "\n".join(f"- {{name: {name}, side: {name}, role: the country}}" for name in ("Arland", "Velmark"))
    (folder / "names.yaml").write_text(f"{people}\n{parties}\n", encoding="utf-8")
    (folder / "library.yaml").write_text("title: Northern Sea Desk\nparties: [Arland, Velmark]\n", encoding="utf-8")
    differing = ((n, fact(n).id, fact(n + 3).id) for n in range(4, facts - 3, 4 * _FACTS))
    asked = "- {{id: pair-{}, question: How much was it?, accounts: [{}, {}], differ: overlap}}\n"
    (folder / "questions.yaml").write_text("".join(asked.format(*pair) for pair in differing), encoding="utf-8")
    for number in range(briefs):
        (folder / f"brief-{number:04d}.yaml").write_text(brief(number, facts), encoding="utf-8")


def _source(folder: Path, group: list[Fact], *, wire: int, size: int) -> None:
    """The source of some facts; every fifth report stands in a second source too, as a reprint."""
    text = story(group, size=size, seed=wire)
    for copy in range(2 if wire % 5 == 0 else 1):
        name, data = f"wire-{wire:04d}-{'ab'[copy]}", (text if copy == 0 else f"REPRINT\n{text}").encode()
        (folder / "archive" / f"{name}.txt").write_bytes(data)
        body = f"{{start: The story {chr(97 + wire % 26)} of wire {wire} begins, end: So ends wire {wire}.}}"
        (folder / "sources" / f"{name}.yaml").write_text(
            f"id: {name}\ntype: article-newspaper\ntitle: Landings number {wire} of the season\n"
            f"author: [{{literal: Coast Wire}}]\ncontainer-title: The {'Tribune' if copy == 0 else 'Courrier'}\n"
            f"issued: 2019-03-04\nlanguage: en\norigin: wire-{wire:04d}\n"
            f"text: {{sha256: {hashlib.sha256(data).hexdigest()}, media_type: text/plain, body: {body}}}\n",
            encoding="utf-8",
        )
    entries = "".join(_entry(one) for one in group)
    file = folder / "facts" / f"wire-{wire:04d}.yaml"
    file.write_text(f"- from: wire-{wire:04d}-a\n  theme: landings\n  facts:\n{entries}", encoding="utf-8")


def _entry(one: Fact) -> str:
    says = f"      says: {one.says}\n" if one.says else ""
    return (
        f"    - id: {one.id}\n      claim: {one.claim}\n"
        f"      at: Boats of {one.port} brought in {one.figure} [...] quota of that season.\n"
        f'{says}      date: {one.year}\n      figures: {{{one.year}: "{one.figure}"}}\n'
        f"      label: Catch of {one.port}\n"
    )


def brief(number: int, facts: int) -> str:
    """A brief of ten facts of its own and twenty that every other brief cites too: three sections, a timeline."""
    first, shared = _SHARED + number * _FACTS % max(facts - _SHARED, 1), number % 2 * 20
    own = [fact(at) for at in (*range(first, first + _FACTS), *range(shared, shared + 20))]
    areas = ("cooperation", "discontent", "background")
    sections = "\n".join(
        f"  - area: {area}\n    title: What the landings show\n    text: |\n" + "\n\n".join(_paragraphs(own[at::3]))
        for at, area in enumerate(areas)
    )
    shown = ", ".join(one.id for one in own[:3])
    timeline = f"    show:\n      - timeline: {{contacts: [{shown}], ruptures: [{own[3].id}]}}\n"
    letters = "".join(chr(97 + int(digit)) for digit in str(number))
    return f"title: What came ashore, part {letters}\nas_of: 2019-12-31\nsections:\n{sections}\n{timeline}"


def _paragraphs(facts: list[Fact]) -> Iterator[str]:
    for at in range(0, len(facts), 4):
        told = (
            f"      At {one.port} the boats came home with {one.figure} in {one.year}, which"
            f" {one.says or 'the wire'} gives as the landing of one season among many [@{one.id}]."
            for one in facts[at : at + 4]
        )
        yield "\n".join(told)


def main() -> None:
    """Write the library that the command line asks for, and lock it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--briefs", type=int, default=200)
    parser.add_argument("--facts", type=int, help="40, and ten a brief, if not given")
    parser.add_argument("--size", type=int, default=10_000, help="bytes of a captured text, about")
    asked = parser.parse_args()
    write(asked.folder, facts=asked.facts or _SHARED + asked.briefs * _FACTS, briefs=asked.briefs, size=asked.size)
    lock = [sys.executable, "-m", "briefgen", "lock", "--library", str(asked.folder), "--on", "2020-01-01"]
    sys.exit(subprocess.run(lock, check=False).returncode)


if __name__ == "__main__":
    main()
