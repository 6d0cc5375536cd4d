"""`briefgen publish` and `briefgen diff`, typed over the small library."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from briefgen.cli import publish
from tests.build.test_revisions import git
from tests.cli.conftest import Typed, change

PUBLISH = ("publish", "fewer-boats", "--on", "2020-02-01", "--by", "Nora Lind", "--draft")
CLAIM = "answered 212 calls together in 2018.\n"


def laid_out(slug: str, library: Path, out: Path) -> Path:
    """Stands in for laying out, which takes seconds: a file that changes with the brief."""
    out.mkdir(exist_ok=True)
    (out / f"{slug}.pdf").write_bytes((library / f"{slug}.yaml").read_bytes())
    return out / f"{slug}.pdf"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Lay out no page but where a test is marked as slow."""
    if not request.node.get_closest_marker("slow"):
        monkeypatch.setattr(publish, "_built", laid_out)


@pytest.fixture
def edition(typed: Typed, briefs: Path) -> Path:
    """The brief published once; its editions."""
    done = typed(*PUBLISH)
    assert done.code == 0, done.err
    return briefs / "editions" / "fewer-boats.yaml"


def changed(typed: Typed, *words: str) -> list[tuple[str, str]]:
    """Kind and subject of each change."""
    return [(row["change"], row["what"]) for row in json.loads(typed("diff", *words, "--as", "json").out)]


@pytest.mark.slow
def test_an_edition_has_number_day_and_digest(edition: Path, tmp_path: Path) -> None:
    """The digest is that of the PDF which was built."""
    text = edition.read_text(encoding="utf-8")
    assert "number: 1" in text
    assert "by: Nora Lind" in text
    assert hashlib.sha256((tmp_path / "build" / "fewer-boats.pdf").read_bytes()).hexdigest() in text


def test_an_edition_is_no_input_of_a_build(typed: Typed, edition: Path) -> None:
    """Spoiling the record changes no brief and no verdict."""
    before = typed("check", "--quiet").out
    edition.write_text("editions: {", encoding="utf-8")
    assert typed("check", "--quiet").out == before


def test_the_same_brief_is_no_second_edition(typed: Typed, edition: Path) -> None:
    """Nothing is recorded where nothing changed."""
    before = edition.read_bytes()
    done = typed(*PUBLISH)
    assert done.code == 0
    assert "nothing changed since" in done.out
    assert edition.read_bytes() == before


def test_a_changed_brief_is_the_next_edition(typed: Typed, briefs: Path, edition: Path) -> None:
    """And the two can be compared by their numbers."""
    first = edition.read_text(encoding="utf-8")
    change(briefs / "fewer-boats.yaml", "The talks go on as well.", "The talks go on.")
    assert "edition 2" in typed(*PUBLISH).out
    assert edition.read_text(encoding="utf-8").startswith(first)
    assert changed(typed, "fewer-boats@1", "fewer-boats@2") == [("paragraph rewritten", "Rescue outlived the quarrel")]
    assert changed(typed, "fewer-boats@2") == []


def test_a_draft_takes_its_word(typed: Typed, briefs: Path) -> None:
    """A brief that is not fully reviewed is published as a draft or not at all."""
    done = typed(*PUBLISH[:-1])
    assert done.code == 1
    assert "--draft" in done.err
    assert not (briefs / "editions").exists()


def test_a_withheld_brief_is_not_published(typed: Typed, briefs: Path) -> None:
    """Nothing is built and nothing recorded."""
    change(briefs / "fewer-boats.yaml", "on 212 calls", "on 213 calls")
    done = typed(*PUBLISH)
    assert done.code == 1
    assert "withheld" in done.err
    assert not (briefs / "editions").exists()


def test_an_unknown_brief_is_a_fault_of_usage(typed: Typed, briefs: Path) -> None:
    """With the nearest there is."""
    assert "did you mean `fewer-boats`?" in typed("publish", "fewer-boat", "--draft").err


def test_impact_names_the_editions(typed: Typed, edition: Path) -> None:
    """Of a source and of a fact that they printed."""
    assert "fewer-boats@1" in typed("impact", "tribune-2019-03").out
    assert "fewer-boats@1" in typed("impact", "rescue-pact").out
    assert "fewer-boats@1" not in typed("impact", "boats-on-slip").out


def test_an_edition_is_compared_with_the_library_now(typed: Typed, briefs: Path, edition: Path) -> None:
    """A claim that changed, and the paragraphs that cite it."""
    change(briefs / "facts" / "sea.yaml", CLAIM, "answered 212 calls in 2018.\n")
    found = changed(typed, "fewer-boats@1")
    assert found[0] == ("claim", "rescue-calls")
    assert ("paragraph touched", "Bottom line") in found


def test_the_statement_prints_as_markdown(typed: Typed, briefs: Path, edition: Path) -> None:
    """Under the edition that the reader has."""
    change(briefs / "facts" / "sea.yaml", "date: 2019-03-07", "date: 2019-03")
    done = typed("diff", "fewer-boats@1", "--as", "markdown")
    assert done.out.startswith("## Changes since edition 1\n")
    assert "Its date was 7 March 2019; it is March 2019." in done.out


def test_an_edition_that_is_not_there_is_a_fault_of_usage(typed: Typed, edition: Path) -> None:
    """And the editions of two briefs cannot be compared."""
    assert typed("diff", "fewer-boats@2").code == 2
    shutil.copy(edition, edition.with_name("other.yaml"))
    assert "two briefs" in typed("diff", "fewer-boats@1", "other@1").err


def test_a_spoilt_record_is_told(typed: Typed, edition: Path) -> None:
    """Exit 1 and BG010, for publishing as well."""
    edition.write_text("editions: {", encoding="utf-8")
    for words in (("diff", "fewer-boats@1"), PUBLISH):
        done = typed(*words)
        assert done.code == 1
        assert "BG010" in done.err


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_revisions_are_compared(typed: Typed, briefs: Path) -> None:
    """Two of git, or one and the library now; the archive is not in git."""
    (briefs / ".gitignore").write_text("archive/\n")
    git(briefs, "init", "-q")
    git(briefs, "add", ".")
    git(briefs, "commit", "-qm", "first")
    change(briefs / "facts" / "sea.yaml", CLAIM, "answered 212 calls in 2018.\n")
    assert ("claim", "rescue-calls") in changed(typed, "HEAD")
    git(briefs, "commit", "-qam", "second")
    assert ("claim", "rescue-calls") in changed(typed, "HEAD~1", "HEAD")
    assert changed(typed, "HEAD") == []


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_a_revision_with_errors_is_compared_as_written(typed: Typed, briefs: Path) -> None:
    """A rule of today must not hide what changed since last year."""
    change(briefs / "fewer-boats.yaml", "on 212 calls", "on 213 calls")
    git(briefs, "init", "-q")
    git(briefs, "add", ".")
    git(briefs, "commit", "-qm", "first")
    change(briefs / "fewer-boats.yaml", "on 213 calls", "on 212 calls")
    assert changed(typed, "HEAD") == [("paragraph rewritten", "Rescue outlived the quarrel")]
    assert "compared as written" in typed("diff", "HEAD").err


def test_outside_git_is_told(typed: Typed, briefs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence, and no traceback."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(briefs.parent.parent))
    done = typed("diff", "HEAD")
    assert done.code == 2
    assert "git" in done.err
