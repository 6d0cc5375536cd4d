"""What the loader works on: the folder's files, and what was found so far.

The one mutable thing of this room while a library is read. Afterwards only the lock keeps hold of it, for entries that
cannot be unpacked.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeVar

from briefgen.library import shape as shapes
from briefgen.library.atlas import Leaves, shown
from briefgen.library.files import read_inside
from briefgen.library.guesses import unchecked
from briefgen.library.lock import Lock
from briefgen.library.memo import Memo
from briefgen.library.written import Written
from briefgen.library.yaml_events import USUAL, Limits
from briefgen.library.yaml_node import Node
from briefgen.library.yaml_reader import read
from briefgen.words.diagnostics import Diagnostic, Place, Related, Subject

W = TypeVar("W", bound=Written)
T = TypeVar("T")

_MOST_FILES = 10_000
#: For what the tool writes, which grows with the library.
LARGE = Limits(size=64 << 20, nodes=5_000_000)
_STEM = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z]{2})?\Z")
_OF_ALL = frozenset(["library", "names", "questions", "reviews"])
_SHOULD = {"map": "fields, each `key: value`", "list": "a list, each entry behind `- `"}


@dataclass
class Desk:
    """Everything gathered while one folder is read.

    `digests` are the sha256 of files that were asked for by `typed`; `unreadable`: some file could not be read at all.
    """

    folder: Path
    display: str
    memo: Memo = field(default_factory=Memo)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    leaves: Leaves = field(default_factory=Leaves)
    places: dict[str, Place] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)
    unreadable: bool = False
    _ids: dict[str, tuple[Subject, Place, tuple[str, ...]]] = field(default_factory=dict)
    _listed: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _held: dict[str, bytes | Diagnostic] = field(default_factory=dict)

    def tell(self, code: str, message: str, place: Place, hint: str = "", *, about: Sequence[Subject] = ()) -> None:
        """Note an error."""
        self.diagnostics.append(Diagnostic(code, "error", message, place, hint, about=tuple(about)))

    def names(self, below: str) -> tuple[str, ...]:
        """The YAML files of a folder of the library, sorted; BG106 for names that no id can have."""
        if below not in self._listed:
            self._listed[below] = tuple(self._list(below))
        return self._listed[below]

    def _list(self, below: str) -> Iterator[str]:
        folder = self.folder / below
        if not folder.is_dir():
            return
        if not folder.resolve().is_relative_to(self.folder.resolve()):
            self.tell(
                "BG005", "this folder leads out of the library", Place(below, line=1), "put the folder itself here"
            )
            self.unreadable = True
            return
        found = sorted(name.name for name in folder.iterdir() if not name.name.startswith("."))
        if len(found) > _MOST_FILES:
            self.tell("BG006", f"the folder holds more than {_MOST_FILES} files", Place(below, line=1))
        for name in found[:_MOST_FILES]:
            file = f"{below}/{name}" if below else name
            suffix = Path(name).suffix
            if suffix == ".yml" or (suffix == ".yaml" and not _STEM.match(Path(name).stem)):
                self._misnamed(file)
            elif suffix == ".yaml":
                yield file

    def _misnamed(self, file: str) -> None:
        """BG106. Beside the briefs it is about the brief of the nearest id, so that no other is withheld for it.

        About everything where it may be what all briefs rest on: house, names, questions, reviews, facts or sources.
        """
        path, about = Path(file), tuple[Subject, ...]()
        meant = ".".join(re.sub(r"[^a-z0-9]+", "-", part.lower()).strip("-") for part in path.stem.split("."))
        if len(path.parts) == 1 and meant.strip(".") and meant not in _OF_ALL:
            about = (f"brief:{meant}",)
            self.places.setdefault(about[0], Place(file, line=1))
        hint = "Name it in small letters, digits and single hyphens, then `.yaml`, or move it out of the library."
        self.tell(
            "BG106", f"`{path.name}` is no name for a file of the library", Place(file, line=1), hint, about=about
        )

    def read(
        self, file: str, *, shape: Literal["map", "list"], about: Sequence[Subject], limits: Limits = USUAL
    ) -> Node | None:
        """The root of a file, None where there is none of that shape; the diagnostics are noted."""
        root = self._document(file, limits)
        if root is None:
            return None
        if root.absent or (root.kind == shape and not root.children):
            self.tell("BG007", "the file is empty", Place(file, line=1, column=1), "fill it, or delete it", about=about)
            return None
        if root.kind != shape:
            self.tell("BG103", f"this file holds {_SHOULD[shape]}", Place(file), about=about)
            return None
        return root

    def typed(self, file: str, make: Callable[[], T], *, kind: str, limits: Limits = USUAL) -> T:
        """The typed content of a file: what is remembered of the same bytes, else what `make` reads out of it.

        `kind` tells apart what is read out of the same bytes in different ways. Only a file without any fault is
        remembered, so that every diagnostic is found anew.
        """
        data = self._bytes(file, limits)
        if isinstance(data, Diagnostic):
            return make()
        self.digests[file] = hashlib.sha256(data).hexdigest()
        key = f"{kind}:{self.digests[file]}"
        known: T | None = self.memo.get("file", key)
        if known is not None:
            self.leaves.take(file, path=shown(self.display, file), data=data, limits=limits)
            return known
        before = len(self.diagnostics)
        value = make()
        clean = len(self.diagnostics) == before
        return self.memo.put("file", key, value) if clean else value

    def _bytes(self, file: str, limits: Limits) -> bytes | Diagnostic:
        if file not in self._held:
            self._held[file] = read_inside(self.folder, file, limit=limits.size)
        return self._held[file]

    def _document(self, file: str, limits: Limits) -> Node | None:
        data = self._bytes(file, limits)
        if isinstance(data, Diagnostic):
            self.diagnostics.append(data)
            self.unreadable = True
            return None
        document = read(data, file, limits=limits)
        self.leaves.take(file, path=shown(self.display, file), data=data, limits=limits)
        self.diagnostics.extend(document.diagnostics)
        if document.root is None and document.diagnostics:
            self.unreadable = True
            return None
        if document.root:
            self.diagnostics.extend(unchecked(document.root, document.lines, file))
        return document.root or Node("text", (0, 0), (0, 0), absent=True)

    def items(self, file: str) -> Iterator[tuple[Place, Node]]:
        """The entries of a list that is one file for the whole library, with their places; none without the file."""
        if file in self.names(""):
            root = self.read(file, shape="list", about=(), limits=LARGE)
            yield from ((Place(file, (number,)), node) for number, node in enumerate(root.children if root else ()))

    def validate(self, model: type[W], node: Node, *, place: Place, about: Sequence[Subject]) -> W | None:
        """The typed value of a node, or None; the diagnostics are noted."""
        value, diagnostics = shapes.validate(model, node, place=place, about=about)
        self.diagnostics.extend(diagnostics)
        return value

    def lock(self, file: str) -> Lock | None:
        """The lock, or None with BG009: it is written by the tool, so its faults are told in one line."""
        before = len(self.diagnostics)
        root = self._document(file, LARGE)
        value = None if root is None else self.validate(Lock, root, place=Place(file), about=())
        faults = self.diagnostics[before:]
        if faults:
            self.unreadable = True
            del self.diagnostics[before:]
            message = f"the lock cannot be read: {faults[0].message}"
            self.tell(
                "BG009",
                message,
                faults[0].place or Place(file),
                "take it from version control, or delete it and `briefgen lock`",
            )
        return value

    def claim_id(self, key: str, *field: str, place: Place, subject: Subject) -> bool:
        """Take an id for a subject, written in a field of a place; False and BG105 where it is taken."""
        if key not in self._ids:
            self._ids[key] = (subject, place, field)
            return True
        other, first, where = self._ids[key]
        related = (Related("first used here", first.at(*where)),)
        about = tuple(dict.fromkeys((other, subject)))
        message, hint = f"the id `{key}` is used twice", "ids are unique in the library"
        self.diagnostics.append(Diagnostic("BG105", "error", message, place.at(*field), hint, related, about))
        return False
