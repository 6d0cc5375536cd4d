from __future__ import annotations

import io
import stat
import zipfile
from pathlib import Path

import pytest

from briefgen.library import packing
from briefgen.library.capture.incoming import TEXT, Incoming
from briefgen.library.capture.sources import add_source
from briefgen.library.library import Library
from tests.library.capture.test_sources import DAY, loaded


@pytest.fixture
def library(small: Path) -> Library:
    """The small library with one source more, whose original is kept."""
    incoming = Incoming("page.txt", "Die Eisstraße öffnet spät.\n".encode("latin-1"), TEXT, "iso-8859-1")
    add_source(incoming, library=loaded(small), folder=small, on=DAY)
    return loaded(small)


@pytest.fixture
def packed(library: Library, small: Path) -> bytes:
    """Its texts as one file."""
    data, done = packing.pack(small / "archive", library.sources)
    assert (done.texts, done.originals, done.diagnostics) == (4, 1, ())
    return data


def contents(data: bytes) -> dict[str, bytes]:
    """The files of a packed file."""
    with zipfile.ZipFile(io.BytesIO(data)) as pack:
        return {name: pack.read(name) for name in pack.namelist()}


def held(home: Path) -> dict[str, bytes]:
    """The files of an archive."""
    return {path.relative_to(home).as_posix(): path.read_bytes() for path in home.rglob("*") if path.is_file()}


def unpacked(data: bytes, home: Path, library: Library) -> packing.Packed:
    """What comes of unpacking."""
    file = home.parent / "texts.zip"
    file.write_bytes(data)
    return packing.unpack(file, home, library.sources)


def made(files: dict[str, bytes], *, mode: int = stat.S_IFREG | 0o644, how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A file like a packed one."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as pack:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name)
            entry.external_attr, entry.compress_type = mode << 16, how
            pack.writestr(entry, data)
    return out.getvalue()


def test_only_what_sources_pin_is_packed(small: Path, packed: bytes) -> None:
    """Under the names of the sources, with a notice that it is not for publication."""
    (small / "archive" / "diary.txt").write_text("Dear diary.")
    names = sorted(contents(packed))
    assert names == [
        packing.NOTICE,
        "harbour-post-2019-03.txt",
        "ministry-2018-11.txt",
        "page.original.txt",
        "page.txt",
        "tribune-2019-03.txt",
    ]
    assert b"Not for publication" in contents(packed)[packing.NOTICE]


def test_the_same_texts_are_the_same_bytes(small: Path, library: Library, packed: bytes) -> None:
    """Whatever the files are called, and whenever they were written."""
    for number, path in enumerate(sorted((small / "archive").glob("*.txt"))):
        path.rename(path.with_name(f"renamed-{number}.txt"))
    assert packing.pack(small / "archive", library.sources)[0] == packed


def test_what_was_packed_is_unpacked(small: Path, library: Library, packed: bytes, tmp_path: Path) -> None:
    """The texts load, the originals are beside them, and a second time there is nothing to do."""
    home = tmp_path / "elsewhere"
    done = unpacked(packed, home, library)
    assert (done.texts, done.originals, done.remarks) == (4, 1, ())
    assert sorted(held(home).values()) == sorted(held(small / "archive").values())
    again = unpacked(packed, home, library)
    assert (again.texts, again.originals, len(again.remarks)) == (0, 0, 5)


def test_a_text_that_is_missing_is_not_packed_around(small: Path, library: Library) -> None:
    """The colleague would find out later."""
    (small / "archive" / "tribune-2019-03.txt").unlink()
    data, done = packing.pack(small / "archive", library.sources)
    assert (data, [d.code for d in done.diagnostics]) == (b"", ["BG008"])


def test_what_no_source_pins_stays_out(small: Path, library: Library, tmp_path: Path) -> None:
    """A stranger's file does not get into the archive."""
    home = tmp_path / "elsewhere"
    done = unpacked(made({"diary.txt": b"Dear diary."}), home, library)
    assert held(home) == {}
    assert "`diary.txt` is left out" in done.remarks[0]


def test_a_text_that_was_changed_is_refused(library: Library, packed: bytes, tmp_path: Path) -> None:
    """And with it all the others."""
    home = tmp_path / "elsewhere"
    done = unpacked(made({**contents(packed), "page.txt": b"Never said."}), home, library)
    assert ([d.code for d in done.diagnostics], held(home)) == (["BG008"], {})


def test_what_is_there_is_not_written_over(library: Library, packed: bytes, tmp_path: Path) -> None:
    """A file that has the name by chance keeps its bytes, and the text gets another name."""
    home = tmp_path / "elsewhere"
    home.mkdir()
    for source in library.sources.values():
        (home / f"{source.text.sha256[:16]}.txt").write_text("mine")
    assert unpacked(packed, home, library).texts == 4
    assert sum(data == b"mine" for data in held(home).values()) == 4


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"no zip", "BG001"),
        (made({"../page.txt": b"x"}), "BG005"),
        (made({"/etc/page.txt": b"x"}), "BG005"),
        (made({"a/page.txt": b"x"}), "BG005"),
        (made({"a\\page.txt": b"x"}), "BG005"),
        (made({"..": b"x"}), "BG005"),
        (made({".bashrc": b"x"}), "BG005"),
        (made({"page.txt": b"/etc/hostname"}, mode=stat.S_IFLNK | 0o777), "BG005"),
        (made({"page.txt": b" " * ((16 << 20) + 1)}), "BG006"),
        (made({f"{number}.txt": b"" for number in range(20_001)}), "BG006"),
        (made({"page.txt": b"x"}, how=zipfile.ZIP_LZMA), "BG001"),
    ],
    ids=["no zip", "above", "absolute", "folder", "backslash", "dots", "hidden", "link", "bomb", "many", "LZMA"],
)
def test_a_hostile_file_is_refused(library: Library, tmp_path: Path, data: bytes, code: str) -> None:
    """Nothing of it is written."""
    home = tmp_path / "elsewhere"
    done = unpacked(data, home, library)
    assert ([d.code for d in done.diagnostics], held(home)) == ([code], {})


def test_a_file_that_breaks_off_is_refused(library: Library, packed: bytes, tmp_path: Path) -> None:
    """Its checksums tell."""
    spoilt = bytearray(packed)
    at = packed.index(b"Arland and Velmark")
    spoilt[at : at + 6] = b"Utland"
    squeezed = bytearray(made({"page.txt": bytes(range(256)) * 40}))
    squeezed[50:70] = b"\xff" * 20
    for data in (bytes(spoilt), packed[:-30], packed[:200], bytes(squeezed)):
        done = unpacked(data, tmp_path / "elsewhere", library)
        assert [d.code for d in done.diagnostics] == ["BG001"]
