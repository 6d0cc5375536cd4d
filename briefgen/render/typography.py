"""Curly quotation marks for English text. Strings only; it knows no markup.

Prose and data are typed with straight marks or curly ones; a printed page has curly ones. markdown-it's own
replacement takes time with the square of the text, this takes one pass.
"""

from __future__ import annotations

_OPENS_AFTER = frozenset("([{\u2013\u2014\u201c\u2018/\u00ab")
_MARKS = {'"': ("\u201c", "\u201d"), "'": ("\u2018", "\u2019")}


def curled(text: str, before: str = "") -> str:
    """The text with straight quotation marks curled. `before` is the character that stands before it, if any.

    A mark opens at the start, after white space, after an opening bracket, a dash or another opening mark; else it
    closes. An apostrophe is the closing single mark; one before a digit (`'90s`) is an apostrophe too.
    """
    if '"' not in text and "'" not in text:
        return text
    done: list[str] = []
    for at, character in enumerate(text):
        if character in _MARKS:
            opens = not before or before.isspace() or before in _OPENS_AFTER
            year = character == "'" and text[at + 1 : at + 2].isdigit()
            character = _MARKS[character][0 if opens and not year else 1]
        done.append(character)
        before = character
    return "".join(done)
