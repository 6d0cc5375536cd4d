"""From a case to the dossier of one brief: its prose unit by unit, what it shows, and the problems of each.

Never asks whether the brief may print: a reference that leads nowhere is shown as such.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from briefgen.check.case import Case
from briefgen.check.prose import Writing
from briefgen.check.verify import Verified, uses
from briefgen.words import prose
from briefgen.words.claiming import claiming
from briefgen.words.diagnostics import Diagnostic, Place
from briefgen.write import claims, questions, terms
from briefgen.write.claims import TERMS
from briefgen.write.dossier import Block, Dossier, Part, Sentence, held
from briefgen.write.manuscript import Note, Style
from briefgen.write.numbering import of_brief, shown_places
from briefgen.write.text import data, typeset

_CLOSING = re.compile(r"[.,;:!?]+")
_Route = tuple[str | int, ...]
_SHOWS = {"accounts": "Table of accounts", "quotation": "Quotation", "timeline": "Timeline", "bars": "Bars"}


def dossier(
    case: Case, verified: Verified, slug: str, *, notes: Sequence[Note] = (), found: Iterable[Diagnostic] = ()
) -> Dossier:
    """The dossier of one brief, printable or not; `notes` are those of its manuscript, `found` all diagnostics."""
    library, house, day = case.library, case.library.house, case.as_of[slug]
    about = uses(case, slug)
    touching = [one for one in found if not one.about or about & set(one.about)]
    desk = _Desk(case, verified, slug, tuple(touching), of_brief(case, verified, slug, notes))
    sections = range(len(library.briefs[slug].sections))
    parts = [desk.first_page(), *map(desk.section, sections), desk.questions()]
    return Dossier(
        slug=slug,
        title=library.briefs[slug].title,
        language=desk.language,
        house=house.publisher or house.title,
        as_of=day.isoformat() if day else "",
        withheld=verified.withheld[slug],
        archive=library.texts is not None,
        problems=tuple((one, _where(case, one.place)) for one in touching),
        lost=tuple(_lost(case, slug)),
        parts=tuple(part for part in parts if part.blocks),
        sources=tuple(held(case, tuple(desk.printed))),
        style=Style(house.paper, house.colours.ink, house.colours.accent),
    )


def _where(case: Case, place: Place | None) -> str:
    if place is None or not place.file:
        return ""
    spot = case.library.atlas.spot(place)
    return f"{place.file}, line {spot.line}"


def _lost(case: Case, slug: str) -> Iterator[str]:
    for one in case.standings.open:
        if one.id is None and one.brief == slug:
            yield f"\u201c{one.objection.text}\u201d {one.objection.by}: {one.objection.why}"


# --------------------------------------------------------------------------------------------------- the desk


@dataclass
class _Desk:
    """One brief being taken apart: sentences and paragraphs are counted as they come."""

    case: Case
    verified: Verified
    slug: str
    found: tuple[Diagnostic, ...]
    notes: dict[tuple[_Route, int | str], int]
    printed: dict[str, None] = field(default_factory=dict)
    _sentences: int = 0
    _paragraphs: int = 0

    def __post_init__(self) -> None:
        self.brief = self.case.library.briefs[self.slug]
        self.language = self.brief.language or self.case.library.house.language
        self.terms = terms.of(self.language)
        self.place = self.case.library.places[f"brief:{self.slug}"]
        self.standings = {one.now.id: one for one in self.case.standings.blocks[self.slug]}

    def first_page(self) -> Part:
        """Title, question, bottom line and judgements."""
        blocks = [self.title("title", "Title", self.brief.title, "title")]
        if self.brief.question:
            blocks.append(self.title("question", "Question", self.brief.question, "question"))
        for piece in (piece for piece in self.case.writings[self.slug] if piece.section is None):
            if piece.role == "bottom line":
                blocks.append(self.block("bottom", "Bottom line", self.prose(piece, piece.blocks)))
            else:
                blocks.append(self.judgement(piece, int(piece.place.route[1])))
        heads = ("title", "question", "bottom_line", "key_judgements")
        return self.part("Page one", "", blocks, lambda route: bool(route) and route[0] in heads)

    def section(self, number: int) -> Part:
        """A section: its title, its paragraphs, what it shows."""
        section = self.brief.sections[number]
        blocks = [self.title(f"t{number + 1}", "Title of the section", section.title, "sections", number, "title")]
        for piece in (piece for piece in self.case.writings[self.slug] if piece.section == number):
            for one in piece.blocks:
                self._paragraphs += 1
                name = {"item": "List item", "cell": "Table cell"}.get(one.kind, "Paragraph")
                key = f"p{self._paragraphs}"
                blocks.append(self.block(key, f"{name} {self._paragraphs}", self.prose(piece, (one,))))
        of_section = list(shown_places(self.case, self.slug, number))
        for _, places in itertools.groupby(of_section, key=lambda one: one[0][2:4]):
            blocks.append(self.show(list(places)))
        area = TERMS[f"area {section.area}"]
        return self.part(section.title, area, blocks, lambda route: route[:2] == ("sections", number))

    def questions(self) -> Part:
        """What stays open and touches a printed fact: as sentences, with the accounts that are printed nowhere."""
        blocks = []
        for question, known in questions.touching(self.verified, self.slug, tuple(self.printed)):
            cited = [fact for fact in known if fact in question.accounts]
            sentence = self.sentence(data(question.gap or question.question or "", self.terms), cited)
            remark = TERMS[question.differ] if question.differ else f"About {', '.join(known)}"
            blocks.append(Block("", f"Question {question.id}", (sentence,), remarks=(remark,)))
        return self.part("Open questions", "", blocks, lambda _: False)

    # ------------------------------------------------------------------------------------------ blocks of a part

    def part(self, title: str, area: str, blocks: list[Block], mine: Callable[[_Route], bool]) -> Part:
        """A part, with the problems of its places that no single sentence has."""
        told = {n for block in blocks for one in block.sentences for n in one.problems}
        rest = (
            n
            for n, d in enumerate(self.found)
            if n not in told and d.place and self.here(d.place) and mine(d.place.route)
        )
        return Part(title, area, tuple(blocks), tuple(rest))

    def block(self, key: str, name: str, sentences: Iterable[Sentence], *, remarks: tuple[str, ...] = ()) -> Block:
        """A block with its seal."""
        standing = self.standings.get(f"{self.slug}:{key}")
        seal = claims.block_seal(self.case, standing) if standing else None
        return Block(f"{self.slug}:{key}", name, tuple(sentences), seal, remarks)

    def title(self, key: str, name: str, text: str, *route: str | int) -> Block:
        """A title: it claims something and cites nothing."""
        return self.block(key, name, [self.sentence(data(text, self.terms), (), route=route)])

    def judgement(self, piece: Writing, number: int) -> Block:
        """A judgement: its words, then its confidence and its stated basis beside the count."""
        judgement = self.brief.key_judgements[number]
        counted = claims.witnessed(self.verified, piece.cited, slug=self.slug)
        why = f"{TERMS[f'confidence {judgement.confidence}']}. {judgement.why}"
        basis = self.sentence(data(why, self.terms), (), route=("key_judgements", number, "why"))
        sentences = [*self.prose(piece, piece.blocks), basis]
        return self.block(f"j{number + 1}", f"Key judgement {number + 1}", sentences, remarks=(f"Rests on {counted}",))

    def show(self, places: list[tuple[_Route, tuple[str, ...]]]) -> Block:
        """A table, picture, quotation or figure in the margin: each fact it prints."""
        first, in_margin = places[0][0], places[0][0][2] == "rail"
        name = "Figures in the margin" if in_margin else _SHOWS[str(first[4])]
        if first[-1] == "accounts":
            shows = self.brief.sections[int(first[1])].show[int(first[3])]
            question = self.case.library.questions.get(shows.accounts or "")
            name = f"{name}: {question.question if question else 'there is no such question'}"
        sentences = [self.shown(route, fact) for route, facts in places for fact in facts]
        return Block("", name, tuple(sentences))

    def shown(self, route: _Route, fact: str) -> Sentence:
        """A fact that is shown: the figure or its claim, as it prints."""
        filed = self.case.library.facts.get(fact)
        text = filed.fact.claim_in(self.language) if filed else fact
        if filed and route[2] == "rail":
            key = self.brief.sections[int(route[1])].rail[fact]
            text = f"{filed.fact.figures.get(key, key)} ({filed.fact.label or key})"
        note = self.notes.get((route, fact), 0)
        return self.sentence(data(text, self.terms), (fact,), route=route, note=note)

    # ------------------------------------------------------------------------------------------------ sentences

    def prose(self, piece: Writing, blocks: Iterable[prose.Block]) -> Iterator[Sentence]:
        """Blocks of a piece of prose, unit by unit."""
        for block in blocks:
            alone = prose.only_citation(block)
            filed = self.case.library.facts.get(alone or "")
            for unit in block.units:
                words, end = " ".join(unit.text.split()), unit.end
                if unit.group:
                    end = unit.group.end
                    after = _CLOSING.match(piece.text, end)
                    words += after[0] if after and words else ""
                if filed:
                    words = filed.fact.claim_in(self.language)
                text = data(words, self.terms) if filed else typeset(words, self.terms)
                note = self.notes.get((piece.place.route, unit.group.start), 0) if unit.group else 0
                cited = unit.group.facts if unit.group else ()
                one = self.sentence(text, cited, route=piece.place.route, span=(unit.start, end), note=note)
                yield replace(one, ours=unit.group is None, inferred=bool(unit.group and unit.group.inferred))

    def sentence(
        self,
        text: str,
        cited: Sequence[str],
        *,
        route: _Route | None = None,
        span: tuple[int, int] | None = None,
        note: int = 0,
    ) -> Sentence:
        """A sentence with the claims it cites, in their order."""
        self._sentences += 1
        known = [claims.claim(self.case, self.verified, f, slug=self.slug, language=self.language) for f in cited]
        self.printed.update(dict.fromkeys(fact for fact in cited if fact in self.case.library.facts))
        return Sentence(
            self._sentences,
            text,
            note,
            weigh=claiming(text),
            witnesses=claims.witnessed(self.verified, cited, slug=self.slug) if cited else "",
            claims=tuple(one for one in known if one),
            unknown=tuple(fact for fact, one in zip(cited, known, strict=True) if one is None),
            problems=tuple(self.problems(cited, route, span)),
        )

    def problems(self, cited: Sequence[str], route: _Route | None, span: tuple[int, int] | None) -> Iterator[int]:
        """The problems of a sentence: those at its place, and those of the facts it cites and of their sources."""
        subjects = {f"fact:{fact}" for fact in cited}
        for fact in cited:
            if filed := self.case.library.facts.get(fact):
                subjects |= {f"source:{name}" for name in filed.sources}
        for number, one in enumerate(self.found):
            if one.place and self.here(one.place):
                touched = one.place.route == route and _within(one.place.offset, span)
            else:
                touched = bool(subjects & set(one.about))
            if touched:
                yield number

    def here(self, place: Place) -> bool:
        """Whether a place is in the brief's own file."""
        return place.file == self.place.file


def _within(offset: int | None, span: tuple[int, int] | None) -> bool:
    return span is None or (offset is not None and span[0] <= offset < max(span[1], span[0] + 1))
