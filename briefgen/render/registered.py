"""Our faces, registered with WeasyPrint once for all documents of a process. Runs in a worker only, in one thread.

WeasyPrint copies and registers the fonts of each document anew, and Pango then opens them anew: a twelfth of the time
of a layout. Here each document gets a configuration of its own over faces that are there already. One that brings
another face along, in its sheet or in a picture, cannot have that: the faces of one page must not be there for another.
"""

# ruff: noqa: SLF001 - the configuration has no other door

from __future__ import annotations

from typing import Any

import weasyprint
from weasyprint.text.ffi import ffi, fontconfig
from weasyprint.text.fonts import FontConfiguration

from briefgen.render import fonts
from briefgen.render.weasy import BASE, Fetcher

#: What is registered in this process: nothing before the first page.
_KNOWN: list[_Faces] = []


class Another(BaseException):
    """A document has a face that is none of ours. No `Exception`, for WeasyPrint swallows those inside pictures."""


class _Faces(FontConfiguration):  # type: ignore[misc]
    """The faces themselves; `described` is how their rules read."""

    def __init__(self) -> None:
        super().__init__()
        self.described: set[str] = set()

    @property
    def whole(self) -> bool:
        """Whether every face could be registered, and is there still.

        Pango opens a face when it first meets it, and temporary files may be cleared away before that.
        """
        known = fontconfig.FcConfigGetFonts(self._config, fontconfig.FcSetApplication)
        if known == ffi.NULL or known.nfont != len(fonts.FACES):
            return False
        return self._folder.is_dir() and len(list(self._folder.iterdir())) == len(fonts.FACES)

    def add_font_face(self, rule_descriptors: Any, url_fetcher: Any) -> None:
        """Register a face."""
        super().add_font_face(rule_descriptors, url_fetcher)
        self.described.add(str(rule_descriptors))


class _Shared(FontConfiguration):  # type: ignore[misc]
    """The configuration of one document, over faces that are there."""

    def __init__(self, faces: _Faces) -> None:
        # not the stock one, which reads fontconfig's files and makes a font map: that is what is shared
        self._faces, self._config, self.font_map = faces, faces._config, faces.font_map
        self.strut_layouts: dict[Any, Any] = {}
        self.font_features: dict[Any, Any] = {}

    def add_font_face(self, rule_descriptors: Any, url_fetcher: Any) -> None:
        """Nothing is to be done for a face of ours. Raises Another for any other."""
        if str(rule_descriptors) not in self._faces.described:
            raise Another


def configuration(html: str) -> FontConfiguration | None:
    """What to lay out a page with that has our faces.

    None for a page that has them not, and where they cannot be registered: then WeasyPrint does it for that page.
    """
    if fonts.style_sheet(BASE) not in html:
        return None
    if not _KNOWN or not _KNOWN[-1].whole:
        faces = _registered()
        if not faces.whole:  # what cannot be loaded now may be there for the next page
            return None
        _KNOWN[:] = [faces]
    return _Shared(_KNOWN[-1])


def _registered() -> _Faces:
    faces, fetcher = _Faces(), Fetcher(fonts.files(BASE))
    weasyprint.CSS(string=fonts.style_sheet(BASE), base_url=BASE, url_fetcher=fetcher, font_config=faces)
    return faces
