"""`briefgen dossier`: one file for an editor, of briefs that print and of briefs that do not."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from briefgen.build import jobs
from tests.cli.conftest import Typed, change

DOSSIER = "build/fewer-boats.dossier.html"


@pytest.fixture
def ready(briefs: Path, typed: Typed) -> Path:
    """The small library, locked."""
    assert typed("lock", "--on", "2020-01-15").code == 0
    return briefs


def test_a_dossier_is_one_file_beside_the_brief(ready: Path, typed: Typed, tmp_path: Path) -> None:
    """Its name tells it from what is published."""
    done = typed("dossier", "fewer-boats")
    assert (done.code, done.out) == (0, f"{DOSSIER}\n"), done.err
    assert (tmp_path / DOSSIER).is_file()


def test_clean_takes_a_dossier_away(ready: Path, typed: Typed, tmp_path: Path) -> None:
    """It is a product like the others."""
    typed("dossier", "fewer-boats")
    typed("clean")
    assert not (tmp_path / DOSSIER).exists()


def test_a_withheld_brief_has_a_dossier(ready: Path, typed: Typed, tmp_path: Path) -> None:
    """That says what is wrong; exit 0, for the dossier was made."""
    change(ready / "fewer-boats.yaml", "on 212 calls", "on 213 calls")
    done = typed("dossier", "fewer-boats")
    assert done.code == 0
    assert "withheld" in done.err
    html = (tmp_path / DOSSIER).read_text(encoding="utf-8")
    assert "The brief is withheld" in html
    assert "213" in html.partition("Page one</span></h2>")[0]


def test_without_texts_it_says_so(ready: Path, typed: Typed, tmp_path: Path) -> None:
    """On the terminal and on the page."""
    (ready / "archive").rename(tmp_path / "elsewhere")
    done = typed("dossier", "fewer-boats")
    assert "no captured texts on this machine" in done.err
    assert "The captured texts are not on this machine" in (tmp_path / DOSSIER).read_text(encoding="utf-8")


def test_an_unknown_brief_is_a_fault_of_usage(ready: Path, typed: Typed) -> None:
    """With the nearest there is."""
    done = typed("dossier", "fewer-boat")
    assert done.code == 2
    assert "did you mean `fewer-boats`?" in done.err


def test_a_brief_that_cannot_be_read_is_told(ready: Path, typed: Typed) -> None:
    """Exit 1, with the diagnostic."""
    change(ready / "fewer-boats.yaml", "question:", "qestion:")
    done = typed("dossier", "fewer-boats")
    assert done.code == 1
    assert "qestion" in done.err


def test_an_unknown_form_is_a_fault_of_usage(ready: Path, typed: Typed) -> None:
    """There are two."""
    assert typed("dossier", "fewer-boats", "--to", "pdf").code == 2


def test_without_the_extra_nothing_is_written(
    ready: Path, typed: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """BG903 says how to get it."""
    monkeypatch.setattr(jobs, "find_spec", lambda module: None)
    done = typed("dossier", "fewer-boats", "--to", "html,docx")
    assert done.code == 1
    assert "BG903" in done.err
    assert "are built" not in done.err
    assert not (tmp_path / DOSSIER).exists()


def test_a_word_document_on_request(ready: Path, typed: Typed, tmp_path: Path) -> None:
    """The same dossier, made by pandoc."""
    done = typed("dossier", "fewer-boats", "--to", "docx")
    assert (done.code, done.out) == (0, "build/fewer-boats.dossier.docx\n"), done.err
    with zipfile.ZipFile(tmp_path / "build/fewer-boats.dossier.docx") as word:
        document = word.read("word/document.xml").decode()
    assert "Not for publication" in document
    assert "w:highlight" in document


def test_show_of_a_note_is_its_part_of_the_dossier(ready: Path, typed: Typed) -> None:
    """The sentence, its passages in context, speaker, descriptor, witnesses and seal."""
    words = " ".join(typed("show", "fewer-boats:1").out.split())
    assert "fewer-boats, note 1" in words
    assert "stands in Page one, Bottom line (fewer-boats:bottom)" in words
    assert ">>The two countries still keep the rescue pact of 1998<<. Their coast guards" in words
    assert "our inference" in words
    assert "witnesses one report" in words
    assert "reader unreviewed" in words


def test_a_template_of_the_dossier_that_does_not_hold_is_told_at_its_line(briefs: Path, typed: Typed) -> None:
    """The file as one finds it, beside the library; exit 1."""
    Path("templates").mkdir()
    Path("templates/dossier.html.j2").write_text("one\n{{ nobody }}\n")
    done = typed("dossier", "fewer-boats")
    assert done.code == 1
    assert done.err.startswith("templates/dossier.html.j2:2:1: BG409 ")
