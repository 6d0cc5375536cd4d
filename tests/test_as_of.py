"""A brief on its day: later sources in the library leave every byte of it as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from briefgen.build.jobs import TARGETS, Job, lay_out
from briefgen.check.verify import verify
from briefgen.library.library import Library
from briefgen.library.load import load
from briefgen.library.model import Question, Source
from briefgen.words.diagnostics import Place
from briefgen.write.compose import compose
from briefgen.write.templates import folder as template_folder
from tests.check.desks import SMALL, locked, opened, with_brief

CHECKOUT = Path(__file__).resolve().parent.parent
DAY = date(2018, 12, 31)
ROUND = date(2016, 8, 1)


def printed(library: Library, slug: str) -> dict[str, bytes]:
    """Every rendition of a brief."""
    verified = verify(library).verified
    manuscript, found = compose(verified, slug, templates=template_folder(CHECKOUT / "briefs"))
    assert manuscript is not None, [d.message for d in found]
    done = lay_out(Job(manuscript, TARGETS))
    assert not done.diagnostics, [d.message for d in done.diagnostics]
    return dict(done.files)


def on_its_day(library: Library, slug: str, day: date) -> Library:
    """The library as it could have been written on a day: no later source, and nothing that rests on one."""
    sources = {key: source for key, source in library.sources.items() if not source.issued.ends_after(day)}
    facts = {
        key: filed.changed(replaces=None) if filed.fact.replaces and filed.fact.replaces not in library.facts else filed
        for key, filed in library.facts.items()
        if all(filed.source_of(selector) in sources for selector in filed.fact.at)
    }
    questions = {key: kept for key, one in library.questions.items() if (kept := _without(one, set(facts)))}
    briefs = {slug: library.briefs[slug]}
    return locked(replace(library, sources=sources, facts=facts, questions=questions, briefs=briefs))


def _without(question: Question, known: set[str]) -> Question | None:
    """A question as it could be asked of the facts known; None where it could not."""
    accounts = tuple(fact for fact in question.accounts if fact in known)
    if question.gap:
        return question if set(question.about) <= known else None
    return question.model_copy(update={"accounts": accounts}) if len(accounts) > 1 else None


@pytest.mark.parametrize("target", TARGETS)
def test_the_small_brief_does_not_know_later_sources(target: str) -> None:
    """Two newspapers of 2019, with accounts of its question and a reprint, are nothing to a brief of 2018."""
    shown = {"section": {"show": [{"timeline": {"contacts": ["talks-2018"], "ruptures": ["harbours-closed"]}}]}}
    text = "Ministers sat down at Two Shores [@talks-2018]. Velmark shut its harbours in June [@harbours-closed]."
    library = with_brief(opened(SMALL), text, as_of=DAY, **shown)
    gap = {"id": "berths", "about": ["harbours-closed"], "gap": "Nobody says where the trawlers went."}
    later = {"id": "who-met", "question": "Who met?", "differ": "overlap", "accounts": ["talks-2018", "catch-fell"]}
    asked = {one["id"]: Question.model_validate(one) for one in (gap, later)}
    places = {f"question:{key}": Place("questions.yaml") for key in asked}
    questions = {**library.questions, **asked}
    library = locked(replace(library, questions=questions, places={**library.places, **places}))
    without = on_its_day(library, "extra", DAY)
    assert set(without.sources) == {"ministry-2018-11"}
    assert printed(library, "extra")[target] == printed(without, "extra")[target]


def test_a_later_reprint_is_not_known() -> None:
    """A text that carries the passages again after the brief's day is in no note, register or count."""
    library = opened(SMALL)
    harbour = library.sources["harbour-post-2019-03"]
    day = date(2019, 3, 12)
    kept = with_brief(library, "The pact of 1998 is kept [@rescue-pact].", as_of=day)
    late = Source.model_validate({**harbour.model_dump(by_alias=True), "issued": "2019-03-20"})
    assert late.issued.ends_after(day)
    known = locked(replace(kept, sources={**kept.sources, "harbour-post-2019-03": late}))
    assert printed(known, "extra") == printed(on_its_day(known, "extra", day), "extra")


@pytest.mark.needs_archive
def test_re_engagement_does_not_know_later_sources(archive: Path) -> None:
    """The brief on the summer of 2016 is the same, byte for byte, with the sources of 2018 and without."""
    library, found = load(CHECKOUT / "briefs", display="briefs", archive=archive)
    assert library is not None, found
    slug = "re-engagement-2016"
    assert library.briefs[slug].as_of == ROUND
    without = on_its_day(library, slug, ROUND)
    assert len(without.sources) < len(library.sources)
    whole, early = (printed(one, slug) for one in (locked(library), without))
    for target in TARGETS:
        assert whole[target] == early[target], target
