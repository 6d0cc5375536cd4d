"""Commands that look something up do not find out again what a build found out, and tell the same as without it."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from briefgen.build import keeping, run, watching
from briefgen.cli import verdict
from briefgen.library.memo import Memo
from tests.cli.conftest import SMALL, Outcome, Typed, change

TEMPLATES = Path(__file__).parents[2] / "templates"
BUILD = ("build", "--to", "md", "--quiet")
#: Every command that reads a library and checks it, or shows what a check found out.
COMMANDS: dict[str, tuple[str, ...]] = {
    "check": ("check",),
    "a fact": ("show", "catch-fell"),
    "words": ("show", "31,000"),
    "a note": ("show", "fewer-boats:1"),
    "facts": ("fact", "list", "--as", "json"),
    "facts nobody approved": ("fact", "list", "--unreviewed"),
    "sources": ("source", "list"),
    "what is open": ("review", "--list"),
    "an approval": ("review", "--approve", "catch-fell", "--by", "Kit Lowe", "--on", "2020-01-02"),
    "an objection": ("review", "--object", "catch-fell", "--why", "How so?", "--by", "Kit Lowe", "--on", "2020-01-02"),
    "what rests on a fact": ("impact", "talks-2018"),
    "what rests on a source": ("impact", "tribune-2019-03"),
    "a dossier": ("dossier", "fewer-boats"),
    "a dossier elsewhere": ("dossier", "fewer-boats", "--out", "desk"),
    "a lock": ("lock", "--on", "2020-01-02"),
    "a new fact": ("fact", "add", "both sides keep an officer on the line", "--source", "ministry-2018-11",
                   "--id", "line-manned", "--claim", "Each side has an officer on the line, day and night."),
    "a new id": ("fact", "rename", "catch-fell", "catch-shrank"),
}  # fmt: skip
#: Those that write into the library, and look at what they would have written.
WRITING = {"a new fact", "a new id"}
EDITS = {
    "a label": ("facts/fisheries.yaml", "label: Cod catch", "label: Cod landings"),
    "a wrong year": ("facts/sea.yaml", "a rescue pact of 1998", "a rescue pact of 1897"),
    "a title": ("fewer-boats.yaml", "title: Fewer boats, one sea", "title: Fewer boats and one sea"),
    "a limit": ("library.yaml", "note: 90", "note: 20"),
    "a reader": ("library.yaml", "title: ", "# read again\ntitle: "),
}


class Desk:
    """Two working folders with the same library: in one of them it was built, in the other never."""

    def __init__(self, typed: Typed, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.typed, self.chdir = typed, monkeypatch.chdir
        self.built, self.never = folder / "built", folder / "never"
        for place in (self.built, self.never):
            shutil.copytree(SMALL, place / "briefs")
        #: What the last command had to work out, by kind, with whatever memory.
        self.made = Counter[str]()
        stock = Memo.put

        def put(memo: Memo, kind: str, key: str, value: Any) -> Any:
            self.made[kind] += 1
            return stock(memo, kind, key, value)

        monkeypatch.setattr(Memo, "put", put)
        assert self.type(self.built, *BUILD).code == 0

    def type(self, place: Path, *words: str) -> Outcome:
        """What a command tells in one of the folders."""
        self.chdir(place)
        self.made.clear()
        return self.typed(*words)

    def edit(self, name: str) -> None:
        """Change the same words in both libraries."""
        file, old, new = EDITS[name]
        for place in (self.built, self.never):
            change(place / "briefs" / file, old, new)

    def libraries(self) -> Iterator[dict[str, bytes]]:
        """Every file of both libraries."""
        for place in (self.built, self.never):
            files = (path for path in (place / "briefs").rglob("*") if path.is_file())
            yield {path.relative_to(place).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def desk(typed: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Both folders, and a library that was built in the first."""
    return Desk(typed, tmp_path, monkeypatch)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_tells_and_writes_the_same_with_what_a_build_found_out(desk: Desk, name: str) -> None:
    """Its words, its end, and every file of the library afterwards."""
    warm, cold = (desk.type(place, *COMMANDS[name]) for place in (desk.built, desk.never))
    assert warm == cold
    assert warm.code == 0
    one, other = desk.libraries()
    assert one == other


@pytest.mark.parametrize("name", [name for name in COMMANDS if name not in WRITING])
def test_a_command_works_nothing_out_that_a_build_found_out(desk: Desk, name: str) -> None:
    """No file is parsed, no passage searched, no brief composed again, from the first of its memories to the last."""
    desk.type(desk.never, *COMMANDS[name])
    assert desk.made
    desk.type(desk.built, *COMMANDS[name])
    assert desk.made == {}


