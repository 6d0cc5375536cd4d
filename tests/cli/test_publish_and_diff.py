"""`briefgen publish` and `briefgen diff`, typed over the small library."""

from __future__ import annotations

import hashlib
import json
import shutil
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pypdf
import pytest
import yaml

from briefgen.cli import publish
from briefgen.write.issue import Imprint
from tests.build.test_revisions import git
from tests.cli.conftest import Typed, change

PUBLISH = ("publish", "fewer-boats", "--on", "2020-02-01", "--by", "Nora Lind", "--draft")
CLAIM = "answered 212 calls together in 2018.\n"


def laid_out(slug: str, library: Path, out: Path, *, targets: tuple[str, ...], imprint: Imprint) -> tuple[Path, ...]:
    """Stands in for laying out, which takes seconds: a file that changes with the brief, house and imprint."""
    out.mkdir(exist_ok=True)
    printed = f"Edition {imprint.number}, {imprint.on}\n{imprint.changes}".encode()
    written = (library / f"{slug}.yaml").read_bytes() + (library / "library.yaml").read_bytes()
    (out / f"{slug}.pdf").write_bytes(written + printed)
    (out / f"{slug}.docx").write_bytes(b"Word")
    return (out / f"{slug}.docx", out / f"{slug}.pdf") if "docx" in targets else (out / f"{slug}.pdf",)


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
def test_an_edition_has_number_day_and_digest(typed: Typed, edition: Path, tmp_path: Path) -> None:
    """The digest is that of the PDF which was built; number and day take it to no page more than a plain build."""
    text = edition.read_text(encoding="utf-8")
    assert "number: 1" in text
    assert "by: Nora Lind" in text
    pdf = tmp_path / "build" / "fewer-boats.pdf"
    assert hashlib.sha256(pdf.read_bytes()).hexdigest() in text
    published = len(pypdf.PdfReader(BytesIO(pdf.read_bytes())).pages)
    typed("build", "fewer-boats", "--quiet", "--to", "pdf")
    assert len(pypdf.PdfReader(pdf).pages) == published


def test_every_file_is_listed(typed: Typed, briefs: Path) -> None:
    """A Word document that was asked for too, the first time and when nothing changed since."""
    first = typed(*PUBLISH, "--to", "docx")
    assert first.out.splitlines()[1:3] == ["build/fewer-boats.pdf", "build/fewer-boats.docx"]
    assert "build/fewer-boats.docx" in typed(*PUBLISH, "--to", "docx").out.splitlines()


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


def test_the_same_brief_prints_its_number_and_day_again(typed: Typed, briefs: Path, edition: Path) -> None:
    """After a build without them, and on a later day: the page that readers hold comes back to the byte."""
    page = page_of(briefs)
    (briefs.parent / "build" / "fewer-boats.pdf").write_text("built since")
    assert "is edition 1, of 2020-02-01" in typed(*PUBLISH[:3], "2020-09-09", "--draft").out
    assert page_of(briefs) == page
    assert page.endswith("Edition 1, 2020-02-01\n")


def test_another_look_is_another_edition(typed: Typed, briefs: Path, edition: Path) -> None:
    """With the next number and its own day on the page, and a remark why."""
    change(briefs / "library.yaml", "paper: letter", "paper: a4")
    done = typed(*PUBLISH[:3], "2020-09-09", "--draft")
    assert "edition 2 of 2020-09-09" in done.out
    assert "its pages look otherwise" in done.err
    assert page_of(briefs).endswith("Edition 2, 2020-09-09\n")
    assert [one["number"] for one in recorded(edition)] == [1, 2]


def copy_of(briefs: Path, number: int) -> Path:
    """Where the PDF of an edition is kept."""
    return briefs.parent / "build" / f"fewer-boats.edition-{number}.pdf"


def test_the_pdf_of_each_edition_is_kept(typed: Typed, briefs: Path, edition: Path) -> None:
    """Under its number, with the digest that is on record; the earlier one stays."""
    change(briefs / "fewer-boats.yaml", "The talks go on as well.", "The talks go on.")
    done = typed(*PUBLISH)
    assert "build/fewer-boats.edition-2.pdf: the same, to keep" in done.out
    kept = [hashlib.sha256(copy_of(briefs, number).read_bytes()).hexdigest() for number in (1, 2)]
    assert kept == [one["pdf"] for one in recorded(edition)]


def test_a_kept_pdf_that_is_gone_comes_back(typed: Typed, briefs: Path, edition: Path) -> None:
    """While the brief is as it was, publishing it once more is enough."""
    page = copy_of(briefs, 1).read_bytes()
    copy_of(briefs, 1).unlink()
    assert typed(*PUBLISH).code == 0
    assert copy_of(briefs, 1).read_bytes() == page


