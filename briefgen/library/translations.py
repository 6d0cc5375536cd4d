"""What a translation takes over from its original: everything that is no language. It judges nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import zip_longest

from briefgen.library.briefs import Brief, Judgement, Limits, Section


def inherited(briefs: Mapping[str, Brief]) -> dict[str, Brief]:
    """The briefs, each translation with what it does not write of its original.

    That is `number`, `as_of`, `limits`, the sections' `rail` and `show`, and the judgements' `confidence`.
    """
    return {slug: _filled(brief, briefs.get(brief.translates or "")) for slug, brief in briefs.items()}


def _filled(brief: Brief, original: Brief | None) -> Brief:
    if original is None:
        return brief
    pairs = zip_longest(brief.sections, original.sections[: len(brief.sections)])
    judged = zip_longest(brief.key_judgements, original.key_judgements[: len(brief.key_judgements)])
    taken = {
        "number": brief.number or original.number,
        "as_of": brief.as_of or original.as_of,
        "limits": brief.limits if brief.limits != Limits() else original.limits,
        "key_judgements": tuple(_judgement(judgement, other) for judgement, other in judged),
        "sections": tuple(_section(section, other) for section, other in pairs),
    }
    return brief.model_copy(update=taken)


def unsure(briefs: Mapping[str, Brief]) -> Iterator[tuple[str, int]]:
    """The judgements, by brief and number, that have no `confidence` of their own or of an original."""
    for slug, brief in briefs.items():
        yield from ((slug, at) for at, judgement in enumerate(brief.key_judgements) if judgement.confidence is None)


def _judgement(judgement: Judgement, other: Judgement | None) -> Judgement:
    if other is None or judgement.confidence is not None:
        return judgement
    return judgement.model_copy(update={"confidence": other.confidence})


def _section(section: Section, other: Section | None) -> Section:
    if other is None:
        return section
    return section.model_copy(update={"rail": section.rail or other.rail, "show": section.show or other.show})
