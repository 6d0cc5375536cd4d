"""The floors of the house, held by reading the code: who may import whom, how long things are, what has a sign.

Each check takes the folder of a package and gives complaints in words; `test_each_check_complains` shows on
broken code that it can. What the rooms do is tested in their own folders.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "briefgen"
FLOORS = ("words", "library", "check", "write", "render", "build", "cli")
#: Rooms that share a floor with one of those.
BESIDE = {"site": "cli"}
#: Where each engine may be imported: rooms, or single modules of them.
HOMES = {
    "yaml": ("library",),
    "pydantic": ("library",),
    "rapidfuzz": ("check",),
    "jinja2": ("write", "render/shell.py"),
    "markdown_it": ("render",),
    "mdit_py_plugins": ("render",),
    "weasyprint": ("render",),
    "pypandoc": ("render/docx.py", "library/capture/references.py"),
    "trafilatura": ("library/capture/html.py",),
    "lxml": ("library/capture/html.py",),
    "pypdf": ("library/capture/pdf.py",),
    "resvg_py": ("render/docx.py",),
    "typer": ("cli",),
    "rich": ("cli",),
    "socket": ("library/capture/fetching.py", "cli"),
    "urllib.request": ("library/capture/fetching.py",),
    "http": ("library/capture/fetching.py", "cli"),
    "watchfiles": ("build/watching.py",),
    "distributed": ("build/executors.py",),
}
FILES = {"os", "io", "pathlib", "shutil", "tempfile", "glob", "subprocess", "socket", "urllib", "locale", "time"}
MODULE_LINES, FUNCTION_LINES = 250, 40
#: Longer than the house allows, with the reason. Better empty.
LONG: dict[str, str] = {}


def _modules(package: Path) -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(package.rglob("*.py")):
        yield path.relative_to(package).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def _imports(name: str, tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Every module that is imported, wherever in the file, with its line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = ["briefgen", *name.split("/")[:-1]]
            parts = above[: len(above) - node.level + 1] if node.level else []
            stem = ".".join([*parts, *([node.module] if node.module else [])])
            yield from ((node.lineno, f"{stem}.{alias.name}") for alias in node.names)
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("import_module", "__import__")):
            yield from ((node.lineno, str(arg.value)) for arg in node.args[:1] if isinstance(arg, ast.Constant))


def _is_of(module: str, engine: str) -> bool:
    return module == engine or module.startswith(engine + ".")


def upward_imports(package: Path) -> Iterator[str]:
    """Imports that run up the stairs."""
    for name, tree in _modules(package):
        room = BESIDE.get(name.split("/")[0], name.split("/")[0])
        if room not in FLOORS:
            continue
        for line, module in _imports(name, tree):
            other = module.split(".")[1] if _is_of(module, "briefgen") and "." in module else ""
            other = BESIDE.get(other, other)
            if other in FLOORS and FLOORS.index(other) > FLOORS.index(room):
                yield (
                    f"{name}:{line} imports {module}: `{room}` is on floor {FLOORS.index(room)} and `{other}` on floor "
                    f"{FLOORS.index(other)}; imports run downward only. Hand the value in, or move the code."
                )


def strangers(package: Path) -> Iterator[str]:
    """Engines imported outside their home."""
    for name, tree in _modules(package):
        for line, module in _imports(name, tree):
            for engine, homes in HOMES.items():
                at_home = any(name == home or name.startswith(home + "/") for home in homes)
                if _is_of(module, engine) and not at_home:
                    yield f"{name}:{line} imports {module}: `{engine}` lives in {' and '.join(homes)} alone."


def words_alone(package: Path) -> Iterator[str]:
    """What the ground floor takes from outside the standard library, or from the machine."""
    for name, tree in _modules(package):
        if not name.startswith("words/"):
            continue
        for line, module in _imports(name, tree):
            top = module.split(".")[0]
            if top != "briefgen" and (top not in sys.stdlib_module_names or top in FILES):
                yield f"{name}:{line} imports {module}: `words` knows text alone, no files, no clock, no third party."
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "open":
                yield f"{name}:{node.lineno} opens a file: `words` is handed its text."


def clocks(package: Path) -> Iterator[str]:
    """Readings of the clock outside the commands that take `--on`."""
    for name, tree in _modules(package):
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            called = ast.unparse(node.func)
            reads = called.endswith((".today", ".now", ".utcnow")) or called == "time.time"
            if reads and not name.startswith("cli/"):
                yield f"{name}:{node.lineno} calls {called}(): only commands read the clock; be handed the day."


def missing_signs(package: Path) -> Iterator[str]:
    """Packages and modules whose docstring does not say what they are."""
    for folder in sorted({path.parent for path in package.rglob("*.py")}):
        if not (folder / "__init__.py").is_file():
            yield f"{folder.relative_to(package.parent).as_posix()}/ has no __init__.py to hang its sign on."
    for name, tree in _modules(package):
        if not ast.get_docstring(tree):
            yield f"{name} has no docstring: say at its top what it is, and what it is not."


def _height(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def too_long(package: Path) -> Iterator[str]:
    """Modules over 250 lines, functions over 40 lines without their docstring."""
    for name, tree in _modules(package):
        lines = len((package / name).read_text(encoding="utf-8").splitlines())
        if lines > MODULE_LINES and name not in LONG:
            yield f"{name} has {lines} lines, over {MODULE_LINES}: it holds two things; give each its module."
        for node in ast.walk(tree):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                long = _height(node) - (_height(node.body[0]) if ast.get_docstring(node) else 0)
                if long > FUNCTION_LINES:
                    yield f"{name}:{node.lineno} `{node.name}` has {long} lines, over {FUNCTION_LINES}: name its steps."


CHECKS: tuple[Callable[[Path], Iterator[str]], ...] = (
    upward_imports,
    strangers,
    words_alone,
    clocks,
    missing_signs,
    too_long,
)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_the_house_keeps_its_floors(check: Callable[[Path], Iterator[str]]) -> None:
    """The package gives a check nothing to complain of."""
    complaints = list(check(PACKAGE))
    assert not complaints, "\n" + "\n".join(complaints)


@pytest.mark.parametrize(
    ("check", "file", "code"),
    [
        (upward_imports, "words/fold.py", "def f():\n    from briefgen import library"),
        (upward_imports, "library/load.py", "from briefgen.check.verify import verify"),
        (upward_imports, "library/load.py", "from ..check import verify"),
        (upward_imports, "build/run.py", "from briefgen.site.tree import tree"),
        (upward_imports, "check/case.py", "import importlib\nimportlib.import_module('briefgen.cli')"),
        (strangers, "check/case.py", "import yaml"),
        (strangers, "render/html.py", "from jinja2 import Environment"),
        (strangers, "build/jobs.py", "def f():\n    import weasyprint.urls"),
        (strangers, "check/rules/bg301.py", "import typer"),
        (strangers, "site/tree.py", "import jinja2"),
        (words_alone, "words/fold.py", "import regex"),
        (words_alone, "words/fold.py", "from pathlib import Path"),
        (words_alone, "words/fold.py", "def f():\n    return open('x')"),
        (clocks, "build/jobs.py", "from datetime import date\nDAY = date.today()"),
        (missing_signs, "write/notes.py", "x = 1"),
        (missing_signs, "nowhere/notes.py", '"""A sign, in a folder without one."""'),
        (too_long, "write/notes.py", "x = 1\n" * 251),
        (too_long, "write/notes.py", "def f():\n" + "    x = 1\n" * 40),
    ],
)
def test_each_check_complains(check: Callable[[Path], Iterator[str]], file: str, code: str, *, tmp_path: Path) -> None:
    """A check names the file that breaks its rule."""
    package = tmp_path / "briefgen"
    (package / file).parent.mkdir(parents=True)
    (package / file).write_text(code, encoding="utf-8")
    assert any(file.split("/")[0] in complaint for complaint in check(package))
