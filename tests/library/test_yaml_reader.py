from __future__ import annotations

import string
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.library.yaml_events import Limits
from briefgen.library.yaml_reader import read

BAD = Path(__file__).parent.parent / "fixtures" / "bad_input"


def told(name: str) -> list[tuple[str, int | None, int | None]]:
    """Code, line and column of each diagnostic of a fixture file."""
    document = read((BAD / name).read_bytes(), name)
    return [(d.code, d.place.line, d.place.column) for d in document.diagnostics if d.place]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("traps.yaml", [("BG004", 1, 22), ("BG004", 2, 28), ("BG004", 3, 19)]),
        ("duplicate-keys.yaml", [("BG003", 2, 32), ("BG003", 3, 1)]),
        ("outside-the-subset.yaml", [("BG002", 1, 4), ("BG002", 2, 4), ("BG002", 3, 4)]),
        ("two-documents.yaml", [("BG002", 2, 1)]),
        ("binary.yaml", [("BG001", 3, 1)]),
        ("utf-16.yaml", [("BG001", 1, 1)]),
        ("half-written.yaml", [("BG001", 2, 1)]),
        ("empty.yaml", []),
        ("only-comments.yaml", []),
    ],
)
def test_each_fault_of_a_file_is_told_where_it_is(name: str, expected: list[tuple[str, int, int]]) -> None:
    """All that is wrong with a file's YAML is told in one run, with its line and column."""
    assert told(name) == expected


@pytest.mark.parametrize(
    "name", ["empty.yaml", "only-comments.yaml", "binary.yaml", "two-documents.yaml", "traps.yaml"]
)
def test_what_cannot_be_read_has_no_root(name: str) -> None:
    """A file that is empty or unreadable gives no tree."""
    assert read((BAD / name).read_bytes(), name).root is None


@pytest.mark.parametrize(
    ("before", "ours", "theirs", "after"),
    [
        ("title: Boats\n", "language: en\n", "language: fr\n", "paper: a4\n"),
        ("- id: a\n  claim: They met.\n", "  at: They met\n", "  at: They [...] met\n", "- id: b\n"),
        ("- id: a\n", "- id: b\n", "", ""),
        ("text: |\n  One.\n", "  Two.\n", "  Three.\n", "  Four.\n"),
        ("title: Boats\n  and nets\n", "language: en\n", "language: fr\n", ""),
        ("", "title: Boats\n", "title: Nets\n", ""),
    ],
    ids=["map", "in a list", "at an end", "block of text", "two lines", "from the first line"],
)
@pytest.mark.parametrize("style", ["merge", "diff3"])
def test_a_conflict_of_git_is_told_as_one(before: str, ours: str, theirs: str, after: str, style: str) -> None:
    """One sentence, at the first mark, whatever YAML makes of the lines."""
    base = "||||||| 1a2b3c4\n" if style == "diff3" else ""
    text = f"{before}<<<<<<< HEAD\n{ours}{base}=======\n{theirs}>>>>>>> other\n{after}"
    [found] = read(text.encode(), "x").diagnostics
    assert found.place is not None
    assert (found.code, found.place.line, found.place.column) == ("BG002", before.count("\n") + 1, 1)
    assert "git" in found.message
    assert "`>>>>>>>`" in found.hint


def test_a_mistake_above_a_conflict_is_told_as_it_is() -> None:
    """Each by itself, for the one does not explain the other."""
    text = b"a: it is: so\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> other\n"
    assert [(d.code, d.place and d.place.line) for d in read(text, "x").diagnostics] == [("BG004", 1), ("BG002", 2)]


def test_a_line_of_equals_signs_in_a_text_is_a_text() -> None:
    """Only the beginning of a line can hold what git writes."""
    root = read(b"text: |\n  One\n  =======\n  <<<<<<< two\n", "x").root
    assert root is not None
    assert root.plain() == {"text": "One\n=======\n<<<<<<< two\n"}


def test_a_key_that_stands_twice_keeps_its_first_value() -> None:
    """The tree of a file with a key that stands twice holds the first, so that the rest can be judged."""
    root = read(b"a: 1\na: 2\nb: 3\n", "x").root
    assert root is not None
    assert root.plain() == {"a": "1", "b": "3"}


