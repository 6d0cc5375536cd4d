"""What a brief rests on, counted: its printed facts, the texts and the independent reports that carry them.

Sources of one origin are one report. Counting is done for one brief on its day; nothing is typed by hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from briefgen.check.verify import Verified
from briefgen.library.model import Source
from briefgen.write import citing
from briefgen.write.dates import spoken
from briefgen.write.text import data, listed

Terms = Mapping[str, str]
_NUMBERS = "no one two three four five six seven eight nine ten eleven twelve"


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
    library, day = verified.library, verified.as_of[slug]
    known = [fact for fact in dict.fromkeys(facts) if fact in library.facts]
    carried: dict[str, list[str]] = {}
    twins: set[str] = set()
    single = 0
    for fact in known:
        filed = library.facts[fact]
        names = tuple(dict.fromkeys(filed.source_of(selector) for selector in filed.fact.at))
        for name in names:
            carried.setdefault(name, []).append(fact)
        single += len({library.sources[name].report for name in names}) == 1
        twins |= {twin.source for entry in verified.entries[fact] for twin in entry.reprints}
    reprints = [name for name in sorted(twins - set(carried)) if library.sources[name].stands_on(day)]
    reports = tuple(dict.fromkeys(library.sources[name].report for name in carried))
    return Basis(tuple(known), {n: tuple(f) for n, f in carried.items()}, tuple(reprints), reports, single)


def witnesses(found: Basis, verified: Verified) -> str:
    """The reports behind a judgement, in a few words: "one report, carried by two papers"."""
    count, texts = len(found.reports), len(found.sources) + len(found.reprints)
    if count == 0:
        return "no report"
    said = f"{number(count)} report{'' if count == 1 else 's'}"
    if count > 1:
        said = f"{number(count)} {_kin(found, verified)} reports"
    return f"{said}, carried by {number(texts)} texts" if texts > count else said


def _kin(found: Basis, verified: Verified) -> str:
    """Whether one of the reports took from another: then they are related, and weaker than independent."""
    drawn = {one for name in found.sources for one in verified.library.sources[name].draws_on}
    drawn |= {verified.library.sources[one].report for one in drawn if one in verified.library.sources}
    return "related" if drawn & set(found.reports) else "independent"


def summary(found: Basis, verified: Verified, slug: str, terms: Terms) -> str:
    """Where the evidence is thin, in sentences: reports, single reports, and where the evidence ends."""
    sources = [verified.library.sources[name] for name in (*found.sources, *found.reprints)]
    if not sources:
        return "No source stands behind this brief."
    texts = f"{number(len(sources))} text{'' if len(sources) == 1 else 's'}"
    single = f"{found.single} of them {'rests' if found.single == 1 else 'rest'}"
    if found.single == len(found.facts):
        single = "every one of them rests"
    facts = f"{len(found.facts)} fact{'' if len(found.facts) == 1 else 's'}"
    reports = f"{number(len(found.reports))} {_kin(found, verified)} reports"
    counted = f"This brief prints {facts} from {texts}, which carry {reports}; {single} on one report."
    if len(found.reports) == 1:
        counted = f"This brief prints {facts} from {texts}, and every one of them rests on one report."
    lines = (counted, _weights(found, verified, terms), _horizon(sources, verified, slug, terms))
    return " ".join(line for line in lines if line)


def _weights(found: Basis, verified: Verified, terms: Terms) -> str:
    ranked = sorted(found.sources.items(), key=lambda item: (-len(item[1]), item[0]))
    shown = [f"{len(facts)} from the {_called(verified.library.sources[name], terms)}" for name, facts in ranked]
    return f"Of the facts, {listed(shown, terms)}." if len(ranked) > 1 else ""


def _horizon(sources: list[Source], verified: Verified, slug: str, terms: Terms) -> str:
    last = max(sources, key=lambda source: (source.issued.latest or date.max, source.issued))
    inferred = sum(1 for source in sources if source.issued_note)
    dated = (
        f"; the dates of {number(inferred)} are inferred"
        if inferred > 1
        else "; the date of one is inferred"
        if inferred
        else ""
    )
    return f"The latest text is dated {spoken(last.issued, terms)}{dated}. Nothing later is known here."


def _called(source: Source, terms: Terms) -> str:
    return f"{terms.get('type ' + source.type, source.type)} of {citing.plain(source, terms)}"


def number(count: int) -> str:
    """A small number in words."""
    words = _NUMBERS.split()
    return words[count] if count < len(words) else str(count)


def register(found: Basis, verified: Verified, terms: Terms) -> list[dict[str, str]]:
    """One row a text: what it is, its day, how many printed facts stand in it, its digest."""
    rows = []
    for name in (*found.sources, *found.reprints):
        source = verified.library.sources[name]
        twin = name in found.reprints
        first = next((n for n in found.sources if verified.library.sources[n].report == source.report), name)
        shown = f"{citing.plain(source, terms)}" + (
            f", {data(source.title_short or source.title, terms)}" if source.title else ""
        )
        rows.append(
            {
                "source": shown,
                "date": citing.issued(source, terms),
                "kind": terms["same report"].format(citing.plain(verified.library.sources[first], terms))
                if twin
                else terms.get("type " + source.type, source.type),
                "facts": "\u2013" if twin else str(len(found.sources[name])),
                "digest": source.text.sha256[:16],
                "descriptor": data(source.descriptor or "", terms),
            }
        )
    return rows
