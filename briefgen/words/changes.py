"""What changed from one text to another, word by word. Shows a change to a reader; decides nothing."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

#: How many places of a text are shown, and how many words of one.
_PLACES, _LONG = 3, 40


def changes(old: str, new: str) -> tuple[tuple[str, str], ...]:
    """The words taken out and put in, place by place in order; one of the two may be empty."""
    before, after = old.split(), new.split()
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return tuple((" ".join(before[a:b]), " ".join(after[c:d])) for tag, a, b, c, d in steps if tag != "equal")


def around(old: str, new: str, *, reach: int = 4) -> tuple[str, str]:
    """What differs between two texts, in both, with `reach` words on either side; `...` stands for what is left out.

    Of many places the first three are shown, of a long one its ends. Both are empty where no word differs.
    """
    before, after = old.split(), new.split()
    steps = SequenceMatcher(None, before, after, autojunk=False).get_grouped_opcodes(reach)
    places = [(group[0], group[-1]) for group in steps][:_PLACES]
    return (
        _shown(before, [(first[1], last[2]) for first, last in places]),
        _shown(after, [(first[3], last[4]) for first, last in places]),
    )


def _shown(words: list[str], spans: list[tuple[int, int]]) -> str:
    if not spans:
        return ""
    parts = ["..."] if spans[0][0] else []
    for start, end in spans:
        parts += ["..."] if start > spans[0][0] else []
        half = _LONG // 2 if end - start > _LONG else 0
        parts += [*words[start : start + half], "...", *words[end - half : end]] if half else words[start:end]
    return " ".join([*parts, *(["..."] if spans[-1][1] < len(words) else [])])


def marked(old: str, new: str) -> Iterator[str]:
    """The changes as lines: `- ` before words taken out, `+ ` before words put in."""
    for gone, come in changes(old, new):
        yield from ([f"- {gone}"] if gone else [])
        yield from ([f"+ {come}"] if come else [])
