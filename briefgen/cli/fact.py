"""`briefgen fact`: the facts of a library, one command to add one, one to list them, one to rename one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli import options, printing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from briefgen.library.anchors import Proposal
    from briefgen.library.library import Filed, Library

commands = typer.Typer(
    help="Pin a passage as a fact, list the facts, rename one.", no_args_is_help=True, rich_markup_mode=None
)

_COLUMNS = ("id", "source", "theme", "area", "status", "date", "claim")


@commands.command("add")
def add(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="The source's id.")],
    words: Annotated[str, typer.Argument(metavar="WORDS", help="A few words of the passage, or `first [...] last`.")],
    *,
    library: options.LibraryFolder = options.BRIEFS,
    key: Annotated[str | None, typer.Option("--id", metavar="ID", help="The fact's id; without it, only look.")] = None,
    claim: Annotated[str | None, typer.Option("--claim", metavar="TEXT", help="One sentence of our own.")] = None,
    says: Annotated[str | None, typer.Option("--says", metavar="NAME", help="Who says so, as in names.yaml.")] = None,
    theme: Annotated[str | None, typer.Option("--theme", metavar="THEME", help="The theme of its group.")] = None,
    topic: Annotated[str | None, typer.Option("--topic", metavar="TOPIC", help="File in facts/; else SOURCE.")] = None,
    pick: Annotated[int | None, typer.Option("--pick", metavar="N", min=1, help="Which of the passages shown.")] = None,
) -> None:
    """Find a passage by its words and its shortest anchors; with --id and --claim, write it down as a fact."""
    from briefgen.cli import opened
    from briefgen.library.anchors import propose

    read = opened.readable(library)
    if source not in read.sources:
        raise opened.unknown("source", source, tuple(sorted(read.sources)))
    try:
        found = propose(read, source=source, words=words)
    except ValueError:
        raise typer.BadParameter("`[...]` stands once, with words before and after it", param_hint="WORDS") from None
    if not found:
        printing.remark(f"nothing like these words was found in `{source}`, or its text is not on this machine")
        raise typer.Exit(1)
    if key is None or claim is None:
        printing.product("\n\n".join(_proposed(number, one) for number, one in enumerate(found, start=1)))
        printing.remark("nothing was written: that takes --id and --claim")
        return
    _add(read, library, _picked(found, pick), source=source, fact={"id": key, "claim": claim, "says": says},
         topic=topic or source, theme=theme)  # fmt: skip


def _picked(found: Sequence[Proposal], pick: int | None) -> Proposal:
    """The one exact passage, or the one that was picked; similarity alone never decides."""
    if pick is None and len(found) == 1 and found[0].exact:
        return found[0]
    if pick is not None and pick <= len(found):
        return found[pick - 1]
    why = "several passages hold these words" if found[0].exact else "these words stand nowhere exactly"
    printing.remark(f"{why}: look without --id, then give --pick with the number of the passage meant")
    raise typer.Exit(1)


def _add(
    library: Library,
    folder: Path,
    passage: Proposal,
    *,
    source: str,
    fact: dict[str, str | None],
    topic: str,
    theme: str | None,
) -> None:
    from briefgen.cli import opened, verdict
    from briefgen.library.capture import add_fact

    key = fact["id"] or ""
    opened.an_id(topic, "--topic")
    opened.free_id(key, library, "--id")
    try:
        taken = add_fact(folder, topic=topic, source=source, fact={**fact, "at": passage.at}, theme=theme)
    except OSError as error:
        raise opened.unwritten(folder, error) from None
    verdict.tell_and_leave(taken.diagnostics, library.atlas, display=opened.shown(folder))
    printing.product("\n".join(path.as_posix() for path in taken.written))
    if passage.speech and not fact["says"]:
        printing.remark("the passage reports speech: add `says:` with who says so")


def _proposed(number: int, one: Proposal) -> str:
    from briefgen.library.yaml_writer import document

    place = f"paragraph {one.paragraph}" if one.paragraph else "a caption"
    at = document({"at": one.at}).strip()
    lines = [f"{number}. {place}{'' if one.exact else ', similar only'}: {one.passage}", f"   {at}"]
    lines += [f"   numbers: {', '.join(one.numbers)}"] if one.numbers else []
    lines += [f"   dates: {', '.join(one.dates)}"] if one.dates else []
    lines += ["   reports speech: who says so?"] if one.speech else []
    return "\n".join(lines)


@commands.command("list")
def listing(
    *,
    library: options.LibraryFolder = options.BRIEFS,
    source: Annotated[str | None, typer.Option("--source", metavar="ID", help="Only this source.")] = None,
    theme: Annotated[str | None, typer.Option("--theme", metavar="THEME", help="Only this theme.")] = None,
    area: Annotated[str | None, typer.Option("--area", metavar="AREA", help="Only this area.")] = None,
    actor: Annotated[str | None, typer.Option("--actor", metavar="NAME", help="Only this actor or speaker.")] = None,
    unused: Annotated[bool, typer.Option("--unused", help="Only facts that no brief cites.")] = False,
    form: options.ListedAs = options.As.table,
) -> None:
    """List the facts, all or those that every option given asks for."""
    from briefgen.cli import opened
    from briefgen.cli.tables import listed

    read = opened.readable(library)
    if source is not None and source not in read.sources:
        raise opened.unknown("source", source, tuple(sorted(read.sources)))
    printed = _printed(read) if unused else frozenset()
    rows = [
        _row(filed, read.house.language)
        for _, filed in sorted(read.facts.items())
        if filed.id not in printed
        and source in (None, filed.source, *(filed.source_of(selector) for selector in filed.fact.at))
        and theme in (None, filed.fact.theme or filed.theme)
        and area in (None, filed.fact.area)
        and (actor is None or actor in (*filed.fact.actors, filed.fact.says))
    ]
    printing.product(listed(_COLUMNS, rows, form.value))


@commands.command("rename")
def rename(
    old: Annotated[str, typer.Argument(metavar="OLD", help="The fact's id.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The id it takes.")],
    *,
    library: options.LibraryFolder = options.BRIEFS,
) -> None:
    """Give a fact another id; facts, questions, briefs, lock and seals follow, or nothing is written."""
    from briefgen.build.renaming import rename as renamed
    from briefgen.cli import opened
    from briefgen.library.rename import Refused

    read, known = opened.loaded(library)
    if read is None:
        opened.stop(known, library)
    if old not in read.facts:
        raise opened.unknown("fact", old, tuple(sorted(read.facts)))
    opened.free_id(new, read, "NEW")
    display = opened.shown(library)
    try:
        done = renamed(library, read, old=old, new=new, known=known)
    except OSError as error:
        raise opened.unwritten(library, error) from None
    if isinstance(done, Refused):
        printing.remark(f"{display}/{done.file}:{done.line}: {done.why}; nothing was written")
        raise typer.Exit(1)
    printing.product("\n".join(f"{display}/{file}" for file in done.files))
    for file, line in (*((f"{display}/{file}", line) for file, line in done.mentions), *_in_templates(old, library)):
        printing.remark(f"{file}:{line}: still names `{old}`; change it by hand")


def _in_templates(fact: str, library: Path) -> list[tuple[str, int]]:
    """Where templates name a fact: a name of file, and a line."""
    from briefgen.write.engine import constants
    from briefgen.write.templates import ENTRY
    from briefgen.write.templates import folder as template_folder
    from briefgen.write.views import TAKE_A_FACT

    named = constants(template_folder(library), ENTRY, TAKE_A_FACT)
    return [(f"templates/{name}", line) for name, key, line in named if key == fact]


def _row(filed: Filed, language: str) -> tuple[str, ...]:
    fact = filed.fact
    theme, day = fact.theme or filed.theme or "", str(fact.date or "")
    return (fact.id, filed.source, theme, fact.area or "", fact.status, day, fact.claim_in(language))


def _printed(library: Library) -> frozenset[str]:
    """The facts that any brief cites or shows."""
    from briefgen.check.verify import open_case, uses

    case = open_case(library.without_texts())
    subjects = {subject for slug in library.briefs for subject in uses(case, slug)}
    return frozenset(subject.removeprefix("fact:") for subject in subjects if subject.startswith("fact:"))
