"""Judging fact by fact and brief by brief, and remembering it, gives what judging everything at once gives."""

from __future__ import annotations

import pickle
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.build.locking import renewed
from briefgen.check.approval import objected
from briefgen.check.case import Scope
from briefgen.check.rules import RULES, of
from briefgen.check.verify import Outcome, judge, looked_into, open_case, verify
from briefgen.library.briefs import Brief, Limits
from briefgen.library.library import Library, in_place
from briefgen.library.load import load
from briefgen.library.lock import Locked, sealed
from briefgen.library.memo import Memo
from briefgen.library.model import Name, Question, Source
from briefgen.library.translations import inherited
from briefgen.library.yaml_writer import write_lock
from briefgen.words.diagnostics import Place
from briefgen.write import templates
from briefgen.write.compose import compose
from tests.check.desks import DAY, SMALL, locked, opened, reviewed, with_brief, with_fact, with_fields, with_reviews
from tests.cli.conftest import change

TEMPLATES = templates.folder(Path(__file__).parents[2] / "briefs")
OTHER = 'The guards "answered 212 calls" in 2018 [@rescue-calls]. A storm broke 14 boats, she says [@storm-blamed].'
FRENCH = "En 2018, les gardes ont répondu à 212 appels [@rescue-calls]."


def asked(library: Library, key: str, **changes: Any) -> Library:
    """The library with a question written anew, or one more; where an edit before took it out, with it put back."""
    whole = opened(SMALL).questions | library.questions
    old = whole[key].model_dump(exclude_unset=True) if key in whole else {"id": key}
    places = {**library.places, f"question:{key}": library.places.get(f"question:{key}", Place("questions.yaml", (9,)))}
    questions = {**library.questions, key: Question.model_validate({**old, **changes})}
    return replace(library, questions=questions, places=places)


def told(library: Library, **changes: Any) -> Library:
    """The library with fields of its brief set."""
    brief = library.briefs["fewer-boats"].model_copy(update=changes)
    return replace(library, briefs={**library.briefs, "fewer-boats": brief})


def translated(library: Library) -> Library:
    """The library with the brief `extra` and its French translation."""
    both = with_brief(library, OTHER)
    section = {"area": "cooperation", "title": "Ce que l'on sait", "text": FRENCH}
    brief = Brief.model_validate({"translates": "extra", "title": "De plus", "sections": [section]})
    places = {**both.places, "brief:extra.fr": replace(both.places["brief:extra"], file="extra.fr.yaml")}
    return replace(both, briefs=inherited({**both.briefs, "extra.fr": brief}), places=places)


def moved(library: Library) -> Library:
    """The library with every fact of a file one place further down."""
    facts = {
        key: replace(filed, place=Place(filed.place.file, (*filed.place.route[:-1], int(filed.place.route[-1]) + 1)))
        for key, filed in library.facts.items()
    }
    places = {**library.places, **{f"fact:{key}": filed.place for key, filed in facts.items()}}
    return replace(library, facts=facts, places=places)


def spoken(library: Library) -> Library:
    """The library with an objection to a fact and one to a paragraph."""
    case = open_case(library)
    once = objected(case, "catch-fell", why="Too short.", by="Jo Ferris", on=DAY)
    again = open_case(with_reviews(library, once))
    return with_reviews(library, objected(again, "fewer-boats:p1", why="Too long.", by="Jo Ferris", on=DAY))


def without(library: Library, fact: str) -> Library:
    """The library without a fact."""
    return replace(library, facts={key: filed for key, filed in library.facts.items() if key != fact})


def source(library: Library, key: str, **changes: Any) -> Library:
    """The library with a source written anew."""
    written = {**library.sources[key].model_dump(exclude_unset=True, by_alias=True), **changes}
    return replace(library, sources={**library.sources, key: Source.model_validate(written)})