@pytest.mark.parametrize("written", ["", "~", "null", "Null", "NULL"])
def test_an_empty_value_counts_as_absent(written: str) -> None:
    """A field with nothing behind it, null or ~ is left out."""
    root = read(f"a: {written}\nb: x\n".encode(), "x").root
    assert root is not None
    assert root.plain() == {"b": "x"}


@pytest.mark.parametrize("written", ["NO", "1.10", "010", "1:30", "2024-02-30", "0x1f", "yes", "1e3", "<<"])
def test_scalars_stay_text(written: str) -> None:
    """Nothing is turned into a number, a truth value or a date."""
    root = read(f"a: {written}\n".encode(), "x").root
    assert root is not None
    assert root.plain() == {"a": written}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (b"a: " + b"[" * 50_000, "BG006"),
        (b"[" * 30 + b"]" * 30, "BG006"),
        (b"a: " + b"x" * 70_000, "BG006"),
        (b"- x\n" * 60_000, "BG006"),
        (b"x" * ((1 << 20) + 1), "BG006"),
        ("a: b\u202ec".encode(), "BG001"),
        ("a: b\ue123c".encode(), "BG001"),
        (b'a: "b\\u202ec"', "BG001"),
        (b"a: b\x07c", "BG001"),
        (b"%YAML 1.1\n---\na: b\n", "BG002"),
        (b"a: {{ b }}\n", "BG002"),
        (b"? [a]\n: b\n", "BG002"),
        (b"a:\n\tb: c\n", "BG002"),
        (b"a: @b\n", "BG002"),
        (b'a: "b\n', "BG002"),
        (b"a: [b, c\n", "BG002"),
        (b"a: b: c\n", "BG004"),
        (b'a: {x: "b" c}\n', "BG004"),
        (b"a: 'it's'\n", "BG004"),
        (b"a: #1 of 2\n", "BG004"),
        (b"a: b # c\n", "BG004"),
        (b"a: b  #c\n", "BG004"),
    ],
)
def test_what_is_outside_the_subset_is_refused(text: bytes, code: str) -> None:
    """Limits, odd characters, what YAML has beyond the subset, and the traps each have their code."""
    assert code in {d.code for d in read(text, "x").diagnostics}


def test_a_tab_is_told_in_plain_words() -> None:
    """Behind a key as well as before a list item or a further key."""
    for text in (b"a:\n\tb: c\n", b"- a: b\n\tc: d\n"):
        assert [d.message for d in read(text, "x").diagnostics] == ["a tab cannot indent"], text


@pytest.mark.parametrize(
    "text", [b"a: b  # c\n", b"a: [b]  # c\n", b"# c\na: b\n", b'a: "b" # c\n', b"a: b#c\n", b"a:  # c\n  - d\n"]
)
def test_comments_may_stand(text: bytes) -> None:
    """A comment on its own line, or two spaces behind a value, is one."""
    assert read(text, "x").diagnostics == ()


def test_a_byte_order_mark_is_passed_over() -> None:
    """A file that starts with a byte order mark reads as without it."""
    root = read(b"\xef\xbb\xbfa: b\n", "x").root
    assert root is not None
    assert root.plain() == {"a": "b"}


def test_limits_can_be_widened() -> None:
    """The lock may be larger than what people write."""
    assert read(b"- x\n" * 60_000, "x", limits=Limits(nodes=100_000)).diagnostics == ()


@pytest.mark.parametrize(
    ("text", "line", "column", "name"),
    [
        ("- id: a\n\u00a0\u00a0claim: b\n", 2, 1, "no-break space (U+00A0)"),
        ("- id: a\n  claim:\u00a0b\n  at: c\n", 2, 9, "behind `claim:`"),
        ("-\u00a0id: a\n  claim: b\n", 1, 2, "behind `-`"),
        ("at:\n  -\u202fwords\n", 2, 4, "narrow no-break space (U+202F)"),
        ("title: b\nclaim\u200b: c\n", 2, 6, "zero width space (U+200B)"),
        ("a: b\n\u00a0\nc: d\n", 2, 1, "indentation"),
        ("text: |\n\u00a0\u00a0One.\nc: d\n", 2, 1, "indentation"),
    ],
)
def test_what_only_looks_like_a_space_is_named(text: str, line: int, column: int, name: str) -> None:
    """Where YAML reads structure, at its place; what stands below it is then read as with a space."""
    [found] = [d for d in read(text.encode(), "x").diagnostics if d.place and d.place.line == line]
    assert found.place is not None
    assert (found.code, found.place.column) == ("BG002", column)
    assert name in found.message


