"""The HTML page of both media."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from briefgen.render import page
from briefgen.write.manuscript import Manuscript, Note, Spot
from tests.render.manuscripts import manuscript_of

Read = Callable[[str], Manuscript]


def compose(manuscript: Manuscript, medium: page.Medium = "screen", *templates: Path) -> page.Page:
    """The page with the address of the fixtures' picture."""
    return page.compose(manuscript, medium, pictures={"catch": "catch.svg"}, templates=templates)


def test_in_print_each_note_stands_at_its_call(read: Read) -> None:
    """A print page has note 2 right after call 2, linked both ways."""
    html = compose(read("small"), "print").html
    call = '<a class="call" id="ref2" href="#fn2" role="doc-noteref">2</a>'
    assert f'{call}<span class="fn" id="fn2" role="doc-footnote"><a href="#ref2">2</a>' in html


@pytest.mark.parametrize(
    ("differing", "untold", "share"),
    [
        ("Why? " * 10, "Who? " * 30, "25%"),
        ("Why?", "Who? " * 30, "20%"),
        ("Why? " * 30, "Who?", "80%"),
    ],
)
def test_open_questions_stand_in_columns_as_wide_as_their_text(differing: str, untold: str, share: str) -> None:
    """In print: ten questions of forty take a quarter; a fifth at least."""
    columns = f"<<differing>>\n- {differing}\n<</>>\n<<untold>>\n{f'- {untold}' if untold else ''}\n<</>>"
    html = compose(manuscript_of(f"<<questions>>\n## Open\n\n{columns}\n<</>>\n"), "print").html
    assert re.findall(r'style="--first: (.*?)"', html) == [share]


@pytest.mark.parametrize(
    "inside",
    [
        "Why?",
        "<<differing>>\n- Why?\n<</>>",
        "<<untold>>\n- Why?\n<</>>",
        "<<differing>>\n- Who?\n<</>>\nBetween.\n\n<<untold>>\n- Why?\n<</>>",
        "<<untold>>\n- Who?\n<</>>\n<<differing>>\n- Why?\n<</>>",
        "<<differing>>\n- [Who?](https://example.org/)\n<</>>\n<<untold>>\n- Why?\n<</>>",
    ],
)
def test_questions_in_another_shape_are_as_written(inside: str) -> None:
    """A house's template may list them as it likes, in its order."""
    html = compose(manuscript_of(f"<<questions>>\n## Open\n\n{inside}\n<</>>\n"), "print").html
    assert 'class="columns"' not in html
    body = html[html.index("<body>") :]
    assert [word for word in ("Open", "Who?", "Between", "Why?") if word in body] == sorted(
        (word for word in ("Open", "Who?", "Between", "Why?") if word in body), key=body.index
    )


def test_on_the_screen_notes_stand_at_the_end_with_links_both_ways(read: Read) -> None:
    """Every call leads to an item of the list of notes, and the item leads back."""
    html = compose(read("full")).html
    for number in range(1, 26):
        assert html.count(f'href="#fn{number}" role="doc-noteref"') == 1
        assert html.count(f'<li id="fn{number}"') == 1
        assert html.count(f'<a class="back" href="#ref{number}"') == 1


def test_every_link_within_the_page_has_a_target(read: Read) -> None:
    """No `#` link is dead, in either medium."""
    for medium in ("screen", "print"):
        html = compose(read("full"), medium).html
        assert set(re.findall(r'href="#([^"]+)"', html)) <= set(re.findall(r' id="([^"]+)"', html))


def test_the_screen_page_asks_for_nothing_outside_itself(read: Read) -> None:
    """Nothing but links names an address, and there is no script."""
    html = compose(read("full")).html
    assert "<script" not in html
    assert not re.search(r"url\(|@import|<link", html)


def test_the_page_has_its_language_and_landmarks(read: Read) -> None:
    """A screen reader finds the language, the title, the text and a way to skip to it."""
    html = compose(read("small")).html
    pieces = ('<html lang="en">', "<title>Fewer boats, one sea</title>", '<main id="text"', 'class="skip" href="#text"')
    assert [piece for piece in pieces if piece not in html] == []


def test_no_mark_of_a_part_reaches_the_page(read: Read) -> None:
    """The private-use characters stay inside."""
    assert not re.search("[\ue000\ue001]", compose(read("full")).html)


def test_a_part_of_unknown_name_becomes_a_section_with_its_attributes() -> None:
    """Names and attributes of parts are for style sheets to use."""
    html = compose(manuscript_of("<<odd size=big>>\nWords.\n<</>>\n")).html
    assert '<section class="part odd" data-size="big">' in html


def test_a_figure_prints_its_picture_and_on_the_screen_its_table_too(read: Read) -> None:
    """The table for those who cannot see a picture folds away on the screen; in print the alternative text serves."""
    screen, printed = (compose(read("full"), medium).html for medium in ("screen", "print"))
    assert "<details><summary>The figure as a table</summary><table>" in screen
    assert '<img src="catch.svg" alt="Cod catch' in printed
    assert "<td>2016</td>" not in printed


