"""The faces of the page, cut from the packaged variable fonts. Not a font loader.

WeasyPrint sets variable fonts right but six to eight times slower than static ones, and a family that is split
over files by script wrongly; so each weight is one whole static TTF (FINDINGS, "Fonts"). Cutting all takes a tenth of a
second, and is done once in each process that needs them: faces that lay in a cache would be whoever's wrote there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

import uharfbuzz

_SERIF = ("fontpkg_source_serif_4", "SourceSerif4[opsz,wght].ttf")
_SERIF_ITALIC = ("fontpkg_source_serif_4", "SourceSerif4-Italic[opsz,wght].ttf")
_SANS = ("fontpkg_source_sans_3", "SourceSans3[wght].ttf")
_SANS_ITALIC = ("fontpkg_source_sans_3", "SourceSans3-Italic[wght].ttf")

#: A fontconfig file without folders: nothing of the machine's fonts can get onto the page.
CONFIGURATION = Path(__file__).with_name("fonts.conf")


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


@cache
def cut() -> Mapping[str, bytes]:
    """Every face as a static TTF, by its file name: the same bytes in each process."""
    return {face.file: _cut(face) for face in FACES}


@cache
def characters() -> frozenset[int]:
    """The code points that at least one of the faces can set."""
    return frozenset().union(*(uharfbuzz.Face(uharfbuzz.Blob(data)).unicodes for data in cut().values()))


def files(base: str) -> dict[str, tuple[str, bytes]]:
    """The faces under their addresses below `base`: media type and bytes."""
    return {f"{base}{name}": ("font/ttf", data) for name, data in cut().items()}


def style_sheet(base: str) -> str:
    """An `@font-face` for each face, its file under the address `base`."""
    return "\n".join(
        f'@font-face {{ font-family: "{face.family}"; font-style: {face.style}; font-weight: {face.weight};'
        f" src: url({base}{face.file}) }}"
        for face in FACES
    )


def for_the_web(face: Face) -> bytes:
    """A face as WOFF: the same bytes each time.

    WOFF 2 would be a third smaller, and takes forty times as long to make.
    """
    from fontTools.ttLib import TTFont

    font = TTFont(BytesIO(cut()[face.file]), recalcTimestamp=False)
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
