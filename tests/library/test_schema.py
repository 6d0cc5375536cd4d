from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from briefgen.library.meanings import MEANINGS
from briefgen.library.schema import KINDS, refresh, schema, schemas
from briefgen.library.yaml_reader import read
from tests.library.capture.test_sources import loaded

FILES = {
    "library": "library.yaml",
    "source": "sources/*.yaml",
    "facts": "facts/*.yaml",
    "names": "names.yaml",
    "questions": "questions.yaml",
    "brief": "fewer-boats.yaml",
}


def fields(kind: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every field of a kind of file: its model, its name, its schema."""
    made = schema(kind)
    for name, one in {made.get("title", ""): made, **made.get("$defs", {})}.items():
        whole = next((two for two in one.get("anyOf", ()) if two.get("properties")), one)
        yield from ((name, field, shape) for field, shape in whole.get("properties", {}).items())


def as_an_editor_reads(value: Any) -> Any:
    """What a YAML 1.2 editor makes of plain values: whole numbers are numbers, dates are text."""
    if isinstance(value, dict):
        return {key: as_an_editor_reads(one) for key, one in value.items()}
    if isinstance(value, list):
        return [as_an_editor_reads(one) for one in value]
    return int(value) if isinstance(value, str) and re.fullmatch(r"[1-9]\d*", value) else value


def faults(small: Path, kind: str, made: dict[str, Any]) -> list[str]:
    """What an editor would underline in the files of a kind."""
    found = []
    for path in small.glob(FILES[kind]):
        root = read(path.read_bytes(), path.name).root
        assert root is not None
        found += [
            one.message for one in jsonschema.Draft202012Validator(made).iter_errors(as_an_editor_reads(root.plain()))
        ]
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_file_has_a_schema(kind: str) -> None:
    """A schema is plain JSON with a description, and the same each time."""
    made = schema(kind)
    assert made["description"]
    assert json.dumps(made) == json.dumps(schema(kind))


def test_a_passage_may_be_one_text() -> None:
    """Editors accept `at` as the contract writes it: one text, or a list."""
    fact = schema("facts")["$defs"]["Fact"]["properties"]["at"]
    assert {"$ref": "#/$defs/Selector"} in fact["anyOf"]


def test_fields_are_named_as_they_are_written() -> None:
    """The schema speaks of `from` and `title-short`, not of the names inside the program."""
    assert "from" in schema("facts")["$defs"]["FactGroup"]["properties"]
    assert "title-short" in schema("source")["properties"]


@pytest.mark.parametrize("kind", KINDS)
def test_each_field_has_a_description(kind: str) -> None:
    """An editor shows it beside the field."""
    lacking = [f"{name}.{field}" for name, field, shape in fields(kind) if not MEANINGS.get(name, {}).get(field)]
    assert not lacking, f"library/meanings.py says nothing of {', '.join(lacking)}"
    assert all(shape["description"] for _, _, shape in fields(kind))


def test_no_field_that_is_gone_is_described() -> None:
    """What is written there is about fields there are."""
    known = {(name, field) for kind in KINDS for name, field, _ in fields(kind)}
    gone = [f"{name}.{field}" for name, one in MEANINGS.items() for field in one if (name, field) not in known]
    assert not gone


@pytest.mark.parametrize("kind", FILES)
def test_an_editor_finds_nothing_wrong_with_a_sound_library(small: Path, kind: str) -> None:
    """With the ids of the library as the values there are, and without."""
    assert faults(small, kind, schema(kind)) == []
    assert faults(small, kind, schemas(loaded(small))[kind]) == []


@pytest.mark.parametrize(
    ("kind", "file", "old", "new"),
    [
        ("facts", "facts/sea.yaml", "from: ministry-2018-11", "from: ministry-2018"),
        ("facts", "facts/sea.yaml", "because: [harbours-closed]", "because: [harbours-shut]"),
        ("facts", "facts/fisheries.yaml", "says: Tomas Reel", "says: Tomas Real"),
        ("facts", "facts/fisheries.yaml", "actors: [Harbour", "actors: [harbor"),
        ("names", "names.yaml", "side: Arland, role: envoy", "side: Utland, role: envoy"),
        ("questions", "questions.yaml", "storm-blamed, quota-blamed", "storm-blamed, quota-blames"),
        ("brief", "fewer-boats.yaml", "{accounts: why-fewer}", "{accounts: why}"),
        ("brief", "fewer-boats.yaml", "{bars: catch-fell}", "{bars: catch}"),
        ("brief", "fewer-boats.yaml", "ruptures: [harbours-closed]", "ruptures: [harbours]"),
    ],
)
def test_a_name_that_the_library_does_not_have_is_underlined(
    small: Path, kind: str, file: str, old: str, new: str
) -> None:
    """By the library's own schemas; the general ones know no names."""
    own = schemas(loaded(small))[kind]
    text = (small / file).read_text("utf-8")
    assert old in text
    (small / file).write_text(text.replace(old, new), "utf-8")
    assert faults(small, kind, own) != []
    assert faults(small, kind, schema(kind)) == []


def test_schemas_are_refreshed_where_they_are_kept(small: Path) -> None:
    """And nowhere else are any written."""
    library = loaded(small)
    refresh(small, library)
    assert not (small / ".schemas").exists()
    (small / ".schemas").mkdir()
    refresh(small, library)
    kept = json.loads((small / ".schemas" / "facts.json").read_text("utf-8"))
    assert kept == schemas(library)["facts"]
    assert loaded(small) == library
