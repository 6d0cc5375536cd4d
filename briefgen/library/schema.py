"""JSON Schemas of the written files, for editors that complete and check YAML while one types.

Made from the model and `meanings`; they say less than the loader does (no dates that do not exist). For one library,
its known ids and names stand in them as the values a field may have.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from briefgen.library.briefs import Brief, House
from briefgen.library.files import write_together
from briefgen.library.lock import Lock
from briefgen.library.meanings import MEANINGS
from briefgen.library.model import FactGroup, Name, Question, Source

if TYPE_CHECKING:
    from briefgen.library.library import Library

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_FILES: dict[str, tuple[str, Any]] = {
    "library": ("library.yaml: the settings of the house", House),
    "source": ("sources/<id>.yaml: one source, and the pin of its captured text", Source),
    "facts": ("facts/<topic>.yaml: facts, grouped by source", list[FactGroup]),
    "names": ("names.yaml: one spelling a house", list[Name]),
    "questions": ("questions.yaml: what the sources leave open", list[Question]),
    "brief": ("<slug>.yaml: one brief", Brief),
    "lock": ("evidence.lock: what was last verified", Lock),
}
KINDS = tuple(_FILES)
#: Fields that name something of the library, by what they name.
_REFERENCES = {
    "FactGroup.from": "source", "Selector.source": "source", "Fact.says": "name", "Fact.actors": "name",
    "Fact.because": "fact", "Fact.replaces": "fact", "Question.accounts": "fact", "Question.about": "fact",
    "Show.accounts": "question", "Show.quotation": "fact", "Show.bars": "fact", "Timeline.contacts": "fact",
    "Timeline.ruptures": "fact", "Brief.translates": "brief", "Name.side": "side",
}  # fmt: skip
#: Where a library keeps its own schemas, for the editors of its people.
FOLDER = ".schemas"


def schema(kind: str) -> dict[str, Any]:
    """The JSON Schema of one kind of file, one of `KINDS`; raises KeyError for any other."""
    description, shape = _FILES[kind]
    made = TypeAdapter(shape).json_schema(by_alias=True, mode="validation")
    _describe(made)
    _short_forms(made)
    return {"$schema": _DIALECT, "description": description, **{k: v for k, v in made.items() if k != "description"}}


def _describe(made: dict[str, Any]) -> None:
    """Give each field what `meanings` says of it, before what its kind of value says of itself."""
    for name, one in {made.get("title", ""): made, **made.get("$defs", {})}.items():
        for field, shape in one.get("properties", {}).items():
            own = MEANINGS.get(name, {}).get(field, "")
            shape["description"] = ". ".join(part for part in (own, shape.get("description", "")) if part)


def modeline(path: Path, kind: str) -> str:
    """The line that tells an editor the schema of a new file one folder down; "" where its library has none."""
    held = path.parent.parent / FOLDER / f"{kind}.json"
    return f"# yaml-language-server: $schema=../{FOLDER}/{kind}.json\n" if held.is_file() else ""


def schemas(library: Library | None = None) -> dict[str, dict[str, Any]]:
    """The schemas of all kinds of file; with a library, its ids and names as the values that fields of it may have."""
    made = {kind: schema(kind) for kind in KINDS}
    if library is not None:
        known = _known(library)
        for one in made.values():
            _offer(one, known)
    return made


def write(folder: Path, made: Mapping[str, dict[str, Any]]) -> None:
    """Write schemas into a library's folder, all or none. Raises OSError."""
    files = {
        folder / FOLDER / f"{kind}.json": json.dumps(one, ensure_ascii=False, indent=2) for kind, one in made.items()
    }
    write_together({path: f"{text}\n".encode() for path, text in files.items()})


def refresh(folder: Path, library: Library) -> None:
    """Where a library keeps its schemas, let them know what it holds now. Raises OSError."""
    if (folder / FOLDER).is_dir():
        write(folder, schemas(library))


def _known(library: Library) -> dict[str, list[str]]:
    names = {spelling for name in library.names for spelling in name.every}
    return {
        "source": sorted(library.sources),
        "fact": sorted(library.facts),
        "question": sorted(library.questions),
        "brief": sorted(slug for slug in library.briefs if "." not in slug),
        "name": sorted({*names, *library.house.parties}),
        "side": [*library.house.parties, "none"],
    }


def _offer(made: dict[str, Any], known: Mapping[str, list[str]]) -> None:
    """Put the known values into the fields that `_REFERENCES` names, where there are any."""
    for name, one in {made.get("title", ""): made, **made.get("$defs", {})}.items():
        whole = next((two for two in one.get("anyOf", ()) if two.get("properties")), one)
        for field, shape in whole.get("properties", {}).items():
            kind = _REFERENCES.get(f"{name}.{field}")
            if kind and known[kind]:
                _restrict(shape, known[kind])


def _restrict(shape: dict[str, Any], values: list[str]) -> None:
    """Let a field, or each entry of its list, have one of these values alone."""
    inner = [*shape.get("anyOf", ()), *([shape["items"]] if "items" in shape else [])]
    if not inner and shape.get("type") != "null":
        shape.pop("pattern", None)
        shape["enum"] = values
    for one in inner:
        _restrict(one, values)


def _short_forms(made: dict[str, Any]) -> None:
    """Write in what the model accepts before it validates: a selector as one text, one value for a list of one."""
    definitions = made.get("$defs", {})
    if selector := definitions.get("Selector"):
        text = {"type": "string", "minLength": 1, "description": "first words [...] last words, or an exact quotation"}
        definitions["Selector"] = {"description": selector.get("description", ""), "anyOf": [text, selector]}
    for name, field in (("Fact", "at"), ("Fact", "because"), ("Show", "bars")):
        properties = definitions.get(name, {}).get("properties", {})
        if field in properties:
            properties[field] = _one_or_many(properties[field])
    if spelling := definitions.get("Name"):
        spelling["patternProperties"] = {
            "^[a-z]{2}$": {"type": "string", "description": "the spelling in that language"}
        }
    # A figure's key or a year is a number to a YAML editor and text to the model.
    _numbers_too(made)


def _one_or_many(field: dict[str, Any]) -> dict[str, Any]:
    lists = [one for one in field.get("anyOf", [field]) if one.get("type") == "array"]
    kept = {key: value for key, value in field.items() if key in ("default", "description")}
    return {**kept, "anyOf": [lists[0], lists[0]["items"]]}


def _numbers_too(value: Any) -> None:
    if isinstance(value, dict):
        if value.get("type") == "string" and "enum" not in value:
            value["type"] = ["string", "number"]
        for one in value.values():
            _numbers_too(one)
    elif isinstance(value, list):
        for one in value:
            _numbers_too(one)
