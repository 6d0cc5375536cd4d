"""Commands in advice name the library that was named."""

from __future__ import annotations

import pytest

from briefgen.cli.advice import at_library


@pytest.mark.parametrize(
    ("advice", "wanted"),
    [
        ("Run `briefgen lock`.", "Run `briefgen lock --library desk`."),
        ("Read them: briefgen review a-b", "Read them: briefgen review a-b --library desk"),
        ("(`briefgen show a`), then run `briefgen lock`.",
         "(`briefgen show a --library desk`), then run `briefgen lock --library desk`."),
        ("`briefgen source add FILE` adds a source", "`briefgen source add FILE --library desk` adds a source"),
        ("then `briefgen archive unpack FILE`", "then `briefgen archive unpack FILE --library desk`"),
        ("briefgen explain BG301 tells more", "briefgen explain BG301 tells more"),
        ("install 'briefgen[docx]'", "install 'briefgen[docx]'"),
        ("", ""),
    ],
)  # fmt: skip
def test_a_command_in_advice_names_its_library(advice: str, wanted: str) -> None:
    """In backticks or at the end of a sentence; commands that need no library stay as they are."""
    assert at_library(advice, "desk") == wanted


def test_the_library_of_the_house_needs_no_naming() -> None:
    """`briefs` is what a command takes by itself."""
    assert at_library("Run `briefgen lock`.", "briefs") == "Run `briefgen lock`."


def test_no_library_is_not_named() -> None:
    """What stands outside of any library is told without one."""
    assert at_library("Run `briefgen lock`.", "") == "Run `briefgen lock`."


def test_a_name_with_spaces_can_be_typed() -> None:
    """It stands in quotes."""
    assert at_library("Run `briefgen lock`.", "my desk") == "Run `briefgen lock --library 'my desk'`."
