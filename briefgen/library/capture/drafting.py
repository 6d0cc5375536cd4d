"""A fact drafted from its passage: the numbers, dates and speakers seen there, as far as its claim says them.

What is filled in stands in the passage or follows from its words and the source's date, and the claim says it; each is
marked to be checked. What could be meant in two ways, or rests on a date of the source that is itself a guess, is left
out and told. Whether the draft holds is the affair of `check`: who asked it names what does not, to be left out too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefgen.library.anchors import Proposal
from briefgen.library.guesses import guessed, remark
from briefgen.library.library import Library
from briefgen.library.model import Source
from briefgen.library.yaml_writer import Value
from briefgen.words import amounts, relative, tokens
from briefgen.words.edtf import Edtf
from briefgen.words.fold import folded
from briefgen.words.mentions import RELATIVE

_WHY = remark("seen in the passage")
_MONTH = "|".join(month.capitalize() for month in tokens.MONTHS)
_SEASON = "spring|summer|autumn|fall|winter"
_STATED = re.compile(
    rf"\b\d{{1,2}} (?:{_MONTH}) \d{{4}}\b|\b(?:{_MONTH}) \d{{1,2}}, \d{{4}}\b"
    rf"|\b(?:(?:{_MONTH}),? |(?:{_SEASON}) (?:of )?)?(?<![\w.,-])(?:1[5-9]|20)\d\d\b(?![\w%]|[.,]\d)"
)
#: What stands between a number and the word it counts, and words that nothing is counted in.
_UNIT = re.compile(
    r"(?: (?:hundred|thousand|million|billion|trillion))*(?: ?(?:percent|per cent)|[ -](?P<unit>[^\W\d_]+))?"
)
_SIGNS = "$€£¥₽"
_NO_UNIT = frozenset(
    "in of to by on at for from and or the a an as is was were has have had that than per each since until with "
    "together during after before between".split()
)
_STATUS = {
    "planned": re.compile(r"\b(?:will|plans?|planned|intends?|is to|are to)\b", re.I),
    "alleged": re.compile(r"\b(?:alleg\w+|accus\w+|claims? that|claimed)\b", re.I),
    "denied": re.compile(r"\b(?:den(?:y|ies|ied))\b", re.I),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Seen:
    """What a passage holds that a fact may say: speakers, dates with the words for them, amounts with their words.

    `doubts` are the words among them that may be told from another day than the source's, each with why.
    """

    speakers: tuple[str, ...]
    dates: tuple[tuple[str, Edtf], ...]
    amounts: tuple[str, ...]
    doubts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Drafted:
    """The fields of a fact, by field why it is a guess, and what its writer must still decide."""

    fields: Mapping[str, Value]
    why: Mapping[str, str]
    reminders: tuple[str, ...]


def seen(library: Library, source: Source, passage: str) -> Seen:
    """The names, dates and amounts of a folded passage of a source."""
    dates = tuple(_dates(passage, source.issued))
    doubts = {words: why for words, date in dates if (why := _doubt(words, date, source, library))}
    return Seen(library.names_in(passage), dates, tuple(dict.fromkeys(_amounts(passage))), doubts)


def _doubt(words: str, date: Edtf, source: Source, library: Library) -> str:
    """Why relative words may not be told from the source's own day; empty where nothing speaks for that."""
    if not RELATIVE.fullmatch(words) or source.issued.earliest is None:
        return ""
    leaf = library.atlas.leaves.get(f"sources/{source.id}.yaml")
    if leaf is not None and guessed(leaf.lines, "issued"):
        return f"`issued` of `{source.id}` is itself a guess: compare it with the text, and take its remark out"
    own = source.issued.earliest
    for one in sorted(library.sources.values(), key=lambda one: one.issued.text):
        earlier = one.report == source.report and (one.issued.earliest or own) < own
        if earlier and relative.resolve(words, one.issued) != date:
            return f"`{source.id}` repeats `{one.id}` of {one.issued}: `{words}` may be told from that day"
    named = words.rpartition(" ")[2].lower()
    if words.startswith("on ") and own.weekday() == tokens.WEEKDAYS.index(named):
        return f"`{source.id}` was itself issued on a {named.capitalize()}: that day, or a week before?"
    return ""


def _dates(passage: str, issued: Edtf) -> Iterator[tuple[str, Edtf]]:
    found = [(one.start(), one.group(), relative.stated(one.group())) for one in _STATED.finditer(passage)]
    found += [(one.start(), one.group(), relative.resolve(one.group(), issued)) for one in RELATIVE.finditer(passage)]
    yield from ((words, date) for _, words, date in sorted(found, key=lambda one: one[0]) if date)


def _amounts(passage: str) -> Iterator[str]:
    """Each number that is no date, with its sign, its scale and the word it counts, in the passage's words."""
    taken = [(found.start(), found.end()) for found in _STATED.finditer(passage)]
    for token in tokens.numbers(passage):
        if any(start <= token.start < end for start, end in taken):
            continue
        match = _UNIT.match(passage, token.end)
        end = match.end() if match else token.end
        if match and (match["unit"] or "").lower() in _NO_UNIT:
            end = match.start("unit") - 1
        start = token.start - (passage[token.start - 1 : token.start] in tuple(_SIGNS))
        taken.append((start, end))
        words = passage[start:end]
        yield words if amounts.read(words) else token.text


