"""A composed brief: one Markdown text with numbered calls, and its notes. Every rendition starts here.

A plain frozen value of strings, so that it travels to a worker process as it is. It knows nothing of
how a rendition looks and nothing of the library it came from.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from briefgen.write import parts


@dataclass(frozen=True, slots=True)
class Note:
    """One note: its number, from 1 in the order of the calls, and one paragraph of inline Markdown."""

    number: int
    markdown: str
    facts: tuple[str, ...]
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """A box of a picture that leads to a note: its corner and size in percent of the picture's width and height.

    `name` says what stands there; `again` is a second box of the same mark, which keys and readers need not meet.
    """

    note: int
    name: str
    left: float
    top: float
    width: float
    height: float
    again: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture drawn from facts: SVG bytes, what it shows in words, and which boxes of it lead to notes."""

    name: str
    svg: bytes
    alternative: str
    spots: tuple[Spot, ...] = ()


@dataclass(frozen=True, slots=True)
class Style:
    """What the house sets of the page: paper, and two colours as #rrggbb."""

    paper: str = "letter"
    ink: str = "#14304f"
    accent: str = "#8c2318"


@dataclass(frozen=True)
class Manuscript:
    """What every rendition is made from.

    `markdown` holds the calls as `[^1]` and the marks of `write.parts`. `terms` are the furniture's words in
    the brief's language. `record` is the whole record as canonical JSON. `as_of` is an ISO date or empty;
    `draft` is the stamp of a brief that is not fully reviewed, or empty; `issue` names series and number, or is empty.
    """

    slug: str
    language: str
    title: str
    description: str
    house: str
    publisher: str
    as_of: str
    draft: str
    digest: str
    markdown: str
    notes: tuple[Note, ...]
    record: str
    terms: Mapping[str, str]
    style: Style = Style()
    pictures: tuple[Picture, ...] = ()
    issue: str = ""

    @property
    def reading(self) -> str:
        """The Markdown without the marks of its parts; calls stay."""
        return parts.without_marks(self.markdown)
