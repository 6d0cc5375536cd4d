"""The faces of the page, cut once into a cache folder from the packaged variable fonts. Not a font loader.

WeasyPrint sets variable fonts right but six to eight times slower than static ones, and a family that is split
over files by script wrongly; so each weight is one whole static TTF (FINDINGS, "Fonts").
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

import uharfbuzz

from briefgen.library.files import write_whole

_PACKAGES = ("fontpkg-source-serif-4", "fontpkg-source-sans-3", "uharfbuzz", "fonttools")
_SERIF = ("fontpkg_source_serif_4", "SourceSerif4[opsz,wght].ttf")
_SERIF_ITALIC = ("fontpkg_source_serif_4", "SourceSerif4-Italic[opsz,wght].ttf")
_SANS = ("fontpkg_source_sans_3", "SourceSans3[wght].ttf")
_SANS_ITALIC = ("fontpkg_source_sans_3", "SourceSans3-Italic[wght].ttf")

# A fontconfig file without folders: nothing of the machine's fonts can get onto the page.
_CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig></fontconfig>
"""


@dataclass(frozen=True, slots=True)
class Face:
    """One static face: the CSS family, style and weight, where it is cut from, and where on the axes."""

    file: str
    family: str
    style: str
    weight: int
    origin: tuple[str, str]
    axes: tuple[tuple[str, float], ...]


def _serif(name: str, family: str, *, weight: int, size: float, italic: bool = False) -> Face:
    axes = (("wght", float(weight)), ("opsz", size))
    origin = _SERIF_ITALIC if italic else _SERIF
    return Face(f"{name}.ttf", family, "italic" if italic else "normal", weight, origin, axes)


def _sans(name: str, *, weight: int, italic: bool = False) -> Face:
    origin = _SANS_ITALIC if italic else _SANS
    style = "italic" if italic else "normal"
    return Face(f"{name}.ttf", "Source Sans 3", style, weight, origin, (("wght", float(weight)),))


#: The serif has an optical size: text at 10 pt, notes at 8, titles at 28.
FACES = (
    _serif("serif", "Source Serif 4", weight=400, size=10),
    _serif("serif-italic", "Source Serif 4", weight=400, size=10, italic=True),
    _serif("serif-semibold", "Source Serif 4", weight=600, size=10),
    _serif("small", "Source Serif 4 Small", weight=400, size=8),
    _serif("small-italic", "Source Serif 4 Small", weight=400, size=8, italic=True),
    _serif("display", "Source Serif 4 Display", weight=600, size=28),
    _sans("sans", weight=400),
    _sans("sans-italic", weight=400, italic=True),
    _sans("sans-semibold", weight=600),
)


def prepare(cache: Path) -> Path:
    """Cut the faces into a folder of `cache`, unless they are there; give that folder back.

    The folder's name is a digest of the versions of fonts and cutter and of the list of faces. It appears whole
    or not at all, also when several workers cut at once. It holds the faces and `fonts.conf`.
    """
    key = repr((FACES, _CONFIGURATION, [version(name) for name in _PACKAGES]))
    folder = cache / f"fonts-{hashlib.sha256(key.encode()).hexdigest()[:16]}"
    if folder.is_dir():
        return folder
    cache.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix="fonts-", dir=cache))
    try:
        for face in FACES:
            (fresh / face.file).write_bytes(_cut(face))
        (fresh / "fonts.conf").write_text(_CONFIGURATION, encoding="utf-8")
        fresh.replace(folder)
    except OSError:
        # Another worker may have been first: a folder that is there is whole.
        shutil.rmtree(fresh)
        if not folder.is_dir():
            raise
    return folder


def characters(folder: Path) -> frozenset[int]:
    """The code points that at least one of the cut faces can set."""
    points: set[int] = set()
    for face in FACES:
        points.update(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(folder / face.file))).unicodes)
    return frozenset(points)


def files(folder: Path, base: str) -> dict[str, tuple[str, bytes]]:
    """The cut faces of a folder under their addresses below `base`: media type and bytes. Raises OSError."""
    return {f"{base}{face.file}": ("font/ttf", (folder / face.file).read_bytes()) for face in FACES}


def style_sheet(base: str) -> str:
    """An `@font-face` for each face, its file under the address `base`."""
    return "\n".join(
        f'@font-face {{ font-family: "{face.family}"; font-style: {face.style}; font-weight: {face.weight};'
        f" src: url({base}{face.file}) }}"
        for face in FACES
    )


def for_the_web(folder: Path, face: Face) -> bytes:
    """A cut face as WOFF, kept beside it: the same bytes each time. Raises OSError.

    WOFF 2 would be a third smaller, and takes forty times as long to make.
    """
    kept = folder / face.file.replace(".ttf", ".woff")
    if not kept.is_file():
        write_whole(kept, _packed(folder / face.file))
    return kept.read_bytes()


def _packed(file: Path) -> bytes:
    from fontTools.ttLib import TTFont

    font = TTFont(file, recalcTimestamp=False)
    font.flavor = "woff"
    packed = BytesIO()
    font.save(packed)
    return packed.getvalue()


def _cut(face: Face) -> bytes:
    package, file = face.origin
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(package)
    source = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(Path(spec.origin).parent / "files" / file)))
    plan = uharfbuzz.SubsetInput()
    plan.keep_everything()
    for axis, value in face.axes:
        plan.pin_axis_location(source, axis, value)
    return bytes(uharfbuzz.subset(source, plan).blob.data)
