"""Rounds: HTML before the rest, what is withheld after all, errors that end nothing; with real files and no layout."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

import pytest

from briefgen.build import keeping
from briefgen.build.jobs import Done
from briefgen.build.live import HtmlFirst, Round, rounds
from briefgen.build.run import Options, UnknownSlug, run
from briefgen.library.load import NotALibrary
from briefgen.library.memo import Memo
from briefgen.words.diagnostics import Diagnostic

SMALL = Path(__file__).parents[1] / "fixtures" / "small"
BROKEN = Diagnostic("BG413", "error", "a note was lost", about=("brief:fewer-boats",))


class Here(Executor):
    """Runs calls in this thread; `fail` is a rendition that fails. `order` tells what was made when."""

    def __init__(self) -> None:
        self.order: list[tuple[str, ...]] = []
        self.fail = ""
        self.before: Callable[[tuple[str, ...]], None] = lambda targets: None

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Run it."""
        future: Future[Any] = Future()
        targets = args[0].targets
        self.before(targets)
        self.order.append(targets)
        future.set_result(Done({}, diagnostics=(BROKEN,)) if self.fail in targets else fn(*args, **kwargs))
        return future


@pytest.fixture
def options(tmp_path: Path) -> Options:
    """The small library, to be built without PDF."""
    library = Path(shutil.copytree(SMALL, tmp_path / "briefs"))
    return Options(library, tmp_path / "out", targets=("md", "html", "json"))


@pytest.fixture
def here() -> Here:
    """An executor in this thread."""
    return Here()


def _rounds(options: Options, here: Here, **more: Any) -> Iterator[Round]:
    return rounds(options, executor=here, archive=None, **more)


