"""What changed between two outlines: one difference made, one told."""

from __future__ import annotations

from typing import Any

import pytest

from briefgen.build.changes import Change, changes
from briefgen.build.statement import statement
from briefgen.library.editions import Outline, PrintedFact, PrintedParagraph


def fact(key: str, **fields: Any) -> PrintedFact:
    """A fact as printed."""
    usual = {"claim": f"Claim of {key}.", "date": "2018", "says": "Ana Brok", "sources": ["tribune"], "witnesses": 1}
    return PrintedFact.model_validate({"id": key, **usual, **fields})


def paragraph(text: str, *facts: str, part: str = "The catch fell") -> PrintedParagraph:
    """A paragraph as printed; its text stands for its digest."""
    return PrintedParagraph(part=part, opening=text, sha256=text.encode().hex().ljust(64, "0")[:64], facts=facts)


def outline(*facts: PrintedFact, paragraphs: tuple[PrintedParagraph, ...] = (), title: str = "Fewer boats") -> Outline:
    """A brief in short."""
    return Outline(title=title, facts=facts, paragraphs=paragraphs)


def told(before: Outline | None, after: Outline | None, **options: Any) -> list[tuple[str, ...]]:
    """Kind, what, before, after of each change."""
    return [(c.kind, c.what, c.before, c.after) for c in changes("boats", before, after, **options)]


def test_nothing_changed_is_nothing_told() -> None:
    """The same outline twice."""
    one = outline(fact("a"), paragraphs=(paragraph("Words", "a"),))
    assert told(one, one) == []


def test_a_fact_is_added_or_withdrawn() -> None:
    """By its claim; a withdrawal with the reason that was recorded."""
    assert told(outline(), outline(fact("a"))) == [("fact added", "a", "", "Claim of a.")]
    gone = told(outline(fact("a")), outline(), reasons={"a": "It was miscounted."})
    assert gone == [("fact withdrawn", "a", "Claim of a.", "It was miscounted.")]


def test_a_fact_that_replaces_another_is_one_change() -> None:
    """`replaces` joins what went and what came."""
    after = outline(fact("b", replaces="a"))
    assert told(outline(fact("a")), after) == [("fact replaced", "b", "Claim of a.", "Claim of b.")]


def test_a_fact_that_replaces_what_still_stands_is_added() -> None:
    """Nothing was withdrawn for it."""
    after = outline(fact("a"), fact("b", replaces="a"))
    assert told(outline(fact("a")), after) == [("fact added", "b", "", "Claim of b.")]


def test_a_fact_under_another_id_was_renamed() -> None:
    """The same content under a new id touches no paragraph."""
    before = outline(fact("a", claim="The boats came."), paragraphs=(paragraph("Words", "a"),))
    after = outline(fact("b", claim="The boats came."), paragraphs=(paragraph("Words", "b"),))
    assert told(before, after) == [("fact renamed", "b", "a", "b")]


@pytest.mark.parametrize(
    ("field", "value", "kind", "before", "after"),
    [
        ("claim", "Another claim.", "claim", "Claim of a.", "Another claim."),
        ("figures", {"2018": "3 boats"}, "figures", "", "2018: 3 boats"),
        ("date", "2019", "date", "2018", "2019"),
        ("says", None, "speaker", "Ana Brok", ""),
        ("status", "denied", "status", "done", "denied"),
        ("sources", ["post"], "sources", "tribune", "post"),
        ("also", ["post"], "also in", "", "post"),
        ("witnesses", 2, "witnesses", "1", "2"),
    ],
)
def test_each_field_is_told_by_itself(field: str, value: object, kind: str, before: str, after: str) -> None:
    """What it was and what it is."""
    found = told(outline(fact("a")), outline(fact("a", **{field: value})))
    assert found == [(kind, "a", before, after)]


def test_paragraphs_pair_by_their_words_and_then_by_order() -> None:
    """One rewritten between two that stand, one added at the end."""
    before = outline(paragraphs=tuple(map(paragraph, ("one", "two", "three"))))
    after = outline(paragraphs=tuple(map(paragraph, ("one", "second", "three", "four"))))
    assert told(before, after) == [
        ("paragraph rewritten", "The catch fell", "two", "second"),
        ("paragraph added", "The catch fell", "", "four"),
    ]


