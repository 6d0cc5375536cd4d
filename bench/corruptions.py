"""Every corruption that the bench tries: of a fact, of a source, of a citing sentence.

A mutant is a whole library with one thing changed, and what the change touches. Nothing is judged here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import wordings

from briefgen.check.case import Case
from briefgen.check.naming import Naming
from briefgen.check.prose import Writing
from briefgen.check.stated import stated, without_targets
from briefgen.library.briefs import Brief
from briefgen.library.library import Filed, Library
from briefgen.library.model import Computed, Fact, Source
from briefgen.words import amounts, edtf, tokens
from briefgen.words.fold import fold, folded
from briefgen.words.prose import Unit, blocks
from briefgen.words.quotations import quotations

#: A word of no language, and an id that no library has.
STRANGE, NOWHERE = "Zqxv", "zqxv-nowhere"
#: What finds each kind, by its code. The lock's own comparison is BG315, a passage that it does not know BG316.
EXPECTED = {
    "digit": "BG307 BG308 BG315",
    "year": "BG307 BG308 BG315",
    "date": "BG323 BG326 BG401 BG411",
    "amount-year pairing": "BG322",
    "unit scale": "BG307 BG311 BG315",
    "negation": "BG520 BG315",
    "hedge": "BG521 BG315",
    "speaker": "BG314 BG324",
    "name in claim": "BG307 BG315 BG324",
    "source": "BG301 BG302 BG304 BG316",
    "reprint": "BG315 BG317",
    "anchor": "BG301 BG302 BG304 BG316",
    "date after its source": "BG312",
    "status": "BG310 BG312 BG325 BG405",
    "ground to nowhere": "BG202 BG204",
    "wrong derivation": "BG310",
    "summed mentions": "BG310",
    "area": "",
    "prose: digit": "BG401 BG402 BG423",
    "prose: month": "BG401 BG423",
    "prose: quoted word": "BG402",
    "prose: amount-year pairing": "BG322",
    "prose: negation": "BG520",
    "prose: actor": "BG420",
    "prose: another fact cited": "BG401 BG402 BG405 BG406 BG410 BG411 BG420 BG421 BG422 BG425 BG520 BG521 BG208",
    "prose: citation dropped": "BG401 BG402 BG403 BG404 BG406 BG411 BG419 BG420 BG422 BG424 BG425 BG208",
}


@dataclass(frozen=True)
class Mutant:
    """A library with one thing changed: the kind of change, and the fact or source that it is in.

    In prose: the piece as it was and as it is, and the offset of the unit.
    """

    kind: str
    library: Library
    fact: str = ""
    source: str = ""
    before: Writing | None = None
    after: Writing | None = None
    at: int = 0

    @property
    def expected(self) -> frozenset[str]:
        """The codes that are meant to find it."""
        return frozenset(EXPECTED[self.kind].split())


def of_facts(case: Case) -> Iterator[Mutant]:
    """All corruptions of all facts."""
    naming, names = Naming.of(case.library), [name.name for name in case.library.names]
    for number, (key, filed) in enumerate(case.library.facts.items()):
        fact = filed.fact
        other = names[number % len(names)] if names else ""
        found: list[tuple[str, dict[str, Any]]] = []
        if isinstance(fact.claim, str):
            found += [(kind, {"claim": text}) for kind, text in _claims(fact.claim, fact, naming, other)]
        found += [*_typed(fact, other), *_derivations(fact), *_evidence(case, filed)]
        for kind, changes in found:
            changed = filed.changed(**changes)
            if changed.fact != fact:
                yield Mutant(kind, replace(case.library, facts={**case.library.facts, key: changed}), fact=key)


def of_sources(library: Library) -> Iterator[Mutant]:
    """Each source that hides, or makes up, that it carries another's report."""
    reports = {source.report for source in library.sources.values()}
    for key, source in library.sources.items():
        for origin in sorted((reports - {source.report}) | ({f"{NOWHERE}"} if source.origin else set())):
            changed: Source = source.model_copy(update={"origin": origin})
            yield Mutant("reprint", replace(library, sources={**library.sources, key: changed}), source=key)


