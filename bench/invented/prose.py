"""The prose of invented briefs, in English and French at once. What a brief shows beside its prose is not here."""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from invented import shape
from invented.facts import PLAIN_KINDS, WORDS, Fact, Question
from invented.templates import ADVICE, FURTHER, INFERENCES, JUDGEMENT, OURS, TITLES, WHY, Pair

#: What joins two clauses.
_JOINTS: tuple[Pair, ...] = ((", and ", ", et "), (", while ", ", tandis que "))
#: Words of the longest sentence of facts; of a sentence of ours, about.
_LONGEST, _OURS_LONG = 36, 14
_CITATION = re.compile(r" \[[^\]]*\]")


@dataclass(frozen=True, slots=True)
class Section:
    """A section: its paragraphs (list items after the first, in recommendations), its facts, and what it shows."""

    area: str
    title: Pair
    paragraphs: tuple[Pair, ...]
    facts: tuple[Fact, ...]
    rail: str = ""
    show: tuple[str, ...] = ()


@dataclass(slots=True)
class Desk:
    """A brief in the making: its dice, the facts still to be told (alone, or two accounts together), and those told."""

    roll: random.Random
    fresh: list[tuple[Fact, ...]]
    asked: Mapping[int, Question]
    told: list[Fact] = field(default_factory=list)
    spoken: int = 0

    def worded(self, pair: Pair) -> Pair:
        """A sentence of ours with new words in its holes."""
        words = dict(zip("tuvw", self.roll.sample(WORDS, 4), strict=True))
        return pair[0].format(**words), pair[1].format(**words)

    def group(self, *, most: int) -> tuple[Fact, ...]:
        """The facts of the next group: one to three that were not told yet, while there are any."""
        size, chosen = min(self.roll.choice(shape.GROUPS), most), list[Fact]()
        while self.fresh and (not chosen or _fits([*chosen, *self.fresh[-1]], size)):
            chosen += self.fresh.pop()
        return tuple(chosen or self.plain(1))

    def unit(self, facts: Sequence[Fact], *, item: bool) -> tuple[Pair, bool]:
        """One or two sentences that tell some facts and cite them, in a list item one; whether it is one."""
        clauses, whole = [fact.both(fact.told.prose) for fact in facts], len(facts)
        ends = [whole] if item or whole == 1 else self.roll.sample((1, 2), 2)
        parts = [(clauses[:end], clauses[end:]) for end in ends]
        fitting = (both for both in parts if all(sum(map(_long, part)) <= _LONGEST for part in both))
        first, second = next(fitting, parts[0])
        joints = self.roll.choice(_JOINTS), self.roll.choice(_JOINTS)
        told = [_tied(part, joint) for part, joint in zip((first, second), joints, strict=True) if part]
        return _citing((". ".join(one[0] for one in told), ". ".join(one[1] for one in told)), facts), not second

    def inference(self) -> tuple[Pair, bool]:
        """A sentence that infers something from facts told before."""
        grounds = self.plain(self.roll.choice(shape.GROUNDS))
        return _citing(self.worded(self.roll.choice(INFERENCES)), grounds, inferred=True), True

    def plain(self, many: int, *, besides: Sequence[Fact] = ()) -> list[Fact]:
        """So many facts told before whose sentence need not show a status."""
        # an account of a question would owe the others
        told = [fact for fact in self.told if fact.kind in PLAIN_KINDS and fact.number not in self.asked]
        open_ones = [fact for fact in told if fact not in besides]
        chosen = list[Fact]()
        for fact in self.roll.sample(open_ones, len(open_ones)):
            if _fits([*besides, *chosen, fact], len(besides) + many):
                chosen.append(fact)
        return chosen

    def section(self, area: str, *, long: bool) -> Section:
        """A section of about the paragraphs, groups and words of a real one, of a long brief or a short one."""
        paragraphs, groups, words = self.roll.choice(shape.SECTIONS[long][area])
        infers = bool(self.plain(2)) and area != "recommendation" and self.roll.random() < shape.INFERRED
        texts, facts, count, done = list[Pair](), list[Fact](), 0, 0
        for at, share in enumerate(shape.parted(groups, paragraphs, itertools.repeat(1))):
            item = area == "recommendation" and at > 0
            parts = [self.bold()] if item else []
            for _ in range(share):
                done += 1
                chosen = () if infers and done == groups else self.group(most=2 if item else 3)
                facts += chosen
                self.told += [fact for fact in chosen if fact not in self.told]
                text, single = self.unit(chosen, item=item) if chosen else self.inference()
                count += _long(text)
                if single and not item and count + _OURS_LONG <= words * done / groups:
                    parts.append(self.ours())
                    count += _long(parts[-1])
                parts.append(text)
            while count + _OURS_LONG <= words * done / groups:
                parts.append(self.ours())
                count += _long(parts[-1])
            texts.append(_joined(parts))
        return Section(area, self.worded(self.roll.choice(TITLES)), tuple(texts), tuple(dict.fromkeys(facts)))

    def ours(self) -> Pair:
        """A sentence that rests on nothing."""
        self.spoken += 1
        return self.worded(OURS[self.spoken % len(OURS)])

    def bold(self) -> Pair:
        """What a recommendation begins with."""
        english, french = self.worded(self.roll.choice(ADVICE))
        return f"**{english}**", f"**{french}**"

    def bottom(self) -> Pair:
        """The bottom line, over facts that the sections tell."""
        words, groups = self.roll.choice(shape.BOTTOMS)
        parts, count = list[Pair](), 0
        for fact in self.roll.sample(self.told, min(groups, len(self.told))):
            clause = fact.both(fact.told.prose)
            # where a citation was, the rule counts the stop as a word
            if count + _long(clause) <= min(words, 58 - len(parts)):
                others = self.plain(self.roll.choice(shape.GROUPS) - 1, besides=(fact,))
                parts.append(_citing(clause, (fact, *others), inferred=bool(others)))
                count += _long(clause)
        for more in (self.ours(), self.ours()):
            if count + _long(more) <= min(words, 58 - len(parts)):
                parts.append(more)
                count += _long(more)
        return _joined(parts)

    def judgement(self) -> tuple[Pair, str, Pair]:
        """A key judgement: its text, how sure it is, and why."""
        english, french = self.worded(JUDGEMENT)
        words = self.roll.choice(shape.JUDGED)
        for further in FURTHER:
            if len(english.split()) + 3 <= words:
                more = self.worded(further)
                english, french = english + more[0], french + more[1]
        text = _citing((english, french), self.plain(self.roll.choice(shape.GROUNDS)), inferred=True)
        return text, self.roll.choice(shape.CONFIDENCE), self.worded(WHY)


