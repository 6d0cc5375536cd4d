"""The diagnostics of laying out, of writing, and of the tool's surroundings, explained for `briefgen explain`.

The rules of `check` are explained by their docstrings, those of reading by `library.codes`.
"""

from __future__ import annotations

from briefgen.library.codes import Page

PAGES: dict[str, Page] = {
    "BG409": Page(
        "a template that does not hold",
        "Templates say how a brief looks. A name, field or fact that does not exist is an error at its line and never "
        "prints as nothing; so is one that prints citations twice or out of order. What writers write is no template.",
        bad="{{ brief.titel }}\n",
        good="{{ brief.title }}\n",
    ),
    "BG412": Page(
        "a character that no font has",
        "The page is set in Source Serif and Source Sans, which hold Latin, Greek and Cyrillic. A character they lack "
        "would print as an empty box. Leave it out, or spell it in letters.",
    ),
    "BG413": Page(
        "a note that was lost on the page",
        "After each layout every note is looked for: once, in order, on the page of its call or the next, inside the "
        "page. A brief that loses one is withheld. Move the sentence or shorten the page's notes, and report it.",
    ),
    "BG414": Page(
        "a brief that could not be laid out",
        "Laying out failed, took more time or memory than a brief may, or put text beyond the edge of the page. Look "
        "for what is very long: a note, a list of many levels, a table, a word in a table. The other briefs are built; "
        "this one keeps its earlier output.",
    ),
    "BG415": Page(
        "more pages than the brief may have",
        "The printed pages are counted after the layout and compared with `limits: {pages: ...}` of the brief, else of "
        "library.yaml. Cut prose, or raise the limit.",
    ),
    "BG416": Page(
        "a note that is too long",
        "A note longer than the free part of a page loses its beginning in print. At most 1,200 characters: split the "
        "citation, or shorten the facts' notes. `limits: {note: ...}` sets a lower limit, in words.",
    ),
    "BG417": Page(
        "a link that may not be printed",
        "Links lead to http, https or mailto addresses, or to a place in the brief itself. Others can start programs.",
        bad="[the file](file:///etc/hosts)\n",
        good="[the register](https://example.org/register)\n",
    ),
    "BG901": Page(
        "Pango is missing",
        "PDF pages are laid out by WeasyPrint, which needs the system library Pango. Markdown, HTML and JSON do not: "
        "`--to md,html,json`. On Debian and Ubuntu: apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0. "
        "On Fedora: dnf install pango. On macOS: brew install pango. On Windows: MSYS2, then "
        "pacman -S mingw-w64-x86_64-pango.",
    ),
    "BG902": Page(
        "a file that could not be written",
        "The disk is full, or the folder refuses. The files of one brief are written together or not at all, so what "
        "was there before is whole. Free some space, or give another folder with `--out`.",
    ),
    "BG903": Page(
        "an extra that is not installed",
        "What not everybody needs is installed only by those who do. A Word document is made by pandoc, which comes "
        "with the extra `docx`: `python -m pip install 'briefgen[docx]'`. It reads and writes BibTeX, too. HTML and "
        "PDF are captured with the extra `capture`. Everything else works without them.",
    ),
    "BG905": Page(
        "an address that was not fetched",
        "`source add` fetches http and https addresses of the public network, and nothing else of briefgen fetches "
        "anything. An address is refused where it, or any it leads on to, is this machine's or its network's own "
        "(unless `--allow-private` is given), holds a password, goes from https to http, or answers with something "
        "that is no HTML, text, Markdown or PDF. It fails where nothing answers in time. A page that cannot be "
        "fetched is saved from the browser, as text or PDF, and added as a file.",
    ),
    "BG904": Page(
        "a cluster that cannot be used",
        "`--executor dask://HOST:PORT` lays out on a Dask cluster. Its scheduler must answer, it needs a worker, and "
        "every worker must have the same briefgen and the same engines as this machine, or its pages could differ from "
        "those made here. What was there before is untouched; without `--executor` this machine builds the briefs.",
    ),
}
