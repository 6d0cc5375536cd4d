"""Counts the notes that are lost, doubled or misplaced in random briefs, with WeasyPrint as it is and as we mend it.

Each document is drawn from its seed alone: the same seed is the same document on every machine. The words are
nonsense, the shapes are those of a brief. `bench/notes.py 500` prints two rows; ends with 1 if ours misplaced a note.
"next page" counts notes that stand one page after their call, which is no fault but a bother.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

from briefgen.render import fonts, page, pdf
from briefgen.write.manuscript import Manuscript, Note, Style
from briefgen.write.parts import marked

DOCUMENTS = 500
#: What an audit's message says, and the column it counts in.
KINDS = (("is lost", "lost"), ("times", "doubled"), ("out of order", "unordered"), ("is called on page", "far"))
_WORDS = (
    "net quay cod boats harbour ministers talks season quota towing channel letter autumn Ostby Kell Arland Velmark"
    " and of the in to with after before until a an two officers agreed refused signed waited counted published"
    " nevertheless administration representatives understanding"
).split()


class Dice:
    """Draws the text of one document, and gathers the notes that it calls."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 - a generator of documents, not of secrets
        # A document of many short notes and one of a few long ones go wrong in different places.
        self.longest = self.random.choice((12, 30, 60, 110))
        self.dense = self.random.uniform(0.3, 0.9)
        self.notes: list[Note] = []

    def words(self, least: int, most: int) -> str:
        """So many words, with a capital and no full stop."""
        drawn = " ".join(self.random.choices(_WORDS, k=self.random.randint(least, most)))
        return drawn[0].upper() + drawn[1:]

    def call(self, chance: float) -> str:
        """A call to a new note, or nothing."""
        if self.random.random() > chance:
            return ""
        number = len(self.notes) + 1
        text = f"*{self.words(1, 4)}*, {self.words(2, self.longest)}, para. {self.random.randint(1, 40)}."
        if self.random.random() < 0.3:
            text += f" [passage](https://tribune.example/{number}/{'harbour-' * self.random.randint(1, 9)})"
        self.notes.append(Note(number, text, ()))
        return f"[^{number}]"

    def sentences(self, least: int, most: int) -> str:
        """Sentences, most of them with a note."""
        return " ".join(f"{self.words(4, 34)}.{self.call(self.dense)}" for _ in range(self.random.randint(least, most)))


def document(seed: int) -> Manuscript:
    """The random brief of a seed: judgements, sections with paragraphs, lists, tables, quotations, and its notes."""
    dice = Dice(seed)
    pieces = [marked("head", f"# {dice.words(4, 11)}\n\n{dice.words(15, 50)}.{dice.call(0.5)}")]
    if dice.random.random() < 0.8:
        pieces.append(_judgements(dice))
    for number in range(1, dice.random.randint(4, 7)):
        pieces.append(_section(dice, number))
    return Manuscript(
        slug=f"random-{seed}", language="en", title="Random", description="", house="Bench", publisher="",
        as_of="2020-01-01", draft="", digest="0" * 64, markdown="".join(pieces), notes=tuple(dice.notes),
        record="{}", terms={}, style=Style(paper=dice.random.choice(("letter", "a4"))),
    )  # fmt: skip


def _judgements(dice: Dice) -> str:
    boxes = []
    for number in range(1, dice.random.randint(2, 5)):
        confidence = dice.random.choice(("low", "moderate", "high"))
        body = f"{dice.words(8, 30)}.{dice.call(0.9)}" + marked("basis", f"**{confidence}** {dice.words(1, 6)}")
        boxes.append(marked("judgement", body, n=str(number), confidence=confidence))
    return marked("judgements", f"## {dice.words(2, 3)}\n\n{''.join(boxes)}")


def _section(dice: Dice, number: int) -> str:
    heading = f"### {dice.words(3, 9)}\n\n"
    rail = marked("rail", f"**{dice.random.randint(2, 900)}**\n\n{dice.words(3, 9)}")
    body = heading + (rail if dice.random.random() < 0.4 else "")
    body += "\n\n".join(_block(dice) for _ in range(dice.random.randint(1, 5)))
    section = marked("section", body, id=f"s{number}")
    return marked("area", f"## {dice.words(2, 4)}\n\n{section}") if dice.random.random() < 0.5 else section


