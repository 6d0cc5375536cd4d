"""What a second reader is shown: a claim beside its passage, a paragraph beside its claims. Text alone, no keys."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from briefgen.check.approval import Subject
from briefgen.check.case import Case
from briefgen.check.standing import FactStanding
from briefgen.cli.printing import below, field
from briefgen.library.lock import Entry
from briefgen.words import prose
from briefgen.words.claiming import claiming

_STATES = {
    "sealed": "approved",
    "broken": "changed since it was approved",
    "missing": "unreviewed",
    "unsettled": "its passage is not known",
}
_NO_TEXT = "(no text on this machine)"


def page(case: Case, key: str, subject: Subject, doubts: Collection[str] = ()) -> str:
    """Everything to read before approving one thing; `doubts` are what `check` warns of in it."""
    what = "claim" if isinstance(subject, FactStanding) else subject.now.role
    lines = [f"{key}   ({what}; {_STATES[subject.state]})"]
    lines += _fact(case, subject) if isinstance(subject, FactStanding) else _block(case, subject)
    lines += _changed(subject)
    lines += (field("warning", doubt) for doubt in doubts)
    for one in case.standings.open:
        if one.id == key:
            lines.append(field("objection", f"{one.objection.by}, {one.objection.on}: {one.objection.why}"))
    return "\n".join(lines)


def lost_objections(case: Case, slugs: Collection[str]) -> Iterator[str]:
    """Open objections to words of briefs that have changed since: they wait for the approval of all that stands."""
    for one in case.standings.open:
        if one.id is None and one.brief in slugs:
            heading = f"{one.objection.of}   (objection to words that have changed since)"
            words = [field("words", one.objection.text), field("objection", f"{one.objection.by}: {one.objection.why}")]
            yield "\n".join([heading, *words])


def _changed(subject: Subject) -> Iterator[str]:
    if subject.state != "broken" or subject.approved is None:
        return
    yield field("approved", f"{subject.approved.by}, {subject.approved.on}")
    yield field("changed", ", ".join(subject.changed) or "its words")
    yield from map(below, subject.words)


# -------------------------------------------------------------------------------------------------- a claim


def _fact(case: Case, standing: FactStanding) -> Iterator[str]:
    filed = case.library.facts[standing.now.fact]
    fact = filed.fact
    yield field("claim", standing.now.claim)
    yield field("says", fact.says or "the source itself")
    told = {
        "kind": fact.kind if fact.kind != "fact" else "",
        "date": str(fact.date or "") + (f" ({fact.status})" if fact.status != "done" else ""),
        "said": str(fact.said or ""),
        "figures": "; ".join(f"{key}: {words}" for key, words in fact.figures.items()),
        "currency": fact.currency if fact.currency != "unstated" else "",
        "derived": "; ".join(f"{key}: {value}" for key, value in fact.derived.items()),
        "because": ", ".join(fact.because),
        "unverified": fact.unverified or "",
    }
    yield from (field(name, text) for name, text in told.items() if text.strip())
    for verdict in case.verdicts[filed.id]:
        source = case.library.sources.get(verdict.source)
        status = f", {source.status.is_}" if source and source.status else ""
        issued = f", issued {source.issued}{status}" if source else ": unknown"
        yield field("source", f"{verdict.source}{issued}")
        if verdict.entry:
            yield from _context(case, verdict.entry)
        else:
            yield field("passage", f"not found: {verdict.selector.anchors}")
    for name in ("note", "caution"):
        if text := getattr(fact, name):
            yield field(name, text)


def _context(case: Case, entry: Entry) -> Iterator[str]:
    """The paragraph around a passage, which stands between `>>` and `<<`."""
    sheet = case.sheets.get(entry.source)
    if sheet is None:
        yield field("passage", f"{entry.anchors}   {_NO_TEXT}")
    else:
        text, (low, high) = sheet.page.text, sheet.around(entry.start, entry.end)
        before, words, after = text[low : entry.start], text[entry.start : entry.end], text[entry.end : high]
        name = f"para. {entry.paragraph}" if entry.paragraph else "caption"
        yield field(name, f"{before}>>{words}<<{after}")
    for twin in entry.reprints:
        yield field("also in", twin.source)


# ---------------------------------------------------------------------------------------------- a paragraph


def _block(case: Case, subject: Subject) -> Iterator[str]:
    if isinstance(subject, FactStanding):
        return
    block = subject.now
    yield field("text", block.text)
    if original := _original(case, block.id):
        yield field("original", original)
    units = [unit for piece in prose.blocks(block.text) for unit in piece.units]
    if block.role != "title":
        yield from (field("ours", unit.text) for unit in units if unit.group is None)
    for unit in units:
        for start, end in prose.sentences(unit.text):
            if found := claiming(unit.text[start:end]):
                yield field("weigh", f"{', '.join(found)}: {unit.text[start:end]}")
    for fact in block.facts:
        yield from _cited(case, fact)


def _original(case: Case, key: str) -> str:
    """The text that a block of a translation stands beside; empty where there is none."""
    slug, _, name = key.rpartition(":")
    other = case.library.briefs[slug].translates
    blocks = case.standings.blocks.get(other or "", ())
    return next((block.now.text for block in blocks if block.now.id == f"{other}:{name}"), "")


def _cited(case: Case, fact: str) -> Iterator[str]:
    filed = case.library.facts.get(fact)
    if filed is None:
        yield field(f"@{fact}", "there is no such fact")
        return
    status = f" ({filed.fact.status})" if filed.fact.status != "done" else ""
    yield f"  @{fact}"
    yield field("  claim", filed.fact.claim_in(case.library.house.language) + status)
    for verdict in case.verdicts[fact]:
        sheet = case.sheets.get(verdict.source)
        if verdict.entry and sheet:
            yield field("  passage", sheet.page.text[verdict.entry.start : verdict.entry.end])
        else:
            yield field("  passage", f"{verdict.selector.anchors}   {'' if sheet else _NO_TEXT}")
