"""The structure of a brief's Markdown: its blocks, what in them is code, links, and what may not stand there.

A light reader of lines, no Markdown engine: it finds what the rules of prose need and never raises, whatever
the text. What it takes for text that a renderer takes for something else is still judged as text. Offsets are
of the given text, end exclusive.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

Kind = Literal["paragraph", "item", "cell"]
What = Literal["heading", "raw HTML", "image", "typed footnote", "code block"]

_LINE = re.compile(r"[^\n]*\n|[^\n]+\Z")
_QUOTE = re.compile(r"(?: {0,3}> ?)+")
_MARKER = re.compile(r"\s*(?:[-*+]|(\d{1,9})[.)])(?:[ \t]+|\Z)")
_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
_RULE = re.compile(r"\s{0,3}(?:(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|(?:\*[ \t]*){3,})\Z")
_DELIMITER = re.compile(r"\|?:?-+:?(?:\|:?-+:?)*\|?\Z")
_CELL = re.compile(r"(?:\\.|[^|\\\n]|\\(?=\n|\Z))+")
_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
_ESCAPE = re.compile(r"\\[!-/:-@\[-`{-~]")
_TARGET = re.compile(r"\]\(\s*(?:<([^<>\n]*)>|([^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*))")
_AUTOLINK = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[\w.+-]+@[\w.-]+)>")
_REFERENCE = re.compile(r"^ {0,3}\[[^\[\]^@]+\]:\s*<?([^\s<>]+)>?", re.MULTILINE)
_ATX = re.compile(r"^(?: {0,3}> ?)* {0,3}(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*#{1,6}(?=[ \t\n]|\Z).*", re.MULTILINE)
_SETEXT = re.compile(r"\s{0,3}(?:=+|-+)[ \t]*\Z")
_HTML = re.compile(r"<(?:/?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>|!--|![A-Za-z]|\?)")
_IMAGE = re.compile(r"!\[[^\]\n]*\]?")
_NOTE = re.compile(r"\[\^[^\]\s]+\]")
_INDENT = re.compile(r"(?:[-*+]|\d{1,9}[.)])( +)")
_CODE_INDENT = 4
_FENCED = re.compile(r"^(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*(?:`{3,}|~{3,}).*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Stretch:
    """One block as it stands in the text, before anything is known of its units."""

    kind: Kind
    start: int
    end: int
    code: bool = False


@dataclass(frozen=True, slots=True)
class Structure:
    """Something that prose may not hold: what it is and where."""

    what: What
    text: str
    start: int
    end: int

    @property
    def why(self) -> str:
        """What is wrong, in a clause for the writer."""
        return f"{self.what} inside a text: `{self.text}`"


class Link(NamedTuple):
    """The target of a link, and where the target stands."""

    target: str
    start: int
    end: int


def stretches(text: str) -> tuple[Stretch, ...]:
    """The blocks of Markdown text, in order: paragraphs, list items, table cells; fenced code is one."""
    lines = [match.span() for match in _LINE.finditer(text)]
    found: list[Stretch] = []
    at, running, ordered = 0, False, False
    while at < len(lines):
        start, end = lines[at]
        content = start + _length(_QUOTE, text[start:end])
        line = text[content:end].rstrip()
        fence, table = _FENCE.match(line), _table(text, lines, at)
        if fence:
            at = _closing(text, lines, at, fence[1])
            found.append(Stretch("paragraph", content, lines[at][1], code=True))
        elif table > at:
            rows = [row for number, row in enumerate(lines[at:table]) if number != 1]
            found.extend(cell for row in rows for cell in _cells(text, *row))
            at = table - 1
        elif line.strip() and not _RULE.match(line):
            marker = _marker(line, ordered=ordered)
            if marker or not running:
                ordered = line[:marker].strip()[:1].isdigit() or (ordered and line[0] in " \t")
                found.append(Stretch("item" if marker else "paragraph", content + marker, end))
            found[-1] = Stretch(found[-1].kind, found[-1].start, end)
            at, running = at + 1, True
            continue
        at, running = at + 1, False
    trimmed = (_trimmed(text, stretch) for stretch in found)
    return tuple(stretch for stretch in trimmed if stretch.start < stretch.end)


def _marker(line: str, *, ordered: bool) -> int:
    """The length of a list marker; a number that neither begins nor continues a list is text (`2016. It`)."""
    match = _MARKER.match(line)
    if match is None or (match[1] and int(match[1]) != 1 and not ordered):
        return 0
    return match.end()


def _length(pattern: re.Pattern[str], line: str) -> int:
    match = pattern.match(line)
    return match.end() if match else 0


def _closing(text: str, lines: list[tuple[int, int]], at: int, fence: str) -> int:
    for number in range(at + 1, len(lines)):
        line = text[slice(*lines[number])].strip(" \t\r\n>")
        if line.startswith(fence) and not line.strip(fence[0]):
            return number
    return len(lines) - 1


def _table(text: str, lines: list[tuple[int, int]], at: int) -> int:
    """The line after a table that begins at line `at`, or `at` where none begins."""
    if at + 1 >= len(lines) or "|" not in text[slice(*lines[at])]:
        return at
    rule = "".join(text[slice(*lines[at + 1])].split())
    if "|" not in rule or not _DELIMITER.match(rule):
        return at
    after = at + 2
    while after < len(lines) and "|" in text[slice(*lines[after])]:
        after += 1
    return after


def _cells(text: str, start: int, end: int) -> Iterator[Stretch]:
    for match in _CELL.finditer(text, start, end):
        yield Stretch("cell", match.start(), match.end())


def _trimmed(text: str, stretch: Stretch) -> Stretch:
    content = text[stretch.start : stretch.end]
    start = stretch.start + len(content) - len(content.lstrip())
    return Stretch(stretch.kind, start, stretch.start + len(content.rstrip()), stretch.code)


def masked(text: str) -> str:
    """The text with code and backslash escapes blanked out by NUL, of the same length.

    What is blanked prints as it stands: brackets and signs in it mean nothing.
    """
    pieces, position = [], 0
    for stretch in stretches(text):
        pieces.append(text[position : stretch.start])
        content = text[stretch.start : stretch.end]
        if stretch.code:
            pieces.append(_blank(content))
        else:
            # Inside code a backslash is a backslash, so code goes first unless its first tick is escaped.
            content = re.sub(r"\\`", "\0\0", content)
            pieces.append(_ESCAPE.sub("\0\0", _CODE.sub(lambda match: _blank(match.group()), content)))
        position = stretch.end
    return "".join(pieces) + text[position:]


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", "\0", text)


def links(text: str) -> tuple[Link, ...]:
    """The targets of Markdown links, images and link definitions, in order."""
    clear = masked(text)
    found = []
    for pattern in (_TARGET, _AUTOLINK, _REFERENCE):
        for match in pattern.finditer(clear):
            group = match.lastindex or 1
            start, end = match.span(group)
            found.append(Link(text[start:end], start, end))
    return tuple(sorted(found, key=lambda link: link.start))


def structure_faults(text: str) -> tuple[Structure, ...]:
    """Headings, raw HTML, images, typed footnotes and blocks of code of the text, in order."""
    clear = masked(text)
    found = [*_headings(clear), *_indented(clear)]
    if fence := _FENCED.search(text):
        found.append(("code block", *fence.span()))
    for what, pattern in _FORBIDDEN:
        found.extend((what, match.start(), match.end()) for match in pattern.finditer(clear))
    return tuple(
        Structure(what, text[start:end], start, end) for what, start, end in sorted(found, key=lambda one: one[1:])
    )


_FORBIDDEN: tuple[tuple[What, re.Pattern[str]], ...] = (
    ("heading", _ATX),
    ("raw HTML", _HTML),
    ("image", _IMAGE),
    ("typed footnote", _NOTE),
)


def _headings(clear: str) -> Iterator[tuple[What, int, int]]:
    """Setext headings: a line of text underlined by `===` or `---`."""
    previous = ""
    for match in _LINE.finditer(clear):
        line = match.group().rstrip()
        if _SETEXT.match(line) and line.strip() and previous.strip() and not _SETEXT.match(previous):
            yield ("heading", match.start() - len(previous), match.start() + len(line))
        previous = match.group() if line else ""


def _indented(clear: str) -> Iterator[tuple[What, int, int]]:
    """Lines that a renderer takes for code: four columns further in than their block, with no paragraph to continue."""
    inside: list[int] = []
    fresh, depth = False, 0
    for match in _LINE.finditer(clear):
        quote = _length(_QUOTE, match.group())
        line = match.group()[quote:].rstrip().expandtabs(4)
        quoted = match.group()[:quote].count(">")
        if quoted > depth:
            inside, fresh = [], True
        depth = quoted
        if not line:
            fresh = True
            continue
        indent = len(line) - len(line.lstrip())
        marker = _INDENT.match(line, indent)
        while inside and indent < inside[-1] and (fresh or marker):
            inside.pop()
        further = indent - (inside[-1] if inside else 0)
        code = fresh and further >= _CODE_INDENT
        while marker and further < _CODE_INDENT and not code:
            inside.append(marker.end())
            code = len(marker[1]) > _CODE_INDENT
            marker = _INDENT.match(line, marker.end())
        if code:
            yield ("code block", match.start() + quote, match.start() + len(match.group().rstrip()))
        # Only a paragraph goes on in a line that is further in.
        fresh = bool(_RULE.match(line)) or line.startswith("|")
