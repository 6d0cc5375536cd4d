"""The Word rendition: real footnotes, styles and pictures, made by pandoc from the manuscript's Markdown.

pandoc and the drawer of pictures come with the extra `[docx]` and are imported only here and only when asked for.
How things look is the affair of `docx_styles`; this module says which part of a brief has which style.
"""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape

from briefgen.render import docx_styles, docx_tables
from briefgen.render.unbroken import unbroken
from briefgen.write.manuscript import Manuscript, Style
from briefgen.write.parts import Part, tree

_READER = "commonmark-raw_html+footnotes+pipe_tables+fenced_divs"
_FENCE = re.compile(r"^(\s*)(?=:::)", re.MULTILINE)
#: A heading, which ends with its line, or the lines up to the next one.
_BLOCK = re.compile(r"^#.*\n?|(?:^[^#\n].*\n?)+", re.MULTILINE)
_LINE_ENDS = re.compile(r"\s*\n\s*")
_TO_NOTE = re.compile(r"\[([^\]\[]*)\]\(#fn\d+\)")
_PICTURE = re.compile(r"(!\[(?:[^\]\\]|\\.)*\]\()picture:([^)]*)\)")
_TITLE = re.compile(r"\A# (.*)\n")
_SKIP = re.compile(r'<a class="skip".*?</a>', re.DOTALL)
_CLASSED = re.compile(r'<(?:(div) class="([^"]*)"[^>]*>|(p) class="([^"]*)"[^>]*>(.*?)</p>)', re.DOTALL)
#: Pixels for each point of a picture: over 200 to the inch print well.
_ZOOM = 3
_INLINE = '<wp:inline distT="0" distB="0" distL="0" distR="0">'
#: The first day that a ZIP archive can hold stands for no day at all.
_NO_DAY = (1980, 1, 1, 0, 0, 0)


def render(manuscript: Manuscript) -> bytes:
    """The brief as a Word document, the same bytes in every process. Page size and colours are the house's.

    Raises ImportError without the extra, and subprocess.CalledProcessError where pandoc fails: a bug.
    """
    import pypandoc

    pandoc = pypandoc.get_pandoc_path()
    with TemporaryDirectory() as name:
        folder = Path(name)
        _put_reference(folder, manuscript.style, _foot(manuscript))
        for picture in manuscript.pictures:
            (folder / f"{picture.name}.png").write_bytes(_drawn(picture.svg))
        options = ["--from", _READER, "--to", "docx", "--output", "-", "--reference-doc", "reference.docx"]
        options += ["--shift-heading-level-by", "-1", f"--metadata=lang:{manuscript.language}"]
        options += [f"--dpi={docx_styles.dots(manuscript.style.paper, zoom=_ZOOM)}"]
        made = _unpacked(_run(pandoc, *options, cwd=folder, text=markdown(manuscript)))
    width = docx_styles.text_width(manuscript.style.paper)
    # Where a picture tells no distance to the text, LibreOffice moves it aside.
    document = made["word/document.xml"].decode().replace("<wp:inline>", _INLINE)
    document = docx_tables.fitted(document, width=width)
    properties = _properties(manuscript).encode()
    return _packed({**made, "word/document.xml": document.encode(), "docProps/core.xml": properties})


def of_page(html: str, *, style: Style, named: tuple[str, ...]) -> bytes:
    """A finished page of an editor's as a Word document; `named` stands at its foot. Raises as `render` does."""
    import pypandoc

    # Where a page has a `main`, pandoc leaves out everything else.
    html = _SKIP.sub("", re.sub(r"(</?)(?:header|main|footer)\b", r"\1div", html))
    html = _CLASSED.sub(_restyled, html)
    with TemporaryDirectory() as name:
        _put_reference(Path(name), style, docx_styles.Foot(named))
        options = ["--from", "html", "--to", "docx", "--output", "-", "--reference-doc", "reference.docx"]
        made = _unpacked(_run(pypandoc.get_pandoc_path(), *options, cwd=Path(name), text=html))
    width = docx_styles.text_width(style.paper)
    document = docx_tables.fitted(made["word/document.xml"].decode(), width=width).encode()
    return _packed({**made, "word/document.xml": document})


def _restyled(match: re.Match[str]) -> str:
    """A paragraph or box of a class as one of a style: pandoc reads styles of boxes alone."""
    style = docx_styles.OF_PAGES.get(match[2] or match[4])
    if style is None:
        return match[0]
    return f'<div custom-style="{style}">' + ("" if match[1] else f"<p>{match[5]}</p></div>")


