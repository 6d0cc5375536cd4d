from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from briefgen.check.verify import Verified, verify
from briefgen.library.library import Library
from briefgen.words.diagnostics import Diagnostic
from briefgen.words.edtf import parse
from briefgen.write import terms, views
from briefgen.write.compose import compose
from briefgen.write.issue import Imprint, edition
from briefgen.write.parts import CLOSE, OPEN
from briefgen.write.templates import TemplateFolder
from tests.check.desks import locked, with_brief, with_fact, with_fields
from tests.write.conftest import SHIPPED, Pages, composed

SLUG = "fewer-boats"


def refused(verified: Verified, templates: TemplateFolder) -> list[tuple[str, str, int | None, str]]:
    """Code, file, line and message of why the brief cannot be composed."""
    manuscript, found = compose(verified, SLUG, templates=templates)
    assert manuscript is None
    assert all(d.level == "error" and d.about == (f"brief:{SLUG}",) for d in found)
    return [(d.code, d.place.file if d.place else "", d.place.line if d.place else None, d.message) for d in found]


def test_calls_and_notes_agree(small: Library) -> None:
    """Numbers from 1 in the order of the page, a note for each, marks that pair."""
    manuscript = composed(small, SLUG)
    calls = [int(number) for number in re.findall(r"\[\^(\d+)\]", manuscript.markdown)]
    assert calls == [note.number for note in manuscript.notes] == list(range(1, len(calls) + 1))
    assert not {OPEN, CLOSE, views.DIGEST} & set(manuscript.reading)


def test_the_record_and_the_digest_are_of_what_was_printed(small: Library) -> None:
    """The digest changes with the text; its first digits stand in the colophon."""
    manuscript = composed(small, SLUG)
    assert manuscript.digest[:16] in manuscript.reading
    other = with_fact(small, "boats-laid-up", note="The caption has no date.")
    assert composed(other, SLUG).digest != manuscript.digest


def test_the_archive_makes_no_difference(small: Library) -> None:
    """The lock stands for the texts: the same manuscript, to the last character."""
    assert composed(small, SLUG) == composed(small.without_texts(), SLUG)


def test_markup_in_data_prints_as_typed(small: Library) -> None:
    """A brief's title is data; a template in it is not run."""
    manuscript = composed(with_brief(small, "Nothing.", title="{{ house }} *boats* [^x]"))
    assert "# {{ house }} \\*boats\\* \\[^x\\]\n" in manuscript.reading


def test_changes_print_before_the_colophon_and_leave_the_record(verified: Verified) -> None:
    """A part of their own, once; the digest in the colophon is that of the brief without them."""
    changes = "## Changes since edition 1\n\n- It read: so."
    imprints = (Imprint(2, date(2020, 3, 1), text) for text in ("", changes))
    plain, told = (compose(verified, SLUG, templates=SHIPPED, imprint=one)[0] for one in imprints)
    assert plain
    assert told
    assert (told.record, told.digest, told.notes) == (plain.record, plain.digest, plain.notes)
    before, mark, after = told.markdown.partition(f"{OPEN}changes{CLOSE}\n\n{changes}\n\n{OPEN}/{CLOSE}")
    assert mark
    assert f"{OPEN}register{CLOSE}" in before
    assert after.lstrip().startswith(f"{OPEN}colophon{CLOSE}")
    assert f"{OPEN}changes{CLOSE}" not in plain.markdown


def test_an_edition_says_its_number_and_day_in_the_masthead(verified: Verified) -> None:
    """On one line; the record is that of a page of none."""
    printed, imprint = "Edition\u00a02\u00a0\u00b7\u00a022\u00a0November\u00a02026", Imprint(2, date(2026, 11, 22))
    plain, told = (compose(verified, SLUG, templates=SHIPPED, imprint=one)[0] for one in (None, imprint))
    assert plain
    assert told
    assert f" \u00b7 {printed}\n" in told.markdown.partition(f"{OPEN}/{CLOSE}")[0]
    assert told.record == plain.record
    assert printed not in plain.markdown


def test_an_edition_is_named_in_the_language_of_its_brief() -> None:
    """Word and month; a page of no edition has nothing to name."""
    printed = "Édition\u00a02\u00a0\u00b7\u00a022\u00a0novembre\u00a02026"
    assert edition(Imprint(2, date(2026, 11, 22)), terms.of("fr")) == printed
    assert edition(None, terms.of("fr")) == ""


def test_an_edition_that_a_template_leaves_out_is_told(small: Library, verified: Verified, pages: Pages) -> None:
    """Else two editions could not be told apart; a page of no edition needs no place for it."""
    text = (SHIPPED.read("brief.md.j2") or "").replace("{{ edition }}", "")
    templates = pages(brief=text)
    manuscript, [found] = compose(verified, SLUG, templates=templates, imprint=Imprint(2, date(2020, 3, 1)))
    assert manuscript is None
    assert "leaves out `edition`" in found.message
    assert compose(verified, SLUG, templates=templates)[0]


