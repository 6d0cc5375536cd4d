"""A brief's prose in pieces: where each stands, in the order of the page, and what is shown beside it."""

from __future__ import annotations

from briefgen.check.prose import shown, writings
from briefgen.library.briefs import Brief
from briefgen.library.library import Library
from briefgen.words.diagnostics import Place

HERE = Place("extra.yaml")


def test_pieces_come_in_the_order_of_the_page(small: Library) -> None:
    """Bottom line and judgements stand on page one, then each section's text."""
    pieces = writings("fewer-boats", small.briefs["fewer-boats"], HERE)
    assert [(piece.role, piece.section) for piece in pieces] == [
        ("bottom line", None),
        ("judgement", None),
        ("judgement", None),
        ("text", 0),
        ("text", 1),
        ("text", 2),
    ]


def test_each_piece_knows_its_field(small: Library) -> None:
    """The route of a piece leads to the very text in the brief."""
    brief = small.briefs["fewer-boats"]
    for piece in writings("fewer-boats", brief, HERE):
        found: object = brief
        for step in piece.place.route:
            found = found[step] if isinstance(step, int) else getattr(found, step)  # type: ignore[index]
        assert found == piece.text


def test_cited_names_each_fact_once_in_order() -> None:
    """A fact that is cited twice is one fact."""
    text = "One [@b; @a]. Two [@a].\n\n- Three [inferred from @c; @b]."
    brief = Brief.model_validate({"title": "T", "sections": [{"area": "background", "title": "S", "text": text}]})
    (piece,) = writings("extra", brief, HERE)
    assert piece.cited == ("b", "a", "c")


def test_a_brief_without_page_one_has_only_its_sections() -> None:
    """Bottom line and judgements are optional."""
    brief = Brief.model_validate({"title": "T", "sections": [{"area": "background", "title": "S", "text": "Plain."}]})
    assert [piece.role for piece in writings("extra", brief, HERE)] == ["text"]


def test_shown_lists_rail_accounts_quotation_bars_and_timeline() -> None:
    """Everything that prints beside the prose, each with the route to where it is written."""
    section = {
        "area": "background",
        "title": "S",
        "text": "Plain.",
        "rail": {"a": "2018"},
        "show": [
            {"accounts": "q"},
            {"quotation": "b"},
            {"bars": ["c", "d"]},
            {"timeline": {"contacts": ["e"], "ruptures": ["f"]}},
        ],
    }
    brief = Brief.model_validate({"title": "T", "sections": [section]})
    show = ("sections", 0, "show")
    assert list(shown(brief)) == [
        ("fact", "a", ("sections", 0, "rail", "a")),
        ("question", "q", (*show, 0, "accounts")),
        ("fact", "b", (*show, 1, "quotation")),
        ("fact", "c", (*show, 2, "bars")),
        ("fact", "d", (*show, 2, "bars")),
        ("fact", "e", (*show, 3, "timeline", "contacts")),
        ("fact", "f", (*show, 3, "timeline", "ruptures")),
    ]
