"""Text as outlines of the packaged sans: its measured width and its drawing. Not a layout: one line at a time.

Pictures carry no text that a machine could set in another face: what is measured is what is drawn, in every
rendition (docs/decisions/0006-pictures.md).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

_PACKAGE, _FILE = "fontpkg_source_sans_3", "SourceSans3[wght].ttf"
#: Weights of the variable font's axis.
REGULAR, BOLD = 400, 600


def width(text: str, size: float, *, weight: int = REGULAR, raised: bool = False) -> float:
    """How wide one line is, kerning and all, in the unit of `size`. `raised` sets the face's superior figures."""
    return sum(advance for _, advance, _ in _shaped(text, weight, raised)) * size / _per_em(weight)


def wrapped(text: str, size: float, *, limit: float) -> tuple[str, ...]:
    """The text in lines, as narrow as `limit` allows and no narrower than its longest word; evenly filled."""
    lines = _filled(text.split(), size, limit)
    narrower = limit
    # The same number of lines in less width makes a label compact and its lines alike.
    while len(lines) > 1 and len(_filled(text.split(), size, narrower - 4)) == len(lines) and narrower > 24:
        narrower -= 4
    return _filled(text.split(), size, narrower)


def outlines(text: str, weight: int, *, raised: bool = False) -> Iterable[tuple[str, float]]:
    """For each glyph of a line its name and where it stands, in units of the face (`scale` makes them points)."""
    position = 0.0
    for glyph, advance, offset in _shaped(text, weight, raised):
        yield f"w{weight}g{glyph}", position + offset
        position += advance


def scale(size: float, weight: int) -> float:
    """What a unit of the face measures at a size."""
    return size / _per_em(weight)


@lru_cache(maxsize=4096)
def path(name: str) -> str:
    """The SVG path of a glyph that `outlines` named, y upwards; empty for a space."""
    import uharfbuzz

    weight, _, glyph = name[1:].partition("g")
    drawn: list[str] = []
    last = (0.0, 0.0)

    def move(letter: str, *points: float) -> None:
        nonlocal last
        last = (points[-2], points[-1])
        drawn.append(letter + " ".join(str(round(point)) for point in points))

    def curve(a: float, b: float, x: float, y: float) -> None:
        # As a cubic curve in whole units: PDF has no other, and would get long fractions from the engine.
        (u, v), third = last, 2 / 3
        move("C", u + third * (a - u), v + third * (b - v), x + third * (a - x), y + third * (b - y), x, y)

    pen = uharfbuzz.DrawFuncs()
    pen.set_move_to_func(lambda x, y, _: move("M", x, y))
    pen.set_line_to_func(lambda x, y, _: move("L", x, y))
    pen.set_quadratic_to_func(lambda a, b, x, y, _: curve(a, b, x, y))
    pen.set_cubic_to_func(lambda a, b, c, d, x, y, _: move("C", a, b, c, d, x, y))
    pen.set_close_path_func(lambda _: drawn.append("Z"))
    _font(int(weight)).draw_glyph(int(glyph), pen, None)
    return "".join(drawn)


def _filled(words: list[str], size: float, limit: float) -> tuple[str, ...]:
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size) <= limit:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


@lru_cache(maxsize=4096)
def _shaped(text: str, weight: int, raised: bool) -> tuple[tuple[int, float, float], ...]:
    """Glyph, advance and offset of each glyph of a line, in units of the face."""
    import uharfbuzz

    if not text:
        return ()
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(_font(weight), buffer, {"sups": raised})
    return tuple(
        (info.codepoint, float(position.x_advance), float(position.x_offset))
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    )


@lru_cache(maxsize=8)
def _font(weight: int) -> Any:
    # Imported here: a brief without pictures does not pay for it.
    import uharfbuzz

    spec = find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(_PACKAGE)
    file = Path(spec.origin).parent / "files" / _FILE
    font = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(file))))
    font.set_variations({"wght": float(weight)})
    return font


def _per_em(weight: int) -> float:
    return float(_font(weight).scale[0])
