"""Pages of documentation as things to do: their blocks in order, and what each asks to be typed, written or seen.

A page that says `<!-- one folder: demo -->` (what `briefgen new` makes) or `<!-- one folder: empty -->` is followed
from top to bottom in one folder. On such a page

- a block `sh` holds commands, one a line, without anything a shell would have to understand;
- a block `output` holds the beginnings of lines that they print, in their order (`...` stands for any text);
- a block with a `title` is a file to write; with `, added at the end` after its name, lines to add to it;
- a block `diff` with a `title` takes lines out of a file (`-`) and puts others in (`+`), where the rest stands;
- `<!-- exit: 1 -->` above a block says how its last command ends.

Everywhere, a block `console` has commands after `$ ` and the beginnings of what they print. Other blocks are not run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
DOCS = (CHECKOUT / "README.md", CHECKOUT / "CONTRIBUTING.md", *sorted((CHECKOUT / "docs").rglob("*.md")))
_FOLDER = re.compile(r"^<!-- one folder: (demo|empty) -->$", re.MULTILINE)
_BLOCK = re.compile(
    r"^(?:<!-- exit: (?P<exit>\d) -->\n)?(?P<indent> *)```(?P<kind>[\w-]+)(?: title=\"(?P<title>[^\"]*)\")?\n"
    r"(?P<text>.*?)^ *```$",
    re.MULTILINE | re.DOTALL,
)
_COMMENT = re.compile(r"\A# (\S+\.\w+)$", re.MULTILINE)
_NAMED = re.compile(r"`([\w./-]+\.ya?ml)`")
END = ", added at the end"


@dataclass(frozen=True)
class Block:
    """One fenced block: its word, its title, its text without the page's indentation, its line, the exit it names.

    `file` is the file that it shows: its title, else the comment that it opens with, else the last named above it.
    """

    kind: str
    title: str
    text: str
    line: int
    exit: int
    file: str


def blocks(page: Path) -> Iterator[Block]:
    """The blocks of a page, in their order."""
    text = page.read_text(encoding="utf-8")
    for match in _BLOCK.finditer(text):
        indent = len(match["indent"])
        body = "".join(line[indent:] if line.strip() else "\n" for line in match["text"].splitlines(keepends=True))
        line = text.count("\n", 0, match.start("kind")) + 1
        title, above = match["title"] or "", text[: match.start()].rpartition("\n## ")[2]
        named = [title.removesuffix(END), *_COMMENT.findall(body)[:1], *reversed(_NAMED.findall(above))]
        file = next(filter(None, named), "")
        yield Block(match["kind"], title, body, line, int(match["exit"] or 0), file)


def folder(page: Path) -> str:
    """What the folder holds in which a page is followed from top to bottom; empty for pages that are not."""
    found = _FOLDER.search(page.read_text(encoding="utf-8"))
    return found[1] if found else ""


def place(page: Path, block: Block) -> str:
    """Where a block stands, for messages."""
    return f"{page.relative_to(CHECKOUT).as_posix()}:{block.line}"


def write(block: Block, where: Path) -> None:
    """Write, add to, or change the file that a block's title names."""
    path = where / block.title.removesuffix(END)
    if block.kind == "diff":
        _change(path, block.text)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_text(encoding="utf-8") if block.title.endswith(END) else ""
    path.write_text(before + block.text, encoding="utf-8")


def _change(path: Path, text: str) -> None:
    lines = text.splitlines()
    old = "".join(f"{line[1:]}\n" for line in lines if not line.startswith("+"))
    new = "".join(f"{line[1:]}\n" for line in lines if not line.startswith("-"))
    whole = path.read_text(encoding="utf-8")
    assert whole.count(old) == 1, f"these lines stand {whole.count(old)} times in {path.name}:\n{old}\n{whole}"
    path.write_text(whole.replace(old, new), encoding="utf-8")


def unlike(shown: str, printed: str) -> str:
    """The first line that a page shows and that was not printed, after those above it; empty where all were.

    The width of columns is not compared.
    """
    lines = iter([" ".join(line.split()) for line in printed.splitlines()])
    for wanted in (" ".join(line.split()) for line in shown.splitlines()):
        start = re.compile(".*".join(map(re.escape, wanted.split("..."))))
        if wanted.strip(" .") and not any(start.match(line) for line in lines):
            return wanted
    return ""
