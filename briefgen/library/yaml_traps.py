"""Where YAML bites writers, told in plain words: what the parser's complaint means, and the cure.

The three traps are a value that opens with a quotation mark and goes on, a `: ` inside a value, and a ` #`
that cuts a value off. Nothing here parses.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.library.yaml_node import Mark

_CURE = "put the whole value in quotation marks of the other kind, or write `|` and the text indented below it"
_COMMENT = re.compile(r"(\s*)#(\s|\Z)")
#: What git writes around the two versions of a text that it could not merge, each at the start of a line.
_CONFLICT = re.compile(r"(<{7}|\|{7}|>{7}) |={7}\Z")

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
    ("could not find expected ':'", "a key without its `:`; write `key: value`"),
    ("found a tab character", "a tab cannot indent; use spaces"),
    ("expected alphabetic or numeric", "a value that opens with `*` or `&` has another meaning in YAML; " + _CURE),
)


@dataclass(frozen=True, slots=True)
class Complaint:
    """One thing wrong with a file's YAML. `value` is where the bitten value opens, if it is known."""

    code: str
    message: str
    hint: str
    mark: Mark
    value: Mark | None = None


def explain(problem: str, mark: Mark, *, lines: Sequence[str], last: tuple[str, Mark, Mark] | None) -> Complaint:
    """What a parser's complaint means.

    `last` is the style, start and end of the text read just before; `mark` is where the parser stopped.
    """
    if conflict := _unmerged(lines[: mark[0] + 1]):
        return conflict
    line = lines[mark[0]] if mark[0] < len(lines) else ""
    rest = line[mark[1] :]
    above = next((at + 1 for at in range(min(mark[0], len(lines)) - 1, -1, -1) if lines[at].strip()), 1)
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
