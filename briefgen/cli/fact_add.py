"""`briefgen fact add`: a passage found by a few words and written down as a fact, or facts from a table."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli import completing, options, printing
from briefgen.cli.advice import at_library
from briefgen.cli.fact_writing import judged, unborne, written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.library.anchors import Proposal
    from briefgen.library.capture.facts import Draft
    from briefgen.library.library import Library
    from briefgen.library.memo import Memo
    from briefgen.words.diagnostics import Diagnostic


#: Stands for the id in a dry run that was given none.
_NO_ID = "the-id"
_Words = Annotated[
    str | None, typer.Argument(metavar="[WORDS]", help="A few words of the passage, or `first [...] last`.")
]
_Source = Annotated[
    str | None, typer.Option("--source", metavar="ID", help="Whose text to look in.", autocompletion=completing.sources)
]
_Topic = Annotated[str | None, typer.Option("--topic", metavar="TOPIC", help="File in facts/; else the source.")]
_Date = Annotated[str | None, typer.Option("--date", metavar="DATE", help="When it was so, in EDTF.")]
_Pick = Annotated[
    int | None, typer.Option("--pick", metavar="N", parser=options.number(1), help="Which of the passages shown.")
]
_DryRun = Annotated[bool, typer.Option("--dry-run", help="Show what would be written.")]
_Anyway = Annotated[bool, typer.Option("--anyway", help="Write it with its errors, to be mended by hand.")]
_Table = Annotated[Path | None, typer.Option("--from", metavar="CSV", help="Facts from a table, all or none.")]


def add(
    words: _Words = None,
    *,
    source: _Source = None,
    library: options.LibraryFolder = options.BRIEFS,
    key: Annotated[str | None, typer.Option("--id", metavar="ID", help="The fact's id.")] = None,
    claim: Annotated[str | None, typer.Option("--claim", metavar="TEXT", help="One sentence of our own.")] = None,
    says: Annotated[str | None, typer.Option("--says", metavar="NAME", help="Who says so, as in names.yaml.")] = None,
    theme: Annotated[str | None, typer.Option("--theme", metavar="THEME", help="The theme of its group.")] = None,
    date: _Date = None,
    topic: _Topic = None,
    pick: _Pick = None,
    table: _Table = None,
    dry_run: _DryRun = False,
    anyway: _Anyway = False,
) -> None:
    """Find a passage by its words; with --id and --claim, write it down as a fact, with what is seen in it."""
    from briefgen.cli import opened

    if (table is None) == (words is None):
        raise typer.BadParameter("give a few words of the passage, or a table with --from", param_hint="WORDS")
    memo = opened.remembered()
    read = opened.readable(library, memo=memo)
    if table is not None:
        if any((source, key, claim, says, theme, date, topic, pick)):
            raise typer.BadParameter("the table says all of that itself", param_hint="--from")
        drafts = _from_table(table, read)
        written(library, drafts, judged(read, library, drafts, memo=memo), dry_run=dry_run, anyway=anyway, reminders=())
        return
    source = _whose(source, read)
    found = _found(read, source, words or "")
    if claim is None or (key is None and not dry_run):
        _shown(read, source, found)
        missing = " and ".join(name for name, given in (("--claim", claim), ("--id", key)) if given is None)
        printing.remark(f"nothing was written: that takes {missing}")
        return
    _one(read, library, _picked(found, pick), source=source, topic=topic or source, theme=theme,
         fields={"id": _NO_ID if key is None else key, "claim": claim, "says": says, "date": date},
         dry_run=dry_run, anyway=anyway, memo=memo)  # fmt: skip


def _whose(source: str | None, library: Library) -> str:
    """The source whose text is looked in, which has to be named, and known."""
    from briefgen.cli import opened

    if source is None:
        raise typer.BadParameter("say whose text to look in", param_hint="--source")
    if source not in library.sources:
        raise opened.unknown("source", source, tuple(sorted(library.sources)))
    return source


def _found(library: Library, source: str, words: str) -> tuple[Proposal, ...]:
    from briefgen.library.anchors import propose

    try:
        found = propose(library, source=source, words=words)
    except ValueError:
        raise typer.BadParameter("`[...]` stands once, with words before and after it", param_hint="WORDS") from None
    if found:
        return found
    if library.sources[source].text.sha256 not in (library.texts or {}):
        todo = at_library("have the archive handed over, then `briefgen archive unpack FILE`", library.atlas.display)
        printing.remark(f"the captured text of `{source}` is not in the archive of this machine: {todo}")
    elif words != (marked := re.sub(r"(?<!\[) *(?:\.\.\.|\u2026) *(?!\])", " [...] ", words).strip()):
        printing.remark(f"nothing like these words was found in `{source}`; what is left out is `[...]`: {marked}")
    else:
        printing.remark(f"nothing like these words was found in `{source}`; try fewer of them, as the text has them")
    raise typer.Exit(1)


def _picked(found: Sequence[Proposal], pick: int | None) -> Proposal:
    """The one exact passage, or the one that was picked; similarity alone never decides."""
    if pick is None and len(found) == 1 and found[0].exact:
        return found[0]
    if pick is not None and pick <= len(found):
        return found[pick - 1]
    why = "several passages hold these words" if found[0].exact else "these words stand nowhere exactly"
    for number, one in enumerate(found, start=1):
        printing.remark(_heading(number, one))
    printing.remark(f"{why}: give --pick with the number of the passage meant")
    raise typer.Exit(1)


def _one(
    library: Library,
    folder: Path,
    passage: Proposal,
    *,
    source: str,
    topic: str,
    theme: str | None,
    fields: dict[str, str | None],
    dry_run: bool,
    anyway: bool,
    memo: Memo,
) -> None:
    from briefgen.cli import opened
    from briefgen.library.capture.drafting import draft
    from briefgen.library.capture.facts import Draft

    opened.an_id(topic, "--topic")
    if not dry_run or fields["id"] != _NO_ID:
        opened.free_id(str(fields["id"]), library, "--id")
    made = draft(library, library.sources[source], passage, fields)
    one = Draft(topic, source, made.fields, theme, made.why)
    found = judged(library, folder, (one,), memo=memo)
    if fallen := unborne(found[1], made.why):
        made = draft(library, library.sources[source], passage, fields, without=fallen)
        one = Draft(topic, source, made.fields, theme, made.why)
        found = judged(library, folder, (one,), memo=memo)
    written(folder, (one,), found, dry_run=dry_run, anyway=anyway, reminders=made.reminders)


def _from_table(table: Path, library: Library) -> tuple[Draft, ...]:
    from briefgen.cli import verdict
    from briefgen.library.capture.fact_table import drafts
    from briefgen.library.capture.facts import Draft

    found = drafts(table, library)
    made = tuple(one for one in found if isinstance(one, Draft))
    if len(made) < len(found):
        faults = [_at_table(one, table, library) for one in found if not isinstance(one, Draft)]
        printing.remark(verdict.told(faults, None, display="", form="text"))
        printing.remark(f"{verdict.count(faults)}; nothing was written")
        raise typer.Exit(1)
    return made


def _at_table(one: Diagnostic, table: Path, library: Library) -> Diagnostic:
    """A fault of a table at the table, which no library holds, with a hint that names the library."""
    from briefgen.words.diagnostics import Place

    return replace(one, place=one.place or Place(table.as_posix()), hint=at_library(one.hint, library.atlas.display))


def _heading(number: int, one: Proposal) -> str:
    place = f"paragraph {one.paragraph}" if one.paragraph else "a caption"
    return f"{number}. {place}{'' if one.exact else ', similar only'}: {one.passage}"


def _shown(library: Library, source: str, found: Sequence[Proposal]) -> None:
    """Each passage with its anchors and all that a fact may take from it."""
    from briefgen.library.capture.drafting import seen
    from briefgen.library.yaml_writer import document

    shown = []
    for number, one in enumerate(found, start=1):
        known = seen(library, library.sources[source], one.passage)
        dates = (words if words == date.text else f"{words} = {date}" for words, date in known.dates)
        told = {
            "numbers": ", ".join(known.amounts),
            "dates": ", ".join(dates),
            "in doubt": "; ".join(known.doubts.values()),
            "names": ", ".join(known.speakers),
            "speech": "it reports what somebody says: who?" if one.speech else "",
        }
        lines = [_heading(number, one), f"   {document({'at': one.at}).strip()}"]
        shown.append("\n".join([*lines, *(f"   {name}: {words}" for name, words in told.items() if words)]))
    printing.product("\n\n".join(shown))