EDITS: dict[str, Callable[[Library], Library]] = {
    "another claim": lambda one: with_fact(one, "catch-fell", claim="Velmark's catch fell to 32,000 tonnes in 2018."),
    "a denial": lambda one: with_fact(one, "rescue-pact", claim="Arland and Velmark no longer keep a pact of 1998."),
    "a quotation": lambda one: with_fact(one, "talks-2018", claim='They "met" at Two Shores on 12 November 2018.'),
    "a label": lambda one: with_fact(one, "catch-fell", label="Landings"),
    "another speaker": lambda one: with_fact(one, "storm-blamed", says="Tomas Reel"),
    "a stranger": lambda one: with_fact(one, "storm-blamed", says="Nobody Known"),
    "no such words": lambda one: with_fact(one, "exercise-lund", at="no such words"),
    "words that stand twice": lambda one: with_fact(one, "exercise-lund", at="the"),
    "another source": lambda one: with_fact(
        one, "harbours-closed", at={"start": "Cape Lund", "source": "tribune-2019-03"}
    ),
    "no such source": lambda one: with_fact(one, "harbours-closed", at={"start": "Cape Lund", "source": "nowhere"}),
    "a date": lambda one: with_fact(one, "quota-blamed", date="2031"),
    "a status": lambda one: with_fact(one, "rescue-calls", status="alleged"),
    "grounds": lambda one: with_fact(one, "count-first", because=["count-first", "boats-on-slip"]),
    "grounds of grounds": lambda one: with_fact(
        with_fact(one, "quarrel-contained", because=["boats-on-slip"]), "count-first", because=["quarrel-contained"]
    ),
    "far grounds that are wrong": lambda one: with_fact(
        with_fact(one, "harbours-closed", because=["boats-on-slip"]), "boats-on-slip", at="no such words"
    ),
    "grounds in a circle": lambda one: with_fact(
        with_fact(one, "harbours-closed", because=["boats-on-slip"]), "boats-on-slip", because=["count-first"]
    ),
    "no such grounds": lambda one: with_fact(one, "count-first", because=["nothing"]),
    "a retraction": lambda one: with_fact(one, "harbours-closed", retracted={"on": "2019-05-01", "reason": "Wrong."}),
    "an older fact": lambda one: with_fact(one, "boats-on-slip", replaces="boats-laid-up"),
    "a figure": lambda one: with_fact(one, "rescue-calls", figures={"2018": "213 calls"}),
    "a fact gone": lambda one: without(one, "storm-blamed"),
    "facts moved": moved,
    "an origin": lambda one: with_fields(one, "harbour-post-2019-03", origin=None),
    "another origin": lambda one: with_fields(one, "ministry-2018-11", origin="velmark-wire-2019-03"),
    "what it drew on": lambda one: with_fields(one, "tribune-2019-03", draws_on=("ministry-2018-11",)),
    "a later issue": lambda one: source(one, "ministry-2018-11", issued="2020-02-02"),
    "a retracted source": lambda one: source(one, "ministry-2018-11", status={"is": "retracted"}),
    "a French source": lambda one: with_fields(one, "ministry-2018-11", language="fr"),
    "no body": lambda one: source(
        one, "ministry-2018-11", text={**one.sources["ministry-2018-11"].text.model_dump(), "body": "nowhere in it"}
    ),
    "another account": lambda one: asked(one, "why-fewer", accounts=["storm-blamed", "catch-fell"]),
    "one account more": lambda one: asked(one, "why-fewer", accounts=["storm-blamed", "quota-blamed", "cut-denied"]),
    "no such account": lambda one: asked(one, "why-fewer", accounts=["storm-blamed", "nothing"]),
    "one question more": lambda one: asked(one, "who", gap="Nobody says.", about=["rescue-calls", "radar-shared"]),
    "no questions": lambda one: replace(one, questions={}),
    "a name gone": lambda one: replace(one, names=one.names[1:]),
    "a name more": lambda one: replace(one, names=(*one.names, Name(name="Two Shores", side="Arland"))),
    "another side": lambda one: replace(one, names=(one.names[0].model_copy(update={"side": "None"}), *one.names[1:])),
    "a French house": lambda one: replace(one, house=one.house.model_copy(update={"language": "fr"})),
    "a limit": lambda one: replace(one, house=one.house.model_copy(update={"limits": Limits(words=90)})),
    "no parties": lambda one: replace(one, house=one.house.model_copy(update={"parties": ()})),
    "an earlier day": lambda one: told(one, as_of=one.facts["exercise-lund"].fact.date.earliest),  # type: ignore[union-attr]
    "another title": lambda one: told(one, title="Fewer than 90 boats"),
    "no bottom line": lambda one: told(one, bottom_line=None),
    "a brief more": lambda one: with_brief(one, OTHER),
    "a brief that cites nothing known": lambda one: with_brief(one, "In 2018 it sank [@nothing-known]."),
    "a brief with a table": lambda one: with_brief(one, OTHER, section={"show": [{"accounts": "why-fewer"}]}),
    "a translation": translated,
    "approval": reviewed,
    "half an approval": lambda one: reviewed(one, every=2),
    "objections": spoken,
    "a lock": locked,
    "no lock": lambda one: replace(one, lock=Locked.of(())),
    "half a lock": lambda one: replace(one, lock=Locked.of(one.lock.entries[::2])),
    "no texts": Library.without_texts,
}  # fmt: skip


