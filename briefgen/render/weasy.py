"""What reaches into WeasyPrint: cures of its layout and writer, a closed fetcher, the tags and metadata of the PDF.

Written against WeasyPrint 70.0, which `pyproject.toml` pins. Import this module in a worker only, after
`FONTCONFIG_FILE` is set. It lays nothing out itself.
"""

# ruff: noqa: SLF001 - mending another's inside is what this module is for

from __future__ import annotations

from collections.abc import Mapping
from math import inf
from typing import Any

import pydyf
import weasyprint
from weasyprint import svg
from weasyprint.formatting_structure import build
from weasyprint.layout import LayoutContext, block, inline
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from briefgen.render import outlined

PINNED = "70.0"
BASE = "http://assets.invalid/"
#: What the fetcher raises; no `Exception`, so that WeasyPrint lets it through.
Denied = FatalURLFetchingError

_PDFUA = b"""<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="" pdfuaid:part="1"/>
<rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" rdf:about="">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file claims to follow</pdfaProperty:description>
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>"""


class Fetcher(URLFetcher):  # type: ignore[misc]
    """Hands out the bytes it was given, by address, and nothing else; remembers what it refused.

    WeasyPrint swallows errors inside pictures, so `denied` is to be read after the layout.
    """

    def __init__(self, files: Mapping[str, tuple[str, bytes]]) -> None:
        super().__init__(allowed_protocols=())
        self._files = files
        self.denied: list[str] = []

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        """The file at an address. Raises Denied for any other address."""
        if url not in self._files:
            self.denied.append(url)
            raise Denied(url)
        media_type, body = self._files[url]
        return URLFetcherResponse(url, body, {"Content-Type": media_type})


def cure() -> None:
    """Mend WeasyPrint's footnotes and lines in this process, once. Raises RuntimeError if its version has moved."""
    if weasyprint.__version__ != PINNED:
        raise RuntimeError(
            f"briefgen mends the footnotes of WeasyPrint {PINNED} and found {weasyprint.__version__}:"
            f" install weasyprint=={PINNED}, or read docs/decisions before moving the pin"
        )
    if block._linebox_layout is not _linebox_layout:
        block._linebox_layout = _linebox_layout
        LayoutContext._update_footnote_area = _update_footnote_area
        block.block_level_layout = _block_level_layout
        inline.split_first_line = _split_first_line
        outlined.cure(svg.TAGS)
        pydyf.Stream.data = property(_stream_data)


_stock_linebox_layout = block._linebox_layout


def _linebox_layout(context: Any, box: Any, index: int, child: Any, new_children: list[Any], *rest: Any) -> Any:
    """Lay out lines; a paragraph moves to the next page before it sends there a note that was called above it.

    The stock function sends earlier notes away to fit one more line; that line's own notes it forgets, and they
    vanish. See `layout/block.py`, the branch that calls `report_footnote` before it breaks. Where the page is empty
    but for this paragraph it has to: then the notes of lines that were set are handed to the next page too.
    """
    before, earlier = len(new_children), list(context.current_page_footnotes)
    result = _stock_linebox_layout(context, box, index, child, new_children, *rest)
    new_footnotes = result[4]
    sent = [note for note in earlier if note in context.reported_footnotes]
    if sent and not rest[0]:
        for note in sent:
            context.reported_footnotes.remove(note)
        later = [note for note in context.current_page_footnotes if note not in earlier]
        context.current_page_footnotes = [*earlier, *later]
        context._update_footnote_area()
        # What the caller does with an aborted box undoes the rest: lines, placeholders and their own notes.
        return True, False, *result[2:]
    for line in new_children[before:] if context.footnotes else ():
        for descendant in line.descendants():
            note = descendant.footnote
            if note is not None and note in context.footnotes:
                context.footnotes.remove(note)
                context.reported_footnotes.append(note)
                new_footnotes.append(note)
    return result


_stock_update_footnote_area = LayoutContext._update_footnote_area


def _update_footnote_area(context: Any) -> bool:
    """Set the height of the page's note area from the heights of its notes, each laid out once.

    The stock method lays the whole area out again for every note. Heights add up only because notes have no
    margins (they would collapse) and the area no `max-height`: print.css keeps to both. Says whether the area now
    reaches into a float, so that the line whose note did it moves on: the stock method does not look at floats.
    It asks whether the area overflows itself, which without `max-height` it cannot; asking that of floating-point
    sums is what gave near-empty pages.
    """
    area = context.current_footnote_area
    if area.height != "auto" and not context.in_column:
        context.page_bottom += area.margin_height()
    area.children = context.current_page_footnotes
    area.height = sum(_note_height(context, area, note) for note in context.current_page_footnotes)
    if not context.in_column:
        context.page_bottom -= area.margin_height()
    floats = context.excluded_shapes or ()
    return any(context.overflows_page(0, box.position_y + box.margin_height()) for box in floats)


