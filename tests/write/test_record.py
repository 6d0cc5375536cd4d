from __future__ import annotations

import hashlib
import json
from typing import Any

from briefgen.check.verify import Verified, verify
from briefgen.library.library import Library
from briefgen.words.edtf import parse
from briefgen.words.find import paragraphs
from briefgen.words.fold import folded
from briefgen.write.manuscript import Note
from briefgen.write.record import record
from tests.check.desks import with_fact, with_fields

SLUG = "fewer-boats"
EVERY = ("catch-fell", "storm-blamed", "quota-blamed", "cut-denied", "rescue-calls", "talks-2018", "boats-laid-up")


def written(verified: Verified, *facts: str) -> str:
    """The record of a brief with one note a fact."""
    notes = tuple(Note(number, "words", (fact,)) for number, fact in enumerate(facts, start=1))
    return record(verified, SLUG, notes)


def read(library: Library, *facts: str) -> dict[str, Any]:
    """The record, read back."""
    content = json.loads(written(verify(library).verified, *facts))
    assert isinstance(content, dict)
    return content


def test_the_record_is_canonical(verified: Verified) -> None:
    """Keys sorted, characters as they are, the same bytes from the same values."""
    text = written(verified, *EVERY)
    assert text == json.dumps(json.loads(text), ensure_ascii=False, sort_keys=True, indent=1)
    assert text == written(verified, *EVERY)
    assert "\\u" not in text


def test_facts_and_sources_stand_by_id_whatever_the_order_of_notes(verified: Verified) -> None:
    """Only the notes keep the order of the page."""
    one, two = (json.loads(written(verified, *facts)) for facts in (EVERY, EVERY[::-1]))
    assert [fact["id"] for fact in one["facts"]] == sorted(EVERY)
    assert {key: one[key] for key in one if key != "notes"} == {key: two[key] for key in two if key != "notes"}
    assert one["notes"][0] == {"number": 1, "facts": [EVERY[0]], "inferred": False}


def test_a_passage_is_digest_offsets_and_paragraph(small: Library) -> None:
    """What anybody with the text can verify: offsets count its characters, the digest is of the folded passage."""
    [fact] = read(small, "catch-fell")["facts"]
    [passage] = fact["passages"]
    assert small.texts is not None
    text = small.texts[passage["sha256"]][passage["start"] : passage["end"]]
    assert text.startswith("Velmark")
    assert text.endswith("said on Friday")
    assert passage["passage"] == hashlib.sha256(folded(text).encode()).hexdigest()
    assert (passage["source"], passage["paragraph"]) == ("tribune-2019-03", 1)
    assert [twin["source"] for twin in passage["reprints"]] == ["harbour-post-2019-03"]


def test_the_claim_and_every_source_are_in_it(small: Library) -> None:
    """Sources of the facts and of their reprints, with the pins of their texts."""
    content = read(small, "catch-fell")
    assert content["facts"][0]["claim"] == small.facts["catch-fell"].fact.claim
    assert [one["id"] for one in content["sources"]] == ["harbour-post-2019-03", "tribune-2019-03"]
    assert content["sources"][1]["text"]["sha256"] == small.sources["tribune-2019-03"].text.sha256
    assert content["sources"][1]["issued"] == "2019-03-08/2019-03-10"


def test_no_source_text_but_the_anchors_is_in_it(small: Library, verified: Verified) -> None:
    """No whole paragraph of a captured text, and not the words between two anchors."""
    text = folded(written(verified, *small.facts))
    assert small.texts is not None
    for page in small.texts.values():
        for paragraph in paragraphs(page, 0, len(page)):
            words = folded(page[paragraph.start : paragraph.end])
            assert len(words.split()) < 12 or words not in text
    assert "down from 40,000 tonnes in 2016, the harbour office" not in text


def test_questions_that_touch_a_fact_are_in_it(small: Library) -> None:
    """And no others."""
    assert [one["id"] for one in read(small, "catch-fell")["questions"]] == ["catch-2017"]
    assert [one["id"] for one in read(small, "storm-blamed")["questions"]] == ["why-fewer"]
    assert read(small, "talks-2018")["questions"] == []


def test_what_is_later_than_the_brief_is_not_in_it(small: Library) -> None:
    """A reprint, and a question whose other account came later."""
    later = with_fields(small, "harbour-post-2019-03", issued=parse("2020-03-01"))
    at = [{"source": "harbour-post-2019-03", "start": "blames the quota that the two countries agreed"}]
    content = read(with_fact(later, "quota-blamed", at=at), "storm-blamed")
    assert [one["id"] for one in content["sources"]] == ["tribune-2019-03"]
    assert content["facts"][0]["passages"][0]["reprints"] == []
    assert content["questions"] == []


def test_defaults_stay_out_of_it(small: Library) -> None:
    """A field with its default value is not written."""
    [fact] = read(small, "talks-2018")["facts"]
    assert not {"status", "kind", "currency", "figures"} & set(fact)
