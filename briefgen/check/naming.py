"""Which names of names.yaml stand in a text of ours, and which names stand behind a fact.

A longer spelling hides a shorter one inside it (`Global Affairs Canada` is not Canada). Judges nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from briefgen.check.case import Case
from briefgen.library.library import Filed, Library
from briefgen.library.model import Name, Source
from briefgen.words.fold import fold, folded

#: The names last asked for, and what was made of them: rules ask for the same ones thousands of times.
_LATEST: list[tuple[tuple[Name, ...], Naming]] = []


@dataclass(frozen=True, slots=True)
class Naming:
    """Every spelling of a library's names, ready to be looked for. A party is one where names.yaml has it."""

    house_name: Mapping[str, str]
    sides: Mapping[str, str]
    _pattern: re.Pattern[str]

    @staticmethod
    def of(library: Library) -> Naming:
        """The names of a library."""
        if _LATEST and _LATEST[0][0] is library.names:
            return _LATEST[0][1]
        made = _made(tuple((name.name, name.side, name.every) for name in library.names))
        _LATEST[:] = [(library.names, made)]
        return made

    def found(self, text: str) -> Iterator[tuple[str, str, int, int]]:
        """Each name in a text as written: its house spelling, its words there, and their offsets."""
        for words, start, end in _spotted(self._pattern, text):
            yield self.house_name[words], words, start, end

    def in_texts(self, texts: Iterable[str]) -> set[str]:
        """The house spellings of all names in some texts."""
        return {name for text in texts for name, _, _, _ in self.found(text)}

    def with_sides(self, names: set[str]) -> set[str]:
        """Some names, and the parties on whose side they are: who tells of a minister may name the country."""
        return names | {self.sides.get(name, "none") for name in names}


@lru_cache(maxsize=1 << 15)
def _spotted(pattern: re.Pattern[str], text: str) -> tuple[tuple[str, int, int], ...]:
    """Cached, because rules ask for the same claims and sources again and again."""
    plain = fold(text)
    return tuple((match.group(), *plain.original(match.start(), match.end())) for match in pattern.finditer(plain.text))


@lru_cache(maxsize=4)
def _made(names: tuple[tuple[str, str, tuple[str, ...]], ...]) -> Naming:
    """Cached, because two rules ask for the same names."""
    spelt = {folded(spelling): name for name, _, every in reversed(names) for spelling in every}
    words = "|".join(re.escape(spelling) for spelling in sorted(spelt, key=len, reverse=True))
    openings = "".join(map(re.escape, sorted({spelling[:1] for spelling in spelt})))
    pattern = re.compile(rf"(?=[{openings}])(?<![^\W_])(?:{words})(?![^\W_])" if words else r"(?!)")
    return Naming(spelt, {name: side for name, side, _ in names}, pattern)


def behind(case: Case, filed: Filed, naming: Naming) -> set[str]:
    """The names of a fact's passages, of its speaker and actors, and of its sources' titles; not of its claim."""
    fact, library = filed.fact, case.library
    names = {speaker for entry in case.entries(filed.id) for speaker in entry.speakers}
    tagged = (*fact.actors, *((fact.says,) if fact.says else ()))
    names |= {known.name if (known := library.named(tag)) else tag for tag in tagged}
    titles = (source.title for source in _sources(case, filed) if source.title)
    return names | naming.in_texts(titles)


def publishers(case: Case, filed: Filed, naming: Naming) -> set[str]:
    """The names of whoever wrote or published a fact's sources: they tell of it, and need have no part in it."""
    names: set[str] = set()
    for record in _sources(case, filed):
        authors = [person.literal or f"{person.given or ''} {person.family}" for person in record.author]
        names |= naming.in_texts(filter(None, (*authors, record.container_title, record.publisher)))
    return names


def _sources(case: Case, filed: Filed) -> list[Source]:
    known = (case.library.sources.get(name) for name in filed.sources)
    return [source for source in known if source]


def claimed(filed: Filed, naming: Naming) -> set[str]:
    """The names in a fact's claim, in all its languages."""
    return set(counted(filed, naming))


def counted(filed: Filed, naming: Naming) -> tuple[str, ...]:
    """The names in a fact's claim, in all its languages, sorted; one that stands twice is there twice."""
    return tuple(sorted(name for text, _ in filed.fact.claims for name, _, _, _ in naming.found(text)))
