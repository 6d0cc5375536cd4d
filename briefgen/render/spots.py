"""The links that lie over a picture: an `<img>` cannot hold any. HTML of both media; it knows no pictures."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from briefgen.write.manuscript import Spot


def link(spot: Spot, words: Mapping[str, str], *, silent: bool) -> str:
    """A box over a picture that leads to a note; `words` has "note". A silent one is for the hand alone."""
    place = f"left:{spot.left:g}%;top:{spot.top:g}%;width:{spot.width:g}%;height:{spot.height:g}%"
    name = f'aria-label="{escape(spot.name)} ({escape(words["note"].format(spot.note))})"'
    said = 'aria-hidden="true" tabindex="-1"' if silent else name
    return f'<a class="spot" href="#fn{spot.note}" style="{place}" {said}></a>'