def read(folder: Path, memo: Memo) -> Library:
    """A library read with what is remembered."""
    library, _ = load(folder, display="briefs", memo=memo)
    assert library is not None
    return library


def same(one: Outcome, other: Outcome) -> None:
    """Both say the same, and print the same."""
    assert one.diagnostics == other.diagnostics
    for field in ("entries", "as_of", "withheld", "blamed", "unreviewed"):
        assert getattr(one.verified, field) == getattr(other.verified, field), field
    for slug in one.verified.printable:
        narrow = compose(one.verified.portion(slug), slug, templates=TEMPLATES)
        assert narrow == compose(other.verified, slug, templates=TEMPLATES)


@pytest.mark.parametrize("edit", EDITS)
def test_the_parts_give_what_the_whole_gives(small: Library, edit: str) -> None:
    """After an edit, and with what was found before it: every diagnostic, what is withheld, and what is composed."""
    memo = Memo()
    verify(small, memo=memo)
    memo.settle()
    library = EDITS[edit](small)
    same(verify(library, memo=memo), judge(open_case(library)))


@pytest.mark.parametrize("edit", EDITS)
def test_who_looks_into_the_parts_sees_the_whole(small: Library, edit: str) -> None:
    """The case behind a verdict, after an edit and with what was found before it: all that a command shows of it."""
    memo = Memo()
    verify(small, memo=memo)
    memo.settle()
    library = EDITS[edit](small)
    case, whole = looked_into(library, memo=memo)[0], open_case(library)
    for field in ("verdicts", "bearings", "writings", "as_of", "lost", "standings", "alike", "twins", "asked"):
        assert getattr(case, field) == getattr(whole, field), field


@pytest.mark.parametrize("fact", ["catch-fell", "rescue-pact"])
def test_a_fact_changed_in_hand_leaves_the_other_files_on_their_shelves(small: Library, fact: str) -> None:
    """What is true of a library with one fact changed is found, and only the facts of that file are looked up."""
    memo = Memo()
    verify(small, memo=memo)
    memo.settle()
    edited = in_place(small.facts, [small.facts[fact].changed(label="Another label")])
    library = replace(small, facts=edited)
    same(verify(library, memo=memo), judge(open_case(library)))
    assert (memo.made["fact"], memo.made["shelf"], memo.kept["shelf"]) == (1, 0, 1)


@settings(max_examples=8)
@given(edits=st.lists(st.sampled_from(sorted(EDITS)), min_size=2, max_size=5))
def test_any_order_of_edits_gives_what_the_whole_gives(edits: list[str]) -> None:
    """Edit upon edit, with all that was found on the way."""
    memo, library = Memo(), locked(opened(SMALL))
    for edit in edits:
        try:
            library = EDITS[edit](library)
        except KeyError:  # what it edits is gone
            continue
        same(verify(library, memo=memo), judge(open_case(library)))


