"""References under a new id: every one of them, and nothing else of a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.library.load import load
from briefgen.library.lock import Entry, Locked
from briefgen.library.rename import Refused, edited, lock_text, mentions

Edit = Callable[[str, str, str], None]


def renamed(folder: Path, old: str, new: str = "new-name") -> dict[str, str]:
    """The edited files as text."""
    library, _ = load(folder, display="lib")
    assert library is not None
    files = edited(folder, library, old=old, new=new)
    assert not isinstance(files, Refused), files.why
    return {file: data.decode() for file, data in files.items()}


@pytest.mark.parametrize(
    ("fact", "file", "places"),
    [
        ("talks-2018", "facts/sea.yaml", 2),
        ("talks-2018", "fewer-boats.yaml", 3),
        ("quota-blamed", "questions.yaml", 1),
        ("quota-blamed", "fewer-boats.yaml", 3),
        ("catch-fell", "questions.yaml", 1),
        ("catch-fell", "fewer-boats.yaml", 4),
        ("boats-laid-up", "fewer-boats.yaml", 1),
        ("cut-denied", "fewer-boats.yaml", 2),
        ("harbours-closed", "fewer-boats.yaml", 2),
    ],
)
def test_every_reference_of_a_file_follows(small: Path, fact: str, file: str, places: int) -> None:
    """Ids, grounds, accounts, gaps, citations, rail, quotation, bars and timeline; counted by hand."""
    text = renamed(small, fact)[file]
    assert text.count("new-name") == places
    assert text.replace("new-name", fact) == (small / file).read_text("utf-8")


def test_files_that_do_not_name_it_are_left_out(small: Path) -> None:
    """A fact that no brief cites changes its own file alone."""
    assert set(renamed(small, "boats-on-slip")) == {"facts/fisheries.yaml"}


def test_a_longer_id_that_starts_alike_is_another(small: Path, edit: Edit) -> None:
    """`catch` is not `catch-fell`."""
    edit("facts/fisheries.yaml", "id: boats-on-slip", "id: catch")
    assert set(renamed(small, "catch")) == {"facts/fisheries.yaml"}


def test_words_that_look_like_an_id_stay(small: Path, edit: Edit) -> None:
    """Prose, comments, code and the names of other things hold no reference; comments are mentions."""
    edit("facts/sea.yaml", "# What the two sides", "# See rescue-pact. What the two sides")
    edit("fewer-boats.yaml", "The talks go on as well.", "The talks go on as well, see `[@rescue-pact]`.")
    files = renamed(small, "rescue-pact")
    assert "See rescue-pact." in files["facts/sea.yaml"]
    assert "`[@rescue-pact]`" in files["fewer-boats.yaml"]
    found = mentions({file: text.encode() for file, text in files.items()}, "rescue-pact")
    assert [(file, line) for file, line in found if file == "facts/sea.yaml"] == [("facts/sea.yaml", 1)]


@pytest.mark.parametrize("form", ['"talks-2018"', "'talks-2018'", "[talks-2018, radar-shared]", "talks-2018  # first"])
def test_the_form_of_a_value_stays(small: Path, edit: Edit, form: str) -> None:
    """Quotation marks, brackets and comments are left as they were written."""
    edit("facts/sea.yaml", "because: [talks-2018, radar-shared]", f"because: {form}")
    assert f"because: {form.replace('talks-2018', 'new-name')}" in renamed(small, "talks-2018")["facts/sea.yaml"]


def test_line_ends_and_a_byte_order_mark_stay(small: Path) -> None:
    """A file from another system is changed at the ids alone."""
    path = small / "facts" / "sea.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    library, _ = load(small, display="lib")
    assert library is not None
    files = edited(small, library, old="talks-2018", new="new-name")
    assert not isinstance(files, Refused)
    assert files["facts/sea.yaml"].replace(b"new-name", b"talks-2018") == path.read_bytes()


def test_an_id_in_escapes_is_refused_at_its_line(small: Path, edit: Edit) -> None:
    """What cannot be edited in place is told, never guessed."""
    edit("facts/sea.yaml", "because: [talks-2018, radar-shared]", 'because: ["talks\\x2d2018", radar-shared]')
    library, _ = load(small, display="lib")
    assert library is not None
    refused = edited(small, library, old="talks-2018", new="new-name")
    assert isinstance(refused, Refused)
    assert refused.file == "facts/sea.yaml"
    assert "talks\\x2d2018" in (small / refused.file).read_text("utf-8").splitlines()[refused.line - 1]


def test_lock_entries_are_filed_under_the_new_id() -> None:
    """In the order of their keys, all else as it was."""
    other = {"source": "s", "anchors": "w", "sha256": "a" * 64, "passage": "b" * 64, "start": 0, "end": 1}
    facts = ("alpha", "beta")
    lock = Locked.of(Entry.model_validate({"fact": f, **other, "paragraph": 1, "words": 1}) for f in facts)
    text = lock_text(lock, old="alpha", new="gamma")
    assert [line.split()[-1] for line in text.splitlines() if "fact:" in line] == ["beta", "gamma"]
