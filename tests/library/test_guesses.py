"""What our own commands guessed is told until somebody has checked it."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.library.guesses import remark
from briefgen.library.load import load
from briefgen.library.memo import Memo
from briefgen.words.diagnostics import Diagnostic

TITLE = "title: Fewer Boats, Fewer Fish"
DATE = "      date: 2018\n      figures: {2018: 212 calls}"


def told(folder: Path, memo: Memo | None = None) -> list[Diagnostic]:
    """What loading says of guesses."""
    _, diagnostics = load(folder, display="lib", memo=memo)
    return [d for d in diagnostics if d.code == "BG011"]


def edited(folder: Path, file: str, old: str, new: str) -> None:
    """Change a file in one place."""
    path = folder / file
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


def test_a_remark_behind_a_field_of_a_source_is_told(small: Path) -> None:
    """With the field, its line, and the source."""
    edited(small, "sources/tribune-2019-03.yaml", TITLE, f"{TITLE}  # {remark('guessed from the text')}")
    [one] = told(small)
    lines = (small / "sources/tribune-2019-03.yaml").read_text("utf-8").splitlines()
    assert (one.level, one.message) == ("warning", "`title` waits to be checked: guessed from the text")
    assert one.place is not None
    assert lines[(one.place.line or 0) - 1].startswith(TITLE)
    assert one.about == ("source:tribune-2019-03",)


def test_a_remark_in_a_facts_file_is_told_of_its_fact(small: Path) -> None:
    """The fact that the line belongs to."""
    edited(small, "facts/sea.yaml", DATE, DATE.replace("2018\n", f"2018  # {remark('seen in the passage')}\n"))
    assert [(d.message, d.about) for d in told(small)] == [
        ("`date` waits to be checked: seen in the passage", ("fact:rescue-calls",))
    ]


@pytest.mark.parametrize(
    "line",
    [
        f"{TITLE}  # as the page has it",
        "title: 'Fewer Boats  # guessed: check'",
        f"{TITLE}\nnote: |\n  Boats  # guessed: check",
    ],
    ids=["another remark", "inside quotation marks", "inside a text"],
)
def test_other_words_are_no_remark_of_ours(small: Path, line: str) -> None:
    """A remark of the writer's own, and what stands inside a value."""
    edited(small, "sources/tribune-2019-03.yaml", TITLE, line)
    assert told(small) == []


def test_what_is_remembered_of_a_file_hides_no_guess(small: Path) -> None:
    """A second reading of the same bytes tells it again."""
    edited(small, "sources/tribune-2019-03.yaml", TITLE, f"{TITLE}  # {remark('guessed from the text')}")
    memo = Memo()
    assert told(small, memo) == told(small, memo) != []
