"""Facts appended to the files of `facts/`: every byte that stands there stays, and all are written or none.

Takes fields as they are to be written; where they come from (a passage, a table) is the affair of others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefgen.library import shape
from briefgen.library.atlas import Leaf, shown
from briefgen.library.capture.taken import Taken
from briefgen.library.files import write_together
from briefgen.library.library import Filed, Library, in_place
from briefgen.library.model import Fact
from briefgen.library.schema import modeline
from briefgen.library.yaml_node import Node
from briefgen.library.yaml_reader import read
from briefgen.library.yaml_writer import Value, record
from briefgen.words.diagnostics import Diagnostic, Place

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Draft:
    """A fact to be written: where, its fields in their order, and by field why a value is only a guess."""

    topic: str
    source: str
    fields: Mapping[str, Value]
    theme: str | None = None
    why: Mapping[str, str] = field(default_factory=dict)


def add_facts(folder: Path, drafts: Sequence[Draft]) -> Taken:
    """Append facts to `facts/<topic>.yaml`, each to the last group where that is of the same source and theme.

    Comments, layout and line ends above stay as they are, byte for byte. BG002 where a file's layout takes no entry
    at its end; nothing is written then. Raises OSError where it cannot be written.
    """
    contents = _contents(folder, drafts)
    if isinstance(contents, Diagnostic):
        return Taken(diagnostics=(contents,))
    write_together(contents)
    return Taken(tuple(contents), ids=tuple(str(draft.fields["id"]) for draft in drafts))


def with_drafts(library: Library, folder: Path, drafts: Sequence[Draft]) -> tuple[Library, tuple[Diagnostic, ...]]:
    """The library as it would be with these facts in their files, so that they can be judged before they are written.

    Nothing is written. Diagnostics are BG002 as `add_facts`, and BG101 to BG104 where a draft is no fact; it is left
    out of the library then.
    """
    contents = _contents(folder, drafts)
    if isinstance(contents, Diagnostic):
        return library, (contents,)
    made, places, leaves = list[Filed](), dict(library.places), dict(library.atlas.leaves)
    faults: list[Diagnostic] = []
    for path, data in contents.items():
        file = f"facts/{path.name}"
        document = read(data, file)
        leaves[file] = Leaf.of(shown(library.atlas.display, file), document)
        for draft in drafts:
            node, place = _entry_of(document.root, str(draft.fields["id"]), file)
            if draft.topic != path.stem or node is None:
                continue
            about = (f"fact:{draft.fields['id']}",)
            fact, found = shape.validate(Fact, node, place=place, about=about)
            faults += found
            places[about[0]] = place
            if fact:
                made.append(Filed.of(fact, draft.source, draft.theme, place))
    atlas = replace(library.atlas, leaves=leaves)
    return replace(library, facts=in_place(library.facts, made), places=places, atlas=atlas), tuple(faults)


def _entry_of(root: Node | None, key: str, file: str) -> tuple[Node | None, Place]:
    """The entry of a fact in a file of facts, and its place."""
    for number, group in enumerate(root.children if root else ()):
        below = group.child("facts")
        for at, entry in enumerate(below[1].children if below else ()):
            if _of(entry, "id") == key:
                return entry, Place(file, (number, "facts", at))
    return None, Place(file)


def _contents(folder: Path, drafts: Sequence[Draft]) -> dict[Path, bytes] | Diagnostic:
    """The files as they would be, or BG002."""
    contents: dict[Path, bytes] = {}
    for draft in drafts:
        path = folder / "facts" / f"{draft.topic}.yaml"
        if path not in contents:
            contents[path] = path.read_bytes() if path.exists() else modeline(path, "facts").encode()
        made = contents[path] + appended(contents[path], draft)
        if not _holds(made, draft, path.name):
            hint = "end the file with a list entry, each field on its own line"
            place = Place(f"facts/{path.name}", line=1)
            return Diagnostic("BG002", "error", "this file takes no entry at its end", place, hint)
        contents[path] = made
    return contents


def appended(old: bytes, draft: Draft) -> bytes:
    """What comes behind a file's bytes so that they hold one fact more; whether they then do is for the caller."""
    root = read(old, "").root
    last = root.children[-1] if root and root.kind == "list" and root.children else None
    if (
        last is not None
        and last.kind == "map"
        and _of(last, "from") == draft.source
        and _of(last, "theme") == draft.theme
    ):
        below = last.child("facts")
        text = _entry(draft, below[1].start[1] if below else 4)
    else:
        indent = root.start[1] if root and root.kind == "list" else 0
        group = record({"from": draft.source, "theme": draft.theme}, indent=indent)
        text = f"{group}{' ' * (indent + 2)}facts:\n{_entry(draft, indent + 4)}"
    text = text if not old or old == _BOM or old.endswith((b"\n", b"\r")) else "\n" + text
    return text.replace("\n", "\r\n" if b"\r\n" in old else "\n").encode()


def _of(group: Node, name: str) -> str | None:
    found = group.child(name)
    return found[1].text if found and not found[1].absent else None


def _entry(draft: Draft, indent: int) -> str:
    """The entry, each guessed field with its comment behind it."""
    lines = record(draft.fields, indent=indent).splitlines()
    for name, why in draft.why.items():
        opening = f"{' ' * (indent + 2)}{name}:"
        lines = [f"{line}  # {why}" if line.startswith(opening) else line for line in lines]
    return "\n".join(lines) + "\n"


def _holds(made: bytes, draft: Draft, name: str) -> bool:
    back = read(made, name)
    entry = back.root.children[-1].child("facts") if back.root and back.root.children else None
    if back.diagnostics or not entry or not entry[1].children:
        return False
    return _of(entry[1].children[-1], "id") == draft.fields["id"]
