"""The main job from files to files: the small library in every rendition, and the real one against its texts."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pytest

from briefgen.check.verify import open_case, verify
from briefgen.library.load import load

CHECKOUT = Path(__file__).resolve().parent.parent
SMALL = Path(__file__).parent / "fixtures" / "small"
REAL = CHECKOUT / "briefs"
#: A missing seal: who reads the briefs a second time is not the tests' affair.
UNSEALED = {"BG502"}
TARGETS = ("md", "html", "pdf", "json")


@dataclass(frozen=True)
class Outcome:
    """How a command ended, and what it told."""

    code: int
    out: str
    err: str


def command(folder: Path, *words: str, **environment: str) -> Outcome:
    """Run briefgen in a process of its own, in a folder."""
    inherited = {key: value for key, value in os.environ.items() if not key.startswith("BRIEFGEN_")}
    done = subprocess.run(
        [sys.executable, "-m", "briefgen", *words],
        cwd=folder, env={**inherited, "PYTHONPATH": str(CHECKOUT), **environment},
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    return Outcome(done.returncode, done.stdout, done.stderr)


def told(folder: Path, *words: str, **environment: str) -> list[dict[str, Any]]:
    """What `check --strict` tells a program, but for missing seals."""
    done = command(folder, "check", "--strict", "--format", "json", *words, **environment)
    assert done.code in (0, 1), done.err
    return [one for one in json.loads(done.out)["diagnostics"] if one["code"] not in UNSEALED]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small library, locked and built in every rendition."""
    folder = tmp_path_factory.mktemp("desk")
    shutil.copytree(SMALL, folder / "briefs")
    assert command(folder, "lock", "--on", "2020-02-01").code == 0
    done = command(folder, "build", PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C.UTF-8")
    assert done.code == 0, done.err
    assert done.out.splitlines() == [f"build/fewer-boats.{target}" for target in TARGETS]
    return folder


def made(folder: Path, target: str, out: str = "build") -> bytes:
    """A rendition."""
    return (folder / out / f"fewer-boats.{target}").read_bytes()


class _Anchors(HTMLParser):
    """The numbers of calls and notes of a page, in order, and every address and id."""

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[int] = []
        self.notes: list[int] = []
        self.links: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at ids and links."""
        fields = {key: value or "" for key, value in attrs}
        self.ids.add(fields.get("id", ""))
        self.links += [fields[key] for key in ("href", "src") if key in fields]
        if match := re.fullmatch(r"ref(\d+)", fields.get("id", "")):
            self.calls.append(int(match[1]))
        if match := re.fullmatch(r"fn(\d+)", fields.get("id", "")):
            self.notes.append(int(match[1]))


def page(folder: Path) -> _Anchors:
    """The HTML, read."""
    parser = _Anchors()
    parser.feed(made(folder, "html").decode())
    return parser


def markdown(folder: Path) -> tuple[list[int], list[int]]:
    """The numbers of calls and of definitions in the Markdown."""
    text = made(folder, "md").decode()
    definitions = [int(number) for number in re.findall(r"^\[\^(\d+)\]: ", text, re.MULTILINE)]
    return [int(number) for number in re.findall(r"\[\^(\d+)\](?!: )", text)], definitions


def printed(folder: Path) -> tuple[list[int], list[int]]:
    """The numbers of calls and of notes in the PDF, in the order of its pages, by their links."""
    calls, notes = [], []
    for sheet in pypdf.PdfReader(BytesIO(made(folder, "pdf"))).pages:
        for annotation in sheet.get("/Annots") or ():
            destination = str(annotation.get_object().get("/Dest", ""))
            if match := re.fullmatch(r"(fn|ref)(\d+)", destination):
                (calls if match[1] == "fn" else notes).append(int(match[2]))
    return calls, notes


def test_markdown_calls_each_note_once_and_in_order(desk: Path) -> None:
    """From 1, and a definition for each."""
    calls, definitions = markdown(desk)
    assert calls == definitions == list(range(1, len(calls) + 1))
    assert len(calls) > 15


def test_html_has_the_same_calls_with_links_both_ways(desk: Path) -> None:
    """Each call and each note once, in the Markdown's order."""
    anchors = page(desk)
    assert anchors.calls == anchors.notes == markdown(desk)[0]
    assert {link.removeprefix("#") for link in anchors.links if link.startswith("#")} <= anchors.ids


def test_html_needs_nothing_from_elsewhere(desk: Path) -> None:
    """No script, no style sheet, no picture from outside: links are links to sources alone."""
    text = made(desk, "html").decode()
    assert "<script" not in text
    assert "<link" not in text
    outside = {link for link in page(desk).links if not link.startswith(("#", "data:"))}
    assert outside
    assert all(link.startswith("https://tribune.example/") for link in outside)


def test_the_printed_page_has_the_same_calls_and_notes(desk: Path) -> None:
    """None lost, none doubled."""
    calls, notes = printed(desk)
    wanted = markdown(desk)[0]
    assert sorted(set(calls)) == wanted
    assert sorted(notes) == wanted


def test_json_holds_the_same_notes_and_the_digests(desk: Path) -> None:
    """Claims, sources, digests and offsets of passages; every fact that a note cites is there."""
    record = json.loads(made(desk, "json"))
    assert [note["number"] for note in record["notes"]] == markdown(desk)[0]
    facts = {fact["id"]: fact for fact in record["facts"]}
    assert set(facts) == {fact for note in record["notes"] for fact in note["facts"]}
    passages = [passage for fact in facts.values() for passage in fact["passages"]]
    assert all(re.fullmatch("[0-9a-f]{64}", one[key]) for one in passages for key in ("sha256", "passage"))
    assert all(one["start"] < one["end"] for one in passages)
    pins = {source["id"]: source["text"]["sha256"] for source in record["sources"]}
    assert all(pins[one["source"]] == one["sha256"] for one in passages)


def test_no_rendition_names_this_machine(desk: Path) -> None:
    """No path of the folder that it was built in."""
    for target in TARGETS:
        assert str(desk).encode() not in made(desk, target)
        assert str(CHECKOUT).encode() not in made(desk, target)


def test_every_rendition_is_the_same_without_the_archive_anywhere_at_any_time(desk: Path, tmp_path: Path) -> None:
    """Another process, hash seed, time zone, locale, folder and number of workers, and no captured texts."""
    elsewhere = tmp_path / "a b" / "deep"
    shutil.copytree(desk / "briefs", elsewhere / "library", ignore=shutil.ignore_patterns("archive"))
    done = command(
        tmp_path, "build", "--library", "a b/deep/library", "--out", "out", "--jobs", "1",
        PYTHONHASHSEED="7", TZ="Asia/Kamchatka", LC_ALL="C",
    )  # fmt: skip
    assert done.code == 0, done.err
    assert [target for target in TARGETS if made(tmp_path, target, "out") != made(desk, target)] == []


def test_a_second_build_writes_the_same_bytes(desk: Path) -> None:
    """In the same place, over the first."""
    before = [made(desk, target) for target in ("md", "html", "json")]
    assert command(desk, "build", "--to", "md,html,json").code == 0
    assert [made(desk, target) for target in ("md", "html", "json")] == before


def test_the_small_library_is_clean_under_strict(desk: Path) -> None:
    """After `lock` nothing is left to tell."""
    assert told(desk) == []


def test_the_small_library_is_clean_without_its_texts(desk: Path, tmp_path: Path) -> None:
    """The lock alone bears every passage."""
    shutil.copytree(desk / "briefs", tmp_path / "briefs", ignore=shutil.ignore_patterns("archive"))
    assert told(tmp_path) == []


# ---------------------------------------------------------------------------------------- the real library


@pytest.mark.needs_archive
def test_every_passage_of_the_library_is_found(archive: Path) -> None:
    """In the captured texts, each in one place."""
    library, found = load(REAL, display="briefs", archive=archive)
    assert [d.message for d in found if d.level == "error"] == []
    assert library is not None
    case = open_case(library)
    verdicts = {
        f"{fact}, passage {number}": verdict.state
        for fact in library.facts
        for number, verdict in enumerate(case.verdicts[fact], start=1)
    }
    assert len(verdicts) > 100
    assert {name: state for name, state in verdicts.items() if state != "found"} == {}


@pytest.mark.needs_archive
def test_the_library_is_clean_under_strict(archive: Path) -> None:
    """With the texts: no error and no warning but missing seals."""
    assert told(CHECKOUT, BRIEFGEN_ARCHIVE=str(archive)) == []


def test_the_library_is_clean_by_its_lock_alone() -> None:
    """As on a machine that has no captured texts."""
    library, found = load(REAL, display="briefs", texts=False)
    assert library is not None
    outcome = verify(library, known=found)
    assert [d.message for d in outcome.diagnostics if d.level != "info" and d.code not in UNSEALED] == []


def test_every_brief_of_the_library_holds() -> None:
    """None is withheld."""
    library, found = load(REAL, display="briefs", texts=False)
    assert library is not None
    assert set(verify(library, known=found).verified.printable) == set(library.briefs)
    assert {"canada-russia-2018", "re-engagement-2016", "ottawa-2000"} <= set(library.briefs)
