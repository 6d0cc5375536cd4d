"""What a template sees of a brief: plain maps, lists and strings, and the few functions it may call.

Prose arrives as Markdown with its calls; everything else as data, which the engine escapes. A function that
is asked for what is not there raises `engine.Missing`, which becomes a diagnostic at the template's line.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from markupsafe import Markup

import briefgen
from briefgen.check.verify import Verified
from briefgen.library.briefs import Section, Show
from briefgen.library.model import Fact
from briefgen.words import prose, quotations
from briefgen.words.edtf import parse
from briefgen.words.fold import folded
from briefgen.write import basis, citing, figures, parts, pictures, questions, sums
from briefgen.write.calls import Notebook, called
from briefgen.write.dates import spoken
from briefgen.write.engine import Missing, Offered
from briefgen.write.issue import issue
from briefgen.write.manuscript import Style
from briefgen.write.text import listed

TAKE_A_FACT = ("fact", "cite", "claim", "note_of", "sourced")
#: Stands for the content digest until the record is written.
DIGEST = "\ue010"


class Desk:
    """One brief on the composer's desk: the context of its template."""

    def __init__(
        self, verified: Verified, slug: str, notebook: Notebook, terms: Mapping[str, str], language: str
    ) -> None:
        self.verified, self.slug, self.notebook = verified, slug, notebook
        self.library, self.brief = verified.library, verified.library.briefs[slug]
        self.terms, self.language, self.day = terms, language, verified.as_of[slug]
        self.printed = tuple(self._printed())
        self.figures: list[pictures.Figure] = []
        self.basis = basis.basis(verified, slug, self.printed)

    def context(self) -> dict[str, Any]:
        """Everything that a template may use, by name."""
        house = self.library.house
        return {
            "house": {"title": house.title, "publisher": house.publisher or "", "language": house.language},
            "issue": issue(house, self.brief, self.terms),
            "brief": self._brief(),
            "areas": [
                self._area(area, list(those))
                for area, those in itertools.groupby(enumerate(self.brief.sections), lambda item: item[1].area)
            ],
            "evidence": Markup(basis.summary(self.basis, self.verified, self.terms)),
            "register": [
                {key: Markup(cell) for key, cell in row.items()}
                for row in basis.register(self.basis, self.verified, self.terms)
            ],
            "legend": basis.legend(self.brief, self.language, self.terms),
            # As data the colon would lose the no-break space before it.
            "terms": {**self.terms, "colon": Markup(self.terms["colon"])},
            "version": briefgen.__version__,
            "digest": Markup(DIGEST),
            **{name: Offered(function) for name, function in self._functions().items()},
        }

    def _functions(self) -> dict[str, Callable[..., Any]]:
        return {
            "part": self._part,
            "prose": self._prose,
            "fact": self._fact,
            "cite": self._cite,
            "claim": self._claim,
            "open_questions": self._open_questions,
            "note_of": self._note_of,
            "phrase": self._phrase,
            "sourced": self._sourced,
        }

    def _part(self, name: str, caller: Callable[[], str], **attributes: str) -> Markup:
        return Markup(parts.marked(str(name), str(caller()), **{key: str(value) for key, value in attributes.items()}))

    def _prose(self, text: str) -> Markup:
        for name in _cited(text):
            self._filed(name)
        return Markup(called(text, self.library, self.notebook, language=self.language, terms=self.terms).strip())

    def _fact(self, name: str) -> dict[str, Any]:
        return self._view(self._filed(name))

    def _claim(self, name: str) -> str:
        return self._filed(name).claim_in(self.language)

    def _cite(self, *names: str) -> Markup:
        for name in names:
            self._filed(name)
        if not names:
            raise Missing("`cite` needs a fact")
        return Markup(self.notebook.call(tuple(names)))

    def _phrase(self, key: str, *values: str) -> str:
        try:
            return self.terms[key].format(*values)
        except LookupError:
            raise Missing(f"there is no phrase `{key}` that takes {len(values)} values") from None

    def _open_questions(self) -> list[dict[str, Any]]:
        return questions.box(self.verified, self.slug, self.printed, terms=self.terms, note_of=self._note_of)

    def _note_of(self, *names: str) -> Markup:
        """Links to the notes where facts were first cited: "notes 3 and 7"; empty where none was."""
        for name in names:
            if name not in self.library.facts:
                raise Missing(f"there is no fact `{name}`")
        numbers = sorted({number for name in names if (number := self.notebook.first(name))})
        if not numbers:
            return Markup("")
        shown = listed([f"[{number}](#fn{number})" for number in numbers], self.terms)
        return Markup(self.terms["note" if len(numbers) == 1 else "notes"].format(shown))

    def _sourced(self, *names: str) -> Markup:
        called = {name: pictures.label(self._filed(name), self.terms, self.language) for name in names}
        return Markup(figures.sources(called, self.notebook, terms=self.terms, note_of=self._note_of))

    def _filed(self, name: str) -> Fact:
        filed = self.library.facts.get(name)
        if filed is None:
            raise Missing(f"there is no fact `{name}`")
        if f"fact:{name}" in self.verified.blamed:
            raise Missing(f"fact `{name}` has an error and does not print")
        return filed.fact

    # --------------------------------------------------------------------------------------------- the views

    def _brief(self) -> dict[str, Any]:
        brief = self.brief
        return {
            "slug": self.slug,
            "title": brief.title,
            "question": brief.question or "",
            "as_of": self._day(),
            "bottom_line": brief.bottom_line or "",
            "judgements": [
                {
                    "n": str(n),
                    "text": judgement.text,
                    "confidence": judgement.confidence,
                    "why": judgement.why,
                    "witnesses": basis.witnesses(
                        basis.basis(self.verified, self.slug, _cited(judgement.text)), self.verified, self.terms
                    ),
                }
                for n, judgement in enumerate(brief.key_judgements, start=1)
            ],
        }

    def _day(self) -> str:
        return spoken(parse(self.day.isoformat()), self.terms) if self.day else ""

    def _area(self, area: str, sections: list[tuple[int, Section]]) -> dict[str, Any]:
        return {
            "area": area,
            "title": self.terms[f"area {area}"],
            "sections": [self._section(n, s) for n, s in sections],
        }

    def _section(self, number: int, section: Section) -> dict[str, Any]:
        return {
            "id": f"s{number + 1}",
            "title": section.title,
            "text": section.text,
            "rail": [self._rail(fact, key) for fact, key in section.rail.items()],
            "shows": [self._placed(show, ("sections", number, "show", at)) for at, show in enumerate(section.show)],
        }

    def _rail(self, name: str, key: str) -> dict[str, Any]:
        fact = self._filed(name)
        caption = f"{fact.label}, {key}" if fact.label and key.isdigit() else fact.label or key
        if citing.money(fact.figures[key]) and fact.currency == "unstated":
            caption = f"{caption} ({self.terms['currency unstated']})"
        return {"fact": name, "figure": sums.worded(fact, self.terms, own=self.brief.facts)[key], "caption": caption}

    def _placed(self, show: Show, route: tuple[str | int, ...]) -> dict[str, Any]:
        try:
            return self._show(show)
        except pictures.Undrawable as problem:
            problem.route = route
            raise

    def _show(self, show: Show) -> dict[str, Any]:
        if show.accounts:
            return questions.table(self.verified, self.slug, show.accounts, terms=self.terms, language=self.language)
        if show.quotation:
            fact = self._filed(show.quotation)
            quoted = quotations.quotations(folded(fact.claim_in(self.language)), self.language)
            when = fact.said or fact.date
            return {
                "kind": "quotation",
                "words": max(quoted, key=lambda one: len(one.text)).text,
                "who": citing.called(self.library, fact.says, self.terms) if fact.says else "",
                "when": spoken(when, self.terms) if when else "",
                "fact": fact.id,
            }
        return dict(self._figure(show).view)

    def _figure(self, show: Show) -> pictures.Figure:
        house = self.library.house
        style = Style(house.paper, house.colours.ink, house.colours.accent)
        setting = pictures.Setting(len(self.figures) + 1, self.terms, style, self.language, self.brief.facts)
        self.figures.append(figures.drawable(show, self._filed, setting=setting))
        return self.figures[-1]

    def _view(self, fact: Fact) -> dict[str, Any]:
        return {
            "id": fact.id,
            "claim": fact.claim_in(self.language),
            "says": fact.says or "",
            "date": spoken(fact.date, self.terms) if fact.date else "",
            "figures": sums.worded(fact, self.terms, own=self.brief.facts),
            "label": fact.label or "",
            "status": fact.status,
        }

    def _printed(self) -> Iterator[str]:
        brief = self.brief
        for text in (
            brief.bottom_line or "",
            *(j.text for j in brief.key_judgements),
            *(s.text for s in brief.sections),
        ):
            yield from _cited(text)
        for section in brief.sections:
            for show in section.show:
                question = self.library.questions.get(show.accounts or "")
                yield from (
                    name
                    for name in (question.accounts if question else ())
                    if not self.library.later(name, self.verified.as_of[self.slug])
                )
                yield from (show.quotation,) if show.quotation else ()
                yield from figures.pictured(show)


def _cited(text: str) -> list[str]:
    return [fact for block in prose.blocks(text) for group in block.groups for fact in group.facts]
