"""One HTML page from a manuscript, for the screen or for print. Knows parts and notes; no engine of either medium.

The same parts become the same boxes in both media. Print differs in two things: a note stands at its call, as a
footnote to be floated, and sections are not boxes, because a page breaks well only between siblings (a float at
the start of a box cannot take the heading before it along).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path
from typing import Literal

from briefgen.render import faults, spots
from briefgen.render.markdown_html import Text
from briefgen.render.shell import filled, sheet
from briefgen.words.diagnostics import Diagnostic
from briefgen.write.engine import TemplateProblem
from briefgen.write.manuscript import Manuscript, Picture
from briefgen.write.parts import Part, tree

Medium = Literal["screen", "print"]

#: The furniture's words, where the manuscript's `terms` do not give them.
WORDS: Mapping[str, str] = {
    "page": "Page",
    "page of": "of",
    "endnotes": "Notes",
    "skip link": "Skip to the text",
    "back to text": "Back to the text",
    "figure as table": "The figure as a table",
    "note": "note {0}",
}
#: Characters of a table from which on it may break between two rows, rather than leave half a page empty.
LONG_TABLE = 1200
_TAG, _TABLE = re.compile(r"<[^>]*>"), re.compile(r"<table>.*?</table>\n?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Page:
    """A finished HTML document and what went wrong on the way."""

    html: str
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Body:
    """What stands on a page before its shell: the HTML of all parts, of each note by number, and what went wrong."""

    html: str
    notes: tuple[tuple[int, str], ...]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class _Room:
    """What stands around every part: the manuscript, the medium, its words, and the one Markdown reader."""

    manuscript: Manuscript
    medium: Medium
    words: Mapping[str, str]
    text: Text


def compose(
    manuscript: Manuscript,
    medium: Medium,
    *,
    pictures: Mapping[str, str],
    faces: str = "",
    templates: tuple[Path, ...] = (),
) -> Page:
    """The whole HTML page.

    `faces` is CSS of fonts, folders of `templates` are looked in first. Diagnostics: those of `body`, BG409 a page
    template or style sheet that does not hold; then there is no HTML.
    """
    made = body(manuscript, medium, pictures=pictures)
    try:
        html = _shell(manuscript, medium, made, faces=faces, templates=templates)
    except TemplateProblem as problem:
        return Page("", (*made.diagnostics, problem.told((f"brief:{manuscript.slug}",))))
    return Page(html, made.diagnostics)


def body(manuscript: Manuscript, medium: Medium, *, pictures: Mapping[str, str]) -> Body:
    """The HTML of a manuscript without a shell; `pictures` maps names to addresses.

    Diagnostics: those of `markdown_html`, BG413 a call without a note or a note without a call, BG416 a note over
    1,200 characters. Raises ValueError for marks of parts that do not pair: a bug.
    """
    about = (f"brief:{manuscript.slug}",)
    found = [faults.too_long(note, about) for note in manuscript.notes if len(note.markdown) > faults.LONGEST_NOTE]
    words = {**WORDS, **manuscript.terms}
    links = {picture.name: _links(picture, medium, words) for picture in manuscript.pictures}
    text = Text(call=lambda number: None, pictures=pictures, links=links, about=about)
    printed: set[int] = set()
    notes = {note.number: text.inline(note.markdown) for note in manuscript.notes}

    def call(number: int) -> str | None:
        if number not in notes:
            found.append(faults.without_note(number, about))
            return None
        printed.add(number)
        return _call(number, notes[number] if medium == "print" else None)

    text.call = call
    room = _Room(manuscript, medium, words, text)
    html = "".join(_children(tree(manuscript.markdown), room))
    missed = sorted({note.number for note in manuscript.notes} - printed)
    found += [faults.without_call(number, about) for number in missed]
    return Body(html, tuple(notes.items()), (*found, *text.diagnostics))


def _shell(manuscript: Manuscript, medium: Medium, made: Body, *, faces: str, templates: tuple[Path, ...]) -> str:
    return filled(
        "page.html.j2",
        templates,
        m=manuscript,
        medium=medium,
        words={**WORDS, **manuscript.terms},
        faces=faces,
        body=made.html,
        notes=made.notes if medium == "screen" else (),
        base_css=sheet("base.css", templates),
        medium_css=sheet(f"{medium}.css", templates),
    )


def _call(number: int, note: str | None) -> str:
    """The raised number; in print the note itself follows, to be floated to the foot of the page."""
    raised = f'<a class="call" id="ref{number}" href="#fn{number}" role="doc-noteref">{number}</a>'
    if note is None:
        return raised
    back = f'<a href="#ref{number}">{number}</a>'
    return f'{raised}<span class="fn" id="fn{number}" role="doc-footnote">{back}{note}</span>'


def _links(picture: Picture, medium: Medium, words: Mapping[str, str]) -> str:
    """What lies over a picture. On the screen keys and readers meet each mark once."""
    return "".join(spots.link(s, words, silent=s.again and medium == "screen") for s in picture.spots)


def _children(part: Part, room: _Room) -> list[str]:
    return [room.text.blocks(child) if isinstance(child, str) else _part(child, room) for child in part.children]


def _part(part: Part, room: _Room) -> str:
    if not part.children:
        return ""
    made = {"section": _section, "judgement": _judgement, "figure": _figure, "accounts": _accounts}
    if room.medium == "print":
        made |= {"area": _area, "questions": _questions}
    if own := made.get(part.name):
        return own(part, room)
    if part.name in ("differing", "untold", "descriptors") and room.medium == "print":
        return _box("section", part, _run_in("".join(_children(part, room))))
    if part.name == "rail":
        # Its figures are set large in a narrow column.
        return _box("div", part, "".join(room.text.blocks(str(child), narrow=True) for child in part.children))
    if part.name in ("basis", "why", "legend", "masthead", "draft"):
        return _box("div", part, "".join(_children(part, room)))
    return _box("section", part, "".join(_children(part, room)))


def _accounts(part: Part, room: _Room) -> str:
    """A table of accounts; a page keeps it in one piece unless it is marked as long."""
    content = "".join(_children(part, room))
    if len(_TAG.sub("", content)) > LONG_TABLE:
        part = replace(part, attributes={**part.attributes, "long": "true"})
    return _box("section", part, content)


def _box(element: str, part: Part, content: str) -> str:
    attributes = "".join(
        f' id="{escape(value)}"' if key == "id" else f' data-{key}="{escape(value)}"'
        for key, value in part.attributes.items()
    )
    return f'<{element} class="part {part.name}"{attributes}>\n{content}</{element}>\n'


def _area(part: Part, room: _Room) -> str:
    """An area in print: no box, and its heading stands in the rail above that of its first section."""
    children = list(part.children)
    first = children[1] if len(children) > 1 else None
    if isinstance(children[0], str) and isinstance(first, Part) and first.name == "section":
        children[:2] = [replace(first, attributes={**first.attributes, "area": children[0].strip()})]
    return "".join(_children(replace(part, children=tuple(children)), room))


def _section(part: Part, room: _Room) -> str:
    """A section: its heading and its rail in one box beside the text, then the text."""
    children = list(part.children)
    heading, rest = "", ""
    if children and isinstance(children[0], str):
        heading, _, rest = children.pop(0).partition("\n\n")  # type: ignore[union-attr]
    rails = [child for child in children if isinstance(child, Part) and child.name == "rail"]
    others = tuple(child for child in children if child not in rails)
    area = part.attributes.get("area", "")
    head = room.text.blocks(f"{area}\n\n{heading}")
    rail = "".join(_part(rail, room) for rail in rails)
    text = (room.text.blocks(rest) if rest.strip() else "") + "".join(_children(Part("", {}, others), room))
    if room.medium == "print":
        start = f'<div class="start{" first" if area else ""}"></div>\n'
        # Floats ignore `break-inside`: the inner box, set as one inline-block, keeps head and figure in one piece.
        return f'{start}<div class="beside"><div class="whole">\n{head}{rail}</div></div>\n{text}'
    return _box("section", part, f'<div class="beside">\n{head}{rail}</div>\n<div class="text">\n{text}</div>\n')


def _judgement(part: Part, room: _Room) -> str:
    """A judgement in three cells: its number, the claim with what limits it, and its basis."""
    bases = [child for child in part.children if isinstance(child, Part) and child.name == "basis"]
    claim = Part("", {}, tuple(child for child in part.children if child not in bases))
    number = escape(part.attributes.get("n", ""))
    content = f'<div class="n">{number}</div>\n<div class="claim">\n{"".join(_children(claim, room))}</div>\n'
    return _box("div", part, content + "".join(_part(child, room) for child in bases))


def _questions(part: Part, room: _Room) -> str:
    """What is open, in columns as wide as there is to say in each: told here, an engine need not measure each word."""
    names = tuple(getattr(child, "name", "") for child in part.children)
    heading, *columns = _children(part, room)
    html = "".join(columns)
    # A link that leads elsewhere may be long, and is not broken: its column has to make room.
    if names != ("", "differing", "untold") or not all(columns) or 'href="http' in html:
        return _box("section", part, heading + html)
    first = min(max(100 * len(_TAG.sub("", columns[0])) // len(_TAG.sub("", html)), 20), 80)
    return _box("section", part, f'{heading}<div class="columns" style="--first: {first}%">\n{html}</div>\n')


def _run_in(html: str) -> str:
    """A list as one paragraph: items that run on would not be items of a list to PDF/UA-1."""
    for listed, run in (("ul>", "p>"), ("<li>", '<span class="item">'), ("</li>", "</span>")):
        html = html.replace(listed, run)
    return html


def _figure(part: Part, room: _Room) -> str:
    """A figure. Its table is folded away on the screen; in print the picture's alternative text does its work."""
    content = "".join(_children(part, room))
    if room.medium == "screen":
        summary = escape(room.words["figure as table"])
        content = _TABLE.sub(lambda m: f"<details><summary>{summary}</summary>{m.group()}</details>\n", content)
    else:
        content = _TABLE.sub(lambda m: m.group() if 'class="call"' in m.group() else "", content)
    return _box("div", part, content)
