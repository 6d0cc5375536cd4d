"""briefgen on GitHub: what the action's script tells, and that action, hook and workflows are what GitHub takes."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from tests.cli.conftest import change

CHECKOUT = Path(__file__).resolve().parent.parent
DEMO = CHECKOUT / "briefgen" / "demo" / "briefs"
SCRIPT = CHECKOUT / ".github" / "action" / "run.py"
WORKFLOWS = sorted((CHECKOUT / ".github" / "workflows").glob("*.yml"))
BLOCK = re.compile(r"^```yaml\n(.*?)^```", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Run:
    """How the script ended, what it printed, and what it left for the runner."""

    code: int
    log: str
    summary: str
    outputs: dict[str, Path]


def _git(folder: Path, *words: str) -> None:
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *words], cwd=folder, check=True, capture_output=True)


def _desk(folder: Path) -> Path:
    """A repository with the library that `new` makes, as a server gets it: committed, without the captured texts.

    Beside it lie modules of a stranger's that bear the names of ours: were one imported, nothing would work.
    """
    shutil.copytree(DEMO, folder / "briefs", ignore=shutil.ignore_patterns("archive"))
    for name in ("briefgen", "yaml", "typer", "json"):
        (folder / f"{name}.py").write_text("raise SystemExit(99)", encoding="utf-8")
    _git(folder, "init", "--quiet", "--initial-branch=main")
    _git(folder, "add", ".")
    _git(folder, "commit", "--quiet", "--message=One")
    return folder


def _run(folder: Path, **inputs: str) -> Run:
    """Run the script as a runner does; HTML alone, which is quick."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("INPUT_", "GITHUB_", "BRIEFGEN_"))}
    given = {"INPUT_TO": "html", "INPUT_OUT": "out"} | {f"INPUT_{key.upper()}": value for key, value in inputs.items()}
    files = {"GITHUB_STEP_SUMMARY": str(folder / "summary.md"), "GITHUB_OUTPUT": str(folder / "outputs")}
    done = subprocess.run(
        [sys.executable, "-P", str(SCRIPT)], cwd=folder, env=kept | given | files | {"PYTHONPATH": str(CHECKOUT)},
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.stderr == ""
    texts = [Path(name).read_text(encoding="utf-8") if Path(name).exists() else "" for name in files.values()]
    outputs = dict(line.split("=", 1) for line in texts[1].splitlines())
    return Run(done.returncode, done.stdout, texts[0], {key: folder / name for key, name in outputs.items()})


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A library without errors, one paragraph of which is not as it was in the base."""
    desk = _desk(tmp_path_factory.mktemp("clean"))
    change(desk / "briefs" / "fewer-boats.yaml", "Ministers are talking, too.", "Ministers do talk.")
    return _run(desk, base="HEAD")


@pytest.fixture(scope="module")
def wrong(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A library with errors, and with texts that would be commands of the runner; the base is not in the checkout."""
    desk = _desk(tmp_path_factory.mktemp("wrong"))
    facts, brief = desk / "briefs" / "facts" / "fisheries.yaml", desk / "briefs" / "fewer-boats.yaml"
    change(facts, "to 31,000 tonnes in 2018.", "to <b>30,000</b> tonnes in 2018.")
    change(
        brief,
        "as_of: 2019-12-31",
        '"::set-output name=a::b": "::debug::c"\nas_of: "::add-mask::x %0A::stop-commands::"',
    )
    (desk / "briefs" / "sources" / "::notice::z.yaml").write_text("id: '::group::'\n", encoding="utf-8")
    return _run(desk, base="0123456789abcdef0123456789abcdef01234567")


def test_a_warning_is_told_and_does_not_fail(clean: Run) -> None:
    """Exit 0; the one annotation is the warning."""
    assert clean.code == 0
    assert [line.partition(",")[0] for line in clean.log.splitlines()] == ["::warning title=BG502"]


def test_the_summary_counts_and_tells_what_changed(clean: Run) -> None:
    """Errors, warnings, briefs; and the change statement since the base."""
    assert "\n| 0 | 1 | 1 |\n" in clean.summary
    assert "<code>fewer-boats</code>" in clean.summary
    assert "## Changes since HEAD" in clean.summary
    assert "Rewritten" in clean.summary
    assert "Ministers are talking" in clean.summary


def test_briefs_and_sarif_are_left_for_the_next_steps(clean: Run) -> None:
    """Where the outputs say, the SARIF with what was found."""
    assert (clean.outputs["out"] / "fewer-boats.html").is_file()
    told = json.loads(clean.outputs["sarif"].read_text(encoding="utf-8"))
    assert [result["ruleId"] for result in told["runs"][0]["results"]] == ["BG502"]


def test_an_error_fails_beside_its_line(wrong: Run) -> None:
    """Exit 1; the annotation names file and line, and no brief is built."""
    assert wrong.code == 1
    assert "::error title=BG307,file=briefs/facts/fisheries.yaml,line=7," in wrong.log
    assert re.search(r"^\| [1-9] \| \d+ \| 0 \|$", wrong.summary, re.MULTILINE)
    assert not list(wrong.outputs["out"].glob("*.html"))


def test_the_summary_shows_the_text_of_a_library_as_text(wrong: Run) -> None:
    """Not as markup of the page."""
    assert "&lt;b&gt;30,000" in wrong.summary
    assert "<b>" not in wrong.summary


def test_a_base_that_is_not_there_is_told(wrong: Run) -> None:
    """A shallow checkout has no base to compare with."""
    assert "No comparison" in wrong.summary
    assert "fetch-depth: 0" in wrong.summary


def test_no_text_of_a_library_becomes_a_command_of_the_runner(wrong: Run) -> None:
    """Whatever a stranger writes, each line of the log is an annotation of ours."""
    assert "::notice::z.yaml" in wrong.log
    assert all(re.match(r"::(error|warning|notice) title=BG\d\d\d[,:]", line) for line in wrong.log.splitlines())


def test_a_library_that_is_not_there_is_told(tmp_path: Path) -> None:
    """A mistake in the workflow is an annotation of its own, exit 2."""
    done = _run(tmp_path, library="nowhere")
    assert done.code == 2
    assert done.log.startswith("::error title=briefgen::")
    assert "nowhere" in done.log


@pytest.fixture
def script() -> ModuleType:
    """The script as a module, to be run without the commands."""
    loader = importlib.util.spec_from_file_location("run", SCRIPT)
    assert loader is not None
    assert loader.loader is not None
    module = importlib.util.module_from_spec(loader)
    loader.loader.exec_module(module)
    return module


@pytest.mark.parametrize(("given", "passed"), [("true", True), ("false", False), ("", False)])
def test_strict_is_passed_on(given: str, passed: bool, *, script: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """`strict: "true"`, and nothing else, makes warnings fail."""
    typed: list[str] = []

    def stop(*words: str) -> subprocess.CompletedProcess[str]:
        typed.extend(words)
        return subprocess.CompletedProcess(words, 2, "", "")

    monkeypatch.setattr(script, "briefgen", stop)
    monkeypatch.setenv("INPUT_STRICT", given)
    assert script.main() == 2
    assert ("--strict" in typed) is passed


def test_a_killed_build_does_not_pass(
    script: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A runner out of memory kills without a word: that is an annotation, and what a shell makes of the signal."""
    monkeypatch.setattr(script, "briefgen", lambda *words: subprocess.CompletedProcess(words, -9, "", ""))
    assert script.main() == 137
    assert capsys.readouterr().out.startswith("::error title=briefgen::the build ended with -9")


# ---------------------------------------------------------------------------------------- what GitHub takes


def _valid(schema: str, *files: Path) -> None:
    """Held against GitHub's own schema, which comes with check-jsonschema: nothing is fetched."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def _documented(tmp_path: Path) -> tuple[Path, Path]:
    """The workflow and the pre-commit configuration that docs/ci.md gives."""
    workflow, hooks = BLOCK.findall((CHECKOUT / "docs" / "ci.md").read_text(encoding="utf-8"))
    for name, text in (("workflow.yml", workflow), ("hooks.yaml", hooks)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path / "workflow.yml", tmp_path / "hooks.yaml"


def test_the_action_is_one() -> None:
    """action.yml holds what GitHub asks of an action."""
    _valid("vendor.github-actions", CHECKOUT / "action.yml")


def test_the_workflows_are_some(tmp_path: Path) -> None:
    """Ours, and the one that the documentation gives; each job has an end."""
    documented, _ = _documented(tmp_path)
    _valid("vendor.github-workflows", *WORKFLOWS, documented)
    _valid("custom.github-workflows-require-timeout", *WORKFLOWS, documented)


def test_workflows_give_strangers_nothing(tmp_path: Path) -> None:
    """What runs for a pull request can only read: no `pull_request_target`, no secrets, no stored credentials."""
    for path in (*WORKFLOWS, _documented(tmp_path)[0]):
        text = path.read_text(encoding="utf-8")
        told: dict[Any, Any] = yaml.safe_load(text)
        triggers = told.get("on", told.get(True))  # YAML 1.1 reads the word `on` as a truth value
        assert told["permissions"] == {"contents": "read"}
        assert "pull_request_target" not in triggers
        if "pull_request" in triggers:
            assert "secrets." not in text
            assert not any("permissions" in job for job in told["jobs"].values())
        steps = [step for job in told["jobs"].values() for step in job["steps"]]
        checkouts = [step for step in steps if step.get("uses", "").startswith("actions/checkout@")]
        assert checkouts
        assert all(step["with"]["persist-credentials"] is False for step in checkouts)


def test_some_workflow_runs_for_pull_requests(tmp_path: Path) -> None:
    """Ours does, and so does the documented one."""
    for path in (CHECKOUT / ".github" / "workflows" / "briefs.yml", _documented(tmp_path)[0]):
        assert re.search(r"^  pull_request:$", path.read_text(encoding="utf-8"), re.MULTILINE)


def test_actions_of_others_are_pinned_by_commit() -> None:
    """A tag can be moved; a commit cannot. The version stands beside it."""
    for path in (CHECKOUT / "action.yml", *WORKFLOWS):
        for used in re.findall(r"uses: (.+)", path.read_text(encoding="utf-8")):
            assert used == "./" or re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}  # v\d+\.\d+\.\d+", used), used


def test_inputs_reach_shells_as_variables_alone() -> None:
    """What a workflow or a stranger writes is never pasted into a line that a shell reads."""
    steps = yaml.safe_load((CHECKOUT / "action.yml").read_text(encoding="utf-8"))["runs"]["steps"]
    lines = [step["run"] for step in steps if "run" in step]
    assert lines
    assert all("${{" not in line for line in lines)


def test_every_input_is_documented() -> None:
    """docs/ci.md has a line for each."""
    inputs = yaml.safe_load((CHECKOUT / "action.yml").read_text(encoding="utf-8"))["inputs"]
    page = (CHECKOUT / "docs" / "ci.md").read_text(encoding="utf-8")
    assert [name for name in inputs if f"\n| `{name}` |" not in page] == []


def test_the_hook_runs_a_command_that_there_is(tmp_path: Path) -> None:
    """The documented hook is the one that .pre-commit-hooks.yaml declares, and its files are a library's."""
    (hook,) = yaml.safe_load((CHECKOUT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    (repository,) = yaml.safe_load(_documented(tmp_path)[1].read_text(encoding="utf-8"))["repos"]
    assert repository["hooks"][0]["id"] == hook["id"]
    assert hook["pass_filenames"] is False
    files = re.compile(hook["files"])
    assert all(files.search(name) for name in ("briefs/facts/sea.yaml", "briefs/evidence.lock"))
    done = subprocess.run(
        [sys.executable, "-m", *hook["entry"].split(), *repository["hooks"][0]["args"], "--help"],
        capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0


def test_the_installer_is_a_script_that_bash_reads() -> None:
    """No mistake of syntax, and it installs by digests alone."""
    path = CHECKOUT / ".github" / "action" / "install.sh"
    assert os.access(path, os.X_OK)
    subprocess.run(["bash", "-n", path], check=True)
    pips = [line for line in path.read_text(encoding="utf-8").splitlines() if "pip install" in line]
    assert pips
    assert all("--require-hashes" in line for line in pips)


def test_the_lock_of_the_action_holds_what_the_package_needs() -> None:
    """Every requirement of the package, in the versions that the tests ran with."""
    lines = {
        name: (CHECKOUT / name).read_text(encoding="utf-8") for name in ("requirements-run.lock", "requirements.lock")
    }
    pins = {name: set(re.findall(r"^([a-z0-9-]+==[^ ;]+)", text, re.MULTILINE)) for name, text in lines.items()}
    assert pins["requirements-run.lock"] <= pins["requirements.lock"]
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {re.split(r"[<>=]", one)[0] for one in project["dependencies"]}
    assert wanted <= {pin.partition("==")[0] for pin in pins["requirements-run.lock"]}
