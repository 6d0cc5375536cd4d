"""A brief's prose, taken apart once for all rules: its pieces, their blocks, units, citations and what only looks so.

What a block and a unit are is the affair of `words.prose`; this knows only where a brief keeps prose.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from briefgen.library.briefs import Brief
from briefgen.words import prose
from briefgen.words.diagnostics import Place


@dataclass(frozen=True, slots=True)
class Writing:
    """One piece of prose of a brief: its text, its place, and the section it stands in (None: page one).

    `malformed` are citations that are none, `unsigned` brackets that would be some if their words were ids of facts.
    """

    brief: str
    place: Place
    role: Literal["text", "judgement", "bottom line"]
    section: int | None
    text: str
    blocks: tuple[prose.Block, ...]
    malformed: tuple[prose.Malformed, ...]
    unsigned: tuple[prose.Unsigned, ...]

    @property
    def units(self) -> Iterator[prose.Unit]:
        """All units in order."""
        return (unit for block in self.blocks for unit in block.units)

    @property
    def cited(self) -> tuple[str, ...]:
        """The ids of all facts cited, in order, each once."""
        return tuple(dict.fromkeys(fact for block in self.blocks for group in block.groups for fact in group.facts))


def writings(slug: str, brief: Brief, place: Place) -> tuple[Writing, ...]:
    """All prose of a brief in the order of its page: bottom line, judgements, sections."""
    found = []
    if brief.bottom_line:
        found.append(_writing(slug, place.at("bottom_line"), "bottom line", None, brief.bottom_line))
    for number, judgement in enumerate(brief.key_judgements):
        found.append(_writing(slug, place.at("key_judgements", number, "text"), "judgement", None, judgement.text))
    for number, section in enumerate(brief.sections):
        found.append(_writing(slug, place.at("sections", number, "text"), "text", number, section.text))
    return tuple(found)


def _writing(
    slug: str, place: Place, role: Literal["text", "judgement", "bottom line"], section: int | None, text: str
) -> Writing:
    malformed, unsigned = prose.faults(text), prose.unsigned(text)
    return Writing(slug, place, role, section, text, prose.blocks(text), malformed, unsigned)


def uncited(brief: Brief, place: Place, pieces: Iterable[Writing]) -> Iterator[tuple[str, Place, frozenset[str]]]:
    """The texts of a brief that carry no citation: title, question, sections' titles, reasons of judgements.

    Each with its place and the facts that it rests on: those cited below it, or by the judgement.
    """
    cited: dict[tuple[str | int, ...], frozenset[str]] = {p.place.route: frozenset(p.cited) for p in pieces}
    everything = frozenset[str]().union(*cited.values())
    yield brief.title, place.at("title"), everything
    if brief.question:
        yield brief.question, place.at("question"), everything
    for number, section in enumerate(brief.sections):
        spot = place.at("sections", number)
        yield section.title, spot.at("title"), cited.get(spot.at("text").route, frozenset())
    for number, judgement in enumerate(brief.key_judgements):
        spot = place.at("key_judgements", number)
        yield judgement.why, spot.at("why"), cited.get(spot.at("text").route, frozenset())


def shown(brief: Brief) -> Iterator[tuple[str, str, tuple[str | int, ...]]]:
    """What a brief shows beside its prose: ("fact" or "question", id, route), in order."""
    for number, section in enumerate(brief.sections):
        for fact in section.rail:
            yield "fact", fact, ("sections", number, "rail", fact)
        for index, show in enumerate(section.show):
            route = ("sections", number, "show", index)
            if show.accounts:
                yield "question", show.accounts, (*route, "accounts")
            if show.quotation:
                yield "fact", show.quotation, (*route, "quotation")
            for fact in show.bars or ():
                yield "fact", fact, (*route, "bars")
            for kind in ("contacts", "ruptures"):
                for fact in getattr(show.timeline, kind, ()):
                    yield "fact", fact, (*route, "timeline", kind)
