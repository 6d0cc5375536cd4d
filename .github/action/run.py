"""What the action runs: briefgen over a library, told to GitHub. Standard library alone; runs on any machine.

Reads INPUT_LIBRARY, INPUT_BASE, INPUT_STRICT, INPUT_TO and INPUT_OUT. Prints annotations, writes the renditions and
`briefgen.sarif` into the output folder, a summary into $GITHUB_STEP_SUMMARY and the outputs into $GITHUB_OUTPUT. Ends
as `briefgen build` ended.

The library may be a stranger's. So it is never imported from (-P), nothing of it is handed to a shell, and of all that
is told of it only annotations, which escape line ends, reach the log, where a line could be taken for a command.
"""

from __future__ import annotations

import html
import os
import subprocess
import sys
from pathlib import Path

LONGEST = 60_000
LEVELS = ("::error ", "::warning ", "::notice ")


def briefgen(*words: str) -> subprocess.CompletedProcess[str]:
    """Run a command of briefgen."""
    command = [sys.executable, "-P", "-m", "briefgen", *words]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)  # noqa: S603


def main() -> int:
    """Build, tell; the exit code."""
    library, out = os.environ.get("INPUT_LIBRARY") or "briefs", Path(os.environ.get("INPUT_OUT") or "build")
    strict = ["--strict"] if os.environ.get("INPUT_STRICT", "").lower() == "true" else []
    at = ["--library", library]
    built = briefgen(
        "build", *at, *strict, "--out", str(out), "--to", os.environ.get("INPUT_TO") or "pdf,html",
        "--format", "github", "--quiet",
    )  # fmt: skip
    if built.returncode not in (0, 1):  # usage, a bug or a kill: there is nothing to tell of the library
        told = built.stderr.strip() or f"the build ended with {built.returncode} and said nothing"
        print(f"::error title=briefgen::{_escaped(told)}")
        return built.returncode if built.returncode > 0 else 128 - built.returncode  # as a shell tells of a signal
    annotations = dict.fromkeys(line for line in built.stderr.splitlines() if line.startswith(LEVELS))
    for line in annotations:
        print(line)
    sarif = out / "briefgen.sarif"
    out.mkdir(parents=True, exist_ok=True)
    sarif.write_text(briefgen("check", *at, "--format", "sarif", "--quiet").stdout, encoding="utf-8")
    _append("GITHUB_OUTPUT", f"out={out.as_posix()}\nsarif={sarif.as_posix()}\n")
    briefs = sorted({Path(line).stem for line in built.stdout.splitlines()})
    _append("GITHUB_STEP_SUMMARY", summary(at, briefs, annotations=list(annotations)))
    return built.returncode


def summary(at: list[str], briefs: list[str], *, annotations: list[str]) -> str:
    """The page of the run, in Markdown: counts, what was built, what is wrong, what changed."""
    errors, warnings = (sum(line.startswith(level) for line in annotations) for level in LEVELS[:2])
    head = "| errors | warnings | briefs built |\n| --- | --- | --- |"
    parts = ["## Briefs", f"{head}\n| {errors} | {warnings} | {len(briefs)} |"]
    if briefs:
        parts.append("Built: " + ", ".join(f"<code>{html.escape(name)}</code>" for name in briefs))
    found = briefgen("check", *at, "--quiet").stdout
    if found:
        cut = found if len(found) <= LONGEST else found[:LONGEST] + "\n... and more: type briefgen check"
        head = "<details><summary>What is wrong, and what to do</summary>"
        parts.append(f"{head}\n<pre>{html.escape(cut)}</pre>\n</details>")
    return "\n\n".join([*parts, *_changes(at)]) + "\n"


def _changes(at: list[str]) -> list[str]:
    """The change statement since the base, or why there is none."""
    base = os.environ.get("INPUT_BASE", "")
    if not base:
        return []
    done = briefgen("diff", base, *at, "--as", "markdown")
    if done.returncode == 0:
        return [done.stdout.strip() or "Nothing has changed in what the briefs print."]
    why = html.escape((done.stderr.splitlines() or ["no reason given"])[0].removeprefix("Error: "))
    return [f"No comparison with the base: <code>{why}</code>. (Does the checkout have <code>fetch-depth: 0</code>?)"]


def _append(variable: str, text: str) -> None:
    name = os.environ.get(variable)
    if name:
        with Path(name).open("a", encoding="utf-8") as stream:
            stream.write(text)


def _escaped(text: str) -> str:
    return text.strip().replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


if __name__ == "__main__":
    sys.exit(main())
