"""`briefgen review`: what a second reader sees, and what becomes of the answer."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from tests.cli.conftest import Outcome, Typed, change

WHO = ("--by", "Jo Ferris", "--on", "2020-01-10")


@pytest.fixture(autouse=True)
def _locked(typed: Typed, briefs: Path) -> None:
    """Every passage is recorded, so that only reviews are wanting."""
    assert briefs.is_dir()
    assert typed("lock", "--on", "2020-01-02").code == 0


@pytest.fixture
def approved(typed: Typed, briefs: Path) -> Path:
    """The library with everything approved."""
    assert typed("review", "--approve-all", "fewer-boats", *WHO).code == 0
    return briefs


def at_keys(monkeypatch: pytest.MonkeyPatch, keys: str, *answers: str) -> None:
    """A person at a terminal who presses these keys and gives these answers."""
    pressed: Iterator[str] = iter(keys)
    given: Iterator[str] = iter(answers)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr(typer, "getchar", lambda: next(pressed))
    monkeypatch.setattr(typer, "prompt", lambda text: next(given))


def check(typed: Typed) -> str:
    """The codes and words of what `check` finds about reviews."""
    return "\n".join(line for line in typed("check").out.splitlines() if "BG50" in line)


def test_the_list_shows_a_claim_in_its_paragraph(typed: Typed) -> None:
    """The passage stands marked between what is before and after it."""
    words = " ".join(typed("review", "--list").out.split())
    assert "rescue pact of 1998. >>Their coast guards answered 212 calls together in 2018<<. A joint" in words


def test_the_list_shows_a_paragraph_with_its_claims(typed: Typed) -> None:
    """Each fact it cites, claim and passage."""
    _, _, page = typed("review", "--list").out.partition("fewer-boats:p4 ")
    assert "@harbours-closed" in page.partition("\n\n")[0]


def test_the_list_flags_words_that_claim(typed: Typed) -> None:
    """`only` and `both` want weighing."""
    assert "weigh      only, both: They can settle" in typed("review", "--list").out


def test_the_list_shows_sentences_of_our_own(typed: Typed, briefs: Path) -> None:
    """A sentence without a citation is told as ours."""
    change(briefs / "fewer-boats.yaml", "[@boats-laid-up]", "Much is open.")
    assert "ours       Much is open." in typed("review", "--list").out


def test_the_list_tells_what_is_only_guessed_and_what_check_warns_of(typed: Typed, briefs: Path) -> None:
    """Beside the claim that rests on it, and in the paragraph where it stands: the reader is to weigh it."""
    change(briefs / "sources" / "tribune-2019-03.yaml", "/2019-03-10", "/2019-03-10  # guessed: check")
    change(briefs / "fewer-boats.yaml", "on 212 calls", "not on 212 calls")
    pages = typed("review", "--list").out.split("\n\n")
    warned = {page.split(" ")[0]: " ".join(page.partition("  warning ")[2].split()) for page in pages}
    assert "BG011 source tribune-2019-03: `issued` waits to be checked" in warned["rescue-calls"]
    assert "BG011" not in warned["talks-2018"]
    told = [line for line in typed("check").out.splitlines() if " warning: " in line and "fewer-boats.yaml" in line]
    codes = {line.split(" warning: ")[0].split()[-1] for line in told} - {"BG502"}
    assert codes
    assert codes == {word for key, words in warned.items() if ":" in key for word in words.split() if word[:2] == "BG"}


def test_without_a_terminal_the_list_is_printed(typed: Typed) -> None:
    """Keys need a person."""
    assert typed("review").out == typed("review", "--list").out


def test_an_approved_library_has_no_finding(typed: Typed, approved: Path) -> None:
    """All seals hold."""
    assert approved.is_dir()
    assert check(typed) == ""


def test_approving_takes_a_name(typed: Typed, briefs: Path) -> None:
    """A seal says who read; without a name nothing is written."""
    done = typed("review", "--approve-all", "fewer-boats")
    assert (done.code, (briefs / "reviews.yaml").exists()) == (2, False)


def test_an_objection_takes_a_reason(typed: Typed) -> None:
    """An objection that nobody can answer is none."""
    assert typed("review", "--object", "rescue-pact", "--by", "Jo Ferris").code == 2


def test_two_verbs_at_a_time_are_a_fault_of_usage(typed: Typed) -> None:
    """It would be a guess which is meant."""
    done = typed("review", "--approve", "rescue-pact", "--answer", "rescue-pact", "--why", "So.", *WHO)
    assert done.code == 2


@pytest.mark.parametrize("verb", ["--object", "--answer"])
def test_two_objections_at_a_time_are_a_fault_of_usage(typed: Typed, briefs: Path, verb: str) -> None:
    """Neither is dropped: each has a reason of its own."""
    done = typed("review", verb, "rescue-pact", verb, "catch-fell", "--why", "So.", *WHO)
    assert done.code == 2
    assert "one at a time" in done.err


def test_several_briefs_are_approved_together(typed: Typed, short: Path) -> None:
    """None of them is dropped."""
    assert typed("lock", "--on", "2020-01-02").code == 0
    slugs = ("short", "short.fr")
    typed("review", *(word for slug in slugs for word in ("--approve-all", slug)), *WHO)
    for slug in slugs:
        assert typed("review", slug, "--list").out == "", slug


def test_a_day_that_has_not_come_is_a_fault_of_usage(typed: Typed, briefs: Path) -> None:
    """Nobody read anything on it."""
    before = sorted(briefs.rglob("*"))
    done = typed("review", "--approve", "rescue-pact", "--by", "Jo Ferris", "--on", "9999-01-01")
    assert done.code == 2
    assert "has not come yet" in done.err
    assert sorted(briefs.rglob("*")) == before


def test_an_unknown_id_suggests_the_nearest(typed: Typed) -> None:
    """A slip of the pen is a fault of usage with a hint."""
    done = typed("review", "--approve", "rescue-pakt", *WHO)
    assert (done.code, "did you mean `rescue-pact`?" in done.err) == (2, True)


def test_approvals_are_the_same_bytes_in_any_order(typed: Typed, briefs: Path) -> None:
    """The file has an order of its own."""
    texts = []
    for keys in (("rescue-pact", "fewer-boats:p1"), ("fewer-boats:p1", "rescue-pact")):
        for key in keys:
            assert typed("review", "--approve", key, *WHO).code == 0
        texts.append((briefs / "reviews.yaml").read_bytes())
        (briefs / "reviews.yaml").unlink()
    assert texts[0] == texts[1]


def test_a_changed_word_is_told_and_withholds(typed: Typed, approved: Path) -> None:
    """The build fails and lists what changed."""
    change(approved / "fewer-boats.yaml", "exercise started", "exercise opened")
    done = typed("check")
    assert done.code == 1
    assert [line.strip() for line in done.out.splitlines() if "note:" in line] == ["note: - started", "note: + opened"]


def test_a_broken_seal_is_shown_with_what_changed(typed: Typed, approved: Path) -> None:
    """The reader need not look for it."""
    change(approved / "fewer-boats.yaml", "exercise started", "exercise opened")
    out = typed("review", "--list").out
    assert out.startswith("fewer-boats:p1   (paragraph; changed since it was approved)")
    assert "- started" in out


def test_an_objection_is_told_until_it_is_answered(typed: Typed, approved: Path) -> None:
    """A warning, with its reason, that an answer ends."""
    assert approved.is_dir()
    typed("review", "--object", "rescue-pact", "--why", "Kept how?", *WHO)
    before = check(typed)
    typed("review", "--answer", "rescue-pact", "--why", "As told.", *WHO)
    assert ("Jo Ferris objects to `rescue-pact`: Kept how?" in before, "BG503" in check(typed)) == (True, False)


def test_an_answer_to_nothing_is_a_fault_of_usage(typed: Typed) -> None:
    """There is no such objection."""
    assert typed("review", "--answer", "rescue-pact", "--why", "So.", *WHO).code == 2


def test_without_the_archive_a_fact_is_not_approved(typed: Typed, briefs: Path) -> None:
    """Nobody approves a passage unseen, and nothing is written."""
    (briefs / "archive").rename(briefs.parent / "elsewhere")
    done = typed("review", "--approve", "rescue-pact", *WHO)
    assert (done.code, (briefs / "reviews.yaml").exists()) == (1, False)
    assert "not on this machine" in done.err


def test_a_file_that_cannot_be_read_is_not_written_over(typed: Typed, briefs: Path) -> None:
    """What somebody approved is not lost to a slip in an editor."""
    (briefs / "reviews.yaml").write_text("facs: []\n", encoding="utf-8")
    done = typed("review", "--approve", "rescue-pact", *WHO)
    assert (done.code, (briefs / "reviews.yaml").read_text(encoding="utf-8")) == (1, "facs: []\n")


def test_control_characters_of_a_reason_stay_out(typed: Typed, briefs: Path) -> None:
    """What is typed on a command line can be read back by the strict reader."""
    typed("review", "--object", "rescue-pact", "--why", "Kept\x1b[31m how?", *WHO)
    assert (briefs / "reviews.yaml").is_file()
    assert "BG503" in check(typed)


def walked(typed: Typed, briefs: Path) -> tuple[Outcome, str]:
    """The command as a person at a terminal types it, and what was written."""
    done = typed("review", "--on", "2020-01-10")
    file = briefs / "reviews.yaml"
    return done, file.read_text(encoding="utf-8") if file.exists() else ""


def test_keys_approve_object_skip_and_quit(typed: Typed, briefs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One after the other; a key that means nothing is asked again."""
    at_keys(monkeypatch, "xasoq", "Jo Ferris", "Which plan?")
    done, written = walked(typed, briefs)
    assert done.code == 0
    assert "- fact: rescue-pact\n" in written
    assert "rescue-calls" not in written
    assert '- of: count-planned\n    why: "Which plan?"\n    by: Jo Ferris' in written