def test_a_kept_pdf_is_never_written_over(typed: Typed, briefs: Path, edition: Path) -> None:
    """Whoever took the record back may have readers who hold it: nothing is recorded, and the file stays."""
    page = copy_of(briefs, 1).read_bytes()
    edition.unlink()
    change(briefs / "fewer-boats.yaml", "The talks go on as well.", "The talks go on.")
    done = typed(*PUBLISH)
    assert done.code == 1
    assert "build/fewer-boats.edition-1.pdf is another file than edition 1 of now" in done.err
    assert copy_of(briefs, 1).read_bytes() == page
    assert page_of(briefs).encode() == page
    assert not edition.exists()


def test_kept_editions_outlive_builds_and_clean(typed: Typed, briefs: Path, edition: Path) -> None:
    """A build of all briefs takes away files of gone ones, `clean` what builds wrote; neither is what readers hold."""
    page = copy_of(briefs, 1).read_bytes()
    typed("build", "--quiet", "--to", "md")
    (briefs / "fewer-boats.yaml").unlink()
    typed("build", "--quiet", "--to", "md")
    assert not (briefs.parent / "build" / "fewer-boats.md").exists()
    done = typed("clean")
    assert "kept build/fewer-boats.edition-1.pdf" in done.err
    assert copy_of(briefs, 1).read_bytes() == page


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


def test_what_is_not_locked_is_published_as_a_draft_alone(typed: Typed, briefs: Path) -> None:
    """A reviewed brief waits for its lock; with it, the warnings that stay are counted by code."""
    change(briefs / "fewer-boats.yaml", "question:", "number: 7\nquestion:")
    typed("lock", "--on", "2020-01-02")
    typed("review", "--approve-all", "fewer-boats", "--by", "Jo Ferris", "--on", "2020-01-03")
    (briefs / "evidence.lock").unlink()
    done = typed("publish", "fewer-boats", "--on", "2020-02-01")
    assert (done.code, "first run `briefgen lock`" in done.err) == (1, True)
    assert not (briefs / "editions").exists()
    draft = typed("publish", "fewer-boats", "--on", "2020-02-01", "--draft")
    assert (draft.code, "open warning" in draft.err, "BG316" in draft.err) == (0, True, True)


@pytest.mark.parametrize("file", ["sources/tribune-2019-03.yaml", "facts/fisheries.yaml"])
def test_what_was_only_guessed_is_published_as_a_draft_alone(typed: Typed, briefs: Path, file: str) -> None:
    """Reviewed and locked, a brief waits until somebody has looked at what `source add` or `fact add` guessed."""
    typed("lock", "--on", "2020-01-02")
    typed("review", "--approve-all", "fewer-boats", "--by", "Jo Ferris", "--on", "2020-01-03")
    lines = (briefs / file).read_text(encoding="utf-8").splitlines(keepends=True)
    at = next(at for at, line in enumerate(lines) if line.lstrip().startswith(("issued:", "date: ")))
    (briefs / file).write_text("".join([*lines[:at], lines[at].rstrip() + "  # guessed: check\n", *lines[at + 1 :]]))
    done = typed("publish", "fewer-boats", "--on", "2020-02-01")
    assert (done.code, "nobody has checked (BG011)" in done.err) == (1, True)
    assert not (briefs / "editions").exists()
    assert typed("publish", "fewer-boats", "--on", "2020-02-01", "--draft").code == 0


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


def recorded(edition: Path) -> list[dict[str, Any]]:
    """The editions as they are on file."""
    return list(yaml.safe_load(edition.read_text(encoding="utf-8"))["editions"])


def page_of(briefs: Path) -> str:
    """What `laid_out` wrote."""
    return (briefs.parent / "build" / "fewer-boats.pdf").read_text(encoding="utf-8")


def test_changes_are_told_since_the_edition_before(typed: Typed, briefs: Path, edition: Path) -> None:
    """The page has the statement that `diff` writes, and the edition takes down since when."""
    change(briefs / "fewer-boats.yaml", "The talks go on as well.", "The talks go on.")
    statement = typed("diff", "fewer-boats@1", "--as", "markdown").out.strip()
    done = typed(*PUBLISH, "--changes")
    assert "edition 2 of 2020-02-01, with the changes since edition 1" in done.out
    assert page_of(briefs).endswith(statement)
    assert [one.get("changes-since") for one in recorded(edition)] == [None, 1]


@pytest.mark.parametrize("again", [("--changes",), ()])
def test_the_same_brief_with_its_changes_is_no_further_edition(
    typed: Typed, briefs: Path, edition: Path, again: tuple[str, ...]
) -> None:
    """The statement is not told since the edition that told it; it is printed as it was, asked for or not."""
    change(briefs / "fewer-boats.yaml", "The talks go on as well.", "The talks go on.")
    typed(*PUBLISH, "--changes")
    before, page = edition.read_bytes(), page_of(briefs)
    done = typed(*PUBLISH, *again)
    assert "is edition 2, of 2020-02-01: nothing changed since" in done.out
    assert (edition.read_bytes(), page_of(briefs)) == (before, page)


