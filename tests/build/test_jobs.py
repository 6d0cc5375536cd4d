"""One brief to every rendition, and what the surroundings may refuse."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.build import jobs
from briefgen.build.jobs import TARGETS, Job, lay_out
from briefgen.build.workers import Workers
from briefgen.render import docx, pdf
from briefgen.write.manuscript import Manuscript, Note

SHORT = Manuscript(
    slug="fewer-boats",
    language="en",
    title="Fewer boats",
    description="A brief of one line.",
    house="Northern Sea Desk",
    publisher="Institute of Two Shores",
    as_of="2019-12-31",
    draft="",
    digest="0" * 64,
    markdown="# Fewer boats\n\nThe catch fell.[^1]\n",
    notes=(Note(1, "Harbour office of Havner.", ("catch-fell",)),),
    record='{"slug": "fewer-boats"}',
    terms={},
)


def _refusing(error: Exception) -> Callable[..., object]:
    def render(*_: object, **__: object) -> object:
        raise error

    return render


def test_a_worker_makes_every_rendition(tmp_path: Path) -> None:
    """Markdown, HTML, PDF and JSON come back as bytes, with the number of pages."""
    with Workers(1) as workers:
        done = workers.submit(lay_out, Job(SHORT, TARGETS)).result(60)
    assert not [d for d in done.diagnostics if d.level == "error"]
    assert tuple(done.files) == TARGETS
    assert done.files["pdf"].startswith(b"%PDF-")
    assert done.pages == 1


def test_without_pdf_no_page_is_laid_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What needs no page needs no layout engine."""
    monkeypatch.setattr(pdf, "render", _refusing(AssertionError("laid out")))
    done = lay_out(Job(SHORT, ("md", "html", "json")))
    assert (tuple(done.files), done.pages) == (("md", "html", "json"), 0)


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (OSError("cannot load library 'libpango-1.0-0'"), "BG901", ("Debian", "Fedora", "macOS", "Windows")),
        (OSError(errno.ENOSPC, "No space left on device"), "BG902", ("no space left",)),
        (MemoryError(), "BG414", ("more memory",)),
    ],
    ids=["no Pango", "full disk", "no memory"],
)
def test_what_the_surroundings_refuse_is_a_diagnostic(
    error: Exception, code: str, words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A missing library, a full disk, too little memory: one error that says what to do, and no files."""
    monkeypatch.setattr(pdf, "render", _refusing(error))
    done = lay_out(Job(SHORT, TARGETS))
    assert not done.files
    assert [d.code for d in done.diagnostics] == [code]
    told = done.diagnostics[0].message + done.diagnostics[0].hint
    assert all(word in told for word in words)


def test_what_another_rendition_lacks_is_not_told_of_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Word document that cannot be made for want of pandoc says so, and nothing of Pango."""
    monkeypatch.setattr(docx, "render", _refusing(OSError("No pandoc was found")))
    done = lay_out(Job(SHORT, ("md", "docx"), ()))
    assert [(d.code, d.message) for d in done.diagnostics] == [
        ("BG902", "`docx` could not be made: no pandoc was found")
    ]
    assert not done.files


def test_a_missing_extra_is_told_once_with_its_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rendition that needs an extra gives BG903, whose hint installs it; the others are not named."""
    monkeypatch.setitem(jobs.ON_REQUEST, "docx", ("a_module_that_nobody_has",))
    (found,) = jobs.unavailable((*TARGETS, "docx"))
    assert (found[0], found[1].code, found[1].level) == ("docx", "BG903", "error")
    assert "briefgen[docx]" in found[1].hint
