"""Every field of every file that people write, as one page, from the JSON Schemas that editors use.

Says what a field takes, not what a rule asks of it: that is on the rules' pages.
"""

from __future__ import annotations

from typing import Any

from briefgen.library.schema import KINDS, schema
from briefgen.site.wording import cell, prose

_PLAIN = {
    "string": "text",
    "number": "text",
    "integer": "whole number",
    "boolean": "true or false",
}
_HEAD = """# Every field

Written from the same model that reads your files. [Writing a library](../writing.md) explains the fields with examples,
and `briefgen schema` writes this page for editors that complete while you type. A field marked *required* must be
there; any other is left out where you have nothing to say.
"""


def fields_page() -> str:
    """The page: a section for each kind of file, and one for each group of fields that stands in several places."""
    told: set[str] = set()
    return _HEAD + "".join(_file(schema(kind), told) for kind in KINDS)


def _file(made: dict[str, Any], told: set[str]) -> str:
    """A file's section, and after it the groups of fields that it is the first to use; those go into `told`."""
    name, _, what = made.get("description", "").partition(": ")
    text = f"\n## `{name}`\n\n{prose(what[:1].upper() + what[1:])}.\n\n"
    groups = made.get("$defs", {})
    text += _table(made) if made.get("properties") else f"The file is a {_value(made)}.\n"
    for group in groups:
        if group not in told:
            told.add(group)
            text += _group(group, groups[group])
    return text


def _group(name: str, made: dict[str, Any]) -> str:
    whole = next((one for one in made.get("anyOf", ()) if one.get("properties")), made)
    text = f"\n### {name}\n\n{prose(made.get('description', ''))}\n\n"
    short = [one for one in made.get("anyOf", ()) if one is not whole]
    if short:
        text += f"Written as {' or '.join(_value(one) for one in short)}, or with these fields:\n\n"
    return text + (_table(whole) if whole.get("properties") else "")


def _table(made: dict[str, Any]) -> str:
    required = made.get("required", ())
    text = "| field | takes | meaning |\n| --- | --- | --- |\n"
    for name, field in made["properties"].items():
        must = "*required.* " if name in required else ""
        text += f"| `{name}` | {_value(field)}{_default(field)} | {must}{cell(_meaning(field))} |\n"
    return text


def _meaning(field: dict[str, Any]) -> str:
    """A field's own description, else that of the one thing it may hold."""
    inner = [one.get("description", "") for one in field.get("anyOf", ()) if one.get("type") != "null"]
    return field.get("description") or next(filter(None, inner), "")


def _default(field: dict[str, Any]) -> str:
    default = field.get("default")
    return f"; `{default}` if left out" if isinstance(default, (str, int)) and default not in ("", False) else ""


def _value(field: dict[str, Any]) -> str:
    """What a field takes, in words; a group of fields by its name, with a link."""
    if "$ref" in field:
        name = field["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "enum" in field:
        return ", ".join(f"`{one}`" for one in field["enum"])
    for key in ("anyOf", "oneOf", "allOf"):
        if key in field:
            known = sorted(field[key], key=lambda one: one.get("type") == "array")
            return " or ".join(dict.fromkeys(_value(one) for one in known if one.get("type") != "null"))
    return _typed(field)


def _typed(field: dict[str, Any]) -> str:
    kind = field.get("type", "string")
    kind = kind[0] if isinstance(kind, list) else kind
    if kind == "array":
        return f"list of {_value(field.get('items') or field.get('prefixItems', [{}])[0])}"
    if kind == "object":
        inner = field.get("additionalProperties")
        return f"pairs of key and {_value(inner)}" if isinstance(inner, dict) else "fields"
    if field.get("format") == "date":
        return "day"
    return "date" if "EDTF" in field.get("description", "") else _PLAIN[kind]
