"""A correction notice in plain words, as Markdown: what was withdrawn, and which sentences rest on it.

A draft for an editor: it says what the library knows and promises nothing. It judges no evidence. Readers of a
brief are told in its language: where the briefs have several, the notice is there in each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefgen.check.impact import Resting
from briefgen.library.library import Library
from briefgen.words.edtf import parse
from briefgen.write import citing, terms
from briefgen.write.dates import spoken
from briefgen.write.text import data, listed

Terms = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Affected:
    """A place that rests on what was withdrawn: its brief, part, note (0: none) and opening words.

    `facts` are those of its bracket group that rest on it, `others` those that do not.
    """

    slug: str
    part: str
    note: int
    opening: str
    facts: tuple[Resting, ...]
    others: tuple[str, ...] = ()

    @property
    def left(self) -> tuple[str, ...]:
        """What else carries it: other facts cited, other reports, other grounds; each once."""
        return tuple(dict.fromkeys([*self.others, *(name for fact in self.facts for name in fact.left)]))


def notice(
    library: Library, what: str, affected: Sequence[Affected], *, editions: Mapping[str, Sequence[tuple[int, str]]]
) -> str:
    """The notice for a source that was corrected or retracted, or a fact that was retracted.

    `editions` are number and ISO day of those that printed it, by brief.
    """
    slugs = list(dict.fromkeys([*(one.slug for one in affected), *editions]))
    house, lines = library.house.language, []
    tongues = {slug: _tongue(library, slug) for slug in slugs}
    for tongue in sorted({*tongues.values()} or {house}, key=lambda tongue: (tongue != house, tongue)):
        words = terms.of(tongue)
        lines += [f"## {words['correction']}", _what(library, what, words, tongue=tongue)]
        for slug in (slug for slug in slugs if tongues[slug] == tongue):
            own = [one for one in affected if one.slug == slug]
            lines += _brief(library, slug, own, editions.get(slug, ()), tongue=tongue)
        if not slugs:
            lines.append(words["nothing printed"])
    return "\n\n".join(lines)


def _tongue(library: Library, slug: str) -> str:
    """The language of a brief; that of its file's name where it is gone."""
    return library.tongue(slug) if slug in library.briefs else slug.partition(".")[2] or library.house.language


def _what(library: Library, what: str, words: Terms, *, tongue: str) -> str:
    source = library.sources.get(what)
    if source and source.status:
        on = spoken(source.status.on, words) if source.status.on else ""
        told = words[f"was {source.status.is_}{' on' if on else ''}"].format(citing.full(source, words), on)
        notice = source.status.notice
        return f"{told} {words['notice reads'].format(_closed(notice, words))}" if notice else told
    fact = library.facts[what].fact
    if fact.retracted is None:
        raise ValueError(f"{what} was not withdrawn")
    on, claim = spoken(fact.retracted.on, words), _closed(fact.claim_in(tongue), words)
    return words["withdrawn"].format(on, claim, _closed(fact.retracted.reason, words))


def _brief(
    library: Library, slug: str, affected: Sequence[Affected], editions: Sequence[tuple[int, str]], *, tongue: str
) -> Iterator[str]:
    words = terms.of(tongue)
    brief = library.briefs.get(slug)
    yield f"### {data(brief.title if brief else slug, words)}"
    if editions:
        days = [words["edition"].format(number, spoken(parse(day), words)) for number, day in editions]
        yield words["printed in"].format(listed(days, words))
    if not affected:
        yield words["rests no longer"]
        return
    bare = [f"- {_place(one, words)}" for one in affected if not one.left]
    if bare:
        yield words["nothing else carries"]
        yield "\n".join(dict.fromkeys(bare))
    held = [f"- {_place(one, words)}. {_besides(library, one, words, tongue=tongue)}" for one in affected if one.left]
    if held:
        yield words["among other evidence"]
        yield "\n".join(dict.fromkeys(held))


def _place(one: Affected, words: Terms) -> str:
    note = f", {words['note'].format(one.note)}" if one.note else ""
    opening = f"{words['open quote']}{data(one.opening, words)}{words['close quote']}"
    return f"{data(_part(one.part, words), words)}{note}{words['colon']} {opening}"


def _part(part: str, words: Terms) -> str:
    """A part of page one as the brief's language calls it; a section by its title."""
    head, _, number = part.rpartition(" ")
    if head == "Key judgement" and number.isdigit():
        return words["part key judgement"].format(number)
    return words["part bottom line"] if part == "Bottom line" else part


def _besides(library: Library, one: Affected, words: Terms, *, tongue: str) -> str:
    return words["besides"].format("; ".join(_called(library, name, words, tongue=tongue) for name in one.left))


def _called(library: Library, name: str, words: Terms, *, tongue: str) -> str:
    """A report by the outlets that carry it, a fact by its claim."""
    if filed := library.facts.get(name):
        return data(filed.fact.claim_in(tongue).rstrip("."), words)
    carriers = [citing.plain(source, words) for _, source in sorted(library.sources.items()) if source.report == name]
    return " / ".join(dict.fromkeys(carriers)) or data(name, words)


def _closed(text: str, words: Terms) -> str:
    text = data(text, words)
    return text if text.endswith((".", "!", "?")) else f"{text}."
