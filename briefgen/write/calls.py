"""From prose with citations to Markdown with calls: each bracket group becomes `[^n]`, set after punctuation.

Numbers are given in the order in which prose is printed, so the order of the page is the order of the notes.
"""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.library.library import Library
from briefgen.words import prose
from briefgen.write.notes import Call
from briefgen.write.text import curly, data

_CLOSING = ".,;:!?)\u201d\u2019\"'"


class Notebook:
    """The calls of one brief, in order. `number` is where a fact was first cited."""

    def __init__(self) -> None:
        self.calls: list[Call] = []

    def call(self, facts: tuple[str, ...], *, inferred: bool = False) -> str:
        """A new call for these facts, as Markdown."""
        self.calls.append(Call(facts, inferred))
        return f"[^{len(self.calls)}]"

    def first(self, fact: str) -> int | None:
        """The number of the first note that cites the fact, or None."""
        return next((number for number, call in enumerate(self.calls, start=1) if fact in call.facts), None)


def called(text: str, library: Library, notebook: Notebook, *, language: str, terms: Mapping[str, str]) -> str:
    """Prose of a brief as Markdown with calls. A block that is only `[@id]` prints the fact's claim."""
    out: list[str] = []
    position = 0
    for block in prose.blocks(text):
        alone = prose.only_citation(block)
        for group in block.groups:
            before = text[position : group.start]
            if alone:
                before = before.rstrip(" ") + data(library.facts[alone].fact.claim_in(language), terms)
            else:
                before = before.rstrip()
            end = group.end
            while end < len(text) and text[end] in _CLOSING:
                end += 1
            out += [curly(before + text[group.end : end], terms), notebook.call(group.facts, inferred=group.inferred)]
            position = end
    return "".join(out) + curly(text[position:], terms)
