"""A facts file, from YAML to typed groups: the shape of each fact, judged one by one.

Whether ids are free, and where a fact is filed, is the affair of `load`.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.library.desk import Desk
from briefgen.library.model import Fact, FactGroup
from briefgen.library.yaml_node import Node
from briefgen.words.diagnostics import Place

#: Stands in for a group's facts, which are judged one by one, while its other fields are judged.
_X = Node("text", (0, 0), (0, 0), text="x")
_ANY_FACT = Node(
    "map", (0, 0), (0, 0), keys=tuple(_X._replace(text=key) for key in ("id", "claim", "at")), children=(_X,) * 3
)


@dataclass(frozen=True)
class Group:
    """A group of a facts file: its source (None where its fields are wrong) and theme, and each fact with its id."""

    source: str | None
    theme: str | None
    facts: tuple[tuple[str, Fact | None], ...]


def groups(desk: Desk, file: str) -> tuple[Group, ...]:
    """The groups of a facts file, with those that are wrong, in its order; the diagnostics are noted."""
    root = desk.read(file, shape="list", about=())
    found = enumerate(root.children if root else ())
    return tuple(_group(desk, group, place=Place(file, (number,))) for number, group in found)


def _group(desk: Desk, node: Node, *, place: Place) -> Group:
    below = node.child("facts")
    listed = below[1].children if below and below[1].kind == "list" else ()
    about = tuple(f"fact:{_id(fact)}" for fact in listed)
    frame = node
    if listed:
        pairs = zip(node.keys, node.children, strict=True)
        facts = below[1]._replace(children=(_ANY_FACT,)) if below else _ANY_FACT
        frame = node._replace(children=tuple(facts if key.text == "facts" else child for key, child in pairs))
    group = desk.validate(FactGroup, frame, place=place, about=about)
    entries = (
        (_id(fact), desk.validate(Fact, fact, place=place.at("facts", number), about=(about[number],)))
        for number, fact in enumerate(listed)
    )
    return Group(group.from_ if group else None, group.theme if group else None, tuple(entries))


def _id(node: Node) -> str:
    given = node.child("id")
    return given[1].text if given else ""
