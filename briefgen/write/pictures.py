"""Pictures of a brief: from facts to what a template shows of a figure, and to the drawn picture.

Everything in a picture is a fact's: its date or its figures, its label, its note. A picture is drawn when the page
is written, because only then do its marks know the numbers of their notes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from briefgen.library.briefs import Rendered, Timeline
from briefgen.library.model import Fact
from briefgen.words import amounts
from briefgen.write import bars, citing, sums, timeline, timeline_svg
from briefgen.write.dates import spoken
from briefgen.write.manuscript import Picture, Style
from briefgen.write.svg import GREEN, Drawn
from briefgen.write.text import curly, listed
from briefgen.write.timeline import Mark, Side

Terms = Mapping[str, str]
#: The number of the first note that cites a fact, or None.
Numbers = Callable[[str], int | None]
_LABEL = 40


class Undrawable(Exception):
    """These facts make no picture; the message says why, for the writer of the brief. `route` leads to the `show`."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.route: tuple[str | int, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure before it is drawn: its name, what a template sees of it (`view`), its words for who cannot see it."""

    name: str
    alternative: str
    view: Mapping[str, Any]
    draw: Callable[[Numbers], Drawn]

    def drawn(self, numbers: Numbers) -> Picture:
        """The picture, its marks numbered as their notes."""
        drawing = self.draw(numbers)
        return Picture(self.name, drawing.svg, self.alternative, drawing.spots)


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands around a figure: its number, the furniture's words, the house's colours, the language of claims.

    `rendered` is what a translation prints of facts in place of their own words.
    """

    number: int
    terms: Terms
    style: Style
    language: str
    rendered: Mapping[str, Rendered] = field(default_factory=dict)


def of_timeline(written: Timeline, facts: Mapping[str, Fact], *, setting: Setting) -> Figure:
    """A timeline. Raises Undrawable where a fact has no date or stands there twice, or where there is no fact."""
    terms = setting.terms
    names: list[tuple[Side, str]] = [("contact", name) for name in written.contacts]
    names += [("rupture", name) for name in written.ruptures]
    if not names:
        raise Undrawable("a timeline needs `contacts` or `ruptures`")
    if len(facts) < len(names):
        raise Undrawable("a fact stands twice on the timeline")
    made = {name: _mark(side, facts[name], setting=setting) for side, name in names}
    ordered = dict(sorted(made.items(), key=lambda item: _order(item[1])))
    marks = tuple(ordered.values())
    title = _timeline_title(marks, terms)
    broken = [_years(first, last) for first, last in timeline.left_out(marks)]
    remark = terms["scale broken"].format(listed(broken, terms)) if broken else ""
    alternative = " ".join(part for part in (f"{terms['timeline']}. {title}.", *_told(marks, terms), remark) if part)
    colours = timeline_svg.Colours(GREEN, setting.style.accent, setting.style.ink)
    words: timeline_svg.Words = {
        "contact": terms["contact"],
        "rupture": terms["rupture"],
        "window": terms["day not known"],
    }

    def draw(numbers: Numbers) -> Drawn:
        numbered = [replace(mark, number=numbers(fact)) for fact, mark in ordered.items()]
        return timeline_svg.drawn(numbered, colours=colours, words=words, title=title, description=alternative)

    rows = [_Row(mark.when, mark.label, terms[mark.side], fact) for fact, mark in ordered.items()]
    heads = _Row(terms["when"], terms["what"], terms["side"])
    return _figure("timeline", setting, title, heads=heads, rows=rows, told=(remark, alternative), draw=draw)


def of_bars(facts: Sequence[Fact], *, setting: Setting) -> Figure:
    """The figures of facts as bars. Raises Undrawable where one is no single amount, or they count different things."""
    terms = setting.terms
    titles = {fact.id: label(fact, terms, setting.language) for fact in facts}
    figures = [(fact, key, words) for fact in facts for key, words in fact.figures.items()]
    values = _comparable(figures)
    printed = [sums.worded(fact, terms, own=setting.rendered)[key] for fact, key, _ in figures]
    unstated = any(citing.money(words) and fact.currency == "unstated" for fact, _, words in figures)
    title, remark = "; ".join(titles.values()), _sentence(terms["currency unstated"]) if unstated else ""
    names = [key if len(facts) == 1 else f"{titles[fact.id]}, {key}" for fact, key, _ in figures]
    words = [curly(said, terms) for said in printed]
    told = "; ".join(f"{name}{terms['colon']} {said}" for name, said in zip(names, words, strict=True))
    alternative = " ".join(part for part in (f"{terms['bars']}. {title}.", f"{told}.", remark) if part)

    def draw(numbers: Numbers) -> Drawn:
        notes = [numbers(fact.id) for fact, _, _ in figures]
        drawn = [bars.Bar(*bar) for bar in zip(names, words, values, notes, strict=True)]
        return bars.drawn(drawn, colour=GREEN, ink=setting.style.ink, title=title, description=alternative)

    rows = [_Row(key, titles[f.id], said, f.id) for (f, key, _), said in zip(figures, printed, strict=True)]
    heads = _Row(terms["figure key"], terms["what"], terms["figure value"])
    return _figure("bars", setting, title, heads=heads, rows=rows, told=(remark, alternative), draw=draw)


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the table that says what a picture shows."""

    first: str
    second: str
    third: str
    fact: str = ""


