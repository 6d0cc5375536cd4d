"""A change statement in plain words, as Markdown: what readers of the earlier edition need to know.

Each brief is told of in its own language. What differs is the affair of `changes`, the words are in `write.terms`.
Claims, titles and openings are data: they are escaped here, once, so that nothing in them is markup or a call.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import get_args

from briefgen.build.changes import Change, Kind
from briefgen.words.edtf import parse
from briefgen.write import terms
from briefgen.write.dates import spoken
from briefgen.write.text import data

Terms = Mapping[str, str]
_FACTS: tuple[Kind, ...] = ("fact added", "fact withdrawn", "fact replaced")
_FIELDS: tuple[Kind, ...] = ("claim", "figures", "date", "speaker", "status", "sources", "also in", "witnesses")
_BRIEF: tuple[Kind, ...] = ("brief added", "brief withdrawn", "title", "as of")
_PARAGRAPHS: tuple[Kind, ...] = tuple(kind for kind in get_args(Kind) if kind.startswith("paragraph"))
#: What makes words of a paragraph slanted, bold or code.
_SIGNS = re.compile(r"(?<!\\)[*`]+(?=\S)|(?<=[^\s\\])[*`]+|(?<![\w\\])_+(?=\w)|(?<=[^\W_])_+(?!\w)")


def statement(
    changes: Iterable[Change],
    *,
    since: str | int,
    titles: Mapping[str, str],
    names: Mapping[str, str],
    languages: Mapping[str, str] | None = None,
) -> str:
    """The changes as Markdown under a heading, brief by brief where there are several.

    `since` names the earlier side: the number of an edition, or a revision. `titles` are the briefs' by slug; `names`
    the facts' claims and the sources' outlets, by id; `languages` the briefs' by slug, English where it has none. The
    heading is in the language of all, or in English where they have several.
    """
    found, tongues = list(changes), languages or {}
    slugs = list(dict.fromkeys(change.brief for change in found))
    spoken_in = {tongues.get(slug, "en") for slug in slugs or tongues}
    words = terms.of(spoken_in.pop() if len(spoken_in) == 1 else "en")
    earlier = words["edition since"].format(since) if isinstance(since, int) else since
    lines = [f"## {words['changes since'].format(earlier)}"]
    for slug in slugs:
        own = [change for change in found if change.brief == slug]
        lines += [f"### {data(titles.get(slug, slug), words)}"] if len(slugs) > 1 else []
        lines += _brief(own, names, terms.of(tongues.get(slug, "en")))
    if len(lines) == 1:
        lines.append(words["nothing changed"])
    return "\n\n".join(lines)


def _brief(changes: list[Change], names: Mapping[str, str], words: Terms) -> list[str]:
    own = [_worded(c, names, words) for c in changes if c.kind in _BRIEF]
    facts = [f"- {_worded(c, names, words)}" for c in changes if c.kind in _FACTS]
    changed = dict.fromkeys(c.what for c in changes if c.kind in _FIELDS)
    for fact in changed:
        said = [_worded(c, names, words) for c in changes if c.what == fact and c.kind in _FIELDS]
        facts.append(f"- {words['fact changed'].format(data(names.get(fact, fact), words), ' '.join(said))}")
    prose = [f"- {_worded(c, names, words)}" for c in changes if c.kind in _PARAGRAPHS]
    return [
        *own,
        *([f"**{words['changes evidence']}**\n\n" + "\n".join(facts)] if facts else []),
        *([f"**{words['changes text']}**\n\n" + "\n".join(prose)] if prose else []),
    ]


def _worded(change: Change, names: Mapping[str, str], words: Terms) -> str:
    before, after = (_value(change.kind, text, names, words) for text in (change.before, change.after))
    form = words[f"changed {change.kind}" if f"changed {change.kind}" in words else change.kind]
    # Signs apart, or in a record that has openings alone, both may be the same.
    if change.kind == "paragraph rewritten" and before == after:
        form = words["paragraph reworded"]
    lacking = "" if change.kind == "fact withdrawn" else words["not given"]
    said = (before or words["not given"], after or lacking, _where(change.what, words), before.rpartition(" [")[0])
    return form.format(*(data(text, words) for text in said)).strip()


def _where(part: str, words: Terms) -> str:
    """Where a paragraph stands, in a phrase."""
    head, _, number = part.rpartition(" ")
    if part == "Bottom line":
        return words["in bottom line"]
    if head == "Key judgement" and number.isdigit():
        return words["in key judgement"].format(number)
    return words["in section title"] if part.startswith("Section title") else words["in section"].format(part)


def _value(kind: Kind, text: str, names: Mapping[str, str], words: Terms) -> str:
    """Dates and status in words, sources by the name of their outlet, openings of prose without its signs."""
    if kind in _PARAGRAPHS:
        return _SIGNS.sub("", text)
    if kind in ("date", "as of") and text:
        return spoken(parse(text), words)
    if kind == "status":
        return words.get(f"marked {text}", text)
    if kind in ("sources", "also in"):
        return ", ".join(names.get(name, name) for name in text.split(", "))
    return text
