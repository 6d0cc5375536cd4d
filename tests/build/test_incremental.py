"""A build that remembers gives what a build that remembers nothing gives, byte for byte."""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import Executor, Future
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import typer
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefgen.build import identity, keeping, memory, outcome, seen, starting, trust
from briefgen.build.outcome import Ending, Options
from briefgen.build.run import Summary, run
from briefgen.cli import build as typed
from briefgen.cli.options import Format

ROOT = Path(__file__).parents[2]
SMALL = ROOT / "tests" / "fixtures" / "small"
TARGETS = ("md", "html", "json")


class Counting(Executor):
    """Runs each job at once and counts them."""

    def __init__(self) -> None:
        self.jobs = 0

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Do the work."""
        self.jobs += 1
        future: Future[Any] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


class Desk:
    """A library that is edited, with its templates beside it and one output folder that lives on."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.library, self.out = folder, folder / "briefs", folder / "out"
        shutil.copytree(SMALL, self.library)
        shutil.copytree(ROOT / "templates", folder / "templates")
        shutil.copy(self.library / "fewer-boats.yaml", self.library / "other.yaml")
        self.options: dict[str, Any] = {"targets": TARGETS}
        self.steps = 0

    def build(self, executor: Executor, out: Path | None = None) -> Summary:
        """Build into the folder that lives on, or another."""
        return run(Options(self.library, out or self.out, **self.options), executor=executor)

    def key(self) -> str:
        """The key of what a build would be asked now."""
        return outcome.key(Options(self.library, self.out, **self.options), archive=None, form="text")

    def swap(self, file: str, old: str, new: str) -> None:
        """Replace words in a file, if it is there and has them."""
        path = self.folder / file
        if path.is_file():
            path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    def swap_bytes(self, file: str) -> None:
        """Change a byte in the middle of a file, if it is there."""
        path = self.folder / file
        if path.is_file():
            data = path.read_bytes()
            path.write_bytes(data[: len(data) // 2] + bytes([data[len(data) // 2] ^ 1]) + data[len(data) // 2 + 1 :])

    def append(self, file: str, text: str) -> None:
        """Add to the end of a file that is there."""
        path = self.folder / file
        if path.is_file():
            path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def interrupt(desk: Desk) -> None:
    """Edit what every brief shows, and build until the first of them is written."""
    EDITS["a style sheet"](desk)

    def pressed(stage: str, slug: str) -> None:
        if stage == "built":
            raise KeyboardInterrupt

    with suppress(KeyboardInterrupt):
        run(Options(desk.library, desk.out, **desk.options), executor=Counting(), progress=pressed)


def name_in_template(desk: Desk) -> None:
    """Let the page print a fact of the library that no brief cites."""
    told = (SMALL / "facts" / "sea.yaml").read_text(encoding="utf-8")
    start, end = told.index("    - id: rescue-calls"), told.index("    - id: exercise-lund")
    lone = (
        told[start:end]
        .replace("rescue-calls", "lone-fact")
        .replace("answered 212 calls together in 2018.", "took 212 in 2018.")
    )
    (desk.library / "facts" / "lone.yaml").write_text(f"- from: tribune-2019-03\n  facts:\n{lone}", encoding="utf-8")
    desk.append("templates/brief.md.j2", '\n{{ claim("lone-fact") }}\n')


def spoil(desk: Desk) -> None:
    """Change an output by hand, and cut a record short."""
    for path in sorted(desk.out.glob("*.md"))[:1]:
        path.write_bytes(path.read_bytes()[:-1] + b"?")
    for path in sorted(desk.out.glob(".cache/briefs/*"))[-1:]:
        path.write_bytes(path.read_bytes()[:-9])


EDITS: dict[str, Callable[[Desk], object]] = {
    "nothing": lambda desk: None,
    "a comment": lambda desk: desk.append("briefs/facts/sea.yaml", f"# {desk.steps}\n"),
    "a title": lambda desk: desk.swap("briefs/other.yaml", "Fewer boats, one sea", "Fewer boats on one sea"),
    "the title back": lambda desk: desk.swap("briefs/other.yaml", "Fewer boats on one sea", "Fewer boats, one sea"),
    "a label": lambda desk: desk.swap("briefs/facts/fisheries.yaml", "label: Cod catch", "label: Cod landed"),
    "a wrong number": lambda desk: desk.swap("briefs/facts/sea.yaml", "212 calls together", "213 calls together"),
    "the number back": lambda desk: desk.swap("briefs/facts/sea.yaml", "213 calls together", "212 calls together"),
    "a new brief": lambda desk: shutil.copy(SMALL / "fewer-boats.yaml", desk.library / "third.yaml"),
    "a question": lambda desk: desk.swap("briefs/questions.yaml", "Why did the catch fall?", "Why did landings fall?"),
    "an account less": lambda desk: desk.swap("briefs/questions.yaml", "quota-blamed]", "cut-denied]"),
    "a name": lambda desk: desk.swap("briefs/names.yaml", "envoy of Arland", "chief envoy of Arland"),
    "a fact renamed": lambda desk: desk.swap("briefs/facts/sea.yaml", "id: rescue-pact", "id: pact-of-rescue"),
    "the fact's name back": lambda desk: desk.swap("briefs/facts/sea.yaml", "id: pact-of-rescue", "id: rescue-pact"),
    "a source": lambda desk: desk.swap("briefs/sources/ministry-2018-11.yaml", "title: ", "title: The "),
    "a captured text": lambda desk: desk.append("briefs/archive/tribune-2019-03.txt", "."),
    "no captured texts": lambda desk: shutil.rmtree(desk.library / "archive", ignore_errors=True),
    "a limit": lambda desk: desk.swap("briefs/library.yaml", "note: 90", "note: 20"),
    "a group split": lambda desk: desk.swap(
        "briefs/facts/sea.yaml", "    - id: exercise-lund", "- from: tribune-2019-03\n  facts:\n    - id: exercise-lund"
    ),
    "a brief gone": lambda desk: (desk.library / "third.yaml").unlink(missing_ok=True),
    "a brief renamed": lambda desk: (desk.library / "fewer-boats.yaml").replace(desk.library / "renamed.yaml"),
    "renamed back": lambda desk: (desk.library / "renamed.yaml").replace(desk.library / "fewer-boats.yaml"),
    "a template": lambda desk: desk.append("templates/brief.md.j2", f"\nEdited {desk.steps}.\n"),
    "a fact in a template": name_in_template,
    "that fact": lambda desk: desk.swap("briefs/facts/lone.yaml", "took 212 in 2018", "took 212 calls"),
    "a style sheet": lambda desk: desk.append("templates/base.css", f"/* {desk.steps} */\n"),
    "a setting": lambda desk: desk.swap("briefs/library.yaml", "Northern Sea Desk", "Southern Sea Desk"),
    "another day": lambda desk: desk.options.update(as_of=date(2019, 12, 30)),
    "their own day": lambda desk: desk.options.pop("as_of", None),
    "fewer renditions": lambda desk: desk.options.update(targets=("md",)),
    "other renditions": lambda desk: desk.options.update(targets=("json", "html")),
    "all renditions": lambda desk: desk.options.update(targets=TARGETS),
    "one brief alone": lambda desk: desk.options.update(slugs=("fewer-boats",)),
    "the other alone": lambda desk: desk.options.update(slugs=("other",)),
    "all briefs": lambda desk: desk.options.pop("slugs", None),
    "an interrupted build": interrupt,
    "a spoilt cache": spoil,
    "a spoilt memo": lambda desk: desk.swap_bytes("out/.cache/memo"),
    "no cache": lambda desk: shutil.rmtree(desk.out / ".cache", ignore_errors=True),
}  # fmt: skip


@dataclass(frozen=True)
class Said:
    """What the command printed, how it ended, every file that it named, and whether it had to look at the library."""

    code: int
    diagnostics: str
    files: dict[str, bytes]
    looked: bool = field(compare=False)


def command(desk: Desk, out: Path) -> Said:
    """`briefgen build` as it is typed, with jobs done at once in this process."""
    product, remarks = io.StringIO(), io.StringIO()
    options = {"to": ",".join(desk.options["targets"]), "slugs": list(desk.options.get("slugs", ()))}
    day = desk.options.get("as_of")
    looked: list[bool] = []

    def workers(*_: Any) -> Counting:
        looked.append(True)
        return Counting()

    code = 0
    with (
        pytest.MonkeyPatch.context() as patch,
        contextlib.redirect_stdout(product),
        contextlib.redirect_stderr(remarks),
    ):
        patch.setattr(typed, "workers_for", workers)
        try:
            typed.build(**options, library=desk.library, out=out, as_of=day and str(day), form=Format.json, quiet=True)
        except typer.Exit as end:
            code = end.exit_code
        except typer.BadParameter as unknown:  # a brief that is not there
            return Said(2, str(unknown), {}, bool(looked))
    files = {Path(line).name: Path(line).read_bytes() for line in product.getvalue().splitlines()}
    return Said(code, remarks.getvalue(), files, bool(looked))


def as_if_later(out: Path) -> None:
    """Let what was noted down of files count, as it does once they were left alone for two seconds."""
    with suppress(FileNotFoundError):
        place, later = out / seen.PLACE, time.time_ns() + 60_000_000_000
        _, _, noted = (trust.unmarked(place.read_bytes()) or b"").partition(b"\n")
        place.write_bytes(trust.marked(str(later).encode() + b"\n" + noted))
        os.utime(place, ns=(later, later))


def step(desk: Desk, edit: str) -> None:
    """Edit, build on what is remembered, and once more with nothing changed; build from nothing, and compare."""
    desk.steps += 1
    try:
        EDITS[edit](desk)
    except FileNotFoundError:
        return
    ours = command(desk, desk.out)
    as_if_later(desk.out)
    again = command(desk, desk.out)
    as_if_later(desk.out)
    with tempfile.TemporaryDirectory() as fresh:
        theirs = command(desk, Path(fresh, "out"))
    assert ours == theirs
    assert again == theirs
    # nothing changed, so that it was known at once, unless there is nothing to remember
    assert again.looked == (not ours.files)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(sorted(EDITS)), min_size=2, max_size=5))
