"""What changed between two outlines of a brief: facts, what they say and rest on, and the paragraphs touched.

Says what differs, never why; the reason of a withdrawal is handed in. Wording for readers is in `statement`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from briefgen.library.editions import Outline, PrintedFact, PrintedParagraph
from briefgen.words.changes import around

Kind = Literal[
    "brief added", "brief withdrawn", "title", "as of", "fact added", "fact withdrawn", "fact replaced", "fact renamed",
    "claim", "figures", "date", "speaker", "status", "sources", "also in", "witnesses",
    "paragraph added", "paragraph withdrawn", "paragraph rewritten", "paragraph cites", "paragraph touched",
]  # fmt: skip
_FIELDS: tuple[tuple[Kind, str], ...] = (
    ("claim", "claim"),
    ("figures", "figures"),
    ("date", "date"),
    ("speaker", "says"),
    ("status", "status"),
    ("sources", "sources"),
    ("also in", "also"),
    ("witnesses", "witnesses"),
)


@dataclass(frozen=True, slots=True)
class Change:
    """One difference of a brief. `what` is a fact's id, or the part of the brief a paragraph stands in.

    A paragraph is shown by its opening, one that was rewritten by the words around what differs.
    """

    brief: str
    kind: Kind
    what: str
    before: str = ""
    after: str = ""


def changes(
    brief: str, before: Outline | None, after: Outline | None, *, reasons: Mapping[str, str] | None = None
) -> tuple[Change, ...]:
    """What changed from one outline of a brief to the other, in the order in which a reader asks.

    None stands for a brief that did not exist: the brief is the change. `reasons` say why facts were withdrawn, by id.
    """
    if before is None or after is None:
        appeared = () if after is None else (Change(brief, "brief added", brief, "", after.title),)
        return appeared if before is None else (Change(brief, "brief withdrawn", brief, before.title),)
    found = _own(brief, before, after)
    old, new = ({fact.id: fact for fact in side.facts} for side in (before, after))
    names = _renamed(old, new)
    found += [Change(brief, "fact renamed", to, one, to) for one, to in sorted(names.items())]
    old = {names.get(key, key): fact for key, fact in old.items()}
    moved = list(_facts(brief, old, new, reasons or {}))
    touched = {change.what for change in moved}
    return (*found, *moved, *_paragraphs(brief, before, after, names=names, touched=touched))


def _own(brief: str, before: Outline, after: Outline) -> list[Change]:
    pairs: tuple[tuple[Kind, object, object], ...] = (
        ("title", before.title, after.title),
        ("as of", before.as_of, after.as_of),
    )
    return [Change(brief, kind, brief, _shown(a), _shown(b)) for kind, a, b in pairs if a != b]


def _renamed(old: Mapping[str, PrintedFact], new: Mapping[str, PrintedFact]) -> dict[str, str]:
    """Facts that differ in their id alone."""
    gone = {_but_id(fact): key for key, fact in sorted(old.items()) if key not in new}
    come = {_but_id(fact): key for key, fact in sorted(new.items()) if key not in old}
    return {gone[content]: come[content] for content in gone if content in come}


def _but_id(fact: PrintedFact) -> str:
    return fact.model_dump_json(exclude={"id"})


def _facts(
    brief: str, old: Mapping[str, PrintedFact], new: Mapping[str, PrintedFact], reasons: Mapping[str, str]
) -> Iterator[Change]:
    replaced = {fact.replaces for fact in new.values() if fact.replaces in old and fact.replaces not in new}
    for key in sorted(new.keys() - old.keys()):
        former = old.get(new[key].replaces or "") if new[key].replaces in replaced else None
        kind: Kind = "fact replaced" if former else "fact added"
        yield Change(brief, kind, key, former.claim if former else "", new[key].claim)
    for key in sorted(old.keys() - new.keys() - replaced):
        yield Change(brief, "fact withdrawn", key, old[key].claim, reasons.get(key, ""))
    for key in sorted(old.keys() & new.keys()):
        for kind, field in _FIELDS:
            was, now = getattr(old[key], field), getattr(new[key], field)
            if was != now:
                yield Change(brief, kind, key, _shown(was), _shown(now))


def _paragraphs(
    brief: str, before: Outline, after: Outline, *, names: Mapping[str, str], touched: set[str]
) -> Iterator[Change]:
    a, b = before.paragraphs, after.paragraphs
    for what, i, j, k, m in SequenceMatcher(None, [p.sha256 for p in a], [p.sha256 for p in b], False).get_opcodes():
        if what == "equal":
            for old, new in zip(a[i:j], b[k:m], strict=True):
                yield from _same_words(brief, old, new, names=names, touched=touched)
            continue
        pairs = min(j - i, m - k)
        for old, new in zip(a[i : i + pairs], b[k : k + pairs], strict=True):
            yield Change(brief, "paragraph rewritten", new.part, *_apart(old, new))
        yield from (Change(brief, "paragraph withdrawn", p.part, p.opening) for p in a[i + pairs : j])
        yield from (Change(brief, "paragraph added", p.part, "", p.opening) for p in b[k + pairs : m])


def _apart(old: PrintedParagraph, new: PrintedParagraph) -> tuple[str, str]:
    """The words around what differs; of a record that has not the whole text, how the paragraphs open."""
    before, after = around(old.text or "", new.text or "") if old.text and new.text else ("", "")
    return (before, after) if before or after else (old.opening, new.opening)


def _same_words(
    brief: str, old: PrintedParagraph, new: PrintedParagraph, *, names: Mapping[str, str], touched: set[str]
) -> Iterator[Change]:
    was = tuple(names.get(fact, fact) for fact in old.facts)
    if was != new.facts:
        yield Change(brief, "paragraph cites", new.part, f"{new.opening} [{_shown(was)}]", f"[{_shown(new.facts)}]")
    elif moved := [fact for fact in new.facts if fact in touched]:
        yield Change(brief, "paragraph touched", new.part, new.opening, _shown(moved))


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{key}: {text}" for key, text in value.items())
    return ", ".join(map(str, value)) if isinstance(value, (tuple, list)) else "" if value is None else str(value)
