"""The examples on the rules' pages, run: what a page calls bad is found, what it calls good is not."""

from __future__ import annotations

import re
import textwrap
from inspect import cleandoc
from pathlib import Path
from typing import Any

import pytest

from briefgen.build.locking import renewed
from briefgen.check import approval
from briefgen.check.rules import RULES
from briefgen.check.verify import open_case, verify
from briefgen.library.load import load
from briefgen.library.lock import sealed
from briefgen.library.reviews import write_reviews
from briefgen.library.yaml_writer import write_lock
from briefgen.words.diagnostics import Diagnostic
from tests.check.desks import DAY

#: Rules that compare with the lock: their examples are changes made after locking. All others are locked with it.
AFTER_LOCKING = ("BG315", "BG316")
#: Rules about seals: their bad example is the good one, edited after a reader approved it.
AFTER_REVIEW = ("BG501", "BG502")
#: Told of every brief that nobody reviewed, such as those of examples.
OF_EVERY_BRIEF = ("BG502",)
#: Codes that a bad example cannot do without, and why.
BESIDE = {
    "BG305": {"BG306"},  # no paragraph of the small library is long enough by itself
    "BG312": {"BG525"},  # what has a date after its source is told as done
}

FILE = re.compile(r"^# (\S+\.(?:yaml|txt))\n", re.MULTILINE)
TABLE: tuple[Any, ...] = RULES
BY_CODE = {rule.CODE: rule for rule in TABLE}


def example(code: str, word: str) -> dict[str, str]:
    """The files of an example on a rule's page: their names and texts."""
    page = cleandoc(BY_CODE[code].__doc__ or "")
    found = re.search(rf"^{word}:\n\n((?:(?: {{4}}.*)?\n?)+)", page, re.MULTILINE)
    assert found, f"{code} shows no `{word}:` example"
    _, *parts = FILE.split(textwrap.dedent(found[1]))
    return {name: text.strip("\n") + "\n" for name, text in zip(parts[::2], parts[1::2], strict=True)}


def found(folder: Path, code: str, word: str) -> set[Diagnostic]:
    """What is found of the small library with an example's files in it, and is not found of it without them."""
    if code in AFTER_LOCKING:
        lock(folder)
    if code in AFTER_REVIEW:
        lay(folder, example(code, "Good"))
        lock(folder)
        review(folder)
    before = checked(folder)
    lay(folder, example(code, word))
    if code not in AFTER_LOCKING:
        lock(folder)
    return {d for d in checked(folder) - before if d.code == code or d.code not in OF_EVERY_BRIEF}


def lay(folder: Path, files: dict[str, str]) -> None:
    """Add or replace files of a library."""
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")


def checked(folder: Path) -> set[Diagnostic]:
    """All diagnostics of a library."""
    library, known = load(folder, display="briefs")
    assert library is not None, [d.message for d in known]
    return set(verify(library, known=known).diagnostics)


def lock(folder: Path) -> None:
    """Record what is found, whatever else is wrong."""
    library, known = load(folder, display="briefs")
    assert library is not None, [d.message for d in known]
    (folder / "evidence.lock").write_text(write_lock(sealed(renewed(library, known)[0], on=DAY)), encoding="utf-8")


def review(folder: Path) -> None:
    """Approve everything that its briefs print."""
    library, _ = load(folder, display="briefs")
    assert library is not None
    case = open_case(library)
    reviews = approval.approved(case, list(approval.subjects(case)), by="A reader", on=DAY)
    (folder / "reviews.yaml").write_text(write_reviews(reviews), encoding="utf-8")


@pytest.mark.parametrize("code", sorted(BY_CODE))
def test_the_bad_example_is_found(code: str, *, copy: Path) -> None:
    """A page's bad example gives the page's code, at its level, and nothing else."""
    diagnostics = found(copy, code, "Bad")
    levels = {d.level for d in diagnostics if d.code == code}
    assert levels == {BY_CODE[code].LEVEL}, [(d.code, d.message) for d in diagnostics]
    others = [(d.code, d.message) for d in diagnostics if d.code not in {code, *BESIDE.get(code, ())}]
    assert not others


@pytest.mark.parametrize("code", sorted(BY_CODE))
def test_the_good_example_is_clean(code: str, *, copy: Path) -> None:
    """A page's good example gives no diagnostic at all."""
    assert not [(d.code, d.message) for d in found(copy, code, "Good")]


@pytest.mark.parametrize("code", sorted(BY_CODE))
def test_an_example_is_short(code: str) -> None:
    """An example is read at a glance: at most 25 lines, none over the width of the page."""
    for word in ("Bad", "Good"):
        lines = [line for text in example(code, word).values() for line in text.splitlines()]
        assert len(lines) <= 25
        assert max(map(len, lines)) <= 112
