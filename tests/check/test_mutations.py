"""What issue 2 calls done: one thing changed anywhere in a library is caught, with the archive and without it.

Over the small library always, over the real one where its texts are. Every fact is changed in every run, all of
them in one check, because the faults of one fact hide none of another's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefgen.check.case import Case
from briefgen.check.prose import Writing
from briefgen.check.stated import stated
from briefgen.check.verify import open_case, verify
from briefgen.library.briefs import Brief
from briefgen.library.library import Filed, Library
from briefgen.library.load import load
from briefgen.library.model import Fact, Selector
from briefgen.words.prose import Unit
from tests.check.desks import SMALL, locked, opened

REAL = Path(__file__).resolve().parents[2] / "briefs"
#: A word of no language, which no captured text holds.
STRANGE = "Zqxv"
FEW = settings(max_examples=2, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
Codes = dict[str, set[str]]
Route = tuple[str | int, ...]


@pytest.fixture(scope="module", params=["small", pytest.param("real", marks=pytest.mark.needs_archive)])
def whole(request: pytest.FixtureRequest) -> Library:
    """A library with its texts and a lock of them."""
    if request.param == "small":
        return locked(opened(SMALL))
    library, known = load(REAL, display="briefs", archive=request.getfixturevalue("archive"))
    assert library is not None
    assert not [d.message for d in known if d.level == "error"]
    return locked(library)


@pytest.fixture(params=["with the archive", "by the lock alone"])
def library(request: pytest.FixtureRequest, whole: Library) -> Library:
    """The library as a machine with its texts sees it, and as one without them does."""
    return whole if request.param == "with the archive" else whole.without_texts()


def test_a_library_as_it_was_locked_has_no_error(library: Library) -> None:
    """Nothing is wrong with a library that nobody changed."""
    assert [(d.code, d.message, d.place) for d in verify(library).diagnostics if d.level == "error"] == []


@given(by=st.integers(1, 9))
@FEW
def test_a_changed_digit_in_a_claim_is_caught(library: Library, *, by: int) -> None:
    """Any digit of any claim, changed to any other: it differs from the lock, and mostly from the passage."""
    bearing = _in_passages(library)
    most = max(len(_digits(text)) for filed in library.facts.values() for _, text in _claims(filed.fact))
    for number in range(most):
        changed, unborne = {}, set()
        for fact, filed in library.facts.items():
            for tongue, text in _claims(filed.fact):
                digits = _digits(text)
                if number < len(digits) and filed.fact.at:
                    new = _turned(text, digits[number], by)
                    changed[fact] = _with_claim(filed, tongue, new)
                    if {token.value for token in stated(new) if token.kind == "number"} - bearing[fact]:
                        unborne.add(fact)
        found = _errors(replace(library, facts=changed, briefs={}))
        assert _without(found, {"BG315"}, changed) == set()
        assert _without(found, {"BG307"}, unborne) == set()


@given(which=st.integers(0, 99), by=st.integers(1, 9))
@settings(FEW, max_examples=4)
def test_a_changed_digit_in_a_citing_sentence_is_caught(library: Library, *, which: int, by: int) -> None:
    """A digit of each cited sentence, changed to what none of its facts says, is found at its place."""
    case = open_case(library)
    cited = {fact for pieces in case.writings.values() for piece in pieces for fact in piece.cited}
    texts: dict[tuple[str, Route], str] = {}
    expected: set[tuple[str, Route, int]] = set()
    for piece, unit in case.units():
        digits = _digits(unit.text) if unit.group else []
        if digits:
            at = digits[which % len(digits)]
            key = (piece.brief, piece.place.route)
            texts[key] = _turned(texts.get(key, piece.text), unit.start + at, by)
            expected |= _refuted(case, piece, unit, words=_turned(unit.text, at, by), at=at)
    alone = replace(library, facts={fact: library.facts[fact] for fact in library.facts if fact in cited})
    diagnostics = verify(_with_prose(alone, texts)).diagnostics
    assert expected
    assert expected <= {
        (d.place.file, d.place.route, d.place.offset) for d in diagnostics if d.code == "BG401" and d.place
    }


@given(which=st.integers(0, 99), last=st.booleans())
@FEW
def test_an_anchor_altered_by_a_word_is_caught(library: Library, *, which: int, last: bool) -> None:
    """Any word of any anchor, replaced: the passage is not found, and the lock knows no such passage."""

    def altered(selector: Selector) -> Selector:
        field = "end" if last and selector.end else "start"
        words = getattr(selector, field).split()
        words[which % len(words)] = STRANGE
        return selector.model_copy(update={field: " ".join(words)})

    facts = {fact: _reselected(filed, map(altered, filed.fact.at)) for fact, filed in library.facts.items()}
    found = _errors(replace(library, facts=facts))
    assert _without(found, _expected_lost(library), _pinned(library)) == set()


def test_a_selector_moved_to_another_report_is_caught(library: Library) -> None:
    """Any passage, looked for in each source that carries another report, is not there."""
    for other, source in library.sources.items():
        facts = {
            fact: _reselected(filed, (selector.model_copy(update={"source": other}) for selector in filed.fact.at))
            if all(library.sources[filed.source_of(s)].report != source.report for s in filed.fact.at)
            else filed
            for fact, filed in library.facts.items()
        }
        moved = {fact for fact in _pinned(library) if facts[fact] is not library.facts[fact]}
        assert _without(_errors(replace(library, facts=facts)), _expected_lost(library), moved) == set()


def test_a_pin_to_unknown_bytes_is_caught(library: Library) -> None:
    """Any source pinned to a text that was not locked: each passage in it has changed since."""
    for name in library.sources:
        alone = _alone(library, _standing_in(library, name))
        assert _without(_errors(_pinned_to(alone, name, "0" * 64)), {"BG315"}, alone.facts) == set()


def test_a_pin_to_another_sources_text_is_caught(library: Library) -> None:
    """Any source pinned to the text of another report: its body or passages are lost, or differ from the lock."""
    caught = {"BG303"} if library.texts else {"BG315"}
    for name, source in library.sources.items():
        alone = _alone(library, _standing_in(library, name))
        for other in library.sources.values():
            if other.report != source.report:
                found = _errors(_pinned_to(alone, name, other.text.sha256))
                about = {f"source:{name}"} if library.texts else {f"fact:{fact}" for fact in alone.facts}
                assert all(caught & found.get(subject, set()) for subject in about)


def _claims(fact: Fact) -> list[tuple[str | None, str]]:
    return [(None, fact.claim)] if isinstance(fact.claim, str) else list(fact.claim.items())


def _with_claim(filed: Filed, tongue: str | None, text: str) -> Filed:
    claim = filed.fact.claim if isinstance(filed.fact.claim, dict) else {}
    new = {**claim, tongue: text} if tongue else text
    return filed.changed(claim=new)


def _digits(text: str) -> list[int]:
    return [at for at, character in enumerate(text) if character in "0123456789"]


def _turned(text: str, at: int, by: int) -> str:
    return text[:at] + str((int(text[at]) + by) % 10) + text[at + 1 :]


def _in_passages(library: Library) -> dict[str, set[str]]:
    """The number tokens that a fact's claim may hold: those of its passages, and those it derives."""
    case = open_case(library)
    return {
        fact: {number for entry in case.entries(fact) for number in entry.numbers}
        | {token.value for said in filed.fact.derived for token in stated(said)}
        for fact, filed in library.facts.items()
    }


