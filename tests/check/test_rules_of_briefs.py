"""The edges of the rules of whole briefs: measure, titles, the day they stand on, both sides, the basis."""

from __future__ import annotations

import pytest

from briefgen.library.library import Library
from tests.check.desks import prose, with_fact, with_fields


@pytest.mark.parametrize(
    ("words", "expected"),
    [(60, []), (61, ["BG511"])],
)
def test_a_bottom_line_is_counted_without_its_citations(small: Library, *, words: int, expected: list[str]) -> None:
    """Sixty words; what stands in brackets is none."""
    line = " ".join(["The pact holds well here."] * (words // 5) + ["Yes."] * (words % 5))
    assert prose(small, "Plain.", bottom_line=f"{line} [inferred from @rescue-pact]") == ["BG404", *expected]


@pytest.mark.parametrize(("words", "expected"), [(40, []), (41, ["BG512"])])
def test_a_sentence_has_forty_words(small: Library, *, words: int, expected: list[str]) -> None:
    """At most."""
    assert prose(small, "The " + "old " * (words - 2) + "pact.") == expected


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Two sides, one sea", "Plain.", []),
        ("The pact of 1998", "It holds [@rescue-pact].", []),
        ("The pact of 1998", "Plain.", ["BG411"]),
        ("What May brought", "It holds [@rescue-pact].", []),
        ("In May 1998", "It holds [@rescue-pact].", ["BG411"]),
    ],
)
def test_a_section_title_states_what_its_section_cites(
    small: Library, *, title: str, text: str, expected: list[str]
) -> None:
    """Each number, month and weekday of it."""
    assert prose(small, text, section={"title": title}) == expected


def test_a_briefs_title_may_name_the_year_it_stands_in(small: Library) -> None:
    """The year of `as_of` needs no fact; any other year does."""
    assert prose(small, "Plain.", title="The sea in 2019", as_of="2019-12-31") == []
    assert prose(small, "Plain.", title="The sea in 2018", as_of="2019-12-31") == ["BG411"]


@pytest.mark.parametrize(("day", "known"), [("2019-03-09", False), ("2019-03-10", True), ("2019-03-11", True)])
def test_the_later_end_of_a_window_counts(small: Library, *, day: str, known: bool) -> None:
    """A source issued 8 to 10 March is known on the tenth."""
    assert ("BG410" in prose(small, "It holds [@rescue-pact].", as_of=day)) is not known


def test_accounts_that_came_later_are_not_owed(small: Library) -> None:
    """A brief tells the sides that were known on its day."""
    library = with_fact(small, "quota-blamed", at={"start": "On fish there was", "source": "ministry-2018-11"})
    library = with_fact(library, "quota-blamed", claim="There was no agreement on fish.", says=None, date=None)
    assert prose(library, "No agreement on fish [@quota-blamed].", as_of="2018-12-31") == []
    assert prose(library, "No agreement on fish [@quota-blamed].", as_of="2019-12-31") == ["BG406"]


def test_the_other_side_in_another_section_is_not_beside(small: Library) -> None:
    """Both sides stand in one section, or the question is shown."""
    other = {"area": "background", "title": "The other side", "text": "The skippers blame a quota [@quota-blamed]."}
    mine = {"area": "background", "title": "One side", "text": "Ana Brok blames a storm [@storm-blamed]."}
    assert prose(small, "Plain.", sections=[mine, other]) == ["BG406", "BG406"]
    shown = {**other, "show": [{"accounts": "why-fewer"}]}
    assert prose(small, "Plain.", sections=[mine, shown]) == []


def test_page_one_owes_what_no_section_tells(small: Library) -> None:
    """Page one sums up: the other side may stand below it."""
    line = "Ana Brok blames a storm [@storm-blamed]."
    both = "Ana Brok blames a storm [@storm-blamed]. The skippers blame a quota [@quota-blamed]."
    assert prose(small, both, bottom_line=line) == []
    assert prose(small, "Plain.", bottom_line=line) == ["BG406"]


@pytest.mark.parametrize(
    ("why", "expected"),
    [
        ("One report.", []),
        ("Two facts of one report.", []),
        ("It has held since 1998.", []),
        ("Three reports agree.", ["BG419"]),
    ],
)
def test_a_basis_counts_what_is_cited(small: Library, *, why: str, expected: list[str]) -> None:
    """Facts, reports, or a number of the facts themselves."""
    judgement = {"text": "It will last [inferred from @rescue-pact; @rescue-calls].", "confidence": "low", "why": why}
    assert prose(small, "Plain.", key_judgements=[judgement]) == expected


@pytest.mark.parametrize(
    ("cited", "why", "expected"),
    [
        ("@rescue-calls; @quarrel-contained", "Two independent reports.", []),
        ("@rescue-pact; @rescue-calls", "Independent reports agree.", ["BG419"]),
        ("@rescue-pact; @rescue-calls", "No independent report tells of it.", []),
        ("@rescue-pact; @rescue-calls", "The two facts are not independent.", []),
    ],
)
def test_one_report_is_not_called_independent(small: Library, cited: str, why: str, expected: list[str]) -> None:
    """Independence takes two reports; that there is none may be said of one."""
    judgement = {"text": f"It will probably last [inferred from {cited}].", "confidence": "low", "why": why}
    assert prose(small, "Plain.", key_judgements=[judgement]) == expected


@pytest.mark.parametrize("drawn", ["ministry-2018-11", "velmark-wire-2019-03"])
def test_reports_that_draw_on_one_another_are_not_called_independent(small: Library, drawn: str) -> None:
    """`draws-on` may name a source or the report it carries."""
    name = "tribune-2019-03" if drawn == "ministry-2018-11" else "ministry-2018-11"
    library = with_fields(small, name, draws_on=(drawn,))
    text = "It will probably last [inferred from @rescue-calls; @quarrel-contained]."
    judgement = {"text": text, "confidence": "low", "why": "Two independent reports."}
    assert prose(library, "Plain.", key_judgements=[judgement]) == ["BG419"]
