"""`briefgen site`: a folder of pages, or nothing touched and a sentence that says why."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Typed, change


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An output folder whose briefs are laid out already, so that each test need not."""
    return tmp_path_factory.mktemp("built")


def test_pages_lie_in_the_output_folder(typed: Typed, briefs: Path, built: Path) -> None:
    """It prints the folder, and in it are pages, the PDF beside the brief, and no text of a source."""
    done = typed("site", "--library", str(briefs), "--out", str(built))
    folder = built / "briefgen-site"
    assert (done.code, done.out) == (0, f"{folder.as_posix()}\n"), done.err
    assert "1 brief, 14 facts, 3 sources" in done.err
    beside = {path.suffix for path in (folder / "briefs" / "fewer-boats").iterdir()}
    assert {".md", ".pdf", ".txt", ".svg"} <= beside
    assert (folder / "briefs/fewer-boats/fewer-boats.pdf").read_bytes() == (built / "fewer-boats.pdf").read_bytes()
    assert not list(folder.rglob("*.dossier.*"))


def test_the_builder_is_named_where_it_has_its_settings(typed: Typed, briefs: Path, built: Path) -> None:
    """Elsewhere, where they can be had."""
    words = ("site", "--library", str(briefs), "--out", str(built))
    told = typed(*words).err
    assert "mkdocs build" not in told
    assert f"`docs_dir: {built.as_posix()}/briefgen-site`" in told
    (briefs.parent / "mkdocs.yml").write_text("site_name: Desk\n")
    assert "`mkdocs build --strict`" in typed(*words).err


def test_all_means_all_facts(typed: Typed, briefs: Path, built: Path) -> None:
    """With --all a fact that no brief prints has its page too."""
    typed("site", "--library", str(briefs), "--out", str(built), "--into", "pages")
    assert not Path("pages/facts/boats-on-slip").exists()
    done = typed("site", "--library", str(briefs), "--out", str(built), "--into", "pages", "--all")
    assert done.code == 0
    assert Path("pages/facts/boats-on-slip/index.md").is_file()


def test_a_withheld_brief_keeps_the_earlier_pages(typed: Typed, briefs: Path, built: Path) -> None:
    """With an error in a brief no page is written, the earlier ones stay, and the error is told."""
    typed("site", "--library", str(briefs), "--out", str(built), "--into", "pages")
    change(briefs / "fewer-boats.yaml", "went out together on 212 calls", "went out together on 213 calls")
    before = Path("pages/index.md").read_bytes()
    done = typed("site", "--library", str(briefs), "--out", str(built), "--into", "pages")
    assert done.code == 1
    assert "`fewer-boats` is withheld" in done.err
    assert "BG401" in done.err
    assert Path("pages/index.md").read_bytes() == before


@pytest.mark.parametrize("where", ["notes", "briefs/facts"])
def test_a_folder_of_somebody_else_is_refused(typed: Typed, briefs: Path, built: Path, where: str) -> None:
    """Neither a folder with other files nor one of the library is written into."""
    Path("notes").mkdir()
    Path("notes/thesis.txt").write_text("mine")
    done = typed("site", "--library", str(briefs), "--out", str(built), "--into", where)
    assert done.code == 2
    assert f"`{where}`" in done.err
    assert sorted(path.name for path in Path("notes").iterdir()) == ["thesis.txt"]


@pytest.mark.parametrize("words", [("--into", "briefs"), ("--into", "notes.txt"), ("--library", "nope")])
def test_a_folder_that_cannot_be_is_refused_before_anything_is_built(
    typed: Typed, briefs: Path, words: tuple[str, str]
) -> None:
    """Nobody waits for a layout to be told so."""
    Path("notes.txt").write_text("mine")
    done = typed("site", *words)
    assert (done.code, f"`{words[1]}`" in done.err) == (2, True)
    assert not Path("build").exists()


def test_clean_takes_the_pages_away(typed: Typed, briefs: Path, built: Path) -> None:
    """`clean` removes the folder of pages with everything else."""
    shutil.copytree(built, "build")
    assert typed("site", "--library", str(briefs)).code == 0
    assert "and the pages in briefgen-site" in typed("clean").err
    assert not Path("build").exists()
