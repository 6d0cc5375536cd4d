"""Times the clean build of many briefs beside two pandoc pipelines on the same Markdown, and weighs a worker.

briefgen checks and writes Markdown, HTML, PDF and JSON with as many workers as there are processors; pandoc, as many
at a time, writes the PDFs alone, with WeasyPrint and with Typst. `python bench/many.py --briefs 200`. Ours is built
twice, each time before half of theirs, for the machine's speed drifts over the minutes that this takes. The weight is
the most memory that a worker held at any time over all briefs, beside that of one pandoc with WeasyPrint (Linux
alone). Not a profile.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

from one_brief import pandoc, run, weasyprint
from scale import build, made

CLEAN, WEIGHT = 0.35, 1.5
_TYPST = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])"
#: Runs a command and prints the most memory that it, or anything it started, held: kilobytes on Linux.
_WEIGHED = (
    "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True);"
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
)


def with_weasyprint(markdown: Path) -> None:
    """One PDF by pandoc and WeasyPrint."""
    run(*weasyprint(markdown, markdown.with_suffix(".pandoc.pdf")))


def with_typst(markdown: Path) -> None:
    """One PDF by pandoc and Typst."""
    source = markdown.with_suffix(".typ")
    run(pandoc(), markdown, "--standalone", "--metadata", f"title={markdown.stem}", "--output", source)
    run(sys.executable, "-c", _TYPST, source, markdown.with_suffix(".typst.pdf"))


def all_of(pipeline: Callable[[Path], None], documents: list[Path]) -> float:
    """Seconds for all documents, as many at a time as there are processors."""
    started = perf_counter()
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        list(pool.map(pipeline, documents))
    return perf_counter() - started


@contextmanager
def watched() -> Iterator[list[int]]:
    """While this lasts, the most kilobytes that each worker of our build held so far are noted, looked at often."""
    held: dict[str, int] = {}
    over = threading.Event()

    def look() -> None:
        while not over.wait(0.1):
            for place in Path("/proc").glob("[0-9]*"):
                try:
                    if b"briefgen.build.worker" in (place / "cmdline").read_bytes():
                        told = _status(place)
                        # somebody else may be building on this machine
                        if _status(Path("/proc", told["PPid"]))["PPid"] == str(os.getpid()):
                            held[place.name] = int(told["VmHWM"].split()[0])
                except (OSError, KeyError):
                    continue

    thread, peaks = threading.Thread(target=look, daemon=True), list[int]()
    thread.start()
    yield peaks
    over.set()
    thread.join()
    peaks.extend(held.values())


def _status(process: Path) -> dict[str, str]:
    lines = (process / "status").read_text().splitlines()
    return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}


def clean(library: Path, half: int) -> tuple[float, float]:
    """Seconds of one clean build, and of pandoc with WeasyPrint on every second of its documents."""
    out = library.parent / "out"
    shutil.rmtree(out, ignore_errors=True)
    started = perf_counter()
    run(*build(library))
    ours = perf_counter() - started
    return ours, all_of(with_weasyprint, sorted(out.glob("*.md"))[half::2])


def main() -> None:
    """Print the three rows."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--briefs", type=int, default=200)
    asked = parser.parse_args()
    os.environ.pop("BRIEFGEN_ARCHIVE", None)
    with tempfile.TemporaryDirectory() as folder:
        library = made(Path(folder), "--briefs", str(asked.briefs))
        with watched() as peaks:
            turns = [clean(library, half) for half in range(2)]
        documents = sorted((library.parent / "out").glob("*.md"))
        ours, theirs = sum(ours for ours, _ in turns) / 2, sum(theirs for _, theirs in turns)
        typst = all_of(with_typst, documents)
        weight = int(
            run(sys.executable, "-c", _WEIGHED, *weasyprint(documents[0], Path(folder, "one.pdf"))).split()[-1]
        )
    print(f"{len(documents)} briefs, clean, {os.cpu_count()} at a time: {ours:.0f} s")
    print(f"  pandoc with WeasyPrint {theirs:8.0f} s   ratio {ours / theirs:.2f}   bar {CLEAN}")
    print(f"  pandoc with Typst      {typst:8.0f} s   ratio {ours / typst:.2f}   no bar")
    if peaks:
        print(f"  most memory of a worker {max(peaks) >> 10} MB, of one pandoc with WeasyPrint {weight >> 10} MB"
              f"   ratio {max(peaks) / weight:.2f}   bar {WEIGHT}")  # fmt: skip


if __name__ == "__main__":
    main()
