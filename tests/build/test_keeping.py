"""What is kept between builds: it is used only if this user's builds made it, and it runs nothing."""

from __future__ import annotations

import hashlib
import os
import pickle
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefgen.build import identity, keeping, memory, trust
from briefgen.library.load import load
from briefgen.library.memo import Memo, digest

SMALL = Path(__file__).parents[1] / "fixtures" / "small"
RAN: list[str] = []
#: What there is to do where nothing is kept: two of the eight files hold facts.
ALL = {"file": 8, "filed": 2}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """An output folder with what reading the small library gave."""
    memo = Memo()
    load(SMALL, display="briefs", memo=memo)
    (tmp_path / ".cache").mkdir()
    keeping.keep(tmp_path, memo)
    return tmp_path


def read(out: Path) -> dict[str, int]:
    """How many files are parsed when the small library is read with what is kept, and of how many the facts."""
    memo = keeping.opened(out)
    library, found = load(SMALL, display="briefs", memo=memo)
    assert library is not None
    assert (len(library.facts), found) == (15, ())
    return dict(memo.made)


def test_kept_files_are_not_parsed_again(out: Path) -> None:
    """Another process, the same bytes: nothing is parsed, and the library is the same."""
    memo = keeping.opened(out)
    kept, _ = load(SMALL, display="briefs", memo=memo)
    fresh, _ = load(SMALL, display="briefs")
    assert dict(memo.made) == {}
    assert kept is not None
    assert fresh is not None
    names = ("house", "sources", "facts", "names", "questions", "briefs", "lock", "texts", "places", "reviews")
    assert [getattr(kept, name) for name in names] == [getattr(fresh, name) for name in names]
    place = fresh.places["fact:catch-fell"].at("figures", "2018")
    assert kept.atlas.spot(place) == fresh.atlas.spot(place)


@pytest.mark.parametrize(
    ("spoil", "parsed"),
    [
        (lambda data: b"", ALL),
        (lambda data: data[:5], ALL),
        (lambda data: data[:99], ALL),
        (lambda data: b"\xff" * 8 + data[8:], ALL),
        (lambda data: data[:200] + b"?" + data[201:], ALL),
        (lambda data: data[:-9], {"file": 1}),
        (lambda data: data[:-9] + b"?" + data[-8:], {"file": 1}),
    ],
)
def test_a_damaged_memo_costs_time(out: Path, spoil: Callable[[bytes], bytes], parsed: dict[str, int]) -> None:
    """Emptied, cut short or changed by a byte: everything is parsed again, or what the damage is in."""
    place = out / keeping.PLACE
    place.write_bytes(spoil(place.read_bytes()))
    assert read(out) == parsed


def test_another_users_memo_costs_time(out: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What was made under another secret is nobody's: a cache from elsewhere says nothing."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "elsewhere"))
    assert read(out) == ALL


def test_machines_can_share_a_secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the same BRIEFGEN_CACHE_KEY two homes know each other's records."""
    monkeypatch.setenv(trust.VARIABLE, "a secret of the desk")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "one"))
    record = memory.sealed({"a": 1})
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "other"))
    assert trust.unmarked(record) is not None
    monkeypatch.setenv(trust.VARIABLE, "another")
    assert trust.unmarked(record) is None