def _note_height(context: Any, area: Any, note: Any) -> float:
    known = context.__dict__.setdefault("_briefgen_note_heights", {})
    key = (note, area.page.width)
    if key not in known:
        note.__dict__.setdefault("_briefgen_laid_out", {})
        probe = area.copy_with_children([note]).deepcopy()
        probe = build.create_anonymous_boxes(probe)
        known[key] = block.block_level_layout(context, probe, -inf, None, area.page)[0].height
    return float(known[key])


_stock_block_level_layout = block.block_level_layout


def _block_level_layout(
    context: Any, box: Any, bottom_space: float, skip_stack: Any, containing_block: Any, *rest: Any, **more: Any
) -> Any:
    """Lay out a block; a note that was laid out for its height is moved to where it is set, in the same lines.

    The stock page lays every note out a second time. So do we where the page knows what is in the note by other ways
    than its box (floats in it, page numbers), where a float stands beside it, and where the page has another width.
    """
    stock = _stock_block_level_layout
    kept = box.__dict__.get("_briefgen_laid_out")
    if kept is None or any(f.position_y + f.margin_height() > box.position_y for f in context.excluded_shapes or ()):
        return stock(context, box, bottom_space, skip_stack, containing_block, *rest, **more)
    x, y = box.position_x, box.position_y
    if containing_block.width in kept:
        from_x, from_y, result = kept[containing_block.width]
        result[0].translate(x - from_x, y - from_y)
    else:
        result = stock(context, box, bottom_space, skip_stack, containing_block, *rest, **more)
        inside = tuple(result[0].descendants(placeholders=True))
        if not all(one.is_in_normal_flow() and one.missing_link is None for one in inside):
            return result
    kept[containing_block.width] = (x, y, result)
    return result


#: Letters that an em holds at most; the stock function begins with as many.
_NARROW = 4
_SPACES = " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"
_stock_split_first_line = inline.split_first_line


def _split_first_line(text: str, style: Any, context: Any, max_width: float | None, *rest: Any, **more: Any) -> Any:
    """Fit text into a line; a space at its end, before a link or a call, may hang over the edge.

    The stock function, where nothing but that space is too wide, gives up and sets the first word alone, or a part of
    the second. A space that must not break takes the word before it to the next line, where what follows it will stand.
    """
    result = _stock_split_first_line(text, style, context, max_width, *rest, **more)
    bare = text.rstrip(_SPACES)
    if result[2] is None or max_width is None or bare in (text, bare.partition(" ")[0]):
        return result
    if len(bare) * style["font_size"] > _NARROW * max_width:
        return result
    fitted = _stock_split_first_line(bare, style, context, max_width, *rest, **more)
    if fitted[2] is not None or fitted[3] > max_width:
        return result
    narrower = inf if text.endswith(" ") else fitted[3] - 1
    return _stock_split_first_line(text, style, context, narrower, *rest, **more)


_stock_stream_data = pydyf.Stream.data.fget


def _stream_data(stream: Any) -> bytes:
    """The bytes of a stream; one that ends in a carriage return is closed by two characters.

    Else that return and the line feed after it read as one end of line, and strict readers find a byte too few
    (ISO 19005-3, 6.1.7.1). One compressed stream in 256 ends so. The writer asks for every stream twice, the second
    time for the checksum of the file: packing takes a twentieth of a brief's time, so what was packed is kept.
    """
    made_of = (*stream.stream, stream.compress, *stream.extra.items())
    kept = stream.__dict__.setdefault("_briefgen_packed", {})
    if kept.get("made_of") != made_of:
        data = bytes(_stock_stream_data(stream))
        ends_so = data.endswith(b"\r\nendstream")
        kept["data"] = data.removesuffix(b"\nendstream") + b"\r\nendstream" if ends_so else data
        kept["made_of"] = made_of
    return bytes(kept["data"])


def finish(document: Any, pdf: Any) -> None:
    """The last touch before the PDF is written: notes tagged `Note` with an ID, links named, the claim of PDF/UA-1."""
    for box in (box for page in document.pages for box in page._page_box.descendants()):
        if box.link_annotation and (name := box.element.get("aria-label")):
            # Else the name would be that of its target (ISO 14289-1, 7.18.5).
            box.link_annotation["Contents"] = pydyf.String(name)
    metadata = _referenced(pdf, pdf.catalog["Metadata"])
    metadata.stream = [part.replace(b"</rdf:RDF>", _PDFUA) for part in metadata.stream]
    # Plain text, so that archives can read it without unpacking (ISO 19005-1, 6.7.2, keeps to that).
    metadata.compress = False
    structure = _referenced(pdf, pdf.catalog["StructTreeRoot"])
    whole = _referenced(pdf, structure["K"][0])
    number = 0
    # html and body are no structure of their own, so an anonymous child of the document is a page's note area.
    for child in (_referenced(pdf, reference) for reference in whole["K"]):
        if child["S"] != "/NonStruct":
            continue
        for note in (_referenced(pdf, reference) for reference in child["K"]):
            number += 1
            note["S"] = "/Note"
            note["ID"] = pydyf.String(f"note-{number}")


def _referenced(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]
