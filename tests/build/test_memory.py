"""Records of briefs and of runs: one that is damaged, strange or lacks something costs time, never truth."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

import pytest

from briefgen.build import identity, memory, outcome, trust
from briefgen.build.memory import Kept
from briefgen.build.outcome import Ending, Options
from briefgen.build.run import run

SMALL = Path(__file__).parents[1] / "fixtures" / "small"
ENDING = Ending("told", "1 warning", ("BG502",), False, True, ("a.md",), 1)
Spoil = Callable[[bytes], bytes]


def flipped(data: bytes) -> bytes:
    """Another byte in the middle."""
    return data[: len(data) // 2] + bytes([data[len(data) // 2] ^ 1]) + data[len(data) // 2 + 1 :]


def of_another(data: bytes) -> bytes:
    """The same words under the mark of somebody else."""
    return b"0" * 64 + data[64:]


DAMAGE: dict[str, Spoil] = {
    "emptied": lambda data: b"",
    "cut short": lambda data: data[:-9],
    "cut within the mark": lambda data: data[:20],
    "a byte changed": flipped,
    "another's mark": of_another,
    "no words": lambda data: trust.marked(b""),
    "no JSON": lambda data: trust.marked(b"{'key'"),
    "no text": lambda data: trust.marked(b"\xff\xfe"),
    "a list": lambda data: trust.marked(b"[]"),
    "a number": lambda data: trust.marked(b"7"),
    "nothing in it": lambda data: trust.marked(b"null"),
}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """An output folder with one file, and a run that is remembered under the key `k`."""
    (tmp_path / "a.md").write_text("A.")
    outcome.keep(tmp_path, ENDING, key="k", digests={"a.md": hashlib.sha256(b"A.").hexdigest()})
    assert outcome.last(tmp_path, key="k") is not None
    return tmp_path


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Options:
    """The small library, built once to Markdown."""
    monkeypatch.delenv("BRIEFGEN_ARCHIVE", raising=False)
    shutil.copytree(SMALL, tmp_path / "briefs")
    asked = Options(tmp_path / "briefs", tmp_path / "out", targets=("md",))
    assert layouts(asked) == 1
    assert layouts(asked) == 0
    return asked


def layouts(asked: Options) -> int:
    """Build, and say how many briefs had to be laid out; what is on disk is right in any case."""
    jobs: list[str] = []

    class Inline(Executor):
        def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
            jobs.append(args[0].manuscript.slug)
            future: Future[Any] = Future()
            future.set_result(fn(*args, **kwargs))
            return future

    summary = run(asked, executor=Inline())
    assert [one.slug for one in summary.built] == ["fewer-boats"]
    assert b"Fewer boats" in (asked.out / "fewer-boats.md").read_bytes()
    return len(jobs)


def words(path: Path) -> dict[str, Any]:
    """What a record says."""
    return dict(json.loads(path.read_bytes()[65:]))


@pytest.mark.parametrize("how", DAMAGE)
def test_a_damaged_record_of_a_run_is_as_if_it_were_not_there(out: Path, how: str) -> None:
    """Cut, changed, another's, or no record at all under the right mark."""
    path = out / memory.RUN
    path.write_bytes(DAMAGE[how](path.read_bytes()))
    assert outcome.last(out, key="k") is None


@pytest.mark.parametrize("how", DAMAGE)
def test_a_damaged_record_of_a_brief_costs_a_layout(desk: Options, how: str) -> None:
    """The same, of a brief: it is laid out again, and remembered again."""
    path = desk.out / memory.place_of("fewer-boats")
    path.write_bytes(DAMAGE[how](path.read_bytes()))
    assert layouts(desk) == 1
    assert layouts(desk) == 0


@pytest.mark.parametrize("lost", ["key", "digests", "ending"])
def test_a_record_of_a_run_that_lacks_a_field_does_not_count(out: Path, lost: str) -> None:
    """Under the right mark, as another version may have written it."""
    path = out / memory.RUN
    value = words(path)
    del value[lost]
    path.write_bytes(memory.sealed(value))
    assert outcome.last(out, key="k") is None


@pytest.mark.parametrize(
    "ending", [{"told": "told"}, {"news": 1}, {"codes": None}, {"built": "1"}, {"files": 7}, "as ever", None]
)
def test_an_ending_of_another_kind_does_not_count(out: Path, ending: Any) -> None:
    """Too few fields, one too many, or another kind of value in one."""
    path = out / memory.RUN
    value = words(path)
    value["ending"] = value["ending"] | ending if isinstance(ending, dict) and "told" not in ending else ending
    path.write_bytes(memory.sealed(value))
    assert outcome.last(out, key="k") is None


