"""A claim with all that an editor weighs it by: passages in their paragraphs, speaker, witnesses, seal, objections.

Holds words of captured texts, which are other people's: none of it is ever published. Values alone, in English;
what they look like is the affair of `render.dossier` and of `briefgen show`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from briefgen.check.case import Case, Sheet, Verdict
from briefgen.check.standing import BlockStanding, FactStanding
from briefgen.check.verify import Verified
from briefgen.library.lock import Reprint
from briefgen.library.model import Fact, Source
from briefgen.words import edtf
from briefgen.write import citing, terms
from briefgen.write.basis import basis, witnesses
from briefgen.write.dates import spoken

TERMS = terms.of("en")
_UNKNOWN = "its passage, or that of a fact it cites, is not known"


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a claim stands in one paragraph of a source.

    `state` is `found`, `locked` (known from the lock, no text on this machine) or `missing`. `context` is the paragraph
    cut in stretches, each with whether it is the passage; where it cannot be shown, the anchors. `cited` is inline
    Markdown; `about` are the source's descriptor, dates, standing and kinship, each with its name.
    """

    source: str
    cited: str
    language: str
    link: str
    about: tuple[tuple[str, str], ...]
    state: Literal["found", "locked", "missing"]
    place: str
    context: tuple[tuple[str, bool], ...]
    numbers: tuple[str, ...]
    reprints: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Seal:
    """How a claim or a paragraph stands with its second reader: `state` as in `check.standing`, told in `said`.

    `changes` are the words taken out and put in since the approval; `objections` are open, `answers` were met.
    """

    state: str
    said: str
    changes: tuple[str, ...] = ()
    objections: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """One fact as an editor reads it. `details` are its named fields, `caution` among them."""

    id: str
    claim: str
    details: tuple[tuple[str, str], ...]
    witnesses: str
    passages: tuple[Passage, ...]
    seal: Seal


def claim(case: Case, verified: Verified, fact: str, *, slug: str = "", language: str = "") -> Claim | None:
    """A fact's claim for a brief, or for none; None where the library has no such fact."""
    filed = case.library.facts.get(fact)
    if filed is None:
        return None
    said = filed.fact.claim_in(language or case.library.house.language)
    return Claim(
        fact,
        said,
        tuple(_details(case, filed.fact)),
        witnessed(verified, [fact], slug=slug),
        tuple(_passages(case, case.verdicts[fact])),
        fact_seal(case, fact),
    )


def witnessed(verified: Verified, facts: Iterable[str], *, slug: str = "") -> str:
    """The independent reports behind some facts, in words; of facts whose sources are all known."""
    library = verified.library
    known = []
    for fact in facts:
        filed = library.facts.get(fact)
        names = {*filed.sources} if filed else {""}
        names |= {twin.source for entry in verified.entries.get(fact, ()) for twin in entry.reprints}
        known += [fact] if names <= library.sources.keys() else []
    return witnesses(basis(verified, slug, known), verified, TERMS)


def _details(case: Case, fact: Fact) -> Iterator[tuple[str, str]]:
    library = case.library
    name = library.named(fact.says) if fact.says else None
    role = f", {name.role}" if name and name.role else ""
    status = f" ({fact.status})" if fact.status != "done" else ""
    told = {
        "kind": fact.kind if fact.kind != "fact" else "",
        "says": f"{fact.says}{role}" if fact.says else "the source itself",
        "date": (spoken(fact.date, TERMS) if fact.date else "not dated") + status,
        "said": spoken(fact.said, TERMS) if fact.said else "",
        "figures": "; ".join(f"{key}: {words}" for key, words in fact.figures.items()),
        "currency": fact.currency if fact.currency != "unstated" else "",
        "derived": "; ".join(f"{key}: {how}" for key, how in fact.derived.items()),
        "retracted": f"{fact.retracted.on}: {fact.retracted.reason}" if fact.retracted else "",
        "unverified": fact.unverified or "",
        "note": fact.note or "",
        "caution": fact.caution or "",
    }
    yield from ((key, words) for key, words in told.items() if words)
    for ground in fact.because:
        filed = library.facts.get(ground)
        said = filed.fact.claim_in(library.house.language) if filed else "there is no such fact"
        yield "because", f"{ground}: {said}"


# ------------------------------------------------------------------------------------------------ passages


def _passages(case: Case, verdicts: Iterable[Verdict]) -> Iterator[Passage]:
    """The passages of a fact in their order; those of one paragraph together."""
    together: dict[tuple[str, object], list[Verdict]] = {}
    for verdict in verdicts:
        sheet, entry = case.sheets.get(verdict.source), verdict.entry
        spot: object = entry.paragraph if entry else verdict.selector.anchors
        spot = sheet.around(entry.start, entry.end) if sheet and entry else spot
        together.setdefault((verdict.source, spot), []).append(verdict)
    return (_passage(case, group) for group in together.values())


