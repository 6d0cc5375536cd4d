"""Times one brief, cold, beside pandoc with WeasyPrint on the Markdown that briefgen made of it.

Whole processes, from the command to its end, in alternating pairs: what a person waits for. briefgen checks
the library and writes every rendition into an empty folder with an empty cache; pandoc writes the PDF alone,
and without notes at the foot of the page. Not a profile: it does not say where the time goes.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SLUG = "canada-russia-2018"
PAIRS = 5
BAR = 0.9
COMMANDS = Path(sys.executable).parent


def pandoc() -> str:
    """The pandoc that the bench installs, else the machine's; ends the program where there is none."""
    spec = importlib.util.find_spec("pypandoc")
    packed = [str(Path(place) / "files") for place in (spec.submodule_search_locations or ())] if spec else []
    found = shutil.which("pandoc", path=os.pathsep.join(packed)) or shutil.which("pandoc")
    return found or sys.exit("No pandoc here: run this as `make bench`, which installs it.")


def run(*command: str | Path) -> str:
    """What a command prints; ends the program, with its words, where it fails."""
    # pandoc looks for the weasyprint command on the path: the one beside this Python. Both keep their bytecode, as
    # installed programs do: a checkout that may not write any compiles itself anew at every start.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    surroundings = {**kept, "PATH": f"{COMMANDS}{os.pathsep}{os.environ.get('PATH', '')}"}
    done = subprocess.run(list(map(str, command)), env=surroundings, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))} ended with {done.returncode}:\n{done.stderr or done.stdout}")
    return done.stdout


def seconds(*command: str | Path) -> float:
    """Wall time of a whole process, in seconds."""
    started = time.perf_counter()
    run(*command)
    return time.perf_counter() - started


def weasyprint(markdown: Path, pdf: Path) -> tuple[str | Path, ...]:
    """The command that makes a PDF by pandoc and WeasyPrint."""
    plain = ("--pdf-engine=weasyprint", "--metadata", f"title={markdown.stem}", "--metadata", "lang=en")
    return (pandoc(), markdown, *plain, "--output", pdf)


def build(out: Path) -> float:
    """One build into a folder that is not there yet."""
    shutil.rmtree(out, ignore_errors=True)
    return seconds(COMMANDS / "briefgen", "build", SLUG, "--out", out, "--quiet")


def print_with_pandoc(markdown: Path, pdf: Path) -> float:
    """One PDF by pandoc and WeasyPrint."""
    pdf.unlink(missing_ok=True)
    return seconds(*weasyprint(markdown, pdf))


def report(ours: list[float], theirs: list[float]) -> None:
    """Print both rows and their ratio, pair by pair."""
    print(f"{SLUG}, {len(ours)} pairs, whole processes, seconds")
    for name, times in (("briefgen build, cold", ours), ("pandoc --pdf-engine=weasyprint", theirs)):
        print(f"  {name:32} median {statistics.median(times):.2f}   min {min(times):.2f}   max {max(times):.2f}")
    ratios = [one / other for one, other in zip(ours, theirs, strict=True)]
    print(f"  {'ratio, pair by pair':32} median {statistics.median(ratios):.2f}   bar {BAR}")


def main() -> None:
    """Warm the disk once, then time the pairs."""
    with tempfile.TemporaryDirectory() as folder:
        kept, out, pdf = Path(folder, "kept"), Path(folder, "out"), Path(folder, "pandoc.pdf")
        build(kept)
        markdown = kept / f"{SLUG}.md"
        print_with_pandoc(markdown, pdf)
        pairs = [(build(out), print_with_pandoc(markdown, pdf)) for _ in range(PAIRS)]
    report([ours for ours, _ in pairs], [theirs for _, theirs in pairs])


if __name__ == "__main__":
    main()