def _block(dice: Dice) -> str:
    shape = dice.random.choices(("text", "list", "table", "quotation"), (7, 2, 1, 1))[0]
    if shape == "list":
        return "\n".join(f"- {dice.sentences(1, 2)}" for _ in range(dice.random.randint(2, 5)))
    if shape == "table":
        rows = "\n".join(
            f"| {dice.words(1, 2)} | {dice.words(3, 14)}{dice.call(0.8)} | {dice.words(1, 3)} |"
            for _ in range(dice.random.randint(2, 5))
        )
        return marked("accounts", f"**{dice.words(3, 6)}**\n\n| Who | What | When |\n| --- | --- | --- |\n{rows}")
    if shape == "quotation":
        return marked("quotation", f"> {dice.words(6, 25)}.{dice.call(0.9)}\n\n{dice.words(2, 5)}")
    return dice.sentences(1, 6)


@dataclass(frozen=True, slots=True)
class Tried:
    """One document: its notes and pages, what went wrong, the processor's seconds of its layout, its late notes."""

    seed: int
    notes: int
    pages: int
    wrong: tuple[str, ...]
    seconds: float
    late: int = 0


def _stock() -> None:
    """A worker that prints with WeasyPrint as it comes: our fonts, none of our mending."""
    os.environ["FONTCONFIG_FILE"] = str(fonts.CONFIGURATION)
    from briefgen.render import weasy  # noqa: F401 - imported, and not cured


def _mended() -> None:
    """A worker that prints as briefgen does."""
    pdf.prepare()


def lay_out(seed: int) -> Tried:
    """Lay the document of a seed out in this process, and audit it."""
    import weasyprint

    from briefgen.render import audit, weasy

    manuscript, files = document(seed), fonts.files(weasy.BASE)
    html = page.compose(manuscript, "print", pictures={}, faces=fonts.style_sheet(weasy.BASE)).html
    started = time.process_time()
    try:
        pages = weasyprint.HTML(string=html, base_url=weasy.BASE, url_fetcher=weasy.Fetcher(files)).render().pages
    except AssertionError:
        # One of its own, in the layout of notes.
        return Tried(seed, len(manuscript.notes), 0, ("failed",), time.process_time() - started)
    passed = time.process_time() - started
    told = audit.audit(pages, [note.number for note in manuscript.notes], about=())
    wrong = tuple(next((kind for words, kind in KINDS if words in d.message), "overlapping") for d in told)
    return Tried(seed, len(manuscript.notes), len(pages), wrong, passed, len(audit.late_notes(pages)))


def _row(name: str, tried: list[Tried]) -> Iterator[str]:
    count = Counter(kind for one in tried for kind in one.wrong)
    yield f"{name:10}{len(tried):>10}{sum(t.pages for t in tried):>8}{sum(t.notes for t in tried):>8}"
    yield from (f"{count[kind]:>12}" for kind in ("lost", "doubled", "unordered", "far", "overlapping", "failed"))
    yield f"{sum(t.late for t in tried):>12}{sum(t.seconds for t in tried):>10.1f}"


def main() -> None:
    """Print a row for WeasyPrint as it comes and one for ours, and the seeds that went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("documents", type=int, nargs="?", default=DOCUMENTS)
    parser.add_argument("--from", type=int, default=0, dest="first", help="the first seed")
    chosen = parser.parse_args()
    heads = ("lost", "doubled", "unordered", "far", "overlapping", "failed", "next page")
    print(f"{'':10}{'documents':>10}{'pages':>8}{'notes':>8}" + "".join(f"{h:>12}" for h in heads) + f"{'seconds':>10}")
    wrong: dict[str, list[Tried]] = {}
    for name, start in (("WeasyPrint", _stock), ("briefgen", _mended)):
        with ProcessPoolExecutor(mp_context=multiprocessing.get_context("spawn"), initializer=start) as workers:
            tried = list(workers.map(lay_out, range(chosen.first, chosen.first + chosen.documents), chunksize=4))
        wrong[name] = [one for one in tried if one.wrong]
        print("".join(_row(name, tried)))
    for name, listed in wrong.items():
        print(f"{name}, seeds: " + (", ".join(f"{t.seed} {' '.join(sorted(set(t.wrong)))}" for t in listed) or "none"))
    sys.exit(bool(wrong["briefgen"]))


if __name__ == "__main__":
    main()
