"""Times the site beside mkdocs-material on as many plain pages: pages written and built, against pages built.

Whole processes in alternating pairs, in one run, by the processor's seconds, so that other work on the machine counts
less. The briefs are laid out before, for that is no work of the site. A plain page is a heading and paragraphs, with as
much text as a page of the site has on average; its builder has the same theme, search and language, and nothing else.
`--briefs N` takes an invented library of N briefs (`bench/library.py`) in place of the checkout's own.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
COMMANDS = Path(sys.executable).parent
PAIRS, AIM = 5, 2.0
_SENTENCE = "The ferry between the two shores runs once a day, and twice on the days of the market. "
_PLAIN = "site_name: Plain\ntheme: {name: material, language: en, font: false}\nplugins: [search]\n"


def seconds(folder: Path, *words: str) -> float:
    """Processor time of a command in a folder, in seconds; ends the program, with its words, where it fails."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    surroundings = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    command = [str(COMMANDS / words[0]), *words[1:]]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=surroundings)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        sys.exit(f"{' '.join(words)} ended with {done.returncode}:\n{done.stderr or done.stdout}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def ours(folder: Path) -> tuple[float, float]:
    """Both steps of the site: the pages, then the site."""
    shutil.rmtree(folder / "build" / "briefgen-site", ignore_errors=True)
    shutil.rmtree(folder / "site", ignore_errors=True)
    return seconds(folder, "briefgen", "site", "--quiet"), seconds(folder, "mkdocs", "build", "--quiet")


def theirs(folder: Path) -> float:
    """As many plain pages."""
    shutil.rmtree(folder / "site", ignore_errors=True)
    return seconds(folder, "mkdocs", "build", "--quiet")


def words(site: Path) -> int:
    """How many characters of text a page of a built site has on average, by the builder's own index for search."""
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    pages = {entry["location"].partition("#")[0] for entry in index["docs"]}
    return sum(len(re.sub(r"<[^>]*>", "", entry["text"])) for entry in index["docs"]) // len(pages)


def plain(folder: Path, pages: int, *, length: int) -> None:
    """A project of plain pages, each with so many characters of text."""
    (folder / "docs").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(_PLAIN, encoding="utf-8")
    for number in range(pages):
        name = f"page-{number}.md" if number else "index.md"
        text = f"# Page {number}\n\n" + "\n\n".join([_SENTENCE * 4] * (length // len(_SENTENCE * 4) + 1)) + "\n"
        (folder / "docs" / name).write_text(text, encoding="utf-8")


def library(folder: Path, briefs: int) -> None:
    """A project with an invented library, or with the checkout's own and its documents."""
    folder.mkdir()
    settings = (CHECKOUT / "mkdocs.yml").read_text(encoding="utf-8")
    if briefs:
        settings = settings.partition("  - Documentation:")[0]
        made = [sys.executable, str(CHECKOUT / "bench" / "library.py"), str(folder / "briefs"), "--briefs", str(briefs)]
        subprocess.run(made, check=True, capture_output=True)
    else:
        for name in ("briefs", "docs"):
            shutil.copytree(CHECKOUT / name, folder / name)
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")


def main() -> None:
    """Print the table; exit 1 over the aim."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("--briefs", type=int, default=0, help="of an invented library; the checkout's own if not given")
    briefs = asked.parse_args().briefs
    with tempfile.TemporaryDirectory(prefix="briefgen-bench-") as place:
        mine, other = Path(place, "mine"), Path(place, "plain")
        library(mine, briefs)
        ours(mine)
        pages = len(list((mine / "site").rglob("index.html")))
        length = words(mine / "site")
        plain(other, pages, length=length)
        theirs(other)
        pairs = [(*ours(mine), theirs(other)) for _ in range(PAIRS)]
    written, built, simple = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median((one + two) / three for one, two, three in pairs)
    print(f"{pages} pages of {length} characters, medians of {PAIRS} pairs, seconds of the processor")
    print("| | `briefgen site` | `mkdocs build` | together |\n| --- | --- | --- | --- |")
    print(f"| the site | {written:.2f} | {built:.2f} | {written + built:.2f} |")
    print(f"| as many plain pages | | {simple:.2f} | {simple:.2f} |")
    print(f"Pair by pair the median ratio is {ratio:.2f}; the bar is {AIM}.")
    sys.exit(ratio > AIM)


if __name__ == "__main__":
    main()
