"""The correction notice: what was withdrawn, in words, and what rests on it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.check.impact import Resting
from briefgen.library.library import Library
from briefgen.library.model import Standing
from briefgen.write.notice import Affected, notice
from tests.check.desks import SMALL, locked, opened, with_fact, with_fields
from tests.write.conftest import composed

PLACE = Affected("fewer-boats", "The catch fell", 12, "Landings went from", (Resting("catch-fell", "passage"),))


@pytest.fixture(scope="module")
def retracted() -> Library:
    """The small library after its newspaper withdrew the report."""
    status = Standing.model_validate({"is": "retracted", "on": "2020-03-01", "notice": "The count was wrong"})
    return with_fields(opened(SMALL), "tribune-2019-03", status=status)


def test_a_source_is_named_with_its_day_and_its_notice(retracted: Library) -> None:
    """In the words of a citation."""
    text = notice(retracted, "tribune-2019-03", [PLACE], editions={})
    assert "This source was retracted on 1 March 2020: Velmark Wire," in text
    assert "The notice reads: The count was wrong." in text


def test_a_corrected_source_is_not_called_retracted(retracted: Library) -> None:
    """The status is said as it is, without a day where none is known."""
    status = Standing.model_validate({"is": "corrected"})
    text = notice(with_fields(retracted, "tribune-2019-03", status=status), "tribune-2019-03", [PLACE], editions={})
    assert "This source was corrected: " in text


def test_a_fact_is_withdrawn_with_its_reason(retracted: Library) -> None:
    """The claim, the day, the reason."""
    library = with_fact(retracted, "rescue-pact", retracted={"on": "2020-03-02", "reason": "The pact had lapsed"})
    text = notice(library, "rescue-pact", [], editions={})
    assert "We withdrew this statement on 2 March 2020: Arland and Velmark still keep a rescue pact of 1998." in text
    assert "The reason: The pact had lapsed." in text


def test_what_has_nothing_left_is_told_first(retracted: Library) -> None:
    """A place whose facts have no other witness, and no other fact beside them."""
    text = notice(retracted, "tribune-2019-03", [PLACE], editions={})
    assert "Nothing else that we know carries these passages:\n\n- The catch fell, note 12: \u201cLandings" in text


def test_what_else_carries_a_place_is_named_in_words(retracted: Library) -> None:
    """A report by its outlet, a fact beside it by its claim; no ids."""
    resting = (Resting("catch-fell", "passage", left=("ministry-2018-11",)),)
    text = notice(retracted, "tribune-2019-03", [replace(PLACE, facts=resting, others=("talks-2018",))], editions={})
    assert "among other evidence" in text
    assert "Besides: The ministers of Arland and Velmark met at Two Shores on 12 November 2018; Ministry of" in text
    assert "ministry-2018-11" not in text


def test_editions_are_told_with_their_days(retracted: Library) -> None:
    """Also of a brief that no longer rests on it."""
    text = notice(retracted, "tribune-2019-03", [], editions={"fewer-boats": [(1, "2020-02-01"), (2, "2020-02-03")]})
    assert "Printed in edition 1 of 1 February 2020 and edition 2 of 3 February 2020." in text
    assert "The brief as it stands no longer rests on it." in text


def test_a_notice_for_nothing_printed_says_so(retracted: Library) -> None:
    """There is nobody to tell."""
    assert "No brief has printed anything" in notice(retracted, "tribune-2019-03", [], editions={})


def test_a_retracted_reprint_carries_nothing() -> None:
    """No note, register or record of a brief names a text that was withdrawn."""
    status = Standing.model_validate({"is": "retracted"})
    library = locked(with_fields(opened(SMALL), "harbour-post-2019-03", status=status))
    manuscript = composed(library, "fewer-boats")
    printed = manuscript.markdown + manuscript.record + "".join(note.markdown for note in manuscript.notes)
    assert "Harbour Post" not in printed
    assert "harbour-post" not in printed


def test_readers_of_a_translation_are_told_in_its_language(retracted: Library) -> None:
    """One notice a language, the house's first; the parts of page one have the names that the page gives them."""
    translated = replace(retracted, briefs={**retracted.briefs, "fewer-boats.fr": retracted.briefs["fewer-boats"]})
    french = replace(PLACE, slug="fewer-boats.fr", part="Key judgement 2")
    text = notice(translated, "tribune-2019-03", [french, PLACE], editions={"fewer-boats.fr": [(1, "2020-02-01")]})
    english, _, rest = text.partition("## Rectificatif")
    assert english.startswith("## Correction\n")
    assert "The catch fell, note 12" in english
    assert "Publié dans l\u2019édition 1 (1er février 2020)." in rest
    assert "Jugement clé 2, note\u00a012\u00a0: «\u00a0Landings went from\u00a0»" in rest
