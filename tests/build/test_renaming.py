"""A fact renamed in a whole library: what held before holds after, or nothing is written."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from briefgen.build import renaming
from briefgen.build.locking import renewed
from briefgen.build.renaming import Renamed, rename
from briefgen.check.seals import fact_seal
from briefgen.check.verify import beside_reviews, open_case, verify
from briefgen.library.library import Library
from briefgen.library.load import load
from briefgen.library.lock import sealed
from briefgen.library.rename import Refused
from briefgen.library.reviews import ApprovedBlock, ApprovedFact, Objection, Reviews, write_reviews
from briefgen.library.yaml_writer import write_lock

SMALL = Path(__file__).parents[1] / "fixtures" / "small"
DAY = date(2020, 1, 2)


def read(folder: Path) -> Library:
    """The library of a folder that loads."""
    library, found = load(folder, display="briefs")
    assert library is not None, found
    return library


def approved(library: Library) -> Reviews:
    """Reviews that approve every printed fact and every block, and object to one fact."""
    case = beside_reviews(open_case(library))
    facts = [
        ApprovedFact(fact=key, seal=one.now.seal or "", by="Nora", on=DAY, claim=one.now.claim, fields=one.now.fields)
        for key, one in sorted(case.standings.facts.items())
    ]
    blocks = [
        ApprovedBlock(
            brief=slug, role=one.role, seal=one.seal or "", by="Nora", on=DAY, text=one.text, facts=dict(one.facts)
        )
        for slug, those in case.standings.blocks.items()
        for one in (block.now for block in those)
    ]
    now = fact_seal(library, library.facts["quota-blamed"], case.entries("quota-blamed"))
    objection = Objection(of="quota-blamed", why="Which quota?", by="Nora", on=DAY, seal=now.seal, text=now.claim)
    return Reviews(facts=tuple(facts), blocks=tuple(blocks), objections=(objection,))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small library, locked and reviewed."""
    copy = Path(shutil.copytree(SMALL, tmp_path / "briefs"))
    entries, _ = renewed(read(copy), ())
    (copy / "evidence.lock").write_text(write_lock(sealed(entries, on=DAY)), encoding="utf-8")
    (copy / "reviews.yaml").write_text(write_reviews(approved(read(copy))), encoding="utf-8")
    return copy


def told(folder: Path) -> list[tuple[str, str]]:
    """Code and level of all that checking finds."""
    return [(d.code, d.level) for d in verify(read(folder)).diagnostics]


def everything(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.mark.parametrize("fact", ["talks-2018", "quota-blamed", "catch-fell", "boats-laid-up", "count-planned"])
def test_the_library_checks_as_before(folder: Path, fact: str) -> None:
    """Lock, seals and objections follow: no diagnostic comes, none goes."""
    before = told(folder)
    done = rename(folder, read(folder), old=fact, new="new-name", known=())
    assert isinstance(done, Renamed), done
    assert told(folder) == before
    assert not any(code == "BG501" for code, _ in before)
    library = read(folder)
    assert "new-name" in library.facts
    assert fact not in library.facts


def test_every_seal_that_held_holds(folder: Path) -> None:
    """Of the fact, of what rests on it, and of the paragraphs that cite them."""
    rename(folder, read(folder), old="talks-2018", new="new-name", known=())
    standings = beside_reviews(open_case(read(folder))).standings
    assert {one.state for one in standings.facts.values()} == {"sealed"}
    assert {one.state for blocks in standings.blocks.values() for one in blocks} == {"sealed"}


def test_a_seal_that_was_broken_stays_broken(folder: Path) -> None:
    """A rename approves nothing."""
    sea = folder / "facts" / "sea.yaml"
    sea.write_text(
        sea.read_text().replace("answered 212 calls together in 2018.\n", "answered 212 calls in 2018.\n", 1)
    )
    before = told(folder)
    assert ("BG501", "error") in before
    done = rename(folder, read(folder), old="rescue-calls", new="new-name", known=())
    assert isinstance(done, Renamed), done
    assert told(folder) == before


def test_an_objection_follows_its_fact(folder: Path) -> None:
    """It speaks of the same fact under its new id."""
    rename(folder, read(folder), old="quota-blamed", new="new-name", known=())
    assert [one.of for one in read(folder).reviews.objections] == ["new-name"]


def test_there_and_back_again_is_where_one_was(folder: Path) -> None:
    """Renaming twice gives every file as it was, byte for byte."""
    before = everything(folder)
    rename(folder, read(folder), old="talks-2018", new="new-name", known=())
    assert everything(folder) != before
    rename(folder, read(folder), old="new-name", new="talks-2018", known=())
    assert everything(folder) == before


def test_without_the_archive_it_follows_as_well(folder: Path) -> None:
    """The lock stands for the texts."""
    shutil.rmtree(folder / "archive")
    before = told(folder)
    assert isinstance(rename(folder, read(folder), old="talks-2018", new="new-name", known=()), Renamed)
    assert told(folder) == before


def test_what_would_not_check_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An edit that forgot a reference writes nothing and names the code."""
    real = renaming.edited

    def forgetful(*args: object, **options: object) -> dict[str, bytes] | Refused:
        files = real(*args, **options)  # type: ignore[arg-type]
        assert not isinstance(files, Refused)
        return {file: data for file, data in files.items() if file != "fewer-boats.yaml"}

    monkeypatch.setattr(renaming, "edited", forgetful)
    before = everything(folder)
    refused = rename(folder, read(folder), old="talks-2018", new="new-name", known=())
    assert isinstance(refused, Refused)
    assert "BG202" in refused.why
    assert everything(folder) == before


@pytest.mark.parametrize("failing", [1, 2, 3, 4])
def test_a_full_disk_leaves_every_file(folder: Path, monkeypatch: pytest.MonkeyPatch, failing: int) -> None:
    """Whichever write fails, those before it are taken back."""
    real, count = renaming.write_whole, 0

    def write(path: Path, content: bytes) -> None:
        nonlocal count
        if path.is_relative_to(folder):
            count += 1
            if count == failing:
                raise OSError(28, "no space left")
        real(path, content)

    monkeypatch.setattr(renaming, "write_whole", write)
    before = everything(folder)
    with pytest.raises(OSError, match="no space"):
        rename(folder, read(folder), old="talks-2018", new="new-name", known=())
    assert everything(folder) == before