def draft(
    library: Library,
    source: Source,
    passage: Proposal,
    fields: Mapping[str, Value],
    *,
    without: Mapping[str, str] | None = None,
) -> Drafted:
    """The fields of a fact from what its writer gave (`id`, `claim` and others), completed from its passage.

    `without` are fields that are not to be completed, each with why.
    """
    known = seen(library, source, passage.passage)
    claim = folded(str(fields["claim"]))
    made: dict[str, Value] = {"id": fields["id"], "claim": fields["claim"], "at": passage.at}
    made |= {name: value for name, value in fields.items() if value is not None}
    found: dict[str, Value] = {}
    if passage.speech and len(known.speakers) == 1:
        found["says"] = known.speakers[0]
    days = {date.text: date for _, date in known.dates}
    if len(days) == 1 and not known.doubts and _says(claim, *days.values()):
        found["date"] = next(iter(days))
    found["figures"] = _figures(known, claim)
    found["derived"] = _derived(known, claim, passage.passage)
    left_out = without or {}
    filled = {name: value for name, value in found.items() if value and name not in made and name not in left_out}
    made |= filled
    reminders = tuple(_reminders(known, made, passage, claim, left_out))
    return Drafted(made, dict.fromkeys(filled, _WHY), reminders)


def _says(claim: str, date: Edtf) -> bool:
    """Whether a claim states a date, or a longer time that it lies in."""
    return any(date.within(day) for day in _stated(claim).values())


def _stated(claim: str) -> dict[str, Edtf]:
    """The dates of a claim, by its words for them."""
    found = {one.group(): relative.stated(one.group()) for one in _STATED.finditer(claim)}
    return {words: day for words, day in found.items() if day is not None}


def _figures(known: Seen, claim: str) -> dict[str, Value]:
    """The amount that the claim states, under the year that it states, where the passage gives no other of either."""
    certain = [date for words, date in known.dates if words not in known.doubts]
    years = {date.text[:4] for date in certain if date.precision != "interval"}
    said = {token.value for token in tokens.numbers(claim)}
    held = [words for words in known.amounts if {token.value for token in tokens.numbers(words)} <= said]
    counted = len(held) == 1 and (amount := amounts.read(held[0])) is not None and bool(amount.unit)
    return {next(iter(years)): held[0]} if len(years) == 1 and years <= said and counted else {}


def _derived(known: Seen, claim: str, passage: str) -> dict[str, Value]:
    """What the claim says of dates where the passage has relative words that mean the same."""
    return {
        said: words
        for said, day in _stated(claim).items()
        if not tokens.occurs(said, passage)
        for words, meant in known.dates
        if meant.within(day) and RELATIVE.fullmatch(words) and words not in known.doubts
    }


def _reminders(
    known: Seen, made: Mapping[str, Value], passage: Proposal, claim: str, without: Mapping[str, str]
) -> Iterator[str]:
    if passage.speech and "says" not in made:
        named = f": {', '.join(known.speakers)}" if known.speakers else "; if nobody named here, add a second passage"
        yield f"the passage reports speech; give --says with who says so{named}"
    yield from (f"no `{name}` is filled in: {why}" for name, why in without.items())
    if "date" not in without:
        yield from _of_the_date(known, made)
    if "status" not in made:
        for status, pattern in _STATUS.items():
            if found := pattern.search(passage.passage):
                yield f"the passage says `{found.group()}`: is it `status: {status}`?"
    derived = made.get("derived")
    covered = (
        {token.value for words in derived for token in tokens.numbers(folded(str(words)))}
        if isinstance(derived, Mapping)
        else set()
    )
    lacking = [t.text for t in tokens.numbers(claim) if t.value not in passage.numbers and t.value not in covered]
    if lacking:
        yield f"the claim says {', '.join(dict.fromkeys(lacking))}, which the passage does not"


def _of_the_date(known: Seen, made: Mapping[str, Value]) -> Iterator[str]:
    """The date that the fact has, or why none was filled in."""
    listed = "; ".join(words if words == date.text else f"{words} = {date}" for words, date in known.dates)
    if "date" in made:
        for words in [words for words, date in known.dates if date.text == made["date"]][:1]:
            yield f"its `date` is {made['date']}, for `{words}`; check it"
    elif len({date.text for _, date in known.dates}) > 1:
        yield f"several dates are seen ({listed}): write `date` with the one that is meant"
        yield from dict.fromkeys(known.doubts.values())
    elif known.doubts:
        yield f"no date is filled in: {'; '.join(dict.fromkeys(known.doubts.values()))}"
        yield "write `date` with the day that is meant (--date)"
    elif known.dates:
        yield f"a date is seen that the claim does not say ({listed}): write `date` if it is meant (--date)"
    else:
        yield "no date is seen: the fact stays undated, unless you write `date`"
