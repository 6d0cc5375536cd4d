"""Type, colours and behaviour of the site: a style sheet, one script, and the faces of the printed page.

A brief is styled as on any screen (`screen.css`), inside the builder's page. Nothing is fetched from anywhere.
"""

from __future__ import annotations

import re
from pathlib import Path

from briefgen.library.briefs import Colours
from briefgen.render import fonts
from briefgen.render.shell import sheet

STYLE, SCRIPT, FACES = "assets/briefgen.css", "assets/briefgen.js", "assets/fonts"
#: Of the faces of the page, those that a screen needs: it has no notes in small print.
_SHOWN = ("serif", "serif-italic", "serif-semibold", "display", "sans", "sans-italic", "sans-semibold")
#: The builder's page counts 20 pixels to a rem, the screen's style sheet 16; in a media query both count 16.
_REM = re.compile(r"(?<!\(min-width: )(?<!\(max-width: )(?<![\w.])(\d*\.?\d+)rem\b")
_SCALE = 0.8


def assets(colours: Colours, *, templates: tuple[Path, ...]) -> dict[str, bytes]:
    """Style sheet, script and faces by their path in the site.

    Raises TemplateProblem for a style sheet that cannot be read.
    """
    faces = [face for face in fonts.FACES if face.file.removesuffix(".ttf") in _SHOWN]
    packed = {f"{FACES}/{_name(face)}": fonts.for_the_web(face) for face in faces}
    style = "\n".join(
        (
            *(_declared(face) for face in faces),
            f":root {{ --house-ink: {colours.ink}; --house-accent: {colours.accent} }}",
            sheet("base.css", templates),
            sheet("site/site.css", templates),
            f".bg.bg.bg {{\n{_scaled(sheet('screen.css', templates))}\n}}",
            sheet("site/after.css", templates),
        )
    )
    return {**packed, STYLE: style.encode(), SCRIPT: sheet("site/site.js", templates).encode()}


def _name(face: fonts.Face) -> str:
    return face.file.replace(".ttf", ".woff")


def _declared(face: fonts.Face) -> str:
    return (
        f'@font-face {{ font-family: "{face.family}"; font-style: {face.style}; font-weight: {face.weight};'
        f' font-display: swap; src: url("fonts/{_name(face)}") format("woff") }}'
    )


def _scaled(css: str) -> str:
    """A style sheet in the builder's rem."""
    return _REM.sub(lambda match: f"{float(match[1]) * _SCALE:.4g}rem", css)
