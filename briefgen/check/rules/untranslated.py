"""Words of the library that a translation prints in another language.

Besides its own prose a translation prints notes, labels and figures of facts, claims (where a paragraph is only
`[@fact]`, and in tables), questions, and descriptors of sources, of those too that only carry a passage again. These
are given in its language under `facts`, `questions` and `sources` of the translation, claims in the facts themselves:
`claim: {en: ..., fr: ...}`. French says a mere amount (`$2 million`, `37.5%`) by itself; a figure that names what it
counts is given: `facts: {rescue-calls: {figures: {2018: 212 sorties}}}`. What is not given prints as it is, all but
labels and figures marked with its language.

Bad:

    # one-sea.yaml
    title: One sea
    sections:
      - area: cooperation
        title: The pact holds
        text: |
          The guards still answer together [@rescue-calls].
        rail: {rescue-calls: 2018}

    # one-sea.fr.yaml
    translates: one-sea
    title: Une seule mer
    of: {title: eaaff8a7af4c, t1: c3633eb4c077, p1: abae20d2af39}
    sections:
      - area: cooperation
        title: Le pacte tient
        text: |
          Les gardes sortent encore ensemble [@rescue-calls].

Good:

    # one-sea.yaml
    title: One sea
    sections:
      - area: cooperation
        title: The pact holds
        text: |
          The guards still answer together [@rescue-calls].
        rail: {rescue-calls: 2018}

    # one-sea.fr.yaml
    translates: one-sea
    title: Une seule mer
    sources: {tribune-2019-03: Quotidien., harbour-post-2019-03: Journal du port.}
    of: {title: eaaff8a7af4c, t1: c3633eb4c077, p1: abae20d2af39}
    facts:
      rescue-calls: {label: Sorties de sauvetage, figures: {2018: 212 sorties}}
    sections:
      - area: cooperation
        title: Le pacte tient
        text: |
          Les gardes sortent encore ensemble [@rescue-calls].
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.check.case import Case, Scope
from briefgen.check.prose import shown
from briefgen.check.translation import translations
from briefgen.library.briefs import Brief
from briefgen.words import french, prose
from briefgen.words.diagnostics import Diagnostic, Level

CODE = "BG524"
LEVEL: Level = "warning"
SCOPE: tuple[Scope, ...] = ("brief",)


def check(case: Case) -> Iterator[Diagnostic]:
    """For each translation, everything that it prints untranslated."""
    for slug, brief, _, _ in translations(case):
        place = case.library.places[f"brief:{slug}"].at("translates")
        found = [*_of_facts(case, slug, brief), *_questions(case, slug, brief), *_sources(case, slug, brief)]
        if found:
            message = f"prints in another language: {', '.join(dict.fromkeys(found))}"
            hint = (
                "Give them in this file: `facts: {id: {label: ..., note: ..., figures: {key: ...}}}`, "
                "`questions: {id: ...}`, `sources: {id: ...}`; claims in the facts, by language."
            )
            yield Diagnostic(CODE, LEVEL, message, place, hint=hint, about=(f"brief:{slug}",))


def _of_facts(case: Case, slug: str, brief: Brief) -> Iterator[str]:
    tongue = case.library.tongue(slug).partition("-")[0]
    for name in _printed(case, slug):
        filed, rendered = case.library.facts.get(name), brief.facts.get(name)
        if filed and filed.fact.note and not (rendered and rendered.note):
            yield f"the note of `{name}`"
    for kind, name, route in shown(brief):
        filed, rendered = case.library.facts.get(name), brief.facts.get(name)
        if kind == "fact" and "quotation" not in route and filed and not (rendered and rendered.label):
            yield f"the label of `{name}`"
    for name, key in _figures(brief, case):
        filed, rendered = case.library.facts.get(name), brief.facts.get(name)
        words = filed.fact.figures.get(key, "") if filed else ""
        if worded(words, tongue) and not (rendered and key in rendered.figures):
            yield f"the figure `{words}` of `{name}`"
    for name in _claimed(case, slug, brief):
        filed = case.library.facts.get(name)
        if filed and not (isinstance(filed.fact.claim, dict) and tongue in filed.fact.claim):
            yield f"the claim of `{name}`"


def _figures(brief: Brief, case: Case) -> Iterator[tuple[str, str]]:
    """The figures on the page, by fact and key: those of rails, and all of a fact in bars."""
    for section in brief.sections:
        yield from section.rail.items()
        for fact in (fact for show in section.show for fact in show.bars or () if fact in case.library.facts):
            yield from ((fact, key) for key in case.library.facts[fact].fact.figures)


def worded(figure: str, tongue: str) -> bool:
    """Whether a figure holds words that no rule says in the language."""
    amount = french.AMOUNT.match(figure) if tongue == "fr" else None
    return bool(amount["unit"] if amount else re.search(r"[^\W\d_]", figure))


def _claimed(case: Case, slug: str, brief: Brief) -> Iterator[str]:
    """The facts whose claims stand on the page: alone in a paragraph, in a table, as a quotation."""
    for piece in case.writings[slug]:
        yield from (fact for block in piece.blocks if (fact := prose.only_citation(block)))
    yield from (fact for fact, _ in case.accounts(slug))
    yield from (show.quotation for section in brief.sections for show in section.show if show.quotation)


def _printed(case: Case, slug: str) -> dict[str, None]:
    """The facts that a brief cites or shows, and the accounts of its tables, each once."""
    return dict.fromkeys(fact for fact, _ in (*case.printed(slug), *case.accounts(slug)))


def _questions(case: Case, slug: str, brief: Brief) -> Iterator[str]:
    """The questions of tables, and of the box: those that touch a printed fact and were open on the brief's day."""
    printed, tables = _printed(case, slug).keys(), {key for kind, key, _ in shown(brief) if kind == "question"}
    for key, question in case.library.questions.items():
        touched = printed & set(case.library.open_on(question, case.as_of[slug]))
        if (key in tables or touched) and key not in brief.questions:
            yield f"the question `{key}`"


def _sources(case: Case, slug: str, brief: Brief) -> Iterator[str]:
    filed = [case.library.facts[fact] for fact in _printed(case, slug) if fact in case.library.facts]
    own = dict.fromkeys(name for one in filed for name in one.sources)
    twins = {twin.source for one in filed for entry in case.entries(one.id) for twin in entry.reprints}
    for name in (*own, *sorted(twins - own.keys())):
        source = case.library.sources.get(name)
        prints = name in own or (source and source.stands_on(case.as_of.get(slug)))
        if source and prints and source.descriptor and name not in brief.sources:
            yield f"the descriptor of `{name}`"
