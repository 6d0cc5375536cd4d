"""Stocks of the small invented library, or of a changed copy of it, and what a browser would read of a page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path

from briefgen.check.verify import judge, open_case
from briefgen.library.editions import Edition
from briefgen.library.library import Library
from briefgen.site.stock import Stock
from briefgen.site.tree import pages
from briefgen.write.compose import compose
from briefgen.write.templates import folder
from tests.check.desks import SMALL, locked, opened

TEMPLATES = folder(SMALL)
VOID = frozenset(["br", "hr", "img", "input", "wbr", "circle", "rect", "line"])


def shelf(
    library: Library, *, everything: bool = False, editions: Mapping[str, tuple[Edition, ...]] | None = None
) -> Stock:
    """The stock of a library, every printable brief composed; its files are stand-ins."""
    case = open_case(library)
    verified = judge(case).verified
    composed = {slug: compose(verified, slug, templates=TEMPLATES)[0] for slug in verified.printable}
    made = {slug: one for slug, one in composed.items() if one}
    files = {slug: {"pdf": b"%PDF", "md": b"# Text", "html": b"<p>", "json": b"{}"} for slug in made}
    return Stock(case, verified, made, files, editions or {}, everything)


def reopened(home: Path) -> Library:
    """A changed copy of the small library, locked as it is."""
    return locked(opened(home))


def read(stock: Stock) -> dict[str, Seen]:
    """Every page of the library, as a browser reads it, by its path."""
    return {path: seen(data) for path, data in pages(stock, templates=TEMPLATES.folders)}


class Seen(HTMLParser):
    """A page's fields, elements and visible text."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self.text = ""
        self.links: list[str] = []
        self.ids: list[str] = []
        self.tags: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element, its id and its links."""
        found = dict(attrs)
        self.tags.append(tag)
        self.links += [found[name] or "" for name in ("href", "src") if name in found]
        self.ids += [found["id"] or ""] if "id" in found else []
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Complain of what is not closed as it was opened."""
        if tag not in VOID:
            assert self.open, f"</{tag}> closes nothing"
            assert self.open.pop() == tag, f"</{tag}> closes something else"

    def handle_data(self, data: str) -> None:
        """Keep the text."""
        self.text += data


def seen(data: bytes) -> Seen:
    """A page file taken apart; its elements are closed as they were opened."""
    _, head, body = data.decode().split("---\n", 2)
    page = Seen()
    for line in head.splitlines():
        name, _, value = line.partition(": ")
        page.fields[name] = json.loads(value) if value.startswith('"') else value
    page.feed(body)
    page.close()
    assert page.open == [], f"left open: {page.open}"
    page.text = " ".join(page.text.split())
    return page
