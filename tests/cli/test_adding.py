"""Taking in a text and pinning a fact, as one types it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.cli.conftest import Typed

TEXT = "Ferry kept\n\nThe ferry of Two Shores made 300 crossings in 2019, its owner said on 4 March 2020.\n"
LOOK = ("fact", "add", "tribune-2019-03", "40,000 tonnes")


@pytest.fixture
def capture(tmp_path: Path) -> str:
    """A text file outside the library."""
    (tmp_path / "Ferry kept.txt").write_text(TEXT, encoding="utf-8")
    return "Ferry kept.txt"


def test_a_text_becomes_a_source(typed: Typed, briefs: Path, capture: str) -> None:
    """Its record and its copy in the archive are named, and the library still reads."""
    done = typed("source", "add", capture, "--on", "2020-03-05")
    assert done.code == 0, done.err
    assert done.out.splitlines()[0] == "briefs/sources/ferry-kept.yaml"
    assert "guessed" in done.err
    assert "ferry-kept" in typed("source", "list").out


def test_a_text_is_taken_once(typed: Typed, briefs: Path, capture: str) -> None:
    """The second time it is an error, and nothing is written."""
    typed("source", "add", capture, "--on", "2020-03-05")
    before = sorted(briefs.rglob("*"))
    done = typed("source", "add", capture, "--id", "ferry-again", "--on", "2020-03-05")
    assert (done.code, done.out) == (1, "")
    assert sorted(briefs.rglob("*")) == before


def test_a_file_that_is_not_there_is_told(typed: Typed, briefs: Path) -> None:
    """Exit 1 with a reason."""
    done = typed("source", "add", "none.txt", "--on", "2020-03-05")
    assert done.code == 1
    assert "none.txt" in done.err


@pytest.mark.parametrize("file", ["texts/none.txt", "texts"])
def test_what_is_said_of_the_file_names_it_as_typed(typed: Typed, briefs: Path, tmp_path: Path, file: str) -> None:
    """A file outside the library has no line in it; a folder is told as one."""
    (tmp_path / "texts").mkdir()
    done = typed("source", "add", file, "--on", "2020-03-05")
    assert (done.code, f"`{file}` " in done.err) == (1, True)
    assert ":1" not in done.err


def test_a_title_with_control_characters_is_left_out(typed: Typed, briefs: Path, tmp_path: Path) -> None:
    """The record still reads, and the body begins below."""
    (tmp_path / "red.txt").write_text("\x1b[31mFerry kept\n\n" + TEXT, encoding="utf-8")
    done = typed("source", "add", "red.txt", "--on", "2020-03-05")
    assert done.code == 0, done.err
    assert "title:" not in (briefs / "sources" / "red.yaml").read_text("utf-8")
    assert "red" in typed("source", "list").out


def test_a_text_that_only_holds_control_characters_is_refused(typed: Typed, briefs: Path, tmp_path: Path) -> None:
    """No record is written that could not be read back."""
    (tmp_path / "red.txt").write_text("\x1b[31mFerry kept\n", encoding="utf-8")
    assert typed("source", "add", "red.txt", "--on", "2020-03-05").code == 1
    assert not (briefs / "sources" / "red.yaml").exists()


@pytest.mark.parametrize("key", ["A b", "", "tribune-2019-03"])
def test_an_id_of_a_source_that_cannot_be_is_a_fault_of_usage(
    typed: Typed, briefs: Path, capture: str, key: str
) -> None:
    """As for a fact."""
    assert typed("source", "add", capture, "--id", key, "--on", "2020-03-05").code == 2


def test_the_first_source_of_a_library_ends_its_emptiness(typed: Typed, tmp_path: Path, capture: str) -> None:
    """No error is counted that the command mends."""
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "library.yaml").write_text("title: Northern Sea Desk\n")
    done = typed("source", "add", capture, "--library", "new", "--on", "2020-03-05")
    assert (done.code, "error" in done.err) == (0, False)


def test_an_anchor_that_opens_with_a_quotation_mark_is_shown_quoted(typed: Typed, briefs: Path, tmp_path: Path) -> None:
    """What is shown can be copied into a facts file as it is."""
    text = 'Ferry kept\n\n"We keep her," said the owner of the ferry of Two Shores.\n'
    (tmp_path / "kept.txt").write_text(text, encoding="utf-8")
    typed("source", "add", "kept.txt", "--on", "2020-03-05")
    [line] = [line for line in typed("fact", "add", "kept", "keep her").out.splitlines() if "at: " in line]
    assert str(yaml.safe_load(line)["at"]).startswith('"We keep')


def test_looking_for_words_shows_the_passage_and_writes_nothing(typed: Typed, briefs: Path) -> None:
    """Anchors, paragraph and numbers of the passage that holds the words."""
    before = (briefs / "facts" / "fisheries.yaml").read_bytes()
    done = typed(*LOOK)
    assert done.code == 0
    assert done.out.startswith("1. paragraph 1: ")
    assert "   at: " in done.out
    assert (briefs / "facts" / "fisheries.yaml").read_bytes() == before


def test_a_fact_is_written_with_its_anchors(typed: Typed, briefs: Path) -> None:
    """It is in the list, and its passage is found."""
    claim = "Havner's harbour office put the 2016 catch at 40,000 tonnes."
    done = typed(*LOOK, "--id", "catch-2016", "--claim", claim, "--topic", "fisheries", "--theme", "fisheries")
    assert done.code == 0, done.err
    assert done.out == "briefs/facts/fisheries.yaml\n"
    assert "reports speech" in done.err
    assert "paragraph 1" in typed("show", "catch-2016").out


@pytest.mark.parametrize("key", ["catch-fell", "Catch Fell", "../x"])
def test_an_id_that_cannot_be_is_a_fault_of_usage(typed: Typed, briefs: Path, key: str) -> None:
    """Taken, or no id at all."""
    assert typed(*LOOK, "--id", key, "--claim", "A claim.").code == 2


def test_words_that_stand_nowhere_write_nothing(typed: Typed, briefs: Path) -> None:
    """Similar is not found."""
    done = typed("fact", "add", "tribune-2019-03", "41,000 tonnes of cod", "--id", "x", "--claim", "A claim.")
    assert done.code == 1
    assert done.out == ""