def test_each_line_with_such_a_space_is_told_in_one_run() -> None:
    """And nothing else, for nothing else is wrong."""
    found = read("- id: a\n \u00a0claim: b\n \u00a0at: c\n".encode(), "x").diagnostics
    assert [d.place and d.place.line for d in found] == [2, 3]


@pytest.mark.parametrize(
    "text",
    ["text: |\n  One.\n  note:\u00a0x\n  -\u00a0x\n", "a: 'one\u00a0: two'\n", "a: b\n  \u00a0again\n", "a: \u00a0b\n"],
)
def test_in_a_text_such_a_space_may_stand(text: str) -> None:
    """French sets one before a colon."""
    assert read(text.encode(), "x").diagnostics == ()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("text: |\nOne two.\nThree.\nx: y\n", 2),
        ("- area: x\n  text: |\n  One [@a].\n- area: y\n  text: |\n    Two.\n", 3),
        ("a:\n  text: >\n\n One.\n", 4),
    ],
)
def test_a_text_that_is_not_indented_below_its_key_is_told_as_that(text: str, line: int) -> None:
    """At its first line, with what to do."""
    [found] = read(text.encode(), "x").diagnostics
    assert found.place is not None
    assert (found.code, found.place.line) == ("BG002", line)
    assert "indented further than `text`" in found.message


@pytest.mark.parametrize("text", ["text: |\n  One.\nTwo.\nx: y\n", "a: |\n  One.\nb: c\nTwo.\nx: y\n", "a: b\nTwo\n"])
def test_a_key_without_its_colon_is_told_where_it_stands(text: str) -> None:
    """In its own line and not in the next, and no text above is blamed that is indented."""
    [found] = read(text.encode(), "x").diagnostics
    assert found.place is not None
    assert text.splitlines()[(found.place.line or 0) - 1].startswith("Two")
    assert found.message == "a key without its `:`"


@given(
    st.one_of(
        st.binary(max_size=200),
        st.text(max_size=200).map(str.encode),
        st.text("ab:-#'\"[]{}|>&*!%@`~? \n\t,").map(str.encode),
    )
)
@settings(max_examples=600, deadline=None)
def test_no_input_surprises_the_reader(data: bytes) -> None:
    """Whatever the bytes, the outcome is a tree or diagnostics, never an exception."""
    document = read(data, "x")
    assert document.root is None or document.lines


@given(st.text("ab:-#'\"[]{}|> \n,", max_size=60))
@settings(max_examples=600, deadline=None)
def test_what_is_accepted_means_what_yaml_means(text: str) -> None:
    """A file without diagnostics has the value that a loader without types gives it, absent values aside."""
    document = read(text.encode(), "x")
    if document.diagnostics or document.root is None:
        return
    assert _bare(document.root.plain()) == _bare(yaml.load(text, Loader=yaml.CBaseLoader))


def _bare(value: object) -> object:
    """A value without what is empty, which only one of the two loaders tells from what is absent."""
    if isinstance(value, dict):
        return {key: _bare(one) for key, one in value.items() if one not in ("", "~")}
    if isinstance(value, list):
        return [_bare(one) for one in value]
    return None if value in ("", "~") else value


@given(st.integers(0, 2**30), st.sampled_from(["plain", "folded", "literal", "single", "double", "lines"]))
@settings(max_examples=200, deadline=None)
def test_a_character_of_a_value_is_found_in_the_file(seed: int, style: str) -> None:
    """Each letter of a value, however it is written, leads to that letter in the file."""
    letters = string.ascii_letters[seed % 7 :]
    words = [letters[i : i + 4] for i in range(0, 40, 4)]
    flat = " ".join(words)
    wrapped = " ".join(words[:5]) + "\n    " + " ".join(words[5:])
    written = {
        "plain": flat,
        "folded": ">\n    " + wrapped,
        "literal": "|\n\n    " + wrapped,
        "single": "'''" + flat + "'",
        "double": '"\\t\\"\\u00e9' + flat + '"',
        "lines": wrapped,
    }[style]
    document = read(f"key:\n  inner: {written}\n".encode(), "x")
    assert document.root is not None
    _, _, node = document.root.follow(("key", "inner"))
    for offset, char in enumerate(node.text):
        if char in letters:
            line, column = node.locate(offset, document.lines)
            assert document.lines[line][column] == char
