"""A whole build: what is written, what is withheld, and that one failure stops no other."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from briefgen.build.jobs import TARGETS, Done, Job, joined
from briefgen.build.run import Options, Summary, UnknownSlug, run
from briefgen.build.workers import WorkerEnded
from briefgen.library.load import NotALibrary
from briefgen.words.diagnostics import Diagnostic
from briefgen.write.issue import Imprint

SMALL = Path(__file__).parents[1] / "fixtures" / "small"


class Inline(Executor):
    """Stands in for workers: answers each job at once with what a function says, or raises."""

    def __init__(self, answer: Callable[[Job], Done]) -> None:
        self.answer = answer

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Answer at once."""
        future: Future[Any] = Future()
        try:
            future.set_result(self.answer(args[0]))
        except Exception as error:  # noqa: BLE001 - as an executor does
            future.set_exception(error)
        return future


def plain(job: Job) -> Done:
    """A file for each target that says whose it is."""
    return Done({target: job.manuscript.slug.encode() for target in job.targets}, pages=2)


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small library with a second brief, `other`, that is a copy of its first."""
    monkeypatch.delenv("BRIEFGEN_ARCHIVE", raising=False)
    folder = Path(shutil.copytree(SMALL, tmp_path / "briefs"))
    shutil.copy(folder / "fewer-boats.yaml", folder / "other.yaml")
    return folder


def build(library: Path, answer: Callable[[Job], Done] = plain, **options: Any) -> Summary:
    """Build into `out` beside the library."""
    return run(Options(library, library.parent / "out", **options), executor=Inline(answer))


def errors(summary: Summary) -> list[str]:
    """The codes of its errors."""
    return [d.code for d in summary.diagnostics if d.level == "error"]


def failing(slug: str, error: Exception) -> Callable[[Job], Done]:
    """Answers every job but one."""

    def answer(job: Job) -> Done:
        if job.manuscript.slug == slug:
            raise error
        return plain(job)

    return answer


def test_every_brief_is_written(library: Path) -> None:
    """Each brief's renditions are in the folder, in order of slug."""
    summary = build(library)
    assert errors(summary) == []
    assert [built.slug for built in summary.built] == ["fewer-boats", "other"]
    names = {path.name for path in (library.parent / "out").iterdir() if path.is_file()}
    assert names == {f"{built.slug}.{target}" for built in summary.built for target in TARGETS}


def test_only_what_was_asked_for_is_written(library: Path) -> None:
    """One slug, one target: one file."""
    summary = build(library, slugs=("other",), targets=("md",))
    assert [path.name for built in summary.built for path in built.files] == ["other.md"]


def test_an_unknown_slug_is_told_with_those_there_are(library: Path) -> None:
    """It is a fault of usage, not of the library."""
    with pytest.raises(UnknownSlug) as caught:
        build(library, slugs=("fewer-boat",))
    assert caught.value.known == ("fewer-boats", "other")


def test_a_missing_folder_is_a_fault_of_usage(tmp_path: Path) -> None:
    """Nothing is written for it."""
    with pytest.raises(NotALibrary):
        build(tmp_path / "none")


def test_a_brief_with_an_error_keeps_its_earlier_output(library: Path) -> None:
    """The brief with the changed number is withheld, the other one is built."""
    build(library)
    old = (library.parent / "out" / "other.pdf").read_bytes()
    text = (library / "other.yaml").read_text()
    (library / "other.yaml").write_text(text.replace("212 calls", "213 calls"))
    summary = build(library, answer=lambda job: Done(dict.fromkeys(job.targets, b"new")))
    assert summary.withheld == ("other",)
    assert [built.slug for built in summary.built] == ["fewer-boats"]
    assert (library.parent / "out" / "other.pdf").read_bytes() == old


