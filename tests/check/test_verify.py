"""What checking gives: every diagnostic in one order, and which briefs may not print."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from briefgen.check.verify import Verified, verify
from briefgen.library.library import Library
from briefgen.library.load import load
from briefgen.words.diagnostics import LIBRARY, Diagnostic, in_order
from tests.check.desks import ABOUT, codes, locked, with_brief, with_fact, with_fields

ONE_FACT = "The coast guards went out on 212 calls [@rescue-calls]."
WRONG = {"claim": "There were 77 of them."}
Change = Callable[[Library], Library]


def held(library: Library, **options: Any) -> bool:
    """Whether the brief `extra`, which cites `rescue-calls` alone, is withheld."""
    return verify(library, **options).verified.withheld["extra"]


@pytest.fixture(scope="module")
def two(small: Library) -> Library:
    """The small library with a second brief, `extra`, that cites one fact."""
    return with_brief(small, ONE_FACT)


def test_a_clean_library_prints_every_brief(two: Library) -> None:
    """Nothing is withheld without a reason."""
    assert codes(two) == []
    assert verify(two).verified.printable == ("extra", "fewer-boats")


def test_an_error_in_a_cited_fact_withholds(two: Library) -> None:
    """A brief is worth what its facts are worth."""
    assert held(with_fact(two, "rescue-calls", **WRONG))


def test_an_error_in_another_fact_does_not_withhold(two: Library) -> None:
    """A brief that uses nothing of what is wrong prints."""
    outcome = verify(with_fact(two, "radar-shared", **WRONG)).verified
    assert (outcome.withheld["extra"], outcome.withheld["fewer-boats"]) == (False, True)


def test_an_error_in_a_ground_withholds(two: Library) -> None:
    """What a cited judgement of a source rests on is used, too."""
    library = with_fact(two, "rescue-calls", because=["harbours-closed"])
    assert not held(library)
    assert held(with_fact(library, "harbours-closed", **WRONG))


def test_an_error_in_a_ground_of_a_ground_withholds(two: Library) -> None:
    """However deep, and a circle ends."""
    library = with_fact(two, "rescue-calls", because=["talks-2018"])
    library = with_fact(library, "talks-2018", because=["harbours-closed"])
    assert not held(library)
    assert held(with_fact(library, "harbours-closed", **WRONG))
    assert held(with_fact(library, "harbours-closed", because=["talks-2018"]))


def test_an_error_in_a_source_withholds(two: Library) -> None:
    """A fact stands or falls with its source."""
    fault = Diagnostic("BG008", "error", "gone", about=("source:tribune-2019-03",))
    assert held(two, known=[fault])


def test_an_error_in_a_reprint_withholds(two: Library) -> None:
    """The note names who else carries the report, so that source is used."""
    fault = Diagnostic("BG008", "error", "gone", about=("source:harbour-post-2019-03",))
    assert held(two, known=[fault])


def test_an_error_in_another_source_does_not_withhold(two: Library) -> None:
    """A source that no fact of the brief stands in is not used."""
    fault = Diagnostic("BG008", "error", "gone", about=("source:ministry-2018-11",))
    assert not held(two, known=[fault])


def test_an_error_in_a_question_withholds(two: Library) -> None:
    """A question that touches a cited fact prints in the box of open questions."""
    fault = Diagnostic("BG103", "error", "odd", about=("question:catch-2017",))
    assert verify(two, known=[fault]).verified.withheld == {"extra": False, "fewer-boats": True}


def test_an_error_in_an_account_of_a_shown_question_withholds(small: Library) -> None:
    """The accounts of a question print side by side, cited or not."""
    shows = {"show": [{"accounts": "why-fewer"}]}
    library = with_brief(small, "Velmark lands less cod than it did.", section=shows)
    assert not held(library)
    assert held(with_fact(library, "quota-blamed", **WRONG))


def test_an_error_of_the_whole_library_withholds_all(two: Library) -> None:
    """What names nothing concerns everything."""
    fault = Diagnostic("BG002", "error", "unreadable")
    assert verify(two, known=[fault]).verified.printable == ()
    named = Diagnostic("BG103", "error", "odd", about=(LIBRARY,))
    assert verify(two, known=[named]).verified.printable == ()


def test_an_error_in_the_name_of_a_speaker_withholds(two: Library) -> None:
    """A brief that prints a speaker's name uses that name."""
    fault = Diagnostic("BG105", "error", "twice", about=("name:Ana Brok",))
    assert verify(two, known=[fault]).verified.withheld == {"extra": False, "fewer-boats": True}


