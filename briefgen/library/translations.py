"""What a translation takes over from its original: everything that is no language. It judges nothing."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import zip_longest

from briefgen.library.briefs import Brief, Limits, Section


def inherited(briefs: Mapping[str, Brief]) -> dict[str, Brief]:
    """The briefs, each translation with the `as_of`, `limits`, `rail` and `show` of its original where it has none."""
    return {slug: _filled(brief, briefs.get(brief.translates or "")) for slug, brief in briefs.items()}


def _filled(brief: Brief, original: Brief | None) -> Brief:
    if original is None:
        return brief
    pairs = zip_longest(brief.sections, original.sections[: len(brief.sections)])
    taken = {
        "as_of": brief.as_of or original.as_of,
        "limits": brief.limits if brief.limits != Limits() else original.limits,
        "sections": tuple(_section(section, other) for section, other in pairs),
    }
    return brief.model_copy(update=taken)


def _section(section: Section, other: Section | None) -> Section:
    if other is None:
        return section
    return section.model_copy(update={"rail": section.rail or other.rail, "show": section.show or other.show})
