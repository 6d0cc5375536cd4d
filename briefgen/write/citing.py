"""How a source is cited: in full the first time, in short form afterwards; CSL-JSON in, inline Markdown out.

The form of the Chicago Manual's notes (17th ed., ch. 14), for the few CSL types that briefs cite. Never ibid.
A source's own `literal` overrides the full form. Pure functions; numbers are given by the caller.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from urllib.parse import quote

from briefgen.library.library import Library
from briefgen.library.model import Person, Selector, Source
from briefgen.write.dates import spoken
from briefgen.write.text import curly, data, escaped, listed

Terms = Mapping[str, str]
_FIRST, _LAST = 4, 3


def full(source: Source, terms: Terms) -> str:
    """Author, title, where it appeared, date: the first citation of a source."""
    if source.literal:
        return data(source.literal, terms)
    people, title = _people(source.author, terms), _title(source.title, terms) or terms["untitled"]
    outlet = _container(source, terms)
    # Who publishes a text of their own is named once.
    return joined([people, title, outlet if outlet != people else "", issued(source, terms)], terms)


def short(source: Source, first: int, terms: Terms) -> str:
    """Author or outlet, short title, and the note where it stands in full."""
    who = [person.family or person.literal or "" for person in source.author]
    name = listed([data(one, terms) for one in who], terms) or _container(source, terms)
    reference = f"({terms['note ref'].format(first)})"
    said = joined([name, _title(source.title_short or source.title, terms)], terms)
    return f"{said or terms['untitled']} {reference}"


def joined(parts: list[str], terms: Terms) -> str:
    """Parts of a citation with commas between them, set inside closing quotation marks where the language does."""
    kept = [part for part in parts if part]
    text = ", ".join(kept)
    quote = terms["close quote"]
    return text.replace(f"{quote}, ", f",{quote} ") if terms["comma inside"] == "yes" else text


def carrier(source: Source, terms: Terms) -> str:
    """A reprint: where it appeared, and when."""
    return joined([_container(source, terms) or data(source.id, terms), issued(source, terms)], terms)


def plain(source: Source, terms: Terms) -> str:
    """A source by one name, for tables and sentences: its outlet, else its author, else its title."""
    name = source.container_title or source.publisher
    people = [person.literal or person.family or "" for person in source.author]
    return data(name or " / ".join(people) or source.title or source.id, terms)


def called(library: Library, spelling: str, terms: Terms) -> str:
    """A person or body by the spelling of the language, else as it is spelt here."""
    name = library.named(spelling)
    return name.spellings.get(terms["language"], spelling) if name else spelling


def issued(source: Source, terms: Terms) -> str:
    """The date, marked where it is inferred."""
    said = spoken(source.issued, terms)
    return f"{said} ({terms['inferred date']})" if source.issued_note else said


def passage_link(source: Source, selector: Selector, page: int = 0) -> str | None:
    """The address of the passage: a text fragment (WICG), or in a PDF its page (RFC 8118); None without `URL`.

    In a fragment, dashes, commas and ampersands of the words are percent-encoded, as they part its fields.
    """
    if source.URL is None:
        return None
    if source.text.media_type == "application/pdf":
        return f"{source.URL.split('#')[0]}#page={page}" if page else source.URL
    words = [selector.start, *([selector.end] if selector.end else [])]
    encoded = ",".join(quote(word, safe="").replace("-", "%2D") for word in words)
    return f"{source.URL.split('#')[0]}#:~:text={encoded}"


def quoted_anchors(selector: Selector, terms: Terms) -> str:
    """A passage's first and last words, few of each, for a reader who looks it up."""
    opening, closing = selector.start.split(), (selector.end or "").split()
    if not closing and len(opening) > _FIRST + _LAST:
        closing = opening
    cut = bool(closing)
    shown = " ".join(opening[:_FIRST] if cut else opening)
    shown = f"{shown} \u2026 {' '.join(closing[-_LAST:])}" if cut else shown
    inner = curly(shown, terms).replace(terms["open quote"], terms["open single"])
    inner = inner.replace(terms["close quote"], terms["close single"])
    return terms["open quote"] + escaped(inner) + terms["close quote"]


def _people(people: tuple[Person, ...], terms: Terms) -> str:
    names = [person.literal or " ".join(part for part in (person.given, person.family) if part) for person in people]
    return listed([data(name, terms) for name in names], terms)


def _title(title: str | None, terms: Terms) -> str:
    if not title:
        return ""
    inner = curly(title, terms).replace(terms["open quote"], terms["open single"])
    inner = inner.replace(terms["close quote"], terms["close single"])
    return terms["open quote"] + escaped(inner) + terms["close quote"]


def _container(source: Source, terms: Terms) -> str:
    if source.container_title:
        return f"*{data(source.container_title, terms)}*"
    return data(source.publisher, terms) if source.publisher else ""


def money(words: str) -> bool:
    """Whether a figure is an amount of money."""
    return any(unicodedata.category(character) == "Sc" for character in words)
