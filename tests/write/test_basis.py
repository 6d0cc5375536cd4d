from __future__ import annotations

from datetime import date

import pytest

from briefgen.check.verify import Verified, verify
from briefgen.library.library import Library
from briefgen.words.edtf import parse
from briefgen.write.basis import Basis, basis, number, register, summary, witnesses
from tests.check.desks import with_fact, with_fields
from tests.write.conftest import TERMS

SLUG = "fewer-boats"


def rests(library: Library, *facts: str, as_of: date | None = None) -> tuple[Basis, Verified]:
    """What some facts rest on, and the library that was checked for it."""
    verified = verify(library, as_of=as_of).verified
    return basis(verified, SLUG, facts), verified


def said(library: Library, *facts: str) -> str:
    """The sentences about these facts."""
    return summary(*rests(library, *facts), TERMS)


def test_texts_of_one_origin_are_one_report(small: Library) -> None:
    """The Tribune and the Post carry the same wire story: two texts, one report, and both facts stand on it alone."""
    found, _ = rests(small, "catch-fell", "boats-on-slip")
    assert found.reports == ("velmark-wire-2019-03",)
    assert dict(found.sources) == {"tribune-2019-03": ("catch-fell",), "harbour-post-2019-03": ("boats-on-slip",)}
    assert (found.reprints, found.single) == ((), 2)


def test_a_reprint_is_a_further_text(small: Library) -> None:
    """Where no fact cites it, it is counted as a text that carries the passage."""
    found, _ = rests(small, "catch-fell", "catch-fell", "talks-2018")
    assert found.facts == ("catch-fell", "talks-2018")
    assert found.reprints == ("harbour-post-2019-03",)
    assert found.reports == ("velmark-wire-2019-03", "ministry-2018-11")


def test_a_later_reprint_does_not_count(small: Library) -> None:
    """It did not exist on the brief's day."""
    found, _ = rests(with_fields(small, "harbour-post-2019-03", issued=parse("2020-03")), "catch-fell")
    assert found.reprints == ()


def test_a_fact_in_two_reports_is_not_counted_as_single(small: Library) -> None:
    """Two witnesses of different origin."""
    both = ["Velmark closed its harbours", {"source": "tribune-2019-03", "start": "Arland denies"}]
    found, _ = rests(with_fact(small, "harbours-closed", at=both), "harbours-closed", "catch-fell")
    assert (found.single, len(found.reports)) == (1, 2)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ((), "no report"),
        (("talks-2018",), "one report"),
        (("catch-fell",), "one report, carried by two texts"),
        (("talks-2018", "nobody-wrote-this"), "one report"),
        (("talks-2018", "cut-denied"), "two independent reports"),
        (("talks-2018", "catch-fell"), "two independent reports, carried by three texts"),
    ],
)
def test_witnesses_in_a_few_words(small: Library, facts: tuple[str, ...], words: str) -> None:
    """Reports first, texts where there are more of them; what is not in the library does not count."""
    assert witnesses(*rests(small, *facts), TERMS) == words


@pytest.mark.parametrize("drawn", ["ministry-2018-11", "velmark-wire-2019-03", "harbour-post-2019-03"])
def test_reports_that_took_from_one_another_are_not_independent(small: Library, drawn: str) -> None:
    """`draws-on` may name a source or the origin it carries."""
    name = "tribune-2019-03" if drawn == "ministry-2018-11" else "ministry-2018-11"
    library = with_fields(small, name, draws_on=(drawn,))
    assert witnesses(*rests(library, "talks-2018", "cut-denied"), TERMS) == "two related reports"
    assert "which carry two related reports" in said(library, "talks-2018", "cut-denied")


def test_the_summary_counts_facts_texts_and_reports(small: Library) -> None:
    """And what stands on one report alone; sources by their weight."""
    assert said(small, "catch-fell", "cut-denied", "talks-2018").startswith(
        "This brief prints 3 facts from three texts, which carry two independent reports; every one of them rests on "
        "one report. Facts by source: 2 from The Arland Tribune (news report) and 1 from Ministry of the Sea of Arland "
        "(report)."
    )


def test_one_fact_of_one_text_is_told_in_the_singular(small: Library) -> None:
    """No list of weights where there is one source."""
    assert said(small, "talks-2018") == (
        "This brief prints 1 fact from one text, and every one of them rests on one report. "
        "The latest text is dated 14 November 2018. Later events are not covered."
    )


def test_the_horizon_is_the_later_end_of_the_latest_text(small: Library) -> None:
    """A window to 10 March ends after 9 March; an inferred date is told as one."""
    assert "The latest text is dated 8–10 March 2019 (date inferred)" not in said(small, "catch-fell")
    assert "The latest text is dated 8–10 March 2019; the date of one is inferred." in said(small, "catch-fell")


def test_nothing_behind_a_brief_is_said(small: Library) -> None:
    """No source, no counts."""
    assert said(small) == "No source stands behind this brief."


def test_the_register_has_a_row_for_each_text(small: Library) -> None:
    """Outlet and title, date, kind, how many facts, the digest's first digits; a reprint says whose report it is."""
    found, verified = rests(small, "catch-fell", "talks-2018")
    rows = register(found, verified, TERMS)
    assert [row["facts"] for row in rows] == ["1", "1", "–"]
    assert rows[0]["source"] == "The Arland Tribune, Fewer Boats"
    assert rows[0]["date"] == "8–10 March 2019 (date inferred)"
    assert [row["kind"] for row in rows] == ["news report", "report", "same report as The Arland Tribune"]
    pins = [small.sources[name].text.sha256 for name in (*found.sources, *found.reprints)]
    assert all(pin.startswith(row["digest"]) and len(row["digest"]) == 16 for pin, row in zip(pins, rows, strict=True))


def test_a_text_with_facts_of_its_own_says_whose_report_it_carries(small: Library) -> None:
    """It is no second witness, though facts are counted from it."""
    rows = register(*rests(small, "catch-fell", "boats-on-slip"), TERMS)
    assert [(row["kind"], row["facts"]) for row in rows] == [
        ("news report", "1"),
        ("same report as The Arland Tribune", "1"),
    ]


def test_titles_in_the_register_are_data(small: Library) -> None:
    """A bar in a title does not open a cell."""
    library = with_fields(small, "ministry-2018-11", title="A | B", title_short=None)
    found, verified = rests(library, "talks-2018")
    assert register(found, verified, TERMS)[0]["source"].endswith(r", A \| B")


@pytest.mark.parametrize(("count", "word"), [(0, "no"), (1, "one"), (12, "twelve"), (13, "13")])
def test_small_numbers_are_words(count: int, word: str) -> None:
    """Up to twelve."""
    assert number(count, TERMS) == word


def test_counting_is_for_one_day(small: Library) -> None:
    """`--as-of` before the reprint takes it out."""
    found, _ = rests(small, "catch-fell", as_of=date(2019, 3, 8))
    assert found.reprints == ()