def _citing(text: Pair, facts: Iterable[Fact], *, inferred: bool = False) -> Pair:
    """A sentence with its citation and stop, in either language."""
    cited = f"[{'inferred from ' * inferred}{'; '.join(f'@{fact.id}' for fact in facts)}]"
    english, french = (f"{words[0].upper()}{words[1:]} {cited}." for words in text)
    return english, french


def _tied(clauses: Sequence[Pair], joint: Pair) -> Pair:
    """Clauses as one sentence, without its stop."""
    texts = (tie.join(words) for tie, words in zip(joint, zip(*clauses, strict=True), strict=True))
    english, french = (words[0].upper() + words[1:] for words in texts)
    return english, french


def _joined(parts: Sequence[Pair]) -> Pair:
    return " ".join(part[0] for part in parts), " ".join(part[1] for part in parts)


def _long(text: Pair) -> int:
    """Words of the longer of the two, citations left out."""
    return max(len(_CITATION.sub("", words).replace("'", " ").split()) for words in text)


def _fits(facts: Sequence[Fact], most: int) -> bool:
    """Whether a group may hold these facts, so that its note is short: of two reports, or with a remark."""
    weight = len({fact.report for fact in facts}) + sum(bool(fact.note) for fact in facts)
    return len(facts) <= most and (weight < 3 or len(facts) == 1)
