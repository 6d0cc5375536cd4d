from __future__ import annotations

import pytest

from briefgen.library.atlas import Atlas, Leaf, Leaves, Spot
from briefgen.library.yaml_events import USUAL
from briefgen.library.yaml_reader import read
from briefgen.words.diagnostics import Place

TEXT = "- from: tribune\n  facts:\n    - id: catch\n      claim: {en: The catch fell.}\n      at: First words\n"


def atlas() -> Atlas:
    """An atlas of one file."""
    document = read(TEXT.encode(), "facts/sea.yaml")
    return Atlas({"facts/sea.yaml": Leaf.of("lib/facts/sea.yaml", document)}, "lib")


def spot(*route: str | int, key: bool = False) -> tuple[int, int, int]:
    """Line, column and length of a route in it."""
    place = Place("facts/sea.yaml", route, on="key" if key else "value")
    found = atlas().spot(place)
    return found.line, found.column, found.length


def test_a_value_stands_where_it_is_written() -> None:
    """A route leads to the line, column and length of the value."""
    assert spot(0, "facts", 0, "claim", "en") == (4, 19, 15)


def test_a_key_is_marked_rather_than_its_value() -> None:
    """A place on a key has the key's columns."""
    assert spot(0, "facts", 0, "at", key=True) == (5, 7, 2)


def test_union_tags_are_passed_over() -> None:
    """Steps that are no YAML keys do not lead astray."""
    assert spot(0, "facts", 0, "claim", "dict[str,str]", "en") == (4, 19, 15)


def test_a_route_that_breaks_off_stops_at_the_deepest_node() -> None:
    """A list position on a single text leads to that text."""
    assert spot(0, "facts", 0, "at", 0, "start") == (5, 11, 11)


def test_a_list_entry_has_its_first_key() -> None:
    """What is missing from an entry of a list is marked at the entry's first key."""
    assert spot(0, "facts", 0, key=True) == (3, 7, 2)


def test_an_offset_counts_in_the_value() -> None:
    """A span inside a value moves the column."""
    place = Place("facts/sea.yaml", (0, "facts", 0, "at")).span(6, 11)
    assert atlas().spot(place) == Spot("lib/facts/sea.yaml", 5, 17, 5)


def test_a_line_number_stands_for_the_route() -> None:
    """A place that has a line keeps it."""
    assert atlas().spot(Place("facts/sea.yaml", line=2, column=3)) == Spot("lib/facts/sea.yaml", 2, 3, 0)


def test_a_file_that_was_not_read_has_its_first_line() -> None:
    """An unknown file of the library shows at its top, a template under its own name."""
    assert atlas().spot(Place("names.yaml")) == Spot("lib/names.yaml", 1, 1, 0)
    assert atlas().spot(Place("templates/brief.md.j2")).path == "templates/brief.md.j2"


def test_lines_are_found_by_shown_path() -> None:
    """A line is had by the path people see; outside the file it is empty."""
    assert atlas().line("lib/facts/sea.yaml", 1) == "- from: tribune"
    assert atlas().line("lib/facts/sea.yaml", 99) == ""


@pytest.mark.parametrize(
    "text", ["title: A\n", "# said\n\n- id: a\n", "---\n  a: 1\n", '"a b": 1\n', "a\n", "", "- - 1\n", "a :\n  b"]
)
def test_a_file_opens_where_its_yaml_begins(text: str) -> None:
    """Found without reading it where the first line is plain, and the same as by reading it."""
    leaves = Leaves()
    leaves.take("a.yaml", path="a.yaml", data=text.encode(), limits=USUAL)
    root = read(text.encode(), "a.yaml").root
    expected = (root.start[0] + 1, root.start[1] + 1) if root else (1, 1)
    spot = Atlas(leaves).spot(Place("a.yaml"))
    assert (spot.line, spot.column) == expected
