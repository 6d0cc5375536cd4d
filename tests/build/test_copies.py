"""The kept PDFs of editions: their names, and when a name is taken."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.build.copies import kept, place, taken


def test_a_name_is_free_or_holds_the_same(tmp_path: Path) -> None:
    """Only then may a copy have it."""
    path = place(tmp_path, "boats.fr", 2)
    assert not taken(path, b"pdf")
    assert not taken(path)
    path.write_bytes(b"pdf")
    assert not taken(path, b"pdf")
    assert taken(path, b"other")
    assert taken(path)


@pytest.mark.parametrize("target", ["there.pdf", "nowhere.pdf"])
def test_a_link_has_taken_the_name(tmp_path: Path, target: str) -> None:
    """Whatever it leads to, nothing is written through it."""
    (tmp_path / "there.pdf").write_bytes(b"pdf")
    path = place(tmp_path, "boats", 1)
    path.symlink_to(tmp_path / target)
    assert taken(path, b"pdf")


def test_kept_are_editions_alone(tmp_path: Path) -> None:
    """What builds write, and what others put there, has other names."""
    for name in (
        "boats.edition-1.pdf",
        "boats.fr.edition-12.pdf",
        "boats.pdf",
        "boats.edition-x.pdf",
        "b.edition-1.md",
    ):
        (tmp_path / name).touch()
    assert kept(tmp_path) == ("boats.edition-1.pdf", "boats.fr.edition-12.pdf")
    assert kept(tmp_path / "nowhere") == ()