def test_an_error_in_a_fact_withholds_the_briefs_that_use_it(library: Path) -> None:
    """A passage that cannot be found keeps both briefs from the page."""
    facts = library / "facts" / "fisheries.yaml"
    facts.write_text(facts.read_text().replace("31,000 tonnes", "32,000 tonnes"))
    summary = build(library)
    assert summary.withheld == ("fewer-boats", "other")
    assert not (library.parent / "out").exists()


def test_a_worker_that_ends_fails_its_brief_alone(library: Path) -> None:
    """The other brief is written, and the diagnostic names the one that was not."""
    summary = build(library, failing("fewer-boats", WorkerEnded("it took longer than 90 seconds")))
    assert errors(summary) == ["BG414"]
    assert summary.withheld == ("fewer-boats",)
    assert [built.slug for built in summary.built] == ["other"]


def test_a_bug_is_raised_once_the_others_are_written(library: Path) -> None:
    """An exception out of a rendition is no diagnostic, and costs nobody else's brief."""
    with pytest.raises(ZeroDivisionError):
        build(library, failing("fewer-boats", ZeroDivisionError()))
    assert (library.parent / "out" / "other.pdf").exists()
    assert not (library.parent / "out" / "fewer-boats.pdf").exists()


def test_an_error_of_the_layout_withholds_every_rendition(library: Path) -> None:
    """Markdown without its PDF would be half a brief."""

    def answer(job: Job) -> Done:
        lost = Diagnostic("BG413", "error", "note 3 was lost", about=(f"brief:{job.manuscript.slug}",))
        return Done({"md": b"x"}, diagnostics=(lost,))

    summary = build(library, answer, slugs=("other",))
    assert errors(summary) == ["BG413"]
    assert not (library.parent / "out").exists()


def test_output_that_cannot_be_written_is_told(library: Path) -> None:
    """A file in place of the folder is a BG902, not a bug."""
    (library.parent / "out").write_text("a file")
    assert errors(build(library, slugs=("other",))) == ["BG902"]


def test_pages_over_the_limit_are_a_warning(library: Path) -> None:
    """The small brief may have three pages."""
    summary = build(library, lambda job: Done(plain(job).files, pages=4), slugs=("other",))
    assert "BG415" in [d.code for d in summary.diagnostics if d.level == "warning"]
    assert summary.withheld == ()


def test_a_statement_of_changes_counts_to_the_pages(library: Path) -> None:
    """The warning says so where one is printed, and the other brief's does not."""
    long = (("other", Imprint(2, date(2020, 3, 1), "## Changes since edition 1")),)
    summary = build(library, lambda job: Done(plain(job).files, pages=4), imprints=long)
    hints = {d.about[0]: d.hint for d in summary.diagnostics if d.code == "BG415"}
    assert "--changes" in hints["brief:other"]
    assert "--changes" not in hints["brief:fewer-boats"]


def named(job: Job) -> Done:
    """A file for each target, with the slug and the target in it; the pages are over the limit."""
    files = {target: f"{job.manuscript.slug} {target}".encode() for target in job.targets}
    return Done(files, 4 if "pdf" in files else 0)


def test_a_rendition_asked_for_besides_is_made_alone(library: Path) -> None:
    """What is there stays; what each call is asked for is what is not, or is no longer as it was written."""
    asked: list[tuple[str, ...]] = []

    def answer(job: Job) -> Done:
        asked.append(job.targets)
        return named(job)

    for targets in (("md", "pdf"), ("md", "html", "pdf"), ("pdf",), ("json", "md"), TARGETS):
        build(library, answer, slugs=("other",), targets=targets)
    assert asked == [("md", "pdf"), ("html",), ("json",)]
    (library.parent / "out" / "other.html").write_text("spoilt")
    (library.parent / "out" / "other.pdf").unlink()
    built = build(library, answer, slugs=("other",)).built[0]
    assert asked[3:] == [("html", "pdf")]
    assert [path.name for path in built.files] == [f"other.{target}" for target in TARGETS]
    assert {path.read_text() for path in built.files} == {f"other {target}" for target in TARGETS}