def test_a_command_with_an_output_folder_looks_there(desk: Desk) -> None:
    """Where briefs are built elsewhere, a dossier that goes there too works nothing out."""
    (desk.built / "build").rename(desk.built / "printed")
    desk.type(desk.built, "dossier", "fewer-boats", "--out", "printed")
    assert desk.made == {}
    desk.type(desk.built, "check")
    assert desk.made


@pytest.mark.parametrize(("name", "files"), [("a new fact", 0), ("a new id", 3)])
def test_a_command_that_writes_works_out_what_it_changes(desk: Desk, name: str, files: int) -> None:
    """One fact is judged; of a new id, the files are read again that name the fact: its own, a question's, a brief."""
    desk.type(desk.built, *COMMANDS[name])
    assert (desk.made.get("file", 0), desk.made["fact"]) == (files, 1)


@pytest.mark.parametrize("name", EDITS)
@pytest.mark.parametrize("command", ["check", "a fact", "what is open", "facts"])
def test_after_an_edit_a_command_tells_of_the_library_as_it_is(desk: Desk, command: str, name: str) -> None:
    """What the build found out of what is no longer so is not told."""
    before = desk.type(desk.built, "check")
    desk.edit(name)
    warm, cold = (desk.type(place, *COMMANDS[command]) for place in (desk.built, desk.never))
    assert warm == cold
    if command == "check" and name in ("a wrong year", "a limit"):
        assert warm != before


def test_after_an_edit_a_check_parses_one_file(desk: Desk) -> None:
    """That one, and judges the one fact that was edited."""
    desk.edit("a label")
    desk.type(desk.built, "check")
    assert {kind: desk.made[kind] for kind in ("file", "fact", "shelf")} == {"file": 1, "fact": 1, "shelf": 1}


def test_a_template_with_a_mistake_is_found_by_a_check_after_a_build(desk: Desk) -> None:
    """Composing is not spared where what it is made with changed."""
    for place in (desk.built, desk.never):
        (place / "templates").mkdir()
        (place / "templates" / "brief.md.j2").write_text("{{ claim('nobody-knows') }}\n")
    warm, cold = (desk.type(place, "check") for place in (desk.built, desk.never))
    assert warm == cold
    assert "BG409" in warm.out


def test_a_fact_that_only_a_template_names_is_missed_by_a_check_after_a_build(desk: Desk) -> None:
    """What composing told is not remembered where it was composed from more than the brief rests on."""
    for place in (desk.built, desk.never):
        shutil.copytree(TEMPLATES, place / "templates")
        with (place / "templates" / "brief.md.j2").open("a", encoding="utf-8") as template:
            template.write("{{ claim('boats-on-slip') }}\n")
    assert desk.type(desk.built, *BUILD).code == 0
    assert desk.type(desk.built, "check").code == 0
    for place in (desk.built, desk.never):
        change(place / "briefs" / "facts" / "fisheries.yaml", "id: boats-on-slip", "id: slipped-boats")
    warm, cold = (desk.type(place, "check") for place in (desk.built, desk.never))
    assert warm == cold
    assert "BG409" in warm.out


@pytest.mark.parametrize("name", ["check", "a fact", "facts", "what is open", "what rests on a fact"])
def test_who_looks_leaves_the_memory_as_it_was(desk: Desk, name: str) -> None:
    """So that looking at one library never costs the next build of another; and none is made where there is none."""
    desk.edit("a label")
    kept = (desk.built / "build" / keeping.PLACE).read_bytes()
    for place in (desk.built, desk.never):
        desk.type(place, *COMMANDS[name])
    assert (desk.built / "build" / keeping.PLACE).read_bytes() == kept
    assert not (desk.never / "build").exists()


NAMES_NOBODY = "{{ claim('nobody-knows') }}\n"


