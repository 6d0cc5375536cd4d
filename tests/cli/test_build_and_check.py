"""Check, build, lock and clean, as one types them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefgen.build import memory, outcome
from briefgen.build.run import Options
from briefgen.cli.build import workers_for
from tests.cli.conftest import Typed, change


@pytest.fixture
def locked(briefs: Path, typed: Typed) -> Path:
    """The small library, its passages locked."""
    assert typed("lock", "--on", "2020-02-01").code == 0
    return briefs


def test_a_sound_library_checks_clean(locked: Path, typed: Typed) -> None:
    """Exit 0, no error on standard output, a count on standard error."""
    done = typed("check")
    assert done.code == 0
    assert "error" not in done.out
    assert "facts, 3 sources, 1 brief" in done.err


def test_a_changed_number_is_told_at_its_place(locked: Path, typed: Typed) -> None:
    """Path, line, code, the line itself with a caret; exit 1."""
    change(locked / "fewer-boats.yaml", "212 calls", "213 calls")
    done = typed("check")
    assert done.code == 1
    line = next(line for line in done.out.splitlines() if ": BG4" in line and "warning" not in line)
    assert line.startswith("briefs/fewer-boats.yaml:")
    assert "213 calls" in done.out
    assert "^" in done.out


def test_the_library_is_named_as_it_was_typed(locked: Path, typed: Typed) -> None:
    """Paths in diagnostics can be clicked from where one stands."""
    locked.rename(locked.parent / "desk")
    change(locked.parent / "desk" / "fewer-boats.yaml", "212 calls", "213 calls")
    assert "desk/fewer-boats.yaml:" in typed("check", "--library", "desk").out


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_check_for_programs_is_one_document(locked: Path, typed: Typed, form: str) -> None:
    """Standard output is JSON and nothing else."""
    done = typed("check", "--format", form)
    assert json.loads(done.out)
    assert done.err == ""


def test_strict_fails_on_a_warning(briefs: Path, typed: Typed) -> None:
    """A passage that is not locked yet is a warning: it passes, and fails under --strict."""
    (briefs / "evidence.lock").unlink(missing_ok=True)
    assert (typed("check").code, typed("check", "--strict").code) == (0, 1)


def test_a_build_lists_its_files_and_sums_up(locked: Path, typed: Typed) -> None:
    """Paths on standard output, a summary on standard error, whole files on disk."""
    done = typed("build", "--jobs", "1")
    assert done.code == 0, done.err
    assert done.out.splitlines() == [f"build/fewer-boats.{target}" for target in ("md", "html", "pdf", "json")]
    assert "1 built" in done.err.splitlines()[-1]
    assert Path("build/fewer-boats.pdf").read_bytes().startswith(b"%PDF-")


def test_a_withheld_brief_exits_1_and_writes_nothing(locked: Path, typed: Typed) -> None:
    """The diagnostic and the summary say so on standard error."""
    change(locked / "fewer-boats.yaml", "212 calls", "213 calls")
    done = typed("build")
    assert (done.code, done.out) == (1, "")
    assert "withheld (fewer-boats)" in done.err
    assert not Path("build/fewer-boats.pdf").exists()


def test_what_a_withheld_brief_left_is_told(locked: Path, typed: Typed) -> None:
    """Its earlier files stay, and nobody takes them for new ones."""
    typed("build", "--to", "md,json", "--quiet")
    change(locked / "fewer-boats.yaml", "rescue pact of 1998", "rescue pact of 1989")
    done = typed("build", "--to", "md,json")
    assert (done.code, done.out) == (1, "")
    told = "`fewer-boats` is withheld: build/fewer-boats.md, build/fewer-boats.json are still from an earlier build"
    assert told in done.err


def test_files_of_a_brief_that_is_gone_are_named(locked: Path, typed: Typed) -> None:
    """As they are taken away, and once."""
    (locked / "other.yaml").write_text((locked / "fewer-boats.yaml").read_text("utf-8"), encoding="utf-8")
    typed("build", "--to", "md,json", "--quiet")
    (locked / "other.yaml").unlink()
    told = [typed("build", "--to", "md,json").err for _ in range(2)]
    assert ["other.md" in one for one in told] == [True, False]


def test_an_unknown_brief_is_a_fault_of_usage(locked: Path, typed: Typed) -> None:
    """With the name that was probably meant."""
    done = typed("build", "fewer-boat")
    assert done.code == 2
    assert "did you mean `fewer-boats`?" in done.err


def test_quiet_prints_files_and_faults_alone(locked: Path, typed: Typed) -> None:
    """No progress and no summary."""
    done = typed("build", "--to", "md", "--quiet")
    assert done.out == "build/fewer-boats.md\n"
    assert "built" not in done.err


def test_show_of_a_note_gives_the_facts_behind_it(locked: Path, typed: Typed) -> None:
    """Note 1 of the brief rests on the facts that its first bracket group cites."""
    done = typed("show", "fewer-boats:1")
    assert done.code == 0, done.err
    assert {"rescue-pact", "rescue-calls"} <= set(done.out.splitlines())


def test_show_of_a_note_that_is_not_there_says_how_many_there_are(locked: Path, typed: Typed) -> None:
    """A fault of usage."""
    done = typed("show", "fewer-boats:999")
    assert done.code == 2
    assert "has notes 1 to " in done.err


def test_outputs_are_the_same_with_the_archive_and_without(locked: Path, typed: Typed) -> None:
    """The lock stands for the texts."""
    typed("build", "--to", "md,json", "--out", "with")
    (locked / "archive").rename(locked.parent / "elsewhere")
    assert typed("build", "--to", "md,json", "--out", "without").code == 0
    for name in ("fewer-boats.md", "fewer-boats.json"):
        assert Path("with", name).read_bytes() == Path("without", name).read_bytes()


def test_lock_counts_what_is_new(briefs: Path, typed: Typed) -> None:
    """The first lock has everything new; the next has nothing to say and writes the same bytes."""
    (briefs / "evidence.lock").unlink(missing_ok=True)
    assert " 0 changed, 0 gone" in typed("lock", "--on", "2020-02-01").out
    before = (briefs / "evidence.lock").read_bytes()
    assert "0 new, 0 changed, 0 gone" in typed("lock", "--on", "2021-01-01").out
    assert (briefs / "evidence.lock").read_bytes() == before


def test_lock_writes_nothing_without_an_archive(locked: Path, typed: Typed) -> None:
    """What was not checked is not recorded."""
    before = (locked / "evidence.lock").read_bytes()
    (locked / "archive").rename(locked.parent / "elsewhere")
    done = typed("lock", "--on", "2021-01-01")
    assert done.code == 1
    assert "no archive" in done.err
    assert (locked / "evidence.lock").read_bytes() == before


def test_lock_writes_nothing_with_a_passage_not_found(locked: Path, typed: Typed) -> None:
    """All or nothing."""
    before = (locked / "evidence.lock").read_bytes()
    facts = locked / "facts" / "fisheries.yaml"
    facts.write_text(facts.read_text().replace("at: ", "at: Nobody ever wrote this, ", 1))
    done = typed("lock", "--on", "2021-01-01")
    assert done.code == 1
    assert "BG301" in done.err
    assert (locked / "evidence.lock").read_bytes() == before


def test_a_lock_that_fails_says_so(locked: Path, typed: Typed) -> None:
    """Nothing was locked, whatever else stands above."""
    change(locked / "facts" / "sea.yaml", "rescue pact of 1998\n", "rescue pact of 1989\n")
    done = typed("lock", "--on", "2021-01-01")
    assert (done.code, "nothing was locked, briefs/evidence.lock is as it was" in done.err) == (1, True)


def test_clean_removes_what_build_wrote(locked: Path, typed: Typed) -> None:
    """A file of one's own stays."""
    typed("build", "--to", "md,html")
    Path("build/mine.txt").write_text("mine")
    done = typed("clean")
    assert done.code == 0
    assert [path.name for path in Path("build").iterdir()] == ["mine.txt"]
    assert "2 files removed" in done.err