def test_the_marks_of_a_picture_lead_to_their_notes(read: Read) -> None:
    """Keys and readers meet each mark once, by its name; its second box is for the hand, and in print for all."""
    spots = (Spot(2, "Cod <2016>", 1, 2.5, 30, 10), Spot(2, "Cod <2016>", 5, 12.5, 2, 8, again=True))
    full = read("full")
    marked = replace(full, pictures=(replace(full.pictures[0], spots=spots),))
    first = '<a class="spot" href="#fn2" style="left:1%;top:2.5%;width:30%;height:10%"'
    second = '<a class="spot" href="#fn2" style="left:5%;top:12.5%;width:2%;height:8%"'
    name, silent = ' aria-label="Cod &lt;2016&gt; (note 2)"></a>', ' aria-hidden="true" tabindex="-1"></a>'
    assert f"{first}{name}{second}{silent}</span>" in compose(marked).html
    assert f"{first}{name}{second}{name}</span>" in compose(marked, "print").html


@pytest.mark.parametrize(("words", "long"), [(20, False), (400, True)])
def test_a_long_table_of_accounts_may_break(words: int, long: bool) -> None:
    """It is marked, so that it does not leave half a page empty; a short one stays in one piece."""
    table = f"| Who | Account |\n| --- | --- |\n| Kell | {'nets ' * words}|\n"
    html = compose(manuscript_of(f"<<accounts>>\n**Why?**\n\n{table}\n<</>>\n"), "print").html
    assert ('<section class="part accounts" data-long="true">' in html) is long


def test_words_of_the_furniture_come_in_the_language_of_the_brief(read: Read) -> None:
    """`terms` stand for the English words."""
    html = compose(replace(read("small"), language="fr", terms={"endnotes": "Notes de source", "page of": "sur"})).html
    assert "Notes de source</h2>" in html
    assert 'data-of="sur"' in html


def test_a_call_without_note_is_told(read: Read) -> None:
    """BG413 names the number."""
    found = compose(manuscript_of("Text.[^4]\n")).diagnostics
    assert [(d.code, "note 4" in d.message, d.about) for d in found] == [("BG413", True, ("brief:fewer-boats",))]


@pytest.mark.parametrize(("length", "codes"), [(1200, []), (1201, ["BG416"])])
def test_a_note_over_the_limit_is_told(read: Read, length: int, codes: list[str]) -> None:
    """1,200 characters pass, one more is BG416."""
    manuscript = replace(manuscript_of("Text.[^1]\n"), notes=(Note(1, "n" * length, ()),))
    assert [d.code for d in compose(manuscript).diagnostics] == codes


def test_what_the_house_writes_is_escaped(read: Read) -> None:
    """A title with angle brackets is text, in the head and in attributes."""
    html = compose(replace(read("small"), title='<b>"x"</b>', house="<i>")).html
    assert "<b>" not in html
    assert "<i>" not in html


def test_a_template_of_the_library_comes_first(read: Read, tmp_path: Path) -> None:
    """A folder given by the caller shadows a style sheet of ours."""
    (tmp_path / "screen.css").write_text("/* ours */", encoding="utf-8")
    assert "/* ours */" in compose(read("small"), "screen", tmp_path).html


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        ("page.html.j2", b"one\n{{ nobody }}\n", 2),
        ("page.html.j2", b"one\n\n{% for %}\n", 3),
        ("page.html.j2", b"one\n{{ 1 // 0 }}\n", 2),
        ("page.html.j2", b"one\n\xff\n", 2),
        ("screen.css", b"/* one */\n/* \xe9t\xe9 */\n", 2),
    ],
)
def test_a_template_that_does_not_hold_is_told(
    read: Read, tmp_path: Path, name: str, content: bytes, line: int
) -> None:
    """BG409 at its line, and no page."""
    (tmp_path / name).write_bytes(content)
    made = compose(read("small"), "screen", tmp_path)
    [told] = made.diagnostics
    assert (told.code, told.place and (told.place.file, told.place.line)) == ("BG409", (f"templates/{name}", line))
    assert made.html == ""


@pytest.mark.parametrize("name", ["page.html.j2", "screen.css"])
def test_a_template_that_leads_out_of_its_folder_is_not_read(read: Read, tmp_path: Path, name: str) -> None:
    """A link to a file elsewhere prints nothing of it."""
    (tmp_path / "elsewhere").write_text("a secret", encoding="utf-8")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / name).symlink_to(tmp_path / "elsewhere")
    made = compose(read("small"), "screen", tmp_path / "templates")
    assert made.html == compose(read("small")).html


def test_a_note_that_nothing_calls_is_told() -> None:
    """BG413: its citation stands in code, say."""
    found = compose(manuscript_of("Text.[^1]\n\n    code [^2]\n[^1]: One.\n[^2]: Two.\n")).diagnostics
    assert [(d.code, "note 2" in d.message) for d in found] == [("BG413", True)]