def test_what_was_approved_is_taken_back(typed: Typed, briefs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One thing after the other, back to the first, and each is shown again."""
    at_keys(monkeypatch, "uaasuuuq", "Jo Ferris")
    done, written = walked(typed, briefs)
    assert done.out.count("[1 of ") == 2
    assert "there is nothing to take back yet" in done.err
    assert "- fact:" not in written


def test_a_slip_of_the_keys_is_no_name(typed: Typed, briefs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The name is asked for again."""
    at_keys(monkeypatch, "aq", "h?", "J", "Jo Ferris")
    assert "by: Jo Ferris" in walked(typed, briefs)[1]


def test_what_check_calls_an_error_is_not_approved(typed: Typed, briefs: Path) -> None:
    """Neither a claim nor a paragraph, and the error is named; all else is."""
    change(briefs / "facts" / "sea.yaml", "Velmark answered 212 calls", "Velmark answered 221 calls")
    change(briefs / "fewer-boats.yaml", "rescue pact of 1998", "rescue pact of 1989")
    done = typed("review", "--approve-all", "fewer-boats", *WHO)
    assert done.code == 1
    assert "rescue-calls: not approved: `briefgen check` reports an error of it: BG3" in done.err
    assert "BG401" in done.err
    assert "- fact: rescue-pact\n" in (briefs / "reviews.yaml").read_text("utf-8")


FRENCH = """\
translates: short
title: Le pacte tient
sections:
  - area: cooperation
    title: Les gardes sortent
    text: |
      Les gardes ont répondu à 212 appels en 2018 [@rescue-calls].
"""


@pytest.fixture
def short(briefs: Path) -> Path:
    """A short brief and its translation, which tells nothing of what it translates."""
    english = FRENCH.replace("translates: short\n", "").replace("Le pacte tient", "The pact holds")
    english = english.replace("Les gardes sortent", "The guards go out")
    english = english.replace("Les gardes ont répondu à 212 appels en 2018", "The guards answered 212 calls in 2018")
    (briefs / "short.yaml").write_text(english, encoding="utf-8")
    (briefs / "short.fr.yaml").write_text(FRENCH, encoding="utf-8")
    return briefs / "short.fr.yaml"


def test_a_translated_text_is_shown_beside_its_original(typed: Typed, short: Path) -> None:
    """The second reader judges the two together."""
    assert "original   The guards answered 212 calls in 2018 [@rescue-calls]." in typed("review", "short.fr").out


def test_a_translator_records_what_was_translated(typed: Typed, short: Path) -> None:
    """Every digest is written, nothing is sealed, and what changes afterwards is told and can be recorded alone."""
    done = typed("review", "--translated", "short.fr")
    assert (done.code, done.out) == (0, "briefs/short.fr.yaml: title, t1, p1 translate `short` as it reads now\n")
    assert "BG523" not in typed("check").out
    assert not (short.parent / "reviews.yaml").exists()
    change(short.parent / "short.yaml", "The guards answered", "Guards answered")
    assert "review --translated short.fr:p1" in typed("check").out
    assert typed("review", "--translated", "short.fr:p1").code == 0
    assert "BG523" not in typed("check").out


@pytest.mark.parametrize("what", ["short", "fewer-boats.fr", "short.fr:p9"])
def test_what_is_no_translation_is_a_fault_of_usage(typed: Typed, short: Path, what: str) -> None:
    """Nothing is written."""
    before = short.read_bytes()
    assert typed("review", "--translated", what).code == 2
    assert short.read_bytes() == before


def test_quitting_at_once_writes_nothing(typed: Typed, briefs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only keys that decide something write."""
    at_keys(monkeypatch, "q", "Jo Ferris")
    assert walked(typed, briefs)[1] == ""


def test_a_brief_is_a_draft_until_all_is_approved(typed: Typed, briefs: Path) -> None:
    """The stamp stands in the text with its counts, and goes with the last seal."""
    stamps = []
    for keys in ((), ("--approve-all", "fewer-boats", *WHO)):
        if keys:
            assert typed("review", *keys).code == 0
        assert typed("build", "--to", "md,html,json", "--quiet").code == 0
        text = (briefs.parent / "build" / "fewer-boats.md").read_text(encoding="utf-8")
        stamps.append("Draft: 14 claims, 15 paragraphs unreviewed" in text)
    assert stamps == [True, False]
