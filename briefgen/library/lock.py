"""What was last verified: the entries of `evidence.lock`, read and written.

An entry is what the rules may know of a passage without its text, so that a library checks alike with and
without the archive. Making and comparing entries is the affair of `check.evidence`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from briefgen.library.memo import digest
from briefgen.library.written import Day, Id, Sha256, Short, Text, Written

#: Fact, source and anchors.
Key = tuple[str, str, str]


class Reprint(Written):
    """The same anchors found in another source of the same origin; `cited` as in an entry."""

    source: Id
    sha256: Sha256
    passage: Sha256
    start: int
    end: int
    paragraph: int
    cited: Short | None = None


class Entry(Written):
    """One verified passage of one fact.

    `sha256` is the captured text's, `passage` the folded passage's. `start` and `end` count characters of the
    captured text; `paragraph` counts from the body's first, 0 for a caption. `taken` holds the sha256 of every folded
    string that claim, figures, derivations and prose take from the passage word for word, `copied` of the words in a
    row that the claim copies. `denials`, `chances`, `measures` and `intents` are the sure signs of negation, of
    hedging and of what is to come in an English passage, `turned` whether it has a negation or a word that can stand
    for one; `claim_signs` are those of the claim, but for intentions, set phrases such as `not only` among them, and
    `claim_names` the names of names.yaml in it, as often as they stand there. `origin` is the source's, as it was
    when the passage was verified. `cited` is a short digest of what notes print of the source (its title, author,
    newspaper: `check.cited`), None in a lock made before it was kept. `page` counts the pages of a PDF from its
    first, 0 where there are none.
    """

    fact: Id
    source: Id
    anchors: Text
    sha256: Sha256
    passage: Sha256
    start: int
    end: int
    paragraph: int
    words: int
    page: int = 0
    numbers: tuple[str, ...] = ()
    months: tuple[str, ...] = ()
    weekdays: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    speech: bool = False
    denials: tuple[str, ...] = ()
    turned: bool = False
    chances: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    intents: tuple[str, ...] = ()
    origin: Id | None = None
    cited: Short | None = None
    claim_numbers: tuple[str, ...] = ()
    claim_signs: tuple[str, ...] = ()
    claim_names: tuple[str, ...] = ()
    taken: tuple[Sha256, ...] = ()
    copied: tuple[Sha256, ...] = ()
    reprints: tuple[Reprint, ...] = ()
    recorded: Day | None = None

    @property
    def key(self) -> Key:
        """What the lock files it under."""
        return (self.fact, self.source, self.anchors)


class Lock(Written):
    """The whole file, in the order of its keys."""

    version: int = 1
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True)
class Part:
    """The entries of one source: the digest of their values, and the sources in which they found reprints."""

    digest: str
    twins: tuple[str, ...]

    @classmethod
    def of(cls, entries: tuple[Entry, ...]) -> Part:
        """That of some entries."""
        return cls(digest(entries), tuple(sorted({twin.source for entry in entries for twin in entry.reprints})))


class Locked:
    """What was last verified, by the source of the passage; a source's entries are fetched when somebody asks for one.

    `parts` are known at once. `fetch` unpacks the entries of a source that has a part, or parses the lock once more.
    """

    def __init__(self, parts: Mapping[str, Part], fetch: Callable[[str], tuple[Entry, ...]]) -> None:
        self.parts, self._fetch = parts, fetch
        self._held: dict[str, dict[Key, Entry]] = {}

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Locked:
        """That of entries which are at hand."""
        held = by_source(entries)
        return cls({source: Part.of(those) for source, those in held.items()}, held.__getitem__)

    def get(self, key: Key) -> Entry | None:
        """The entry filed under fact, source and anchors."""
        return self._of(key[1]).get(key)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All of them, in the order of their keys."""
        found = (entry for source in self.parts for entry in self._of(source).values())
        return tuple(sorted(found, key=lambda entry: entry.key))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Locked) and self.entries == other.entries

    __hash__ = None  # type: ignore[assignment]

    def _of(self, source: str) -> Mapping[Key, Entry]:
        if source not in self._held:
            entries = self._fetch(source) if source in self.parts else ()
            self._held[source] = {entry.key: entry for entry in entries}
        return self._held[source]


def by_source(entries: Iterable[Entry]) -> dict[str, tuple[Entry, ...]]:
    """Entries by the source of their passage, in their order."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.source, []).append(entry)
    return {source: tuple(those) for source, those in found.items()}


def sealed(entries: Iterable[Entry], *, on: date) -> Lock:
    """A lock of these entries, sorted, each new one recorded on the day given."""
    dated = (entry if entry.recorded else entry.model_copy(update={"recorded": on}) for entry in entries)
    return Lock(entries=tuple(sorted(dated, key=lambda entry: entry.key)))