def _refuted(case: Case, piece: Writing, unit: Unit, *, words: str, at: int) -> set[tuple[str, Route, int]]:
    """Where the number at `at` of a changed unit must be reported: nowhere if a fact it cites holds that number too."""
    facts = unit.group.facts if unit.group else ()
    known = {number for fact in facts for number in case.bearings[fact].numbers} | {str(len(facts))}
    return {
        (piece.place.file, piece.place.route, unit.start + token.start)
        for token in stated(words)
        if token.start <= at < token.end and token.value not in known
    }


def _with_prose(library: Library, texts: Mapping[tuple[str, Route], str]) -> Library:
    briefs = dict(library.briefs)
    for (slug, route), text in texts.items():
        written = briefs[slug].model_dump(exclude_unset=True, by_alias=True)
        inner: Any = written
        for step in route[:-1]:
            inner = inner[step]
        inner[route[-1]] = text
        briefs[slug] = Brief.model_validate(written)
    return replace(library, briefs=briefs)


def _reselected(filed: Filed, selectors: Iterable[Selector]) -> Filed:
    return filed.changed(at=tuple(selectors))


def _pinned_to(library: Library, source: str, sha256: str) -> Library:
    record = library.sources[source]
    new = record.model_copy(update={"text": record.text.model_copy(update={"sha256": sha256})})
    return replace(library, sources={**library.sources, source: new})


def _pinned(library: Library) -> set[str]:
    return {fact for fact, filed in library.facts.items() if filed.fact.at}


def _standing_in(library: Library, source: str) -> set[str]:
    return {f.id for f in library.facts.values() if source in map(f.source_of, f.fact.at)}


def _alone(library: Library, facts: set[str]) -> Library:
    """The library with these facts and no brief, which is faster to check."""
    return replace(library, facts={fact: library.facts[fact] for fact in library.facts if fact in facts}, briefs={})


def _expected_lost(library: Library) -> set[str]:
    """Not found where the text is here; without it, unknown to the lock."""
    return {"BG301"} if library.texts else {"BG316"}


def _errors(library: Library) -> Codes:
    """The codes of all errors, by what they are about."""
    found: Codes = {}
    for diagnostic in (d for d in verify(library).diagnostics if d.level == "error"):
        for subject in diagnostic.about:
            found.setdefault(subject, set()).add(diagnostic.code)
    return found


def _without(found: Codes, expected: set[str], facts: Iterable[str]) -> set[str]:
    """The facts that no expected code speaks of."""
    return {fact for fact in facts if not expected & found.get(f"fact:{fact}", set())}
