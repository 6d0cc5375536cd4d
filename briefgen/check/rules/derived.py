"""A derived value that does not follow.

`derived` says, for what the claim states, which words of the passage it follows from. Relative words (`last year`,
`Friday`) are resolved against the day the source was issued, on every day of its window alike. `{change: [a, b]}`
and `{sum: [...]}` over the fact's figures are computed, to the decimals that the claim writes; a sum holds each
figure once.

Bad:

    # facts/extra.yaml
    - from: tribune-2019-03
      facts:
        - id: cod-landed
          claim: Velmark landed 31,000 tonnes of cod in 2017.
          at: Velmark's cod boats [...] last year
          derived: {2017: last year}

Good:

    # facts/extra.yaml
    - from: tribune-2019-03
      facts:
        - id: cod-landed
          claim: Velmark landed 31,000 tonnes of cod in 2018.
          at: Velmark's cod boats [...] last year
          derived: {2018: last year}
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.case import Case, Scope, digest
from briefgen.library.library import Filed
from briefgen.library.model import Computed
from briefgen.words import amounts, relative
from briefgen.words.diagnostics import Diagnostic, Level
from briefgen.words.fold import folded

CODE = "BG310"
LEVEL: Level = "error"
SCOPE: tuple[Scope, ...] = ("fact",)


def check(case: Case) -> Iterator[Diagnostic]:
    """Each derived value that is wrong, unfounded, or not in the claim."""
    for filed in case.filed():
        for said, origin in filed.fact.derived.items():
            if isinstance(origin, Computed):
                problem = _computed(filed, said, origin)
            else:
                problem = _resolved(case, filed, said, origin)
            if problem:
                message, hint = problem
                place = filed.place.at("derived", said)
                yield Diagnostic(CODE, LEVEL, message, place, hint=hint, about=(f"fact:{filed.id}",))


def _resolved(case: Case, filed: Filed, said: str, words: str) -> tuple[str, str] | None:
    if case.settled(filed.id) and digest(folded(words)) not in case.bearings[filed.id].taken:
        return f"`{words}` is not in the passage", "Copy the relative words as the passage has them."
    sources = [case.library.sources.get(name) for name in filed.sources]
    planned = filed.fact.status == "planned"
    issued = [source.issued for source in sources if source]
    if not issued or any(relative.agrees(said, words, day, planned=planned) for day in issued):
        return None
    window = ", ".join(str(day) for day in issued)
    return (
        f"`{said}` does not follow from `{words}` in a text issued {window}",
        "It must hold on every day of the window; narrow `issued`, or leave the date out of the claim.",
    )


def _computed(filed: Filed, said: str, origin: Computed) -> tuple[str, str] | None:
    keys = origin.sum or origin.change or ()
    missing = [key for key in keys if key not in filed.fact.figures]
    if missing:
        return f"there is no figure `{missing[0]}` to compute with", "Add it to `figures`."
    if len(set(keys)) < len(keys):
        return f"a figure is counted twice: {', '.join(keys)}", "A second mention of one amount is no second amount."
    values = [amounts.read(filed.fact.figures[key]) for key in keys]
    stated = amounts.read(said)
    if stated is None or any(value is None for value in values):
        return f"`{said}` and its figures cannot be read as amounts", "Write a number with its unit."
    known = [value for value in values if value is not None]
    result = amounts.total(known) if origin.sum else amounts.change(*known, relative=stated.percent)
    if result is None:
        return (
            f"`{said}` cannot be computed",
            "The figures need one unit, and a relative change a first figure not zero.",
        )
    if amounts.matches(said, result):
        return None
    return f"`{said}` is not what the figures give: {result.value.normalize():f}", "Correct the claim and `derived`."
