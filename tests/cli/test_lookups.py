"""Commands that look something up: show, the lists, explain, schema."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from briefgen.cli import explain
from tests.cli.conftest import Typed, change

pytestmark = pytest.mark.usefixtures("briefs")


def test_show_tells_who_says_so(typed: Typed) -> None:
    """A fact's claim, speaker, passage, paragraph and reprint."""
    done = typed("show", "catch-fell")
    words = " ".join(done.out.split())
    assert done.code == 0
    assert "says Harbour office of Havner" in words
    assert "landed 31,000 tonnes last year" in words
    assert "paragraph 1" in words
    assert "also in harbour-post-2019-03" in words


def test_show_of_an_unknown_fact_suggests_the_nearest(typed: Typed) -> None:
    """A slip of the pen is a fault of usage with a hint."""
    done = typed("show", "catch-fel")
    assert done.code == 2
    assert "did you mean `catch-fell`?" in done.err


@pytest.mark.parametrize(
    ("words", "facts"),
    [
        ("31,000", ["catch-fell"]),
        ("1998", ["rescue-pact"]),
        ("keep the rescue pact", ["rescue-pact"]),
        ("31", []),
        ("no such words", []),
        ("rescue-pakt", []),
    ],
)
def test_show_finds_facts_by_a_number_or_words(typed: Typed, briefs: Path, words: str, facts: list[str]) -> None:
    """Of their claims and passages, whole words alone; none is a fault of usage."""
    done = typed("show", words)
    assert done.code == (0 if facts else 2)
    assert [line for line in done.out.splitlines() if not line.startswith(" ")] == facts


def test_show_without_an_archive_gives_the_anchors(typed: Typed, briefs: Path) -> None:
    """Where the text is not here, the passage is named by its first and last words, or as not verified."""
    (briefs / "archive").rename(briefs.parent / "elsewhere")
    assert "[...]" in typed("show", "catch-fell").out


def test_sources_are_listed_with_their_facts(typed: Typed) -> None:
    """One record a source, sorted by id."""
    rows = json.loads(typed("source", "list", "--as", "json").out)
    assert [row["id"] for row in rows] == ["harbour-post-2019-03", "ministry-2018-11", "tribune-2019-03"]
    assert rows[0]["origin"] == "velmark-wire-2019-03"


def test_unused_sources_are_those_without_a_fact(typed: Typed) -> None:
    """In the small library every source carries a fact."""
    assert json.loads(typed("source", "list", "--unused", "--as", "json").out) == []


def test_facts_are_filtered_by_source(typed: Typed) -> None:
    """Only facts of the source asked for."""
    rows = json.loads(typed("fact", "list", "--source", "ministry-2018-11", "--as", "json").out)
    assert rows
    assert {row["source"] for row in rows} == {"ministry-2018-11"}


def test_filters_narrow_one_another(typed: Typed) -> None:
    """A fact is listed where every option given holds."""
    every = json.loads(typed("fact", "list", "--as", "json").out)
    some = json.loads(typed("fact", "list", "--theme", "fisheries", "--as", "json").out)
    assert 0 < len(some) < len(every)
    assert typed("fact", "list", "--theme", "fisheries", "--source", "ministry-2018-11", "--as", "json").out == "[]\n"


def test_facts_of_a_speaker_are_found(typed: Typed) -> None:
    """`--actor` finds who says it as well as who is tagged."""
    rows = json.loads(typed("fact", "list", "--actor", "Harbour office of Havner", "--as", "json").out)
    assert "catch-fell" in {row["id"] for row in rows}


def test_unused_facts_are_those_that_no_brief_prints(typed: Typed) -> None:
    """What the one brief cites or shows is left out of the list."""
    rows = {row["id"] for row in json.loads(typed("fact", "list", "--unused", "--as", "json").out)}
    assert "catch-fell" not in rows
    assert rows == {"boats-on-slip"}


def test_a_filter_by_an_unknown_source_is_a_fault_of_usage(typed: Typed) -> None:
    """An empty list would hide the slip."""
    assert typed("fact", "list", "--source", "tribune").code == 2


def test_the_briefs_that_print_a_fact_are_listed_in_their_order(typed: Typed, briefs: Path) -> None:
    """By name, whatever order they were read or judged in."""
    for name in ("the-sea", "a-sea"):
        shutil.copy(briefs / "fewer-boats.yaml", briefs / f"{name}.yaml")
    rows = {row["id"]: row["briefs"] for row in json.loads(typed("fact", "list", "--as", "json").out)}
    assert rows["rescue-pact"] == "a-sea; fewer-boats; the-sea"


def test_a_look_up_goes_on_beside_an_error_elsewhere(typed: Typed, briefs: Path) -> None:
    """A brief with a misspelt field does not keep one from listing facts; a line says where to look."""
    change(briefs / "fewer-boats.yaml", "question:", "qestion:")
    done = typed("fact", "list")
    assert done.code == 0
    assert "1 error (BG101) in briefs: see `briefgen check`" in done.err


@pytest.mark.parametrize("code", ["BG001", "bg301", "BG415", "BG901", "BG902"])
def test_a_code_is_explained(typed: Typed, code: str) -> None:
    """Codes of reading, of the rules, and of the surroundings, in either case."""
    done = typed("explain", code)
    assert done.code == 0
    assert done.out.startswith(f"{code.upper()}  ")


def test_all_codes_are_listed(typed: Typed) -> None:
    """Without a code, each has its line, sorted."""
    lines = typed("explain").out.splitlines()
    assert lines == sorted(lines)
    assert {"BG001", "BG301", "BG902"} <= {line[:5] for line in lines}


def test_a_schema_is_json(typed: Typed) -> None:
    """An editor can read what is printed."""
    assert json.loads(typed("schema", "brief").out)["$schema"].startswith("https://json-schema.org/")


def test_every_code_in_the_program_has_a_page() -> None:
    """No diagnostic is told that `explain` does not know."""
    package = Path(explain.__file__).parents[1]
    told = {code for path in package.rglob("*.py") for code in re.findall(r'"(BG\d{3})"', path.read_text())}
    assert told - explain._pages().keys() == set()


@pytest.mark.parametrize(
    "words",
    [("check",), ("show", "catch-fell"), ("fact", "list"), ("review", "--list"), ("lock",), ("build", "--to", "json")],
    ids=" ".join,
)
def test_a_wrong_archive_is_told_by_its_path(
    typed: Typed, briefs: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    """As a warning, once; by the lock alone the library is still judged."""
    assert typed("lock", "--on", "2020-01-15").code == 0
    monkeypatch.setenv("BRIEFGEN_ARCHIVE", "/nope")
    done = typed(*words)
    assert (done.out + done.err).count(
        "BG012 warning: the environment variable BRIEFGEN_ARCHIVE names the folder `/nope`"
    ) == 1
    assert done.code == (1 if words == ("lock",) else 0)


def test_no_archive_is_no_warning(typed: Typed, briefs: Path) -> None:
    """A machine without captured texts, where none are named, as in CI."""
    assert typed("lock", "--on", "2020-01-15").code == 0
    (briefs / "archive").rename(briefs.parent / "away")
    assert "BG012" not in typed("check").out
