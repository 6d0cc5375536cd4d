"""Times the printing of each brief in a warm process, and weighs what comes out.

Prints pages, notes, the seconds of composing the page, of laying it out and of writing the PDF (medians, processor
time), and the sizes of the PDF, of the record inside it and of the HTML. Not the build: `make bench` times that.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from briefgen.check.verify import verify
from briefgen.library.load import load
from briefgen.render import html, pdf, record
from briefgen.write import templates
from briefgen.write.compose import compose
from briefgen.write.manuscript import Manuscript

CHECKOUT = Path(__file__).resolve().parent.parent
LIBRARY = CHECKOUT / "briefs"
ROUNDS = 5
#: Bytes that a PDF of three pages stays under, its attachment included.
LIGHT = 150_000


def manuscripts() -> list[Manuscript]:
    """The briefs of the library, composed without the captured texts."""
    library, found = load(LIBRARY, display="briefs", texts=False)
    if library is None:
        sys.exit("briefs/ cannot be read: run `briefgen check`")
    verified = verify(library, known=found).verified
    composed = (compose(verified, slug, templates=templates.folder(LIBRARY))[0] for slug in verified.printable)
    return [manuscript for manuscript in composed if manuscript]


@contextmanager
def clocked(owner: Any, name: str) -> Iterator[list[float]]:
    """The processor's seconds of each call to a method, while the block runs."""
    stock: Callable[..., Any] = getattr(owner, name)
    seconds: list[float] = []

    def timed(*args: Any, **more: Any) -> Any:
        started = time.process_time()
        result = stock(*args, **more)
        seconds.append(time.process_time() - started)
        return result

    setattr(owner, name, timed)
    yield seconds
    setattr(owner, name, stock)


def row(manuscript: Manuscript) -> tuple[str, bool]:
    """The line of one brief, and whether it is as light as it should be."""
    import weasyprint

    pdf.render(manuscript)
    with clocked(weasyprint.HTML, "render") as layout, clocked(weasyprint.Document, "write_pdf") as write:
        started = time.process_time()
        for _ in range(ROUNDS):
            printed = pdf.render(manuscript)
        rest = (time.process_time() - started - sum(layout) - sum(write)) / ROUNDS
    attached = len(record.render(manuscript))
    shown = len(html.render(manuscript).html.encode())
    seconds = (rest, statistics.median(layout), statistics.median(write))
    line = f"{manuscript.slug:24}{printed.pages:>6}{len(manuscript.notes):>6}" + "".join(f"{s:>9.2f}" for s in seconds)
    sizes = (len(printed.pdf), attached, shown)
    return line + "".join(f"{size / 1000:>9.0f}" for size in sizes), len(printed.pdf) < LIGHT or printed.pages > 3


def main() -> None:
    """A row a brief; ends with 1 where one of at most three pages is too heavy."""
    pdf.prepare()
    heads = ("rest s", "layout s", "write s", "PDF KB", "JSON KB", "HTML KB")
    print(f"{'':24}{'pages':>6}{'notes':>6}" + "".join(f"{head:>9}" for head in heads))
    rows = [row(manuscript) for manuscript in manuscripts()]
    print("\n".join(line for line, _ in rows))
    sys.exit(not all(light for _, light in rows))


if __name__ == "__main__":
    main()
