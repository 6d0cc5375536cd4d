"""Pictures from facts: what they say, how they are drawn, and that they are the same each time."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.check.verify import verify
from briefgen.library.briefs import Timeline
from briefgen.library.load import load
from briefgen.library.model import Fact
from briefgen.write import bars, pictures, svg, terms, timeline, timeline_svg
from briefgen.write.compose import compose
from briefgen.write.manuscript import Style
from briefgen.write.templates import folder
from briefgen.write.timeline import LEADING, SIDES, Mark
from tests.check.desks import locked, opened

SMALL = Path(__file__).parents[1] / "fixtures" / "small"
SETTING = pictures.Setting(1, terms.of("en"), Style(), "en")
COLOURS = timeline_svg.Colours("#2f6f5e", "#8c2318", "#14304f")
SIDE_WORDS: timeline_svg.Words = {"contact": "Contact", "rupture": "Rupture", "window": "Window"}
WORDS = st.text("abcdefgh mnoprstuw", min_size=1, max_size=40).map(lambda text: text.strip() or "x")
DAYS = st.dates(date(1995, 1, 1), date(2020, 12, 31))


def _mark_of(side: str, label: str, day: date, length: int) -> Mark:
    end = day + timedelta(days=length)
    return Mark("contact" if side == "c" else "rupture", label, "17 November 2016", day, end, not length, 12)


MARKS = st.lists(
    st.builds(_mark_of, st.sampled_from("cr"), WORDS, DAYS, st.sampled_from([0, 0, 30, 364])), min_size=1, max_size=25
)


def _fact(name: str, **fields: object) -> Fact:
    return Fact.model_validate({"id": name, "claim": f"Claim of {name}.", "at": "a [...] b", **fields})


def _timeline(*facts: Fact, ruptures: Sequence[Fact] = ()) -> pictures.Figure:
    every = {fact.id: fact for fact in (*facts, *ruptures)}
    written = Timeline(contacts=tuple(f.id for f in facts), ruptures=tuple(f.id for f in ruptures))
    return pictures.of_timeline(written, every, setting=SETTING)


def _small() -> pictures.Figure:
    library, _ = load(SMALL, display="briefs")
    assert library is not None
    shown = library.briefs["fewer-boats"].sections[0].show[0].timeline
    assert shown is not None
    names = (*shown.contacts, *shown.ruptures)
    return pictures.of_timeline(shown, {name: library.facts[name].fact for name in names}, setting=SETTING)


def _drawn(figure: pictures.Figure) -> ET.Element:
    return ET.fromstring(figure.drawn(lambda fact: 7).svg)


@settings(max_examples=30)
@given(MARKS)
def test_no_two_labels_of_a_timeline_overlap(marks: list[Mark]) -> None:
    """Boxes of measured labels, in their lanes, stay clear of each other and inside the page's width."""
    made = timeline.plan(marks)
    for side in SIDES:
        boxes = []
        for label, slot in made.sides[side]:
            near = made.base(side, slot.lane)
            assert slot.left >= 0
            assert slot.right <= svg.PAGE + 0.01
            boxes.append((slot.left, slot.right, near, near + label.height))
        for one, other in combinations(boxes, 2):
            beside = one[1] < other[0] or other[1] < one[0]
            assert beside or one[3] <= other[2] or other[3] <= one[2]


@settings(max_examples=30)
@given(MARKS)
def test_every_mark_stands_on_the_timeline_once(marks: list[Mark]) -> None:
    """No mark is lost on the way to its label."""
    made = timeline.plan(marks)
    placed = [label.mark for side in SIDES for label, _ in made.sides[side]]
    assert sorted(map(repr, placed)) == sorted(map(repr, marks))


def test_a_box_is_as_high_as_its_lines() -> None:
    """Date and label lines are counted, so that lanes are deep enough."""
    day = date(2016, 1, 1)
    made = timeline.plan([Mark("contact", "A label that needs more than one line of text", "2016", day, day)])
    label, _ = made.sides["contact"][0]
    assert label.height == LEADING * len(label.lines)