def _put_reference(folder: Path, style: Style, foot: docx_styles.Foot) -> None:
    import pypandoc

    default = _run(pypandoc.get_pandoc_path(), "--print-default-data-file", "reference.docx", cwd=folder)
    (folder / "reference.docx").write_bytes(_packed(docx_styles.reference(_unpacked(default), style, foot)))


def _foot(manuscript: Manuscript) -> docx_styles.Foot:
    words = manuscript.terms
    house = manuscript.publisher or manuscript.house
    return docx_styles.Foot(
        (house, manuscript.issue, manuscript.title), words.get("page", "Page"), words.get("page of", "of")
    )


def markdown(manuscript: Manuscript) -> str:
    """What pandoc reads: the manuscript's parts as blocks with styles, its notes at the end."""
    body = "".join(_laid(child) for child in tree(manuscript.markdown).children)
    body = _PICTURE.sub(r"\1\2.png)", _TO_NOTE.sub(r"\1", body))
    lines = (f"[^{note.number}]: {unbroken(_LINE_ENDS.sub(' ', note.markdown))}" for note in manuscript.notes)
    notes = "\n\n".join(lines)
    return f"{body}\n\n{notes}\n"


def _laid(child: Part | str) -> str:
    """A part, or Markdown of it. Three colons at the start of a line of prose are no mark of ours."""
    if isinstance(child, str):
        text = _titled(_BLOCK.sub(lambda block: unbroken(block[0]), _FENCE.sub(r"\1\\", child)))
        return f"\n\n{text}\n\n"
    inner = "".join(_laid(below) for below in child.children)
    if child.name == "judgement":
        return _item(inner, child.attributes.get("n", "1"))
    style = docx_styles.OF_PARTS.get(child.name)
    return _styled(inner, style) if style and inner.strip() else inner


def _titled(text: str) -> str:
    """The brief's title in the style of titles, so that the areas are headings of the first level."""
    return _TITLE.sub(lambda match: _styled(match.group(1), "Title"), text)


def _styled(text: str, style: str) -> str:
    return f'\n\n:::: {{custom-style="{style}"}}\n\n{text.strip()}\n\n::::\n\n'


def _item(text: str, number: str) -> str:
    """An item of a numbered list, whose paragraphs have the style of judgements where they have none of their own."""
    marker = f"{number}. "
    lines = _styled(text, "Key Judgement").strip().splitlines()
    return "\n".join([marker + lines[0], *(" " * len(marker) + line if line else "" for line in lines[1:])]) + "\n\n"


def _drawn(svg: bytes) -> bytes:
    """A picture as PNG, which every version of Word shows. It holds outlines, so no font of the machine is asked."""
    import resvg_py

    return bytes(resvg_py.svg_to_bytes(svg_string=svg.decode(), zoom=_ZOOM, skip_system_fonts=True, dpi=72))


def _run(program: str, *arguments: str, cwd: Path, text: str = "") -> bytes:
    # pandoc would else write the day of the build into the file.
    environment = {"SOURCE_DATE_EPOCH": "0", "LANG": "C.UTF-8", "HOME": str(cwd)}
    done = subprocess.run(  # noqa: S603 - the program is the extra's own, the arguments are ours
        [program, *arguments], input=text.encode(), capture_output=True, check=True, cwd=cwd, env=environment
    )
    return done.stdout


def _unpacked(archive: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(archive)) as file:
        return {name: file.read(name) for name in file.namelist()}


def _packed(files: Mapping[str, bytes]) -> bytes:
    """A ZIP archive that depends on its content alone; the list of types comes first, as OPC readers like it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name in sorted(files, key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, _NO_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            file.writestr(entry, files[name])
    return out.getvalue()


def _properties(manuscript: Manuscript) -> str:
    """The core properties (ECMA-376 part 2, 11): no clock; a brief's day is its `as_of`."""
    words = {
        "dc:title": manuscript.title,
        "dc:subject": manuscript.description,
        "dc:creator": manuscript.publisher or manuscript.house,
        "dc:identifier": f"{manuscript.slug} {manuscript.digest[:16]}",
        "dc:language": manuscript.language,
        "cp:contentStatus": manuscript.draft,
    }
    lines = [f"<{key}>{escape(value)}</{key}>" for key, value in words.items() if value]
    if manuscript.as_of:
        stamp = f' xsi:type="dcterms:W3CDTF">{manuscript.as_of}T00:00:00Z</dcterms:'
        lines += [f"<dcterms:{when}{stamp}{when}>" for when in ("created", "modified")]
    spaces = {
        "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        "dc": "http://purl.org/dc/elements/1.1/",
        "dcterms": "http://purl.org/dc/terms/",
        "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    }
    named = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in spaces.items())
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f"{head}<cp:coreProperties {named}>{''.join(lines)}</cp:coreProperties>"
