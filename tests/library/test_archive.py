from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.library.load import load

Edit = Callable[[str, str, str], None]
TEXT = "archive/ministry-2018-11.txt"


def codes(small: Path, *, archive: Path | None = None) -> list[tuple[str, tuple[str, ...]]]:
    """Code and subjects of each diagnostic."""
    _, diagnostics = load(small, display="lib", archive=archive)
    return [(d.code, d.about) for d in diagnostics]


def pin(small: Path, data: bytes) -> None:
    """Put other bytes in a text's place, pinned as they are."""
    source = small / "sources/ministry-2018-11.yaml"
    old = hashlib.sha256((small / TEXT).read_bytes()).hexdigest()
    (small / TEXT).write_bytes(data)
    source.write_text(source.read_text().replace(old, hashlib.sha256(data).hexdigest()))


def test_a_text_is_known_by_its_bytes(small: Path) -> None:
    """A renamed text in a folder below is found."""
    (small / "archive/below").mkdir()
    (small / TEXT).rename(small / "archive/below/any.name")
    assert codes(small) == []


def test_a_missing_folder_is_no_archive(small: Path) -> None:
    """Where there is no archive nothing is told, and there are no texts."""
    (small / "archive").rename(small / "elsewhere")
    library, diagnostics = load(small, display="lib")
    assert library is not None
    assert (library.texts, diagnostics) == (None, ())


def test_the_environment_names_the_archive(small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """$BRIEFGEN_ARCHIVE goes before the library's own folder."""
    monkeypatch.setenv("BRIEFGEN_ARCHIVE", str(tmp_path))
    (small / "archive").rename(tmp_path / "texts")
    assert codes(small) == []


def test_library_yaml_names_the_archive(small: Path, edit: Edit) -> None:
    """Another folder inside the library may be named."""
    (small / "archive").rename(small / "captured")
    edit("library.yaml", "language: en", "archive: captured")
    library, _ = load(small, display="lib")
    assert library is not None
    assert len(library.texts or ()) == 3


@pytest.mark.parametrize("spoil", ["gone", "cut", "edited", "linked out"])
def test_a_pinned_text_that_the_archive_lacks_is_an_error(small: Path, tmp_path: Path, spoil: str) -> None:
    """A text that is gone, half-written, edited or only linked to is an error about its source alone."""
    path = small / TEXT
    data = path.read_bytes()
    path.unlink()
    if spoil == "cut":
        path.write_bytes(data[:100])
    elif spoil == "edited":
        path.write_bytes(data.replace(b"35", b"36"))
    elif spoil == "linked out":
        (tmp_path / "outside.txt").write_bytes(data)
        path.symlink_to(tmp_path / "outside.txt")
    assert codes(small) == [("BG008", ("source:ministry-2018-11",))]


@pytest.mark.parametrize("name", ["ministry-2018-11.txt", "{0:.16}.txt"], ids=["its source", "its digest"])
def test_a_text_that_was_edited_is_told_as_changed(small: Path, name: str) -> None:
    """The file is known by its name, after its source or its digest, and its digest of now is given."""
    data = (small / TEXT).read_bytes()
    (small / TEXT).unlink()
    name = name.format(hashlib.sha256(data).hexdigest())
    (small / "archive" / name).write_bytes(data + b"More.")
    _, [found] = load(small, display="lib")
    assert "was changed" in found.message
    assert f"`{name}`" in found.message
    assert hashlib.sha256(data + b"More.").hexdigest() in found.hint


def test_the_text_of_another_source_is_not_taken_for_an_edited_one(small: Path) -> None:
    """Though its name begins as the missing one's would."""
    (small / TEXT).unlink()
    (small / "archive/tribune-2019-03.txt").rename(small / "archive/ministry-2018-11-tribune.txt")
    _, [found] = load(small, display="lib")
    assert found.hint == "put the text into the archive again, under any name"


@pytest.mark.parametrize("data", [b"\x89PNG\x00\x01", "talks".encode("utf-16"), b"talks \xff\xfe x", b"talks \xe2\x80"])
def test_a_pinned_text_that_is_no_utf_8_is_an_error(small: Path, data: bytes) -> None:
    """Binary, UTF-16 and torn texts are refused even where their digest is pinned."""
    pin(small, data)
    assert codes(small) == [("BG001", ("source:ministry-2018-11",))]


@pytest.mark.parametrize("spoilt", ["archive", TEXT])
def test_an_archive_that_cannot_be_read_says_so(small: Path, monkeypatch: pytest.MonkeyPatch, spoilt: str) -> None:
    """A folder or a file that the system refuses is an error about the sources that it keeps back."""

    def refused(name: str) -> PermissionError:
        return PermissionError(13, "Permission denied", name)

    def opening(path: Path, *args: str) -> object:
        if path == (small / TEXT).resolve():
            raise refused(str(path))
        return real(path, *args)

    def walking(root: Path, onerror: Callable[[OSError], None]) -> list[object]:
        onerror(refused(str(root)))
        return []

    real = Path.open
    if spoilt == TEXT:
        monkeypatch.setattr(Path, "open", opening)
    else:
        monkeypatch.setattr("os.walk", walking)
    _, found = load(small, display="lib")
    assert {d.code for d in found} == {"BG008"}
    assert all("cannot be read" in d.message and "permission denied" in d.hint for d in found)
    assert len(found) == (1 if spoilt == TEXT else 3)


def test_newlines_stay_as_they_are(small: Path) -> None:
    """Offsets count characters of the decoded text, so nothing is translated; a byte order mark is none of them."""
    data = b"\xef\xbb\xbfone\r\ntwo\rthree\n"
    pin(small, data)
    library, _ = load(small, display="lib")
    assert library is not None
    assert (library.texts or {})[hashlib.sha256(data).hexdigest()] == "one\r\ntwo\rthree\n"


def test_originals_beside_the_texts_are_passed_over(small: Path) -> None:
    """Files that nothing pins are nobody's concern."""
    (small / "archive/page.pdf").write_bytes(b"%PDF-1.7\x00\xff")
    assert codes(small) == []
