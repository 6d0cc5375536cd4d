"""How the library's things are called on the site: sources, speakers, dates, passages. Knows no page."""

from __future__ import annotations

import html
from functools import cache
from typing import NamedTuple

from briefgen.library.library import Filed
from briefgen.library.model import Selector
from briefgen.render.markdown_html import Text
from briefgen.site.stock import Stock
from briefgen.words.edtf import Edtf, parse
from briefgen.write import basis, citing, terms
from briefgen.write.dates import spoken
from briefgen.write.text import curly


class Link(NamedTuple):
    """What leads to another page: its address from the site's root, empty for what has no page, and its text."""

    href: str
    text: str


class Naming:
    """Words for one stock. What is named `..._html` is HTML, all else is text to be escaped."""

    def __init__(self, stock: Stock) -> None:
        self.stock, self.library = stock, stock.library
        self.terms = terms.of("en")
        self.language = self.library.house.language
        self._text = Text(call=lambda number: None)
        # a library names few sources and many facts
        self.outlet = cache(self._outlet)
        self.cited_html = cache(self._cited_html)

    def inline_html(self, markdown: str) -> str:
        """A run of Markdown as this program writes it in notes."""
        return self._text.inline(markdown)

    def text(self, text: str) -> str:
        """A text of the library in good quotation marks."""
        return curly(text, self.terms)

    def date(self, date: Edtf | None) -> str:
        """A date in words; nothing for none."""
        return spoken(date, self.terms) if date else ""

    def day(self, day: object) -> str:
        """A day, by its ISO text, in words."""
        return spoken(parse(str(day)), self.terms)

    def claim(self, fact: str) -> str:
        """The claim of a fact in the language of the house."""
        return self.text(self.library.facts[fact].fact.claim_in(self.language))

    def fact(self, fact: str) -> Link:
        """A fact by its claim."""
        return Link(f"facts/{fact}/" if fact in self.stock.paged else "", self.claim(fact))

    def source(self, source: str) -> Link:
        """A source by its outlet and title."""
        one = self.library.sources[source]
        title = one.title_short or one.title
        text = f"{self.outlet(source)}, \u201c{self.text(title)}\u201d" if title else self.outlet(source)
        return Link(f"sources/{source}/" if source in self.stock.sources else "", text)

    def _outlet(self, source: str) -> str:
        return html.unescape(self.inline_html(citing.plain(self.library.sources[source], self.terms)))

    def _cited_html(self, source: str) -> str:
        return self.inline_html(citing.full(self.library.sources[source], self.terms))

    def name(self, spelling: str) -> str:
        """A person or body by the one spelling of the house."""
        found = self.library.named(spelling)
        return found.name if found else spelling

    def speaker(self, filed: Filed) -> str:
        """Who says it: the speaker, else the source."""
        return self.name(filed.fact.says) if filed.fact.says else self.outlet(filed.source)

    def role(self, spelling: str) -> str:
        """What is known of a person or body: its role, else its side."""
        found = self.library.named(spelling)
        side = found.side if found and found.side != "none" else ""
        return (found.role or side) if found else ""

    def words_html(self, source: str, selector: Selector) -> str:
        """The first and last words of a passage, linked to it where it was published."""
        shown = citing.quoted_anchors(selector, self.terms)
        link = citing.passage_link(self.library.sources[source], selector)
        return self.inline_html(f"[{shown}](<{link}>)" if link else shown)

    def paragraph(self, number: int) -> str:
        """Where a passage stands: its paragraph, or a caption."""
        return self.terms["paragraph"].format(number) if number else self.terms["caption"]

    def witnesses(self, slug: str, facts: tuple[str, ...]) -> str:
        """The independent reports behind some facts of a brief, in the words of its language."""
        words = self.stock.manuscripts[slug].terms
        return basis.witnesses(basis.basis(self.stock.verified, slug, facts), self.stock.verified, words)

    def reports(self, count: int) -> str:
        """A count of independent reports, in words."""
        if not count:
            return "no report"
        return "one report" if count == 1 else f"{basis.number(count, self.terms)} independent reports"