def test_remembering_changes_nothing(monkeypatch: pytest.MonkeyPatch, edits: list[str]) -> None:
    """Whatever is edited in whatever order, files, diagnostics and what is withheld are those of a clean build."""
    monkeypatch.delenv("BRIEFGEN_ARCHIVE", raising=False)
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        step(desk, "nothing")
        for edit in edits:
            step(desk, edit)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk on which everything was built once."""
    monkeypatch.delenv("BRIEFGEN_ARCHIVE", raising=False)
    made = Desk(tmp_path)
    assert len(made.build(Counting()).built) == 2
    return made


@pytest.mark.parametrize(
    ("edit", "jobs"),
    [("nothing", 0), ("a comment", 0), ("a title", 1), ("a label", 2), ("a new brief", 1), ("a template", 2),
     ("a style sheet", 2), ("a setting", 2), ("fewer renditions", 0), ("no cache", 2), ("a brief renamed", 1)],
)  # fmt: skip
def test_only_what_changed_is_laid_out(desk: Desk, edit: str, jobs: int) -> None:
    """An edit costs the layouts of the briefs that show it, and a comment none."""
    EDITS[edit](desk)
    executor = Counting()
    desk.build(executor)
    assert executor.jobs == jobs


@pytest.mark.parametrize(
    ("edit", "files"), [("nothing", 0), ("a comment", 1), ("a title", 1), ("a setting", 0), ("a template", 0)]
)
def test_only_what_changed_is_parsed(desk: Desk, edit: str, files: int) -> None:
    """A build reads the files anew whose bytes changed; settings are one small file, and always read."""
    EDITS[edit](desk)
    memo = keeping.opened(desk.out)
    run(Options(desk.library, desk.out, **desk.options), executor=Counting(), memo=memo)
    assert memo.made["file"] == files


def test_a_fact_that_went_wrong_is_not_printed_from_memory(desk: Desk) -> None:
    """A second fact of the same id changes neither; what a template takes of the first does not print any more."""
    desk.swap("briefs/questions.yaml", "about: [catch-fell]", "about: [catch-fell, boats-on-slip]")
    desk.append("templates/brief.md.j2", '{{ claim("boats-on-slip") }}\n')
    assert len(desk.build(Counting()).built) == 2
    text = (desk.library / "facts" / "fisheries.yaml").read_text(encoding="utf-8")
    again = "- id: boats-on-slip" + text.partition("- id: boats-on-slip")[2].partition("\n    - id:")[0]
    (desk.library / "facts" / "zzz.yaml").write_text(f"- from: harbour-post-2019-03\n  facts:\n    {again}\n")
    kept, fresh = desk.build(Counting()), desk.build(Counting(), out=desk.folder / "fresh")
    assert kept.diagnostics == fresh.diagnostics
    assert (kept.withheld, fresh.withheld) == (("fewer-boats", "other"),) * 2


def test_a_comment_composes_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the typed values are the same, a brief is not even composed, and what composing told is told again."""
    desk.swap("briefs/library.yaml", "note: 90", "note: 5")
    told = [d for d in desk.build(Counting()).diagnostics if d.code == "BG416"]
    EDITS["a comment"](desk)

    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError

    monkeypatch.setattr(starting, "narrowly", refuse)
    assert [d for d in desk.build(Counting()).diagnostics if d.code == "BG416"] == told != []


