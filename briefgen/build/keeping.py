"""What checking found out, kept from one build to the next in `OUT/.cache/memo`: typed files, verdicts, findings.

Values are packed by pickle, which can do anything to whoever unpacks it. So nothing is unpacked that this user's builds
did not mark (`build.trust`), nothing of another version of the program, and no class but briefgen's own values. The
classes of values that are kept have no slots: with them, unpickling calls Python for each value.
"""

from __future__ import annotations

import io
import pickle
from pathlib import Path
from typing import Any

from briefgen.build import identity, output, trust
from briefgen.library.memo import Memo

PLACE = f"{output.CACHE}/memo"
_HOMES = ("briefgen.words.", "briefgen.library.", "briefgen.check.")
#: Classes that were found to be ours.
_KNOWN: dict[tuple[str, str], type] = {}
_OTHERS = {("datetime", "date"), ("builtins", "frozenset"), ("builtins", "set")}


def opened(out: Path) -> Memo:
    """What is kept for an output folder; empty where there is nothing, or nothing of ours."""
    try:
        data = trust.unmarked((out / PLACE).read_bytes())
        held = unpacked(data) if data else None
    except (OSError, pickle.UnpicklingError, EOFError, ValueError, TypeError, AttributeError, IndexError):
        held = None
    ours = isinstance(held, tuple) and len(held) == 2 and held[0] == identity.program()
    return Memo(held[1] if ours and held else None, unpack=unpacked)


def keep(out: Path, memo: Memo) -> None:
    """Keep what the last run used or made, if anything changed. A full disk is no matter: it costs time."""
    if not memo.settle():
        return
    data = pickle.dumps((identity.program(), memo.packed(_packed)), protocol=5)
    try:
        output.write_together(out, {}, beside={PLACE: trust.marked(data)})
    except OSError:
        return


def _packed(value: Any) -> bytes:
    return pickle.dumps(value, protocol=5)


def unpacked(data: bytes) -> Any:
    """A packed value. Raises UnpicklingError for what is none of ours, and whatever damaged data make pickle raise."""
    return _Unpickler(io.BytesIO(data)).load()


class _Unpickler(pickle.Unpickler):
    """Makes values of briefgen's own classes, and calls nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        """The class of a name. Raises UnpicklingError for anything that is none of ours."""
        if known := _KNOWN.get((module, name)):
            return known
        if module.startswith(_HOMES) or (module, name) in _OTHERS:
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module and "." not in name:
                return _KNOWN.setdefault((module, name), found)
        raise pickle.UnpicklingError(f"{module}.{name} is no value of briefgen's")
