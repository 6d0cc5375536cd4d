from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.library.lock import Entry, Lock, Reprint
from briefgen.library.yaml_reader import read
from briefgen.library.yaml_writer import document, record, write_lock

ids = st.from_regex(r"\A[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}\Z")
digests = st.text("0123456789abcdef", min_size=64, max_size=64)
texts = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn", "Cf", "Zl", "Zp")), min_size=1, max_size=40
)
numbers = st.integers(0, 10**6)
reprints = st.builds(
    Reprint, source=ids, sha256=digests, passage=digests, start=numbers, end=numbers, paragraph=numbers
)
entries = st.builds(
    Entry,
    fact=ids,
    source=ids,
    anchors=texts,
    sha256=digests,
    passage=digests,
    start=numbers,
    end=numbers,
    paragraph=numbers,
    words=numbers,
    numbers=st.lists(texts, max_size=3),
    speakers=st.lists(texts, max_size=3),
    speech=st.booleans(),
    taken=st.lists(digests, max_size=2),
    reprints=st.lists(reprints, max_size=2),
    recorded=st.none() | st.dates(date(1990, 1, 1), date(2100, 1, 1)),
)


@given(st.lists(entries, max_size=3))
@settings(max_examples=150, deadline=None)
def test_a_lock_is_read_back_equal(found: list[Entry]) -> None:
    """Whatever a lock holds, the strict reader has it again, in the order of keys."""
    lock = Lock(entries=tuple(sorted(found, key=lambda entry: entry.key)))
    text = write_lock(lock)
    back = read(text.encode(), "evidence.lock")
    assert back.diagnostics == ()
    assert back.root is not None
    assert Lock.model_validate(back.root.plain()) == lock


@given(st.lists(entries, min_size=2, max_size=3), st.randoms(use_true_random=False))
@settings(max_examples=50, deadline=None)
def test_a_lock_does_not_depend_on_the_order_of_discovery(found: list[Entry], random: object) -> None:
    """The same entries in another order are the same bytes."""
    distinct = {entry.key: entry for entry in found}.values()
    assert write_lock(Lock(entries=tuple(distinct))) == write_lock(Lock(entries=tuple(reversed(list(distinct)))))


@given(texts)
@settings(max_examples=300, deadline=None)
def test_a_text_survives_in_every_position(text: str) -> None:
    """A text that opens like YAML, holds a colon, a hash or a quotation mark, comes back as it was."""
    fields = {"one": text, "list": [text, text], "map": {text: text}, "maps": [{"in": text}]}
    back = read(document(fields).encode(), "x")
    assert back.diagnostics == ()
    assert back.root is not None
    assert back.root.plain() == fields


def test_a_record_is_one_list_entry() -> None:
    """A record stands at its indentation, one field a line, without what is empty."""
    fields = {"id": "catch", "claim": "It fell: by half.", "note": None, "figures": {"2016": "40,000 tonnes"}}
    assert record(fields, indent=2) == (
        '  - id: catch\n    claim: "It fell: by half."\n    figures:\n      2016: 40,000 tonnes\n'
    )
