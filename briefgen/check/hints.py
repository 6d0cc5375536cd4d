"""Hints for a passage that is not found, or found twice. Similarity lives here, and decides nothing."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.library.model import Selector
from briefgen.library.yaml_writer import flow
from briefgen.words import find
from briefgen.words.diagnostics import Related
from briefgen.words.fold import folded

_EXCERPT = 160
_WORTH_SHOWING = 60.0


def nearest(page: find.Page, selector: Selector, source: str) -> tuple[Related, ...]:
    """The place of the text most like the anchors, one Related; none where nothing is like them."""
    # Imported here: a library in which all is found does not pay for it.
    from rapidfuzz import fuzz

    sought = folded(f"{selector.start} {selector.end or ''}".strip())
    text = page.fold.text
    best = fuzz.partial_ratio_alignment(folded(selector.start), text, score_cutoff=_WORTH_SHOWING)
    if best is None or not sought:
        return ()
    # what is most alike may begin within a word
    first = text.rfind(" ", 0, best.dest_start + 1) + 1
    start, end = page.fold.original(first, min(best.dest_end + _EXCERPT, len(text)))
    return (_at(page, start, end, source, "the nearest passage is here"),)


def candidates(page: find.Page, spans: Iterable[find.Candidate], source: str) -> tuple[Related, ...]:
    """Where each candidate stands."""
    return tuple(_at(page, span.start, span.end, source, "it stands here") for span in spans)


def settling(page: find.Page, spans: tuple[find.Candidate, ...], *, selector: Selector) -> str:
    """Which prefix tells the candidates apart, in the long form of `at`: the words before each, as many as it takes."""
    anchors = {"start": selector.start} | ({"end": selector.end} if selector.end else {})
    before = [folded(page.text[max(0, span.start - 200) : span.start]).split() for span in spans]
    for count in range(1, 12):
        prefixes = [" ".join(words[-count:]) for words in before]
        if len(set(prefixes)) == len(prefixes):
            written = (f"`at: {flow({**anchors, 'prefix': prefix})}`" for prefix in prefixes if prefix)
            return "Say which: " + " or ".join(written)
    return "Choose longer first words, so that they stand once in the text."


def _at(page: find.Page, start: int, end: int, source: str, message: str) -> Related:
    line, _ = page.line(start)
    excerpt = " ".join(page.text[start:end].split())
    if len(excerpt) > _EXCERPT:
        excerpt = (excerpt[: _EXCERPT + 1].rpartition(" ")[0] or excerpt[:_EXCERPT]) + " ..."
    return Related(message, source=source, line=line, excerpt=excerpt)
