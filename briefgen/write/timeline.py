"""Where all of a timeline stands: contacts above a strip of years, ruptures below it, labels in lanes.

From marks to a plan, which `timeline_svg` draws. It knows no facts and no colours.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from briefgen.write import lanes, lettering, svg, years

Side = Literal["contact", "rupture"]
SIDES: tuple[Side, Side] = ("contact", "rupture")

#: Size and leading of labels, and the free space between the strip and the first lane, in points.
SIZE, LEADING = 8.0, 10.2
STEM = 15.0
#: How wide a label's lines may be; None puts date and label on one line. The first that stays below `_TALL` is taken.
_LIMITS = (96.0, 130.0, None)
_TALL = 310.0
_APART = 7.0
_BETWEEN = 4.0


@dataclass(frozen=True, slots=True)
class Mark:
    """One fact on the line: its label, its date in words, its first and last possible day, the number of its note.

    `start` or `end` is None where the date is open on that side; at least one is a day. `exact` is a day, known for
    certain: anything else is drawn as a window.
    """

    side: Side
    label: str
    when: str
    start: date | None
    end: date | None
    exact: bool = True
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Label:
    """A mark with its words in lines, and the size of their box."""

    mark: Mark
    lines: tuple[str, ...]
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Plan:
    """Where everything stands: the scale, and for each side its labels with their slots and the depths of its lanes."""

    scale: years.Scale
    sides: Mapping[Side, tuple[tuple[Label, lanes.Slot], ...]]

    def base(self, side: Side, lane: int) -> float:
        """How far from the strip a lane begins: below it lie the lanes before, each as deep as its deepest label."""
        under = [[x.height for x, slot in self.sides[side] if slot.lane == one] for one in range(lane)]
        return STEM + sum(max(heights) + _BETWEEN for heights in under)

    def height(self, side: Side) -> float:
        """How far the labels of a side reach from the strip."""
        slots = [slot.lane for _, slot in self.sides[side]]
        return self.base(side, max(slots) + 1) if slots else 2.0


def plan(marks: Sequence[Mark]) -> Plan:
    """Where strip, marks and labels stand, without collisions. There is a mark."""
    tried = [_plan(marks, limit=limit) for limit in _LIMITS]
    heights = [sum(one.height(side) for side in SIDES) for one in tried]
    return next((one for one, tall in zip(tried, heights, strict=True) if tall <= _TALL), tried[-1])


def span(mark: Mark, *, every: Sequence[Mark]) -> tuple[date, date]:
    """The days of a mark; an open side reaches to the first or last day of all marks."""
    days = [day for other in every for day in (other.start, other.end) if day]
    return mark.start or min(days), mark.end or max(days)


def left_out(marks: Sequence[Mark]) -> tuple[tuple[int, int], ...]:
    """The stretches of years, first and last, that the scale breaks out."""
    spans = [span(mark, every=marks) for mark in marks]
    return years.scale(spans, left=0.0, right=svg.PAGE).left_out


def _plan(marks: Sequence[Mark], *, limit: float | None) -> Plan:
    labels = [_lettered(mark, limit=limit) for mark in marks]
    widest = max(label.width for label in labels)
    # Where labels crowd at the right end, the strip ends earlier; with room for the widest all find a side.
    tried = (_fitted(labels, marks, right=svg.PAGE - widest * share / 4) for share in range(5))
    made = next((one for one in tried if one), None)
    assert made is not None, "boxes fit at the right of their leaders"
    return made


def _fitted(labels: Sequence[Label], marks: Sequence[Mark], *, right: float) -> Plan | None:
    scale = years.scale([span(mark, every=marks) for mark in marks], left=0.0, right=right)
    sides: dict[Side, tuple[tuple[Label, lanes.Slot], ...]] = {}
    for side in SIDES:
        those = [label for label in labels if label.mark.side == side]
        wanted = sorted(zip(_anchors([x.mark for x in those], marks, scale), range(len(those)), strict=True))
        moved = lanes.spread([x for x, _ in wanted], low=3.8, high=right - 3.8, apart=_APART)
        ordered = [those[at] for _, at in wanted]
        boxes = [(x, label.width) for x, label in zip(moved, ordered, strict=True)]
        slots = lanes.placed(boxes, width=svg.PAGE)
        if slots is None:
            return None
        sides[side] = tuple(zip(ordered, slots, strict=True))
    return Plan(scale, sides)


def _anchors(those: Sequence[Mark], every: Sequence[Mark], scale: years.Scale) -> Iterator[float]:
    """Where each mark would stand: its day, or its place in its window; marks of one window share it evenly."""
    windows = [span(mark, every=every) for mark in those]
    for at, (start, end) in enumerate(windows):
        left, right = scale.x(start), scale.x(end, end=True)
        place = windows[:at].count((start, end))
        yield left + (right - left) * (place + 0.5) / windows.count((start, end))


def _lettered(mark: Mark, *, limit: float | None) -> Label:
    number = str(mark.number) if mark.number else ""
    head = lettering.width(mark.when, SIZE, weight=lettering.BOLD) + 1 + raised(number)
    if limit is None:
        width = head + 5 + lettering.width(mark.label, SIZE)
        return Label(mark, (mark.label,), width + 8, LEADING)
    lines = lettering.wrapped(mark.label, SIZE, limit=max(limit, head))
    widest = max(head, *(lettering.width(line, SIZE) for line in lines))
    return Label(mark, ("", *lines), widest + 8, LEADING * (1 + len(lines)))


def raised(number: str) -> float:
    """How wide the raised number of a note is."""
    return lettering.width(number, SIZE, weight=lettering.BOLD, raised=True)
