"""The words beside the code: every rule and command has its page, and what the pages show is what happens."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import typer.main

import briefgen.check.rules
from briefgen.build import codes as surroundings
from briefgen.check.rules import RULES
from briefgen.cli.app import app
from briefgen.library import codes as reading
from briefgen.library import yaml_reader

#: Modules, whatever the table's type says of them.
TABLE: tuple[Any, ...] = RULES
PAGES = {**reading.PAGES, **surroundings.PAGES}
CHECKOUT = Path(__file__).resolve().parent.parent
DOCS = (CHECKOUT / "README.md", CHECKOUT / "CONTRIBUTING.md", *sorted((CHECKOUT / "docs").rglob("*.md")))
#: A console block: what is typed after `$ `, and the beginnings of the lines that come of it, in their order.
#: `exit=1` after the word says how the last command ends.
CONSOLE = re.compile(r"^```console(?: exit=(\d))?\n(.*?)^```", re.MULTILINE | re.DOTALL)
YAML = re.compile(r"^( *)```yaml\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")


def _commands(group: Any, *above: str) -> Iterator[tuple[str, Any]]:
    for name, command in sorted(group.commands.items()):
        if hasattr(command, "commands"):
            yield from _commands(command, *above, name)
        else:
            yield " ".join((*above, name)), command


def _blocks() -> Iterator[object]:
    for page in DOCS:
        for match in CONSOLE.finditer(page.read_text(encoding="utf-8")):
            line = page.read_text(encoding="utf-8").count("\n", 0, match.start()) + 1
            name = f"{page.relative_to(CHECKOUT).as_posix()}:{line}"
            yield pytest.param(match.group(2), int(match.group(1) or 0), id=name)


@pytest.mark.parametrize("rule", TABLE, ids=lambda rule: rule.__name__.rpartition(".")[2])
def test_each_rule_has_its_page(rule: ModuleType) -> None:
    """A rule's docstring is a page with a bad and a good example, under a code of its own."""
    page = rule.__doc__ or ""
    assert re.fullmatch(r"BG[0-59]\d\d", rule.CODE), f"{rule.CODE} is no code of the contract"
    assert rule.LEVEL in ("error", "warning", "info")
    for word in ("Bad:", "Good:"):
        assert f"\n{word}\n" in page, f"{rule.__name__}: its page shows no example under a line `{word}`"


def test_each_rule_module_stands_in_the_table() -> None:
    """A rule that nobody lists would never run."""
    folder = Path(briefgen.check.rules.__file__).parent
    written = {path.stem for path in folder.glob("[a-z]*.py")}
    listed = {rule.__name__.rpartition(".")[2] for rule in TABLE}
    assert written == listed, "modules in check/rules and the table RULES differ"


def test_no_code_is_used_twice() -> None:
    """A code leads to one page."""
    codes = [*(rule.CODE for rule in TABLE), *reading.PAGES, *surroundings.PAGES]
    assert sorted(codes) == sorted(set(codes))


def test_every_code_in_the_package_has_a_page() -> None:
    """What a diagnostic names can be explained."""
    used = {
        code
        for path in (CHECKOUT / "briefgen").rglob("*.py")
        for code in re.findall(r'"(BG\d{3})"', path.read_text(encoding="utf-8"))
    }
    missing = used - {rule.CODE for rule in TABLE} - set(PAGES)
    assert not missing, f"`briefgen explain` has no page for {', '.join(sorted(missing))}"


@pytest.mark.parametrize(("name", "command"), list(_commands(typer.main.get_command(app))))
def test_each_command_has_help_and_a_page(name: str, command: Any) -> None:
    """A command says what it does, and docs/commands.md has a section on it that names its options."""
    assert command.help, f"`briefgen {name}` has no help"
    page = (CHECKOUT / "docs" / "commands.md").read_text(encoding="utf-8")
    common, *sections = re.split(r"^## ", page, flags=re.MULTILINE)
    section = next((text for text in sections if text.startswith(f"briefgen {name}\n")), "")
    assert section, f"docs/commands.md has no section `briefgen {name}`"
    options = {option for parameter in command.params for option in parameter.opts if option.startswith("--")}
    missing = sorted(option for option in options - {"--help"} if f"`{option}" not in common + section)
    assert not missing, f"the section `briefgen {name}` does not mention {', '.join(missing)}"


@pytest.mark.parametrize("page", DOCS, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    """A link to a file of the repository leads to one."""
    dead = [link for link in LINK.findall(page.read_text(encoding="utf-8")) if not (page.parent / link).exists()]
    assert not dead, f"{page.name} links to what is not there: {', '.join(dead)}"


@pytest.mark.parametrize("page", DOCS, ids=lambda page: page.name)
def test_examples_in_yaml_can_be_read(page: Path) -> None:
    """What a reader would copy from a page, the strict reader takes."""
    for match in YAML.finditer(page.read_text(encoding="utf-8")):
        found = yaml_reader.read(textwrap.dedent(match.group(2)).encode(), page.name).diagnostics
        assert not found, f"{match.group(2)}\n{found[0].message}"


@pytest.mark.parametrize(("block", "code"), list(_blocks()))
def test_what_a_page_shows_is_what_happens(block: str, code: int, *, tmp_path: Path) -> None:
    """Each command of a console block runs, and its output begins, line by line, as the page says."""
    shutil.copytree(CHECKOUT / "tests" / "fixtures" / "small", tmp_path / "desk")
    steps = re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
    for number, step in enumerate(steps):
        typed, *shown = step.splitlines()
        done = _run(typed, tmp_path)
        assert done.returncode == (code if number == len(steps) - 1 else 0), done.stdout + done.stderr
        lines = iter((done.stdout + done.stderr).splitlines())
        for start in filter(None, (line.removesuffix("...").rstrip() for line in shown)):
            assert any(line.startswith(start) for line in lines), f"`{typed}` printed no line `{start}`:\n{done.stdout}"


def _run(typed: str, folder: Path) -> subprocess.CompletedProcess[str]:
    program, *arguments = shlex.split(typed)
    commands = {"briefgen": [sys.executable, "-m", "briefgen"]}
    surroundings = {**os.environ, "PYTHONPATH": str(CHECKOUT), "NO_COLOR": "1", "COLUMNS": "100"}
    return subprocess.run(
        [*commands.get(program, [program]), *arguments],
        cwd=folder,
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
    )
