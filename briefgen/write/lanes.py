"""Labels above or below a line, each held by a leader, in lanes where nothing collides. Geometry alone.

Lane 0 lies nearest to the line. A leader runs from the line to the far edge of its lane; a box hangs at its right
or its left. No box meets another box, and no leader crosses a box that is not its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

#: Free space beside a box.
GAP = 5.0


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a label stands: the x of its leader, its lane, and the two sides of its box."""

    x: float
    lane: int
    left: float
    right: float


def placed(labels: Sequence[tuple[float, float]], *, width: float) -> tuple[Slot, ...] | None:
    """A slot for each label (x of its leader, width of its box), with few lanes, inside 0 to `width`.

    Labels come in ascending order of x, and their leaders are more than GAP apart. None where a label finds no side;
    each finds one where every box fits at the right of its leader.
    """
    chosen: list[Slot] = []
    for group in _groups(labels):
        ways = [way for way in _ways(group) if all(slot.left >= 0 and slot.right <= width for slot in way)]
        if not ways:
            return None
        best: list[Slot] = min(ways, key=_deep)
        chosen += best
    return _in_lanes(chosen)


def spread(positions: Sequence[float], *, low: float, high: float, apart: float) -> tuple[float, ...]:
    """The positions, in ascending order, moved as little as it takes to keep them `apart` between `low` and `high`."""
    apart = min(apart, (high - low) / max(len(positions), 1))
    moved: list[float] = []
    for position in positions:
        moved.append(max(position, low, moved[-1] + apart if moved else low))
    ceiling = high
    for at in reversed(range(len(moved))):
        moved[at] = min(moved[at], ceiling)
        ceiling = moved[at] - apart
    return tuple(moved)


def _groups(labels: Sequence[tuple[float, float]]) -> Iterator[list[tuple[float, float]]]:
    """Runs of labels that stand in each other's way.

    Two are in each other's way if, the earlier at the right of its leader and the later at the left, each box would
    hold the other's leader: then neither lane can be the lower one.
    """
    start, reach = 0, 0
    for at in range(len(labels)):
        if at > reach:
            yield list(labels[start:at])
            start = at
        reach = max(reach, at, *(n for n in range(at + 1, len(labels)) if _mutual(labels[at], labels[n])))
    if labels:
        yield list(labels[start:])


def _mutual(earlier: tuple[float, float], later: tuple[float, float]) -> bool:
    return later[0] < earlier[0] + earlier[1] + GAP and earlier[0] > later[0] - later[1] - GAP


def _ways(group: Sequence[tuple[float, float]]) -> Iterator[list[Slot]]:
    """The sides that labels of a group may take: so many from the first on at the left, the rest at the right."""
    for lefts in range(len(group) + 1):
        yield [Slot(x, 0, x - wide, x) if at < lefts else Slot(x, 0, x, x + wide) for at, (x, wide) in enumerate(group)]


def _deep(way: Sequence[Slot]) -> list[int]:
    """The lanes of a way, the deepest first: less is better."""
    return sorted((slot.lane for slot in _in_lanes(way)), reverse=True)


def _in_lanes(slots: Sequence[Slot]) -> tuple[Slot, ...]:
    """Each slot in the lowest lane above all whose leaders its box would cut, clear of the boxes that it meets.

    What a box cuts is settled before it: labels that are in each other's way never are so on these sides.
    """
    cuts = [[n for n, other in enumerate(slots) if n != at and _holds(slot, other.x)] for at, slot in enumerate(slots)]
    done: dict[int, Slot] = {}
    for _ in slots:
        at = next(at for at in range(len(slots)) if at not in done and all(other in done for other in cuts[at]))
        slot = slots[at]
        lane = max((done[other].lane + 1 for other in cuts[at]), default=0)
        taken = {one.lane for one in done.values() if _meet(slot, one)}
        while lane in taken:
            lane += 1
        done[at] = Slot(slot.x, lane, slot.left, slot.right)
    return tuple(done[at] for at in range(len(slots)))


def _holds(slot: Slot, x: float) -> bool:
    return slot.left - GAP < x < slot.right + GAP


def _meet(one: Slot, other: Slot) -> bool:
    return one.left < other.right + GAP and other.left < one.right + GAP