def test_a_warning_withholds_nothing(two: Library) -> None:
    """Only errors withhold."""
    fault = Diagnostic("BG316", "warning", "new", about=("fact:rescue-calls",))
    assert not held(two, known=[fault])


def test_a_broken_brief_withholds_no_other(small: Library) -> None:
    """One brief's prose is no other brief's affair."""
    outcome = verify(with_brief(small, "There were 77 calls [@rescue-calls].")).verified
    assert (outcome.withheld["extra"], outcome.withheld["fewer-boats"]) == (True, False)


def test_an_unverified_fact_is_a_warning(two: Library) -> None:
    """A fact without passage prints, marked as such."""
    library = with_fact(two, "rescue-calls", at=None, unverified="told at the talks", figures=None)
    assert not held(library)


def test_only_verify_makes_a_verified(small: Library) -> None:
    """The stages after checking accept nothing that was made elsewhere."""
    verified = verify(small).verified
    assert isinstance(verified, Verified)
    with pytest.raises(TypeError):
        replace(verified, made_by=object())


def test_a_verified_cannot_be_changed_into_another(small: Library) -> None:
    """Its fields are set once."""
    verified = verify(small).verified
    with pytest.raises(AttributeError):
        verified.withheld = {}  # type: ignore[misc]


def test_as_of_replaces_the_day_of_every_brief(two: Library) -> None:
    """The option stands for what a brief says itself."""
    assert codes(two, as_of=date(2018, 12, 31)).count("BG410") >= 2
    assert "BG410" not in codes(two, as_of=date(2019, 3, 10))


def test_everything_is_told_at_once_and_in_order(two: Library) -> None:
    """No rule stops another, and the diagnostics stand in the order of files and lines."""
    library = with_fact(with_fact(two, "rescue-calls", **WRONG), "talks-2018", at="no such words")
    library = with_fields(library, "tribune-2019-03", origin="another-wire")
    fault = Diagnostic("BG106", "error", "name")
    diagnostics = verify(library, known=[fault]).diagnostics
    assert {"BG106", "BG301", "BG307", "BG317"} <= {d.code for d in diagnostics}
    assert diagnostics == in_order(list(diagnostics))


def test_a_lock_is_compared_with_or_without_texts(two: Library) -> None:
    """The same library gives the same diagnostics on a machine with the texts and on one without them."""
    library = with_fact(locked(two), "rescue-calls", claim="There were 212 calls in 1999, on a Monday in May.")
    ours, theirs = verify(library).diagnostics, verify(library.without_texts()).diagnostics
    assert ours == theirs
    assert {d.code for d in ours} & ABOUT == {"BG307", "BG315"}


SCRIPT = """
import sys
from pathlib import Path
from briefgen.check.verify import verify
from briefgen.library.load import load
library, known = load(Path(sys.argv[1]), display="briefs")
for diagnostic in verify(library, known=known).diagnostics:
    print(diagnostic)
"""


def test_diagnostics_do_not_depend_on_the_order_of_hashes(copy: Path) -> None:
    """Two processes with other hash seeds print the same, byte for byte."""
    text = (copy / "facts" / "fisheries.yaml").read_text(encoding="utf-8")
    (copy / "facts" / "fisheries.yaml").write_text(text.replace("2016", "2013").replace("14", "17"), encoding="utf-8")
    told = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT, str(copy)],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[2])},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(told) == 1
    assert b"BG307" in told.pop()


def test_diagnostics_of_loading_are_passed_on(copy: Path) -> None:
    """What was wrong with the files is told with the rest, once."""
    (copy / "names.yaml").write_text("- {name: Ana Brok, colour: red}\n", encoding="utf-8")
    library, known = load(copy, display="briefs")
    assert library is not None
    assert [d.code for d in known] == ["BG101"]
    diagnostics = verify(replace(library, lock=locked(library).lock), known=(*known, *known)).diagnostics
    assert [d.code for d in diagnostics].count("BG101") == 1
