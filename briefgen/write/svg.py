"""A drawing as SVG text: shapes with two decimals, text as outlines, nothing that depends on chance.

Knows shapes alone; what they mean is the affair of `timeline` and `bars`. The unit is the typographic point.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from briefgen.write import lettering
from briefgen.write.manuscript import Spot

BODY, GREY, HAIR, TINT, GREEN = "#1c1c1c", "#5f6368", "#c9c4ba", "#f5f2ec", "#2f6f5e"
#: Full width of the page, and of its text column: 180 and 134 millimetres.
PAGE, COLUMN = 510.2, 379.8
#: Left, top, width and height.
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A finished drawing: the SVG file, UTF-8, and the boxes of it that lead to notes."""

    svg: bytes
    spots: tuple[Spot, ...]


class Drawing:
    """Shapes in the order in which they were drawn, the glyphs of its text, and the boxes that lead to notes."""

    def __init__(self) -> None:
        self._shapes: list[str] = []
        self._glyphs: set[str] = set()
        self._spots: list[tuple[int, str, Box, bool]] = []

    def spot(self, note: int | None, name: str, box: Box, *, again: bool = False) -> None:
        """A box that leads to a note, or none where there is no note; `again` for a second box of one mark."""
        if note is not None:
            self._spots.append((note, name, box, again))

    def line(self, points: Iterable[tuple[float, float]], *, colour: str, width: float = 0.7) -> None:
        """A line through points, without a filling."""
        listed = " ".join(f"{number(x)},{number(y)}" for x, y in points)
        self._shapes.append(
            f'<polyline points="{listed}" fill="none" stroke="{colour}" stroke-width="{number(width)}"/>'
        )

    def box(self, x: float, y: float, width: float, height: float, *, colour: str, edge: str = "") -> None:
        """A filled rectangle; with `edge` a hairline of that colour around it."""
        stroke = f' stroke="{edge}" stroke-width="0.8"' if edge else ""
        self._shapes.append(
            f'<rect x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}"'
            f' fill="{colour}"{stroke}/>'
        )

    def circle(self, x: float, y: float, *, colour: str, edge: str) -> None:
        """A mark of contact."""
        self._shapes.append(
            f'<circle cx="{number(x)}" cy="{number(y)}" r="2.8" fill="{colour}" stroke="{edge}" stroke-width="1.1"/>'
        )

    def diamond(self, x: float, y: float, *, colour: str, edge: str) -> None:
        """A mark of rupture."""
        corners = " ".join(
            f"{number(x + dx)},{number(y + dy)}" for dx, dy in ((0, -3.7), (3.7, 0), (0, 3.7), (-3.7, 0))
        )
        self._shapes.append(f'<polygon points="{corners}" fill="{colour}" stroke="{edge}" stroke-width="1.1"/>')

    def text(
        self, text: str, x: float, y: float, *, size: float, colour: str = BODY, bold: bool = False,
        raised: bool = False,
    ) -> float:  # fmt: skip
        """One line from `x` on, on the base line `y`; gives the x where it ends."""
        weight = lettering.BOLD if bold else lettering.REGULAR
        drawn = [(name, at) for name, at in lettering.outlines(text, weight, raised=raised) if lettering.path(name)]
        self._glyphs.update(name for name, _ in drawn)
        scale = f"{lettering.scale(size, weight):.5f}"
        uses = "".join(f'<use href="#{name}" x="{round(at)}"/>' for name, at in drawn)
        self._shapes.append(
            f'<g fill="{colour}" transform="translate({number(x)} {number(y)}) scale({scale} -{scale})">{uses}</g>'
        )
        return x + lettering.width(text, size, weight=weight, raised=raised)

    def written(self, width: float, height: float, *, title: str, description: str) -> Drawn:
        """The whole drawing, on a sheet of this size."""
        glyphs = "\n".join(f'<path id="{name}" d="{lettering.path(name)}"/>' for name in sorted(self._glyphs))
        size = f'viewBox="0 0 {number(width)} {number(height)}" width="{number(width)}pt" height="{number(height)}pt"'
        lines = [
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">',
            f"<title>{escape(title, quote=False)}</title>",
            f"<desc>{escape(description, quote=False)}</desc>",
            f"<defs>\n{glyphs}\n</defs>",
            *self._shapes,
            "</svg>",
        ]
        spots = (Spot(note, name, *_shares(box, width, height), again) for note, name, box, again in self._spots)
        return Drawn(("\n".join(lines) + "\n").encode("utf-8"), tuple(spots))


def _shares(box: Box, width: float, height: float) -> Box:
    left, top, wide, high = box
    across, down = 100 / width, 100 / height
    return round(left * across, 2), round(top * down, 2), round(wide * across, 2), round(high * down, 2)


def number(value: float) -> str:
    """A length with at most two decimals; never `-0`."""
    return f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")
