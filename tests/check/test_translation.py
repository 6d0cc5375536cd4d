"""A brief in another language: what it takes over, what is compared, what counts as translated."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from briefgen.check.rules import status_shown, untranslated
from briefgen.check.translation import digests
from briefgen.check.verify import open_case, verify
from briefgen.library.briefs import Brief
from briefgen.library.library import Library
from briefgen.library.translations import inherited, unsure
from tests.check.desks import SMALL, locked, opened, with_brief, with_fact

ENGLISH = (
    "In 2018 the guards of both shores went out on 212 calls [@rescue-calls]. They hold to the pact [@rescue-pact]."
)
FRENCH = "En 2018, les gardes ont répondu à 212 appels [@rescue-calls]. Ils s'en tiennent au pacte [@rescue-pact]."
ABOUT = ("BG208", "BG209", "BG401", "BG402", "BG405", "BG422", "BG423", "BG523", "BG524")


def found(
    french: str, *, english: str = ENGLISH, fields: dict[str, Any] | None = None, section: dict[str, Any] | None = None
) -> list[str]:
    """The codes that a translation of one paragraph gives, everything else about it in order."""
    library = with_brief(opened(SMALL), english, section=section or {})
    translated_section = {"area": "cooperation", "title": "Ce que l'on sait", "text": french}
    of = {key: digest for key, (digest, _) in digests(open_case(library), "extra").items()}
    written = {"translates": "extra", "title": "De plus", "sections": [translated_section], "of": of, **(fields or {})}
    translated = with_translation(library, Brief.model_validate(written))
    return [d.code for d in verify(locked(translated)).diagnostics if d.code in ABOUT]


def with_translation(library: Library, brief: Brief) -> Library:
    """The library with `extra.fr` as its loader would give it."""
    briefs = inherited({"extra": library.briefs["extra"], "extra.fr": brief})
    place = replace(library.places["brief:extra"], file="extra.fr.yaml")
    return replace(library, briefs=briefs, places={**library.places, "brief:extra.fr": place})


SOURCES = {"sources": {"tribune-2019-03": "Quotidien.", "harbour-post-2019-03": "Journal du port."}}


def test_a_faithful_translation_gives_nothing() -> None:
    """French numbers bear out English ones, in the brief and against the passages."""
    assert found(FRENCH, fields=SOURCES) == []


def test_confidence_is_taken_from_the_original() -> None:
    """As `rail` is; a judgement that the original does not have has none, and is left for its loader to tell."""
    judged = {"text": "It will hold [inferred from @rescue-pact].", "why": "One report."}
    sections = [{"area": "cooperation", "title": "A", "text": "B."}]
    original = Brief.model_validate(
        {"title": "A", "sections": sections, "key_judgements": [{**judged, "confidence": "low"}]}
    )
    french = {"translates": "a", "title": "A", "sections": sections, "key_judgements": [judged, judged]}
    briefs = inherited({"a": original, "a.fr": Brief.model_validate(french)})
    assert [one.confidence for one in briefs["a.fr"].key_judgements] == ["low", None]
    assert list(unsure(briefs)) == [("a.fr", 1)]


def test_an_english_way_to_write_a_number_is_told() -> None:
    """With how French writes it."""
    library = with_brief(opened(SMALL), "The catch fell to 31,000 tonnes in 2018 [@catch-fell].")
    section = {"area": "cooperation", "title": "Prises", "text": "Les prises : 31,000 tonnes en 2018 [@catch-fell]."}
    brief = Brief.model_validate({"translates": "extra", "title": "De plus", "sections": [section]})
    told = verify(locked(with_translation(library, brief))).diagnostics
    [hint] = [d.hint for d in told if d.code == "BG401"]
    assert hint == "French writes `31 000`; a comma is its decimal mark."


def test_the_order_of_citations_is_the_translator_s() -> None:
    """A language has its own order of words."""
    turned = "Les gardes s'en tiennent au pacte [@rescue-pact]. En 2018, ils ont répondu à 212 appels [@rescue-calls]."
    assert found(turned, fields=SOURCES) == []


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ("212", "221", ["BG401", "BG423"]),
        ("[@rescue-pact]", "[inferred from @rescue-pact]", ["BG422"]),
        ("au pacte", "au pacte, disent-ils en novembre", ["BG401", "BG423"]),
        ("les gardes", "les gardes des deux pays", []),
    ],
)
def test_what_a_translation_changes_is_found(old: str, new: str, codes: list[str]) -> None:
    """A number, a month or a citation that is not the original's; the two of the parties is nobody's."""
    assert sorted(found(FRENCH.replace(old, new), fields=SOURCES)) == codes


def test_a_name_that_is_kept_counts_nothing() -> None:
    """Its number word is a name in both languages; left out, it is missing."""
    english = "At Two Shores they went out on 212 calls [@rescue-calls]."
    kept, left = (
        "À Two Shores, ils ont répondu à 212 appels [@rescue-calls].",
        "Ils ont répondu à 212 appels [@rescue-calls].",
    )
    about = ["BG423"]
    assert [code for code in found(kept, english=english, fields=SOURCES) if code in about] == []
    assert [code for code in found(left, english=english, fields=SOURCES) if code in about] == about


def test_a_changed_original_is_told_with_its_new_digest() -> None:
    """The hint gives what to write once the two were read side by side."""
    library = with_brief(opened(SMALL), ENGLISH)
    of = {key: digest for key, (digest, _) in digests(open_case(library), "extra").items()}
    changed = with_brief(opened(SMALL), ENGLISH.replace("went out", "answered together"))
    now = digests(open_case(changed), "extra")["p1"][0]
    section = {"area": "cooperation", "title": "Ce que l'on sait", "text": FRENCH}
    written = {"translates": "extra", "title": "De plus", "sections": [section], "of": of, **SOURCES}
    brief = Brief.model_validate(written)
    (stale,) = [d for d in verify(locked(with_translation(changed, brief))).diagnostics if d.code == "BG523"]
    assert "`p1` of `extra` has changed" in stale.message
    assert f"`p1: {now}`" in stale.hint


def test_a_translation_that_tells_nothing_of_its_original_is_asked_to() -> None:
    """Without `of` nobody could know what is stale."""
    assert found(FRENCH, fields={**SOURCES, "of": {}}) == ["BG523"]


def test_figures_and_days_come_from_the_original() -> None:
    """What is no language is written once."""
    original = Brief.model_validate(
        {
            "title": "Extra",
            "as_of": "2019-12-31",
            "limits": {"pages": 2},
            "sections": [{"area": "cooperation", "title": "A", "text": "b", "rail": {"rescue-calls": "2018"}}],
        }
    )
    section = {"area": "cooperation", "title": "Un", "text": "b"}
    brief = Brief.model_validate({"translates": "extra", "title": "De plus", "sections": [section]})
    filled = inherited({"extra": original, "extra.fr": brief})["extra.fr"]
    assert (filled.as_of, filled.limits, filled.sections[0].rail) == (
        original.as_of,
        original.limits,
        original.sections[0].rail,
    )


RAIL = {"rail": {"rescue-calls": "2018"}}


@pytest.mark.parametrize(
    ("figures", "codes"),
    [
        ({}, ["BG524"]),
        ({"2018": "212 sorties"}, []),
        ({"2018": "221 sorties"}, ["BG423"]),
        ({"2018": "212 sorties", "2017": "9 sorties"}, ["BG208"]),
    ],
    ids=["english", "french", "another number", "no such figure"],
)
def test_a_figure_on_the_rail_is_worded_in_french(figures: dict[str, str], codes: list[str]) -> None:
    """The figure of a rail that names what it counts is asked for, and states the number of the fact's own."""
    rendered = {"rescue-calls": {"label": "Sorties", "figures": figures}}
    assert found(FRENCH, fields={**SOURCES, "facts": rendered}, section=RAIL) == codes


