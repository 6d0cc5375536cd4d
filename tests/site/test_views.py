"""What the pages say: of facts, of sources, of the evidence as a whole, of a brief's editions."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from briefgen.build.outlines import outline
from briefgen.library.editions import Edition
from briefgen.site import briefs, evidence, facts, filters, sources
from briefgen.site.naming import Naming
from briefgen.site.stock import Stock
from tests.check.desks import SMALL, locked, opened, reviewed, with_fact, with_fields
from tests.site.shelves import shelf


def view(stock: Stock, fact: str) -> dict[str, Any]:
    """The page of a fact."""
    return facts.view(stock.library.facts[fact], stock, Naming(stock))


def edition(stock: Stock, number: int, **changed: Any) -> Edition:
    """An edition of the small brief; the claim of one fact may be another."""
    printed = outline(stock.manuscripts["fewer-boats"].record)
    told = [one.model_copy(update={"claim": changed.get(one.id, one.claim)}) for one in printed.facts]
    return Edition(
        number=number, on=date(2020, 1, number), record="b" * 64, pdf="c" * 64,
        outline=printed.model_copy(update={"facts": tuple(told)}),
    )  # fmt: skip


# ---------------------------------------------------------------------------------------------------- facts


def test_a_fact_says_where_it_is_used(stock: Stock) -> None:
    """Each place once: the bottom line, the judgement, the section, with the number of its note."""
    uses = view(stock, "rescue-calls")["uses"]
    assert [use["part"] for use in uses][:3] == ["bottom line", "key judgement 1", "Rescue outlived the quarrel"]
    assert uses[0]["link"].href == "briefs/fewer-boats/#ref1"
    assert len({(use["part"], use["note"]) for use in uses}) == len(uses)


def test_a_fact_names_speaker_paragraph_and_reprint(stock: Stock) -> None:
    """Who says so, in which paragraph, and which text carries the same passage a second time."""
    shown = view(stock, "catch-fell")
    (passage,) = shown["passages"]
    assert dict(shown["details"])["Who says so"] == "Harbour office of Havner, Velmark"
    assert passage["place"] == "para. 1"
    assert [link.text for link, _ in passage["also"]] == ["The Harbour Post, \u201cCod catch down at Havner\u201d"]
    assert shown["witnesses"] == "one report"


def test_a_fact_tells_its_history(stock: Stock) -> None:
    """When its passage was recorded, what an edition printed of it then, and what it replaces."""
    library = with_fact(locked(opened(SMALL)), "exercise-lund", replaces="talks-2018")
    told = shelf(library, editions={"fewer-boats": (edition(stock, 1, **{"exercise-lund": "An exercise began."}),)})
    history = view(told, "exercise-lund")["history"]
    text = " ".join(one["text"] for one in history)
    assert "recorded on 2 January 2020" in text
    assert (
        "Printed in edition 1 of Fewer boats, one sea, 1 January 2020. It read: \u201cAn exercise began.\u201d" in text
    )
    assert [one["link"].href for one in history if one["text"] == "It replaces"] == ["facts/talks-2018/"]
    back = view(told, "talks-2018")["history"]
    assert [one["link"].href for one in back if one["text"] == "It was replaced by"] == ["facts/exercise-lund/"]


def test_a_fact_says_who_approved_it() -> None:
    """By name and day: readers of the site judge for themselves what that is worth. Or that nobody has."""
    library = locked(opened(SMALL))
    read, unread = (shelf(one) for one in (reviewed(library), library))
    assert "Approved by Jo Ferris on 2 January 2020." in [one["text"] for one in view(read, "catch-fell")["history"]]
    assert "Nobody has approved it as it stands." in [one["text"] for one in view(unread, "catch-fell")["history"]]


def test_a_fact_that_was_published_twice_tells_of_both(stock: Stock) -> None:
    """Each edition that printed it, with its own number."""
    pair = (edition(stock, 1), edition(stock, 2))
    told = shelf(locked(opened(SMALL)), editions={"fewer-boats": pair})
    text = " ".join(one["text"] for one in view(told, "exercise-lund")["history"])
    assert text.count("Printed in edition 1 of") == text.count("Printed in edition 2 of") == 1


def test_a_question_is_asked_of_a_fact_once() -> None:
    """Also where the fact is an account of it and what it is about."""
    library = locked(opened(SMALL))
    both = {key: q.model_copy(update={"about": (*q.about, *q.accounts)}) for key, q in library.questions.items()}
    told = shelf(replace(library, questions=both))
    assert told.asking
    for asked in told.asking.values():
        assert len({question.id for question in asked}) == len(asked)


def test_filters_know_every_fact(stock: Stock, naming: Naming) -> None:
    """Each choice counts the facts that carry it, and an undated fact is filed as such."""
    listed, facets = filters.rows(stock, naming)
    tags = {row.id: json.loads(row.tags) for row in listed}
    counted = {facet["key"]: {one["value"]: one["count"] for one in facet["choices"]} for facet in facets}
    assert list(counted) == ["area", "theme", "actor", "speaker", "source", "year", "question", "reports"]
    for key, choices in counted.items():
        for value, count in choices.items():
            assert count == sum(value in one.get(key, ()) for one in tags.values()), (key, value)
    assert tags["catch-fell"]["year"] == ["2016", "2017", "2018"]
    assert tags["boats-laid-up"]["year"] == ["undated"]
    assert tags["storm-blamed"]["question"] == ["why-fewer"]


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("2016", ["2016"]),
        ("2016/2018", ["2016", "2017", "2018"]),
        ("1900/2000", ["1900", "2000"]),
        ("../2018", ["2018"]),
    ],
)
def test_a_window_is_filed_under_its_years(when: str, expected: list[str]) -> None:
    """All years of a window, of a very long one its ends, of an open one the end that is known."""
    library = with_fact(opened(SMALL), "catch-fell", date=when, figures=None, derived=None)
    assert filters.years(library.facts["catch-fell"]) == expected


# -------------------------------------------------------------------------------------------------- sources


def test_a_source_names_its_kin() -> None:
    """The text of the same report, what it draws on, and what draws on it."""
    library = with_fields(locked(opened(SMALL)), "tribune-2019-03", draws_on=("ministry-2018-11", "lost-2017"))
    stock = shelf(library)
    naming = Naming(stock)
    kin = dict(sources.view("tribune-2019-03", stock, naming)["kin"])
    assert [link.href for link in kin["Carries the same report as"]] == ["sources/harbour-post-2019-03/"]
    assert [link.href for link in kin["Draws on"]] == ["sources/ministry-2018-11/", ""]
    assert kin["Draws on"][1].text == "lost-2017 (not captured)"
    back = dict(sources.view("ministry-2018-11", stock, naming)["kin"])
    assert [link.href for link in back["Drawn on by"]] == ["sources/tribune-2019-03/"]


def test_a_source_lists_what_rests_on_it(stock: Stock, naming: Naming) -> None:
    """Its own facts, and apart from them those that it only carries a second time."""
    shown = sources.view("harbour-post-2019-03", stock, naming)
    assert shown["facts"] == []
    assert "facts/catch-fell/" in [link.href for link in shown["repeated"]]
    assert shown["digest"].startswith("676822841ace")


# ------------------------------------------------------------------------------------------------- evidence


def test_the_state_of_the_evidence_is_counted(stock: Stock, naming: Naming) -> None:
    """Reports by origin, claims on one report alone, the oldest text, and what nobody has reviewed."""
    shown = evidence.view(stock, naming)
    assert (shown["facts"], shown["sources"], shown["reports"]) == (14, 2, 2)
    assert shown["single"] == 14
    assert shown["oldest"][0].href == "sources/ministry-2018-11/"
    assert [(one["claims"], one["paragraphs"]) for one in shown["briefs"]] == [(14, 15)]
    assert [(one["id"], len(one["facts"])) for one in shown["questions"]] == [("why-fewer", 2), ("catch-2017", 1)]


def test_a_second_report_is_seen() -> None:
    """A claim with passages in two reports is no single-source claim."""
    other = {"source": "ministry-2018-11", "start": "The ministers of Arland and Velmark met"}
    library = locked(opened(SMALL))
    at = [*({"start": one.start, "end": one.end} for one in library.facts["rescue-calls"].fact.at), other]
    stock = shelf(with_fact(library, "rescue-calls", at=at))
    shown = evidence.view(stock, Naming(stock))
    assert [link.href for link in shown["several"]] == ["facts/rescue-calls/"]


# ---------------------------------------------------------------------------------------------------- briefs


def test_a_note_names_its_witnesses_and_claims(stock: Stock, naming: Naming) -> None:
    """Every note of the page leads to the facts it rests on and counts the reports behind it."""
    shown = briefs.view("fewer-boats", stock, naming)
    assert len(shown["notes"]) == len(stock.manuscripts["fewer-boats"].notes)
    first = shown["notes"][0]
    assert [link.href for link in first["facts"]] == ["facts/rescue-pact/", "facts/rescue-calls/"]
    assert first["witnesses"] == "one report, carried by two texts"


def test_editions_tell_what_changed(stock: Stock) -> None:
    """The latest first, with what changed since the one before; words of claims are no markup."""
    pair = (edition(stock, 1, **{"exercise-lund": "An *exercise* <b>began</b>."}), edition(stock, 2))
    told = shelf(locked(opened(SMALL)), editions={"fewer-boats": pair})
    now, second, first = briefs.view("fewer-boats", told, Naming(told))["editions"]
    assert now["changes_html"] == ""
    assert second["name"] == "Edition 2, published on 2 January 2020"
    assert "An *exercise* &lt;b&gt;began&lt;/b&gt;." in second["changes_html"]
    assert first["changes_html"] == ""


def test_what_lies_beside_a_brief(stock: Stock) -> None:
    """Its pictures and its renditions for keeping; Markdown under a name that builders leave alone."""
    assert sorted(briefs.files("fewer-boats", stock)) == [
        "bars-2.svg",
        "fewer-boats.md.txt",
        "fewer-boats.pdf",
        "timeline-1.svg",
    ]


def test_translations_link_each_other(home: Path) -> None:
    """Each language leads to the other, by an address below the original's."""
    text = (home / "fewer-boats.yaml").read_text(encoding="utf-8")
    (home / "fewer-boats.de.yaml").write_text(f"translates: fewer-boats\n{text}", encoding="utf-8")
    stock = shelf(locked(opened(home)))
    naming = Naming(stock)
    both = {slug: briefs.view(slug, stock, naming)["others"] for slug in stock.manuscripts}
    assert both == {
        "fewer-boats": [("de", "de", "briefs/fewer-boats/de/")],
        "fewer-boats.de": [("en", "English", "briefs/fewer-boats/")],
    }
    assert [row["href"] for row in briefs.rows(stock, naming)] == ["briefs/fewer-boats/"]
