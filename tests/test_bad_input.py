"""What a writer can get wrong, through the real command: told at its place, nothing written, exit 1."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

FIXTURES = Path(__file__).parent / "fixtures"
BAD = FIXTURES / "bad_input"
REFUSED = [
    [field.strip() for field in line.split(" | ")]
    for line in (BAD / "refused.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@dataclass(frozen=True)
class Outcome:
    """How a command ended, and what it told."""

    code: int
    out: str
    err: str


Typed = Callable[..., Outcome]


def command(folder: Path, *words: str) -> Outcome:
    """Run briefgen in a process of its own, in a folder."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("BRIEFGEN_")}
    environment["PYTHONPATH"] = str(FIXTURES.parent.parent)
    done = subprocess.run(
        [sys.executable, "-m", "briefgen", *words],
        cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    return Outcome(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Typed:
    """Run the command line in this process, in the desk's folder."""
    from briefgen.cli.boundary import run

    def type_it(folder: Path, *words: str) -> Outcome:
        monkeypatch.chdir(folder)
        monkeypatch.setattr(sys, "argv", ["briefgen", *words])
        with pytest.raises(SystemExit) as end:
            run()
        told = capsys.readouterr()
        return Outcome(int(end.value.code or 0), told.out, told.err)

    return type_it


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small library, locked and built once, every rendition."""
    folder = tmp_path_factory.mktemp("desk")
    shutil.copytree(FIXTURES / "small", folder / "briefs")
    assert command(folder, "lock", "--on", "2020-02-01").code == 0
    done = command(folder, "build")
    assert done.code == 0, done.err
    return folder


@pytest.fixture
def desk(built: Path, tmp_path: Path) -> Path:
    """A copy of the built folder, to be spoilt."""
    return Path(shutil.copytree(built, tmp_path / "desk", symlinks=True))


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder but the cache of builds, and every link."""
    return {
        path.relative_to(folder).as_posix(): path.readlink().as_posix().encode()
        if path.is_symlink()
        else path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if (path.is_symlink() or path.is_file()) and ".cache" not in path.parts
    }


def refused(desk: Path, typed: Typed, *, to: str = "md,json") -> str:
    """What a build tells that fails on a diagnostic and leaves every file beside it as it was."""
    before = files(desk.parent)
    done = typed(desk, "build", "--to", to, "--jobs", "1")
    assert done.code == 1, done.err
    assert done.out == ""
    assert "Traceback" not in done.err
    assert files(desk.parent) == before
    return done.err


def spoil(desk: Path, file: str, old: str, new: str) -> str:
    """Replace words that stand once, and give the place between the two `^` of the new ones."""
    path = desk / "briefs" / file
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"`{old}` stands {text.count(old)} times in {file}"
    marked = text.replace(old, new)
    before = marked[: marked.index("^")]
    path.write_text(marked.replace("^", ""), "utf-8")
    return f"briefs/{file}:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


@pytest.mark.parametrize(("file", "old", "new", "told"), [case[1:] for case in REFUSED], ids=[c[0] for c in REFUSED])
def test_it_is_told_at_its_place(desk: Path, typed: Typed, file: str, old: str, new: str, told: str) -> None:
    """File, line, column and code; exit 1; the earlier outputs untouched, nothing written anywhere."""
    place = spoil(desk, file, old, new)
    assert f"{place}: {told}" in refused(desk, typed)


@pytest.mark.parametrize("name", [case[0] for case in REFUSED if case[0].startswith(("number", "unknown", "link"))])
def test_it_is_told_without_the_archive_too(desk: Path, typed: Typed, name: str) -> None:
    """The lock stands for the texts."""
    [[file, old, new, told]] = [case[1:] for case in REFUSED if case[0] == name]
    shutil.rmtree(desk / "briefs" / "archive")
    assert f"{spoil(desk, file, old, new)}: {told}" in refused(desk, typed)


def test_check_tells_the_same_on_standard_output(desk: Path, typed: Typed) -> None:
    """Where programs look for it."""
    place = spoil(desk, "facts/sea.yaml", "area: discontent", "^aria^: discontent")
    done = typed(desk, "check")
    assert (done.code, f"{place}: BG101" in done.out) == (1, True)


def test_the_caret_stands_under_what_is_wrong(desk: Path, typed: Typed) -> None:
    """The line is shown, and the characters that are meant."""
    spoil(desk, "facts/sea.yaml", "date: 2018-06", "date: ^2018-06-31^")
    _, line, caret, *_ = refused(desk, typed).partition("briefs/facts/sea.yaml")[2].splitlines()
    assert line.endswith("date: 2018-06-31")
    assert caret.index("^") == line.index("2018-06-31")
    assert caret.count("^") == len("2018-06-31")


def test_an_altered_anchor_shows_the_nearest_passage(desk: Path, typed: Typed) -> None:
    """With its line in the captured text."""
    spoil(desk, "facts/sea.yaml", "at: Their coast guards answered 212", "at: ^Their coast guards took 212^")
    told = refused(desk, typed)
    text = (desk / "briefs/archive/tribune-2019-03.txt").read_text("utf-8")
    line = text[: text.index("Their coast guards")].count("\n") + 1
    assert f"(tribune-2019-03, line {line})" in told
    assert "Their coast guards answered 212 calls together in 2018" in told


def test_a_misspelt_field_gets_the_nearest(desk: Path, typed: Typed) -> None:
    """Did you mean."""
    spoil(desk, "facts/sea.yaml", "area: discontent", "^aria^: discontent")
    assert re.search(r"did you mean `area`\?", refused(desk, typed), re.IGNORECASE)


@pytest.mark.parametrize("there", [True, False], ids=["with the archive", "without"])
def test_a_pin_that_differs_is_told(desk: Path, typed: Typed, there: bool) -> None:
    """With the archive no text has that digest; without it the lock has another."""
    place = spoil(desk, "sources/ministry-2018-11.yaml", "sha256: 26eced", "sha256: ^36eced")
    if not there:
        shutil.rmtree(desk / "briefs" / "archive")
    told = refused(desk, typed)
    assert (f"{place}: BG008" if there else "BG315 changed since it was locked") in told


def test_a_text_that_was_edited_is_told(desk: Path, typed: Typed) -> None:
    """A digit changed in a captured text changes its digest."""
    path = desk / "briefs/archive/tribune-2019-03.txt"
    path.write_text(path.read_text("utf-8").replace("212 calls", "213 calls"), "utf-8")
    assert "briefs/sources/tribune-2019-03.yaml:14:11: BG008" in refused(desk, typed)


@pytest.mark.parametrize(
    "template", ["{{ nobody }}", "{{ brief.titel }}", "{% if false %}{{ fact('gone') }}{% endif %}"]
)
def test_an_undefined_name_in_a_template_is_told(desk: Path, typed: Typed, template: str) -> None:
    """A variable, a field, a fact: at its line."""
    (desk / "templates").mkdir()
    (desk / "templates" / "brief.md.j2").write_text(f"one\n\n{template}\n")
    told = refused(desk, typed)
    assert "templates/brief.md.j2:3:1: BG409" in told
    assert template in told


@pytest.mark.parametrize("keep", [(), ("library.yaml",)], ids=["nothing", "settings alone"])
def test_an_empty_library_is_told(desk: Path, typed: Typed, keep: tuple[str, ...]) -> None:
    """No sources and no facts: a diagnostic, not an empty success."""
    for path in (desk / "briefs").iterdir():
        if path.name not in keep:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    assert "briefs/library.yaml:1:1: BG007" in refused(desk, typed)


UNREADABLE = {
    "binary": ((BAD / "binary.yaml").read_bytes(), "BG001"),
    "utf-16": ((BAD / "utf-16.yaml").read_bytes(), "BG001"),
    "breaks off in a character": ((BAD / "half-written.yaml").read_bytes(), "BG001"),
    "breaks off in a quotation": (b'- {from: tribune-2019-03, facts: [{id: a, claim: "b', "BG002"),
    "huge": (b"#" * (2 << 20), "BG006"),
    "deep": (b"[" * 50_000, "BG006"),
}


@pytest.mark.parametrize(
    ("where", "what"),
    [
        *(("facts/more.yaml", what) for what in UNREADABLE),
        ("sources/more.yaml", "binary"),
        ("more.yaml", "breaks off in a quotation"),
        ("names.yaml", "utf-16"),
        ("library.yaml", "huge"),
    ],
)
def test_a_file_that_cannot_be_read_withholds_all(desk: Path, typed: Typed, where: str, what: str) -> None:
    """Whichever file it is."""
    content, code = UNREADABLE[what]
    (desk / "briefs" / where).write_bytes(content)
    told = refused(desk, typed)
    assert re.search(rf"^briefs/{re.escape(where)}:\d+:\d+: {code} ", told, re.MULTILINE), told


@pytest.mark.parametrize("where", ["facts/sea.yaml", "sources/tribune-2019-03.yaml", "fewer-boats.yaml", "names.yaml"])
def test_a_symlink_that_leaves_the_library_is_told(desk: Path, typed: Typed, where: str) -> None:
    """Though what it leads to would do."""
    path = desk / "briefs" / where
    path.rename(desk / "elsewhere.yaml")
    path.symlink_to(desk / "elsewhere.yaml")
    assert f"briefs/{where}:1:1: BG005" in refused(desk, typed)


def test_a_linked_folder_that_leaves_the_library_is_told(desk: Path, typed: Typed) -> None:
    """All its files lie outside."""
    (desk / "briefs/facts").rename(desk / "facts")
    (desk / "briefs/facts").symlink_to(desk / "facts", target_is_directory=True)
    assert "BG005" in refused(desk, typed)


def test_an_archive_outside_the_library_is_told(desk: Path, typed: Typed) -> None:
    """A path in library.yaml that leads upwards."""
    place = spoil(desk, "library.yaml", "language: en", "archive: ^../..^")
    assert f"{place}: BG005" in refused(desk, typed)


def test_a_template_that_leaves_its_folder_is_told(desk: Path, typed: Typed) -> None:
    """By a path, or by a link."""
    (desk / "secret.md").write_text("secret")
    (desk / "templates").mkdir()
    (desk / "templates" / "link.md").symlink_to(desk / "secret.md")
    for name in ("../secret.md", "link.md"):
        (desk / "templates" / "brief.md.j2").write_text(f"\n{{% include '{name}' %}}\n")
        assert "templates/brief.md.j2:2:1: BG409" in refused(desk, typed)


def test_a_text_linked_out_of_the_archive_is_not_read(desk: Path, typed: Typed) -> None:
    """The archive lacks it."""
    path = desk / "briefs/archive/tribune-2019-03.txt"
    path.rename(desk / "tribune.txt")
    path.symlink_to(desk / "tribune.txt")
    assert "briefs/sources/tribune-2019-03.yaml:14:11: BG008" in refused(desk, typed)


def test_all_errors_of_all_files_come_in_one_run(desk: Path, typed: Typed) -> None:
    """Sorted by file."""
    places = [
        spoil(desk, "facts/fisheries.yaml", "from 40,000 tonnes in 2016 to", "from ^41,000^ tonnes in 2016 to"),
        spoil(desk, "facts/sea.yaml", "area: discontent", "^aria^: discontent"),
        spoil(desk, "fewer-boats.yaml", "out together on 212 calls", "out together on ^213^ calls"),
        spoil(desk, "sources/ministry-2018-11.yaml", "issued: 2018-11-14", "issued: ^2018-11-31^"),
    ]
    told = refused(desk, typed)
    found = [told.index(f"{place}: BG") for place in places]
    assert found == sorted(found)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("library.yaml", "paper: letter", "paper: foolscap"),
        ("library.yaml", "parties: [Arland, Velmark]", "partys: [Arland, Velmark]"),
        ("library.yaml", "title: Northern Sea Desk\n", ""),
        ("sources/tribune-2019-03.yaml", "issued: 2019-03-08/2019-03-10", "issued: 2019-02-31"),
        ("only.yaml", "area: background", "area: backyard"),
        ("only.yaml", "text: None left.", "text: None left.\n  show: [{acounts: why-fewer}]"),
    ],
)
def test_one_mistake_is_told_once(desk: Path, typed: Typed, file: str, old: str, new: str) -> None:
    """What follows from it alone is not told beside it."""
    (desk / "briefs/only.yaml").write_text(
        "title: Boats\nsections:\n- area: background\n  title: Boats\n  text: None left.\n"
    )
    path = desk / "briefs" / file
    assert path.read_text("utf-8").count(old) == 1
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    errors = re.findall(r"^(briefs/[^ ]+): BG\d+ (?!warning|info)", typed(desk, "check").out, re.MULTILINE)
    assert [place.partition(":")[0] for place in errors] == [f"briefs/{file}"]


def test_the_printed_page_stays_too(desk: Path) -> None:
    """A whole build of every rendition, in a process of its own."""
    place = spoil(desk, "fewer-boats.yaml", "out together on 212 calls", "out together on ^213^ calls")
    told = refused(desk, command, to="md,html,pdf,json")
    assert f"{place}: BG401" in told
    assert "1 withheld (fewer-boats)" in told
    assert (desk / "build" / "fewer-boats.pdf").read_bytes().startswith(b"%PDF-")