@pytest.mark.parametrize(
    ("words", "tongue", "named"),
    [
        ("$255 million", "fr", False),
        ("37.5 percent", "fr", False),
        ("40,000 tonnes", "fr", True),
        ("about 40", "fr", True),
        ("37.5%", "es", False),
        ("$255 million", "es", True),
    ],
)
def test_a_mere_amount_needs_no_translator(words: str, tongue: str, named: bool) -> None:
    """French has a rule for amounts; whatever else has words is somebody's to translate."""
    assert untranslated.worded(words, tongue) is named


def test_a_text_that_only_carries_a_passage_again_prints_its_descriptor() -> None:
    """It stands in the register as well."""
    only = {"sources": {"tribune-2019-03": "Quotidien."}}
    assert found(FRENCH, fields=only) == ["BG524"]


QUOTED = 'Arland denies it: it wanted "a count of fish" [@cut-denied].'


@pytest.mark.parametrize(
    ("french", "codes"),
    [
        ('Arland dément : il voulait "un recensement des poissons" [@cut-denied].', ["BG402"]),
        ('Arland dément : il voulait "un recensement des poissons" (notre traduction) [@cut-denied].', []),
        (
            'Arland dément : il voulait "des bateaux". Il "nie tout" (notre traduction) [@cut-denied].',
            ["BG402"],
        ),
        ("Arland dément : il voulait « a count of fish » [@cut-denied].", []),
        ("Arland dément : il voulait ‘un recensement des poissons’ [@cut-denied].", ["BG402"]),
        ("Arland dément avoir « pressed for the cut » [@cut-denied].", []),
        ("Arland dément qu'aujourd'hui l'envoyé d'un pays l'a voulu [@cut-denied].", []),
    ],
)
def test_a_translated_quotation_says_so(french: str, codes: list[str]) -> None:
    """Words of the passage, or words of ours that are called so."""
    assert found(french, english=QUOTED, fields=SOURCES) == codes


