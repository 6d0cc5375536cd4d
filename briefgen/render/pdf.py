"""The PDF rendition: page-bottom notes, PDF/A-3a and PDF/UA-1, the JSON record attached. Runs in a worker only.

WeasyPrint reads its font configuration when it is imported, so it is imported inside the functions, after
`prepare`. Limits of time and memory are the worker's affair, not this module's.
"""

from __future__ import annotations

import logging
import os
import warnings
from dataclasses import dataclass
from datetime import UTC, date, datetime
from html import unescape
from pathlib import Path
from typing import Any

from briefgen.render import fonts as faces
from briefgen.render import page, record, sparing
from briefgen.words.diagnostics import Diagnostic
from briefgen.write.manuscript import Manuscript


@dataclass(frozen=True, slots=True)
class Rendered:
    """A PDF, or none where a diagnostic of level error says why; how many pages, and how many notes on each."""

    pdf: bytes
    pages: int
    notes: tuple[int, ...]
    diagnostics: tuple[Diagnostic, ...]


def prepare() -> None:
    """Cut the fonts, shut out the machine's own, import WeasyPrint and mend it.

    For a worker to call early, while its parent still reads. Raises OSError where Pango is missing, RuntimeError
    for another version of WeasyPrint.
    """
    faces.cut()
    os.environ["FONTCONFIG_FILE"] = str(faces.CONFIGURATION)
    # Without libharfbuzz-subset the subsetter writes the time into fonts unless this is set.
    os.environ["SOURCE_DATE_EPOCH"] = "0"
    with warnings.catch_warnings():
        # The empty font configuration is what we want: faces come by @font-face alone.
        warnings.filterwarnings("ignore", message="No fonts configured")
        with sparing.start():
            from briefgen.render import weasy
    weasy.cure()


def render(manuscript: Manuscript, *, templates: tuple[Path, ...] = ()) -> Rendered:
    """Lay out and write the PDF; folders of `templates` are looked in first.

    The same manuscript, fonts and versions give the same bytes. BG412 a character that no face has, BG413 from
    the audit of notes, BG414 a layout that failed, an error in WeasyPrint's log or a file it was denied, and the
    diagnostics of `page.compose`. With an error among them, `pdf` is empty.
    """
    prepare()
    from briefgen.render import weasy

    about = (f"brief:{manuscript.slug}",)
    files = faces.files(weasy.BASE)
    pictures = {p.name: f"{weasy.BASE}{p.name}.svg" for p in manuscript.pictures}
    files |= {pictures[p.name]: ("image/svg+xml", p.svg) for p in manuscript.pictures}
    composed = page.compose(
        manuscript, "print", pictures=pictures, faces=faces.style_sheet(weasy.BASE), templates=templates
    )
    found = [*composed.diagnostics, *_missing(manuscript, composed.html)]
    if any(d.level == "error" for d in found):
        return Rendered(b"", 0, (), tuple(found))
    fetcher = weasy.Fetcher(files)
    told = _Errors()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(told)
    try:
        return _laid_out(manuscript, composed.html, fetcher=fetcher, told=told, found=found)
    except (Exception, weasy.Denied) as error:  # noqa: BLE001 - a text that breaks the engine is the user's affair
        reasons = [f"the page asked for `{url}`, which is no part of the brief" for url in fetcher.denied]
        reasons = reasons or [f"laying out the page failed: {type(error).__name__}: {error}"]
        return Rendered(b"", 0, (), (*found, *(Diagnostic("BG414", "error", r, about=about) for r in reasons)))
    finally:
        logger.removeHandler(told)


def _laid_out(manuscript: Manuscript, html: str, *, fetcher: Any, told: _Errors, found: list[Diagnostic]) -> Rendered:
    import weasyprint

    from briefgen.render import audit, registered, weasy

    about = (f"brief:{manuscript.slug}",)
    source = weasyprint.HTML(string=html, base_url=weasy.BASE, url_fetcher=fetcher)
    known = registered.configuration(html)
    try:
        document = source.render(known, pdf_variant="pdf/a-3a", output_intent="srgb")
    except registered.Another:
        told.lines.clear()
        document = source.render(pdf_variant="pdf/a-3a", output_intent="srgb")
    found += audit.audit(document.pages, [note.number for note in manuscript.notes], about=about)
    found += audit.overfull(document.pages, about=about)
    with warnings.catch_warnings():
        # WeasyPrint leaves the file of its colour profile for the collector to close.
        warnings.simplefilter("ignore", ResourceWarning)
        pdf = document.write_pdf(finisher=weasy.finish, pdf_variant="pdf/a-3a", attachments=[_attachment(manuscript)])
    found += [Diagnostic("BG414", "error", f"the layout reports: {line}", about=about) for line in told.lines]
    found += [Diagnostic("BG414", "error", f"the page was denied `{url}`", about=about) for url in fetcher.denied]
    failed = any(d.level == "error" for d in found)
    return Rendered(b"" if failed else pdf, len(document.pages), audit.notes_per_page(document.pages), tuple(found))


def _attachment(manuscript: Manuscript) -> Any:
    import weasyprint

    day = date.fromisoformat(manuscript.as_of) if manuscript.as_of else date(2000, 1, 1)
    stamp = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return weasyprint.Attachment(
        string=record.render(manuscript).decode("utf-8"),
        name=f"{manuscript.slug}.json",
        description=f"The record of {manuscript.title}",
        created=stamp,
        modified=stamp,
        relationship="Data",
    )


class _Errors(logging.Handler):
    """Keeps WeasyPrint's error lines: a missing picture or a dead anchor is nothing more than that to it."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one line."""
        self.lines.append(record.getMessage())


def _missing(manuscript: Manuscript, html: str) -> list[Diagnostic]:
    """BG412 for the characters of the page and its pictures that no face can set, all in one."""
    known = faces.characters()
    everything = "".join((unescape(html), *(p.svg.decode("utf-8", "replace") for p in manuscript.pictures)))
    missing = sorted(c for c in set(everything) if ord(c) not in known and not c.isspace())
    about = (f"brief:{manuscript.slug}",)
    if not missing:
        return []
    listed = ", ".join(f"`{c}` (U+{ord(c):04X})" for c in missing)
    message = f"no font has the character{'s' if len(missing) > 1 else ''} {listed}"
    return [Diagnostic("BG412", "error", message, hint="Leave it out, or spell it in letters.", about=about)]
