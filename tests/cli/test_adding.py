"""Taking in a text and pinning a fact, as one types it."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest
import yaml

from tests.cli.conftest import Typed, change
from tests.library.capture import documents

CAPTURE = Path(__file__).parents[1] / "fixtures" / "capture"
TEXT = "Ferry kept\n\nThe ferry of Two Shores made 300 crossings in 2019, its owner said on 4 March 2020.\n"
LOOK = ("fact", "add", "--source", "tribune-2019-03", "40,000 tonnes")


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


def test_a_reprint_is_told_to_the_lock(typed: Typed, briefs: Path) -> None:
    """Its facts are carried elsewhere, too: an error of `check` until `lock` has recorded it."""
    briefs.rename(desk := briefs.with_name("desk"))
    assert typed("lock", "--library", "desk", "--on", "2020-01-15").code == 0
    text = (desk / "archive" / "ministry-2018-11.txt").read_text("utf-8")
    (desk.parent / "reprint.txt").write_text(text.replace("Contact: press office, room 7", ""), encoding="utf-8")
    done = typed("source", "add", "reprint.txt", "--library", "desk", "--on", "2020-03-05")
    assert "next `briefgen lock --library desk`" in done.err
    assert "BG315" in typed("check", "--library", "desk").out
    typed("lock", "--library", "desk", "--on", "2020-03-05")
    assert "BG315" not in typed("check", "--library", "desk").out


def test_a_text_of_its_own_is_nothing_to_the_lock(typed: Typed, briefs: Path, capture: str) -> None:
    """Nobody is sent to a command that has nothing to do."""
    assert "briefgen lock" not in typed("source", "add", capture, "--on", "2020-03-05").err


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
    [line] = [line for line in typed("fact", "add", "--source", "kept", "keep her").out.splitlines() if "at: " in line]
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
    assert "paragraph 1" in typed("show", "catch-2016").out
    assert "[@catch-2016]" in done.err


def test_what_the_rules_say_of_a_new_fact_is_told_at_once(typed: Typed, briefs: Path) -> None:
    """With its place, and nothing of the rest of the library."""
    done = typed(*LOOK, "--id", "catch-2016", "--claim", "The catch was 41,000 tonnes in 2016.", "--anyway")
    assert done.code == 0
    assert "the claim says 41,000" in done.err
    assert "briefs/facts/tribune-2019-03.yaml:" in done.err
    assert "fewer-boats" not in done.err


@pytest.mark.parametrize(
    ("issued", "told"),
    [
        ("2016-07-31  # guessed from the text: check", "`issued` of `group` is itself a guess"),
        ("2016-07-31", "nothing of this fact or its source says 2016-07-24"),
    ],
)
def test_no_date_is_written_that_is_not_borne_out(typed: Typed, briefs: Path, issued: str, told: str) -> None:
    """Neither from a date of the source that is a guess, nor one that `check` would then doubt; the fact is written."""
    (briefs.parent / "group.txt").write_text("Sent\n\nLatvia, 31 July 2016. Arland sent 200 people last week.\n")
    typed("source", "add", "group.txt", "--on", "2020-03-05")
    record = briefs / "sources" / "group.yaml"
    change(record, "issued: 2016-07-31  # guessed from the text: check", f"issued: {issued}")
    words = (
        "fact",
        "add",
        "--source",
        "group",
        "200 people",
        "--id",
        "sent",
        "--claim",
        "Arland sent 200 in July 2016.",
    )
    done = typed(*words, "--anyway")
    assert done.code == 0, done.err
    assert told in done.err
    assert "date:" not in (briefs / "facts" / "group.yaml").read_text("utf-8")
    assert "BG326" not in typed("check").out


def test_a_fact_with_an_error_is_not_written(typed: Typed, briefs: Path) -> None:
    """Its id stays free, and what is wrong is told at the place it would have had."""
    before = sorted(briefs.rglob("*"))
    done = typed(*LOOK, "--id", "catch-2016", "--claim", "The catch was 41,000 tonnes in 2016.")
    assert (done.code, done.out) == (1, "")
    assert "briefs/facts/tribune-2019-03.yaml:" in done.err
    assert "nothing was written" in done.err
    assert sorted(briefs.rglob("*")) == before


def test_an_id_that_is_used_is_told_with_its_place(typed: Typed, briefs: Path) -> None:
    """The writer can go and look at it."""
    done = typed(*LOOK, "--id", "catch-fell", "--claim", "The catch was 40,000 tonnes in 2016.")
    assert done.code == 2
    assert "briefs/facts/fisheries.yaml:5" in done.err


def test_dots_for_what_is_left_out_are_named(typed: Typed, briefs: Path) -> None:
    """The words are shown as they are to be typed."""
    done = typed("fact", "add", "--source", "tribune-2019-03", "quay and quarrel ... nowhere at all zz")
    assert done.code == 1
    assert "quay and quarrel [...] nowhere" in done.err


def test_a_dry_run_shows_what_would_be_written(typed: Typed, briefs: Path) -> None:
    """And writes nothing, with an id or without."""
    before = sorted(briefs.rglob("*"))
    done = typed(*LOOK, "--claim", "The catch was 40,000 tonnes in 2016.", "--dry-run")
    assert done.code == 0
    assert "claim: The catch was 40,000 tonnes in 2016." in done.out
    assert "says: Harbour office of Havner  # seen in the passage: check" in done.out
    assert sorted(briefs.rglob("*")) == before


@pytest.mark.parametrize(
    "wrong",
    [
        ("--claim", "The catch was 41,000 tonnes in 2016."),
        ("--claim", "The catch was 40,000 tonnes in 2016.", "--date", "July 2016"),
        ("--claim", "The catch was 40,000 tonnes in 2016.", "--says", "Nobody Known"),
    ],
    ids=["number", "date", "speaker"],
)
def test_a_dry_run_tells_and_ends_as_the_real_one(typed: Typed, briefs: Path, wrong: tuple[str, ...]) -> None:
    """Every complaint of the rules, and the exit code, but for the facts shown and the file."""
    before = sorted(briefs.rglob("*"))
    dry = typed(*LOOK, "--id", "catch-2016", *wrong, "--dry-run")
    real = typed(*LOOK, "--id", "catch-2016", *wrong)
    assert (dry.code, dry.err) == (1, real.err)
    assert sorted(briefs.rglob("*")) == before
    assert typed(*LOOK, "--id", "catch-2016", *wrong, "--dry-run", "--anyway").code == 0


def test_words_that_stand_in_two_places_are_shown_and_picked(typed: Typed, briefs: Path) -> None:
    """Nothing is chosen for the writer."""
    words = ("fact", "add", "--source", "tribune-2019-03", "storm", "--id", "storm", "--claim", "There was a storm.")
    done = typed(*words)
    assert (done.code, done.out) == (1, "")
    assert "1. a caption: " in done.err
    assert "2. paragraph 2: " in done.err
    assert typed(*words, "--pick", "2").code == 0
    assert "January 2017" in typed("show", "storm").out


@pytest.mark.parametrize(
    "words",
    [
        ("fact", "add", "boats"),
        ("fact", "add", "--source", "tribune-2019-03"),
        ("fact", "add", "boats", "--source", "tribune-2019-03", "--from", "x.csv"),
        ("fact", "add", "--source", "tribune-2019-03", "--from", "x.csv"),
        ("fact", "add", "boats", "--source", "tribune"),
        ("fact", "add", "boats [...]", "--source", "tribune-2019-03"),
        ("source", "add", "a.txt", "b.txt", "--id", "c"),
        ("source", "add", "a.txt", "--entry", "c"),
        ("fact", "list", "--date", "last year"),
        ("schema", "facts", "--write"),
    ],
)
def test_what_makes_no_sense_together_is_a_fault_of_usage(typed: Typed, briefs: Path, words: tuple[str, ...]) -> None:
    """Told before anything is read or written."""
    assert typed(*words).code == 2


def test_a_list_comes_back_as_facts(typed: Typed, briefs: Path, tmp_path: Path) -> None:
    """What is exported as CSV and taken into a library without facts is the same library."""
    change(briefs / "facts" / "sea.yaml", "Arland's trawlers in", "Arland's trawlers (=35) in")
    change(briefs / "facts" / "sea.yaml", "label: Joint", 'caution: "=Joint"\n      label: Joint')
    whole = typed("fact", "list", "--as", "csv").out
    assert "'=Joint" in whole
    (tmp_path / "facts.csv").write_text(whole, encoding="utf-8")
    for path in (briefs / "facts").iterdir():
        path.unlink()
    done = typed("fact", "add", "--from", "facts.csv")
    assert done.code == 0, done.err
    assert typed("fact", "list", "--as", "csv").out == whole


def test_a_table_with_mistakes_writes_nothing(typed: Typed, briefs: Path, tmp_path: Path) -> None:
    """All are told at their lines, under the name as typed."""
    head = "id,source,claim,at\n"
    text = head + "ok,ministry-2018-11,A claim.,trawlers of Arland in June\nbad,nowhere,B.,c\nok,nowhere,C.,d\n"
    (tmp_path / "more.csv").write_text(text, encoding="utf-8")
    before = {path: path.read_bytes() for path in briefs.rglob("*.yaml")}
    done = typed("fact", "add", "--from", "more.csv")
    assert (done.code, done.out) == (1, "")
    assert [line.split(" ")[0] for line in done.err.splitlines() if line.startswith("more.csv")] == [
        "more.csv:3:1:", "more.csv:4:1:", "more.csv:4:1:",
    ]  # fmt: skip
    assert {path: path.read_bytes() for path in briefs.rglob("*.yaml")} == before


@pytest.mark.parametrize(
    ("asked", "facts"),
    [
        (("--says", "Brok"), {"storm-blamed"}),
        (("--actor", "harbour office of Havner"), {"catch-fell"}),
        (("--theme", "rescue"), {"rescue-pact", "rescue-calls", "exercise-lund"}),
        (("--source", "harbour-post-2019-03"), {"boats-on-slip"}),
        (("--date", "2018-06/2018-12"), {"harbours-closed", "talks-2018"}),
        (("--area", "recommendation"), {"count-first"}),
        (("--unused",), {"boats-on-slip"}),
        (("--witnesses", "0"), set()),
        (("--theme", "talks", "--unreviewed", "--date", "2018"), {"harbours-closed", "talks-2018"}),
    ],
)
def test_a_list_has_what_every_option_asks_for(
    typed: Typed, briefs: Path, asked: tuple[str, ...], facts: set[str]
) -> None:
    """A name in any of its spellings; a date by the days it lies within."""
    listed = json.loads(typed("fact", "list", "--as", "json", *asked).out)
    assert {row["id"] for row in listed} == facts


def test_a_fact_that_was_approved_is_not_unreviewed(typed: Typed, briefs: Path) -> None:
    """As long as its seal holds."""
    typed("lock", "--on", "2020-01-15")
    typed("review", "--approve", "rescue-pact", "--by", "Jo Ferris", "--on", "2020-01-16")
    listed = typed("fact", "list", "--unreviewed").out
    assert "rescue-pact" not in listed
    assert "rescue-calls" in listed


def test_references_supply_what_is_known_of_a_text(typed: Typed, briefs: Path) -> None:
    """The entry of the text's own name; what has no field is told."""
    (briefs.parent / "ice-road.html").write_bytes((CAPTURE / "page.html").read_bytes())
    done = typed("source", "add", "ice-road.html", "--meta", str(CAPTURE / "zotero.json"), "--on", "2020-03-05")
    assert done.code == 0, done.err
    assert "left out: abstract" in done.err
    [entry] = [one for one in json.loads(typed("source", "list", "--as", "csl-json").out) if one["id"] == "ice-road"]
    assert entry["author"] == [{"family": "Ferris", "given": "Jo"}, {"literal": "Road office of Arland"}]
    assert entry["accessed"] == {"date-parts": [[2020, 1, 12]]}
    assert "@article{ice-road," in typed("source", "list", "--as", "bibtex").out


