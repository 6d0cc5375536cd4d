from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.library.capture.fact_table import drafts
from briefgen.library.capture.facts import Draft, add_facts
from briefgen.words.diagnostics import Diagnostic
from tests.library.capture.test_sources import loaded

TABLE = """id,source,topic,theme,claim,at,words,date,figures,derived,actors,says
pact,harbour-post-2019-03,sea,rescue,The pact of 1998 stands.,the rescue pact of 1998,,1998,,,,
slip,harbour-post-2019-03,sea,rescue,Nine boats lay there.,,nine boats,,,March 2019 = this week,Ana Brok; Arland,
fell,tribune-2019-03,,,The catch fell by 22.5%.,"Velmark's cod boats landed [...] said on Friday
Arland denies that it pressed [...] Tomas Reel said",,,"2016 = 40,000 tonnes; 2018 = 31,000 tonnes","\
22.5% = change(2016, 2018)",,Tomas Reel
"""


def read(small: Path, text: str) -> tuple[Draft, ...] | tuple[Diagnostic, ...]:
    """What a table gives."""
    path = small.parent / "facts.csv"
    path.write_bytes(text.encode())
    return drafts(path, loaded(small))


def told(small: Path, text: str) -> list[str]:
    """The mistakes of a table, each as line, code and message."""
    found = read(small, text)
    assert all(isinstance(one, Diagnostic) for one in found)
    return [
        f"{one.place.line if one.place else 0} {one.code} {one.message}" for one in found if isinstance(one, Diagnostic)
    ]


def test_rows_become_facts(small: Path) -> None:
    """With passages, lists, pairs, and what is computed."""
    found = [one for one in read(small, TABLE) if isinstance(one, Draft)]
    assert add_facts(small, found).diagnostics == ()
    facts = loaded(small).facts
    assert [(facts[key].place.file, facts[key].theme) for key in ("pact", "slip", "fell")] == [
        ("facts/sea.yaml", "rescue"),
        ("facts/sea.yaml", "rescue"),
        ("facts/tribune-2019-03.yaml", None),
    ]
    fell, slip = facts["fell"].fact, facts["slip"].fact
    assert [one.anchors for one in fell.at][1] == "Arland denies that it pressed [...] Tomas Reel said"
    assert fell.figures == {"2016": "40,000 tonnes", "2018": "31,000 tonnes"}
    assert getattr(fell.derived["22.5%"], "change", None) == ("2016", "2018")
    assert (slip.actors, slip.derived) == (("Ana Brok", "Arland"), {"March 2019": "this week"})
    assert slip.at[0].start.startswith("This newspaper")


@pytest.mark.parametrize("change", [("\n", "\r\n"), (",", ";")], ids=["CRLF", "semicolons"])
def test_a_table_from_any_spreadsheet_is_read(small: Path, change: tuple[str, str]) -> None:
    """Line ends and separators differ by country and program; a byte order mark stands before many."""
    text = "\ufeffid,source,claim,at\npact,harbour-post-2019-03,The pact of 1998 stands.,the rescue pact of 1998\n"
    [found] = read(small, text.replace(*change))
    assert isinstance(found, Draft)
    assert found.fields["at"] == "the rescue pact of 1998"


def test_every_mistake_of_every_row_is_told_at_its_line(small: Path) -> None:
    """All of them, in one run."""
    text = (
        "id,source,claim,at,date,label,figures\n"
        "pact,nowhere,The pact stands.,the rescue pact of 1998,,,\n"
        ",harbour-post-2019-03,The pact stands.,the rescue pact of 1998,,,\n"
        'A b,harbour-post-2019-03,"The\npact stands.",the rescue pact of 1999,2019-02-30,,\n'
        "catch-fell,harbour-post-2019-03,,the,,this label is longer than forty characters are,2016\n"
        "pact,,The pact stands.,the rescue pact of 1998,,,\n"
    )
    assert [one.split(" ", 2)[:2] for one in told(small, text)] == [
        ["2", "BG201"],
        ["3", "BG102"],
        ["4", "BG301"],
        ["4", "BG103"],
        ["4", "BG104"],
        ["6", "BG103"],
        ["6", "BG302"],
        ["6", "BG102"],
        ["6", "BG103"],
        ["6", "BG105"],
        ["7", "BG102"],
        ["7", "BG105"],
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("id,source,claim,at,sauce\n", "1 BG101 facts have no column `sauce`"),
        ("id,id\n", "1 BG101 facts have no column `id`, or it is there twice"),
        ("id,source\n", "0 BG007 "),
        ("", "0 BG007 "),
        ("id,source\na,b,c\n", "2 BG001 the row has 3 cells"),
        ('id,source\n"a,b\n', "2 BG001 this is no CSV"),
        ("id,source,claim,words\na,tribune-2019-03,B.,storm\n", "2 BG302 2 passages"),
        ("id,source,claim,words\na,tribune-2019-03,B.,hail\n", "2 BG301 no passages"),
        ("id,source,claim,at\na,tribune-2019-03,B.,x [...]\n", "2 BG103 "),
    ],
)
def test_what_is_no_table_of_facts_is_told(small: Path, text: str, said: str) -> None:
    """With its line, where there is one."""
    assert told(small, text)[0].startswith(said)


def test_a_cell_that_was_kept_from_running_is_read_as_it_was(small: Path) -> None:
    """The apostrophe in front is no part of the claim."""
    text = "id,source,claim,at\npact,harbour-post-2019-03,'=The pact of 1998,the rescue pact of 1998\n"
    [found] = read(small, text)
    assert isinstance(found, Draft)
    assert found.fields["claim"] == "=The pact of 1998"