def test_a_template_that_is_edited_during_a_build_misleads_no_check(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What composing told with it is not told of the template as it was before, once that is back."""
    for place in (desk.built, desk.never):
        shutil.copytree(TEMPLATES, place / "templates")
    template = desk.built / "templates" / "brief.md.j2"
    whole, stock = template.read_text(encoding="utf-8"), run._begun

    def begun(*words: Any) -> Any:
        template.write_text(whole + NAMES_NOBODY, encoding="utf-8")
        return stock(*words)

    with monkeypatch.context() as patched:
        patched.setattr(run, "_begun", begun)
        assert "BG409" in desk.type(desk.built, *BUILD).err
    template.write_text(whole, encoding="utf-8")
    warm, cold = (desk.type(place, "check") for place in (desk.built, desk.never))
    assert warm == cold
    assert "BG409" not in warm.out


def test_what_composing_told_is_known_again_after_a_build_that_composed_nothing(desk: Desk) -> None:
    """A build of one brief forgot what the other's told; the next build of all has it in the record of that brief."""
    for place in (desk.built, desk.never):
        shutil.copy(place / "briefs" / "fewer-boats.yaml", place / "briefs" / "other.yaml")
    for words in (BUILD, ("build", "other", "--to", "md", "--quiet"), BUILD):
        assert desk.type(desk.built, *words).code == 0
    desk.type(desk.built, "check")
    assert desk.made == {}


# ------------------------------------------------------------------------------------- checks that go on


@pytest.fixture
def rounds(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[tuple[dict[str, int], str]]]:
    """`check --watch` where nothing was built, with a save before each check but the first.

    Gives what each check worked out, and what all had told by then.
    """

    def watched(*saves: Callable[[], object]) -> list[tuple[dict[str, int], str]]:
        made: list[dict[str, int]] = []

        def bursts(_: watching.Watched) -> Iterator[None]:
            for save in saves:
                made.append(dict(desk.made))
                desk.made.clear()
                save()
                yield None
            made.append(dict(desk.made))
            raise KeyboardInterrupt

        monkeypatch.setattr(watching, "bursts", bursts)
        monkeypatch.setattr(verdict, "told", lambda *words, **more: told.append(stock(*words, **more)) or told[-1])
        told: list[str] = []
        desk.type(desk.never, "check", "--watch")
        return list(zip(made, told, strict=True))

    stock = verdict.told
    return watched


def test_a_check_that_goes_on_finds_nothing_out_twice(desk: Desk, rounds: Any) -> None:
    """Without any build before it: the second check parses the file that was saved, and judges its one fact."""
    made = [one for one, _ in rounds(lambda: desk.edit("a label"))]
    assert [(one["file"], one["fact"]) for one in made] == [(8, 15), (1, 1)]


def test_a_check_that_goes_on_forgets_what_is_no_longer_so(desk: Desk, rounds: Any) -> None:
    """It may go on for days: what the check before last knew is found out again where it is so again."""
    file, old, new = EDITS["a label"]
    back = partial(change, desk.never / "briefs" / file, new, old)
    made = [one for one, _ in rounds(partial(desk.edit, "a label"), back)]
    assert [one["file"] for one in made] == [8, 1, 1]


def test_a_file_that_is_half_typed_costs_a_check_that_goes_on_nothing(desk: Desk, rounds: Any) -> None:
    """Saved as it should be, the library is what it was before, and nothing of it is found out again."""
    path = desk.never / "briefs" / "facts" / "fisheries.yaml"
    whole = path.read_text(encoding="utf-8")
    half, mended = (partial(path.write_text, text, encoding="utf-8") for text in (whole + '"', whole))
    (_, before), (_, broken), (made, after) = rounds(half, mended)
    assert "BG002" in broken
    assert (made, after) == ({}, before)


def test_a_template_that_is_edited_during_a_check_misleads_no_later_one(
    desk: Desk, rounds: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As during a build."""
    shutil.copytree(TEMPLATES, desk.never / "templates")
    template = desk.never / "templates" / "brief.md.j2"
    whole, stock = template.read_text(encoding="utf-8"), run.told_by
    edits = iter([whole + NAMES_NOBODY, whole])

    def told_by(*words: Any, **more: Any) -> Any:
        template.write_text(next(edits), encoding="utf-8")
        return stock(*words, **more)

    monkeypatch.setattr(run, "told_by", told_by)

    def back() -> None:
        template.write_text(whole, encoding="utf-8")
        desk.edit("a reader")  # a template that is as it was is no change that a round begins for

    (_, during), (_, after) = rounds(back)
    assert ("BG409" in during, "BG409" in after) == (True, False)


def test_a_fact_that_only_a_template_names_is_missed_by_a_check_that_goes_on(desk: Desk, rounds: Any) -> None:
    """What composing told is not remembered where it was composed from more than the brief rests on."""
    shutil.copytree(TEMPLATES, desk.never / "templates")
    with (desk.never / "templates" / "brief.md.j2").open("a", encoding="utf-8") as template:
        template.write("{{ claim('boats-on-slip') }}\n")
    facts = desk.never / "briefs" / "facts" / "fisheries.yaml"
    (_, before), (_, after) = rounds(partial(change, facts, "id: boats-on-slip", "id: slipped-boats"))
    assert ("BG409" in before, "BG409" in after) == (False, True)
