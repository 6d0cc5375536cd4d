"""Facts as the library holds them: their cards at once, and a file's facts when somebody asks for one."""

from __future__ import annotations

import pickle
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from briefgen.library.library import Filed, Library
from briefgen.library.load import reading
from briefgen.library.memo import Memo
from briefgen.library.model import Fact
from tests.check.desks import SMALL

SEA = "facts/sea.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small library: eleven of its facts stand in one file, four in another."""
    return Path(shutil.copytree(SMALL, tmp_path / "briefs"))


def read(folder: Path, memo: Memo) -> Library:
    """The library with what is remembered."""
    library = reading(folder, display="briefs", memo=memo).library
    assert library is not None
    return library


def remembered(folder: Path, *, without: str = "", unpack: Any = pickle.loads) -> Memo:
    """What another process remembers of a folder; `without` a kind of values."""
    memo = Memo()
    read(folder, memo)
    packed = memo.packed(pickle.dumps)
    return Memo({k: data for k, data in packed.items() if not without or not k.startswith(without)}, unpack=unpack)


def all_but_facts(data: bytes) -> Any:
    """Unpack what is no file of facts."""
    value = pickle.loads(data)
    if isinstance(value, Mapping) and any(isinstance(one, Fact) for one in value.values()):
        raise pickle.UnpicklingError
    return value


def test_a_fact_that_is_asked_for_costs_its_file_alone(folder: Path) -> None:
    """Nothing is unpacked for cards and places; a fact brings those of its file along, and is as it was read."""
    fresh, memo = read(folder, Memo()), remembered(folder)
    library = read(folder, memo)
    cards = {key: filed.card for key, filed in library.facts.items()}
    assert cards == {key: filed.card for key, filed in fresh.facts.items()}
    assert memo.kept["filed"] == 0
    in_one_file = [key for key, filed in library.facts.items() if filed.place.file == SEA]
    assert [library.facts[key].fact for key in in_one_file] == [fresh.facts[key].fact for key in in_one_file]
    assert (memo.kept["filed"], memo.made) == (1, {})
    assert library.facts == fresh.facts


@pytest.mark.parametrize("gone", ["filed:", ""])
def test_facts_that_are_lost_are_read_again(folder: Path, gone: str) -> None:
    """Where the facts of a file are not there, or cannot be unpacked, its bytes are parsed; nothing else differs."""
    memo = remembered(folder, without=gone) if gone else remembered(folder, unpack=all_but_facts)
    library = read(folder, memo)
    assert library.facts == read(folder, Memo()).facts
    assert memo.made == {"filed": 2}


def test_a_file_that_was_changed_meanwhile_is_not_taken_for_the_one_that_was_read(folder: Path) -> None:
    """Facts that cannot be unpacked come out of the bytes that were read, whatever the file holds by now."""
    fresh, library = read(folder, Memo()), read(folder, remembered(folder, unpack=all_but_facts))
    (folder / SEA).unlink()
    assert library.facts == fresh.facts


def test_a_file_with_a_fault_is_read_again_and_again(folder: Path) -> None:
    """Its diagnostics are found anew each time, and what is sound of it is there."""
    path = folder / SEA
    path.write_text(path.read_text(encoding="utf-8").replace("label: ", "lable: ", 1), encoding="utf-8")
    memo, put_away = Memo(), []
    for _ in range(2):
        found = reading(folder, display="briefs", memo=memo)
        assert [d.code for d in found.diagnostics] == ["BG101"]
        assert found.library is not None
        assert len(found.library.facts) == 14
        put_away.append(memo.made["filed"])
        memo.settle()
    assert put_away == [1, 0]


def test_of_two_facts_with_one_id_the_first_is_filed(folder: Path) -> None:
    """Also where the file is remembered: a second of the same id in one file changes nothing of the first."""
    path = folder / SEA
    told = path.read_text(encoding="utf-8")
    start = told.index("    - id: rescue-calls")
    end = told.index("    - id: ", start + 9)
    path.write_text(told + told[start:end].replace("212", "999"), encoding="utf-8")
    first = read(folder, Memo()).facts["rescue-calls"]
    kept = read(folder, remembered(folder)).facts["rescue-calls"]
    assert "212" in str(first.fact.claim)
    assert first == kept


def test_a_card_tells_what_a_fact_refers_to(folder: Path) -> None:
    """Every card is that of its fact, and a fact with other values has another."""
    facts = read(folder, Memo()).facts
    for filed in facts.values():
        assert Filed.of(filed.fact, filed.source, filed.theme, filed.place).card == filed.card
    changed = facts["rescue-calls"].changed(because=("catch-fell",), actors=("Ana Brok",))
    assert (changed.card.because, changed.card.names) == (("catch-fell",), ("Ana Brok",))
    assert changed != facts["rescue-calls"]
