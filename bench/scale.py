"""Times whole processes at a size, in alternating pairs: start-up, nothing to do, one edit, looking, checking more.

Says for each both the clock's seconds and the processor's, of all child processes: where other work runs, only the
second can be trusted. `python bench/scale.py help unchanged edit edit-unprinted check-again show-again check`; without
names, all. Sizes by `--briefs`.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

from library import planned

_BRIEFGEN = [sys.executable, "-m", "briefgen"]
_MAKE = [sys.executable, str(Path(__file__).with_name("library.py"))]
Times = tuple[float, float]


def spent(command: list[str], cwd: Path | None = None) -> Times:
    """Seconds of the clock and of the processor, of one process and all its children; ends the program if it fails."""
    before, started = os.times(), perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd)
    passed, after = perf_counter() - started, os.times()
    if done.returncode:
        sys.exit(f"{' '.join(command)} ended with {done.returncode}:\n{done.stderr}")
    user, system = (after.children_user - before.children_user, after.children_system - before.children_system)
    return passed, user + system


def made(folder: Path, *sizes: str) -> Path:
    """A generated library."""
    library = folder / "briefs"
    spent([*_MAKE, str(library), *sizes])
    return library


def build(library: Path, *more: str) -> list[str]:
    """The command that builds a library beside itself."""
    return [*_BRIEFGEN, "build", "--quiet", "--library", str(library), "--out", str(library.parent / "out"), *more]


def start_up(pairs: int, folder: Path, briefs: int) -> Iterator[tuple[Times, Times]]:
    """`briefgen --help` beside `python -c "import typer"`."""
    for _ in range(pairs):
        yield spent([*_BRIEFGEN, "--help"]), spent([sys.executable, "-c", "import typer"])


def unchanged(pairs: int, folder: Path, briefs: int) -> Iterator[tuple[Times, Times]]:
    """A build with nothing to do, of five times as many briefs and without PDF, beside `briefgen --help`."""
    library = made(folder, "--briefs", str(5 * briefs))
    plain = build(library, "--to", "md,html,json")
    for _ in range(3):  # what was written a moment ago is hashed once more
        spent(plain)
    for _ in range(pairs):
        yield spent(plain), spent([*_BRIEFGEN, "--help"])


def edit(pairs: int, folder: Path, briefs: int) -> Iterator[tuple[Times, Times]]:
    """One fact edited that exactly one of the briefs cites, beside that brief's cold build in a library of its own."""
    yield from _edits(pairs, folder, briefs)


def edit_unprinted(pairs: int, folder: Path, briefs: int) -> Iterator[tuple[Times, Times]]:
    """The same without PDF, whose layout takes most of either: what reading and checking alone cost."""
    yield from _edits(pairs, folder, briefs, "--to", "md,html,json")


def _edits(pairs: int, folder: Path, briefs: int, *more: str) -> Iterator[tuple[Times, Times]]:
    slug, fact, report = planned(briefs).once()
    sizes = ("--briefs", str(briefs))
    library, alone = made(folder / "many", *sizes), made(folder / "one", *sizes, "--alone", slug)
    spent(build(library, *more))
    facts = library / "facts" / f"{report.id}.yaml"
    for turn in range(pairs):
        _edited(facts, fact.id, turn)
        shutil.rmtree(alone.parent / "out", ignore_errors=True)
        yield spent(build(library, *more)), spent(build(alone, slug, *more))


def _edited(facts: Path, fact: str, turn: int) -> None:
    before, entry, after = facts.read_text(encoding="utf-8").partition(f"- id: {fact}\n")
    # another value every turn: what is only written in another way is no edit
    after = re.sub(
        "note: .*", f"note: The text was read again {'and again ' * turn}by the same reader.", after, count=1
    )
    facts.write_text(before + entry + after, encoding="utf-8")


def check_again(pairs: int, folder: Path, briefs: int) -> Iterator[tuple[Times, Times]]:
    """`check` after a build and an edit of one fact, beside the same where nothing was built."""
    yield from _looked(pairs, folder, briefs, "check")


def show_again(pairs: int, folder: Path, briefs: int) -> Iterator[tuple[Times, Times]]:
    """`show` of a fact after a build and an edit of that fact, beside the same where nothing was built."""
    yield from _looked(pairs, folder, briefs, "show", planned(briefs).once()[1].id)


def _looked(pairs: int, folder: Path, briefs: int, *command: str) -> Iterator[tuple[Times, Times]]:
    _, fact, report = planned(briefs).once()
    library, never = made(folder, "--briefs", str(briefs)), folder / "never"
    never.mkdir()
    spent([*_BRIEFGEN, "build", "--quiet", "--to", "md", "--library", str(library)], cwd=folder)
    for turn in range(pairs):
        _edited(library / "facts" / f"{report.id}.yaml", fact.id, turn)
        typed = [*_BRIEFGEN, *command, "--library", str(library)]
        yield spent(typed, cwd=folder), spent(typed, cwd=never)


def check(pairs: int, folder: Path, briefs: int) -> Iterator[tuple[Times, Times]]:
    """Checking 10,000 facts in 1,000 texts of 50 KB beside 1,000 facts in 100."""
    large = made(folder / "large", "--briefs", "1", "--facts", "10000", "--size", "50000")
    small = made(folder / "small", "--briefs", "1", "--facts", "1000", "--size", "50000")
    for _ in range(pairs):
        yield (
            spent([*_BRIEFGEN, "check", "--library", str(large)]),
            spent([*_BRIEFGEN, "check", "--library", str(small)]),
        )


ROWS: dict[str, tuple[Callable[[int, Path, int], Iterator[tuple[Times, Times]]], float | None]] = {
    "help": (start_up, 2.0),
    "unchanged": (unchanged, 2.0),
    "edit": (edit, 1.2),
    "edit-unprinted": (edit_unprinted, 1.2),
    "check-again": (check_again, None),
    "show-again": (show_again, None),
    "check": (check, 11.0),
}


def main() -> None:
    """Print a line for each row that was asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("rows", nargs="*", metavar="|".join(ROWS))
    parser.add_argument("--briefs", type=int, default=200)
    parser.add_argument("--pairs", type=int, default=5)
    asked = parser.parse_args()
    os.environ.pop("BRIEFGEN_ARCHIVE", None)
    for name in asked.rows or ROWS:
        row, bar = ROWS[name]
        with tempfile.TemporaryDirectory() as folder:
            pairs = list(row(asked.pairs, Path(folder), asked.briefs))
        print(f"{name}: {' '.join((row.__doc__ or '').split())} {f'Bar {bar}.' if bar else 'No bar.'}")
        for at, what in enumerate(("clock", "processor")):
            ours, theirs = [one[at] for one, _ in pairs], [other[at] for _, other in pairs]
            ratio = statistics.median(a / b for a, b in zip(ours, theirs, strict=True))
            print(
                f"  {what:10} {statistics.median(ours):8.2f} s {statistics.median(theirs):8.2f} s   ratio {ratio:.2f}"
            )


if __name__ == "__main__":
    main()
