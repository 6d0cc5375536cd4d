"""What was worked out before, kept under the digest of all that it was worked out from.

A value under its key is what its maker would give now, so that having one saves time and never changes an outcome.
Lives in memory; a run may be handed one that an earlier run filled. Knows nothing of files: how values are packed
and kept from one process to the next is the affair of `build.keeping`.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, TypeVar

from pydantic import BaseModel

T = TypeVar("T")
P = TypeVar("P")


class Memo:
    """Values by kind and key. `made` counts, by kind, what had to be worked out; `kept` what was there already.

    `unkept` tells whether anything came in or went, by the last settling, since all was packed. `packed` are values
    from an earlier process, unpacked by `unpack` when they are first asked for; what cannot be unpacked counts as not
    there.
    """

    def __init__(self, packed: Mapping[str, Any] | None = None, *, unpack: Callable[[Any], Any] | None = None) -> None:
        self.made: Counter[str] = Counter()
        self.kept: Counter[str] = Counter()
        self.unkept = False
        self._packed = dict(packed or {})
        self._unpack = unpack
        self._values: dict[str, Any] = {}
        self._used: set[str] = set()

    def of(self, kind: str, key: str, make: Callable[[], T]) -> T:
        """The value under a key, made if it is not there."""
        value = self.get(kind, key)
        return self.put(kind, key, make()) if value is None else value

    def get(self, kind: str, key: str) -> Any | None:
        """The value under a key, or None."""
        name = f"{kind}:{key}"
        value = self._values.get(name)
        if value is None and name in self._packed:
            value = self._unpacked(name)
        if value is not None:
            self.kept[kind] += 1
            self._used.add(name)
        return value

    def hold(self, kind: str, keys: Iterable[str]) -> bool:
        """Whether there is something under all of some keys, which count as asked for then.

        Nothing is unpacked: what is there may be damaged, and is worked out anew when it is asked for.
        """
        names = [f"{kind}:{key}" for key in keys]
        there = all(name in self._packed or name in self._values for name in names)
        self._used.update(names if there else ())
        return there

    def put(self, kind: str, key: str, value: T) -> T:
        """Keep a value that was made. None is not kept."""
        self.made[kind] += 1
        if value is not None:
            name = f"{kind}:{key}"
            self._values[name] = value
            self._packed.pop(name, None)
            self._used.add(name)
        return value

    def drop(self, kind: str) -> None:
        """Forget every value of a kind: what its keys were made of was no longer so when the values were."""
        mine = f"{kind}:"
        for held in (self._values, self._packed):
            for name in [name for name in held if name.startswith(mine)]:
                del held[name]
        self._used = {name for name in self._used if not name.startswith(mine)}

    def settle(self) -> None:
        """Forget what was not asked for since the last time, and count anew."""
        self.unkept |= bool(self.made) or len(self._used) < len(self._values.keys() | self._packed.keys())
        self._values = {name: value for name, value in self._values.items() if name in self._used}
        self._packed = {name: data for name, data in self._packed.items() if name in self._used}
        self._used = set()
        self.made, self.kept = Counter(), Counter()

    def packed(self, pack: Callable[[Any], P]) -> dict[str, P]:
        """Every value, packed, by kind and key."""
        for name, value in self._values.items():
            if name not in self._packed:
                self._packed[name] = pack(value)
        self.unkept = False
        return dict(self._packed)

    def _unpacked(self, name: str) -> Any | None:
        if self._unpack is None:
            return None
        try:
            value = self._unpack(self._packed[name])
        except Exception:  # noqa: BLE001 - whatever is wrong with it, it is worked out anew
            del self._packed[name]
            return None
        self._values[name] = value
        return value


def digest(*values: object) -> str:
    """The sha256 of some values: texts, numbers, None, lists, tuples, sets, maps, dates, models and dataclasses."""
    return hashlib.sha256(_ENCODER.encode(values).encode("ascii")).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return [type(value).__name__, value.model_dump_json()]
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    kind = type(value)
    if kind not in _FIELDS:
        _FIELDS[kind] = tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()
    names = _FIELDS[kind]
    return [type(value).__name__, *((getattr(value, name) for name in names) if names else (str(value),))]


#: The fields of each dataclass that was digested.
_FIELDS: dict[type, tuple[str, ...]] = {}
_ENCODER = json.JSONEncoder(default=_plain, separators=(",", ":"))
