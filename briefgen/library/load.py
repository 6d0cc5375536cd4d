"""From a folder to a `Library`: every file read, every error of every file told in one run.

Shape is judged here: YAML, fields, ids. Whether a reference leads anywhere or a passage is found is the
affair of `check`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from briefgen.library import archive as captured
from briefgen.library import glimpse
from briefgen.library.atlas import Atlas
from briefgen.library.briefs import Brief, House
from briefgen.library.desk import LARGE, Desk
from briefgen.library.fact_files import filed
from briefgen.library.library import Library
from briefgen.library.lock_file import locked
from briefgen.library.memo import Memo
from briefgen.library.model import Name, Question, Source
from briefgen.library.reviews import NAME as REVIEWS
from briefgen.library.reviews import Reviews
from briefgen.library.translations import inherited, unsure
from briefgen.library.written import Written
from briefgen.library.yaml_events import USUAL, Limits
from briefgen.library.yaml_node import Node
from briefgen.words.diagnostics import Diagnostic, Place, Subject, in_order

W = TypeVar("W", bound=Written)
EMPTY = "the library is empty: it has no sources and no facts"
_HOUSEKEEPING = frozenset(["library.yaml", "names.yaml", "questions.yaml", REVIEWS])


class NotALibrary(Exception):
    """There is no such library folder, or the library lies below it: a fault of usage, not of the library."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a folder. The atlas is there even where the library is not, for carets."""

    library: Library | None
    diagnostics: tuple[Diagnostic, ...]
    atlas: Atlas


def load(
    folder: Path, *, display: str, archive: Path | None = None, texts: bool = True, memo: Memo | None = None
) -> tuple[Library | None, tuple[Diagnostic, ...]]:
    """Library and diagnostics of `reading`, for who shows nobody the lines of a file that cannot be read."""
    found = reading(folder, display=display, archive=archive, texts=texts, memo=memo)
    return found.library, found.diagnostics


def reading(
    folder: Path, *, display: str, archive: Path | None = None, texts: bool = True, memo: Memo | None = None
) -> Reading:
    """Read a library folder.

    `display` is the folder as shown to people; `archive` overrides the archive's place; `texts=False`
    leaves the archive alone, so that passages are judged by the lock; a file whose bytes `memo` knows is not read
    again. None instead of a library where a file cannot be read at all. Raises NotALibrary where there is no folder,
    or nothing in it but the folder of a library.
    """
    if not folder.is_dir():
        raise NotALibrary(f"there is no library folder `{display}`")
    if glimpse.is_above(folder):
        raise NotALibrary(f"`{display}` is no library")
    desk = Desk(folder, display, memo or Memo())
    house, sound = _house(desk)
    sources = dict(_sources(desk))
    facts = filed(desk)
    names, questions = tuple(_names(desk)), dict(_questions(desk))
    briefs = _sure(desk, inherited(dict(_briefs(desk))))
    lock, reviews = locked(desk), _reviews(desk)
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
        source = desk.typed(file, partial(_whole, desk, Source, file, about=about), kind="source")
        if source and source.id != key:
            hint = f"write `id: {key}`, or rename the file"
            desk.tell("BG106", f"the id `{source.id}` differs from the file name", place.at("id"), hint, about=about)
        elif source:
            yield key, source


def _whole(desk: Desk, model: type[W], file: str, *, about: Sequence[Subject], limits: Limits = USUAL) -> W | None:
    """A file that is one map."""
    root = desk.read(file, shape="map", about=about, limits=limits)
    return desk.validate(model, root, place=Place(file), about=about) if root else None


def _names(desk: Desk) -> Iterator[Name]:
    spelt: dict[str, str] = {}
    read = partial(_listed, desk, Name, "names.yaml", key="name")
    listed = desk.typed("names.yaml", read, kind="names", limits=LARGE)
    for number, (given, name) in enumerate(listed):
        subject, place = f"name:{given}", Place("names.yaml", (number,))
        if name is None:
            continue
        desk.places[subject] = place
        for spelling in dict.fromkeys(name.every):
            if spelling in spelt:
                message = f"the spelling `{spelling}` belongs to two names: `{spelt[spelling]}` and `{name.name}`"
                about = (subject, f"name:{spelt[spelling]}")
                desk.tell("BG105", message, place, "keep it under one of them", about=about)
            spelt.setdefault(spelling, name.name)
        yield name


def _listed(desk: Desk, model: type[W], file: str, *, key: str) -> tuple[tuple[str, W | None], ...]:
    """The entries of a file that is a list, each with what it is known by."""
    found = []
    for place, node in desk.items(file):
        given = node.child(key)
        name = given[1].text if given else ""
        found.append((name, desk.validate(model, node, place=place, about=(f"{model.__name__.lower()}:{name}",))))
    return tuple(found)


def _questions(desk: Desk) -> Iterator[tuple[str, Question]]:
    file = "questions.yaml"
    read = partial(_listed, desk, Question, file, key="id")
    for number, (key, question) in enumerate(desk.typed(file, read, kind="questions", limits=LARGE)):
        place, subject = Place(file, (number,)), f"question:{key}"
        if key and desk.claim_id(key, "id", place=place, subject=subject):
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
        brief = desk.typed(file, partial(_whole, desk, Brief, file, about=about), kind="brief")
        if brief:
            yield slug, brief


def _sure(desk: Desk, briefs: dict[str, Brief]) -> dict[str, Brief]:
    """The briefs whose judgements all have a confidence; BG102 where one has none, of its own or of its original."""
    lacking = tuple(unsure(briefs))
    hint = "add `confidence: high`, `moderate` or `low`; only a translation takes it from its original"
    for slug, at in lacking:
        place = desk.places[f"brief:{slug}"].at("key_judgements", at, "confidence").key()
        desk.tell("BG102", "`confidence` is missing", place, hint, about=(f"brief:{slug}",))
    unsound = {slug for slug, _ in lacking}
    return {slug: brief for slug, brief in briefs.items() if slug not in unsound}


def _reviews(desk: Desk) -> Reviews:
    if REVIEWS not in desk.names(""):
        return Reviews()
    read = partial(_whole, desk, Reviews, REVIEWS, about=(), limits=LARGE)
    return desk.typed(REVIEWS, read, kind="reviews", limits=LARGE) or Reviews()


def _texts(desk: Desk, house: House, *, sources: Mapping[str, Source], archive: Path | None) -> dict[str, str] | None:
    place = archive or captured.home(desk.folder, house)
    if isinstance(place, Diagnostic):
        desk.diagnostics.append(place)
        return None
    if not captured.is_there(place):
        if archive is None and (astray := captured.astray()):
            desk.diagnostics.append(astray)
        return None
    held, diagnostics = captured.read(place, sources, places=desk.places)
    desk.diagnostics.extend(diagnostics)
    return held