def test_a_pdf_that_is_remembered_is_the_one_that_would_be_made(desk: Desk) -> None:
    """The PDF too, byte for byte: kept where nothing that it prints changed, made anew for a label or a style sheet."""
    (desk.library / "other.yaml").unlink()
    desk.options["targets"] = ("pdf",)
    jobs = []
    for edit in ("nothing", "a comment", "a label", "print"):
        if edit == "print":
            desk.append("templates/print.css", "body { letter-spacing: .01pt }")
        else:
            EDITS[edit](desk)
        executor = Counting()
        desk.build(executor)
        jobs.append(executor.jobs)
    assert jobs == [1, 0, 1, 1]
    fresh = desk.folder / "fresh"
    desk.build(Counting(), fresh)
    assert (desk.out / "fewer-boats.pdf").read_bytes() == (fresh / "fewer-boats.pdf").read_bytes()


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX")
@pytest.mark.parametrize("file", ["out/.cache", "out/fewer-boats.md", "out/.cache/memo"])
def test_a_killed_build_leaves_nothing_that_misleads(desk: Desk, file: str) -> None:
    """Killed as a file appears, the next build gives what a build from nothing gives."""
    shutil.rmtree(desk.out)
    command = [sys.executable, "-m", "briefgen", "build", "--library", desk.library, "--out", desk.out]
    with subprocess.Popen(
        [*command, "--to", "md,html,json"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        while not (desk.folder / file).exists() and process.poll() is None:
            time.sleep(0.002)
        process.kill()
    EDITS["a title"](desk)
    step(desk, "a comment")


def test_files_of_a_brief_that_is_gone_go(desk: Desk) -> None:
    """What was built of a deleted brief is taken away, but for a file that somebody changed since."""
    (desk.library / "other.yaml").unlink()
    (desk.out / "other.md").write_text("mine now")
    assert desk.build(Counting()).removed == ("other.html", "other.json")
    assert (desk.out / "other.md").read_text() == "mine now"
    assert (desk.out / "fewer-boats.html").exists()


def test_older_renditions_of_a_brief_that_is_gone_go_too(desk: Desk) -> None:
    """Those that the last build of it did not make."""
    EDITS["a title"](desk)
    desk.options["targets"] = ("md",)
    desk.build(Counting())
    (desk.library / "other.yaml").unlink()
    assert desk.build(Counting()).removed == ("other.html", "other.json", "other.md")


def test_a_lost_manifest_keeps_no_file_of_a_brief_that_is_gone(desk: Desk) -> None:
    """What a brief's own record names is enough."""
    (desk.out / ".cache" / "manifest.json").unlink()
    (desk.library / "other.yaml").unlink()
    assert desk.build(Counting()).removed == ("other.html", "other.json", "other.md")


def test_a_manifest_that_somebody_wrote_takes_nothing_away(desk: Desk) -> None:
    """It bears no mark: with the digest of a file that somebody changed in it, that file stays all the same."""
    manifest, mine = desk.out / ".cache" / "manifest.json", desk.out / "other.md"
    built = hashlib.sha256(mine.read_bytes()).hexdigest()
    mine.write_text("mine now")
    text = manifest.read_text(encoding="utf-8")
    assert built in text
    manifest.write_text(text.replace(built, hashlib.sha256(b"mine now").hexdigest()), encoding="utf-8")
    (desk.library / "other.yaml").unlink()
    assert desk.build(Counting()).removed == ("other.html", "other.json")
    assert mine.read_text() == "mine now"


def test_files_made_while_a_template_changed_go_with_their_brief(desk: Desk) -> None:
    """Nobody knows what they were made with, but whose they are."""

    class Meddling(Counting):
        def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
            EDITS["a style sheet"](desk)
            return super().submit(fn, *args, **kwargs)

    shutil.rmtree(desk.out)
    desk.build(Meddling())
    (desk.library / "other.yaml").unlink()
    assert desk.build(Counting()).removed == ("other.html", "other.json", "other.md")


def test_what_was_made_with_a_template_that_was_being_edited_is_made_again(desk: Desk) -> None:
    """Also where the build is interrupted, and the template is as it was before when the next one begins."""
    place = desk.folder / "templates" / "page.html.j2"
    whole = place.read_text(encoding="utf-8")
    shutil.rmtree(desk.out)

    class Editing(Counting):
        def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
            place.write_text(whole.replace("</body>", "<p>Not this</p></body>"), encoding="utf-8")
            return super().submit(fn, *args, **kwargs)

    def pressed(stage: str, slug: str) -> None:
        if stage == "built":
            raise KeyboardInterrupt

    with suppress(KeyboardInterrupt):
        run(Options(desk.library, desk.out, **desk.options), executor=Editing(), progress=pressed)
    assert "Not this" in (desk.out / "fewer-boats.html").read_text(encoding="utf-8")
    place.write_text(whole, encoding="utf-8")
    desk.build(Counting())
    assert "Not this" not in (desk.out / "fewer-boats.html").read_text(encoding="utf-8")


def test_a_brief_that_was_not_asked_for_keeps_its_files(desk: Desk) -> None:
    """Building one brief takes nothing from another, not even from one that is gone."""
    (desk.library / "other.yaml").unlink()
    desk.options["slugs"] = ("fewer-boats",)
    assert desk.build(Counting()).removed == ()
    assert (desk.out / "other.html").exists()


def test_a_forged_record_does_not_count(desk: Desk) -> None:
    """A record whose words were changed, without the digest over them, is laid out anew."""
    record = desk.out / memory.place_of("other")
    record.write_bytes(record.read_bytes().replace(b'"pages":0', b'"pages":9'))
    executor = Counting()
    desk.build(executor)
    assert executor.jobs == 1


def test_another_program_remembers_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """What another version of the program or of its engines made is made again."""
    monkeypatch.setattr(identity, "program", lambda: "another")
    executor = Counting()
    desk.build(executor)
    assert executor.jobs == 2


def test_a_template_that_changes_during_the_build_is_not_remembered(desk: Desk) -> None:
    """Nobody knows which of the two a brief was laid out with: even with the first back, it is laid out again."""
    sheet = desk.folder / "templates" / "base.css"
    before = sheet.read_bytes()

    class Meddling(Counting):
        def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
            EDITS["a style sheet"](desk)
            return super().submit(fn, *args, **kwargs)

    EDITS["a title"](desk)
    desk.build(Meddling())
    sheet.write_bytes(before)
    executor = Counting()
    desk.build(executor)
    assert executor.jobs == 1


def test_a_fact_that_only_a_template_names_is_printed_and_watched(desk: Desk) -> None:
    """A house's template may name any fact; the briefs that print it are laid out again when it changes."""
    name_in_template(desk)
    assert not [d for d in desk.build(Counting()).diagnostics if d.level == "error"]
    assert "took 212 in 2018" in (desk.out / "other.md").read_text(encoding="utf-8").partition("[^1]:")[0]
    EDITS["that fact"](desk)
    desk.build(Counting())
    assert "took 212 calls" in (desk.out / "other.md").read_text(encoding="utf-8").partition("[^1]:")[0]


def test_records_tell_no_place_and_no_time(desk: Desk) -> None:
    """The same library built elsewhere leaves the same records."""
    with tempfile.TemporaryDirectory() as folder:
        elsewhere = Desk(Path(folder))
        elsewhere.build(Counting())
        for slug in ("fewer-boats", "other"):
            place = memory.place_of(slug)
            assert (desk.out / place).read_bytes() == (elsewhere.out / place).read_bytes()


def test_what_the_machine_caused_is_not_remembered(desk: Desk) -> None:
    """A run that a full disk or a killed worker spoilt is done again."""
    key = desk.key()
    outcome.keep(desk.out, Ending("", "", ("BG902",), True, False, ("other.md",), 1), key=key, digests={})
    assert outcome.last(desk.out, key=key) is None
