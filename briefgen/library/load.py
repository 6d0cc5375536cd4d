"""From a folder to a `Library`: every file read, every error of every file told in one run.

Shape is judged here: YAML, fields, ids. Whether a reference leads anywhere or a passage is found is the
affair of `check`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import ValidationError

from briefgen.library import archive as captured
from briefgen.library.atlas import Atlas
from briefgen.library.briefs import Brief, House
from briefgen.library.desk import LARGE, Desk
from briefgen.library.library import Filed, Library
from briefgen.library.lock import Lock
from briefgen.library.model import Fact, FactGroup, Name, Question, Source
from briefgen.library.reviews import NAME as REVIEWS
from briefgen.library.reviews import Reviews
from briefgen.library.translations import inherited
from briefgen.library.yaml_node import Node
from briefgen.words.diagnostics import Diagnostic, Place, in_order

LOCK = "evidence.lock"
EMPTY = "the library is empty: it has no sources and no facts"
_HOUSEKEEPING = frozenset(["library.yaml", "names.yaml", "questions.yaml", REVIEWS])
#: Stands in for a group's facts, which are judged one by one, while its other fields are judged.
_X = Node("text", (0, 0), (0, 0), text="x")
_ANY_FACT = Node(
    "map", (0, 0), (0, 0), keys=tuple(replace(_X, text=key) for key in ("id", "claim", "at")), children=(_X,) * 3
)


class NotALibrary(Exception):
    """There is no such library folder: a fault of usage, not of the library."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a folder. The atlas is there even where the library is not, for carets."""

    library: Library | None
    diagnostics: tuple[Diagnostic, ...]
    atlas: Atlas


def load(
    folder: Path, *, display: str, archive: Path | None = None, texts: bool = True
) -> tuple[Library | None, tuple[Diagnostic, ...]]:
    """Library and diagnostics of `reading`, for callers that show no lines of unreadable files."""
    found = reading(folder, display=display, archive=archive, texts=texts)
    return found.library, found.diagnostics


def reading(folder: Path, *, display: str, archive: Path | None = None, texts: bool = True) -> Reading:
    """Read a library folder.

    `display` is the folder as shown to people; `archive` overrides the archive's place; `texts=False`
    leaves the archive alone, so that passages are judged by the lock. None instead of a library where a
    file cannot be read at all. Raises NotALibrary where there is no folder.
    """
    if not folder.is_dir():
        raise NotALibrary(f"there is no library folder `{display}`")
    desk = Desk(folder, display)
    house, sound = _house(desk)
    sources = dict(_sources(desk))
    facts = dict(_facts(desk))
    names, questions = tuple(_names(desk)), dict(_questions(desk))
    briefs = inherited(dict(_briefs(desk)))
    lock, reviews = _lock(desk), _reviews(desk)
    if not (desk.names("sources") or desk.names("facts")):
        desk.tell("BG007", EMPTY, Place("library.yaml"), "`briefgen source add FILE` adds a source")
    held = _texts(desk, house, sources=sources, archive=archive) if texts else None
    atlas = Atlas(desk.leaves, display)
    library = Library(house, sources, facts, names, questions, briefs, lock, held, atlas, desk.places, reviews, sound)
    return Reading(None if desk.unreadable else library, in_order(desk.diagnostics), atlas)


def _house(desk: Desk) -> tuple[House, bool]:
    """The house settings, and whether all of them could be read."""
    if "library.yaml" not in desk.names(""):
        desk.tell("BG007", "the library has no library.yaml", Place("library.yaml"), "add one with `title: ...`")
        return House(title="Untitled"), False
    root = desk.read("library.yaml", shape="map", about=())
    house = root and desk.validate(House, root, place=Place("library.yaml"), about=())
    return (house, True) if house else (_readable(root), False)


def _readable(root: Node | None) -> House:
    """What holds of the house settings, field by field: one mistake must not bring on others elsewhere."""
    held: dict[str, object] = {"title": "Untitled"}
    for key, child in zip(root.keys, root.children, strict=True) if root else ():
        more = {**held, key.text: child.plain()}
        with suppress(ValidationError):
            House.model_validate(more)
            held = more
    return House.model_validate(held)


