"""From prose with citations to Markdown with calls: each bracket group becomes `[^n]`, set after punctuation.

Numbers are given in the order in which prose is printed, so the order of the page is the order of the notes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from briefgen.library.library import Library
from briefgen.words import prose
from briefgen.write.notes import Call
from briefgen.write.text import data, typeset

#: A line end inside a block is a space, unless it is a hard break or leads into a quotation.
_SOFT_BREAK = re.compile(r"(?<! )(?<!\\) ?\n[ \t]*(?!>)")
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
    """Prose of a brief as Markdown with calls, each block on one line.

    A block that is only `[@id]` prints the fact's claim.
    """
    text = _unwrapped(text)
    out: list[str] = []
    position = 0
    for block in prose.blocks(text):
        alone = prose.only_citation(block)
        for run in _runs(block, text):
            before, end = text[position : run[0].start], run[-1].end
            if alone:
                before += data(library.facts[alone].fact.claim_in(language), terms)
            else:
                before = before.rstrip()
                if before.endswith("(") and text.startswith(")", end):
                    before, end = before[:-1].rstrip(), end + 1
            start = end
            while end < len(text) and text[end] in _CLOSING:
                end += 1
            out.append(typeset(before + text[start:end], terms))
            out += [notebook.call(group.facts, inferred=group.inferred) for group in run]
            position = end
    return "".join(out) + typeset(text[position:], terms)


def _runs(block: prose.Block, text: str) -> list[list[prose.Group]]:
    """The groups of a block, those together that nothing but white space parts."""
    runs: list[list[prose.Group]] = []
    for group in block.groups:
        if runs and not text[runs[-1][-1].end : group.start].strip():
            runs[-1].append(group)
        else:
            runs.append([group])
    return runs


def _unwrapped(text: str) -> str:
    """The text with the lines of each block joined: how a writer wraps lines is nothing to the reader."""
    out: list[str] = []
    position = 0
    for block in prose.blocks(text):
        if block.start >= position:
            out += [text[position : block.start], _SOFT_BREAK.sub(" ", text[block.start : block.end])]
            position = block.end
    return "".join(out) + text[position:]
