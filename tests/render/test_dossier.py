"""The dossier as a page: whole in itself, readable by everybody, and marked as not for publication."""

from __future__ import annotations

from html.parser import HTMLParser
from itertools import pairwise

import pytest

from briefgen.check.verify import judge, open_case
from briefgen.render.dossier import render
from briefgen.write.taking_apart import dossier
from tests.check.desks import SMALL, locked, opened, with_fact


class _Reader(HTMLParser):
    """What a page holds: elements with their attributes, and the text inside each `mark`."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.marked: list[str] = []
        self._marking = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {key: value or "" for key, value in attrs}))
        if tag == "mark":
            self._marking = True
            self.marked.append("")

    def handle_endtag(self, tag: str) -> None:
        self._marking = self._marking and tag != "mark"

    def handle_data(self, data: str) -> None:
        if self._marking:
            self.marked[-1] += data


def page(**changes: object) -> str:
    """The page of the small library's brief, one fact of it changed."""
    library = locked(opened(SMALL))
    case = open_case(with_fact(library, "catch-fell", **changes) if changes else library)
    outcome = judge(case)
    return render(dossier(case, outcome.verified, "fewer-boats", found=outcome.diagnostics))


@pytest.fixture(scope="module")
def read() -> _Reader:
    """The page, read."""
    return _Reader(page())


def test_it_is_whole_in_itself(read: _Reader) -> None:
    """No script, and nothing that a browser would fetch."""
    assert not {"script", "link", "iframe", "img", "object"} & {tag for tag, _ in read.elements}
    assert "url(" not in page()
    assert "@import" not in page()


def test_it_says_that_it_is_not_for_publication() -> None:
    """On top, and to search engines."""
    html = page()
    assert "Not for publication: contains passages of others&#39; texts." in html.replace("'", "&#39;")
    assert '<meta name="robots" content="noindex' in html


def test_passages_are_marked(read: _Reader) -> None:
    """Word for word."""
    assert "The two countries still keep the rescue pact of 1998" in read.marked


def test_no_level_of_headings_is_skipped(read: _Reader) -> None:
    """One of the first level, then one step down at a time."""
    levels = [int(tag[1]) for tag, _ in read.elements if tag in ("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_links_within_the_page_lead_somewhere(read: _Reader) -> None:
    """And no id is there twice."""
    ids = [attributes["id"] for _, attributes in read.elements if "id" in attributes]
    targets = {a["href"][1:] for tag, a in read.elements if tag == "a" and a.get("href", "").startswith("#")}
    assert len(ids) == len(set(ids))
    assert targets <= set(ids)


def test_landmarks_and_language_are_there(read: _Reader) -> None:
    """Header, navigation, main text and footer; a passage has the language of its source."""
    assert {"header", "nav", "main", "footer"} <= {tag for tag, _ in read.elements}
    assert all(attributes.get("lang") for tag, attributes in read.elements if tag in ("html", "blockquote"))


def test_what_people_wrote_is_no_markup() -> None:
    """A caution with an element in it is shown as it was typed."""
    html = page(caution="<script>alert(1)</script> & more")
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; more" in html


def test_the_same_dossier_gives_the_same_bytes() -> None:
    """No clock, no order of chance."""
    assert page() == page()