def test_a_paragraph_that_was_rewritten_shows_the_words_around_the_change() -> None:
    """And its opening, where a record has no more."""
    old = "In the years since the storm, crews of the two sides went out on 212 calls."
    new = old.replace("on 212 calls", "212 times")
    named = {"old": old, "new": new}
    sides = [paragraph(k).model_copy(update={"opening": "In the ...", "text": text}) for k, text in named.items()]
    whole = told(*(outline(paragraphs=(one,)) for one in sides))
    shown = ("... two sides went out on 212 calls.", "... two sides went out 212 times.")
    assert whole == [("paragraph rewritten", "The catch fell", *shown)]
    short = told(outline(paragraphs=(sides[0].model_copy(update={"text": None}),)), outline(paragraphs=(sides[1],)))
    assert short == [("paragraph rewritten", "The catch fell", "In the ...", "In the ...")]


def test_signs_alone_are_shown_once() -> None:
    """Slanted or not, the words are the same."""
    found = [Change("boats", "paragraph rewritten", "Calm", "It *was* so.", "It was so.")]
    text = statement(found, since=1, titles={}, names={})
    assert text.endswith("- Rewritten, in \u201cCalm\u201d: \u201cIt was so.\u201d")


def test_a_paragraph_that_is_gone_is_withdrawn() -> None:
    """Its first words are told."""
    before = outline(paragraphs=(paragraph("one"), paragraph("two")))
    assert told(before, outline(paragraphs=(paragraph("one"),))) == [
        ("paragraph withdrawn", "The catch fell", "two", "")
    ]


def test_a_paragraph_is_touched_by_a_fact_that_changed() -> None:
    """The words stand, what they rest on does not."""
    before = outline(fact("a"), paragraphs=(paragraph("one", "a"),))
    after = outline(fact("a", date="2019"), paragraphs=(paragraph("one", "a"),))
    assert ("paragraph touched", "The catch fell", "one", "a") in told(before, after)


def test_a_paragraph_that_cites_other_facts_is_told() -> None:
    """The same words on other evidence."""
    before = outline(fact("a"), fact("b"), paragraphs=(paragraph("one", "a"),))
    after = outline(fact("a"), fact("b"), paragraphs=(paragraph("one", "b"),))
    assert told(before, after) == [("paragraph cites", "The catch fell", "one [a]", "[b]")]


def test_a_brief_that_came_or_went_is_one_change() -> None:
    """Its facts and paragraphs are not told one by one."""
    one = outline(fact("a"), paragraphs=(paragraph("one", "a"),))
    assert told(None, one) == [("brief added", "boats", "", "Fewer boats")]
    assert told(one, None) == [("brief withdrawn", "boats", "Fewer boats", "")]
    assert told(None, None) == []


CLAIMS = {"a": "The boats came.", "tribune": "The Arland Tribune", "post": "The Harbour Post"}


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (Change("boats", "fact added", "a", "", "The boats came."), "- Added: The boats came."),
        (Change("boats", "fact withdrawn", "a", "The boats came."), "- Withdrawn: The boats came."),
        (
            Change("boats", "fact withdrawn", "a", "The boats came.", "They did not."),
            "- Withdrawn: The boats came. They did not.",
        ),
        (
            Change("boats", "date", "a", "2018-06-17", ""),
            "- Changed: The boats came. Its date was 17 June 2018; it is not given.",
        ),
        (
            Change("boats", "sources", "a", "tribune", "tribune, post"),
            (
                "- Changed: The boats came. It rested on The Arland Tribune; it rests on The Arland Tribune, "
                "The Harbour Post."
            ),
        ),
        (
            Change("boats", "paragraph rewritten", "Bottom line", "They can", "They may"),
            "- Rewritten, in the bottom line: \u201cThey can\u201d became \u201cThey may\u201d",
        ),
        (
            Change("boats", "paragraph cites", "Calm", "It was [quiet] [a]", "[b]"),
            "- Rests on other evidence, in \u201cCalm\u201d: \u201cIt was \\[quiet\\]\u201d",
        ),
        (Change("boats", "title", "boats", "Old", "New"), "The title was \u201cOld\u201d and is \u201cNew\u201d."),
    ],
)
def test_a_change_is_said_in_a_sentence(change: Change, line: str) -> None:
    """Dates in words, sources by their outlets, under the heading that names the earlier side."""
    text = statement([change], since="edition 2", titles={"boats": "Fewer boats"}, names=CLAIMS)
    assert text.splitlines()[0] == "## Changes since edition 2"
    assert line in text.splitlines()


