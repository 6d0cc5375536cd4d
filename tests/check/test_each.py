"""A mapping that makes its values when they are asked for."""

from __future__ import annotations

import pytest

from briefgen.check.each import Each


def test_it_is_a_mapping_of_the_ids_that_there_are() -> None:
    """Its length and its order are theirs; a value is made for those alone."""
    asked: list[str] = []
    each = Each({"b": 1, "a": 2}, lambda key: asked.append(key) or key.upper())
    assert (len(each), list(each), asked) == (2, ["b", "a"], [])
    assert dict(each) == {"b": "B", "a": "A"}
    assert "c" not in each


def test_an_id_that_there_is_not_is_a_key_error() -> None:
    """And nothing is made for it."""
    with pytest.raises(KeyError, match="c"):
        Each({"a": 1}, str.upper)["c"]
