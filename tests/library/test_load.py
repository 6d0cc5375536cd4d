from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.library.load import NotALibrary, load, reading

FIXTURES = Path(__file__).parent.parent / "fixtures"
Edit = Callable[[str, str, str], None]
Told = Callable[[], list[str]]


def test_the_small_library_loads_whole(small: Path) -> None:
    """Sources, facts, names, questions, the brief and the texts are all there, without a diagnostic."""
    library, diagnostics = load(small, display="lib")
    assert diagnostics == ()
    assert library is not None
    counts = (library.sources, library.facts, library.names, library.questions, library.briefs, library.texts or ())
    assert [len(part) for part in counts] == [3, 15, 5, 2, 1, 3]


def test_a_fact_knows_its_group(small: Path) -> None:
    """A fact carries the source and theme of its group, and where it is written."""
    library, _ = load(small, display="lib")
    assert library is not None
    fact = library.facts["talks-2018"]
    assert (fact.source, fact.theme, fact.place.route) == ("ministry-2018-11", "talks", (1, "facts", 0))


def test_no_folder_is_no_library(tmp_path: Path) -> None:
    """A folder that does not exist is a fault of usage."""
    with pytest.raises(NotALibrary, match="nowhere"):
        load(tmp_path / "nowhere", display="nowhere")


def test_the_folder_above_a_library_is_none(small: Path, tmp_path: Path) -> None:
    """Nothing in it is a library's, and one lies right below; an empty folder may become a library."""
    above = tmp_path / "above"
    above.mkdir()
    assert [d.code for d in load(above, display=".")[1]] == ["BG007", "BG007"]
    small.rename(above / "desk")
    with pytest.raises(NotALibrary):
        load(above, display=".")


FAULTS = (FIXTURES / "bad_input" / "shape.txt").read_text("utf-8").splitlines()[1:]


@pytest.mark.parametrize("row", FAULTS)
def test_a_fault_of_shape_is_told_where_it_is(small: Path, edit: Edit, told: Told, row: str) -> None:
    """A wrong field, value, date or id gives one diagnostic in plain words, at the caret of the table."""
    file, old, new, expected = (cell.strip() for cell in row.split(" | "))
    edit(file, old, "" if new == "-" else new)
    before, _, after = (small / file).read_text("utf-8").partition("^")
    (small / file).write_text(before + after.replace("^", "", 1), "utf-8")
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    if new == "-":
        line, column = 1, 3
    assert told() == [f"lib/{file}:{line}:{column} {expected}"]


def test_a_misspelt_field_is_guessed(small: Path, edit: Edit) -> None:
    """An unknown field comes with the nearest known one."""
    edit("facts/fisheries.yaml", "figures:", "figurs:")
    _, diagnostics = load(small, display="lib")
    assert [d.hint for d in diagnostics] == ["did you mean `figures`?"]


@pytest.mark.parametrize(
    ("kind", "hint"), [("newspaper", "did you mean `article-newspaper`?"), ("xyz", "known here: article, ")]
)
def test_a_kind_of_text_is_one_of_csl(small: Path, edit: Edit, kind: str, hint: str) -> None:
    """Another comes with the nearest, or with all there are."""
    edit("sources/tribune-2019-03.yaml", "type: article-newspaper", f"type: {kind}")
    _, diagnostics = load(small, display="lib")
    assert [d.hint.startswith(hint) for d in diagnostics if d.code == "BG103"] == [True]


def test_all_errors_of_all_files_come_in_one_run(edit: Edit, told: Told) -> None:
    """Faults in several files, and several in one, are told together."""
    edit("facts/fisheries.yaml", "label: Cod catch", "lable: Cod catch")
    edit("facts/fisheries.yaml", "status: denied", "status: denied\n      status: planned")
    edit("facts/sea.yaml", "date: 1998", "date: 1998-13")
    edit("names.yaml", "side: Arland, role", "sid: Arland, role")
    assert sorted(line.split()[1] for line in told()) == ["BG003", "BG101", "BG101", "BG104"]


def test_a_faulty_fact_leaves_the_others(small: Path, edit: Edit) -> None:
    """A fact with a fault of shape is left out, and the rest of its group loads."""
    edit("facts/fisheries.yaml", "status: denied", "status: maybe")
    library, _ = load(small, display="lib")
    assert library is not None
    assert "cut-denied" not in library.facts
    assert len(library.facts) == 14


def test_a_text_that_reads_as_a_key_is_explained(small: Path, edit: Edit) -> None:
    """A list entry with a `: ` in it becomes a map in YAML; the hint says so."""
    edit(
        "facts/fisheries.yaml",
        "at: Boats laid up at Havner after the storm",
        "actors:\n        - He said: no\n      at: Boats laid up",
    )
    _, diagnostics = load(small, display="lib")
    assert ["quotation marks" in d.hint for d in diagnostics] == [True]


@pytest.mark.parametrize("name", ["binary.yaml", "utf-16.yaml", "half-written.yaml", "traps.yaml"])
def test_a_file_that_cannot_be_read_withholds_everything(small: Path, name: str) -> None:
    """An unreadable file gives no library, and its errors concern everything."""
    (small / "facts" / name).write_bytes((FIXTURES / "bad_input" / name).read_bytes())
    library, diagnostics = load(small, display="lib")
    assert library is None
    assert {d.about for d in diagnostics} == {()}