def test_the_pages_of_a_pdf_count_where_it_is_asked_for(library: Path) -> None:
    """Made before or made now; where it is not asked for, they count as little as in a folder that was empty."""

    def said(folder: str, targets: tuple[str, ...]) -> tuple[list[str], int]:
        asked = Options(library, library.parent / folder, slugs=("other",), targets=targets)
        summary = run(asked, executor=Inline(named))
        return [d.code for d in summary.diagnostics if d.code == "BG415"], summary.built[0].pages

    for number, targets in enumerate((("md", "pdf"), ("md",), ("html", "md"), TARGETS, ("json",))):
        assert said("out", targets) == said(f"fresh-{number}", targets)
    assert said("out", TARGETS) == (["BG415"], 4)


def test_what_a_layout_tells_is_told_again(library: Path) -> None:
    """No record holds it, so that the brief is laid out again to hear it; what told nothing is not."""

    def warned(job: Job) -> Done:
        done = named(job)
        warning = Diagnostic("BG412", "warning", "odd", about=(f"brief:{job.manuscript.slug}",))
        return Done(done.files, done.pages, (warning,) if job.manuscript.slug == "other" else ())

    for _ in range(2):
        summary = build(library, warned)
        assert [d.message for d in summary.diagnostics if d.code == "BG412"] == ["odd"]
    assert [built.slug for built in summary.built if built.fresh] == ["other"]


@pytest.mark.parametrize("error", [WorkerEnded("it took longer than 90 seconds"), None])
def test_a_call_that_gives_nothing_is_told_as_in_an_empty_folder(library: Path, error: Exception | None) -> None:
    """The pages of what is there of the same brief tell nothing then."""

    def ended(job: Job) -> Done:
        if error:
            raise error
        return Done({}, diagnostics=(Diagnostic("BG901", "error", "no Pango", about=("brief:other",)),))

    build(library, named, slugs=("other",), targets=("md", "pdf"))
    (library.parent / "out" / "other.pdf").unlink()
    fresh = Options(library, library.parent / "fresh", slugs=("other",), targets=("md", "pdf"))
    again = build(library, ended, slugs=("other",), targets=("md", "pdf"))
    assert again.diagnostics == run(fresh, executor=Inline(ended)).diagnostics


def test_a_pdf_that_fails_counts_no_pages_of_the_one_before_it(library: Path) -> None:
    """It has none."""

    def empty(job: Job) -> Done:
        wrong = Diagnostic("BG414", "error", "too wide", about=("brief:other",))
        return joined(
            (named(replace(job, targets=tuple(t for t in job.targets if t != "pdf"))), Done({"pdf": b""}, 0, (wrong,)))
        )

    build(library, named, slugs=("other",), targets=("md", "pdf"))
    (library.parent / "out" / "other.pdf").unlink()
    fresh = Options(library, library.parent / "fresh", slugs=("other",), targets=("md", "pdf"))
    again = build(library, empty, slugs=("other",), targets=("md", "pdf"))
    assert again.diagnostics == run(fresh, executor=Inline(empty)).diagnostics
    assert "BG415" not in [d.code for d in again.diagnostics]


def test_a_rendition_that_fails_later_leaves_the_others_and_their_record(library: Path) -> None:
    """The brief is withheld, its Markdown from before is as it was, and is not made again once the PDF can be made."""
    asked: list[tuple[str, ...]] = []

    def failed(job: Job) -> Done:
        return Done({"pdf": b""}, diagnostics=(Diagnostic("BG414", "error", "too wide", about=("brief:other",)),))

    def answer(job: Job) -> Done:
        asked.append(job.targets)
        return named(job)

    build(library, named, slugs=("other",), targets=("md",))
    assert build(library, failed, slugs=("other",), targets=("md", "pdf")).withheld == ("other",)
    assert not (library.parent / "out" / "other.pdf").exists()
    assert build(library, answer, slugs=("other",), targets=("md", "pdf")).withheld == ()
    assert asked == [("pdf",)]


