"""`briefgen fact`: the facts of a library, added and listed by commands of their own modules; and `fact rename`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli import completing, fact_add, fact_list, options, printing

if TYPE_CHECKING:
    from pathlib import Path

commands = typer.Typer(
    help="Pin a passage as a fact, list the facts, rename one.", no_args_is_help=True, rich_markup_mode=None
)


commands.command("add")(fact_add.add)
commands.command("list")(fact_list.listing)


@commands.command("rename")
def rename(
    old: Annotated[str, typer.Argument(metavar="OLD", help="The fact's id.", autocompletion=completing.facts)],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The id it takes.")],
    *,
    library: options.LibraryFolder = options.BRIEFS,
) -> None:
    """Give a fact another id; facts, questions, briefs, lock and seals follow, or nothing is written."""
    from briefgen.build.renaming import rename as renamed
    from briefgen.cli import opened
    from briefgen.library.rename import Refused

    memo = opened.remembered()
    read, known = opened.loaded(library, memo=memo)
    if old not in read.facts:
        raise opened.unknown("fact", old, tuple(sorted(read.facts)))
    opened.free_id(new, read, "NEW")
    display = opened.shown(library)
    try:
        done = renamed(library, read, old=old, new=new, known=known, memo=memo)
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
