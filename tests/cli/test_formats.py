"""The same diagnostics in every format."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from briefgen.cli.formats import rendered
from briefgen.cli.formats.located import Located, Where, located
from briefgen.words.diagnostics import Diagnostic, Place, Related
from tests.cli.conftest import Typed, change

LINE = "      at: Since the storm [...] in 2016"
WHERE = Where("briefs/facts/fisheries.yaml", "facts/fisheries.yaml", 14, 11, 15, LINE)
NEAR = Related("nearest passage", source="tribune-2019-03", line=7, excerpt="Since the\n storm of 2017")
FOUND = Diagnostic("BG301", "error", "passage not found", hint="Copy the words.", related=(NEAR,), about=("fact:a",))
ONE = Located(FOUND, WHERE, ((NEAR, None),))
NOWHERE = Located(Diagnostic("BG902", "warning", "no space: 5 % left,\nsorry"), Where("briefs", ""))


def test_text_shows_the_line_with_a_caret_the_note_and_the_hint() -> None:
    """A person sees where, what, the words meant, the place in the source, and what to do."""
    assert rendered([ONE], "text").splitlines() == [
        "briefs/facts/fisheries.yaml:14:11: BG301 passage not found",
        "   14 | " + LINE,
        "      |           ^^^^^^^^^^^^^^^",
        "  note: nearest passage (tribune-2019-03, line 7)",
        "        Since the storm of 2017",
        "  hint: Copy the words.",
    ]


def test_text_keeps_the_caret_under_its_character_after_tabs() -> None:
    """A tab before the place is a tab before the caret."""
    one = Located(FOUND, Where("a.yaml", "a.yaml", 1, 3, 1, "\tab"))
    assert rendered([one], "text").splitlines()[2] == "      | \t ^"


def test_text_cuts_a_long_line_around_its_place() -> None:
    """A claim of a thousand characters shows the part that is meant."""
    one = Located(FOUND, Where("a.yaml", "a.yaml", 1, 501, 4, "x" * 500 + "HERE" + "y" * 500))
    shown, caret = rendered([one], "text").splitlines()[1:3]
    assert len(shown) < 130
    assert shown[caret.index("^") : caret.index("^") + 4] == "HERE"


def test_text_names_a_level_that_is_no_error() -> None:
    """A warning says that it is one."""
    assert rendered([NOWHERE], "text").startswith("briefs: BG902 warning: no space")


def test_json_is_one_document_with_every_field_that_is_known() -> None:
    """A program reads code, level, place, hint, subjects and related notes."""
    told = json.loads(rendered([ONE], "json"))
    assert told["version"] == 1
    assert told["diagnostics"] == [
        {
            "code": "BG301",
            "level": "error",
            "message": "passage not found",
            "file": "briefs/facts/fisheries.yaml",
            "line": 14,
            "column": 11,
            "length": 15,
            "hint": "Copy the words.",
            "about": ["fact:a"],
            "related": [
                {
                    "message": "nearest passage",
                    "source": "tribune-2019-03",
                    "line": 7,
                    "excerpt": "Since the\n storm of 2017",
                }
            ],
        }
    ]


def test_json_without_findings_is_a_document_too() -> None:
    """Nothing found is an empty list, not empty text."""
    assert json.loads(rendered([], "json")) == {"version": 1, "diagnostics": []}


def test_github_escapes_messages_and_properties() -> None:
    """Percent signs and line ends in a message; colons and commas in a file name as well."""
    odd = Located(FOUND, Where("a:b,c%.yaml", "a:b,c%.yaml", 2, 3, 4), ((NEAR, None),))
    assert rendered([odd], "github") == (
        "::error title=BG301,file=a%3Ab%2Cc%25.yaml,line=2,col=3,endColumn=7::passage not found"
        "%0Anearest passage%0AHint: Copy the words."
    )
    assert rendered([NOWHERE], "github") == "::warning title=BG902::no space: 5 %25 left,%0Asorry"


def test_github_calls_information_a_notice() -> None:
    """GitHub knows no level `info`."""
    assert rendered([Located(Diagnostic("BG313", "info", "gone"), WHERE)], "github").startswith("::notice ")


def test_sarif_has_rules_results_and_relative_addresses() -> None:
    """A scanning tool gets version 2.1.0, a rule a code, and regions that count from 1."""
    told = json.loads(rendered([ONE, NOWHERE], "sarif"))
    run = told["runs"][0]
    assert told["version"] == "2.1.0"
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["BG301", "BG902"]
    assert run["results"][0]["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "briefs/facts/fisheries.yaml"},
        "region": {"startLine": 14, "startColumn": 11, "endColumn": 26},
    }
    assert "locations" not in run["results"][1]


@pytest.mark.parametrize("path", ["/home/somebody/briefs/a b.yaml", "../briefs/a b.yaml"])
def test_sarif_never_tells_a_path_outside_the_working_folder(path: str) -> None:
    """Where the library lies elsewhere, addresses are relative to it, and a space is escaped."""
    told = json.loads(rendered([Located(FOUND, Where(path, "a b.yaml", 1, 1, 1))], "sarif"))
    place = told["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "a%20b.yaml"}


def test_diagnostics_come_in_the_order_of_their_places() -> None:
    """By path, line and column, whatever the order of the fields in a rule's eyes."""
    places = [Place("b.yaml", line=1), Place("a.yaml", line=12, column=2), Place("a.yaml", line=3), None]
    found = located([Diagnostic("BG002", "error", "x", place) for place in places], None, display="lib")
    assert [(one.where.path, one.where.line) for one in found] == [
        ("lib", 0), ("lib/a.yaml", 3), ("lib/a.yaml", 12), ("lib/b.yaml", 1)
    ]  # fmt: skip


