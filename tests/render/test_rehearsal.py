"""The page that nobody sees: it holds, and leaves no trace on what is laid out after it."""

from __future__ import annotations

from functools import partial

from briefgen.build.jobs import TARGETS, Job, lay_out, prepare, rehearsals
from briefgen.build.workers import Workers
from briefgen.render.rehearsal import sheet
from tests.render.manuscripts import FIXTURES, manuscript_of


def test_the_rehearsal_is_a_page_without_fault() -> None:
    """It gets as far as any brief does: a rehearsal that fails on its way would spare nothing."""
    done = lay_out(Job(sheet(), TARGETS))
    assert (done.pages, done.diagnostics) == (1, ())


def test_a_brief_is_the_same_bytes_after_a_rehearsal() -> None:
    """Every rendition of a process that laid something out before is that of one that did not."""
    brief = manuscript_of((FIXTURES / "full.md").read_text(encoding="utf-8"))
    made = []
    for before in ((), rehearsals()):
        with Workers(1, prepare=partial(prepare)) as workers:
            for call in before:
                workers.submit(call).result(60)
            made.append(workers.submit(lay_out, Job(brief, TARGETS)).result(60))
    assert made[0].files["pdf"]
    assert made[0] == made[1]
