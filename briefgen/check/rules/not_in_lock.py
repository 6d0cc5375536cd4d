"""A passage that was never locked.

Where the archive is at hand this is a warning: the passage was found, and `briefgen lock` records it. Where it
is not, nobody can tell whether the passage exists, and that is an error. The same holds for words that claim or
prose newly take from a passage.

In the example the library was locked before the brief was written: the first quotes words that the lock has not
seen, the second words that a locked claim had quoted before.

Bad:

    # extra.yaml
    title: The guards still answer
    sections:
      - area: cooperation
        title: Rescue goes on
        text: |
          The guards met for a "joint exercise" [@exercise-lund].

Good:

    # extra.yaml
    title: What Arland wanted
    sections:
      - area: discontent
        title: Arland wanted a count
        text: |
          Arland denies it: it wanted "a count of fish and nothing else" [@cut-denied].
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.case import Case, Scope
from briefgen.library.lock import Entry
from briefgen.words.diagnostics import Diagnostic, Level

CODE = "BG316"
LEVEL: Level = "warning"
SCOPE: tuple[Scope, ...] = ("library",)
#: More new passages than these are told in one line: the lock was never written.
MANY = 10


def check(case: Case) -> Iterator[Diagnostic]:
    """Each passage without entry, and each entry that lacks words taken from its passage since."""
    # Where the body could not be marked, that is told by its own code, and nothing of the source is judged.
    judged = case.library.sources.keys() - {lost.source for lost in case.lost}
    fresh = [verdict for verdict in case.each_verdict() if verdict.state == "found" and verdict.locked is None]
    if len(fresh) > MANY:
        message = f"{len(fresh)} passages, this one and others, are not in evidence.lock yet"
        about = tuple(f"fact:{verdict.fact}" for verdict in fresh)
        yield Diagnostic(CODE, LEVEL, message, fresh[0].place, hint="Run `briefgen lock`.", about=about)
    for verdict in case.each_verdict():
        about = (f"fact:{verdict.fact}",)
        if verdict.state == "found" and verdict.locked is None:
            if len(fresh) > MANY:
                continue
            message = "this passage is not in evidence.lock yet"
            yield Diagnostic(CODE, LEVEL, message, verdict.place, hint="Run `briefgen lock`.", about=about)
        elif verdict.state == "unchecked" and verdict.locked is None and verdict.source in judged:
            message = "unchecked: the source's text is not on this machine, and evidence.lock has no such passage"
            hint = "Run `briefgen lock` where the archive is, or set BRIEFGEN_ARCHIVE to its folder."
            yield Diagnostic(CODE, "error", message, verdict.place, hint=hint, about=about)
        elif verdict.state == "found" and not set(taken(verdict.entry)) <= set(taken(verdict.locked)):
            message = "words taken from this passage are not in evidence.lock yet"
            yield Diagnostic(CODE, LEVEL, message, verdict.place, hint="Run `briefgen lock`.", about=about)


def taken(entry: Entry | None) -> tuple[str, ...]:
    """The digests of the words taken from a passage."""
    return entry.taken if entry else ()