def test_changes_that_a_template_leaves_out_are_told(small: Library, verified: Verified, pages: Pages) -> None:
    """A house's own template may be older than they are."""
    text = (SHIPPED.read("brief.md.j2") or "").replace("{{ changes }}", "Much.")
    imprint = Imprint(2, date(2020, 3, 1), "## Changes")
    manuscript, [found] = compose(verified, SLUG, templates=pages(brief=text), imprint=imprint)
    assert manuscript is None
    assert found.message == "the template leaves out `changes`"


@pytest.mark.parametrize("call", ["fact", "cite", "claim", "note_of"])
def test_a_missing_fact_is_told_where_the_branch_does_not_run(verified: Verified, pages: Pages, call: str) -> None:
    """At its line, by its name."""
    folder = pages(brief="one\n{% if false %}\n{{ " + call + "('gone') }}\n{% endif %}\n")
    assert refused(verified, folder) == [("BG409", "templates/brief.md.j2", 3, "there is no fact `gone`")]


def test_every_missing_fact_is_told_in_one_run(verified: Verified, pages: Pages) -> None:
    """In included files too."""
    folder = pages(brief="{{ fact('a') }}\n{{ fact('b') }}{% include 'part.md.j2' %}", part="\n\n{{ claim('c') }}")
    assert [(file, line) for _, file, line, _ in refused(verified, folder)] == [
        ("templates/brief.md.j2", 1),
        ("templates/brief.md.j2", 2),
        ("templates/part.md.j2", 3),
    ]


def test_a_fact_with_an_error_is_told(small: Library, pages: Pages) -> None:
    """It does not print by way of a template either, though the brief does not cite it."""
    verified = verify(with_fact(small, "boats-on-slip", at="Nobody ever wrote this")).verified
    assert not verified.withheld[SLUG]
    [(code, _, line, message)] = refused(verified, pages(brief="\n{{ claim('boats-on-slip') }}"))
    assert (code, line, message) == ("BG409", 2, "fact `boats-on-slip` has an error and does not print")


@pytest.mark.parametrize(
    "template",
    [
        "{% set a = cite('catch-fell') %}{% set b = cite('talks-2018') %}{{ b }}{{ a }}",
        "{% set a = cite('catch-fell') %}{{ a }}{{ a }}",
        "{% set a = cite('catch-fell') %}",
        "{{ cite('catch-fell') }}[^7]",
    ],
)
def test_calls_out_of_order_are_refused(verified: Verified, pages: Pages, template: str) -> None:
    """Swapped, twice, not at all, or typed by hand."""
    [(code, file, _, message)] = refused(verified, pages(brief=template))
    assert (code, file) == ("BG409", "templates/brief.md.j2")
    assert "twice, not at all, or in another order" in message


@pytest.mark.parametrize(
    ("template", "line"),
    [
        ("\n\n{{ brief.titel }}", 3),
        ("\n{{ nobody }}", 2),
        ("\n{{ phrase('gone') }}", 2),
        ("\n{{ prose('A [@gone].') }}", 2),
        ("{% call part('two words') %}x{% endcall %}", 1),
        ("{{ terms }}", 1),
        ("{% for %}", 1),
    ],
)
def test_a_template_that_does_not_hold_is_told_at_its_line(
    verified: Verified, pages: Pages, template: str, line: int
) -> None:
    """BG409, and no manuscript."""
    assert [(code, where) for code, _, where, _ in refused(verified, pages(brief=template))] == [("BG409", line)]


@pytest.mark.parametrize(
    ("template", "left_out"),
    [
        ("", "what the brief cites or shows: "),
        ("{{ brief.title }}{{ cite('catch-fell') }}", "what the brief cites or shows: "),
        (None, "the title"),
    ],
)
def test_a_template_that_leaves_something_out_is_refused(
    verified: Verified, pages: Pages, template: str | None, left_out: str
) -> None:
    """Nothing that the brief cites or shows may be missing from its page, nor its title."""
    shipped = (SHIPPED.read("brief.md.j2") or "").replace("# {{ brief.title }}", "")
    [(code, _, line, message)] = refused(verified, pages(brief=shipped if template is None else template))
    assert (code, line) == ("BG409", 1)
    assert message.startswith(f"the template leaves out {left_out}")


def test_a_title_may_be_set_in_capitals(small: Library, pages: Pages) -> None:
    """It is there all the same."""
    shipped = SHIPPED.read("brief.md.j2") or ""
    folder = pages(brief=shipped.replace("{{ brief.title }}", "{{ brief.title | upper }}"))
    assert "# FEWER BOATS" in composed(small, SLUG, templates=folder).reading


def test_a_citation_that_would_print_as_typed_is_refused(small: Library) -> None:
    """In code it would be no citation any more."""
    verified = verify(with_brief(small, "The talks `[@talks-2018]` went on.")).verified
    _, found = compose(verified, "extra", templates=SHIPPED)
    assert [(d.code, "`[@talks-2018]` would print as typed" in d.message) for d in found] == [("BG409", True)]


