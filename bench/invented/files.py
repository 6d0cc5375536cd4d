"""Writes invented reports and briefs as the files of a library, with their captured texts. Draws the fill of texts."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from briefgen.check.seals import digest
from briefgen.words.prose import blocks
from invented import shape
from invented.briefs import Brief
from invented.facts import BODIES, PARTIES, PEOPLE, WORDS, Fact, Question, Report
from invented.prose import Section
from invented.templates import CAUTION

#: Hexadecimal digits by which a translation knows a text; letters of all words, each with a space.
_DIGEST, _LETTERS = 12, sum(len(word) + 1 for word in WORDS)


def house(folder: Path) -> None:
    """The settings and names of the house."""
    for name in ("sources", "facts", "archive"):
        (folder / name).mkdir(parents=True)
    people = "\n".join(
        f"- {{name: {one.name}, also: [{one.short}], side: {one.side}, role: {one.role}, fr: {one.name}}}"
        for one in PEOPLE
    )
    others = "\n".join(f"- {{name: {name}, side: {name}, role: the country, fr: {name}}}" for name in PARTIES)
    bodies = "\n".join(f"- {{name: {name}, side: none, role: council of both shores, fr: {name}}}" for name in BODIES)
    (folder / "names.yaml").write_text(f"{people}\n{others}\n{bodies}\n", encoding="utf-8")
    (folder / "library.yaml").write_text(
        f"title: Northern Sea Desk\npublisher: Institute of Two Shores\nparties: [{', '.join(PARTIES)}]\nlanguage: en\n"
        "paper: letter\nlimits: {pages: 4, words: 1500, recommendations: 5, note: 90}\n",
        encoding="utf-8",
    )


def questions(folder: Path, asked: Iterable[Question]) -> None:
    """What the reports leave open."""
    (folder / "questions.yaml").write_text("".join(map(_question, asked)), encoding="utf-8")


def _question(one: Question) -> str:
    facts = f"[{', '.join(f'fact-{number:05d}' for number in one.facts)}]"
    if one.accounts:
        return f"- id: {one.id}\n  question: {one.words[0]}\n  accounts: {facts}\n  differ: overlap\n"
    return f"- id: {one.id}\n  about: {facts}\n  gap: {one.words[0]}\n"


def report(folder: Path, one: Report, *, size: int | None) -> None:
    """The sources, captured texts and facts of a report; `size` is the bytes of a text, drawn where it is None."""
    text = _story(one, size=size or shape.dice("size", one.number).choice(shape.BYTES) * len(one.facts))
    accounts = {number for asked in one.questions if asked.accounts for number in asked.facts}
    for copy, name in enumerate(one.papers):
        data = (text if copy == 0 else f"REPRINT\n{text}").encode()
        (folder / "archive" / f"{name}.txt").write_bytes(data)
        paper = ("Tribune", "Courrier")[copy]
        (folder / "sources" / f"{name}.yaml").write_text(
            f"id: {name}\ntype: article-newspaper\ntitle: The coast by wire {one.number}\ntitle-short: The coast\n"
            f"author: [{{literal: Coast Wire}}]\ncontainer-title: The {paper}\n"
            f"issued: {one.year}-03-04/{one.year}-03-09\n"
            "issued-note: between the Monday it speaks of and the end of that week\nlanguage: en\n"
            f"origin: {one.id}\ndescriptor: {one.descriptor[0]}\n"
            f"text:\n  sha256: {hashlib.sha256(data).hexdigest()}\n  media_type: text/plain\n"
            f"  body: {{start: From wire {one.number} of the coast, end: So ends wire {one.number}.}}\n",
            encoding="utf-8",
        )
    groups: list[str] = []
    for at, theme in enumerate(one.themes):
        groups.append(f"- from: {one.papers[0]}\n  theme: theme {at}\n  facts:\n")
        groups += (_fact(fact, two=fact.number in accounts) for fact in theme)
    (folder / "facts" / f"{one.id}.yaml").write_text("".join(groups), encoding="utf-8")


def _story(one: Report, *, size: int) -> str:
    """A captured text of about so many bytes: what a page has around it, and a body with each passage in a sentence."""
    roll = shape.dice("story", one.number)
    passages = sum(len(fact.passage) + len(fact.told.apart) + 4 for fact in one.facts)
    each = max(size - passages, 0) // len(one.facts)
    paragraphs = [f"From wire {one.number} of the coast, for the papers of this morning."]
    for at, fact in enumerate(one.facts):
        words = roll.choices(WORDS, k=each * len(WORDS) // _LETTERS)
        fill = [" ".join(words[start : start + 18]).capitalize() + "." for start in range(0, len(words), 18)]
        paragraphs += [" ".join(fill[start : start + 4]) for start in range(0, len(fill), 4)]
        told = f"{fact.passage}." + (f" {fact.fill(fact.told.apart)}." if fact.told.apart else "")
        joined = at % 2 and not fill
        paragraphs[-1:] = [f"{paragraphs[-1]} {told}"] if joined else [paragraphs[-1], told]
    body = "\n\n".join([*paragraphs, f"So ends wire {one.number}."])
    return f"MENU | SIGN IN\n\n{body}\n\nMore stories: weather, sport\n"


def _anchors(fact: Fact) -> Iterator[str]:
    words = fact.passage.split()
    first = words.index(fact.holes["t"]) + 1
    short = first + 3 >= len(words)
    yield fact.passage if short else f"{' '.join(words[:first])} [...] {' '.join(words[-3:])}"
    if fact.told.apart:
        yield fact.fill(fact.told.apart)


def _fact(fact: Fact, *, two: bool) -> str:
    """A fact as its file has it; with its claim in both languages where a table may print it."""
    claim, told = fact.claim, fact.both(fact.told.prose)[1]
    lines = [f"id: {fact.id}", f"claim: {claim}"]
    if two:
        lines[1:] = ["claim:", f"  en: {claim}", f"  fr: {told[0].upper()}{told[1:]}."]
    first, *more = _anchors(fact)
    lines += ["at:", f"  - {first}", *(f"  - {other}" for other in more)] if more else [f"at: {first}"]
    if fact.kind in ("planned", "alleged", "denied"):
        lines.append(f"status: {fact.kind}")
    if fact.kind in ("assessment", "recommendation"):
        grounds = ", ".join(f"fact-{number:05d}" for number in fact.because)
        lines += [f"kind: {fact.kind}", f"because: [{grounds}]"]
    lines += [f"says: {fact.says}"] if fact.says else []
    lines += [f"date: {fact.date}"] if fact.date else []
    lines += [f"said: {fact.said}"] if fact.said else []
    if fact.figures:
        lines.append(f"figures: {{{', '.join(f'{key}: {json.dumps(one)}' for key, (one, _) in fact.figures.items())}}}")
    lines += [f"derived: {{{fact.holes['Y']}: {fact.told.derived}}}"] if fact.told.derived else []
    lines += [f"label: {fact.both(fact.told.label)[0]}"] if fact.labelled else []
    lines += [f"area: {fact.area}", f"actors: [{', '.join(fact.actors)}]"]
    lines += [f"note: {fact.both(fact.note)[0]}"] if fact.note else []
    lines += [f"caution: {fact.fill(CAUTION)}"] if fact.caution else []
    return "    - " + "\n      ".join(lines) + "\n"


def brief(folder: Path, slug: str, one: Brief, *, other: str = "", behind: Iterable[Report] = ()) -> None:
    """A brief; with `other` its French, which gives too what the library prints from the reports `behind` it."""
    at = int(bool(other))
    lines = [f"translates: {other}"] if other else []
    lines += [f"title: {one.title[at]}", f"question: {one.question[at]}"]
    lines += [] if other else ["as_of: 2019-12-31"]
    lines += [f"bottom_line: {one.bottom[at]}", "key_judgements:"]
    for text, confidence, why in one.judgements:
        lines += [f"  - text: {text[at]}", f"    confidence: {confidence}", f"    why: {why[at]}"]
    lines += ["sections:", *(_section(section, at) for section in one.sections)]
    if other:
        lines += [*_beside(one, behind), "of:", *(f"  {key}: {value}" for key, value in _of(one).items())]
    (folder / f"{slug}.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _section(section: Section, at: int) -> str:
    text = _text(section, at).replace("\n", "\n      ").replace("\n      \n", "\n\n")
    written = [f"  - area: {section.area}", f"    title: {section.title[at]}", f"    text: |\n      {text}"]
    if at == 0:
        written += [f"    rail: {section.rail}"] if section.rail else []
        written += [f"    show: [{', '.join(f'{{{show}}}' for show in section.show)}]"] if section.show else []
    return "\n".join(written)


def _text(section: Section, at: int) -> str:
    marker, apart = ("- ", "\n") if section.area == "recommendation" else ("", "\n\n")
    first, *rest = (paragraph[at] for paragraph in section.paragraphs)
    return "\n\n".join([first, *([apart.join(f"{marker}{text}" for text in rest)] if rest else [])])


def _beside(one: Brief, behind: Iterable[Report]) -> Iterator[str]:
    """What a translation prints besides its own prose: of its facts, its sources and its questions."""
    yield "facts:"
    for fact in one.printed:
        figures = ", ".join(f"{key}: {amounts[1]}" for key, amounts in fact.figures.items())
        given = {
            "label": fact.both(fact.told.label)[1] if fact.labelled else "",
            "note": fact.both(fact.note)[1] if fact.note else "",
            "figures": f"{{{figures}}}" if figures else "",
        }
        if any(given.values()):
            yield f"  {fact.id}:\n" + "\n".join(f"    {key}: {words}" for key, words in given.items() if words)
    printed = {fact.number for fact in one.printed}
    asked = [asked for report in behind for asked in report.questions if printed.intersection(asked.facts)]
    yield from ["questions:", *(f"  {one.id}: {one.words[1]}" for one in asked)] if asked else []
    yield "sources:"
    yield from (f"  {name}: {report.descriptor[1]}" for report in behind for name in report.papers)


def _of(one: Brief) -> Mapping[str, str]:
    """Which text of the original each of a translation's translates, as `briefgen review --translated` writes it."""
    texts: dict[str, str] = {"title": one.title[0], "question": one.question[0], "bottom": one.bottom[0]}
    for number, (text, confidence, why) in enumerate(one.judgements, 1):
        texts[f"j{number}"] = f"{text[0]} ({confidence} confidence: {why[0]})"
    paragraph = 0
    for number, section in enumerate(one.sections, 1):
        texts[f"t{number}"] = f"{section.title[0]} (area: {section.area})"
        for block in blocks(_text(section, 0)):
            paragraph += 1
            texts[f"p{paragraph}"] = block.text
    return {key: digest(" ".join(text.split()))[:_DIGEST] for key, text in texts.items()}
