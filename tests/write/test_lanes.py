"""Labels in lanes: boxes and leaders stay clear of one another."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.write.lanes import Slot, placed, spread

WIDTH = 510.0
LABELS = st.lists(
    st.tuples(st.floats(4, WIDTH - 150), st.floats(20, 140)), min_size=1, max_size=25, unique_by=lambda label: label[0]
).map(sorted)


def _apart(labels: list[tuple[float, float]]) -> list[tuple[float, float]]:
    moved = spread([x for x, _ in labels], low=4, high=WIDTH - 150, apart=7)
    return [(x, wide) for x, (_, wide) in zip(moved, labels, strict=True)]


def _slots(labels: list[tuple[float, float]]) -> tuple[Slot, ...]:
    slots = placed(_apart(labels), width=WIDTH)
    assert slots is not None
    return slots


@settings(max_examples=40)
@given(LABELS)
def test_no_two_boxes_of_a_lane_meet(labels: list[tuple[float, float]]) -> None:
    """Boxes in one lane have free space between them."""
    for one, other in combinations(_slots(labels), 2):
        assert one.lane != other.lane or one.right < other.left or other.right < one.left


@settings(max_examples=40)
@given(LABELS)
def test_no_leader_crosses_a_box(labels: list[tuple[float, float]]) -> None:
    """A leader passes only lanes where no box but its own stands over its x."""
    slots = _slots(labels)
    for one in slots:
        for other in slots:
            assert one is other or one.lane < other.lane or not other.left <= one.x <= other.right


@settings(max_examples=40)
@given(LABELS)
def test_every_box_hangs_at_its_own_leader_inside_the_picture(labels: list[tuple[float, float]]) -> None:
    """A box keeps its width, begins or ends at its leader, and does not leave the picture."""
    for (x, wide), slot in zip(_apart(labels), _slots(labels), strict=True):
        assert slot.x == x
        assert slot.x in (slot.left, slot.right)
        assert abs(slot.right - slot.left - wide) < 1e-6
        assert slot.left >= 0
        assert slot.right <= WIDTH


def test_labels_with_room_share_the_lowest_lane() -> None:
    """Far from each other, none has to make way."""
    slots = placed([(10.0, 80.0), (150.0, 80.0), (300.0, 80.0)], width=WIDTH)
    assert slots is not None
    assert [slot.lane for slot in slots] == [0, 0, 0]


def test_a_label_without_room_on_either_side_is_refused() -> None:
    """A box wider than both sides of its leader is not squeezed in."""
    assert placed([(250.0, 300.0)], width=WIDTH) is None


@given(st.lists(st.floats(0, 500), max_size=25).map(sorted))
def test_spread_positions_keep_their_distance_and_their_bounds(positions: list[float]) -> None:
    """Moved positions stay in order, in bounds, and apart."""
    moved = spread(positions, low=0, high=500, apart=7)
    assert all(0 <= x <= 500 for x in moved)
    assert all(later - earlier > 6.99 for earlier, later in pairwise(moved))


def test_positions_that_are_apart_are_not_moved() -> None:
    """Nothing moves without need."""
    assert spread([10.0, 30.0, 90.0], low=0, high=100, apart=7) == (10.0, 30.0, 90.0)
