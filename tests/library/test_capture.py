from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from briefgen.library.anchors import propose
from briefgen.library.capture import add_fact, add_source
from briefgen.library.library import Library
from briefgen.library.load import load

DAY = date(2020, 5, 4)
TEXT = "# Ice at Cape Lund\n\nHavner, 2 May 2020. The ice road opened late.\n\nIt carried 40 cars a day.\n"


def loaded(folder: Path) -> Library:
    """The library of a folder, clean."""
    library, diagnostics = load(folder, display="lib")
    assert diagnostics == ()
    assert library is not None
    return library


def test_a_captured_text_becomes_a_source(small: Path, tmp_path: Path) -> None:
    """The bytes go into the archive and the record loads, with what was guessed marked so."""
    file = tmp_path / "Ice Road.md"
    file.write_text(TEXT)
    taken = add_source(file, library=loaded(small), folder=small, on=DAY)
    assert taken.diagnostics == ()
    library = loaded(small)
    source = library.sources["ice-road"]
    assert (source.title, str(source.issued), source.text.media_type) == (
        "Ice at Cape Lund",
        "2020-05-02",
        "text/markdown",
    )
    assert "guessed" in (source.issued_note or "")
    assert (library.texts or {})[source.text.sha256] == TEXT


def test_a_text_without_a_date_is_no_later_than_its_capture(small: Path, tmp_path: Path) -> None:
    """No date is invented: the day of capture is the only bound."""
    file = tmp_path / "note.txt"
    file.write_text("The ice road opened late this year, and nobody in Havner minded.\n")
    add_source(file, library=loaded(small), folder=small, on=DAY)
    assert str(loaded(small).sources["note"].issued) == "../2020-05-04"


def test_a_reprint_is_recognised(small: Path, tmp_path: Path) -> None:
    """A text that repeats a source gets its origin, and the facts it carries are named."""
    text = (small / "archive/ministry-2018-11.txt").read_text("utf-8").replace("Contact: press office, room 7", "")
    file = tmp_path / "reprint.txt"
    file.write_text(text)
    taken = add_source(file, library=loaded(small), folder=small, on=DAY)
    assert loaded(small).sources["reprint"].origin == "ministry-2018-11"
    assert any("harbours-closed" in remark for remark in taken.remarks)


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("binary.txt", b"\x89PNG\x00", "BG001"),
        ("utf16.txt", "ice".encode("utf-16"), "BG001"),
        ("empty.txt", b" \n", "BG007"),
        ("huge.txt", b"x" * ((16 << 20) + 1), "BG006"),
        ("catch-fell.txt", b"Ice.\n", "BG105"),
        ("....txt", b"Ice.\n", "BG106"),
    ],
)
def test_what_is_no_text_is_not_taken(small: Path, tmp_path: Path, name: str, data: bytes, code: str) -> None:
    """A file that is no text, or whose id is taken or impossible, leaves the library as it was."""
    file = tmp_path / name
    file.write_bytes(data)
    taken = add_source(file, library=loaded(small), folder=small, on=DAY)
    assert ([d.code for d in taken.diagnostics], taken.written) == ([code], ())
    loaded(small)


def test_a_text_is_taken_once(small: Path) -> None:
    """A text that is pinned already is not captured a second time."""
    taken = add_source(small / "archive/ministry-2018-11.txt", library=loaded(small), folder=small, on=DAY, key="other")
    assert [d.code for d in taken.diagnostics] == ["BG105"]


def test_a_few_words_lead_to_their_sentence(small: Path) -> None:
    """The sentence that holds the words is proposed, by anchors that stand once in the article."""
    [found] = propose(loaded(small), source="tribune-2019-03", words="212 calls")
    assert found.passage == "Their coast guards answered 212 calls together in 2018"
    assert (found.paragraph, found.numbers, found.exact) == (5, ("212", "2018"), True)


def test_words_that_stand_nowhere_lead_to_the_nearest_sentence(small: Path) -> None:
    """Words that are not there exactly give the sentences that share most of them, said to be inexact."""
    found = propose(loaded(small), source="tribune-2019-03", words="calls the coast guards answered")
    assert found[0].passage.startswith("Their coast guards")
    assert not found[0].exact


def test_words_outside_the_article_lead_nowhere(small: Path) -> None:
    """Page furniture is never proposed."""
    assert propose(loaded(small), source="tribune-2019-03", words="Ice road opens") == ()


def test_a_proposed_fact_is_found_again(small: Path) -> None:
    """What `fact add` writes loads, keeps the comments above it, and has the proposed anchors."""
    before = (small / "facts/sea.yaml").read_text("utf-8")
    [found] = propose(loaded(small), source="ministry-2018-11", words="share radar pictures")
    fact = {"id": "radar-agreed", "claim": "Arland and Velmark agreed: radar pictures are shared.", "at": found.at}
    taken = add_fact(small, topic="sea", source="ministry-2018-11", fact=fact, theme="talks")
    assert taken.diagnostics == ()
    assert (small / "facts/sea.yaml").read_text("utf-8").startswith(before)
    filed = loaded(small).facts["radar-agreed"]
    assert (filed.source, filed.theme, filed.fact.at[0].anchors) == ("ministry-2018-11", "talks", found.at)


@pytest.mark.parametrize("topic", ["sea", "new"])
def test_a_fact_of_another_source_opens_a_group(small: Path, topic: str) -> None:
    """A fact from another source, or in a new file, stands in a group of its own."""
    fact = {"id": "pact", "claim": "The pact of 1998 stands.", "at": "the rescue pact of 1998"}
    add_fact(small, topic=topic, source="harbour-post-2019-03", fact=fact)
    assert loaded(small).facts["pact"].source == "harbour-post-2019-03"


def test_a_file_that_takes_no_entry_is_left_alone(small: Path) -> None:
    """Where the file's layout has no room at its end, nothing is written."""
    path = small / "facts/flow.yaml"
    path.write_text("[{from: tribune-2019-03, facts: [{id: a, claim: b, at: Their coast guards}]}]\n")
    fact = {"id": "pact", "claim": "The pact of 1998 stands.", "at": "the rescue pact of 1998"}
    taken = add_fact(small, topic="flow", source="tribune-2019-03", fact=fact)
    assert [d.code for d in taken.diagnostics] == ["BG002"]
    assert path.read_text().count("pact") == 0
