"""The ids of a library at a glance: those the reader sees, and never a failure."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from briefgen.library import glimpse
from briefgen.library.load import load

SMALL = Path(__file__).parents[1] / "fixtures" / "small"


def test_it_sees_what_the_reader_reads() -> None:
    """The same briefs, sources and facts as those of the loaded library."""
    library, _ = load(SMALL, display="briefs")
    assert library is not None
    assert glimpse.briefs(SMALL) == tuple(sorted(library.briefs))
    assert glimpse.sources(SMALL) == tuple(sorted(library.sources))
    assert glimpse.facts(SMALL) == tuple(sorted(library.facts))


def test_ids_are_seen_however_they_are_written(tmp_path: Path) -> None:
    """In a block, in a line, in quotes; a word that only ends in `id`, or a text that is no id, is none."""
    (tmp_path / "facts").mkdir()
    lines = ["- id: a-1", '  - id: "b"', "- {id: c, claim: x}", "  id: d", "paid: e", "- id: F", "- id: g$(x)"]
    (tmp_path / "facts" / "x.yaml").write_text("\n".join(lines))
    assert glimpse.facts(tmp_path) == ("a-1", "b", "c", "d")


def test_a_folder_that_is_not_there_has_none(tmp_path: Path) -> None:
    """No library, no ids, no complaint."""
    nowhere = tmp_path / "nowhere"
    assert glimpse.briefs(nowhere) == glimpse.sources(nowhere) == glimpse.facts(nowhere) == ()


def test_a_link_out_of_the_library_is_not_followed(tmp_path: Path) -> None:
    """What lies elsewhere is not read."""
    (tmp_path / "secret.yaml").write_text("- id: told")
    (tmp_path / "briefs" / "facts").mkdir(parents=True)
    (tmp_path / "briefs" / "facts" / "x.yaml").symlink_to(tmp_path / "secret.yaml")
    assert glimpse.facts(tmp_path / "briefs") == ()


@given(st.binary(max_size=300))
def test_any_bytes_have_ids_or_none(data: bytes) -> None:
    """A file that is no YAML, nor text, is looked at all the same; what is found are ids."""
    with tempfile.TemporaryDirectory() as name:
        (Path(name) / "facts").mkdir()
        (Path(name) / "facts" / "x.yaml").write_bytes(b"- id: first\n" + data)
        assert all(re.fullmatch("[a-z0-9-]+", one) for one in glimpse.facts(Path(name)))


def test_libraries_are_seen_in_the_folder_above(tmp_path: Path) -> None:
    """By their library.yaml, one folder deep; a folder that is not there holds none."""
    for name in ("b", "a", "c/deep"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "library.yaml").touch()
    assert [path.name for path in glimpse.libraries(tmp_path)] == ["a", "b"]
    assert glimpse.libraries(tmp_path / "nowhere") == ()


def test_a_folder_with_anything_of_a_library_is_not_above_one(tmp_path: Path) -> None:
    """A library without its library.yaml is told as that."""
    (tmp_path / "desk").mkdir()
    assert not glimpse.is_above(tmp_path)
    (tmp_path / "desk" / "library.yaml").touch()
    assert glimpse.is_above(tmp_path)
    (tmp_path / "facts").mkdir()
    assert not glimpse.is_above(tmp_path)