def test_the_lines_of_an_unreadable_file_can_be_shown(small: Path) -> None:
    """Where no library comes of a folder, its atlas still leads to the faulty lines."""
    (small / "names.yaml").write_text("- name: Ana Brok\n  role: minister: of fish\n")
    found = reading(small, display="lib")
    [place] = [diagnostic.place for diagnostic in found.diagnostics]
    assert found.library is None
    assert place is not None
    assert found.atlas.line("names.yaml", found.atlas.spot(place).line) == "  role: minister: of fish"


@pytest.mark.parametrize("name", ["empty.yaml", "only-comments.yaml"])
def test_an_empty_facts_file_withholds_everything(small: Path, told: Told, name: str) -> None:
    """A facts file with nothing in it is an error about the whole library."""
    (small / "facts" / "more.yaml").write_bytes((FIXTURES / "bad_input" / name).read_bytes())
    assert told() == ["lib/facts/more.yaml:1:1 BG007 the file is empty (everything)"]


def test_a_huge_file_is_refused(small: Path) -> None:
    """A library file over the limit is not read."""
    (small / "facts" / "huge.yaml").write_bytes(b"# " + b"x" * (2 << 20))
    _, diagnostics = load(small, display="lib")
    assert [d.code for d in diagnostics] == ["BG006"]


@pytest.mark.parametrize("name", ["names.yaml", "questions.yaml"])
def test_a_list_for_the_whole_library_may_be_long(small: Path, name: str) -> None:
    """It is one file however large the library, so nobody could split it."""
    with (small / name).open("a", encoding="utf-8") as file:
        file.write("# and so on\n" * 100_000)
    library, told = load(small, display="small")
    assert library is not None
    assert "BG006" not in {d.code for d in told}


def test_an_empty_library_is_an_error(tmp_path: Path) -> None:
    """A folder with nothing in it is told to be empty."""
    _, diagnostics = load(tmp_path, display="lib")
    assert {d.code for d in diagnostics} == {"BG007"}


def test_a_link_out_of_the_library_is_refused(small: Path, tmp_path: Path) -> None:
    """A file that is a link to one outside is not read."""
    (tmp_path / "outside.yaml").write_text("- {name: Nobody}\n")
    (small / "facts" / "linked.yaml").symlink_to(tmp_path / "outside.yaml")
    _, diagnostics = load(small, display="lib")
    assert [d.code for d in diagnostics] == ["BG005"]


def test_a_linked_folder_is_refused(small: Path, tmp_path: Path) -> None:
    """A folder that is a link to one outside is not read either."""
    (small / "facts").rename(tmp_path / "elsewhere")
    (small / "facts").symlink_to(tmp_path / "elsewhere")
    _, diagnostics = load(small, display="lib")
    assert [d.code for d in diagnostics] == ["BG005"]


def test_a_pipe_does_not_hang_the_loader(small: Path) -> None:
    """What is no regular file is refused without being opened."""
    os.mkfifo(small / "facts" / "pipe.yaml")
    _, diagnostics = load(small, display="lib")
    assert [d.code for d in diagnostics] == ["BG001"]


@pytest.mark.parametrize("name", ["facts/more.yml", "sources/Upper.yaml", "Fewer Boats.yaml"])
def test_a_name_that_no_id_can_have_is_told(small: Path, name: str) -> None:
    """A file that would be silently passed over is told instead."""
    (small / name).write_text("title: x\n")
    _, diagnostics = load(small, display="lib")
    assert [d.code for d in diagnostics] == ["BG106"]


@pytest.mark.parametrize(
    ("name", "about"),
    [
        ("notes copy.yaml", ("brief:notes-copy",)),
        ("Fewer Boats.yaml", ("brief:fewer-boats",)),
        ("fewer-boats.yml", ("brief:fewer-boats",)),
        ("names.yml", ()),
        ("Library.yaml", ()),
        ("facts/more facts.yaml", ()),
        ("sources/Upper.yaml", ()),
    ],
)
def test_a_misnamed_brief_is_about_itself(small: Path, name: str, about: tuple[str, ...]) -> None:
    """As the brief that is meant; what all briefs may rest on is about everything."""
    (small / name).write_text("title: x\n")
    _, diagnostics = load(small, display="lib")
    assert [d.about for d in diagnostics] == [about]


def test_one_spelling_belongs_to_one_name(edit: Edit, told: Told) -> None:
    """The same spelling under two names is told about both."""
    edit("names.yaml", "also: [Reel]", "also: [Reel, Brok]")
    message = "BG105 the spelling `Brok` belongs to two names: `Ana Brok` and `Tomas Reel`"
    assert told() == [f"lib/names.yaml:2:3 {message} (name:Tomas Reel,name:Ana Brok)"]


@pytest.mark.parametrize("text", ["entries: [", "", "entries: [{fact: a}]\n", "surprise: 1\n"])
def test_a_lock_that_cannot_be_read_is_told_once(small: Path, text: str) -> None:
    """A torn or foreign lock is one error about everything."""
    (small / "evidence.lock").write_text(text)
    library, diagnostics = load(small, display="lib")
    assert ([d.code for d in diagnostics], library) == (["BG009"], None)


def test_the_archive_can_be_left_alone(small: Path) -> None:
    """Without texts a library is what a machine without the archive sees."""
    library, diagnostics = load(small, display="lib", texts=False)
    assert library is not None
    assert (library.texts, diagnostics) == (None, ())