def test_an_entry_that_is_not_clear_is_asked_for(typed: Typed, briefs: Path) -> None:
    """Exit 1 with the keys there are, and nothing is written."""
    done = typed("source", "add", str(CAPTURE / "page.html"), "--meta", str(CAPTURE / "zotero.json"))
    assert (done.code, "ice-road, cod-count" in done.err) == (1, True)
    assert not (briefs / "sources" / "page.yaml").exists()


def test_several_texts_are_added_each_for_itself(typed: Typed, briefs: Path, capture: str) -> None:
    """What cannot be added does not stop the others, and is named at the end."""
    done = typed("source", "add", "none.txt", str(CAPTURE / "page.html"), capture, "--on", "2020-03-05")
    assert done.code == 1
    assert done.out.count("briefs/sources/") == 2
    assert done.err.splitlines()[-1] == "2 of 3 were added; not: none.txt"


def test_texts_are_handed_on_and_taken_in(typed: Typed, briefs: Path) -> None:
    """The colleague's library checks as ours does."""
    done = typed("archive", "pack", "texts.zip")
    assert (done.code, done.out) == (0, "texts.zip\n")
    assert "not for publication" in done.err
    before = typed("check").out
    shutil.rmtree(briefs / "archive")
    assert typed("archive", "unpack", "texts.zip").out == "briefs/archive: 3 texts, 0 originals\n"
    assert typed("check").out == before


