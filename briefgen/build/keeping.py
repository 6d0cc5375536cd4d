"""What checking found out, kept from one build to the next in `OUT/.cache/memo`: typed files, verdicts, findings.

Values are packed by pickle, which can do anything to whoever unpacks it. So nothing is unpacked that this user's builds
did not mark (`build.trust`; the mark is on an index, which has the digest of each value), nothing of another version of
the program, and no class but briefgen's own values. The classes of values that are kept have no slots: with them,
unpickling calls Python for each value.
"""

from __future__ import annotations

import hashlib
import io
import pickle
from pathlib import Path
from typing import Any, NamedTuple

from briefgen.build import identity, output, trust
from briefgen.library.memo import Memo

PLACE = f"{output.CACHE}/memo"
#: Bytes that tell the length of the index, which stands first.
_HEAD = 8
_HOMES = ("briefgen.words.", "briefgen.library.", "briefgen.check.")
#: Classes that were found to be ours.
_KNOWN: dict[tuple[str, str], type] = {}
_OTHERS = {("datetime", "date"), ("builtins", "frozenset"), ("builtins", "set")}


class Piece(NamedTuple):
    """A packed value as it lies in the file, and the sha256 that its bytes should have."""

    data: bytes | memoryview
    sha256: bytes


def opened(out: Path) -> Memo:
    """What is kept for an output folder; empty where there is nothing, or nothing of ours."""
    try:
        data = memoryview((out / PLACE).read_bytes())
        start = _HEAD + int.from_bytes(data[:_HEAD], "big")
        index = trust.unmarked(bytes(data[_HEAD:start]))
        held = _made(index) if index else None
    except (OSError, pickle.UnpicklingError, EOFError, ValueError, TypeError, AttributeError, IndexError):
        held = None
    if not (isinstance(held, tuple) and len(held) == 2 and held[0] == identity.program()):
        return Memo(unpack=unpacked)
    pieces = {name: Piece(data[start + at : start + end], digest) for name, (at, end, digest) in held[1].items()}
    return Memo(pieces, unpack=unpacked)


def keep(out: Path, memo: Memo) -> None:
    """Keep what the last run used or made, if anything changed. A full disk is no matter: it costs time."""
    memo.settle()
    write(out, memo)


def write(out: Path, memo: Memo) -> None:
    """Keep what a memo was settled to, if anything changed since it was kept, where there is an output folder."""
    if not (memo.unkept and out.is_dir()):
        return
    pieces, index, at = memo.packed(packed), {}, 0
    for name, piece in pieces.items():
        index[name] = (at, at + len(piece.data), piece.sha256)
        at += len(piece.data)
    head = trust.marked(pickle.dumps((identity.program(), index), protocol=5))
    data = b"".join((len(head).to_bytes(_HEAD, "big"), head, *(piece.data for piece in pieces.values())))
    try:
        output.write_together(out, {}, beside={PLACE: data})
    except OSError:
        return


def packed(value: Any) -> Piece:
    """A value, packed."""
    data = pickle.dumps(value, protocol=5)
    return Piece(data, hashlib.sha256(data).digest())


def unpacked(piece: Piece) -> Any:
    """A packed value. Raises UnpicklingError for what is none of ours or was damaged."""
    if hashlib.sha256(piece.data).digest() != piece.sha256:
        raise pickle.UnpicklingError("these bytes were changed")
    return _made(piece.data)


def _made(data: bytes | memoryview) -> Any:
    """Raises UnpicklingError for what is none of ours, and whatever damaged data make pickle raise."""
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
