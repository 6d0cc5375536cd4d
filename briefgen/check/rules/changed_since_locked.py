"""A passage, pin or claim that differs from what was locked.

`evidence.lock` holds what was last verified. What differs from it was changed since, by intent or by accident;
after a look, `briefgen lock` records the new state. So is a source whose title, author, newspaper, publisher or type
changed: notes would name another one than was verified.

In the example the library was locked and then edited: the body of a source now begins with the head of its page,
so that each paragraph is counted one further down.

Bad:

    # sources/ministry-2018-11.yaml
    id: ministry-2018-11
    type: report
    title: Statement on the talks at Two Shores
    title-short: Two Shores statement
    author: [{literal: Ministry of the Sea of Arland}]
    publisher: Ministry of the Sea of Arland
    issued: 2018-11-14
    text:
      sha256: 26eced8d024c5895a80c4e5f0b786623c30591140e9c618a9e34042a882326bb
      body: {start: MINISTRY OF THE SEA, end: counted the cod.}

Good:

    # sources/ministry-2018-11.yaml
    id: ministry-2018-11
    type: report
    title: Statement on the talks at Two Shores
    title-short: Two Shores statement
    author: [{literal: Ministry of the Sea of Arland}]
    publisher: Ministry of the Sea of Arland
    issued: 2018-11-14
    text:
      sha256: 26eced8d024c5895a80c4e5f0b786623c30591140e9c618a9e34042a882326bb
      body: {start: The ministers of Arland, end: counted the cod.}
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from briefgen.check.case import Case, Scope, Verdict
from briefgen.check.cited import cited
from briefgen.check.evidence import claim_numbers, claim_signs
from briefgen.check.naming import Naming, counted
from briefgen.library.library import Filed
from briefgen.library.lock import Entry, Reprint
from briefgen.words.diagnostics import Diagnostic, Level

CODE = "BG315"
LEVEL: Level = "error"
SCOPE: tuple[Scope, ...] = ("fact",)
_FIELDS = {
    "passage": "the words of the passage",
    "start": "its place in the text",
    "end": "its place in the text",
    "paragraph": "its paragraph",
    "words": "its length",
    "numbers": "its numbers",
    "months": "its months",
    "weekdays": "its weekdays",
    "speech": "whether it reports speech",
    "denials": "its negations",
    "turned": "its negations",
    "chances": "its hedges",
    "measures": "its hedges",
}


def check(case: Case) -> Iterator[Diagnostic]:
    """Each locked passage that differs now, and what differs; each source that notes would name otherwise, once."""
    for verdict in case.each_verdict():
        if verdict.locked is None or verdict.state == "not-found":
            continue
        yield from _renamed(case, verdict.locked)
        changed = list(dict.fromkeys(_changes(case, verdict)))
        if changed:
            message = f"changed since it was locked: {', '.join(changed)}"
            hint = "Compare it with the source (`briefgen show " + verdict.fact + "`), then run `briefgen lock`."
            about = (f"fact:{verdict.fact}",)
            yield Diagnostic(CODE, LEVEL, message, verdict.place, hint=hint, about=about)


def _changes(case: Case, verdict: Verdict) -> Iterator[str]:
    locked, now = verdict.locked, verdict.entry
    source = case.library.sources.get(verdict.source)
    if locked and source and locked.sha256 != source.text.sha256:
        yield f"the captured text that source `{source.id}` is pinned to"
    if locked and locked.claim_numbers != claim_numbers(case.library.facts[verdict.fact]):
        yield "the numbers of the claim"
    if locked and locked.claim_signs != claim_signs(case.library.facts[verdict.fact]):
        yield "the negations and hedges of the claim"
    if locked and (gone := _gone(case, locked.claim_names, case.library.facts[verdict.fact])):
        yield f"the names of the claim ({', '.join(gone)} stood there)"
    if locked and source and locked.origin != source.origin:
        yield f"the origin of source `{source.id}`"
    if locked and now:
        yield from (words for field, words in _FIELDS.items() if getattr(locked, field) != getattr(now, field))
        if [_found(twin) for twin in locked.reprints] != [_found(twin) for twin in now.reprints]:
            yield "where else it is carried"
    for twin in locked.reprints if locked else ():
        other = case.library.sources.get(twin.source)
        if other is None or other.text.sha256 != twin.sha256:
            yield f"the captured text of its reprint `{twin.source}`"


def _renamed(case: Case, locked: Entry) -> Iterator[Diagnostic]:
    """The source of an entry, and of each reprint, whose notes would print another name; alike for all its facts."""
    for name, then in ((locked.source, locked.cited), *((twin.source, twin.cited) for twin in locked.reprints)):
        source = case.library.sources.get(name)
        if source and then and then != cited(source):
            what = f"what notes call source `{name}` (its title, author, newspaper, publisher or type)"
            message = f"changed since it was locked: {what}"
            hint = "Compare it with the text as it was published, then run `briefgen lock`."
            about, place = (f"source:{name}",), case.library.places[f"source:{name}"]
            yield Diagnostic(CODE, LEVEL, message, place, hint=hint, about=about)


def _found(twin: Reprint) -> Reprint:
    return twin.model_copy(update={"cited": None})


def _gone(case: Case, locked: tuple[str, ...], filed: Filed) -> list[str]:
    """The names that stood in the locked claim and do not now; one that names.yaml no longer has is none."""
    naming = Naming.of(case.library)
    lost = Counter(locked) - Counter(counted(filed, naming))
    return sorted(name for name in lost if name in naming.sides)
