"""A brief's figures: which facts one shows, and the line under it that leads to their notes. It draws nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from briefgen.library.briefs import Show
from briefgen.library.model import Fact
from briefgen.write import pictures
from briefgen.write.calls import Notebook
from briefgen.write.text import data


def pictured(show: Show) -> tuple[str, ...]:
    """The facts that a timeline or bars show, each once; none for anything else."""
    marks = (*show.timeline.contacts, *show.timeline.ruptures) if show.timeline else ()
    return tuple(dict.fromkeys((*(show.bars or ()), *marks)))


def drawable(show: Show, fact_of: Callable[[str], Fact], *, setting: pictures.Setting) -> pictures.Figure:
    """The figure of a timeline or of bars. Raises `pictures.Undrawable`."""
    facts = {name: fact_of(name) for name in pictured(show)}
    if show.timeline:
        return pictures.of_timeline(show.timeline, facts, setting=setting)
    return pictures.of_bars(tuple(facts.values()), setting=setting)


def sources(
    called: Mapping[str, str], notebook: Notebook, *, terms: Mapping[str, str], note_of: Callable[..., str]
) -> str:
    """Where a figure's facts (`called`: id and label) are noted, as Markdown.

    A fact that was cited before is noted there; each other gets its label and a call of its own, so that it has a note.
    """
    alone = [name for name in called if notebook.first(name) is None]
    noted = note_of(*(name for name in called if name not in alone))
    told = "; ".join(data(called[name], terms) + notebook.call((name,)) for name in alone)
    pieces = [str(noted), terms["first in figure"].format(told) if told else ""]
    return terms["figure sources"].format("; ".join(piece for piece in pieces if piece))
