"""The outline of a record: what of it a later comparison needs."""

from __future__ import annotations

import json
from typing import Any

from briefgen.build.outlines import outline

PASSAGE = {"source": "tribune", "reprints": [{"source": "post"}]}


def record(text: str = "It fell [@a].", **brief: Any) -> str:
    """A record with two facts and a section."""
    return json.dumps(
        {
            "slug": "boats",
            "as_of": "2019-12-31",
            "brief": {
                "title": "Fewer boats",
                "sections": [{"area": "discontent", "title": "It fell", "text": text}],
                **brief,
            },
            "facts": [
                {"id": "a", "claim": {"en": "It fell.", "fr": "Il tomba."}, "date": "2018", "passages": [PASSAGE]},
                {"id": "b", "claim": "It rose.", "passages": [PASSAGE, {"source": "post", "reprints": []}]},
            ],
            "sources": [{"id": "tribune", "origin": "wire"}, {"id": "post", "origin": "wire"}],
            "notes": [],
            "questions": [],
        }
    )


def test_a_witness_is_a_report_and_no_text() -> None:
    """Two texts of one origin count once."""
    facts = {fact.id: fact for fact in outline(record()).facts}
    assert facts["b"].sources == ("tribune", "post")
    assert facts["b"].witnesses == 1


def test_a_claim_is_taken_in_the_language_of_the_brief() -> None:
    """A brief in French printed the French claim."""
    assert outline(record(language="fr")).facts[0].claim == "Il tomba."


def test_where_lines_break_is_no_change() -> None:
    """A paragraph is known by its words and not by its layout."""
    one, two = (outline(record(text)).paragraphs[-1] for text in ("It fell\nfar [@a].", "It fell far\n[@a]."))
    assert one == two


def test_citations_are_kept_apart_from_words() -> None:
    """Another fact under the same words keeps the digest."""
    one, two = (outline(record(text)).paragraphs[-1] for text in ("It fell [@a].", "It fell [@b]."))
    assert one.sha256 == two.sha256
    assert (one.facts, two.facts) == (("a",), ("b",))


def test_a_paragraph_that_prints_a_claim_opens_with_it() -> None:
    """`[@b]` alone."""
    assert outline(record("[@b]")).paragraphs[-1].opening == "It rose."


def test_a_paragraph_is_kept_whole_without_its_citations() -> None:
    """A later statement shows the words that changed."""
    text = "It fell [@a] and, as\nAna Brok said in the spring [@b], it will not rise again."
    told = outline(record(text)).paragraphs[-1]
    assert told.text == "It fell and, as Ana Brok said in the spring, it will not rise again."
    assert told.opening == "It fell and, as Ana Brok said in ..."


def test_a_judgement_is_kept_with_its_confidence_in_words() -> None:
    """In the language of the brief, which its name may tell."""
    judged = {"text": "It may fall [@a].", "confidence": "low", "why": "One report."}
    told = record(key_judgements=[judged])
    assert outline(told).paragraphs[0].text == "It may fall. Low confidence: One report."
    french = outline(told.replace('"slug": "boats"', '"slug": "boats.fr"'))
    assert french.paragraphs[0].text == "It may fall. Confiance faible\u00a0: One report."
    assert french.facts[0].claim == "Il tomba."


def test_every_part_of_the_page_is_there() -> None:
    """Bottom line, judgements with their confidence, section titles, paragraphs; in this order."""
    judged = {"text": "It may fall [@a].", "confidence": "low", "why": "One report."}
    both = [outline(record(bottom_line="Less [@a].", key_judgements=[{**judged, **c}])).paragraphs for c in CONFIDENCE]
    assert [p.part for p in both[0]] == ["Bottom line", "Key judgement 1", "Section title", "It fell"]
    assert both[0][1].sha256 != both[1][1].sha256


CONFIDENCE = ({}, {"confidence": "high"})