def test_no_template_at_all_is_told(verified: Verified, pages: Pages) -> None:
    """An empty folder has no entry."""
    assert [code for code, *_ in refused(verified, pages())] == ["BG409"]


def test_a_withheld_brief_is_refused(small: Library) -> None:
    """Composing what has an error is a bug of the caller."""
    verified = verify(with_fact(small, "catch-fell", at="Nobody ever wrote this")).verified
    with pytest.raises(ValueError, match="withheld"):
        compose(verified, SLUG, templates=SHIPPED)


def test_what_is_later_than_as_of_is_not_on_the_page(small: Library) -> None:
    """A later reprint is in no note, not in the register, not in the record."""
    later = with_fields(small, "harbour-post-2019-03", issued=parse("2020-01-01"))
    for library, known in ((small, True), (later, False)):
        manuscript = composed(library, SLUG)
        everything = manuscript.reading + manuscript.record + "".join(note.markdown for note in manuscript.notes)
        assert ("Harbour Post" in everything) is known


def test_another_day_stands_for_the_briefs_own(small: Library) -> None:
    """`--as-of` is what the masthead says, and what reprints are compared with."""
    verified = verify(small, as_of=date(2019, 3, 10)).verified
    manuscript, _ = compose(verified, SLUG, templates=SHIPPED)
    assert manuscript is not None
    assert manuscript.as_of == "2019-03-10"
    assert "Evidence to 10 March 2019" in manuscript.reading


def test_a_long_note_is_a_warning(small: Library) -> None:
    """By the brief's limit of words, which goes before the house's; addresses of links do not count."""

    def long(limit: int) -> list[Diagnostic]:
        text = "The ministers met [@talks-2018]."
        library = with_brief(small, text, limits={"note": limit})
        manuscript, found = compose(verify(library).verified, "extra", templates=SHIPPED)
        assert manuscript is not None
        return list(found)

    assert long(60) == []
    [told] = long(5)
    assert (told.code, told.level) == ("BG416", "warning")
    assert "talks-2018" in told.hint


def test_house_settings_reach_the_page(small: Library) -> None:
    """Paper, colours, house, language."""
    manuscript = composed(small, SLUG)
    assert (manuscript.style.paper, manuscript.style.ink, manuscript.style.accent) == ("letter", "#14304f", "#8c2318")
    assert (manuscript.house, manuscript.publisher, manuscript.language) == (
        "Northern Sea Desk", "Institute of Two Shores", "en",
    )  # fmt: skip


def test_the_register_says_of_each_source_what_it_is(small: Library) -> None:
    """Its descriptor, behind the name of who published it."""
    register = composed(small, "fewer-boats").reading.partition("## Evidence register")[2]
    source = small.sources["ministry-2018-11"]
    assert f"- **{source.publisher}:** {source.descriptor}\n" in register


def test_a_french_colon_keeps_its_space_in_the_register(small: Library) -> None:
    """It cannot break, and it is not lost."""
    extra = with_brief(small, "Ils se sont parlé [@talks-2018].")
    places = {**extra.places, "brief:extra.fr": extra.places["brief:extra"]}
    translated = extra.briefs["extra"].model_copy(update={"translates": "extra"})
    french = replace(extra, briefs={**extra.briefs, "extra.fr": translated}, places=places)
    register = composed(french, "extra.fr").reading.partition("## Registre des sources")[2]
    assert f"- **{small.sources['ministry-2018-11'].publisher}\u00a0:** " in register


def test_descriptors_of_two_texts_of_one_publisher_are_told_apart(small: Library) -> None:
    """Then their titles stand with the name."""
    one = small.sources["ministry-2018-11"]
    twin = {"publisher": one.publisher, "container_title": None, "author": (), "title": "Fish", "descriptor": "Gulls."}
    both = with_fields(small, "tribune-2019-03", **twin, title_short=None)
    register = composed(locked(both), "fewer-boats").reading.partition("## Evidence register")[2]
    assert f"- **{one.publisher}, Fish:** Gulls.\n" in register


@pytest.mark.parametrize(
    ("series", "number", "printed"),
    [
        ("Two Shores Papers", "4", "Two Shores Papers \u00b7 No.\u00a04"),
        ("Two Shores Papers", None, "Two Shores Papers"),
        (None, "4", "Policy brief \u00b7 No.\u00a04"),
        (None, None, ""),
    ],
)
def test_series_and_number_stand_in_the_masthead(
    small: Library, series: str | None, number: str | None, printed: str
) -> None:
    """Where the library has them; else the masthead says what kind of document it is, and the manuscript nothing."""
    brief = small.briefs[SLUG].model_copy(update={"number": number})
    house = small.house.model_copy(update={"series": series})
    manuscript = composed(replace(small, house=house, briefs={SLUG: brief}), SLUG)
    assert manuscript.issue == printed
    assert f"\n\n{printed or 'Policy brief'} \u00b7 Evidence to" in manuscript.reading
