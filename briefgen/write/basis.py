"""What a brief rests on, counted: its printed facts, the texts and the independent reports that carry them.

Sources of one origin are one report. Counting is done for one brief on its day; nothing is typed by hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from briefgen.check.stated import without_targets
from briefgen.check.verify import Verified
from briefgen.library.briefs import Brief
from briefgen.library.model import Source
from briefgen.words import likelihood
from briefgen.write import citing
from briefgen.write.dates import spoken
from briefgen.write.text import data, listed

Terms = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Basis:
    """The texts and reports that some facts rest on.

    `sources` maps each source to the facts whose passages stand in it, `reprints` each further text that
    carries some of them; `single` counts the facts that one report alone carries.
    """

    facts: tuple[str, ...]
    sources: Mapping[str, tuple[str, ...]]
    reprints: tuple[str, ...]
    reports: tuple[str, ...]
    single: int


def basis(verified: Verified, slug: str, facts: Iterable[str]) -> Basis:
    """What these facts rest on, as far as it was known on the brief's day."""
    library, day = verified.library, verified.as_of.get(slug)
    known = [fact for fact in dict.fromkeys(facts) if fact in library.facts]
    carried: dict[str, list[str]] = {}
    twins: set[str] = set()
    single = 0
    for fact in known:
        names = library.facts[fact].sources
        for name in names:
            carried.setdefault(name, []).append(fact)
        single += len({library.sources[name].report for name in names}) == 1
        twins |= {twin.source for entry in verified.entries[fact] for twin in entry.reprints}
    reprints = [name for name in sorted(twins - set(carried)) if library.sources[name].stands_on(day)]
    reports = tuple(dict.fromkeys(library.sources[name].report for name in carried))
    return Basis(tuple(known), {n: tuple(f) for n, f in carried.items()}, tuple(reprints), reports, single)


def witnesses(found: Basis, verified: Verified, terms: Terms) -> str:
    """The reports behind a judgement, in a few words: "one report, carried by two papers"."""
    count, texts = len(found.reports), len(found.sources) + len(found.reprints)
    if count == 0:
        return terms["no report"]
    said = terms["one report"] if count == 1 else _reports(found, verified, terms)
    return terms["carried by"].format(said, number(texts, terms)) if texts > count else said


def _reports(found: Basis, verified: Verified, terms: Terms) -> str:
    """Reports of which one took from another are related, and weaker than independent."""
    drawn = {one for name in found.sources for one in verified.library.sources[name].draws_on}
    drawn |= {verified.library.sources[one].report for one in drawn if one in verified.library.sources}
    kin = "related" if drawn & set(found.reports) else "independent"
    return terms[f"{kin} reports"].format(number(len(found.reports), terms))


def summary(found: Basis, verified: Verified, terms: Terms) -> str:
    """Where the evidence is thin, in sentences: reports, single reports, and where the evidence ends."""
    sources = [verified.library.sources[name] for name in (*found.sources, *found.reprints)]
    if not sources:
        return terms["no source"]
    facts = _counted("fact", len(found.facts), terms, words=False)
    texts = _counted("text", len(sources), terms)
    if len(found.reports) == 1:
        counted = terms["prints one report"].format(facts, texts)
    else:
        single = "all" if found.single == len(found.facts) else "one" if found.single == 1 else "many"
        rests = terms[f"{single} single"].format(found.single)
        counted = terms["prints"].format(facts, texts, _reports(found, verified, terms), rests)
    lines = (counted, _weights(found, verified, terms), _horizon(sources, terms))
    return " ".join(line for line in lines if line)


def _counted(what: str, count: int, terms: Terms, *, words: bool = True) -> str:
    form = terms[f"one {what}" if count == 1 else f"many {what}s"]
    return form.format(number(count, terms) if words else count)


def _weights(found: Basis, verified: Verified, terms: Terms) -> str:
    ranked = sorted(found.sources.items(), key=lambda item: (-len(item[1]), item[0]))
    sources = verified.library.sources
    shown = [terms["weight"].format(len(facts), *_called(sources[name], terms)) for name, facts in ranked]
    return terms["weights"].format(listed(shown, terms)) if len(ranked) > 1 else ""


def _horizon(sources: list[Source], terms: Terms) -> str:
    last = max(sources, key=lambda source: (source.issued.latest or date.max, source.issued))
    said, inferred = spoken(last.issued, terms), sum(1 for source in sources if source.issued_note)
    if inferred:
        said = terms["one inferred" if inferred == 1 else "many inferred"].format(said, number(inferred, terms))
    return terms["horizon"].format(said)


def _called(source: Source, terms: Terms) -> tuple[str, str]:
    return terms.get("type " + source.type, source.type), citing.plain(source, terms)


def number(count: int, terms: Terms) -> str:
    """A small number in words."""
    words = terms["numbers"].split()
    return words[count] if count < len(words) else str(count)


def register(found: Basis, verified: Verified, terms: Terms) -> list[dict[str, str]]:
    """One row a text: what it is, its day, how many printed facts stand in it, its digest, its descriptor.

    `name` is who published it, and its title too where two texts are from one publisher. The kind of a text that
    carries the report of an earlier row is that it does.
    """
    rows: list[dict[str, str]] = []
    names = [citing.plain(verified.library.sources[name], terms) for name in (*found.sources, *found.reprints)]
    for name in (*found.sources, *found.reprints):
        source = verified.library.sources[name]
        twin = name in found.reprints
        first = next((n for n in found.sources if verified.library.sources[n].report == source.report), name)
        shown = f"{citing.plain(source, terms)}" + (
            f", {data(source.title_short or source.title, terms)}" if source.title else ""
        )
        rows.append(
            {
                "name": shown if names.count(citing.plain(source, terms)) > 1 else citing.plain(source, terms),
                "source": shown,
                "date": citing.issued(source, terms),
                "kind": terms["same report"].format(citing.plain(verified.library.sources[first], terms))
                if first != name
                else terms.get("type " + source.type, source.type),
                "facts": "\u2013" if twin else str(len(found.sources[name])),
                "digest": source.text.sha256[:16],
                "descriptor": data(source.descriptor or "", terms),
            }
        )
    return rows


def legend(brief: Brief, language: str, terms: Terms) -> str:
    """What the words of likelihood mean (ICD 203), where a key judgement uses one of them; else empty."""
    judged = (text for judgement in brief.key_judgements for text in (judgement.text, judgement.why))
    used = language.startswith("en") and any(likelihood.steps(without_targets(text)) for text in judged)
    return terms["likelihood"] if used else ""
