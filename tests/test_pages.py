"""The pages of documentation, followed: what they say to type runs, and what they show is what is printed."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from rapidfuzz import fuzz

from briefgen.cli.boundary import run
from briefgen.library import yaml_reader
from briefgen.library.briefs import Brief, House
from briefgen.library.editions import Editions
from briefgen.library.model import FactGroup, Name, Question, Source
from briefgen.library.reviews import Reviews
from briefgen.library.shape import validate
from briefgen.library.yaml_node import Node
from briefgen.words.diagnostics import Diagnostic, Place
from tests.pages import CHECKOUT, DOCS, END, Block, blocks, folder, place, unlike, write

Typed = Callable[[str], tuple[int, str]]
#: Which model reads a file, by a part of its path; any other is a brief.
MODELS: dict[str, Any] = {
    "/library.yaml": House,
    "/names.yaml": Name,
    "/questions.yaml": Question,
    "/reviews.yaml": Reviews,
    "/sources/": Source,
    "/facts/": FactGroup,
    "/editions/": Editions,
}


def _alone() -> Iterator[object]:
    """Each console block of the pages that are not followed from top to bottom."""
    for page in DOCS:
        if not folder(page):
            yield from (pytest.param(one, id=place(page, one)) for one in blocks(page) if one.kind == "console")


def _followed() -> list[object]:
    return [pytest.param(page, id=page.name) for page in DOCS if folder(page)]


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path) -> Typed:
    """Type a command line in the test's own folder; gives the exit code and all that was printed."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "100")

    def type_it(line: str) -> tuple[int, str]:
        program, *words = shlex.split(line)
        capfd.readouterr()
        if program != "briefgen":
            code = subprocess.run([program, *words], check=False).returncode
        else:
            monkeypatch.setattr(sys, "argv", [program, *words])
            with pytest.raises(SystemExit) as end:
                run()
            code = int(end.value.code or 0)
        told = capfd.readouterr()
        return code, told.out + told.err

    return type_it


@pytest.mark.parametrize("page", DOCS, ids=lambda page: page.name)
def test_each_block_runs_or_says_that_it_does_not(page: Path) -> None:
    """A block is typed, compared, written, applied or read; one that is none of these is marked `text` or `json`."""
    found = list(blocks(page))
    run = {"console", "yaml"} | ({"sh", "output", "diff"} if folder(page) else set())
    fences = re.findall(r"^ *(```.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    assert [fence for fence in fences[::2] if not re.match(r"```[a-z]+", fence)] == []
    assert len(fences) == 2 * len(found), "a block is not closed, or its first line cannot be read"
    unrun = [place(page, one) for one in found if one.kind not in {*run, "text", "json"} and not one.title]
    assert not unrun, f"nothing runs these; mark them `text`: {', '.join(unrun)}"


@pytest.mark.parametrize("page", DOCS, ids=lambda page: page.name)
def test_examples_in_yaml_can_be_read(page: Path) -> None:
    """What a reader would copy from a page, the strict reader and the model take, as the file that it is part of."""
    for block in blocks(page):
        if block.kind != "yaml":
            continue
        name = block.file
        assert name, f'{place(page, block)}: say which file this is: ```yaml title="facts/fisheries.yaml"'
        if name.startswith("."):  # a workflow or a setting of another program
            assert yaml.safe_load(block.text)
            continue
        found = yaml_reader.read(block.text.encode(), name)
        # Lines for the end of a record are no whole record; what they make of it, the page's commands tell.
        whole = found.root if found.root and not (block.title.endswith(END) and found.root.kind == "map") else None
        faults = (*found.diagnostics, *(_misshapen(whole, name) if whole else ()))
        assert not faults, f"{place(page, block)}: {faults[0].message}"


def _misshapen(root: Node, name: str) -> Iterator[Diagnostic]:
    """What the model of a kind of file does not take."""
    model = next((model for start, model in MODELS.items() if start in f"/{name}"), Brief)
    for number, node in enumerate(root.children) if root.kind == "list" else [(0, root)]:
        yield from validate(model, node, place=Place(name).at(number), about=())[1]


def test_the_page_on_similarity_tells_what_is_measured() -> None:
    """The likenesses in the table of no-fuzzy-matching.md are those of the sentences it speaks of."""
    quota = (
        "The Skippers' Union of Velmark blames the quota that the two countries agreed in 2015, "
        "which cut Velmark's share from 60 to 45 percent."
    )
    calls, none = "Their coast guards answered 212 calls together in 2018.", "No figure for the catch of 2017 has been"
    pairs = {
        "45 percent became 5 percent": (quota, quota.replace("45", "5")),
        "212 calls became 221 calls": (calls, calls.replace("212", "221")),
        '"agreed" became "never agreed"': (quota, quota.replace("agreed", "never agreed")),
        '"from 60 to 45" became "from 45 to 60"': (quota, quota.replace("60 to 45", "45 to 60")),
        '"No figure has been published" became "A figure has been published"': (
            f"{none} published.",
            f"{none} published.".replace("No", "A"),
        ),
    }
    page = (CHECKOUT / "docs" / "no-fuzzy-matching.md").read_text(encoding="utf-8")
    told = dict(re.findall(r"^\| (.+?) \| ([\d.]+)(?: of 100)? \|$", page, re.MULTILINE))
    assert told == {what: f"{fuzz.ratio(*pair):.1f}" for what, pair in pairs.items()}


@pytest.mark.parametrize("block", list(_alone()))
def test_what_a_page_shows_is_what_happens(block: Block, *, typed: Typed, tmp_path: Path) -> None:
    """Each command of a console block runs, and its output begins, line by line, as the page says."""
    shutil.copytree(CHECKOUT / "tests" / "fixtures" / "small", tmp_path / "desk")
    _console(block, typed)


@pytest.mark.parametrize("page", _followed())
def test_a_page_can_be_followed_from_top_to_bottom(page: Path, *, typed: Typed, tmp_path: Path) -> None:
    """In one folder each command runs, each file can be changed as told, and what the page shows is printed."""
    if folder(page) == "demo":
        assert typed("briefgen new .")[0] == 0
    printed = ""
    for block in blocks(page):
        where = place(page, block)
        if block.title and block.kind != "output":
            write(block, tmp_path)
        elif block.kind == "sh":
            printed = _commands_of(block, typed, where)
        elif block.kind == "output":
            missing = unlike(block.text, printed)
            assert not missing, f"{where}: no line `{missing}` in what was printed:\n{printed}"
        elif block.kind == "console":
            _console(block, typed)


def _commands_of(block: Block, typed: Typed, where: str) -> str:
    """Run the commands of a `sh` block; all but the last end with 0, the last as the page says."""
    lines, printed = block.text.replace("\\\n", " ").splitlines(), ""
    for number, line in enumerate(lines, start=1):
        assert not set(re.sub(r'"[^"$`]*"', "", line)) & set("|<>;&$*`'"), (
            f"{where}: `{line}` needs a shell that knows these signs"
        )
        code, told = typed(line)
        assert code == (block.exit if number == len(lines) else 0), f"{where}: `{line}` ended with {code}:\n{told}"
        printed += told
    return printed


def _console(block: Block, typed: Typed) -> None:
    steps = re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]
    for number, step in enumerate(steps, start=1):
        line, _, shown = step.partition("\n")
        code, printed = typed(line)
        assert code == (block.exit if number == len(steps) else 0), f"`{line}` ended with {code}:\n{printed}"
        missing = unlike(shown, printed)
        assert not missing, f"`{line}` printed no line `{missing}`:\n{printed}"
