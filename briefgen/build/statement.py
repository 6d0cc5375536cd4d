"""A change statement in plain words, as Markdown: what readers of the earlier edition need to know."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefgen.build.changes import Change, Kind
from briefgen.words.edtf import parse
from briefgen.write import terms
from briefgen.write.dates import spoken

_FACTS: Mapping[Kind, str] = {
    "fact added": "Added: {after}",
    "fact withdrawn": "Withdrawn: {before} {after}",
    "fact replaced": "Replaced: {before} It now reads: {after}",
}
_FIELDS: Mapping[Kind, str] = {
    "claim": "It read: \u201c{before}\u201d",
    "figures": "Its figures were {before}; they are {after}.",
    "date": "Its date was {before}; it is {after}.",
    "speaker": "Its speaker was {before}; it is {after}.",
    "status": "It was marked {before}; it is marked {after}.",
    "sources": "It rested on {before}; it rests on {after}.",
    "also in": "It was also carried by {before}; it is also carried by {after}.",
    "witnesses": "Independent reports that carry it: {before} before, {after} now.",
}
_BRIEF: Mapping[Kind, str] = {
    "brief added": "This brief is new: {after}.",
    "brief withdrawn": "This brief was withdrawn: {before}.",
    "title": "The title was \u201c{before}\u201d and is \u201c{after}\u201d.",
    "as of": "The brief stood on {before} and stands on {after}.",
}
_PARAGRAPHS: Mapping[Kind, str] = {
    "paragraph added": "added, {what}: \u201c{after}\u201d",
    "paragraph withdrawn": "withdrawn, {what}: \u201c{before}\u201d",
    "paragraph rewritten": "rewritten, {what}: \u201c{before}\u201d",
    "paragraph cites": "rests on other evidence, {what}: \u201c{opening}\u201d",
    "paragraph touched": "rests on evidence that changed, {what}: \u201c{before}\u201d",
}
_PARTS = {
    "Bottom line": "in the bottom line",
    "Key judgement": "in \u201c{}\u201d",
    "Section title": "a section title",
}
_NOTHING = "not given"


def statement(changes: Iterable[Change], *, since: str, titles: Mapping[str, str], names: Mapping[str, str]) -> str:
    """The changes as Markdown under a heading, brief by brief where there are several.

    `since` names the earlier side ("edition 2"). `titles` are the briefs' by slug; `names` the facts' claims and the
    sources' outlets, by id.
    """
    found = list(changes)
    lines = [f"## Changes since {since}"]
    slugs = list(dict.fromkeys(change.brief for change in found))
    for slug in slugs:
        own = [change for change in found if change.brief == slug]
        lines += [f"### {titles.get(slug, slug)}"] if len(slugs) > 1 else []
        lines += _brief(own, names)
    if not found:
        lines.append("Nothing has changed.")
    return "\n\n".join(lines)


def _brief(changes: list[Change], names: Mapping[str, str]) -> list[str]:
    own = [_worded(_BRIEF[c.kind], c, names) for c in changes if c.kind in _BRIEF]
    facts = [f"- {_worded(_FACTS[c.kind], c, names)}" for c in changes if c.kind in _FACTS]
    changed = dict.fromkeys(c.what for c in changes if c.kind in _FIELDS)
    for fact in changed:
        said = [_worded(_FIELDS[c.kind], c, names) for c in changes if c.what == fact and c.kind in _FIELDS]
        facts.append(f"- Changed: {names.get(fact, fact)} {' '.join(said)}")
    prose = [f"- {_worded(_PARAGRAPHS[c.kind], c, names)}" for c in changes if c.kind in _PARAGRAPHS]
    return [
        *own,
        *(["**Evidence**\n\n" + "\n".join(facts)] if facts else []),
        *(["**Text**\n\n" + "\n".join(f"- {line[2:3].upper()}{line[3:]}" for line in prose)] if prose else []),
    ]


def _worded(form: str, change: Change, names: Mapping[str, str]) -> str:
    values = {
        "before": _value(change.kind, change.before, names) or _NOTHING,
        "after": _value(change.kind, change.after, names) or ("" if change.kind == "fact withdrawn" else _NOTHING),
        "what": _PARTS.get(change.what.rstrip(" 0123456789"), "in \u201c{}\u201d").format(change.what),
        "opening": change.before.rpartition(" [")[0],
    }
    return form.format(**values).strip()


def _value(kind: Kind, text: str, names: Mapping[str, str]) -> str:
    """Dates in words, sources by the name of their outlet."""
    if kind in ("date", "as of") and text:
        return spoken(parse(text), terms.of("en"))
    if kind in ("sources", "also in"):
        return ", ".join(names.get(name, name) for name in text.split(", "))
    return text