def test_an_archive_that_lacks_a_text_is_not_packed(typed: Typed, briefs: Path) -> None:
    """And an earlier file stays as it was."""
    typed("archive", "pack", "texts.zip")
    before = (briefs.parent / "texts.zip").read_bytes()
    (briefs / "archive" / "ministry-2018-11.txt").unlink()
    done = typed("archive", "pack", "texts.zip")
    assert (done.code, "BG008" in done.err) == (1, True)
    assert (briefs.parent / "texts.zip").read_bytes() == before


@pytest.mark.parametrize("name", ["briefs/library.yaml", "notes.zip", "link"])
def test_nothing_else_is_packed_over(typed: Typed, briefs: Path, name: str) -> None:
    """What no `archive pack` wrote keeps its bytes, whatever it is called: exit 2."""
    with zipfile.ZipFile("notes.zip", "w") as notes:
        notes.writestr("thesis.txt", "mine")
    Path("link").symlink_to(briefs / "names.yaml")
    before = Path(name).read_bytes()
    done = typed("archive", "pack", name)
    assert (done.code, f"`{name}` is there already" in done.err) == (2, True)
    assert Path(name).read_bytes() == before


def test_an_earlier_pack_is_packed_over(typed: Typed, briefs: Path) -> None:
    """Once there is a text more."""
    typed("archive", "pack", "texts.zip")
    Path("more.txt").write_text("The harbour opened late.", encoding="utf-8")
    assert typed("source", "add", "more.txt", "--on", "2020-01-15").code == 0
    done = typed("archive", "pack", "texts.zip")
    assert (done.code, "4 texts" in done.err) == (0, True)