def of_prose(case: Case) -> Iterator[Mutant]:
    """All corruptions of all citing sentences."""
    naming, names = Naming.of(case.library), [name.name for name in case.library.names]
    facts = list(case.library.facts)
    for number, (piece, unit) in enumerate(pair for pair in case.units() if pair[1].group):
        other = names[number % len(names)] if names else ""
        for kind, text in _sentences(case, unit, naming, other):
            whole = piece.text[: unit.start] + text + piece.text[unit.end :]
            yield _rewritten(case.library, f"prose: {kind}", piece, unit, whole)
        group = unit.group
        assert group is not None
        for at, fact in enumerate(group.facts):
            instead = facts[(facts.index(fact) + 37 + number) % len(facts)]
            if instead not in group.facts:
                cited = "; ".join(f"@{one}" for one in (*group.facts[:at], instead, *group.facts[at + 1 :]))
                bracket = f"[{'inferred from ' if group.inferred else ''}{cited}]"
                text = piece.text[: group.start] + bracket + piece.text[group.end :]
                yield _rewritten(case.library, "prose: another fact cited", piece, unit, text)
        text = piece.text[: group.start].rstrip() + piece.text[group.end :]
        yield _rewritten(case.library, "prose: citation dropped", piece, unit, text)


def _claims(claim: str, fact: Fact, naming: Naming, other: str) -> Iterator[tuple[str, str]]:
    yield from (("digit", text) for text in wordings.digits(claim))
    for token in stated(claim):
        if token.kind == "number" and re.fullmatch(r"(?:1[89]|20)\d\d", token.text):
            yield "year", claim[: token.start] + str(int(token.text) + 1) + claim[token.end :]
    yield from (("unit scale", text) for text in wordings.scaled(claim))
    yield from (("amount-year pairing", text) for text in wordings.crossed(claim, fact))
    yield from (("negation", text) for text in wordings.negated(claim))
    yield from (("hedge", text) for text in wordings.sure(claim))
    for name, _, start, end in naming.found(claim):
        if other != name:
            yield "name in claim", claim[:start] + other + claim[end:]


def _sentences(case: Case, unit: Unit, naming: Naming, other: str) -> Iterator[tuple[str, str]]:
    text = unit.text
    yield from (("digit", new) for new in wordings.digits(text))
    for token in stated(text):
        if token.kind == "month":
            at = (tokens.MONTHS.index(token.value) + 5) % 12
            yield "month", text[: token.start] + tokens.MONTHS[at].capitalize() + text[token.end :]
    plain = fold(text)
    for quote in quotations(plain.text):
        start, end = plain.original(quote.start, quote.end)
        words = text[start:end].split(" ")
        yield "quoted word", text[:start] + " ".join([*words[:-1], STRANGE]) + text[end:]
    for cited in unit.group.facts if unit.group else ():
        yield from (("amount-year pairing", new) for new in wordings.crossed(text, case.library.facts[cited].fact))
    yield from (("negation", new) for new in wordings.negated(text))
    for name, _, start, end in naming.found(without_targets(text)):
        if other != name:
            yield "actor", text[:start] + other + text[end:]