def test_another_programs_memo_costs_time(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What another version found is found again: rules may have changed."""
    monkeypatch.setattr(identity, "program", lambda: "another")
    assert read(out) == ALL


class Trap:
    """Unpickled, it would write down that it ran."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return RAN.append, ("ran",)


@pytest.mark.parametrize("inside", [True, False])
def test_a_forged_memo_runs_nothing(out: Path, *, inside: bool) -> None:
    """Even under the right mark, a packed value that is none of ours is not made: it counts as not there."""
    trap = keeping.packed(Trap())
    places = {f"file:{n}": (0, len(trap.data), trap.sha256) for n in range(3)}
    index = trust.marked(pickle.dumps((identity.program(), places) if inside else Trap()))
    (out / keeping.PLACE).write_bytes(len(index).to_bytes(8, "big") + index + bytes(trap.data))
    memo = keeping.opened(out)
    assert memo.get("file", "1") is None
    assert RAN == []
    assert read(out) == ALL


@pytest.mark.parametrize(
    ("module", "name"),
    [("os", "system"), ("builtins", "eval"), ("subprocess", "Popen"), ("briefgen.library.files", "os.system"),
     ("briefgen.library.files", "Path"), ("briefgen.library.files", "write_whole"), ("briefgen.build.jobs", "Job")],
)  # fmt: skip
def test_only_our_own_values_are_made(module: str, name: str) -> None:
    """No function, no class of another's, nothing behind a dot."""
    call = f"\x80\x04\x8c{chr(len(module))}{module}\x8c{chr(len(name))}{name}\x93.".encode("latin-1")
    with pytest.raises(pickle.UnpicklingError):
        keeping.unpacked(keeping.Piece(call, hashlib.sha256(call).digest()))


@pytest.fixture
def secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the secret of a fresh home is."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "home"))
    trust._secret.cache_clear()
    yield tmp_path / "home" / "briefgen" / "cache.key"
    trust._secret.cache_clear()


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX")
def test_the_secret_is_this_users_alone(secret: Path) -> None:
    """It is made once, readable by nobody else; one that others can read is none."""
    record = trust.marked(b"x")
    assert secret.stat().st_mode & 0o777 == 0o600
    trust._secret.cache_clear()
    assert trust.unmarked(record) == b"x"
    secret.chmod(0o644)
    trust._secret.cache_clear()
    assert trust.unmarked(record) is None


def test_where_no_secret_can_be_kept_nothing_is_known_again(secret: Path) -> None:
    """A home that cannot be written costs time, and no build."""
    secret.parent.parent.write_text("no folder")
    record = trust.marked(b"x")
    assert trust.unmarked(record) == b"x"
    trust._secret.cache_clear()
    assert trust.unmarked(record) is None


def test_what_was_not_asked_for_is_forgotten() -> None:
    """A memo holds what the last run used, so that it does not grow with every edit."""
    memo = Memo()
    memo.put("a", "old", 1)
    memo.settle()
    memo.put("a", "new", 2)
    memo.settle()
    assert (memo.get("a", "old"), memo.get("a", "new")) == (None, 2)


def test_a_memo_knows_whether_anything_is_to_be_kept() -> None:
    """What came in or went since all was packed; what was only asked for is there already."""
    memo = Memo()
    memo.put("a", "one", 1)
    memo.settle()
    assert memo.unkept
    memo.packed(str)
    assert not memo.unkept
    memo.get("a", "one")
    memo.settle()
    assert not memo.unkept
    memo.settle()  # nobody asked for it
    assert memo.unkept


def test_what_is_held_is_not_forgotten_and_not_unpacked() -> None:
    """Holding keys counts as asking for them, all or none."""
    memo = Memo({"a:one": 1, "a:two": 2, "a:three": 3}, unpack=lambda value: value)
    assert not memo.hold("a", ["one", "four"])
    assert memo.hold("a", ["one", "two"])
    assert (memo.kept, memo.made) == ({}, {})
    memo.settle()
    assert memo.packed(lambda value: value).keys() == {"a:one", "a:two"}


def test_digests_tell_values_apart() -> None:
    """Equal values have one digest, in whatever order a set was filled; a text is no number, and None is no text."""
    different = [1, "1", None, "None", [1], ["1"], {"a": 1}, {"a": None}, frozenset({"a"}), ("a", "b"), "ab"]
    assert len({digest(value) for value in different}) == len(different)
    assert digest(frozenset(["a", "b"])) == digest(frozenset(["b", "a"]))
