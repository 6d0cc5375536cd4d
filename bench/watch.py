"""Times an edit in `watch`, from the save to the new PDF and to the new HTML, beside the cold build of the same brief.

Pairwise: in each turn one cold build (a fresh process, an empty output folder and cache), and one edit of a fact that
the brief prints, in a `watch` that is already running. `python bench/watch.py`; `--library`, `--slug`, `--file` and
`--label` say what is edited. Watches every brief of the library, as people do. Not a profile.
"""

from __future__ import annotations

import argparse
import os
import queue
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from time import perf_counter

_BRIEFGEN = [sys.executable, "-m", "briefgen"]
BAR = 0.45
Times = tuple[float, float, float]
SMALL = Path(__file__).parents[1] / "tests" / "fixtures" / "small"


class Watching:
    """A running `watch`, and when each of its lines came."""

    def __init__(self, library: Path, out: Path) -> None:
        self._process = subprocess.Popen(
            [*_BRIEFGEN, "watch", "--library", str(library), "--out", str(out)],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._lines: queue.SimpleQueue[tuple[float, str]] = queue.SimpleQueue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._lines.put((perf_counter(), line.strip()))

    def until(self, words: str, *, most: float = 60) -> float:
        """When the next line came that holds these words."""
        while True:
            at, line = self._lines.get(timeout=most)
            if words in line:
                return at

    def end(self) -> None:
        """Stop it."""
        self._process.terminate()
        self._process.wait()


def edited(file: Path, label: str, turn: int) -> float:
    """Save the file with another label, which a picture or a figure of the brief prints; when it was saved."""
    text = file.read_text(encoding="utf-8")
    now, then = (f"{label} seen", label) if f"{label} seen" in text else (label, f"{label} seen")
    file.write_text(text.replace(now, then, 1), encoding="utf-8")
    return perf_counter()


def cold(library: Path, slug: str, out: Path) -> float:
    """Seconds of a build of one brief from nothing."""
    shutil.rmtree(out, ignore_errors=True)
    started = perf_counter()
    command = [*_BRIEFGEN, "build", slug, "--quiet", "--library", str(library), "--out", str(out)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)} ended with {done.returncode}:\n{done.stderr}")
    return perf_counter() - started


def measured(library: Path, slug: str, file: Path, label: str, *, pairs: int, folder: Path) -> list[Times]:
    """Cold build, edit to HTML, edit to all, in seconds, once a turn."""
    out = folder / "out"
    times: list[Times] = []
    watching = Watching(library, out)
    try:
        watching.until("all after")
        for turn in range(pairs):
            saved = edited(file, label, turn)
            html = watching.until(f"{slug}.html") - saved
            pdf = watching.until(f"{slug}.pdf") - saved
            watching.until("all after")
            times.append((cold(library, slug, folder / "cold"), html, pdf))
    finally:
        watching.end()
    return times


def main() -> None:
    """Copy a library, watch it, and print the rows."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--library", type=Path, default=SMALL)
    parser.add_argument("--slug", default="fewer-boats")
    parser.add_argument("--file", default="facts/fisheries.yaml")
    parser.add_argument("--label", default="Cod catch")
    parser.add_argument("--pairs", type=int, default=5)
    asked = parser.parse_args()
    if asked.library == SMALL:  # which has its texts with it
        os.environ.pop("BRIEFGEN_ARCHIVE", None)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        library = Path(shutil.copytree(asked.library, folder / "briefs"))
        # an edit breaks a reader's seal, which would withhold the brief: this copy was read by nobody
        (library / "reviews.yaml").unlink(missing_ok=True)
        times = measured(library, asked.slug, library / asked.file, asked.label, pairs=asked.pairs, folder=folder)
    print(f"{asked.slug}, {len(times)} pairs, seconds of the clock")
    for at, what in enumerate(("cold build", "edit to new HTML in watch", "edit to new PDF in watch")):
        column = [one[at] for one in times]
        ratio = statistics.median(one[at] / one[0] for one in times)
        told = f"   ratio {ratio:.2f}" + (f", bar {BAR}" if at == 2 else "") if at else ""
        print(f"  {what:28} median {statistics.median(column):.2f}   min {min(column):.2f}{told}")


if __name__ == "__main__":
    main()