def _sources(desk: Desk) -> Iterator[tuple[str, Source]]:
    for file in desk.names("sources"):
        key = Path(file).stem
        place, about = Place(file), (f"source:{key}",)
        desk.places[about[0]] = place
        desk.claim_id(key, place=place, subject=about[0])
        root = desk.read(file, shape="map", about=about)
        source = root and desk.validate(Source, root, place=place, about=about)
        if source and source.id != key:
            hint = f"write `id: {key}`, or rename the file"
            desk.tell("BG106", f"the id `{source.id}` differs from the file name", place.at("id"), hint, about=about)
        elif source:
            yield key, source


def _facts(desk: Desk) -> Iterator[tuple[str, Filed]]:
    for file in desk.names("facts"):
        root = desk.read(file, shape="list", about=())
        for number, group in enumerate(root.children if root else ()):
            yield from _group(desk, group, place=Place(file, (number,)))


def _group(desk: Desk, node: Node, *, place: Place) -> Iterator[tuple[str, Filed]]:
    below = node.child("facts")
    listed = below[1].children if below and below[1].kind == "list" else ()
    about = tuple(f"fact:{_id(fact)}" for fact in listed)
    frame = node
    if listed:
        pairs = zip(node.keys, node.children, strict=True)
        facts = replace(below[1], children=(_ANY_FACT,)) if below else _ANY_FACT
        frame = replace(node, children=tuple(facts if key.text == "facts" else child for key, child in pairs))
    group = desk.validate(FactGroup, frame, place=place, about=about)
    for number, fact_node in enumerate(listed):
        here = place.at("facts", number)
        fact = desk.validate(Fact, fact_node, place=here, about=(about[number],))
        key = _id(fact_node)
        if key and not desk.claim_id(key, place=here.at("id"), subject=about[number]):
            continue
        if key:
            desk.places[about[number]] = here
        if fact and group:
            yield fact.id, Filed(fact, group.from_, group.theme, here)


def _names(desk: Desk) -> Iterator[Name]:
    spelt: dict[str, str] = {}
    for place, node in desk.items("names.yaml"):
        given = node.child("name")
        subject = f"name:{given[1].text if given else ''}"
        name = desk.validate(Name, node, place=place, about=(subject,))
        if name is None:
            continue
        desk.places[subject] = place
        for spelling in dict.fromkeys(name.every):
            if spelling in spelt:
                message = f"the spelling `{spelling}` belongs to two names: `{spelt[spelling]}` and `{name.name}`"
                desk.tell(
                    "BG105", message, place, "keep it under one of them", about=(subject, f"name:{spelt[spelling]}")
                )
            spelt.setdefault(spelling, name.name)
        yield name


def _questions(desk: Desk) -> Iterator[tuple[str, Question]]:
    for place, node in desk.items("questions.yaml"):
        key = _id(node)
        subject = f"question:{key}"
        question = desk.validate(Question, node, place=place, about=(subject,))
        if key and desk.claim_id(key, place=place.at("id"), subject=subject):
            desk.places[subject] = place
            if question:
                yield key, question


def _briefs(desk: Desk) -> Iterator[tuple[str, Brief]]:
    for file in desk.names(""):
        if file in _HOUSEKEEPING:
            continue
        slug = Path(file).stem
        about = (f"brief:{slug}",)
        desk.places[about[0]] = Place(file)
        root = desk.read(file, shape="map", about=about)
        brief = root and desk.validate(Brief, root, place=Place(file), about=about)
        if brief:
            yield slug, brief


def _lock(desk: Desk) -> Lock:
    if not (desk.folder / LOCK).exists():
        return Lock()
    return desk.lock(LOCK) or Lock()


def _reviews(desk: Desk) -> Reviews:
    if REVIEWS not in desk.names(""):
        return Reviews()
    root = desk.read(REVIEWS, shape="map", about=(), limits=LARGE)
    return (root and desk.validate(Reviews, root, place=Place(REVIEWS), about=())) or Reviews()


def _texts(desk: Desk, house: House, *, sources: Mapping[str, Source], archive: Path | None) -> dict[str, str] | None:
    place = archive or captured.home(desk.folder, house)
    if isinstance(place, Diagnostic):
        desk.diagnostics.append(place)
        return None
    if not captured.is_there(place):
        return None
    held, diagnostics = captured.read(place, sources, places=desk.places)
    desk.diagnostics.extend(diagnostics)
    return held


def _id(node: Node) -> str:
    given = node.child("id")
    return given[1].text if given else ""