def _passage(case: Case, group: Sequence[Verdict]) -> Passage:
    first = group[0]
    source, sheet = case.library.sources.get(first.source), case.sheets.get(first.source)
    entries = [verdict.entry for verdict in group if verdict.entry]
    twins = dict.fromkeys(twin for entry in entries for twin in entry.reprints)
    context = tuple((verdict.selector.anchors, True) for verdict in group)
    if sheet and entries:
        context = tuple(_marked(sheet, sorted((entry.start, entry.end) for entry in entries)))
    return Passage(
        first.source,
        citing.full(source, TERMS) if source else f"unknown source {first.source}",
        source.language if source else "",
        (citing.passage_link(source, first.selector, entries[0].page if entries else 0) or "") if source else "",
        tuple(about_source(case, source)) if source else (),
        "missing" if not entries else "found" if sheet else "locked",
        _place(entries[0].paragraph, entries[0].page) if entries else "",
        context,
        tuple(dict.fromkeys(number for entry in entries for number in entry.numbers)),
        tuple(dict.fromkeys(_carrier(case, twin) for twin in twins)),
    )


def _marked(sheet: Sheet, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[str, bool]]:
    """A paragraph cut at its passages: stretches, each with whether it is one."""
    text, (at, end) = sheet.page.text, sheet.around(*spans[0])
    for start, stop in spans:
        if stop > at:
            yield from ([(text[at:start], False)] if start > at else [])
            yield text[max(start, at) : stop], True
            at = stop
    if end > at:
        yield text[at:end], False


def about_source(case: Case, source: Source) -> Iterator[tuple[str, str]]:
    """What an editor should know of a source, each with its name: quality, dates, standing, kinship."""
    status = source.status
    drawn = (case.library.sources.get(one) for one in source.draws_on)
    kin = [citing.plain(one, TERMS) if one else name for one, name in zip(drawn, source.draws_on, strict=True)]
    told = {
        "descriptor": source.descriptor or "",
        "dated": f"{spoken(source.issued, TERMS)}, inferred: {source.issued_note}" if source.issued_note else "",
        "standing": f"{status.is_}{f' on {spoken(status.on, TERMS)}' if status.on else ''}"
        + (f": {status.notice}" if status.notice else "")
        if status
        else "",
        "draws on": ", ".join(kin),
        "remark": source.note or "",
    }
    return ((key, words) for key, words in told.items() if words)


def _carrier(case: Case, twin: Reprint) -> tuple[str, str]:
    source = case.library.sources.get(twin.source)
    said = f"{citing.plain(source, TERMS)}, {citing.issued(source, TERMS)}" if source else "unknown source"
    return twin.source, f"{said}, {_place(twin.paragraph)}"


def _place(paragraph: int, page: int = 0) -> str:
    return (f"page {page}, " if page else "") + (f"paragraph {paragraph}" if paragraph else "a caption")


# ------------------------------------------------------------------------------------------- second reader


def fact_seal(case: Case, fact: str) -> Seal:
    """How a claim stands with its second reader."""
    answers = [
        f"{one.by}: {one.why} Answered by {one.answered.by}, {_day(one.answered.on)}: {one.answered.why}"
        for one in case.library.reviews.objections
        if one.of == fact and one.answered
    ]
    standing = case.standings.facts.get(fact)
    return _seal(case, fact, standing, tuple(answers)) if standing else Seal("missing", "unreviewed")


def block_seal(case: Case, standing: BlockStanding) -> Seal:
    """How a title, bottom line, judgement or paragraph stands with its second reader."""
    answers = [
        f"{one.by}: {one.why} Answered by {one.answered.by}, {_day(one.answered.on)}: {one.answered.why}"
        for one in case.library.reviews.objections
        if one.answered and one.text == standing.now.text
    ]
    return _seal(case, standing.now.id, standing, tuple(answers))


def _seal(case: Case, key: str, standing: FactStanding | BlockStanding, answers: tuple[str, ...]) -> Seal:
    approved = standing.approved
    by = f"approved by {approved.by}, {_day(approved.on)}" if approved else ""
    changed = ", ".join(standing.changed) or "its words"
    said = {
        "sealed": by,
        "broken": f"{by}; changed since: {changed}",
        "missing": "unreviewed",
        "unsettled": _UNKNOWN,
    }[standing.state]
    changes = standing.words if standing.state == "broken" else ()
    return Seal(standing.state, said, changes, objections(case, key), answers)


def objections(case: Case, key: str) -> tuple[str, ...]:
    """The open objections to one thing, by the id that `briefgen review` gives it."""
    found = (one.objection for one in case.standings.open if one.id == key)
    return tuple(f"{one.by}, {_day(one.on)}: {one.why}" for one in found)


def _day(day: date) -> str:
    return spoken(edtf.parse(day.isoformat()), TERMS)
