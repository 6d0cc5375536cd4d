"""What the page shows, and not only what its text layer says: pixels beside those of the face itself."""

from __future__ import annotations

import ctypes
import io
from dataclasses import dataclass

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFont, ImageStat

from briefgen.render import fonts, pdf
from tests.render.manuscripts import manuscript_of

TEXT = "Źródło Дмитрий"
#: Letters that look otherwise, in its place.
FALSE = "Zrodlo Qmucq6n"
#: Pixels a point, and the body's size in points (print.css).
SCALE, SIZE = 40, 9.4
#: Of the ink of two pictures, what may be in one alone: the two rasterizers round their edges in ways of their own.
SLACK = 0.085


@dataclass(frozen=True)
class Line:
    """A line of text as pdfium draws it, black on white, and where each letter begins, in pixels on its baseline."""

    image: Image.Image
    starts: tuple[tuple[float, float], ...]


def line_of(page: pypdfium2.PdfPage) -> Line:
    """The one line of a page."""
    layer = page.get_textpage()
    first = layer.get_text_range().index(TEXT)
    points = []
    for at in range(first, first + len(TEXT)):
        x, y = ctypes.c_double(), ctypes.c_double()
        assert pypdfium2.raw.FPDFText_GetCharOrigin(layer, at, x, y)
        points.append((x.value, y.value))
    left, bottom = points[0][0] - SIZE, points[0][1] - SIZE
    right, top = points[-1][0] + SIZE, points[0][1] + 2 * SIZE
    crop = (left, bottom, page.get_width() - right, page.get_height() - top)
    image = page.render(scale=SCALE, grayscale=True, crop=crop).to_pil()
    return Line(black(image), tuple(((x - left) * SCALE, (top - y) * SCALE) for x, y in points))


def black(image: Image.Image) -> Image.Image:
    """Ink or none: the body is set in a dark grey."""
    return image.point(lambda value: 0 if value < 128 else 255)


def unlike(line: Line, letters: str, face: bytes) -> list[float]:
    """Of each letter's ink on the line or drawn by FreeType in its place, the share that only one of the two has."""
    wanted = Image.new("L", line.image.size, 255)
    font = ImageFont.truetype(io.BytesIO(face), SIZE * SCALE)
    for letter, start in zip(letters, line.starts, strict=True):
        ImageDraw.Draw(wanted).text(start, letter, font=font, fill=0, anchor="ls")
    wanted = black(wanted)
    ends = [x for x, _ in line.starts[1:]] + [line.image.width]
    shares = []
    for (left, _), right in zip(line.starts, ends, strict=True):
        box = (round(left), 0, round(right), line.image.height)
        one, other = line.image.crop(box), wanted.crop(box)
        ink = ImageStat.Stat(ImageChops.invert(ImageChops.darker(one, other))).sum[0]
        shares.append(ImageStat.Stat(ImageChops.difference(one, other)).sum[0] / ink if ink else 0.0)
    return shares


@pytest.fixture(scope="module")
def line() -> Line:
    """The text, printed."""
    return line_of(pypdfium2.PdfDocument(pdf.render(manuscript_of(f"{TEXT}\n")).pdf)[0])


def test_each_letter_is_its_own_glyph(line: Line) -> None:
    """Polish and Cyrillic letters on the page are those of the face, ink for ink."""
    shares = unlike(line, TEXT, fonts.cut()["serif.ttf"])
    assert [letter for letter, share in zip(TEXT, shares, strict=True) if share > SLACK] == []


def test_another_letter_would_be_noticed(line: Line) -> None:
    """A letter without its accent, or from elsewhere, is told from the one on the page."""
    shares = unlike(line, FALSE, fonts.cut()["serif.ttf"])
    differ = [letter != false for letter, false in zip(TEXT, FALSE, strict=True)]
    assert [share > SLACK for share in shares] == differ
