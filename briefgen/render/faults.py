"""What can be wrong with the notes of a page, as diagnostics. Finding it is the affair of `page`."""

from __future__ import annotations

from briefgen.words.diagnostics import Diagnostic
from briefgen.write.manuscript import Note

#: The longest note, in characters: a note that is longer than the free page loses its start in print.
LONGEST_NOTE = 1200


def too_long(note: Note, about: tuple[str, ...]) -> Diagnostic:
    """BG416: a note that a page might not hold."""
    message = f"note {note.number} has {len(note.markdown)} characters; a page can hold {LONGEST_NOTE} for sure"
    hint = "cite fewer facts in one bracket group, or shorten the `note` of a fact"
    return Diagnostic("BG416", "error", message, hint=hint, about=about)


def without_note(number: int, about: tuple[str, ...]) -> Diagnostic:
    """BG413: a call that leads nowhere."""
    return Diagnostic("BG413", "error", f"there is a call to note {number}, and no such note", about=about)


def without_call(number: int, about: tuple[str, ...]) -> Diagnostic:
    """BG413: a note that nothing leads to."""
    hint = "look for a citation in a line that is further in than the lines around it: it prints as code"
    return Diagnostic("BG413", "error", f"nothing on the page calls note {number}", hint=hint, about=about)
