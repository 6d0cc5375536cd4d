from __future__ import annotations

import pytest

from briefgen.library.library import Library
from briefgen.write.calls import Notebook, called
from tests.write.conftest import TERMS

CLAIM = "Boats were laid up at Havner after a storm."
A, B = "[@boats-laid-up]", "[inferred from @catch-fell; @storm-blamed]"


def printed(library: Library, text: str) -> str:
    """Prose with its calls."""
    return called(text, library, Notebook(), language="en", terms=TERMS)


@pytest.mark.parametrize(
    ("prose", "markdown"),
    [
        (f"Boats lay idle {A}.", "Boats lay idle.[^1]"),
        (f"Boats lay idle {A}, and {B} nobody fished.", "Boats lay idle,[^1] and[^2] nobody fished."),
        (f"Boats lay idle {A} and nobody fished.", "Boats lay idle[^1] and nobody fished."),
        (f'"Boats lay idle {A}." So he said.', "“Boats lay idle.”[^1] So he said."),
        (f"(Boats lay idle {A}.) So he said.", "(Boats lay idle.)[^1] So he said."),
        (f"Boats lay idle.\n{A}\n", "Boats lay idle.[^1]\n"),
        (f"Boats lay idle {A}. Nobody fished {B}.", "Boats lay idle.[^1] Nobody fished.[^2]"),
        (f"Boats lay idle {A} {B}.", "Boats lay idle.[^1][^2]"),
        (f"Boats lay idle {A}{B}.", "Boats lay idle.[^1][^2]"),
        (f"Boats lay idle {A} {B} and rotted.", "Boats lay idle[^1][^2] and rotted."),
        (f"Boats lay idle ({A}).", "Boats lay idle.[^1]"),
        (f"**Boats lay idle {A}.**", "**Boats lay idle.[^1]**"),
        (f"Boats lay\nidle {A}.\n\nNobody\n  fished.", "Boats lay idle.[^1]\n\nNobody fished."),
        ("Nobody fished.", "Nobody fished."),
    ],
)
def test_a_call_stands_after_closing_punctuation(small: Library, prose: str, markdown: str) -> None:
    """Where the group stood, but behind the marks that follow it; white space before it goes."""
    assert printed(small, prose) == markdown


@pytest.mark.parametrize(
    ("prose", "markdown"),
    [
        (A, f"{CLAIM}[^1]"),
        (f"One.\n\n{A}\n\nTwo.", f"One.\n\n{CLAIM}[^1]\n\nTwo."),
        (f"- {A}\n- Two {B}.", f"- {CLAIM}[^1]\n- Two.[^2]"),
        (f"1. One.\n2. {A}", f"1. One.\n2. {CLAIM}[^1]"),
    ],
)
def test_a_group_alone_prints_the_claim(small: Library, prose: str, markdown: str) -> None:
    """In a paragraph and in a list item, which stay what they are."""
    assert printed(small, prose) == markdown


def test_a_claim_is_data(small: Library) -> None:
    """Its quotation marks are set, and nothing in it is markup."""
    assert "“a count of fish and nothing else”.[^1]" in printed(small, "[@cut-denied]")


def test_cells_of_a_table_keep_their_calls(small: Library) -> None:
    """Before the bar that closes the cell."""
    table = f"| Who | What |\n| --- | --- |\n| Brok | a storm {A} |\n| Reel {B} | no |\n"
    assert printed(small, table).splitlines()[2:] == ["| Brok | a storm[^1] |", "| Reel[^2] | no |"]


def test_addresses_and_code_are_left_alone(small: Library) -> None:
    """Straight marks belong to a web address and to code."""
    text = f'See [the "log"](https://sea.example/a\'b...c) and `it\'s "x"` {A}.'
    assert printed(small, text) == "See [the “log”](https://sea.example/a'b...c) and `it's \"x\"`.[^1]"


def test_the_notebook_remembers_calls_in_order(small: Library) -> None:
    """Facts and inference of each, and where a fact was first cited."""
    notebook = Notebook()
    called(f"One {A}. Two {B}. Three {A}.", small, notebook, language="en", terms=TERMS)
    assert [call.facts for call in notebook.calls] == [
        ("boats-laid-up",), ("catch-fell", "storm-blamed"), ("boats-laid-up",)
    ]  # fmt: skip
    assert [call.inferred for call in notebook.calls] == [False, True, False]
    assert [notebook.first(fact) for fact in ("boats-laid-up", "storm-blamed", "talks-2018")] == [1, 2, None]
