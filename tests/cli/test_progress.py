"""Progress of a build: a line that changes on a terminal and is gone at the end, a line a brief elsewhere."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Typed
from tests.cli.terminals import CHECKOUT, on_a_terminal

STEERING = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\r")
THREE = ("checked:", "composed:a", "composed:b", "unchanged:c", "composed:d", "built:a", "built:b", "built:d")


def _drawn(*stages: str, width: int = 80) -> str:
    """What a terminal of that width gets while a build passes these stages, written `stage:slug`."""
    code = (
        "import sys; from briefgen.cli.progress import progress\n"
        "with progress(quiet=False) as tell:\n"
        "    for word in sys.argv[1:]: tell(*word.split(':'))"
    )
    return on_a_terminal("-c", code, *stages, folder=CHECKOUT, width=width).decode("utf-8")


def _frames(drawn: str) -> list[str]:
    """The line as it was drawn, time after time, without what steers the terminal."""
    return [frame for part in re.split(r"\r|\n", drawn) if (frame := STEERING.sub("", part).strip())]


def test_a_terminal_shows_names_and_what_is_left() -> None:
    """Which brief is waited for, the how-manieth of those that are laid out it is, about how long the rest takes."""
    frames = _frames(_drawn(*THREE))
    for line in (r"Laying out 2 of 3, about \d+ s left: b", r"Laying out 3 of 3, about \d+ s left: d", "Built d"):
        assert any(re.search(f"{line}$", frame) for frame in frames), frames


def test_no_time_is_told_that_nobody_knows() -> None:
    """None before the first brief is done, and none of a single brief, which is named alone."""
    start = _frames(_drawn("checked:", "composed:a", "composed:b"))
    single = _frames(_drawn("checked:", "composed:a", "built:a"))
    assert not re.search(r"about|left", " ".join(start))
    assert not re.search(r"about|left|\d", " ".join(single))
    assert single[-1].endswith("Built a")


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0, "1 s"), (40.2, "41 s"), (60, "60 s"), (61, "2 min"), (3600, "1 h 0 min"), (4800, "1 h 20 min")],
)
def test_time_is_told_as_one_says_it(monkeypatch: pytest.MonkeyPatch, seconds: float, said: str) -> None:
    """As long as the first of two took; never less than a second, and in minutes where seconds would be pretence."""
    from briefgen.cli import changing_line

    clock = iter([1000.0, 1000.0 + seconds])
    monkeypatch.setattr(changing_line, "monotonic", lambda: next(clock))
    told: list[str] = []

    class Shown:
        def update(self, task: int, *, description: str) -> None:
            told.append(description)

        def refresh(self) -> None:
            """Draw."""

    line = changing_line._Line(Shown(), 0)  # type: ignore[arg-type]
    for stage, slug in (("composed", "a"), ("composed", "b"), ("built", "a")):
        line.tell(stage, slug)
    assert told[-1] == f"Laying out 2 of 2, about {said} left: b"


def test_a_brief_that_fails_is_over_once_the_next_is() -> None:
    """It is never told as built, and the count does not wait for it."""
    frames = _frames(_drawn("checked:", "composed:a", "composed:b", "composed:c", "built:b", "withheld:a"))
    assert any("3 of 3" in frame and frame.endswith(": c") for frame in frames), frames


@pytest.mark.parametrize("width", [12, 30, 44])
def test_a_narrow_terminal_gets_one_line(width: int) -> None:
    """A long name loses its end; no frame is wider than the terminal or has a second line."""
    names = [f"{letter}-brief-with-a-rather-long-name-about-cod-in-the-northern-sea" for letter in "abc"]
    stages = [f"{stage}:{name}" for stage in ("composed", "built") for name in names]
    drawn = _drawn("checked:", *stages, width=width)
    assert max(map(len, _frames(drawn))) <= width
    assert drawn.count("\n") == 1
    assert drawn.count("\x1b[1A") == 1


def test_nothing_is_left_behind() -> None:
    """The line is erased at the end, and the cursor is shown again."""
    drawn = _drawn(*THREE)
    after = drawn[drawn.rindex("\n") :]
    assert STEERING.sub("", after).strip() == ""
    assert "\x1b[1A\x1b[2K" in after
    assert drawn.rindex("\x1b[?25h") > drawn.rindex("\x1b[?25l")


def test_a_slug_neither_steers_nor_marks_up() -> None:
    """A name from the library is shown as it is, without escape sequences."""
    drawn = _drawn("checked:", "composed:[red]a{task}\x1b[5mb", "built:[red]a{task}\x1b[5mb")
    assert "[red]a{task}\ufffd[5mb" in drawn
    assert "\x1b[5m" not in drawn


def test_without_a_terminal_each_brief_has_a_line(typed: Typed, briefs: Path) -> None:
    """As a CI keeps it: what was built and what was withheld, in order, and no time that is soon untrue."""
    text = (briefs / "fewer-boats.yaml").read_text(encoding="utf-8")
    (briefs / "other.yaml").write_text(text.replace("212 calls", "213 calls"), encoding="utf-8")
    (briefs / "third.yaml").write_text(text, encoding="utf-8")
    told = typed("build", "--to", "md", "--jobs", "2").err.splitlines()
    lines = [line for line in told if line.startswith(("built ", "withheld "))]
    assert lines == ["built fewer-boats", "built third", "withheld other"]
    assert not any("left" in line for line in lines)


def test_rich_is_loaded_to_draw_and_for_nothing_else(tmp_path: Path) -> None:
    """Neither without a terminal nor with `--quiet`."""
    code = (
        "import sys; from briefgen.cli.progress import progress\n"
        "for quiet in (True, False):\n"
        "    with progress(quiet=quiet) as tell: tell('built', 'a')\n"
        "print('rich' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert (done.stdout, done.stderr) == ("False\n", "built a\n")