def test_the_alternative_text_names_every_mark() -> None:
    """Date, label and side of each mark stand in words."""
    text = _timeline(
        _fact("sea-pact", date="1998", label="Rescue pact"),
        _fact("talks", date="2018-11-12", label="Ministers meet", status="planned"),
        ruptures=[_fact("closed", date="2018-06~", label="Harbours closed")],
    ).alternative
    assert (
        "Contacts, above the line: 1998: Rescue pact; 12 November 2018: Ministers meet (planned when reported)." in text
    )
    assert "Ruptures, below the line: about June 2018: Harbours closed." in text


def test_what_the_scale_leaves_out_is_said() -> None:
    """A broken scale says which years it skips, beside the picture and in its alternative text."""
    figure = _timeline(_fact("a", date="1998"), _fact("b", date="2018"))
    assert figure.view["remark"] == "The scale leaves out 1999\u20132017."
    assert "The scale leaves out 1999\u20132017." in figure.alternative


@pytest.mark.parametrize(
    ("written", "exact"),
    [("2016-06-17", True), ("2016-06-17~", False), ("2016-06", False), ("2016-21", False), ("2016/2018", False)],
)
def test_only_a_certain_day_is_a_filled_mark(written: str, exact: bool) -> None:
    """A window or an uncertain day is drawn as a bar with a hollow mark."""
    svg_text = _timeline(_fact("a", date=written)).drawn(lambda fact: None).svg.decode()
    hollow = re.findall(r'<circle [^>]*fill="#ffffff"', svg_text)
    assert len(hollow) == (0 if exact else 1)


def test_sides_differ_in_shape() -> None:
    """A contact is a circle, a rupture a diamond: colour is not needed."""
    root = _drawn(_timeline(_fact("a", date="2016-01-02"), ruptures=[_fact("b", date="2017-01-02")]))
    shapes = [element.tag.rpartition("}")[2] for element in root]
    # One of each in the legend, one on the line.
    assert shapes.count("circle") == 2
    assert shapes.count("polygon") == 2


def test_a_date_that_is_open_on_a_side_is_drawn() -> None:
    """An open window reaches to the end of the line."""
    assert _drawn(_timeline(_fact("a", date="2016/.."), _fact("b", date="2018-02-03"))).tag.endswith("svg")


def test_a_fact_without_a_label_is_shown_by_the_start_of_its_claim() -> None:
    """A claim is cut between words to the length of a label."""
    figure = _timeline(_fact("a", date="2016", claim="The harbour office of Havner counted boats on the slip."))
    assert figure.view["rows"][0]["second"] == "The harbour office of Havner counted\u2026"


def test_the_picture_has_a_title_and_a_description() -> None:
    """What the alternative text says stands in the file too."""
    figure = _small()
    root = _drawn(figure)
    assert root[0].text == figure.view["title"]
    assert root[1].text == figure.alternative


def test_pictures_hold_no_text_that_a_machine_could_set() -> None:
    """Letters are outlines, each of which the file defines."""
    written = _small().drawn(lambda fact: 3).svg.decode()
    used = set(re.findall(r'href="#(\w+)"', written))
    assert "<text" not in written
    assert used
    assert used == set(re.findall(r'<path id="(\w+)"', written))


