"""One HTML page from a manuscript, for the screen or for print. Knows parts and notes; no engine of either medium.

The same parts become the same boxes in both media. Print differs in two things: a note stands at its call, as a
footnote to be floated, and sections are not boxes, because a page breaks well only between siblings (a float at
the start of a box cannot take the heading before it along).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Literal

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from briefgen.render.markdown_html import Text
from briefgen.render.typography import curled
from briefgen.words.diagnostics import Diagnostic
from briefgen.write.manuscript import Manuscript, Note
from briefgen.write.parts import Part, tree

Medium = Literal["screen", "print"]

#: The longest note, in characters: a note that is longer than the free page loses its start in print.
LONGEST_NOTE = 1200
#: The furniture's words, where the manuscript's `terms` do not give them.
WORDS: Mapping[str, str] = {
    "page": "Page",
    "page of": "of",
    "endnotes": "Notes",
    "skip link": "Skip to the text",
    "back to text": "Back to the text",
    "figure as table": "The figure as a table",
}
_TABLE = re.compile(r"<table>.*?</table>\n?", re.DOTALL)
_HERE = Path(__file__).resolve()
#: In the wheel the templates stand inside the package, in a checkout beside it.
FOLDERS = (_HERE.parents[1] / "templates", _HERE.parents[2] / "templates")


@dataclass(frozen=True, slots=True)
class Page:
    """A finished HTML document and what went wrong on the way."""

    html: str
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

    `pictures` maps names to addresses, `faces` is CSS of fonts, folders of `templates` are looked in first.
    Diagnostics: those of `markdown_html`, BG413 a call without a note, BG416 a note over 1,200 characters.
    Raises ValueError for marks of parts that do not pair, and jinja2 errors for a broken page template: both are bugs.
    """
    about = (f"brief:{manuscript.slug}",)
    notes = {note.number: note for note in manuscript.notes}
    found = [_too_long(note, about) for note in manuscript.notes if len(note.markdown) > LONGEST_NOTE]
    curly = manuscript.language.partition("-")[0] == "en"
    text = Text(call=lambda number: None, pictures=pictures, about=about, curly=curly)
    words = {**WORDS, **manuscript.terms}
    texts = {number: text.inline(note.markdown) for number, note in notes.items()}

    def call(number: int) -> str | None:
        if number not in texts:
            found.append(
                Diagnostic("BG413", "error", f"there is a call to note {number}, and no such note", about=about)
            )
            return None
        return _call(number, texts[number] if medium == "print" else None)

    text.call = call
    body = "".join(_children(tree(manuscript.markdown), _Room(manuscript, medium, words, text)))
    endnotes = [*texts.items()] if medium == "screen" else []
    html = _environment(templates).get_template("page.html.j2").render(
        m=manuscript,
        title=curled(manuscript.title) if curly else manuscript.title,
        style=manuscript.style,
        medium=medium,
        words=words,
        faces=faces,
        body=body,
        notes=endnotes,
        base_css=_sheet("base.css", templates),
        medium_css=_sheet(f"{medium}.css", templates),
    )
    return Page(html, (*found, *text.diagnostics))


def _environment(templates: tuple[Path, ...]) -> Environment:
    return Environment(
        loader=FileSystemLoader([*templates, *FOLDERS]),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _sheet(name: str, templates: tuple[Path, ...]) -> str:
    """A style sheet, from the first folder that has it."""
    folder = next(folder for folder in (*templates, *FOLDERS) if (folder / name).is_file())
    return (folder / name).read_text(encoding="utf-8")


def _too_long(note: Note, about: tuple[str, ...]) -> Diagnostic:
    message = f"note {note.number} has {len(note.markdown)} characters; a page can hold {LONGEST_NOTE} for sure"
    hint = "cite fewer facts in one bracket group, or shorten the `note` of a fact"
    return Diagnostic("BG416", "error", message, hint=hint, about=about)


def _call(number: int, note: str | None) -> str:
    """The raised number; in print the note itself follows, to be floated to the foot of the page."""
    raised = f'<a class="call" id="ref{number}" href="#fn{number}" role="doc-noteref">{number}</a>'
    if note is None:
        return raised
    back = f'<a href="#ref{number}">{number}</a>'
    return f'{raised}<span class="fn" id="fn{number}" role="doc-footnote">{back}{note}</span>'


def _children(part: Part, room: _Room) -> list[str]:
    return [room.text.blocks(child) if isinstance(child, str) else _part(child, room) for child in part.children]


def _part(part: Part, room: _Room) -> str:
    if part.name in ("section", "questions"):
        return _opened(part, room)
    if part.name == "area" and room.medium == "print":
        return "".join(_children(part, room))
    if part.name == "judgement":
        return _judgement(part, room)
    if part.name == "figure":
        return _figure(part, room)
    if part.name in ("rail", "basis", "masthead", "draft"):
        return _box("div", part, "".join(_children(part, room)))
    return _box("section", part, "".join(_children(part, room)))


def _box(element: str, part: Part, content: str) -> str:
    attributes = "".join(
        f' id="{escape(value)}"' if key == "id" else f' data-{key}="{escape(value)}"'
        for key, value in part.attributes.items()
    )
    return f'<{element} class="part {part.name}"{attributes}>\n{content}</{element}>\n'


def _opened(part: Part, room: _Room) -> str:
    """A section: its heading and its rail in one box beside the text, then the text."""
    children = list(part.children)
    heading, rest = "", ""
    if children and isinstance(children[0], str):
        heading, _, rest = children.pop(0).partition("\n\n")  # type: ignore[union-attr]
    rails = [child for child in children if isinstance(child, Part) and child.name == "rail"]
    others = tuple(child for child in children if child not in rails)
    beside = room.text.blocks(heading) + "".join(_part(rail, room) for rail in rails)
    text = (room.text.blocks(rest) if rest.strip() else "") + "".join(_children(Part("", {}, others), room))
    if room.medium == "print":
        # Floats ignore `break-inside`: the inner box, set as one inline-block, keeps head and figure in one piece.
        beside = f'<div class="beside"><div class="whole">\n{beside}</div></div>'
        return f'<div class="start {part.name}"></div>\n{beside}\n{text}'
    return _box("section", part, f'<div class="beside">\n{beside}</div>\n<div class="text">\n{text}</div>\n')


def _judgement(part: Part, room: _Room) -> str:
    claim = [room.text.blocks(child) for child in part.children if isinstance(child, str)]
    basis = [_part(child, room) for child in part.children if isinstance(child, Part)]
    number = escape(part.attributes.get("n", ""))
    content = f'<div class="n">{number}</div>\n<div class="claim">\n{"".join(claim)}</div>\n{"".join(basis)}'
    return _box("div", part, content)


def _figure(part: Part, room: _Room) -> str:
    """A figure. Its table is folded away on the screen; in print the picture's alternative text does its work."""
    content = "".join(_children(part, room))
    if room.medium == "screen":
        summary = escape(room.words["figure as table"])
        content = _TABLE.sub(lambda m: f"<details><summary>{summary}</summary>{m.group()}</details>\n", content)
    else:
        content = _TABLE.sub(lambda m: m.group() if 'class="call"' in m.group() else "", content)
    return _box("div", part, content)
