"""What changed from one text to another, word by word. Shows a change to a reader; decides nothing."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher


def changes(old: str, new: str) -> tuple[tuple[str, str], ...]:
    """The words taken out and put in, place by place in order; one of the two may be empty."""
    before, after = old.split(), new.split()
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return tuple((" ".join(before[a:b]), " ".join(after[c:d])) for tag, a, b, c, d in steps if tag != "equal")


def marked(old: str, new: str) -> Iterator[str]:
    """The changes as lines: `- ` before words taken out, `+ ` before words put in."""
    for gone, come in changes(old, new):
        yield from ([f"- {gone}"] if gone else [])
        yield from ([f"+ {come}"] if come else [])