def test_an_undefined_name_in_a_template_is_told_at_its_line(locked: Path, typed: Typed) -> None:
    """The template beside the library is read first; its line is shown, and the earlier output stays."""
    typed("build", "--to", "md")
    before = Path("build/fewer-boats.md").read_bytes()
    Path("templates").mkdir()
    Path("templates/brief.md.j2").write_text("# Title\n\n{{ nobody_knows_this }}\n")
    done = typed("build", "--to", "md")
    assert done.code == 1
    assert "templates/brief.md.j2:3" in done.err
    assert "    3 | {{ nobody_knows_this }}" in done.err
    assert Path("build/fewer-boats.md").read_bytes() == before


@pytest.mark.parametrize("meddle", [Path.unlink, lambda path: path.write_text("Mine.")])
def test_what_was_changed_before_the_run_was_noted_is_built_again(
    locked: Path, typed: Typed, meddle: Callable[[Path], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A run remembers what it wrote, and not what lies there when it ends."""
    page, keep = locked.parent / "build" / "fewer-boats.md", outcome.keep

    def late(*given: Any, **named: Any) -> None:
        meddle(page)
        keep(*given, **named)

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(outcome, "keep", late)
        typed("build", "--to", "md")
    assert typed("build", "--to", "md").code == 0
    assert "Institute of Two Shores" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize(("briefs_named", "before", "first"), [((), False, 2), (("a",), False, 1), ((), True, 1)])
def test_workers_are_started_for_the_work_there_is(
    briefs_named: tuple[str, ...], before: bool, first: int, *, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One for one brief, and one where all was built before: most will be as it was."""
    started: list[int] = []

    class Counted:
        def __init__(self, most: int, *, ready: int, prepare: object, rehearsals: object) -> None:
            started.append(ready)

    monkeypatch.setattr("briefgen.build.workers.Workers", Counted)
    if before:
        (tmp_path / memory.RUN).parent.mkdir(parents=True)
        (tmp_path / memory.RUN).write_text("{}", encoding="utf-8")
    workers_for(Options(tmp_path, tmp_path, slugs=briefs_named), 2)
    assert started == [first]


def test_a_stray_file_withholds_no_other_brief(typed: Typed, briefs: Path) -> None:
    """A copy with a name that no brief can have is told, and the briefs are built all the same."""
    assert typed("lock", "--on", "2020-01-15").code == 0
    shutil.copy(briefs / "fewer-boats.yaml", briefs / "notes copy.yaml")
    done = typed("build", "--to", "md")
    assert (done.code, done.out) == (1, "build/fewer-boats.md\n")
    assert "briefs/notes copy.yaml:1:1: BG106" in done.err
    assert "withheld (notes-copy)" in done.err


def test_a_misnamed_brief_keeps_its_earlier_output(typed: Typed, briefs: Path) -> None:
    """It is withheld, and not taken for one that is gone."""
    assert typed("lock", "--on", "2020-01-15").code == 0
    typed("build", "--to", "md")
    (briefs / "fewer-boats.yaml").rename(briefs / "Fewer boats.yaml")
    assert typed("build", "--to", "md").code == 1
    assert (briefs.parent / "build" / "fewer-boats.md").is_file()