def test_a_plan_is_shown_in_french_too() -> None:
    """The status of a fact is looked for in the words of the brief's language."""
    english = "Both sides plan to count the cod in the spring of 2020 [@count-planned]."
    fields = {"sources": dict.fromkeys(("tribune-2019-03", "ministry-2018-11"), "Texte.")}
    told = "Les deux camps ont compté la morue au printemps de 2020 [@count-planned]."
    planned = "Les deux camps prévoient de compter la morue en 2020 [@count-planned]."
    assert found(told, english=english, fields=fields) == ["BG405"]
    assert found(planned, english=english, fields=fields) == []


@pytest.mark.parametrize(
    ("words", "planned"),
    [
        ("Le retrait eut lieu.", False),
        ("Un extrait de la carte parut.", False),
        ("Une visite eut lieu.", False),
        ("Le compte viserait la morue.", True),
        ("Ils permettraient un compte.", True),
        ("L'accord vise un compte.", True),
    ],
)
def test_a_noun_in_the_dress_of_a_verb_plans_nothing(words: str, planned: bool) -> None:
    """`retrait` is no conditional, and a `visite` no aim."""
    assert status_shown.shows("planned", words, "fr") is planned


def test_a_table_prints_its_question_and_the_notes_of_its_accounts() -> None:
    """Though no sentence cites an account: the question, the claims and the descriptors are in the other language."""
    table = {"show": [{"accounts": "why-fewer"}]}
    library = with_fact(with_brief(opened(SMALL), ENGLISH, section=table), "quota-blamed", note="By his account.")
    section = {"area": "cooperation", "title": "Ce que l'on sait", "text": FRENCH}
    brief = Brief.model_validate({"translates": "extra", "title": "De plus", "sections": [section], **SOURCES})
    told = verify(locked(with_translation(library, brief))).diagnostics
    [message] = [d.message for d in told if d.code == "BG524"]
    assert all(f"the {what}" in message for what in ("question `why-fewer`", "note of `quota-blamed`"))