def test_what_an_edition_says_of_itself_is_laid_out_anew(library: Path) -> None:
    """With number or statement and without, a page is not the same; with the same ones it is."""
    first, long = (
        (("other", Imprint(2, date(2020, 3, 1), changes)),) for changes in ("", "## Changes since edition 1")
    )
    asked: list[str] = []

    def answer(job: Job) -> Done:
        asked.append(job.manuscript.reading)
        return plain(job)

    for imprints in ((), first, long, long, ()):
        build(library, answer, slugs=("other",), imprints=imprints)
    said = [("Edition\u00a02" in text, "## Changes since" in text) for text in asked]
    assert said == [(False, False), (True, False), (True, True), (False, False)]


def test_as_of_stands_for_the_briefs_own(library: Path) -> None:
    """On a day before its sources, a brief that cites them is withheld."""
    assert set(build(library, as_of=date(2015, 1, 1)).withheld) == {"fewer-boats", "other"}


def test_progress_is_told_in_order(library: Path) -> None:
    """Checked, then each brief composed, then each built."""
    told: list[tuple[str, str]] = []
    options = Options(library, library.parent / "out")
    run(options, executor=Inline(plain), progress=lambda stage, slug: told.append((stage, slug)))
    assert told == [
        ("checked", ""),
        ("composed", "fewer-boats"),
        ("composed", "other"),
        ("built", "fewer-boats"),
        ("built", "other"),
    ]


def test_a_library_that_cannot_be_read_withholds_all(library: Path) -> None:
    """Half-written YAML builds nothing and says where it is broken."""
    (library / "facts" / "sea.yaml").write_text('- from: "tribune')
    summary = build(library)
    assert errors(summary)
    assert summary.built == ()
    assert not (library.parent / "out").exists()


class Backwards(Executor):
    """Lays out nothing until all is queued, and then from the last to the first."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.queued: list[tuple[Future[Any], Job]] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Queue a job, and do all with the last."""
        future: Future[Any] = Future()
        self.queued.append((future, args[0]))
        if len(self.queued) == self.count:
            for waiting, job in reversed(self.queued):
                waiting.set_result(plain(job))
        return future


def test_the_order_of_results_is_not_that_of_their_coming(library: Path) -> None:
    """Briefs that are done in reverse are told, and summed up, in order of slug."""
    shutil.copy(library / "other.yaml", library / "a-third.yaml")
    told: list[str] = []
    summary = run(
        Options(library, library.parent / "out"),
        executor=Backwards(3),
        progress=lambda stage, slug: told.append(slug) if stage == "built" else None,
    )
    assert told == [one.slug for one in summary.built] == ["a-third", "fewer-boats", "other"]


def test_the_number_of_workers_changes_nothing(library: Path) -> None:
    """With one and with three: the same bytes, the same names in the same order, the same words but for the seconds."""
    text = (library / "other.yaml").read_text(encoding="utf-8")
    (library / "third.yaml").write_text(text.replace("212 calls", "213 calls"), encoding="utf-8")
    said, held = [], []
    for jobs in ("1", "3"):
        out = library.parent / jobs
        command = [sys.executable, "-m", "briefgen", "build", "--library", library, "--out", out, "--jobs", jobs]
        done = subprocess.run(command, capture_output=True, text=True)
        remarks = re.sub(r"\d+\.\d s$", "", done.stderr.strip())
        said.append((done.returncode, done.stdout.replace(str(out), "OUT"), remarks))
        held.append({path.name: path.read_bytes() for path in out.iterdir() if path.is_file()})
    assert said[0] == said[1]
    assert held[0] == held[1]
    assert sorted(held[0]) == sorted(
        f"{slug}.{to}" for slug in ("fewer-boats", "other") for to in TARGETS if to != "docx"
    )
