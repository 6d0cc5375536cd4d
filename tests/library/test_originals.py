"""The digests of a translation's originals, written into its file."""

from __future__ import annotations

import pytest

from briefgen.library.originals import with_of

OF = {"title": "0123456789ab", "p1": "ba9876543210"}
LINE = "of: {title: 0123456789ab, p1: ba9876543210}"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Une mer\n# fin\n", f"title: Une mer\n# fin\n{LINE}\n"),
        ("title: Une mer", f"title: Une mer\n{LINE}\n"),
        ("of: {title: aaaaaaaaaaaa}  # lu\ntitle: Une mer\n", f"{LINE}  # lu\ntitle: Une mer\n"),
        (
            "of:\n  title: aaaaaaaaaaaa\n  p1: bbbbbbbbbbbb\n\n# fin\ntitle: Une mer\n",
            f"{LINE}\n\n# fin\ntitle: Une mer\n",
        ),
        ("of:\ntitle: Une mer\n", f"{LINE}\ntitle: Une mer\n"),
        ("\ufefftitle: Une mer\r\nof: {}\r\n", f"\ufefftitle: Une mer\r\n{LINE}\r\n"),
    ],
    ids=["absent", "no last newline", "in braces", "in lines", "empty", "BOM and CRLF"],
)
def test_what_stands_around_stays_byte_for_byte(old: str, new: str) -> None:
    """Comments, order and line ends are the translator's."""
    assert with_of(old.encode(), OF) == new.encode()


def test_many_digests_stand_a_line_each() -> None:
    """A change of one is then one line of a diff, and what is written can be written over again."""
    many = {f"p{number}": f"{number:012}" for number in range(1, 9)}
    made = with_of(b"title: Une mer\n", many) or b""
    assert made.decode().splitlines()[1:4] == ["of:", "  p1: 000000000001", "  p2: 000000000002"]
    assert with_of(made, OF) == f"title: Une mer\n{LINE}\n".encode()


@pytest.mark.parametrize("old", ["- a\n", "", "title: [\n"], ids=["a list", "empty", "not YAML"])
def test_a_file_that_is_no_map_is_left_to_its_writer(old: str) -> None:
    """Nothing is written where the file could not be read back."""
    assert with_of(old.encode(), OF) is None
