"""Editions: what is written is read back, and a spoilt file is told in one line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.library.editions import (
    Edition,
    Editions,
    Outline,
    PrintedFact,
    PrintedParagraph,
    editions,
    published,
    written,
)
from briefgen.library.yaml_reader import read
from briefgen.words.diagnostics import Diagnostic

PRINTABLE = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=60)


def edition(number: int = 1, claim: str = "The ferry runs.", title: str = "Ferries") -> Edition:
    """An edition with one fact and one paragraph."""
    fact = PrintedFact.model_validate(
        {"id": "ferry-runs", "claim": claim, "figures": {"2018": "4 boats"}, "date": "2018~", "sources": ["port-2019"]}
    )
    told = {"part": title, "area": "cooperation", "opening": claim, "text": f"{claim} {title}"}
    paragraph = PrintedParagraph.model_validate({**told, "sha256": "a" * 64, "facts": ["ferry-runs"]})
    outline = Outline(title=title, as_of=date(2019, 5, 4), facts=(fact,), paragraphs=(paragraph,))
    return Edition(number=number, on=date(2020, 1, 2), record="b" * 64, pdf="c" * 64, outline=outline)


def put(folder: Path, text: str) -> None:
    """Write the editions of the brief `ferries`."""
    (folder / "editions").mkdir()
    (folder / "editions" / "ferries.yaml").write_text(text, encoding="utf-8")


def test_editions_are_read_back(tmp_path: Path) -> None:
    """Oldest first, equal to what was written."""
    both = (edition(1), edition(2, "The ferry stopped."))
    put(tmp_path, written(both))
    assert editions(tmp_path, "ferries") == both


@given(claim=PRINTABLE, title=PRINTABLE)
def test_any_claim_and_title_can_be_recorded(claim: str, title: str) -> None:
    """Whatever a claim holds, the strict reader reads it back."""
    one = edition(claim=claim, title=title)
    document = read(written((one,)).encode(), "editions/x.yaml")
    assert document.root is not None, document.diagnostics
    assert Editions.model_validate(document.root.plain()).editions == (one,)


def test_a_record_from_before_paragraphs_were_kept_whole_is_read(tmp_path: Path) -> None:
    """What was published stays comparable."""
    whole = edition()
    paragraphs = tuple(one.model_copy(update={"text": None}) for one in whole.outline.paragraphs)
    earlier = whole.model_copy(update={"outline": whole.outline.model_copy(update={"paragraphs": paragraphs})})
    text = written((earlier,))
    assert "text:" not in text
    put(tmp_path, text)
    assert editions(tmp_path, "ferries") == (earlier,)


def test_a_brief_that_was_never_published_has_none(tmp_path: Path) -> None:
    """No file is no fault."""
    assert editions(tmp_path, "ferries") == ()
    assert published(tmp_path) == ({}, ())


@pytest.mark.parametrize("text", ["", "editions: {", "editions:\n  - {number: one}\n", "versions: []\n"])
def test_a_spoilt_file_is_told(tmp_path: Path, text: str) -> None:
    """Empty, half-written, wrong values, another file: one BG010."""
    put(tmp_path, text)
    found = editions(tmp_path, "ferries")
    assert isinstance(found, Diagnostic)
    assert found.code == "BG010"


def test_a_spoilt_file_leaves_the_others(tmp_path: Path) -> None:
    """Editions of other briefs are read all the same."""
    put(tmp_path, "editions: {")
    (tmp_path / "editions" / "boats.yaml").write_text(written((edition(),)), encoding="utf-8")
    held, faults = published(tmp_path)
    assert list(held) == ["boats"]
    assert [fault.code for fault in faults] == ["BG010"]