def test_places_are_found_without_an_atlas_as_far_as_they_say() -> None:
    """Where no file could be read, a diagnostic still names its file and line."""
    one = located([Diagnostic("BG002", "error", "x", Place("a.yaml", line=3, column=2))], None, display="briefs")[0]
    assert (one.where.path, one.where.line, one.where.column) == ("briefs/a.yaml", 3, 2)


def test_every_format_tells_the_same(typed: Typed, briefs: Path) -> None:
    """Codes, files and lines of a library with errors and warnings, in the same order."""
    change(briefs / "fewer-boats.yaml", "[@exercise-lund]", "[@nothing]")
    text, told, github, sarif = (typed("check", "--format", form).out for form in ("text", "json", "github", "sarif"))
    wanted = [(one["code"], one["file"], one["line"]) for one in json.loads(told)["diagnostics"]]
    assert {code for code, _, _ in wanted} >= {"BG202", "BG502"}
    heads = re.findall(r"^(\S+?):(\d+):\d+: (BG\d{3}) ", text, re.MULTILINE)
    assert [(code, file, int(line)) for file, line, code in heads] == wanted
    lines = re.findall(r"^::\w+ title=(BG\d{3}),file=([^,]+),line=(\d+),", github, re.MULTILINE)
    assert [(code, file, int(line)) for code, file, line in lines] == wanted
    results = json.loads(sarif)["runs"][0]["results"]
    places = [one["locations"][0]["physicalLocation"] for one in results]
    found = [(one["artifactLocation"]["uri"], one["region"]["startLine"]) for one in places]
    assert [(one["ruleId"], *place) for one, place in zip(results, found, strict=True)] == wanted


def test_sarif_has_the_shape_that_2_1_0_asks_for(typed: Typed, briefs: Path) -> None:
    """What the schema requires, by its own names; the schema itself is asked in `make conformance`."""
    change(briefs / "fewer-boats.yaml", "[@exercise-lund]", "[@nothing]")
    log = json.loads(typed("check", "--format", "sarif").out)
    assert set(log) == {"$schema", "version", "runs"}
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "briefgen"
    rules = [rule["id"] for rule in driver["rules"]]
    assert len(set(rules)) == len(rules)
    for result in run["results"]:
        assert result["ruleId"] in rules
        assert result["level"] in ("none", "note", "warning", "error")
        assert result["message"]["text"]
        for location in (*result.get("locations", ()), *result.get("relatedLocations", ())):
            physical = location.get("physicalLocation")
            assert physical is None or not physical["artifactLocation"]["uri"].startswith(("/", "file:"))
            region = (physical or {}).get("region", {"startLine": 1})
            assert region["startLine"] >= 1
            assert region.get("endColumn", 2) >= region.get("startColumn", 1) >= 1