def _typed(fact: Fact, other: str) -> Iterator[tuple[str, dict[str, Any]]]:
    if fact.says and other != fact.says:
        yield "speaker", {"says": other}
    for field in ("date", "said"):
        when: edtf.Edtf | None = getattr(fact, field)
        if when and re.match(r"\d{4}", when.text):
            yield "date", {field: edtf.parse(re.sub(r"\d{4}", lambda m: str(int(m[0]) - 1), when.text))}
    for status in ("done", "planned", "alleged", "denied"):
        if status != fact.status:
            yield "status", {"status": status}
    for at in range(len(fact.because)):
        yield "ground to nowhere", {"because": (*fact.because[:at], NOWHERE, *fact.because[at + 1 :])}
    if fact.because:
        yield "ground to nowhere", {"because": ()}
    if fact.area:
        yield "area", {"area": "discontent" if fact.area == "cooperation" else "cooperation"}
    if len(fact.figures) > 1:
        keys, words = list(fact.figures), list(fact.figures.values())
        yield "amount-year pairing", {"figures": dict(zip(keys, [*words[1:], words[0]], strict=True))}
    for key, amount in fact.figures.items():
        for scaled in wordings.scaled(amount):
            yield "unit scale", {"figures": {**fact.figures, key: scaled}}


def _derivations(fact: Fact) -> Iterator[tuple[str, dict[str, Any]]]:
    for said, origin in fact.derived.items():
        rest = {key: value for key, value in fact.derived.items() if key != said}
        if not isinstance(origin, Computed):
            yield "wrong derivation", {"derived": {**rest, said: f"{origin} {STRANGE}"}}
        if isinstance(fact.claim, str) and re.search(r"\d", said):
            wrong = re.sub(r"\d(?=\D*\Z)", lambda match: str((int(match[0]) + 3) % 10), said)
            yield "wrong derivation", {"derived": {**rest, wrong: origin}, "claim": fact.claim.replace(said, wrong)}
    for key, words in fact.figures.items():
        amount = amounts.read(words)
        found = tokens.numbers(folded(words))
        if amount and found and isinstance(fact.claim, str) and re.fullmatch(r"[\d.,]+", found[0].text):
            double = f"{2 * float(found[0].text.replace(',', '')):g}"
            said = words.replace(found[0].text, double)
            summed = {**fact.derived, said: Computed.model_validate({"sum": [key, key]})}
            yield "summed mentions", {"derived": summed, "claim": fact.claim.replace(found[0].text, double)}


def _evidence(case: Case, filed: Filed) -> Iterator[tuple[str, dict[str, Any]]]:
    fact, sources = filed.fact, case.library.sources
    for number, selector in enumerate(fact.at):

        def at(**changes: str) -> dict[str, Any]:
            new = selector.model_copy(update=changes)  # noqa: B023
            return {"at": (*fact.at[:number], new, *fact.at[number + 1 :])}  # noqa: B023

        own = sources[filed.source_of(selector)]
        for other, source in sources.items():
            if source.report != own.report:
                yield "source", at(source=other)
        for field in ("start", "end"):
            words = (getattr(selector, field) or "").split()
            if words:
                yield "anchor", at(**{field: " ".join([STRANGE, *words[1:]])})
            if len(words) > 1:
                yield "anchor", at(**{field: " ".join(words[:-1])})
    issued = [sources[filed.source_of(selector)].issued.latest for selector in fact.at]
    if fact.status != "planned" and fact.date and issued and all(issued):
        late = max(day for day in issued if day) + timedelta(days=1)
        yield "date after its source", {"date": edtf.parse(min(late, date.max).isoformat())}


def _rewritten(library: Library, kind: str, piece: Writing, unit: Unit, text: str) -> Mutant:
    brief = library.briefs[piece.brief]
    changed = replace(library, briefs={**library.briefs, piece.brief: _with(brief, piece.place.route, text)})
    after = replace(piece, text=text, blocks=blocks(text))
    return Mutant(kind, changed, before=piece, after=after, at=unit.start)


def _with(brief: Brief, route: tuple[str | int, ...], text: str) -> Brief:
    """The brief with other words at a route: `bottom_line`, or a field of one of a list."""
    if len(route) == 1:
        return brief.model_copy(update={str(route[0]): text})
    field, number, inner = str(route[0]), int(route[1]), str(route[2])
    listed = list(getattr(brief, field))
    listed[number] = listed[number].model_copy(update={inner: text})
    return brief.model_copy(update={field: tuple(listed)})