@pytest.mark.parametrize("lost", ["key", "renditions", "pages", "composed", "earlier"])
def test_a_record_of_a_brief_that_lacks_a_field_does_not_count(desk: Options, lost: str) -> None:
    """It is laid out again."""
    path = desk.out / memory.place_of("fewer-boats")
    value = words(path)
    del value[lost]
    path.write_bytes(memory.sealed(value | {"basis": ""} if lost == "key" else value))
    assert layouts(desk) == 1


@pytest.mark.parametrize(
    "odd",
    [
        {"renditions": None},
        {"renditions": ["a"]},
        {"renditions": {"md": None}},
        {"renditions": {"md": {"name": "fewer-boats.md", "sha256": "0"}}},
        {"pages": None},
        {"composed": [7]},
        {"composed": [{"code": "BG416"}]},
        {"earlier": None},
    ],
)
def test_a_record_of_a_brief_with_other_values_does_not_count(desk: Options, odd: dict[str, Any]) -> None:
    """The same for a field that holds something else."""
    path = desk.out / memory.place_of("fewer-boats")
    path.write_bytes(memory.sealed(words(path) | odd))
    assert layouts(desk) == 1


SUM = hashlib.sha256(b"A.").hexdigest()


@pytest.mark.parametrize("value", [{}, {"slug": 7}, {"slug": "here"}, {"slug": "odd"}, [], 7, None])
def test_nothing_is_forgotten_on_the_word_of_a_strange_record(out: Path, value: Any) -> None:
    """The files of a brief that is gone stay where no record of it is there; those of other briefs do count."""
    (out / memory.BRIEFS).mkdir(parents=True)
    (out / memory.place_of("odd")).write_bytes(memory.sealed(value))
    (out / memory.place_of("gone")).write_bytes(memory.record("gone", "k", "b", Kept({"md": SUM})))
    gone = {slug: files for slug, files in memory.forgotten(out, ["here"]) if files}
    assert gone == {"gone": {"gone.md": SUM}}


def test_all_that_was_ever_made_of_a_brief_is_known(out: Path) -> None:
    """Also what was made of it from something else, and not again; of what was made again, what it is now."""
    (out / memory.BRIEFS).mkdir(parents=True)
    (out / memory.place_of("a")).write_bytes(memory.record("a", "k", "b", Kept({"md": "1", "docx": "2"})))
    before = memory.kept(out, "a", key="another")
    assert before == Kept(earlier={"md": "1", "docx": "2"})
    now = Kept({"md": "3"}, earlier=before.earlier)
    (out / memory.place_of("a")).write_bytes(memory.record("a", "another", "b", now))
    assert memory.kept(out, "a", key="another") == Kept({"md": "3"}, earlier={"docx": "2"})
    assert dict(memory.forgotten(out, [])) == {"a": {"a.md": "3", "a.docx": "2"}}


def test_what_nobody_knows_the_making_of_is_only_known_to_be_there(out: Path) -> None:
    """It is made anew, and goes with its brief."""
    (out / memory.BRIEFS).mkdir(parents=True)
    (out / memory.place_of("a")).write_bytes(memory.record("a", "k", "b", Kept({"md": SUM}, 3)))
    memory.forget(out, ["a", "never-built"])
    assert memory.kept(out, "a", key="k", basis="b") == memory.kept(out, "a") == Kept(earlier={"md": SUM})
    assert dict(memory.forgotten(out, [])) == {"a": {"a.md": SUM}}
    assert not (out / memory.place_of("never-built")).exists()


def test_the_record_of_another_brief_says_nothing(out: Path) -> None:
    """A copy under another name takes no files away, and stands for no brief."""
    (out / memory.BRIEFS).mkdir(parents=True)
    record = memory.record("a", "k", "b", Kept({"md": SUM}))
    for slug in ("a", "copy"):
        (out / memory.place_of(slug)).write_bytes(record)
    assert memory.kept(out, "a", key="k") == Kept({"md": SUM})
    assert memory.kept(out, "copy", key="k") == Kept()
    assert list(memory.forgotten(out, ["a"])) == [("copy", {})]


def test_a_run_of_another_version_is_not_taken_for_this_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program is part of the key."""
    shutil.copytree(SMALL, tmp_path / "briefs")
    asked = Options(tmp_path / "briefs", tmp_path / "out")
    ours = outcome.key(asked, archive=None, form="text")
    monkeypatch.setattr(identity, "program", lambda: "another")
    assert outcome.key(asked, archive=None, form="text") != ours
