from __future__ import annotations

import json

import pytest

from briefgen.library.schema import KINDS, schema


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