def test_a_picture_is_the_same_in_every_process() -> None:
    """Hash seed and time zone leave no trace."""
    code = (
        "import sys; from tests.write import test_pictures as t; "
        "sys.stdout.buffer.write(t._small().drawn(lambda f: 3).svg)"
    )
    made = [
        subprocess.run(
            [sys.executable, "-c", code],
            check=True,
            capture_output=True,
            cwd=Path(__file__).parents[2],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Pacific/Auckland"))
    ]
    assert made[0]
    assert made[0] == made[1]


@settings(max_examples=30)
@given(MARKS)
def test_each_mark_of_a_timeline_leads_to_its_note(marks: list[Mark]) -> None:
    """A named box over its words and a second one over its mark, inside the picture; no two boxes of words meet."""
    drawn = timeline_svg.drawn(marks, colours=COLOURS, words=SIDE_WORDS, title="T", description="D")
    named = [spot for spot in drawn.spots if not spot.again]
    assert Counter(spot.name for spot in named) == Counter(f"{mark.label}, {mark.when}" for mark in marks)
    assert len(drawn.spots) == 2 * len(named)
    for spot in drawn.spots:
        assert spot.note == 12
        assert min(spot.left, spot.top, 100.01 - spot.left - spot.width, 100.01 - spot.top - spot.height) >= 0
    for one, other in combinations(named, 2):
        apart = (other.left - one.left - one.width, one.left - other.left - other.width)
        stacked = (other.top - one.top - one.height, one.top - other.top - other.height)
        assert max(*apart, *stacked) > -0.02


def test_a_mark_without_a_note_leads_nowhere() -> None:
    """No number, no box."""
    assert _small().drawn(lambda fact: None).spots == ()


def test_each_bar_leads_to_its_note() -> None:
    """A box for each bar, one below the other, as wide as the picture."""
    facts = [_fact("a", label="Grants", figures={"2016": "$2 million", "2018": "$3 million"})]
    first, second = pictures.of_bars(facts, setting=SETTING).drawn(lambda fact: 5).spots
    assert (first.name, first.note, second.name) == ("2016, $2 million", 5, "2018, $3 million")
    assert first.width == 100
    assert first.top + first.height <= second.top + 0.02


@given(st.lists(st.decimals(-1000, 1000, places=1), min_size=1, max_size=8).filter(any))
def test_bars_are_to_each_other_as_their_values(values: list[Decimal]) -> None:
    """All bars begin at one zero, and one unit has the same length in each."""
    extents = bars.extents([bars.Bar("2016", "tonnes", value) for value in values])
    longest = max(range(len(values)), key=lambda at: abs(values[at]))
    unit = (extents[longest].right - extents[longest].left) / abs(float(values[longest]))
    for value, extent in zip(values, extents, strict=True):
        assert abs((extent.right - extent.left) - abs(float(value)) * unit) < 1e-6


def test_bars_print_the_words_of_the_passage() -> None:
    """Values stand as the source has them, with the currency it leaves out."""
    figure = pictures.of_bars(
        [_fact("a", label="Grants", figures={"2016": "$2 million", "2018": "$3 million"})], setting=SETTING
    )
    assert figure.alternative == "Bars from zero. Grants. 2016: $2 million; 2018: $3 million. Currency not stated."


@pytest.mark.parametrize("figures", [{"2016": "40 boats", "2018": "30 tonnes"}, {"2016": "from 3 to 5 boats"}, {}])
def test_bars_that_count_no_one_thing_are_refused(figures: dict[str, str]) -> None:
    """Different units, a figure that is no single amount, and no figure at all make no bars."""
    with pytest.raises(pictures.Undrawable):
        pictures.of_bars([_fact("a", figures=figures)], setting=SETTING)


def test_a_timeline_of_undated_facts_is_refused() -> None:
    """A date is never made up."""
    with pytest.raises(pictures.Undrawable, match="no `date`"):
        _timeline(_fact("a"))


def test_a_brief_with_a_picture_cites_what_it_shows() -> None:
    """Each fact of a figure has a note, and its mark can know the number."""
    library = locked(opened(SMALL))
    manuscript, found = compose(verify(library).verified, "fewer-boats", templates=folder(SMALL))
    assert not found
    assert manuscript is not None
    noted = {fact for note in manuscript.notes for fact in note.facts}
    assert {"rescue-pact", "talks-2018", "exercise-lund", "harbours-closed", "catch-fell"} <= noted
    assert [picture.name for picture in manuscript.pictures] == ["timeline-1", "bars-2"]


def test_a_picture_that_cannot_be_drawn_is_told_at_its_place(tmp_path: Path) -> None:
    """Bars of different things are BG208 at the brief's `show`, and no brief comes of it."""
    copy = Path(shutil.copytree(SMALL, tmp_path / "briefs"))
    brief = copy / "fewer-boats.yaml"
    brief.write_text(brief.read_text(encoding="utf-8").replace("bars: catch-fell", "bars: [catch-fell, rescue-calls]"))
    manuscript, found = compose(verify(locked(opened(copy))).verified, "fewer-boats", templates=folder(SMALL))
    assert manuscript is None
    assert [(d.code, d.place and d.place.route) for d in found] == [("BG208", ("sections", 1, "show", 1))]
