"""A timeline as SVG: what `timeline` has planned, drawn. From marks to bytes; it knows no facts.

Side, shape and colour tell contacts from ruptures, so that none of them has to be seen. A day is a filled mark; a
month, a year or any window is a bar as long as the window, with a hollow mark somewhere in it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from briefgen.write import lanes, lettering, svg, years
from briefgen.write.timeline import LEADING, SIDES, SIZE, Label, Mark, Plan, Side, plan, raised, span

_TICK, _STRIP, _BAR = 7.4, 13.0, 2.6
#: How far from its leader a mark still answers to a click; leaders are twice that apart.
_REACH = 3.5
#: Of each side its name, and what a bar means: the legend's words.
Words = Mapping[Side | Literal["window"], str]


@dataclass(frozen=True, slots=True)
class Colours:
    """Of contacts, of ruptures, and of lines and heads, as #rrggbb."""

    contact: str
    rupture: str
    ink: str


def drawn(
    marks: Sequence[Mark], *, colours: Colours, words: Words, title: str,
    description: str,
) -> svg.Drawn:  # fmt: skip
    """The SVG, and where its marks are. `words` names the two sides and what a bar means, for the legend."""
    made = plan(marks)
    sheet = svg.Drawing()
    _legend(sheet, marks, colours=colours, words=words)
    top = 16.0 + made.height("contact")
    _strip(sheet, made.scale, top=top, ink=colours.ink)
    for side in SIDES:
        _windows(sheet, [label.mark for label, _ in made.sides[side]], marks, made=made, top=top, colours=colours)
        for label, slot in made.sides[side]:
            _label(sheet, label, slot, every=marks, made=made, top=top, colours=colours)
    height = top + _STRIP + made.height("rupture") + 2
    return sheet.written(svg.PAGE, height, title=title, description=description)


def _legend(sheet: svg.Drawing, marks: Sequence[Mark], *, colours: Colours, words: Words) -> None:
    at = svg.PAGE
    if not all(mark.exact for mark in marks):
        at -= lettering.width(words["window"], _TICK)
        sheet.text(words["window"], at, 8, size=_TICK, colour=svg.GREY)
        at -= 19
        sheet.box(at, 4.2, 15, _BAR, colour=svg.GREY)
        at -= 12
    for side in reversed(SIDES):
        if any(mark.side == side for mark in marks):
            at -= lettering.width(words[side], _TICK)
            sheet.text(words[side], at, 8, size=_TICK, colour=svg.GREY)
            at -= 8
            _shape(sheet, side, at, 5.5, colours=colours, exact=True)
            at -= 14


def _shape(sheet: svg.Drawing, side: Side, x: float, y: float, *, colours: Colours, exact: bool) -> None:
    colour = colours.contact if side == "contact" else colours.rupture
    draw = sheet.circle if side == "contact" else sheet.diamond
    draw(x, y, colour=colour if exact else "#ffffff", edge=colour)


def _strip(sheet: svg.Drawing, scale: years.Scale, *, top: float, ink: str) -> None:
    """The years, each in its cell; two slanted strokes where years are broken out."""
    foot = top + _STRIP
    for stretch in scale.stretches:
        sheet.box(stretch.left, top, stretch.right - stretch.left, _STRIP, colour=svg.TINT)
        for edge in (top, foot):
            sheet.line([(stretch.left, edge), (stretch.right, edge)], colour=ink, width=0.8)
    for year, left, right in scale.labels():
        sheet.line([(left, top), (left, foot)], colour=ink, width=0.5)
        wide = lettering.width(str(year), _TICK)
        sheet.text(str(year), left + min((right - left - wide) / 2, 16), foot - 4, size=_TICK, colour=svg.GREY)
    for x in scale.months():
        sheet.line([(x, foot - 2.6), (x, foot)], colour=ink, width=0.4)
    for stretch in scale.stretches:
        sheet.line([(stretch.right, top), (stretch.right, foot)], colour=ink, width=0.5)
    for before, after in pairwise(scale.stretches):
        middle = (before.right + after.left) / 2
        for x in (middle - 2.6, middle + 2.6):
            sheet.line([(x - 3, foot + 2), (x + 3, top - 2)], colour=ink, width=1.1)


def _windows(
    sheet: svg.Drawing, those: Sequence[Mark], every: Sequence[Mark], *, made: Plan, top: float, colours: Colours
) -> None:
    """A bar for each window, along its side of the strip; windows that overlap lie beside one another."""
    rows: list[float] = []
    for start, end in sorted({span(mark, every=every) for mark in those if not mark.exact}):
        left, right = made.scale.x(start), made.scale.x(end, end=True)
        row = next((n for n, until in enumerate(rows) if until <= left + 0.01), len(rows))
        rows[row : row + 1] = [right]
        # Three rows are as many as the stems leave room for; deeper overlaps share the last.
        away = min(row, 2) * (_BAR + 0.8)
        above = those[0].side == "contact"
        y = top - _BAR - away if above else top + _STRIP + away
        colour = colours.contact if above else colours.rupture
        sheet.box(left + 0.4, y, max(right - left - 0.8, 2.0), _BAR, colour=colour)


def _label(
    sheet: svg.Drawing, label: Label, slot: lanes.Slot, *, every: Sequence[Mark], made: Plan, top: float,
    colours: Colours,
) -> None:  # fmt: skip
    """The leader, the mark on it, and the words in their box."""
    mark, above = label.mark, label.mark.side == "contact"
    colour = colours.contact if above else colours.rupture
    edge, away = (top, -1) if above else (top + _STRIP, 1)
    head = edge + away * made.base(mark.side, slot.lane)
    start, end = span(mark, every=every)
    left, right = made.scale.x(start), made.scale.x(end, end=True)
    # A mark that had to make way for another keeps its foot on its own day.
    foot = min(max(slot.x, left), right)
    sheet.line([(foot, edge), (slot.x, edge + away * 9), (slot.x, head + away * label.height)], colour=colour)
    _shape(sheet, mark.side, slot.x, edge + away * 9, colours=colours, exact=mark.exact)
    box, name = head - label.height if above else head, f"{mark.label}, {mark.when}"
    sheet.spot(mark.number, name, (slot.left, box, slot.right - slot.left, label.height))
    stem = (slot.x - _REACH, min(edge, head), 2 * _REACH, abs(head - edge))
    sheet.spot(mark.number, name, stem, again=True)
    y = box + LEADING - 2.4
    _words(sheet, label, slot.x + 4, y, colour=colour, right=slot.x - 4 if slot.left < slot.x else None)


def _words(sheet: svg.Drawing, label: Label, x: float, y: float, *, colour: str, right: float | None) -> None:
    """The lines of a label, from `x` on, or flush with `right`."""
    mark = label.mark
    number = str(mark.number) if mark.number else ""
    head = lettering.width(mark.when, SIZE, weight=lettering.BOLD) + 1 + raised(number)
    if len(label.lines) == 1:
        head += 5 + lettering.width(mark.label, SIZE)
    end = sheet.text(mark.when, x if right is None else right - head, y, size=SIZE, colour=colour, bold=True)
    end = sheet.text(number, end + 1, y, size=SIZE, colour=colour, bold=True, raised=True)
    if len(label.lines) == 1:
        sheet.text(mark.label, end + 5, y, size=SIZE)
    for line in label.lines[1:]:
        y += LEADING
        sheet.text(line, x if right is None else right - lettering.width(line, SIZE), y, size=SIZE)