def test_nothing_that_was_written_is_markup_in_a_statement() -> None:
    """Claims, parts and outlets print as typed, and no call is made; prose goes without its signs."""
    found = [
        Change("boats", "claim", "a", "It *was*[^1] <b>so</b>.", "It is."),
        Change("boats", "paragraph rewritten", "A [part](x)", "The **boats** `came` __in__ at 2 * 3 ...", "x"),
        Change("boats", "title", "boats", "# Old", "New_"),
    ]
    lines = statement(found, since=1, titles={}, names={"a": "_It_ is."}).splitlines()
    assert "- Changed: \\_It\\_ is. It read: \u201cIt \\*was\\*\\[^1\\] \\<b\\>so\\</b\\>.\u201d" in lines
    rewritten = "\u201cThe boats came in at 2 \\* 3 \u2026\u201d became \u201cx\u201d"
    assert f"- Rewritten, in \u201cA \\[part\\](x)\u201d: {rewritten}" in lines
    assert "The title was \u201c\\# Old\u201d and is \u201cNew\\_\u201d." in lines


def test_a_new_id_alone_is_nothing_changed() -> None:
    """For readers, who see no ids; a heading with nothing under it would leave them wondering."""
    text = statement([Change("boats", "fact renamed", "b", "a", "b")], since=1, titles={}, names={})
    assert text == "## Changes since edition 1\n\nNothing has changed."


def test_a_statement_without_changes_says_so() -> None:
    """An empty page would leave the reader wondering."""
    assert "Nothing has changed." in statement([], since="edition 1", titles={}, names={})


def test_briefs_have_headings_where_there_are_several() -> None:
    """One brief needs none."""
    one, two = (Change(slug, "fact added", "a", "", "The boats came.") for slug in ("boats", "ice"))
    titles = {"boats": "Fewer boats", "ice": "Early ice"}
    assert "### " not in statement([one], since="x", titles=titles, names={})
    assert "### Early ice" in statement([one, two], since="x", titles=titles, names={})


def test_a_statement_is_in_the_language_of_its_brief() -> None:
    """Heading, phrases, dates, status and the parts of page one."""
    before = outline(fact("a", status="planned"), paragraphs=(paragraph("Vieux.", "a", part="Key judgement 2"),))
    after = outline(fact("a", date="2019-05-01"), paragraphs=(paragraph("Neuf.", "a", part="Key judgement 2"),))
    found = changes("boats.fr", before, after)
    text = statement(found, since=2, titles={}, names={"a": "Claim."}, languages={"boats.fr": "fr"})
    assert text.startswith("## Changements depuis l\u2019édition 2\n\n**Preuves**")
    assert "Date\u00a0: 2018 auparavant, 1er mai 2019 maintenant." in text
    assert "Mention\u00a0: prévu auparavant, accompli maintenant." in text
    assert (
        "- Réécrit, dans «\u00a0Jugement clé 2\u00a0»\u00a0: «\u00a0Vieux.\u00a0» est devenu «\u00a0Neuf.\u00a0»"
        in text
    )


def test_a_statement_of_several_languages_has_an_english_head() -> None:
    """Each brief is told of in its own language under a head for all."""
    found = [*changes("a", None, outline()), *changes("a.fr", None, outline())]
    text = statement(found, since="main", titles={}, names={}, languages={"a": "en", "a.fr": "fr"})
    assert text.startswith("## Changes since main\n\n### a\n\nThis brief is new")
    assert "### a.fr\n\nCe document est nouveau" in text