def _figure(
    kind: str, setting: Setting, title: str, *, heads: _Row, rows: Sequence[_Row], told: tuple[str, str],
    draw: Callable[[Numbers], Drawn],
) -> Figure:  # fmt: skip
    remark, alternative = told
    name = f"{kind}-{setting.number}"
    view = {
        "kind": "figure",
        "figure": kind,
        "number": str(setting.number),
        "name": name,
        "title": title,
        "alternative": alternative,
        "remark": remark,
        "heads": asdict(heads),
        "rows": [asdict(row) for row in rows],
        "facts": list(dict.fromkeys(row.fact for row in rows)),
    }
    return Figure(name, alternative, view, draw)


def _comparable(figures: Sequence[tuple[Fact, str, str]]) -> list[Decimal]:
    """The values of figures that count one thing."""
    read = [_amount(fact, key, words) for fact, key, words in figures]
    if not read:
        raise Undrawable("bars need a fact with `figures`")
    for (fact, key, _), amount in zip(figures, read, strict=True):
        if not amounts.same_unit(read[0], amount) or fact.currency != figures[0][0].currency:
            raise Undrawable(f"bars of one picture count one thing: `{key}` of `{fact.id}` is in another unit")
    return [amount.value for amount in read]


def _mark(side: Side, fact: Fact, *, setting: Setting) -> Mark:
    if fact.date is None:
        raise Undrawable(f"fact `{fact.id}` has no `date` for a timeline")
    terms = setting.terms
    called = label(fact, terms, setting.language)
    if fact.status != "done":
        called = f"{called} ({terms[fact.status]})"
    start, end = fact.date.earliest, fact.date.latest
    exact = start == end and not fact.date.qualifier
    return Mark(side, called, spoken(fact.date, terms), start, end, exact=exact)


def label(fact: Fact, terms: Terms, language: str) -> str:
    """What a picture calls a fact: its label; else its claim, cut between words to the length of a label."""
    if fact.label:
        return curly(fact.label, terms)
    claim = curly(fact.claim_in(language), terms)
    if len(claim) <= _LABEL:
        return claim.rstrip(".")
    return claim[: _LABEL - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "\u2026"


def _order(mark: Mark) -> tuple[date, date]:
    """By date; marks of one window keep the order in which the brief names them."""
    return (mark.start or date.min, mark.end or date.max)


def _timeline_title(marks: Sequence[Mark], terms: Terms) -> str:
    sides = {mark.side for mark in marks}
    kind = "contacts and ruptures" if len(sides) == 2 else f"{sides.pop()}s"
    days = [day for mark in marks for day in (mark.start, mark.end) if day]
    return terms[kind].format(_years(min(days).year, max(days).year))


def _years(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}\u2013{last}"


def _told(marks: Sequence[Mark], terms: Terms) -> list[str]:
    """Each side in a sentence that names its marks."""
    told = []
    for side in timeline.SIDES:
        those = [f"{mark.when}{terms['colon']} {mark.label}" for mark in marks if mark.side == side]
        if those:
            told.append(terms[f"{side} side"].format("; ".join(those)))
    return told


def _amount(fact: Fact, key: str, words: str) -> amounts.Amount:
    amount = amounts.read(words)
    if amount is None:
        raise Undrawable(f"`{key}` of `{fact.id}` is not one amount, so no bar can be drawn: {words}")
    return amount


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}." if words else ""
