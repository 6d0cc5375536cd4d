"""A short way through WeasyPrint for text that pictures carry as outlines. The page stays the same, to the dot.

WeasyPrint makes a tree of its own for every `<use>`, and reads every number of its path anew: a timeline of 300
glyphs cost a quarter of a brief's layout. Knows what `write.svg` writes, and leaves anything else to WeasyPrint.
"""

# ruff: noqa: SLF001 - reaching into another's inside is what this module is for

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

_SVG = "{http://www.w3.org/2000/svg}"
#: The paths that `write.lettering` draws: absolute letters and whole units, nothing else.
_PLAIN = re.compile(r"(?:[MLC]-?\d+ -?\d+(?: -?\d+)*|Z)+\Z")
_SEGMENT = re.compile(r"([MLCZ])([-\d ]*)")
#: The operator of PDF for each letter of SVG (ISO 32000-2, table 58).
_OPERATORS = {"M": " m", "L": " l", "C": " c", "Z": "h"}


def cure(tags: dict[str, Any]) -> None:
    """Add the short way to WeasyPrint's table of what draws each SVG tag; a group draws nothing by itself there."""
    tags["g"] = _draw_line


def _draw_line(drawing: Any, group: Any, font_size: float) -> None:
    """Draw a group that is a filled line of text, and take its children away; leave any other group alone."""
    line = _placed(group, _glyphs(drawing))
    if not line or group.get("stroke") or group.get("fill", "none") == "none":
        return
    drawing.set_graphical_state(group, font_size)
    stream, before = drawing.stream, 0
    for outline, x in line:
        # The state is the group's own: WeasyPrint puts the earlier one back after it.
        stream.stream.append(f"1 0 0 1 {x - before} 0 cm".encode("ascii"))
        stream.stream.append(outline)
        stream.fill()
        before = x
    group.override_iter(iter(()))


def _placed(group: Any, glyphs: Mapping[str, bytes]) -> list[tuple[bytes, int]]:
    """Each glyph of a line and where it stands; nothing if the group holds anything else."""
    line = []
    for child in group._etree_node:
        outline = glyphs.get(child.get("href", "")[1:])
        if child.tag != f"{_SVG}use" or outline is None or sorted(child.keys()) != ["href", "x"]:
            return []
        line.append((outline, int(child.get("x"))))
    return line


def _glyphs(drawing: Any) -> Mapping[str, bytes]:
    """The glyphs that a picture defines, by name, as operators of a PDF page; read once a picture."""
    known: dict[str, bytes] | None = drawing.__dict__.get("_briefgen_glyphs")
    if known is None:
        paths = drawing.tree._etree_node.iterfind(f"{_SVG}defs/{_SVG}path")
        outlines = {path.get("id", ""): _operators(path.get("d", "")) for path in paths if len(path.keys()) == 2}
        known = drawing.__dict__["_briefgen_glyphs"] = {name: made for name, made in outlines.items() if made}
    return known


@lru_cache(4096)
def _operators(path: str) -> bytes:
    """A plain path as operators; nothing for one of another kind."""
    segments = _SEGMENT.findall(path) if _PLAIN.match(path) else ()
    return "\n".join(numbers + _OPERATORS[letter] for letter, numbers in segments).encode("ascii")
