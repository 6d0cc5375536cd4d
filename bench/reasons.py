"""What no rule finds: what shows it else, and what the data would have to hold against it. For `mutations.py`.

Each reason is a question put to the captured texts, the claims and the names, not to the rules, and is answered for
each mutant by itself. A mutant that no rule finds and that has no reason here is one that a rule ought to find.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from corruptions import Mutant

from briefgen.check.case import Case
from briefgen.check.naming import Naming
from briefgen.check.prose import Writing
from briefgen.check.rules.status_shown import shows
from briefgen.check.seals import blocks, fact_seal
from briefgen.check.stated import stated, without_targets
from briefgen.library.briefs import Brief
from briefgen.words import negation
from briefgen.words.fold import folded
from briefgen.words.kinship import stems
from briefgen.words.prose import Unit


def reason(mutant: Mutant, case: Case) -> str:
    """Why the data cannot show a mutant; empty where they could. `case` is of the library as it was, with texts."""
    if mutant.kind == "area":
        return "an area is an editor's choice: no text, claim or name speaks of areas"
    if mutant.before and mutant.after:
        return _of_prose(mutant, case, mutant.before, mutant.after)
    return _of_fact(mutant, case)


def _of_fact(mutant: Mutant, case: Case) -> str:
    old, new = case.library.facts[mutant.fact], mutant.library.facts[mutant.fact].fact
    claim = old.fact.claim_in(case.library.house.language)
    if mutant.kind == "status":
        if new.status == "done":
            return "to decide, to promise and to blame are deeds: `done` fits the same words"
        return (
            f"the claim has a word of that status as well, such as {_OF[new.status]}"
            if _shown(new.status, claim)
            else ""
        )
    if mutant.kind == "date":
        years = {year for when in (new.date, new.said) if when for year in re.findall(r"\d{4}", when.text)}
        told = "the source speaks of that year too"
        return told if all(any(year in text for text in _of_source(case, old.source)) for year in years) else ""
    if mutant.kind == "speaker":
        borne = _named([claim, *_passages(case, [mutant.fact])], case)
        return "whoever was put in stands in the passage or the claim as well" if new.says in borne else ""
    return ""


_OF = {"planned": "`would` or `promised`", "alleged": "`said`", "denied": "`dispute`"}


def _shown(status: str, claim: str) -> bool:
    return shows(status, folded(claim))


def _of_prose(mutant: Mutant, case: Case, before: Writing, after: Writing) -> str:
    was = _unit(before, mutant.at)
    now = _unit(after, mutant.at) if any(u.start <= mutant.at <= u.end for u in after.units) else was
    cited = was.group.facts if was.group else ()
    kind = mutant.kind.removeprefix("prose: ")
    inferred = bool(was.group and was.group.inferred)
    if kind == "citation dropped":
        if not was.text.strip():
            return "a citation alone prints its fact, and without it there is nothing"
        return "" if list(stated(was.text)) or '"' in was.text else "words without a number or quotation may be ours"
    if kind == "another fact cited":
        put = [fact for fact in (now.group.facts if now.group else ()) if fact not in cited]
        if inferred:
            return "an inference may rest on any fact and needs no word of it"
        if not was.text.strip():
            return "a citation alone prints its fact, whichever it is"
        ours = stems(folded(without_targets(was.text)))
        shared = all(ours & stems(folded(_claim(case, fact))) for fact in put)
        return "the other fact is about the same subject" if shared else ""
    texts = [*(_claim(case, fact) for fact in cited), *_passages(case, cited)]
    if kind == "negation":
        return _of_negation(_turned(was.text, now.text), list(map(folded, texts)), claims=len(cited))
    if kind == "actor":
        names = Naming.of(case.library)
        put_in = _counted(now.text, names) - _counted(was.text, names)
        borne = names.with_sides(_named(texts, case))
        return "whoever was put in is named in what is cited, or is on that side" if put_in.keys() <= borne else ""
    if kind == "digit":
        new = {token.value for token in stated(now.text)} - {token.value for token in stated(was.text)}
        said = {token.value for text in texts for token in stated(text)}
        return "the number put in stands in what is cited" if new <= said else ""
    return "a translator's own words stand in quotation marks" if case.library.briefs[before.brief].translates else ""


def _of_negation(turned: set[str], texts: list[str], *, claims: int) -> str:
    """The first so many of the texts are claims, the others passages."""
    if turned.isdisjoint({word for text in texts for word in stems(text)}):
        return "no cited claim or passage has the word that is denied"
    if turned.isdisjoint({word for text in texts[:claims] for word in stems(text)}):
        return "the passage alone has the word that is denied, and the lock keeps no words of it"
    affirmed = {word for text in texts[:claims] for word in negation.affirmed(text)}
    return "the claim itself has the word behind another that denies" if turned.isdisjoint(affirmed) else ""


def _unit(piece: Writing, at: int) -> Unit:
    """The unit that begins at an offset."""
    return next(unit for unit in piece.units if unit.start <= at <= unit.end)


def _turned(was: str, now: str) -> set[str]:
    """The words that are denied in one of two texts and not in the other."""
    one, other = (Counter(negation.denied(folded(without_targets(text)))) for text in (was, now))
    return {*(one - other), *(other - one)}


def _counted(text: str, names: Naming) -> Counter[str]:
    return Counter(name for name, _, _, _ in names.found(without_targets(text)))


def _named(texts: Iterable[str], case: Case) -> set[str]:
    return Naming.of(case.library).in_texts(texts)


def _claim(case: Case, fact: str) -> str:
    return case.library.facts[fact].fact.claim_in(case.library.house.language)


def _of_source(case: Case, source: str) -> Iterator[str]:
    """The captured text of a source, and what its facts make of its relative words (`last year`)."""
    yield case.sheets[source].page.text
    for filed in (filed for filed in case.library.facts.values() if filed.source == source):
        yield from filed.fact.derived


def _passages(case: Case, facts: Iterable[str]) -> Iterator[str]:
    """The words of some facts' passages, from the captured texts."""
    for entry in (entry for fact in facts for entry in case.entries(fact)):
        yield case.sheets[entry.source].page.text[entry.start : entry.end]


def shown_by(mutant: Mutant, case: Case) -> str:
    """What shows a mutant that no rule finds: "seal", where one of reviews.yaml breaks; "unread", where none is set."""
    library = case.library
    if mutant.source:
        return "seal"  # a seal holds its sources' origins
    if mutant.before and mutant.after:
        approved = {one.seal for one in library.reviews.blocks if one.brief == mutant.before.brief}
        pairs = ((library, mutant.before), (mutant.library, mutant.after))
        was, now = (set(_seals(case, of.briefs[piece.brief], piece)) for of, piece in pairs)
    else:
        approved = {one.seal for one in library.reviews.facts if one.fact == mutant.fact}
        entries = case.entries(mutant.fact)
        was, now = ({fact_seal(of, of.facts[mutant.fact], entries).seal} for of in (library, mutant.library))
    if not was & approved:
        return "unread"
    return "nothing" if now <= approved else "seal"


def _seals(case: Case, brief: Brief, piece: Writing) -> Iterator[str | None]:
    """The seals of one piece of prose, all its facts as they are."""
    library, slug = case.library, piece.brief
    facts = {fact: fact_seal(library, library.facts[fact], case.entries(fact)) for fact in piece.cited}
    found = blocks(slug, brief, library.places[f"brief:{slug}"], pieces=[piece], seals=facts)
    yield from (block.seal for block in found if block.role != "title")
