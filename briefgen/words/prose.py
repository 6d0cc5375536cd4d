"""A brief's prose as blocks and units: which words rest on which facts.

A unit runs from the end of the previous bracket group, or the start of its block, to the next group; words
after the last group are a unit that rests on nothing. Pure text: no Markdown engine, no facts; it never
raises, whatever the text. Offsets are of the given text, end exclusive.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefgen.words.markdown import Kind, Link, Stretch, Structure, links, masked, stretches, structure_faults
from briefgen.words.sentences import sentences

__all__ = [
    "Block", "Group", "Kind", "Link", "Malformed", "Structure", "Unit", "Unsigned", "blocks", "faults", "links",
    "only_citation", "sentences", "structure_faults", "unsigned",
]  # fmt: skip

_ID = r"@[a-z0-9]+(?:-[a-z0-9]+)*"
_GROUP = re.compile(rf"\[\s*(?P<inferred>inferred\s+from\s+)?(?P<facts>{_ID}(?:\s*;\s*{_ID})*)\s*\](?!\()")
_UNSIGNED = re.compile(
    r"(?<![\]!])\[\s*(?P<inferred>inferred\s+from\s+)?(?P<facts>[a-z0-9]+(?:-[a-z0-9]+)*"
    r"(?:\s*[;,]\s*[a-z0-9]+(?:-[a-z0-9]+)*)*)\s*\](?![(\[:])"
)
_BRACKET = re.compile(r"\[[^\[\]]*\]")
_SIGN = re.compile(r"(?<![^\W_])@")
_BARE = re.compile(r"(?<![^\W_])(?<![./@])@(?=[^\W_])[\w-]*")
#: What may stand between a citation and the words after it.
EDGES = " \t\r\n.,;:!?\u2026"
_REMAINS = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Group:
    """A bracket group: the facts it cites, and whether we infer from them or they say so."""

    facts: tuple[str, ...]
    inferred: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Unit:
    """Words and the group they rest on; None where no group follows in the block.

    `text` is exactly what stands from `start` to `end`; the group is not in it.
    """

    text: str
    start: int
    end: int
    group: Group | None
    sentences: int


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a list item without its marker, or a table cell."""

    kind: Kind
    text: str
    start: int
    end: int
    units: tuple[Unit, ...]
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Malformed:
    """Something meant as a citation that is none: where, and why in a clause for the writer."""

    start: int
    end: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Unsigned:
    """A bracket with words that could be ids of facts, and no `@` before any of them."""

    start: int
    end: int
    text: str
    facts: tuple[str, ...]
    inferred: bool

    @property
    def meant(self) -> str:
        """The bracket group that it would be."""
        return f"[{'inferred from ' if self.inferred else ''}{'; '.join(f'@{fact}' for fact in self.facts)}]"


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of Markdown prose, in order, each with its units and groups."""
    clear = masked(text)
    return tuple(_block(text, clear, stretch) for stretch in stretches(text))


def _block(text: str, clear: str, stretch: Stretch) -> Block:
    groups = tuple(_group(match) for match in _GROUP.finditer(clear, stretch.start, stretch.end))
    units, position = [], stretch.start
    for group in groups:
        units.append(_unit(text, position, group.start, group=group))
        position = group.end
    if _REMAINS.search(text, position, stretch.end):
        units.append(_unit(text, position, stretch.end, group=None))
    return Block(stretch.kind, text[stretch.start : stretch.end], stretch.start, stretch.end, tuple(units), groups)


def _group(match: re.Match[str]) -> Group:
    facts = tuple(fact.strip()[1:] for fact in match["facts"].split(";"))
    return Group(facts, match["inferred"] is not None, match.start(), match.end())


def _unit(text: str, start: int, end: int, *, group: Group | None) -> Unit:
    """The unit between two offsets, without the marks that close the sentence of the group before it."""
    words = text[start:end]
    # A stop that opens a number (`.5`) is no closing mark of what came before.
    rest = words.lstrip(EDGES)
    kept = len(words) - len(rest)
    if kept and words[kept - 1] == "." and rest[:1].isdigit():
        kept -= 1
    start = min(start + kept, end)
    words = text[start:end].rstrip()
    return Unit(words, start, start + len(words), group, len(sentences(words)))


def faults(text: str) -> tuple[Malformed, ...]:
    """What looks like a citation and is none, in order; code and escaped signs are left alone."""
    clear = _without_targets(text)
    groups = {match.span() for match in _GROUP.finditer(clear)}
    found, taken = [], list(groups)
    for match in _BRACKET.finditer(clear):
        if match.span() not in groups and _SIGN.search(match.group()):
            taken.append(match.span())
            after = clear[match.end() : match.end() + 1]
            found.append(Malformed(*match.span(), text[match.start() : match.end()], _why(match.group(), after)))
    covered = bytearray(len(text))
    for start, end in taken:
        covered[start:end] = b"\1" * (end - start)
    for match in _BARE.finditer(clear):
        if not covered[match.start()]:
            why = "a fact is cited inside square brackets: [@id]"
            found.append(Malformed(*match.span(), text[match.start() : match.end()], why))
    return tuple(sorted(found, key=lambda fault: fault.start))


def unsigned(text: str) -> tuple[Unsigned, ...]:
    """Brackets that hold only what could be ids, in order; which of them are ids of facts, a library knows."""
    found = []
    for match in _UNSIGNED.finditer(_without_targets(text)):
        facts = tuple(re.split(r"\s*[;,]\s*", match["facts"]))
        found.append(Unsigned(*match.span(), text[match.start() : match.end()], facts, match["inferred"] is not None))
    return tuple(found)


def _without_targets(text: str) -> str:
    clear = masked(text)
    for _, start, end in links(text):
        clear = clear[:start] + "\0" * (end - start) + clear[end:]
    return clear


def _why(bracket: str, after: str) -> str:
    inside = bracket[1:-1].strip()
    if after == "(":
        return "a bracket group is no link: nothing may follow it directly"
    if re.search(r"@(?![a-z0-9])", inside):
        return "no id follows the @: ids are small letters, digits and single hyphens"
    if not inside.startswith(("@", "inferred from ")):
        return "only fact ids stand in a bracket group, or `inferred from` before them"
    if "," in inside or inside.count("@") > inside.count(";") + 1:
        return "facts are separated by a semicolon: [@a; @b]"
    return "a bracket group is written [@a; @b] or [inferred from @a; @b]"


def only_citation(block: Block) -> str | None:
    """The fact id of a paragraph or list item that is only `[@id]`; None for all else."""
    if block.kind == "cell" or len(block.groups) != 1:
        return None
    group = block.groups[0]
    alone = (group.start, group.end) == (block.start, block.end)
    return group.facts[0] if alone and not group.inferred and len(group.facts) == 1 else None
