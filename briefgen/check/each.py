"""A mapping whose values are made when somebody asks for them. Remembers none: that is the affair of `library.memo`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

V = TypeVar("V", covariant=True)


class Each(Mapping[str, V]):
    """A value for each id, made whenever it is asked for."""

    def __init__(self, ids: Mapping[str, object], make: Callable[[str], V]) -> None:
        self._ids, self._make = ids, make

    def __getitem__(self, key: str) -> V:
        if key not in self._ids:
            raise KeyError(key)
        return self._make(key)

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)