def test_a_bracket_that_names_no_fact_yet_is_judged_again_with_the_fact(small: Library) -> None:
    """The id of a fact that is written later cites nothing without its sign, in a brief that nobody touched."""
    memo, before = Memo(), with_brief(small, "See [exercise-lund-2].")
    verify(before, memo=memo)
    memo.settle()
    after = replace(before, places={**before.places, "fact:exercise-lund-2": before.places["fact:exercise-lund"]})
    outcome = verify(after, memo=memo)
    same(outcome, judge(open_case(after)))
    assert "BG418" in {d.code for d in outcome.diagnostics}


def test_another_day_is_another_brief(small: Library) -> None:
    """What `--as-of` changes is judged anew."""
    memo, day = Memo(), DAY.replace(year=2018)
    verify(small, memo=memo)
    same(verify(small, memo=memo, as_of=day), judge(open_case(small, as_of=day)))
    case, outcome = looked_into(small, memo=memo, as_of=day)
    same(outcome, judge(open_case(small, as_of=day)))
    assert case.as_of == dict.fromkeys(small.briefs, day)


def test_what_is_known_is_not_judged_again(small: Library) -> None:
    """Nothing changed: no passage is searched, no fact and no brief judged."""
    memo = Memo()
    verify(small, memo=memo)
    memo.settle()
    verify(small, memo=memo)
    assert dict(memo.made) == {}


@pytest.mark.parametrize(
    ("edit", "made"),
    [
        ("a label", {"fact": 1, "group": 1, "brief": 1}),
        # it takes a quotation from a passage
        ("a brief more", {"fact": 1, "shelf": 1, "group": 1, "prose": 1, "brief": 2}),
        ("no bottom line", {"prose": 1, "brief": 1}),
        ("what it drew on", {"fact": 10, "shelf": 2, "group": 2, "brief": 1}),
        ("approval", {"fact": 14, "shelf": 2, "group": 2, "brief": 1}),  # all but the one that no brief prints
    ],
)
def test_only_what_an_edit_touches_is_judged(small: Library, edit: str, made: dict[str, int]) -> None:
    """As many facts and briefs are judged again as see what was edited."""
    memo = Memo()
    verify(small, memo=memo)
    memo.settle()
    verify(EDITS[edit](small), memo=memo)
    assert dict(memo.made) == made


def test_what_did_not_change_stays_packed(small: Library, tmp_path: Path) -> None:
    """Of a file that is as it was, nothing is looked at; of one that was edited, the facts that are as they were."""
    folder, memo = Path(shutil.copytree(SMALL, tmp_path / "briefs")), Memo()
    entries, _ = renewed(opened(folder), ())
    (folder / "evidence.lock").write_text(write_lock(sealed(entries, on=DAY)), encoding="utf-8")
    verify(read(folder, memo), memo=memo)
    packed = Memo(memo.packed(pickle.dumps), unpack=pickle.loads)
    verify(read(folder, packed), memo=packed)
    kept = {kind: packed.kept[kind] for kind in ("filed", "fact", "shelf", "locked")}
    assert kept == {"filed": 0, "fact": 0, "shelf": 2, "locked": 0}
    change(folder / "facts" / "fisheries.yaml", "label: Cod catch", "label: Cod landings")
    again = Memo(memo.packed(pickle.dumps), unpack=pickle.loads)
    verify(read(folder, again), memo=again)
    assert again.made == {"file": 1, "filed": 1, "fact": 1, "shelf": 1, "group": 1, "brief": 1}


def test_every_rule_is_asked() -> None:
    """A rule whose scope nobody asks for would never find anything."""
    asked = {rule for scope in get_args(Scope) for rule in of(scope)}
    assert asked == set(RULES)
