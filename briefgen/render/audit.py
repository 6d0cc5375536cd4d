"""Does every call have its note where the reader looks for it? Reads WeasyPrint's laid-out boxes, mends nothing.

WeasyPrint 70 can lose notes without a word, so no layout is believed before this has looked at it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from briefgen.words.diagnostics import Diagnostic

_CALL, _NOTE = re.compile(r"ref(\d+)\Z"), re.compile(r"fn(\d+)\Z")
#: CSS pixels by which boxes may touch: rounding, not overlap.
_SLACK = 0.5
#: CSS pixels by which text may stand out at the right: a space, the side of a letter.
_HANGING = 8.0
#: Letters of a long word that a message shows.
_SHOWN = 30


@dataclass(slots=True)
class _Seen:
    """Pages (from 1) on which the calls and notes stand, in the order of the layout, and what is misplaced."""

    calls: list[tuple[int, int]] = field(default_factory=list)
    notes: list[tuple[int, int]] = field(default_factory=list)
    misplaced: list[tuple[int, str]] = field(default_factory=list)


def audit(pages: Sequence[Any], numbers: Sequence[int], *, about: tuple[str, ...]) -> tuple[Diagnostic, ...]:
    """Compare calls with notes after a layout. `pages` are WeasyPrint's, `numbers` those of the manuscript's notes.

    BG413 for each note that is not there once, is out of order, stands before its call or later than the next
    page, leaves the page, or runs into the text.
    """
    seen = _look(pages)
    told = [*_counted(seen, numbers), *_placed(seen), *seen.misplaced]
    return tuple(
        Diagnostic("BG413", "error", f"note {number} {message} in the printed layout", hint=_HINT, about=about)
        for number, message in told
    )


_HINT = "move the sentence or shorten the note; if neither helps, report the brief as a bug"


def notes_per_page(pages: Sequence[Any]) -> tuple[int, ...]:
    """How many notes stand at the foot of each page."""
    areas = (_area(page._page_box) for page in pages)  # noqa: SLF001 - as below
    return tuple(sum(_number(note, _NOTE) is not None for note in area.children) if area else 0 for area in areas)


def late_notes(pages: Sequence[Any]) -> tuple[int, ...]:
    """The notes that stand on a later page than their call."""
    seen = _look(pages)
    called = dict(seen.calls)
    return tuple(number for number, page in seen.notes if page > called.get(number, page))


def overfull(pages: Sequence[Any], *, about: tuple[str, ...]) -> tuple[Diagnostic, ...]:
    """BG414 for each page whose text runs over its right edge, with the longest word there: that of a table, mostly."""
    found = []
    for number, page in enumerate(pages, start=1):
        root = page._page_box.children[0]  # noqa: SLF001 - as below
        edge = root.position_x + root.margin_width() + _HANGING
        texts = [box for box in root.descendants() if type(box).__name__ == "TextBox"]
        if any(box.position_x + box.width > edge for box in texts):
            longest = max((word for box in texts for word in box.text.split()), key=len)
            shown = longest if len(longest) <= _SHOWN else f"{longest[:_SHOWN]}..."
            message = f"text runs over the right edge of page {number}, whose longest word is `{shown}`"
            hint = "break the word, or shorten the cells of its table"
            found.append(Diagnostic("BG414", "error", message, hint=hint, about=about))
    return tuple(found)


def _counted(seen: _Seen, numbers: Sequence[int]) -> Iterator[tuple[int, str]]:
    calls, notes = [n for n, _ in seen.calls], [n for n, _ in seen.notes]
    for number in sorted({*numbers, *calls, *notes}):
        if calls.count(number) != 1:
            yield number, "is not called" if number not in calls else f"is called {calls.count(number)} times"
        if notes.count(number) != 1:
            yield number, "is lost" if number not in notes else f"stands {notes.count(number)} times"
    for listed, what in ((calls, "is called out of order"), (notes, "stands out of order")):
        yield from ((after, what) for before, after in pairwise(listed) if after < before)


def _placed(seen: _Seen) -> Iterator[tuple[int, str]]:
    called = dict(seen.calls)
    for number, page in seen.notes:
        if number in called and page - called[number] not in (0, 1):
            yield number, f"stands on page {page} and is called on page {called[number]}"


def _look(pages: Sequence[Any]) -> _Seen:
    seen = _Seen()
    for number, page in enumerate(pages, start=1):
        box = page._page_box  # noqa: SLF001 - WeasyPrint shows its boxes in no other way
        bottom = box.content_box_y() + box.height
        root, area = box.children[0], _area(box)
        known: set[int] = set()
        for child in root.descendants():
            call = _number(child, _CALL)
            if call is not None and call not in known:
                known.add(call)
                seen.calls.append((call, number))
        if area is None:
            continue
        foot = _foot_of_text(root, area)
        for note in area.children:
            fn = _number(note, _NOTE)
            if fn is None:
                continue
            seen.notes.append((fn, number))
            if note.position_y < box.content_box_y() - _SLACK or _foot(note) > bottom + _SLACK:
                seen.misplaced.append((fn, f"leaves page {number}"))
            elif foot > note.position_y + _SLACK:
                seen.misplaced.append((fn, f"runs into the text of page {number}"))
    return seen


def _area(page: Any) -> Any | None:
    """The box of the notes at the foot of a page's box, if it has any."""
    return next((child for child in page.children if type(child).__name__ == "FootnoteAreaBox"), None)


def _number(box: Any, pattern: re.Pattern[str]) -> int | None:
    # A pseudo-element's box has its parent's element: only the tag tells them apart.
    if box.element is None or "::" in (box.element_tag or ""):
        return None
    match = pattern.match(box.element.get("id") or "")
    return int(match.group(1)) if match else None


def _foot(box: Any) -> float:
    return float(box.position_y + box.margin_height())


def _foot_of_text(root: Any, area: Any) -> float:
    """The lowest edge of any line of text that stands above the notes' column."""
    left, right = area.position_x + area.margin_left, area.position_x + area.margin_width()
    lines = (box for box in root.descendants() if type(box).__name__ == "LineBox" and box.children)
    over = (b for b in lines if b.position_x < right - _SLACK and b.position_x + b.width > left + _SLACK)
    return max((float(b.position_y + b.height) for b in over), default=0.0)