def test_changes_are_told_again_only_when_asked(typed: Typed, briefs: Path, edition: Path) -> None:
    """An edition with a statement does not oblige the next one to have one."""
    change(briefs / "fewer-boats.yaml", "The talks go on as well.", "The talks go on.")
    typed(*PUBLISH, "--changes")
    change(briefs / "fewer-boats.yaml", "The talks go on.", "The talks went on.")
    typed(*PUBLISH)
    assert "Changes since" not in page_of(briefs)
    assert [one.get("changes-since") for one in recorded(edition)] == [None, 1, None]


def test_a_first_edition_has_no_changes(typed: Typed, briefs: Path) -> None:
    """It is published all the same, and a remark says why its page tells none."""
    done = typed(*PUBLISH, "--changes")
    assert done.code == 0
    assert "there is no earlier edition" in done.err
    assert "Changes since" not in page_of(briefs)


def test_an_edition_that_says_the_same_has_no_changes(typed: Typed, briefs: Path, edition: Path) -> None:
    """Asking for changes where there are none records nothing."""
    before = edition.read_bytes()
    done = typed(*PUBLISH, "--changes")
    assert "no earlier edition says anything else" in done.err
    assert edition.read_bytes() == before


def test_a_new_id_is_no_change_for_readers(typed: Typed, briefs: Path, edition: Path) -> None:
    """They never see one."""
    for path in (briefs / "facts" / "sea.yaml", briefs / "fewer-boats.yaml"):
        path.write_text(path.read_text(encoding="utf-8").replace("rescue-calls", "calls-told"), encoding="utf-8")
    done = typed(*PUBLISH, "--changes")
    assert "no earlier edition says anything else" in done.err
    assert "Changes since" not in page_of(briefs)


def test_changes_of_a_translation_are_told_in_its_language(typed: Typed, briefs: Path) -> None:
    """Under a French heading, in French sentences."""
    text = "title: {0}\n{1}sections:\n  - {{area: cooperation, title: {0}, text: '{2} [@rescue-pact].'}}\n"
    (briefs / "pact.yaml").write_text(text.format("Rescue", "", "The pact is of 1998"), encoding="utf-8")
    french = briefs / "pact.fr.yaml"
    french.write_text(text.format("Secours", "translates: pact\n", "Le pacte date de 1998"), encoding="utf-8")
    words = ("publish", "pact.fr", "--draft", "--on", "2020-02-01", "--changes")
    done = typed(*words)
    assert done.code == 0, done.err
    change(french, "Le pacte date de 1998", "Le pacte est de 1998")
    assert typed(*words).code == 0
    page = (briefs.parent / "build" / "pact.fr.pdf").read_text(encoding="utf-8")
    assert "## Changements depuis l\u2019édition 1\n" in page
    assert (
        "- Réécrit, dans «\u00a0Secours\u00a0»\u00a0: «\u00a0Le pacte date de 1998.\u00a0» "
        "est devenu «\u00a0Le pacte est de 1998.\u00a0»"
    ) in page


@pytest.mark.slow
def test_every_rendition_prints_the_changes_but_the_record(
    typed: Typed, briefs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On the last page of the PDF; the JSON is that of a plain build, which prints none."""
    with monkeypatch.context() as patch:
        patch.setattr(publish, "_built", laid_out)
        typed(*PUBLISH)
    change(briefs / "fewer-boats.yaml", "The talks go on as well.", "The *talks* go on.")
    change(briefs / "facts" / "sea.yaml", CLAIM, "*answered* 212 calls in 2018.\n")
    done = typed(*PUBLISH, "--changes", "--to", "md,html,pdf,json,docx")
    assert done.code == 0, done.err
    out = briefs.parent / "build"
    assert "## Changes since edition 1\n" in (out / "fewer-boats.md").read_text(encoding="utf-8")
    printed = "Edition\u00a02\u00a0\u00b7\u00a01\u00a0February\u00a02020"
    assert printed in (out / "fewer-boats.md").read_text(encoding="utf-8")
    assert printed in (out / "fewer-boats.html").read_text(encoding="utf-8")
    assert ">Changes since edition 1</h2>" in (out / "fewer-boats.html").read_text(encoding="utf-8")
    assert "*answered* 212" in (out / "fewer-boats.html").read_text(encoding="utf-8").partition("part changes")[2]
    pages = [page.extract_text() for page in pypdf.PdfReader(BytesIO((out / "fewer-boats.pdf").read_bytes())).pages]
    assert ["changes since edition 1" in page.lower() for page in pages] == [False] * (len(pages) - 1) + [True]
    assert "Edition 2 \u00b7 1 February 2020" in pages[0].replace("\u00a0", " ")
    with ZipFile(out / "fewer-boats.docx") as word:
        text = word.read("word/document.xml").decode()
        assert "Changes since edition 1" in text
        assert printed in text
    record = (out / "fewer-boats.json").read_bytes()
    typed("build", "fewer-boats", "--quiet", "--to", "md,json")
    assert (out / "fewer-boats.json").read_bytes() == record
    built = (out / "fewer-boats.md").read_text(encoding="utf-8")
    assert "Changes since" not in built
    assert "Edition" not in built


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
