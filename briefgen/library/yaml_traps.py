"""Where YAML bites writers, told in plain words: what the parser's complaint means, and the cure.

The three traps are a value that opens with a quotation mark and goes on, a `: ` inside a value, and a ` #`
that cuts a value off. A character that looks like a space, or like nothing, where YAML reads structure is named.
Nothing here parses.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.library.yaml_node import Mark

_CURE = "put the whole value in quotation marks of the other kind, or write `|` and the text indented below it"
_COMMENT = re.compile(r"(\s*)#(\s|\Z)")
#: What git writes around the two versions of a text that it could not merge, each at the start of a line.
_CONFLICT = re.compile(r"(<{7}|\|{7}|>{7}) |={7}\Z")

#: What looks like a space or like nothing, and is to YAML a letter as any other.
ODD = re.compile("[\u00a0\u00ad\u1680\u2000-\u200d\u202f\u205f\u2060\u3000]+")
_ITEMS = " *(?:- +)*"
_INDENTED = ("in the indentation", re.compile(rf"{_ITEMS}(?P<odd>{ODD.pattern})"))
_SLIPS = (
    (_INDENTED[0], re.compile(rf"{_INDENTED[1].pattern} *(?=-[ \u00a0]|[\w-]+:(?: |\Z))")),
    ("behind `{0}`", re.compile(rf"{_ITEMS}(?P<what>[\w-]+ ?:|-)(?P<odd>{ODD.pattern})")),
    ("before the `:` of `{0}`", re.compile(rf"{_ITEMS}(?P<what>[\w-]+) *(?P<odd>{ODD.pattern}) *:(?: |\Z)")),
)

#: A key whose text is to stand below it, and a line that is a key or an item of a list.
_BLOCK = re.compile(rf"{_ITEMS}(?P<key>[\w-]+): *(?P<sign>[|>])[-+\d]* *(?: #.*)?\Z")
_KEY = re.compile(r" *(?:- |-\Z|[\w-]+:(?: |\Z))")

#: What libyaml says, and what it means to a writer.
_LOOK = "; look at the indentation, here and in the line before, and at quotation marks or brackets above"
_OPEN = "; look for a missing comma or bracket, or a comma or colon inside a value that needs quotation marks"
_PLAIN_WORDS = (
    ("found unexpected end of stream", "a quotation mark that is opened is never closed"),
    ("unknown escape", "a backslash inside \"...\" starts an escape that YAML does not know: use '...', or write \\\\"),
    ("expected ',' or ']'", "a list that opens with `[` is not continued or closed here" + _OPEN),
    ("expected ',' or '}'", "a map that opens with `{` is not continued or closed here" + _OPEN),
    ("did not find expected key", "this line does not fit what stands above it" + _LOOK),
    ("did not find expected '-' indicator", "this line does not continue the list above it" + _LOOK),
    (
        "block sequence entries are not allowed",
        "a `- ` stands where a value is expected; start the list on its own line",
    ),
    ("mapping values are not allowed", "a `: ` stands where no key can be" + _LOOK),
    (
        "could not find expected ':'",
        "a key without its `:`; write `key: value`, or indent it further if it belongs to the line before",
    ),
    ("found a tab character", "a tab cannot indent; use spaces"),
    ("expected alphabetic or numeric", "a value that opens with `*` or `&` has another meaning in YAML; " + _CURE),
)


@dataclass(frozen=True, slots=True)
class Complaint:
    """One thing wrong with a file's YAML. `value` is where the bitten value opens, if it is known.

    `odd`: these characters at `mark` are to be spaces, or nothing, and what follows can then be read.
    """

    code: str
    message: str
    hint: str
    mark: Mark
    value: Mark | None = None
    odd: str = ""

    @property
    def mended(self) -> str:
        """What `odd` is to be."""
        return "".join(" " * character.isspace() for character in self.odd)


def explain(problem: str, mark: Mark, *, lines: Sequence[str], last: tuple[str, Mark, Mark] | None) -> Complaint:
    """What a parser's complaint means.

    `last` is the style, start and end of the text read just before; `mark` is where the parser stopped.
    """
    if conflict := _unmerged(lines[: mark[0] + 1]):
        return conflict
    line = lines[mark[0]] if mark[0] < len(lines) else ""
    rest = line[mark[1] :]
    above = next((at + 1 for at in range(min(mark[0], len(lines)) - 1, -1, -1) if lines[at].strip(" \t")), 1)
    text = last is not None and last[0] in ("|", ">") and last[1][0] < above - 1 < last[2][0]
    for number in (mark[0],) if text else (above - 1, mark[0]):
        if slipped := slip(number, lines=lines, forms=(_INDENTED, *_SLIPS)):
            return slipped
    if flush := _flush_text(lines[: mark[0] + 1]):
        return flush
    if last and last[0] in ("'", '"') and last[2][0] == mark[0] and not line[last[2][1] : mark[1]].strip() and rest:
        what = f"the value opens with {last[0]} and goes on after the closing {last[0]}"
        return Complaint("BG004", what, _CURE, mark, last[1])
    if last and not last[0] and rest.startswith(":"):
        if last[1][0] == mark[0]:
            return Complaint("BG004", "a `: ` inside a value makes YAML read a second key", _CURE, mark, last[1])
        looked = f"if it is a key, look at the indentation, here and in line {above}"
        hint = f"{looked}; if it belongs to the value above, {_CURE}"
        return Complaint("BG004", "this line reads as a key, but the value above is not finished", hint, mark)
    if "cannot start any token" in problem:
        if rest.startswith("\t"):
            return Complaint("BG002", "a tab cannot indent", "use spaces", mark)
        return Complaint("BG002", f"a value cannot open with `{rest[:1]}`", _CURE, mark, mark)
    for said, words in _PLAIN_WORDS:
        if said in problem:
            message, _, hint = words.partition("; ")
            return Complaint("BG002", message, hint.replace("the line before", f"line {above}"), mark)
    return Complaint("BG002", f"not YAML: {problem}", "", mark)


def _unmerged(lines: Sequence[str]) -> Complaint | None:
    """The complaint about the first mark of a conflict in these lines, or None."""
    at = next((number for number, line in enumerate(lines) if _CONFLICT.match(line)), None)
    if at is None:
        return None
    what = "git left two versions of a change here, for it could not merge them"
    hint = "keep what is right of both, and delete the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`"
    return Complaint("BG002", what, hint, (at, 0))


def _flush_text(lines: Sequence[str]) -> Complaint | None:
    """The complaint about a text below the last `key: |` of these lines that begins no further right than its key."""
    opened = next((at for at in range(len(lines) - 1, -1, -1) if _BLOCK.match(lines[at])), len(lines))
    below = next((at for at in range(opened + 1, len(lines)) if lines[at].strip(" \t")), None)
    found = _BLOCK.match(lines[opened]) if below is not None else None
    if below is None or found is None or _KEY.match(lines[below]):
        return None
    indent = len(lines[below]) - len(lines[below].lstrip(" "))
    if indent > found.start("key"):
        return None
    what = f"the text of `{found['key']}: {found['sign']}` has to be indented further than `{found['key']}`"
    hint = f"begin each of its lines with {found.start('key') + 2} spaces"
    return Complaint("BG002", what, hint, (below, indent))


def slip(
    number: int, *, lines: Sequence[str], forms: Sequence[tuple[str, re.Pattern[str]]] = _SLIPS
) -> Complaint | None:
    """The complaint about a character in a line that only looks like the space, or the nothing, YAML needs, or None."""
    line = lines[number] if number < len(lines) else ""
    for where, form in forms if not line.isascii() else ():
        if found := form.match(line):
            odd = found["odd"]
            what = f"a {unicodedata.name(odd[0]).lower()} (U+{ord(odd[0]):04X})"
            todo = "type a plain space there instead" if odd[0].isspace() else "delete it there"
            hint = f"{todo}; it cannot be told by looking, and comes along with copied text"
            place = where.format(found.groupdict().get("what"))
            return Complaint("BG002", f"{what} stands {place}", hint, (number, found.start("odd")), odd=odd)
    return None


def stuck_to(end: Mark, *, lines: Sequence[str]) -> Complaint | None:
    """The complaint about a `#` right behind a closing quotation mark, which cuts off what follows, or None."""
    if not (lines[end[0]][end[1] :] if end[0] < len(lines) else "").startswith("#"):
        return None
    what = "a `#` right behind the closing quotation mark: what follows would be lost as a comment"
    hint = f"{_CURE}; for a comment leave two spaces before `#` and one behind it"
    return Complaint("BG004", what, hint, end)


def cut_off(start: Mark, end: Mark, *, lines: Sequence[str]) -> Complaint | None:
    """The complaint about a plain value that a ` #` cuts off, or None.

    Two or more spaces before `#` and a space behind it, as editors set it, is a comment; anything nearer
    is a value with a `#` in it.
    """
    line = lines[end[0]] if end[0] < len(lines) else ""
    if "#" not in line:
        return None
    rest = line[end[1] :]
    found = _COMMENT.match(rest)
    if not rest.lstrip().startswith("#") or (found and len(found[1]) >= 2):
        return None
    hint = "put the value in quotation marks; for a comment leave two spaces before `#` and one behind it"
    mark = (end[0], end[1] + rest.index("#"))
    return Complaint("BG004", "a ` #` cuts the value off: what follows would be lost as a comment", hint, mark, start)
