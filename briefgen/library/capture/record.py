"""The record of a new source as YAML text: what is known, what was guessed and from where, and where the article is.

Guesses are marked one by one, for a person to check. What nobody said is left out. Writes no file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from briefgen.library.capture.incoming import HTML, PDF
from briefgen.library.guesses import remark
from briefgen.library.model import Selector
from briefgen.library.yaml_events import FORBIDDEN
from briefgen.library.yaml_writer import Value, document
from briefgen.words import find, relative, tokens

_MONTH = "|".join(month.capitalize() for month in tokens.MONTHS)
_DAY = re.compile(rf"\b(?:\d{{1,2}} (?:{_MONTH})|(?:{_MONTH}) \d{{1,2}}),? \d{{4}}\b|\b\d{{4}}-\d\d-\d\d\b")
_ORDER = (
    "id", "type", "title", "title-short", "author", "container-title", "publisher", "publisher-place", "volume",
    "issue", "page", "issued", "issued-note", "URL", "accessed", "language", "origin", "note", "text",
)  # fmt: skip
_PAGE, _FILE = remark("guessed from the page's own data"), remark("guessed from the file's own data")
_READ = remark("guessed from the text")
#: Behind a note that prints: a date that the text itself gives is not inferred.
_INFERRED = remark("prints as inferred, delete it if the text gives the date")
#: Blocks at either end of a text among which its body may begin or end, and words that an anchor of it may have.
_EDGE, _WORDS = 40, 40


@dataclass(frozen=True, slots=True)
class Guess:
    """A field's value, and why it is only a guess; empty where it is known."""

    value: Value
    why: str = ""


def guesses(
    page: find.Page, stated: Mapping[str, object], *, media_type: str, on: date, known: Mapping[str, Value]
) -> dict[str, Guess]:
    """Every field that can be told of a text, by name.

    `stated` is what its page or file says of itself, `known` what the person said or their reference manager holds.
    A date of issue is the page's own, else the day a PDF was made, else the first in the text, else a window.
    """
    why = _PAGE if media_type == HTML else _FILE
    found = {"type": Guess({HTML: "webpage"}.get(media_type, "document"), remark("guessed, what kind of text is it"))}
    for name in ("title", "container-title", "URL", "language"):
        if value := _line(stated.get(name)):
            found[name] = Guess(value, why)
    authors = stated.get("author")
    if isinstance(authors, list) and (named := [one for one in map(_line, authors) if one]):
        found["author"] = Guess([{"literal": one} for one in named], why)
    if "title" not in found and (heading := _heading(page)):
        found["title"] = Guess(heading, _READ)
    found |= _issued(page, stated, why=why, on=on) if "issued" not in known else {}
    return found | {name: Guess(value) for name, value in known.items()}


def written(found: Mapping[str, Guess], *, key: str, text: Mapping[str, Value], body: Guess) -> str:
    """The whole file, each guess with its comment behind it."""
    fields = {name: found[name].value for name in _ORDER if name in found}
    made = document({"id": key, **fields, "text": {**text, "body": body.value}})
    why = {f"{name}:": one.why for name, one in found.items()} | {"  body:": body.why}
    lines = (f"{line}  # {note}" if (note := _note(line, why)) else line for line in made.splitlines())
    return "\n".join(lines) + "\n"


def _note(line: str, why: Mapping[str, str]) -> str:
    return next((note for opening, note in why.items() if note and line.startswith(opening)), "")


def _line(value: object) -> str:
    """A text on one line without what cannot be seen; nothing where that leaves nothing."""
    return " ".join(FORBIDDEN.sub(" ", value).split()) if isinstance(value, str) else ""


def _heading(page: find.Page) -> str:
    first = next(iter(find.paragraphs(page.text)))
    line = page.text[first.start : first.end].split("\n")[0].lstrip("# ")
    title = " ".join(line.split())
    return title if 0 < len(title.split()) <= 25 and not FORBIDDEN.search(title) else ""


def _issued(page: find.Page, stated: Mapping[str, object], *, why: str, on: date) -> dict[str, Guess]:
    """The date of issue, none of them later than the capture, with a note where it was inferred."""
    if day := _until(_line(stated.get("issued")), on):
        return {"issued": Guess(day, why)}
    if day := _until(_line(stated.get("made")), on):
        note = Guess("guessed: the day on which the file was made", _INFERRED)
        return {"issued": Guess(day, why), "issued-note": note}
    if day := next((day for day in _days(page.fold.text) if _until(day, on)), ""):
        return {"issued": Guess(day, _READ), "issued-note": Guess("guessed: the first date in the text", _INFERRED)}
    note = Guess("guessed: no date in the text; not later than the day of capture", _INFERRED)
    return {"issued": Guess(f"../{on.isoformat()}", remark("no date was found, narrow it")), "issued-note": note}


def _until(day: str, on: date) -> str:
    try:
        return day if date.fromisoformat(day) <= on else ""
    except ValueError:
        return ""


def _days(text: str) -> Iterator[str]:
    yield from (day.text for found in _DAY.finditer(text) if (day := relative.stated(found.group())))


def body(page: find.Page, *, title: Value, media_type: str) -> tuple[Guess, find.Range]:
    """Where the article is: first and last words that stand once, and the offsets between them.

    All of the text, but for a heading that is the title of a web page; a block whose first or last words stand
    elsewhere too is left to the editor.
    """
    blocks = [one for one in find.paragraphs(page.text) if not FORBIDDEN.search(page.text[one.start : one.end])]
    blocks = blocks or list(find.paragraphs(page.text))
    if media_type == HTML and len(blocks) > 1 and page.folded(blocks[0].start, blocks[0].end) == title:
        blocks = blocks[1:]
    # The far edge of a text that is one block is its other end.
    first = next((one for one in blocks[:_EDGE] if _edge(page, one, opening=True)), blocks[0])
    last = next((one for one in reversed(blocks[-_EDGE:]) if _edge(page, one, opening=False)), blocks[-1])
    start, end = _edge(page, first, opening=True), _edge(page, last, opening=False)
    why = _READ if media_type != PDF else remark("all pages, leave out covers and running heads")
    whole = page.folded(blocks[0].start, blocks[-1].end)
    if not start or not end or first.start > last.start or len(whole.split()) < 6:
        return Guess({"start": whole}, why), (blocks[0].start, blocks[-1].end)
    return Guess({"start": start, "end": end}, why), (first.start, last.end)


def _edge(page: find.Page, block: find.Paragraph, *, opening: bool) -> str:
    """The fewest words, two at least, at the start or end of a block that stand once in the text; "" where none do."""
    words = page.folded(block.start, block.end).split(" ")
    for count in range(min(2, len(words)), min(len(words), _WORDS) + 1):
        part = " ".join(words[:count] if opening else words[-count:])
        # Counted first, since a text may repeat its words without end, and finding looks at each place.
        if page.fold.text.count(part) == 1 and len(find.find(page, start=part)) == 1:
            return part
    return ""


def holds(page: find.Page, guess: Guess) -> bool:
    """Whether the guessed body is found once, as it will be looked for."""
    selector = Selector.model_validate(guess.value)
    return len(find.find(page, start=selector.start, end=selector.end)) == 1
