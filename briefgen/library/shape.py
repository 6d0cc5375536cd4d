"""Model errors in plain words: what pydantic found wrong with a YAML value, as located diagnostics.

Judges nothing itself. Codes: BG101 unknown field, BG102 missing field, BG103 wrong value, BG104 bad date.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from briefgen.library.written import Written
from briefgen.library.yaml_node import Node
from briefgen.words.diagnostics import Diagnostic, Place, Step, Subject

W = TypeVar("W", bound=Written)

#: More allowed words than a message can list; the hint names the nearest, or all.
_MANY = 12
_DATES = frozenset(["date", "said", "issued", "accessed", "on", "as_of", "recorded"])
_PATTERNS = {
    "sha256": "is no sha256: 64 small hexadecimal digits",
    "URL": "is no web address: it starts with http:// or https:// and has no spaces",
    "ink": "is no colour: write #rrggbb in quotation marks",
    "accent": "is no colour: write #rrggbb in quotation marks",
}
_KINDS = {
    "string_type": "takes one text",
    "tuple_type": "takes a list: `[a, b]`, or one `- ` a line",
    "dict_type": "takes fields, each `key: value`",
    "model_type": "takes fields, each `key: value`",
    "model_attributes_type": "takes fields, each `key: value`",
    "int_parsing": "takes a whole number",
    "int_type": "takes a whole number",
    "bool_parsing": "takes true or false",
    "bool_type": "takes true or false",
    "greater_than": "takes a whole number above 0",
}


def validate(
    model: type[W], node: Node, *, place: Place, about: Sequence[Subject]
) -> tuple[W | None, list[Diagnostic]]:
    """The typed value of a node, or None with a diagnostic for each thing wrong; `place` is the node's."""
    try:
        return model.model_validate(node.plain()), []
    except ValidationError as error:
        details = _apart(error.errors(include_url=False), node)
        return None, [_diagnostic(detail, model, node=node, place=place, about=about) for detail in details]


def _apart(errors: list[ErrorDetails], node: Node) -> list[ErrorDetails]:
    """One error a place: of the alternatives of a union, the one the writer meant, which got furthest."""
    routes = [_route(error, node) for error in errors]
    kept: dict[tuple[object, ...], ErrorDetails] = {}
    for error, route in zip(errors, routes, strict=True):
        # a list that is too short only because its entries are wrong is not too short
        if (error["type"] in _KINDS or error["type"] == "too_short") and any(
            len(other) > len(route) and other[: len(route)] == route for other in routes
        ):
            continue
        key = (route, error["loc"][-1] if error["type"] == "missing" and error["loc"] else None)
        if key not in kept or kept[key]["type"] in _KINDS:
            kept[key] = error if key not in kept or error["type"] not in _KINDS else kept[key]
    return list(kept.values())


def _route(error: ErrorDetails, node: Node) -> tuple[Step, ...]:
    return node.follow(error["loc"])[0]


def _diagnostic(
    error: ErrorDetails, model: type[Written], *, node: Node, place: Place, about: Sequence[Subject]
) -> Diagnostic:
    route, _, found = node.follow(error["loc"])
    name = _field(error)
    here = place.at(*route)
    if error["type"] == "extra_forbidden":
        known = sorted(_known(model, error["loc"]))
        return Diagnostic(
            "BG101", "error", f"unknown field `{name}`", here.key(), _meant(name, known), about=tuple(about)
        )
    if error["type"] == "missing":
        return Diagnostic(
            "BG102", "error", f"`{name}` is missing", here.key(), f"add `{name}: ...`", about=tuple(about)
        )
    message, hint = _wrong(error, name, found)
    if error["type"] in ("model_type", "model_attributes_type") and not hint:
        hint = _fields(model, error["loc"])
    code = "BG104" if name in _DATES and error["type"] == "value_error" else "BG103"
    return Diagnostic(code, "error", message, here, hint, about=tuple(about))


def _field(error: ErrorDetails) -> str:
    """The innermost field of an error; list positions and union tags are none."""
    words = (
        step for step in reversed(error["loc"]) if isinstance(step, str) and not re.search(r"[\[( ]|constrained", step)
    )
    return next(words, "")


def _wrong(error: ErrorDetails, name: str, found: Node) -> tuple[str, str]:
    """Message and hint for a value that is not what the field takes."""
    kind, context = error["type"], error.get("ctx", {})
    value = f"`{name}`" if name else "this"
    if kind == "value_error":
        return str(context.get("error", "not allowed here")), ""
    if found.absent or kind == "string_too_short" or kind == "too_short":
        return f"{value} is empty", ""
    if kind == "literal_error":
        allowed = re.findall(r"'([^']*)'", str(context["expected"]))
        if len(allowed) > _MANY:
            return f"{value} does not take `{found.text}`", _meant(found.text, allowed)
        return f"{value} is one of {', '.join(allowed)}", _meant(found.text, allowed, listed=False)
    if kind == "string_too_long":
        return f"{value} has {len(found.text)} characters; at most {context['max_length']}", ""
    if kind == "string_pattern_mismatch":
        return f"{value} {_PATTERNS.get(name, 'is not written as this field asks')}", ""
    if kind == "string_type" and found.kind == "map":
        hint = "if it is a text with a `: ` or an opening `{` in it, put it in quotation marks"
        return f"{value} takes one text; YAML reads a key and a value here", hint
    if kind in ("too_long",):
        return f"{value} has more entries than allowed: {context.get('max_length', '')}", ""
    return f"{value} {_KINDS.get(kind, 'is not what this field takes')}", ""


def _meant(word: str, known: Sequence[str], *, listed: bool = True) -> str:
    close = difflib.get_close_matches(word.lower(), known, n=1, cutoff=0.6)
    if close:
        return f"did you mean `{close[0]}`?"
    return f"known here: {', '.join(known)}" if listed else ""


def _known(model: type[Written], loc: Sequence[Step]) -> Iterator[str]:
    """The fields, as written, of the model that an error's last step was looked for in."""
    models: list[type[BaseModel]] = [model]
    for step in loc[:-1]:
        fields = [field for one in models for key, field in one.model_fields.items() if step in (key, field.alias)]
        models = [one for field in fields for one in _models(field.annotation)] or models
    for one in models:
        yield from (field.alias or key for key, field in one.model_fields.items())


def _fields(model: type[Written], loc: Sequence[Step]) -> str:
    """Which fields stand where one text was written."""
    known = list(_known(model, (*loc, "")))
    return f"write `{{{known[0]}: ...}}`; known here: {', '.join(known)}" if known else ""


def _models(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [one for part in get_args(annotation) for one in _models(part)]
