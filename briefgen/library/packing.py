"""The captured texts of a library as one file, for a colleague or a private build server; never for publication.

A ZIP archive that depends on its content alone: what the records pin, under the names of the sources, uncompressed, so
that no version of a library matters. What is taken out of one is known by its sha256 and nothing else.
"""

from __future__ import annotations

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from briefgen.library import archive as archives
from briefgen.library.capture.taken import fault
from briefgen.library.files import write_together
from briefgen.library.model import Source
from briefgen.words.diagnostics import Diagnostic

NOTICE = "NOT-FOR-PUBLICATION.txt"
_WORDS = (
    "These are captured texts: other people's copyright, handed on for checking a library of briefs alone.\n"
    "Not for publication. Unpack with: briefgen archive unpack FILE --library DIR\n"
)
#: The first day that a ZIP archive can hold stands for no day at all.
_NO_DAY = (1980, 1, 1, 0, 0, 0)
_MOST_FILES, _MOST_BYTES = 20_000, 4 << 30
_NAME = re.compile(r"[a-z0-9][a-z0-9.-]{0,120}\Z")


@dataclass(frozen=True, slots=True)
class Packed:
    """What was packed or unpacked: how many texts and originals; what was left alone, and why; or what is wrong."""

    texts: int = 0
    originals: int = 0
    remarks: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def pack(home: Path, sources: Mapping[str, Source]) -> tuple[bytes, Packed]:
    """The archive's texts and originals that the sources pin, as the bytes of one file.

    BG008 for each text that the archive lacks; an original that it lacks is a remark.
    """
    held = _held(home)
    files: dict[str, bytes] = {}
    faults, remarks, originals = [], [], 0
    for key, source in sorted(sources.items()):
        path = held.get(source.text.sha256)
        if path is None:
            faults.append(fault("BG008", key, "has no captured text in the archive", "put it there, then pack again"))
            continue
        files[f"{key}{path.suffix.lower() if _NAME.match(key + path.suffix.lower()) else '.txt'}"] = path.read_bytes()
        if source.text.original and (original := held.get(source.text.original)):
            files[f"{key}.original{original.suffix.lower()}"] = original.read_bytes()
            originals += 1
        elif source.text.original:
            remarks.append(f"`{key}`: its original is not in the archive; the text is packed")
    if faults:
        return b"", Packed(diagnostics=tuple(faults))
    return _zip({NOTICE: _WORDS.encode(), **files}), Packed(len(files) - originals, originals, tuple(remarks))


def is_packed(file: Path) -> bool:
    """Whether a file is one that `pack` made, by the notice in it: what may be written over by the next."""
    try:
        with zipfile.ZipFile(file) as pack_:
            return file.is_file() and NOTICE in pack_.namelist()
    except (OSError, zipfile.BadZipFile, NotImplementedError, ValueError):
        return False


def _held(home: Path) -> dict[str, Path]:
    """Every regular file of the archive by its digest, links left out."""
    found: dict[str, Path] = {}
    for path in sorted(home.rglob("*")) if home.is_dir() else ():
        if path.is_file() and not path.is_symlink() and path.stat().st_size <= archives.LIMIT:
            found.setdefault(archives.digest(path.read_bytes()), path)
    return found


def _zip(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as pack_:
        for name in sorted(files, key=lambda one: (one != NOTICE, one)):
            entry = zipfile.ZipInfo(name, _NO_DAY)
            entry.create_system = 3
            entry.external_attr = (stat.S_IFREG | 0o644) << 16
            pack_.writestr(entry, files[name])
    return out.getvalue()


def unpack(file: Path, home: Path, sources: Mapping[str, Source]) -> Packed:
    """Put what the sources pin from a packed file into the archive: all of it, or nothing.

    BG001 where it is no such file, BG005 where a name in it leads out of a folder or is a link, BG006 where it is
    too large, BG008 where a text is named after a source and has other bytes than that pins. What no source pins is
    left out and told; so is what the archive holds already. Nothing that is there is written over. Raises OSError
    where it cannot be written.
    """
    name = file.as_posix()
    try:
        with zipfile.ZipFile(file) as pack_:
            found = _read(pack_, name)
    except (OSError, zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError) as error:
        why = "is not there" if isinstance(error, FileNotFoundError) else "is no file that `archive pack` wrote"
        return Packed(diagnostics=(fault("BG001", name, why),))
    if isinstance(found, Diagnostic):
        return Packed(diagnostics=(found,))
    return _placed(found, home, sources)


def _read(pack_: zipfile.ZipFile, name: str) -> dict[str, bytes] | Diagnostic:
    entries = pack_.infolist()
    if len(entries) > _MOST_FILES or sum(one.file_size for one in entries) > _MOST_BYTES:
        return fault("BG006", name, "holds more than an archive of texts does")
    found: dict[str, bytes] = {}
    for one in entries:
        if one.filename == NOTICE:
            continue
        kind = stat.S_IFMT(one.external_attr >> 16)
        if not _NAME.match(one.filename) or ".." in one.filename or kind not in (0, stat.S_IFREG):
            return fault("BG005", name, f"holds `{one.filename}`, which is no plain name of a text")
        if one.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            return fault("BG001", name, f"holds `{one.filename}`, compressed in a way that is not read")
        with pack_.open(one) as stream:
            data = stream.read(archives.LIMIT + 1)
        if len(data) > archives.LIMIT:
            return fault("BG006", name, f"holds `{one.filename}`, which is larger than {archives.LIMIT >> 20} MiB")
        if one.filename in found:
            return fault("BG001", name, f"holds `{one.filename}` twice")
        found[one.filename] = data
    return found


def _placed(found: Mapping[str, bytes], home: Path, sources: Mapping[str, Source]) -> Packed:
    texts = {source.text.sha256 for source in sources.values()}
    originals = {source.text.original for source in sources.values() if source.text.original}
    held, files, remarks, changed = set(_held(home)), dict[Path, bytes](), list[str](), list[str]()
    for name, data in sorted(found.items()):
        pin = archives.digest(data)
        if pin not in texts | originals:
            changed += [name] if Path(name).stem in sources else []
            remarks.append(f"`{name}` is left out: no source of this library pins it")
        elif pin in held:
            remarks.append(f"`{name}` is in the archive already")
        else:
            folder = home / archives.ORIGINALS if pin not in texts else home
            files[_free(folder / f"{pin[:16]}{Path(name).suffix}", pin)] = data
            held.add(pin)
    if changed:
        hint = "it was changed, or this library has another text of that source; nothing was unpacked"
        told = (fault("BG008", name, "is not the text that its source pins", hint) for name in changed)
        return Packed(diagnostics=tuple(told))
    write_together(files)
    lacking = [key for key, source in sorted(sources.items()) if source.text.sha256 not in held]
    remarks += [f"source `{key}` still has no text in the archive" for key in lacking]
    count = sum(archives.digest(data) in texts for data in files.values())
    return Packed(count, len(files) - count, tuple(remarks))


def _free(path: Path, pin: str) -> Path:
    """A name that nothing has: what is there is never written over, whatever it is."""
    return next(one for one in _names(path, pin) if not one.exists() and not one.is_symlink())


def _names(path: Path, pin: str) -> Iterator[Path]:
    yield path
    yield path.with_name(f"{pin}{path.suffix}")
    yield from (path.with_name(f"{pin}-{number}{path.suffix}") for number in range(2, 1000))