@pytest.mark.parametrize(
    ("option", "told"),
    [("--theme", "there is no theme `nope`; there is: fisheries, "), ("--source", "there is no source `nope`")],
)
def test_a_filter_that_fits_nothing_by_its_name_is_told(typed: Typed, briefs: Path, option: str, told: str) -> None:
    """A mistyped theme or source is no empty list: exit 2, with what there is."""
    done = typed("fact", "list", option, "nope")
    assert (done.code, told in done.err, done.out) == (2, True, "")


def test_a_library_keeps_its_schemas_and_they_follow_it(typed: Typed, briefs: Path, capture: str) -> None:
    """The settings for an editor are printed; what is added later is offered too."""
    done = typed("schema", "--write")
    settings = json.loads(done.out)["yaml.schemas"]
    assert settings["./briefs/.schemas/facts.json"] == ["briefs/facts/*.yaml"]
    assert settings["./briefs/.schemas/brief.json"] == ["briefs/fewer-boats.yaml"]
    typed("source", "add", capture, "--on", "2020-03-05")
    record = (briefs / "sources" / "ferry-kept.yaml").read_text("utf-8")
    assert record.startswith("# yaml-language-server: $schema=../.schemas/source.json\n")
    assert "ferry-kept" in (briefs / ".schemas" / "facts.json").read_text("utf-8")


@pytest.mark.parametrize("key", ["catch-fell", "Catch Fell", "../x"])
def test_an_id_that_cannot_be_is_a_fault_of_usage(typed: Typed, briefs: Path, key: str) -> None:
    """Taken, or no id at all."""
    assert typed(*LOOK, "--id", key, "--claim", "A claim.").code == 2


def test_words_that_stand_nowhere_write_nothing(typed: Typed, briefs: Path) -> None:
    """Similar is not found."""
    done = typed(
        "fact", "add", "--source", "tribune-2019-03", "41,000 tonnes of cod", "--id", "x", "--claim", "A claim."
    )
    assert done.code == 1
    assert done.out == ""


@pytest.mark.parametrize("archive", [True, False])
def test_a_note_leads_to_the_page_of_a_pdf(typed: Typed, briefs: Path, archive: bool) -> None:
    """From the capture to the printed note, with the archive and without it."""
    (briefs.parent / "radar.pdf").write_bytes(documents.REPORT)
    typed("source", "add", "radar.pdf", "--on", "2021-03-05")
    change(briefs / "sources" / "radar.yaml", "text:\n", "URL: https://ministry.example/radar.pdf\ntext:\n")
    words = ("fact", "add", "--source", "radar", "exchange ends", "--id", "radar-ends")
    typed(*words, "--claim", "The exchange of radar pictures ends on 31 December 2021.", "--anyway")
    change(briefs / "facts" / "radar.yaml", "      date:", "      status: planned\n      date:")
    change(briefs / "fewer-boats.yaml", "      [@boats-laid-up]\n", "      [@radar-ends]\n")
    assert typed("lock", "--on", "2021-03-05").code == 0
    if not archive:
        shutil.rmtree(briefs / "archive")
    done = typed("build", "--to", "md", "--as-of", "2021-12-31")
    assert done.code == 0, done.err + done.out
    lines = (briefs.parent / "build" / "fewer-boats.md").read_text("utf-8").splitlines()
    [note] = [line for line in lines if "#page=" in line]
    assert "p. 2" in note
    assert "https://ministry.example/radar.pdf#page=2" in note
    assert "para." not in note
