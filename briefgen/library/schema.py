"""JSON Schemas of the written files, for editors that complete and check YAML while one types.

Made from the model; they say less than the loader does (no ids across files, no dates that do not exist).
"""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from briefgen.library.briefs import Brief, House
from briefgen.library.lock import Lock
from briefgen.library.model import FactGroup, Name, Question, Source

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


def schema(kind: str) -> dict[str, Any]:
    """The JSON Schema of one kind of file, one of `KINDS`; raises KeyError for any other."""
    description, shape = _FILES[kind]
    made = TypeAdapter(shape).json_schema(by_alias=True, mode="validation")
    _short_forms(made)
    return {"$schema": _DIALECT, "description": description, **{k: v for k, v in made.items() if k != "description"}}


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
    return {**{k: v for k, v in field.items() if k == "default"}, "anyOf": [lists[0], lists[0]["items"]]}


def _numbers_too(value: Any) -> None:
    if isinstance(value, dict):
        if value.get("type") == "string" and "enum" not in value:
            value["type"] = ["string", "number"]
        for one in value.values():
            _numbers_too(one)
    elif isinstance(value, list):
        for one in value:
            _numbers_too(one)
