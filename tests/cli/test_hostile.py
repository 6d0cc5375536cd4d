"""No text of a library, of a captured source, of a file name or of the command line can steer a terminal."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from pathlib import Path

import pytest

from briefgen.build import surroundings
from briefgen.build.surroundings import Finding
from tests.cli.conftest import SMALL, Typed, change
from tests.commands import commands

#: Colours, a cleared line, a window title, C1's own introducer, and characters that turn the direction of writing.
STEERING = "\x1b[31m\x1b[2K\x1b]0;title\x07\x9b1A\u202e\u2066"
SEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
#: One line for each command, with arguments that lead to texts of the library; `{}` is a hostile word.
COMMANDS = {
    "archive pack": "archive pack texts.zip",
    "archive unpack": "archive unpack {}",
    "build": "build --to md,html",
    "check": "check",
    "clean": "clean --out {}",
    "completion": "completion {}",
    "diff": "diff {}",
    "doctor": "doctor --out {}",
    "dossier": "dossier fewer-boats",
    "explain": "explain {}",
    "fact add": "fact add --source tribune-2019-03 quarrel{}",
    "fact list": "fact list",
    "fact rename": "fact rename catch-fell {}",
    "impact": "impact tribune-2019-03",
    "lock": "lock --on 2020-01-15",
    "new": "new {}",
    "publish": "publish fewer-boats --draft --by {}",
    "review": "review --list",
    "schema": "schema {}",
    "show": "show catch-fell",
    "site": "site",
    "source add": "source add {}",
    "source list": "source list",
}
#: These run until somebody stops them; they print through the same module as `build` does.
ENDLESS = {"watch", "serve"}


def test_every_command_is_tried() -> None:
    """A new command is tried, too."""
    assert set(COMMANDS) == {name for name, _ in commands()} - ENDLESS


@pytest.fixture(autouse=True)
def _a_quick_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """`doctor` need not load the page engine for this."""
    monkeypatch.setattr(surroundings, "_layout", lambda: Finding("PDF", "ok", ""))


@pytest.fixture
def captured(tmp_path: Path) -> Path:
    """A library whose captured text, which is somebody else's, holds what steers a terminal around its passages."""
    library = Path(shutil.copytree(SMALL, tmp_path / "briefs"))
    text = library / "archive" / "tribune-2019-03.txt"
    old = text.read_bytes()
    new = old.replace(b"said on Friday.", f"said on Friday. {STEERING}".encode())
    assert new != old
    text.write_bytes(new)
    record = library / "sources" / "tribune-2019-03.yaml"
    change(record, hashlib.sha256(old).hexdigest(), hashlib.sha256(new).hexdigest())
    return library


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """A library in which titles, ids, prose, keys and file names hold it, as bytes and as YAML's own escapes."""
    library = Path(shutil.copytree(SMALL, tmp_path / "briefs"))
    escaped = r'"\e[31m\e]0;title\a\x9b1A\u202e"'
    change(library / "fewer-boats.yaml", "title: Fewer boats, one sea", f"title: {escaped}")
    change(library / "fewer-boats.yaml", "as well. On 12", f"as {STEERING} well. On 12")
    change(library / "facts" / "fisheries.yaml", "id: boats-laid-up", f"id: {escaped}")
    change(
        library / "facts" / "fisheries.yaml",
        "theme: fisheries\n  facts:\n    - id: catch",
        f"{escaped}: x\n  facts:\n    - id: catch",
    )
    change(library / "questions.yaml", "No figure is given", f"No {STEERING} figure is given")
    for folder in ("", "facts", "sources", "archive"):
        (library / folder / f"a{STEERING}b.yaml".replace("/", "")).write_text(f"- {STEERING}\n", encoding="utf-8")
    return library


def _harmless(typed: Typed, line: str, *more: str) -> None:
    words = [word.replace("{}", f"x{STEERING}y") for word in line.split()]
    done = typed(*words, *more)
    assert done.code in (0, 1, 2), done.err
    assert done.out + done.err
    assert not SEEN.search(done.out + done.err), repr(SEEN.search(done.out + done.err))


@pytest.mark.parametrize("line", [line for name, line in COMMANDS.items() if name != "site"])
def test_captured_texts_steer_no_terminal(typed: Typed, captured: Path, line: str) -> None:
    """Each command over a library that loads, with a hostile word where it takes one; `site` builds as `build` does."""
    _harmless(typed, line)


@pytest.mark.parametrize("line", COMMANDS.values(), ids=COMMANDS)
def test_libraries_steer_no_terminal(typed: Typed, written: Path, line: str) -> None:
    """Each command over a library that is full of it, file names among them."""
    _harmless(typed, line)


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
def test_diagnostics_steer_no_terminal(typed: Typed, written: Path, form: str) -> None:
    """In each format."""
    _harmless(typed, "check", "--format", form)


@pytest.mark.parametrize("form", ["table", "json", "csv", "markdown"])
@pytest.mark.parametrize("command", ["fact list", "source list", "impact tribune-2019-03"])
def test_lists_steer_no_terminal(typed: Typed, captured: Path, command: str, *, form: str) -> None:
    """In each form."""
    _harmless(typed, command, "--as", form)


def test_a_hostile_name_of_the_library_folder_steers_no_terminal(typed: Typed, captured: Path) -> None:
    """It is told in every place, and in the commands of hints."""
    folder = captured.with_name(f"de{STEERING}sk")
    captured.rename(folder)
    for line in ("check", "build --to md", "doctor", "lock", "show nothing", "fact list"):
        _harmless(typed, line, "--library", os.fspath(folder.relative_to(captured.parent)))


@pytest.mark.parametrize("variables", [{}, {"NO_COLOR": "1"}, {"FORCE_COLOR": "1"}, {"TERM": "dumb"}])
def test_there_is_no_colour_where_nobody_watches(
    typed: Typed, written: Path, variables: dict[str, str], *, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither in help nor in complaints nor in what is built, whatever the surroundings ask for."""
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    for line in ("--help", "build --help", "check", "nothing"):
        _harmless(typed, line)