def _edit(options: Options, old: str, new: str) -> None:
    file = options.library / "fewer-boats.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_the_first_round_finds_nothing_out_that_a_build_found_out(
    options: Options, here: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a build by another process: no file is parsed, no passage searched, no brief composed."""
    run(options, executor=here)
    memos: list[Memo] = []
    stock = keeping.opened

    def opened(out: Path) -> Memo:
        memos.append(stock(out))
        return memos[-1]

    monkeypatch.setattr(keeping, "opened", opened)
    settled: list[dict[str, int]] = []
    monkeypatch.setattr(Memo, "settle", lambda memo: settled.append(dict(memo.made)))
    one = next(_rounds(options, here))
    assert one.summary is not None
    assert [built.fresh for built in one.summary.built] == [False]
    assert (len(memos), settled) == (1, [{}])


def made_by_a_build(options: Options, here: Here) -> dict[str, int]:
    """What a build by another process has to find out."""
    memo = keeping.opened(options.out)
    run(options, executor=here, memo=memo)
    return dict(memo.made)


def test_what_watching_found_out_is_there_for_others(options: Options, here: Here) -> None:
    """While it goes on, what its first round found out; once it has ended, what the last did."""
    rest = _rounds(options, here)
    next(rest)
    _edit(options, "title: Fewer boats, one sea", "title: Fewer boats and one sea")
    next(rest)
    assert made_by_a_build(options, here)["file"] == 1
    rest.close()
    assert made_by_a_build(options, here) == {}


def test_html_is_there_before_the_rest_is_begun(options: Options, here: Here) -> None:
    """The page of a brief is on disk when the call for its other renditions comes."""
    there: list[bool] = []
    here.before = lambda targets: there.append((options.out / "fewer-boats.html").exists())
    told: list[str] = []
    next(_rounds(options, here, early=told.append))
    assert (here.order, there, told) == ([("html",), ("md", "json")], [False, True], ["fewer-boats"])


def test_a_round_gives_the_files_of_a_build(options: Options, here: Here, tmp_path: Path) -> None:
    """Byte for byte and in their order, whatever came early."""
    from briefgen.build.run import run

    rest = _rounds(options, here)
    next(rest)
    _edit(options, "title: Fewer boats, one sea", "title: Fewer boats and one sea")
    second = next(rest)
    clean = Options(options.library, tmp_path / "clean", targets=options.targets)
    run(clean, executor=Here())
    assert second.summary is not None
    assert [path.name for path in second.summary.built[0].files] == [f"fewer-boats.{one}" for one in options.targets]
    for target in options.targets:
        name = f"fewer-boats.{target}"
        assert (options.out / name).read_bytes() == (clean.out / name).read_bytes()


def test_a_save_that_changes_no_brief_builds_none(options: Options, here: Here) -> None:
    """A comment is a change of a file, which is named, and of nothing that prints."""
    rest = _rounds(options, here)
    next(rest)
    here.order.clear()
    with (options.library / "facts" / "sea.yaml").open("a") as file:
        file.write("# a remark\n")
    one = next(rest)
    assert [change.file for change in one.changes] == ["briefs/facts/sea.yaml"]
    assert one.summary is not None
    assert [built.fresh for built in one.summary.built] == [False]
    assert here.order == []


def test_a_brief_whose_other_renditions_fail_keeps_its_page(options: Options, here: Here) -> None:
    """The early page goes back to what it was: a brief that is withheld keeps its earlier output."""
    rest = _rounds(options, here)
    next(rest)
    before = (options.out / "fewer-boats.html").read_bytes()
    here.fail = "md"
    _edit(options, "title: Fewer boats, one sea", "title: Fewer boats and one sea")
    one = next(rest)
    assert one.summary is not None
    assert one.summary.withheld == ("fewer-boats",)
    assert (options.out / "fewer-boats.html").read_bytes() == before


def test_a_page_that_was_never_good_does_not_stay(options: Options, here: Here) -> None:
    """Nor does one appear where there was none."""
    here.fail = "md"
    next(_rounds(options, here))
    assert not (options.out / "fewer-boats.html").exists()


def test_errors_end_nothing(options: Options, here: Here) -> None:
    """After YAML that cannot be read comes the next round, and with it the brief."""
    rest = _rounds(options, here)
    next(rest)
    file = options.library / "facts" / "sea.yaml"
    good = file.read_text(encoding="utf-8")
    file.write_text(good + "  bad: [\n", encoding="utf-8")
    broken = next(rest).summary
    file.write_text(good.replace("label:", "label: Great"), encoding="utf-8")
    mended = next(rest).summary
    assert broken is not None
    assert mended is not None
    assert (broken.built, any(d.level == "error" for d in broken.diagnostics)) == ((), True)
    assert [built.slug for built in mended.built] == ["fewer-boats"]


def test_a_library_that_goes_away_is_waited_for(options: Options, here: Here) -> None:
    """It is told, and built again when it is back."""
    rest = _rounds(options, here)
    next(rest)
    options.library.rename(options.library.parent / "away")
    gone = next(rest)
    (options.library.parent / "away").rename(options.library)
    back = next(rest)
    assert (gone.summary, gone.trouble) == (None, "there is no library folder `briefs`")
    assert back.summary is not None


@pytest.mark.parametrize(
    ("more", "error"), [({"slugs": ("nets",)}, UnknownSlug), ({"library": Path("nowhere")}, NotALibrary)]
)
def test_what_was_never_there_is_a_mistake_of_the_command(
    options: Options, here: Here, more: dict[str, Any], error: type[Exception]
) -> None:
    """A brief or a library that the first build does not find is not waited for."""
    from dataclasses import replace

    with pytest.raises(error):
        next(_rounds(replace(options, **more), here))


def test_a_call_that_is_no_job_passes_through(tmp_path: Path) -> None:
    """Whatever else is handed to the executor is run as it is."""

    class Plain(Here):
        def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
            future: Future[Any] = Future()
            future.set_result(fn(*args, **kwargs))
            return future

    with HtmlFirst(Plain(), tmp_path, lambda slug: None) as ahead:
        assert ahead.submit(divmod, 7, 2).result() == (3, 1)


def test_an_interrupt_leaves_whole_what_was_whole(options: Options, here: Here) -> None:
    """Of two briefs, the one that was written stays as it was written; the other is as it was before."""
    text = (options.library / "fewer-boats.yaml").read_text(encoding="utf-8")
    (options.library / "other.yaml").write_text(text, encoding="utf-8")

    def interrupt(stage: str, slug: str) -> None:
        if stage == "built":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        next(_rounds(options, here, progress=interrupt))
    assert sorted(path.name for path in options.out.glob("[!.]*")) == [
        "fewer-boats.html",
        "fewer-boats.json",
        "fewer-boats.md",
    ]
